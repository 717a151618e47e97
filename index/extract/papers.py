"""The names of papers and programmes in quotation marks: *el diario "El Norte"*, *"…", titula "Marca"*,
*NBC's "Meet the Press"*."""

from index.extract.marks import Stretch
from index.extract.sentences import SAYING
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_LONGEST_TITLE = 5


def mend_papers(text: str, tokens: Tokens, stretches: list[Stretch], language: Language) -> None:
    """Where the names of papers stand in quotation marks they are names: *el diario "Marca"*, *según "El
    Norte"*, *"…", titula "Marca"*, *"El Norte" afirma que*."""
    quoted = [i for i, number in enumerate(tokens.stretches) if number >= 0]
    for i in quoted:
        stretch = stretches[tokens.stretches[i]]
        if _is_name(text[stretch.start : stretch.end], language) and (
            _is_paper(tokens, i, language)
            or _is_source(tokens, i, language)
            or (says(tokens, i + 1, language) and leads_to_clause(tokens, i + 2, language))
        ):
            tokens.tags[i] = "NNP"


def mend_programmes(text: str, tokens: Tokens, stretches: list[Stretch], language: Language) -> None:
    """What stands in quotation marks behind a station's possessive is its programme: *told NBC's "Meet the
    Press" that …*. A station is known by its capitals."""
    for i in range(2, len(tokens)):
        number = tokens.stretches[i]
        if number < 0 or tokens.tags[i - 1] != "POS":
            continue
        station = tokens.words[i - 2]
        words = text[stretches[number].start : stretches[number].end].rstrip(",")
        if len(station) > 1 and station.isupper() and _is_name(words, language):
            tokens.tags[i] = "NNP"


def _is_name(words: str, language: Language) -> bool:
    """Whether a few words have capitals as a name does, but for small ones inside: *La Gazzetta dello
    Sport*."""
    listed = words.split()
    if not listed or len(listed) > _LONGEST_TITLE or not listed[-1][-1].isalnum():
        return False
    inner = all(word[0].isupper() or len(word) < 6 for word in listed)
    named = listed[0][0].isupper() or listed[0] in language.lexicon.articles
    return inner and named and listed[-1][0].isupper()


def _is_paper(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a noun for what is published stands before a quotation, or before one adjective or comma."""
    return any(
        tokens.lowers[k] in language.lexicon.publications
        for k in range(max(0, i - 2), i)
        if k == i - 1 or tokens.tags[i - 1] in ("JJ", "NN", "NNS", ",")
    )


def _is_source(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a quotation follows a word that a source follows: *según*, or a verb that a quotation stands
    before."""
    k = i - 1 if i and tokens.lowers[i - 1] not in language.lexicon.articles else i - 2
    if k < 0:
        return False
    if (tokens.lowers[k],) in language.lexicon.source_prepositions:
        return tokens.lowers[k] not in language.lexicon.fronted
    before = k - 2 if k > 1 and tokens.words[k - 1] == "," else k - 1
    return says(tokens, k, language) and before >= 0 and tokens.stretches[before] >= 0


def agency_end(tokens: Tokens, i: int, lexicon: Lexicon) -> int | None:
    """The last token of the name of an agency or a station that begins at `i`: *EFE*, *BBC Mundo*."""
    if not lexicon.agencies or tokens.words[i] == tokens.lowers[i]:
        return None
    if " ".join(tokens.lowers[i : i + 2]) in lexicon.agencies:
        return i + 1
    return i if tokens.lowers[i] in lexicon.agencies else None


def leads_to_clause(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether *que* stands at `i`, or behind one preposition: *alerta de que*."""
    if i + 1 < len(tokens) and tokens.tags[i] == "IN" and tokens.lowers[i] in language.lexicon.authorship:
        i += 1
    return i < len(tokens) and tokens.lowers[i] in language.lexicon.declaratives


def says(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether token `i`, if there is one, is a verb of saying in a form that shows its tense."""
    lemma = language.verbs.get(tokens.lowers[i]) if i < len(tokens) else None
    if lemma is None or lemma == tokens.lowers[i] or tokens.tags[i] not in ("VBD", "VBZ"):
        return False
    return not SAYING.isdisjoint(language.verb_classes[lemma])
