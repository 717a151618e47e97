"""Cues that are nouns: *Torres's claim that …*, *his refusal to …*, *a claim by Torres that …*."""

from index.extract.brackets import bracket_source
from index.extract.candidate import Candidate
from index.extract.content import complement_after
from index.extract.inversion import free_subject
from index.extract.phrases import (
    FINITE,
    Phrase,
    extend_right,
    noun_phrase_after,
    noun_phrase_before,
    verb_group_start,
)
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_NEAR = 12


def noun_candidate(tokens: Tokens, head: int, low: int, high: int, language: Language) -> Candidate | None:
    """A noun of saying with whose it is: *Torres's claim that …*, *his refusal to …*, *a claim by Torres that
    …*."""
    if head > low and tokens.lowers[head - 1] in language.lexicon.with_nouns:
        return None  # nach Angaben der Polizei: the preposition is the cue
    mention, way, behind = _whose(tokens, head, low, high, language)
    linked = head + 1
    if linked < high and tokens.lowers[linked] in language.lexicon.be_forms and (mention is not None):
        complement = complement_after(tokens, linked, high, language)
        if complement.form in ("that", "quote", "colon") and complement.phrase is not None:
            return Candidate(
                "noun", tokens.lowers[head], (head, head), mention, way, complement, [complement.phrase]
            )
        return None
    complement = complement_after(tokens, behind, high, language)
    told = complement.form == "clause" and language.lexicon.grammar.comma_clauses
    if (
        complement.form == "pp"
        and complement.word in language.lexicon.authorship
        and complement.phrase is not None
    ):
        phrase = noun_phrase_after(tokens, complement.phrase[0] + 1, high)
        if phrase is not None:
            mention, way = extend_right(tokens, phrase, high, language.lexicon), "agent"
            complement = complement_after(tokens, phrase[1], high, language)
    if (
        complement.phrase is None
        or complement.far
        or (complement.form in ("none", "np", "clause", "ing", "colon") and not told)
    ):
        return None
    if mention is None:
        if complement.form not in ("that", "wh", "to") and not told:
            return None
        way = "none"
    return Candidate("noun", tokens.lowers[head], (head, head), mention, way, complement, [complement.phrase])


def _whose(
    tokens: Tokens, head: int, low: int, high: int, language: Language
) -> tuple[Phrase | None, str, int]:
    """Whose a noun of saying is, how that was found, and the last token before what is said may begin."""
    tags, lexicon = tokens.tags, language.lexicon
    first = head
    while first > low and tags[first - 1] in ("JJ", "NN", "CD", "VBN", "NNP"):
        first -= 1
    mention: Phrase | None = None
    way = "none"
    if first > low and tags[first - 1] == "PRP$":
        mention, way = (first - 1, first - 1), "possessive"
    elif first - 1 > low and tags[first - 1] == "POS":
        mention, way = noun_phrase_before(tokens, first - 2, low, lexicon), "possessive"
    if mention is None and lexicon.grammar.verb_final:
        mention, way = _holder(tokens, head, low, high, language)
    elif mention is None and lexicon.grammar.subject_follows:
        mention, way = _owner(tokens, head, low, high, lexicon)
    holder = _possessor(tokens, head, high, lexicon) if lexicon.grammar.verb_final else None
    return (mention, way, head) if holder is None else (holder, "possessive", holder[1])


def _possessor(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """Whose noun of saying it is, by what stands behind it: *der Vorwurf der Partei, …*, *das Fazit von
    Huber*."""
    i = head + 1
    if i >= high:
        return None
    if tokens.lowers[i] in lexicon.genitives or tokens.lowers[i] in lexicon.authorship:
        first = i + 1 if tokens.tags[i] == "IN" else i
        phrase = noun_phrase_after(tokens, first, high, lexicon)
        return None if phrase is None else extend_right(tokens, phrase, high, lexicon)
    return None


def _holder(tokens: Tokens, head: int, low: int, high: int, language: Language) -> tuple[Phrase | None, str]:
    """Whose noun of saying it is, by the verb that governs it: *Huber ist der Meinung, dass …*."""
    for k in range(head - 1, max(low, head - _NEAR), -1):
        if tokens.words[k] in (",", ";", ":") or tokens.stretches[k] >= 0:
            break
        if tokens.tags[k] in FINITE:
            lemma = language.verbs.get(tokens.lowers[k], "")
            mention, way, _ = bracket_source(tokens, k, (low, high), lemma, language.lexicon)
            overlaps = mention is not None and mention[0] <= head <= mention[1]
            return (None, "none") if overlaps else (mention, way)
    return None, "none"


def _owner(tokens: Tokens, head: int, low: int, high: int, lexicon: Lexicon) -> tuple[Phrase | None, str]:
    """Whose noun of saying it is, by the verb that it is an object of: *Torres llegó a la conclusión de
    que*."""
    for k in range(head - 1, max(low, head - _NEAR), -1):
        if tokens.words[k] in (",", ";", ":") or tokens.stretches[k] >= 0:
            break
        if tokens.tags[k] in FINITE:
            start = verb_group_start(tokens, k, low, lexicon)
            mention, way = free_subject(tokens, start, k, (low, high), lexicon)
            overlaps = mention is not None and mention[0] <= head <= mention[1]
            return (None, "none") if overlaps or mention is None else (mention, way)
    return None, "none"
