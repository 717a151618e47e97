"""Cues that are no verbs: *according to*, *his claim that*, *is sure that*, a dash or colon and a name."""

from index.extract.brackets import bracket_source, bracket_subject
from index.extract.candidate import Candidate
from index.extract.complement import Complement
from index.extract.content import complement_after, content_after_pause, content_end
from index.extract.inversion import free_subject
from index.extract.phrases import (
    FINITE,
    NOUNS,
    Phrase,
    extend_left,
    extend_right,
    noun_phrase_after,
    noun_phrase_before,
    verb_group_start,
)
from index.extract.sentences import Range
from index.extract.subjects import subject_before
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_DASHES = frozenset(("--", "—", "–", "-", "―", "~"))
_NEAR = 12
_LABEL = 20
_NAME = 30
"""No name in quotation marks is longer, in characters."""


def preposition_candidate(
    tokens: Tokens, i: int, low: int, high: int, language: Language
) -> Candidate | None:
    """*according to* and the like: the source follows, what is said is the rest of the sentence."""
    lexicon = language.lexicon
    for words in language.openings[tokens.lowers[i]]:
        end = i + len(words)
        if end < high and tuple(tokens.lowers[i:end]) == words:
            break
    else:
        return None
    phrase = None
    if words not in lexicon.source_phrases:
        phrase = _source(tokens, end, high, lexicon)
        if phrase is None or (len(words) == 1 and not _stands_right(tokens, i, phrase, low, lexicon)):
            return None
    past = end if phrase is None else phrase[1] + 1
    content = _around(tokens, i, past, (low, high), language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    way = "dropped" if phrase is None else "near"
    return Candidate("preposition", " ".join(words), (i, end - 1), phrase, way, complement, content)


def _source(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase behind a preposition; a short name in quotation marks is one."""
    if tokens.stretches[i] >= 0:
        return (i, i) if tokens.ends[i] - tokens.starts[i] < _NAME else None
    phrase = noun_phrase_after(tokens, i, high, lexicon)
    if phrase is None:
        return None
    told = lexicon.grammar.head_first and tokens.lowers[phrase[1]] in lexicon.cue_nouns
    if told and phrase[1] + 1 < high and tokens.lowers[phrase[1] + 1] in lexicon.authorship:
        phrase = noun_phrase_after(tokens, phrase[1] + 2, high, lexicon) or phrase  # las palabras de Torres
    return extend_right(tokens, phrase, high, lexicon)


def _stands_right(tokens: Tokens, i: int, source: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a word that introduces a source only after a pause stands there; or one that does so only at
    the beginning of a sentence, but for documents."""
    lower = tokens.lowers[i]
    if lower in lexicon.trailing:
        return i > low and (tokens.words[i - 1] in (",", "–", "—") or tokens.stretches[i - 1] >= 0)
    noun = tokens.lowers[_head(tokens, source)]
    if _tells_source(noun, lexicon):
        return True
    return lower not in lexicon.with_nouns and (i == low or lower not in lexicon.fronted)


def _tells_source(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun can name what words are from: a document, or what was said."""
    return noun in lexicon.document_nouns or noun in lexicon.cue_nouns or noun in lexicon.source_nouns


def _head(tokens: Tokens, phrase: Phrase) -> int:
    """The last noun of a phrase before anything that belongs to it: *Angaben der Polizei*."""
    first, last = phrase
    for k in range(first, last):
        if tokens.tags[k] in NOUNS and tokens.tags[k + 1] in ("IN", "DT"):
            return k
    return last


def postposition_candidate(
    tokens: Tokens, i: int, low: int, high: int, language: Language
) -> Candidate | None:
    """A source with its preposition behind it: *Medienberichten zufolge*."""
    phrase = noun_phrase_before(tokens, i - 1, low, language.lexicon)
    if tokens.lowers[i] in language.openings and (
        phrase is None or not _is_saying(tokens, phrase, language.lexicon)
    ):
        return None
    if phrase is None:
        phrase = (i - 1, i - 1)
    elif language.lexicon.grammar.noun_capitals and _is_common(tokens, phrase[1], language.lexicon):
        nouns = [k for k in range(phrase[0], phrase[1]) if tokens.tags[k] in NOUNS]
        phrase = (nouns[-1] + 1, phrase[1]) if nouns else phrase  # nimmt die Bande Schätzungen zufolge ein
    phrase = extend_left(tokens, phrase, low, language.lexicon)
    content = _around(tokens, phrase[0], i + 1, (low, high), language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    return Candidate("preposition", tokens.lowers[i], (i, i), phrase, "near", complement, content)


def adverb_candidate(tokens: Tokens, i: int, low: int, high: int, language: Language) -> Candidate:
    """A word that stands for a source named before, *Demnach ist der Damm dicht*: what is said is the rest of
    its clause."""
    content = _around(tokens, i, i + 1, (low, high), language)
    if i > low and tokens.words[i - 1] == ",":
        content = _clause_from(tokens, i + 1, high, language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    return Candidate("preposition", tokens.lowers[i], (i, i), (i, i), "near", complement, content)


def _is_common(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether a common noun stands at `i`, whatever the tagger says of nouns of saying and of documents."""
    lower = tokens.lowers[i]
    return tokens.tags[i] in ("NN", "NNS") or _tells_source(lower, lexicon)


def _is_saying(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase is a noun of saying with its article: *ihrer Meinung* nach."""
    determined = tokens.tags[phrase[0]] in ("PRP$", "DT")
    return determined and _tells_source(tokens.lowers[phrase[1]], lexicon)


def _around(tokens: Tokens, first: int, past: int, sentence: Range, language: Language) -> list[Phrase]:
    """What is said around a source that stands from `first` up to `past`: the rest of the sentence, or of its
    clause where that depends on another."""
    low, high = sentence
    if language.lexicon.grammar.verb_final and past < high and tokens.words[past] == "(":
        closing = next((k for k in range(past, min(high, past + _NEAR)) if tokens.words[k] == ")"), None)
        past = closing + 1 if closing is not None else past
    if language.lexicon.grammar.comma_clauses:
        low = _own_start(tokens, first, low, language.lexicon)
    if first > low and not all(
        tokens.tags[k] in ("CC", "RB") or tokens.words[k] == "," for k in range(low, first)
    ):
        paused = tokens.words[first - 1] in (",", "--", "—", "–")
        content = [(low, first - 2 if paused else first - 1)]
        if language.lexicon.grammar.verb_final and not paused and past < high - 1:
            content += _clause_from(tokens, past, high, language)
        elif language.lexicon.grammar.verb_final:
            content += _resumed_verb(tokens, first, past, high, language)
        elif language.lexicon.grammar.subject_follows:
            content += _resumed(tokens, first, past, high, language)
        return content
    if language.lexicon.grammar.verb_final and past < high and tokens.words[past] not in (",", ".", ":", "("):
        return _clause_from(tokens, past, high, language)
    comma = _comma_after(tokens, past, high)
    if comma is not None and comma + 1 < high:
        return _clause_from(tokens, comma + 1, high, language)
    return []


def _clause_from(tokens: Tokens, first: int, high: int, language: Language) -> list[Phrase]:
    """What is said from token `first` on, if anything."""
    if first >= high:
        return []
    last = content_end(tokens, first, high, "clause", language)
    return [(first, last)] if last >= first else []


def _own_start(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> int:
    """The first token of the clause that token `i` stands in: a dependent one, or a main clause behind
    another; `low` where the clause before is part of it (*Weil es regnet, sei der Damm laut Huber …*)."""
    tags = tokens.tags
    for k in range(i - 1, max(low, i - _LABEL), -1):
        if tokens.words[k] != ",":
            continue
        opens = tokens.lowers[k + 1] in lexicon.subordinators or tokens.lowers[k + 1] in lexicon.declaratives
        pronoun = lexicon.pronouns.get(tokens.lowers[k + 1])
        relative = pronoun is not None and pronoun.relative and tags[k + 2] not in (*NOUNS, "JJ", "CD")
        if opens or relative or tags[k + 1] in ("WDT", "WP"):
            return k + 1
        if tags[k + 1] in FINITE:
            return low
        main = any(tags[j] in FINITE for j in range(k + 1, i))
        if main and any(tags[j] in FINITE for j in range(low, k)):
            return k + 1
    return low


def _resumed(tokens: Tokens, i: int, past: int, high: int, language: Language) -> list[Phrase]:
    """What goes on after a source set between commas: *El plan, según Torres, costará más*."""
    if tokens.words[i - 1] != ",":
        return []
    later = content_after_pause(tokens, past, high, False, language)
    return [] if later is None else [later]


def _resumed_verb(tokens: Tokens, first: int, past: int, high: int, language: Language) -> list[Phrase]:
    """What goes on after a source set between commas, by its verb: *Der Plan, so Huber weiter, werde mehr
    kosten*."""
    while past < high and tokens.tags[past] in ("RB", "JJ"):
        past += 1
    if past + 1 >= high or tokens.words[first - 1] != "," or tokens.words[past] != ",":
        return []
    open_ = any(tokens.lowers[k] in language.lexicon.auxiliaries for k in range(max(0, first - 3), first - 1))
    if tokens.tags[past + 1] not in FINITE and not open_:
        return []
    return _clause_from(tokens, past + 1, high, language)


def _comma_after(tokens: Tokens, i: int, high: int) -> int | None:
    """The comma that ends a fronted phrase; past appositions, to the one that a clause follows."""
    last = None
    stop = min(high, i + 40)
    for j in range(i, stop):
        if tokens.words[j] == ",":
            last = j if last is None else last
            if (
                j + 1 < stop
                and tokens.tags[j + 1] not in ("WP", "WDT", "VBN", "VBG")
                and _has_verb(tokens, j + 1, stop)
            ):
                return j
    return last


def _has_verb(tokens: Tokens, i: int, stop: int) -> bool:
    """Whether a finite verb stands before the next comma."""
    for k in range(i, stop):
        if tokens.tags[k] in FINITE or tokens.stretches[k] >= 0:
            return True
        if tokens.words[k] == ",":
            return False
    return False


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


def adjective_candidate(
    tokens: Tokens, head: int, low: int, high: int, language: Language
) -> Candidate | None:
    """*is confident that …*: an adjective of thinking or saying after a form of *be*."""
    complement = complement_after(tokens, head, high, language)
    if (
        complement.phrase is None
        or complement.far
        or complement.form not in ("that", "wh", "to", "pp", "clause")
    ):
        return None
    start = verb_group_start(tokens, head, low, language.lexicon)
    beside = head > low and tokens.tags[head - 1] in FINITE
    if start == head and not beside and not language.lexicon.grammar.verb_final:
        return None
    start = start if start < head else verb_group_start(tokens, head - 1, low, language.lexicon)
    if language.lexicon.grammar.verb_final:
        found = _main_subject(tokens, head, (low, high), language.lexicon)
    else:
        found = subject_before(tokens, start, low, language.lexicon)
    if found is None:
        return None
    negated = any(tokens.lowers[k] in language.lexicon.negations for k in range(start, head))
    return Candidate(
        "adjective",
        tokens.lowers[head],
        (head, head),
        found[0],
        found[1],
        complement,
        [complement.phrase],
        negated=negated,
    )


def _main_subject(tokens: Tokens, head: int, sentence: Range, lexicon: Lexicon) -> tuple[Phrase, str] | None:
    """The subject of the form of *be* or *show* that an adjective belongs to: *zeigte sich Huber besorgt*."""
    for k in range(head, max(sentence[0] - 1, head - _NEAR), -1):
        if tokens.words[k] in (",", ";", ":"):
            return None
        if tokens.tags[k] in FINITE:
            mention, way, _ = bracket_subject(tokens, k, sentence, lexicon)
            return None if mention is None else (mention, way)
    return None


def signature_candidate(tokens: Tokens, low: int, high: int) -> Candidate | None:
    """A quotation with its source after a dash: *"…" — Luis Torres*."""
    for i in range(low + 1, min(high - 1, low + 4)):
        if tokens.words[i] in _DASHES and tokens.stretches[i - 1] >= 0:
            phrase = noun_phrase_after(tokens, i + 1, high)
            if phrase is None or tokens.tags[phrase[1]] != "NNP" or not tokens.words[phrase[0]][0].isupper():
                return None
            if any(tokens.tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(phrase[1] + 1, high)):
                return None
            complement = Complement("quote", (i - 1, i - 1))
            return Candidate("signature", tokens.words[i], (i, i), phrase, "near", complement, [(low, i - 1)])
    return None


def label_candidate(tokens: Tokens, low: int, high: int, language: Language) -> Candidate | None:
    """*Torres: We will vote*: a name, a colon, and what was said, at the beginning of a sentence; before a
    quotation with an apposition too (*Torres, the governor: “…”*)."""
    named = tokens.tags[low] == "NNP"
    for i in range(low + 1, min(high - 1, low + (_LABEL if named else 9))):
        if tokens.words[i] == ":":
            break
        if tokens.tags[i] in FINITE or tokens.stretches[i] >= 0 or tokens.words[i] in ".;":
            return None
        if tokens.words[i] == "," and not named:
            return None
    else:
        return None
    if i >= high - 1 or tokens.words[i] != ":":
        return None
    if tokens.tags[i - 1] not in NOUNS | {"CD", ")"} and not tokens.words[low][0].isupper():
        return None
    apposed = next((k for k in range(low, i) if tokens.words[k] == ","), i)
    if (apposed < i or i > low + 8) and tokens.stretches[i + 1] < 0:
        return None
    last = high - 1
    while last > i and tokens.words[last] in (".", ",", ";"):
        last -= 1
    if last <= i:
        return None
    complement = Complement("quote" if tokens.stretches[i + 1] >= 0 else "colon", (i + 1, last))
    mention = (low, apposed - 1)
    return Candidate("colon", ":", (i, i), mention, "near", complement, [(i + 1, last)])
