"""Names that the tagger has mistaken for other words, put right by what stands beside them."""

from index.extract.head_first import mend_head_first
from index.extract.marks import Stretch
from index.extract.papers import says
from index.extract.quoted_names import mend_quoted
from index.extract.surnames import Surnames, mend_surnames
from index.extract.titles import is_constituency
from index.extract.tokens import Tokens
from index.extract.verb_final import mend_verbs
from index.language import Language
from index.language.data import Lexicon

_ENDS = frozenset((".", "?", "!"))
_PAUSES = frozenset((",", ".", ";", ":", "?", "!", "--", "—", "–", "("))
_APOSTROPHES = frozenset(("'", "’"))
_LONGEST_PART = 3
"""Words of a body's name before *and*, and behind it."""
_HISSES = "sßxz"
_VERBAL = frozenset(("VB", "VBP", "VBD", "VBN"))
_MISTAKEN = frozenset(("NN", "VB", "VBP", "JJ", "VBD", "VBN", "RB", "IN", "MD"))


def mend_names(
    text: str, tokens: Tokens, stretches: list[Stretch], surnames: Surnames, language: Language
) -> None:
    """Set the tags of words that are names or parts of one; `surnames` are those with small words in them
    that the article has given so far, and takes up those that it gives here."""
    capitals = [i for i, word in enumerate(tokens.words) if word[0].isupper()]
    _mend_subjects(tokens, capitals, language)
    lexicon = language.lexicon
    if not lexicon.particles.isdisjoint(tokens.lowers):
        _mend_particles(tokens, language)
        mend_surnames(tokens, capitals, surnames, language)
    if not lexicon.possessive.isdisjoint(tokens.lowers):
        _mend_possessives(tokens, language)
    if lexicon.genitive_endings and not _APOSTROPHES.isdisjoint(tokens.words):
        _mend_genitives(tokens)
    _mend_parts(tokens, lexicon)
    mend_verbs(tokens, language)
    if not lexicon.grammar.verb_final and not lexicon.grammar.head_first:
        if stretches:
            _mend_behind_quotations(tokens, language)
        _mend_pairs(tokens, language)
        _mend_bodies(tokens, language)
    if lexicon.grammar.head_first:
        mend_head_first(tokens, language)
    if stretches:
        mend_quoted(text, tokens, stretches, language)


def _mend_bodies(tokens: Tokens, language: Language) -> None:
    """The *and* within the name of a body: *the Food and Drug Administration*, not *the Senate and House
    Committee* nor *the Clinton and Bush Foundation*."""
    lexicon, lowers, words = language.lexicon, tokens.lowers, tokens.words
    for i in [k for k in range(2, len(lowers) - 2) if lowers[k] in lexicon.joins]:
        first, last = i, i
        while first > 1 and i - first < _LONGEST_PART and words[first - 1][0].isupper():
            first -= 1
        while last + 1 < len(words) and last - i < _LONGEST_PART and words[last + 1][0].isupper():
            last += 1
        if first == i or last < i + 2 or lowers[first - 1] not in lexicon.articles:
            continue
        inside = (*lowers[first:i], *lowers[i + 1 : last])
        lists = (lexicon.organisation_nouns, lexicon.places, lexicon.demonyms)
        others = any(word in language.given_names for word in inside)
        others = others or any(word in listed for word in inside for listed in lists)
        if lowers[last] in lexicon.organisation_nouns and not others:
            tokens.tags[i] = "NNP"


def _mend_parts(tokens: Tokens, lexicon: Lexicon) -> None:
    """Words of parts that are names, *al-Farouk*, *spiegel.de*, or that only look so, *R-Ohio*."""
    dotted = lexicon.grammar.noun_capitals
    marked = [i for i, lower in enumerate(tokens.lowers) if "-" in lower or (dotted and "." in lower[1:-1])]
    for i in marked:
        lower = tokens.lowers[i]
        if "-" in lower and is_constituency(tokens.words[i], lexicon):
            tokens.tags[i] = "JJ"  # Senator Jeff Moran, R-Ohio
        elif (
            "-" in lower
            and lower.split("-")[0] in lexicon.particles
            and tokens.words[i].split("-")[-1][:1].isupper()
        ):
            tokens.tags[i] = "NNP"  # al-Farouk
        elif dotted and "." in lower[1:-1] and lower[0].isalpha() and lower[-1].isalpha():
            tokens.tags[i] = "NNP"  # laut spiegel.de


def _mend_pairs(tokens: Tokens, language: Language) -> None:
    """What looks like a participle behind an aside is none where a verb of saying is joined to it: *Cross,
    told of it, smiled and replied: …*."""
    tags = tokens.tags
    for i in [k + 2 for k in range(1, len(tags) - 3) if tags[k] == "VBN" and tags[k + 1] == "CC"]:
        if tokens.words[i - 3] != ",":
            continue
        leads = tokens.words[i + 1] in (":", ",") or tokens.stretches[i + 1] >= 0
        leads = leads or tokens.lowers[i + 1] in language.lexicon.declaratives
        if leads and tokens.tags[i] == "VBD" and says(tokens, i, language):
            tokens.tags[i - 2] = "VBD"


def _mend_behind_quotations(tokens: Tokens, language: Language) -> None:
    """What looks like a participle between a quotation and a name or article tells who says it: *“…,”
    retorted the mayor*."""
    for i in [k for k in range(1, len(tokens) - 1) if tokens.stretches[k - 1] >= 0]:
        lemma = language.verbs.get(tokens.lowers[i]) if tokens.tags[i] == "VBN" else None
        if lemma is None or tokens.tags[i + 1] not in ("NNP", "DT", "PRP$"):
            continue
        if "speech" in language.verb_classes[lemma] and tokens.lowers[i] not in language.lexicon.naming_after:
            tokens.tags[i] = "VBD"


def _mend_subjects(tokens: Tokens, capitals: list[int], language: Language) -> None:
    """A capital tells nothing at a sentence's start, but before a verb of saying it is a name (*"…," Cross
    wrote*); a given name that is a verb elsewhere is a name within a sentence (*said Will Doe*)."""
    for i in capitals:
        if tokens.tags[i] not in _MISTAKEN or i + 1 >= len(tokens.words):
            continue
        if language.tags.words.get(tokens.lowers[i]) == f"={tokens.tags[i]}":  # told by hand
            continue
        within = i > 0 and tokens.words[i - 1][0].isalpha()
        given = tokens.lowers[i] in language.given_names and tokens.words[i + 1][0].isupper()
        speaks = says(tokens, i + 1, language) and not _is_function(tokens, i, language)
        speaks = speaks and not (i and _makes_noun(tokens, i - 1, language))
        surname = i > 1 and tokens.tags[i - 1] == "NNP" and _is_surname(tokens, i, language)
        if (within and given) or speaks or surname:
            tokens.tags[i] = "NNP"
    for n, i in enumerate(capitals):
        if tokens.lowers[i] in language.lexicon.pronouns and _is_abbreviation(tokens, i):
            tokens.tags[i], tokens.lowers[i] = "NNP", tokens.words[i]
            if i + 1 in capitals[n + 1 : n + 2] and tokens.tags[i + 1] in _VERBAL:
                tokens.tags[i + 1] = "NNP"
        elif i and tokens.stretches[i - 1] >= 0 and _speaks_after_quotation(tokens, i, language):
            tokens.tags[i], tokens.tags[i + 1] = "NNP", "VBD"


def _makes_noun(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether the word at `i` is an article that no name follows: *eine Pflegerin sagt*."""
    lexicon, lower = language.lexicon, tokens.lowers[i]
    return lexicon.grammar.noun_capitals and lower in lexicon.articles and lower in lexicon.indefinite


def _is_function(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a word before a verb of saying stands for somebody named before, looks back, or is part of the
    verb: *He said*, *So said*, *Habría dicho*."""
    lower, lexicon = tokens.lowers[i], language.lexicon
    if lower in lexicon.pronouns or lower in lexicon.concluding:
        return True
    compound = lower in lexicon.auxiliaries and tokens.tags[i + 1] == "VBN"
    return compound and lower not in language.given_names and lower not in language.surnames


def _is_abbreviation(tokens: Tokens, i: int) -> bool:
    """Whether a word in capitals is no pronoun in a line that is not all in capitals: *the US said*."""
    word = tokens.words[i]
    if len(word) < 2 or not word.isupper():
        return False
    beside = tokens.words[max(0, i - 1) : i] + tokens.words[i + 1 : i + 2]
    return not any(other.isupper() for other in beside if len(other) > 1 and other[0].isalpha())


def _speaks_after_quotation(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a word that is a verb elsewhere is who says the quotation before it: *“…,” Read said.*"""
    if tokens.tags[i] not in _VERBAL or i + 1 >= len(tokens):
        return False
    lemma = language.verbs.get(tokens.lowers[i + 1])
    ends = i + 2 >= len(tokens) or tokens.words[i + 2] in _PAUSES or tokens.tags[i + 2] == "IN"
    said = lemma is not None and lemma != tokens.lowers[i + 1] and tokens.tags[i + 1] in ("VBN", "VBD")
    return said and ends and "speech" in language.verb_classes[lemma or ""]


def _is_surname(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a capitalised word that is a surname too stands behind a given name, and that behind a word
    that no clause begins with: *so Petra Lang*."""
    given = tokens.lowers[i - 1] in language.given_names
    return given and tokens.words[i - 1][0].isupper() and tokens.lowers[i] in language.surnames


def _mend_particles(tokens: Tokens, language: Language) -> None:
    """The small words inside a name are part of it: *Katrin von der Heyde*, *Rosa de la Fuente*."""
    particles, articles = language.lexicon.particles, language.lexicon.articles
    for i in range(len(tokens) - 3):
        begins = i == 0 or tokens.words[i - 1] in _ENDS
        both = tokens.lowers[i] in particles and tokens.lowers[i + 1] in particles
        if begins and both and tokens.tags[i + 2] == "NNP" and says(tokens, i + 3, language):
            tokens.tags[i] = tokens.tags[i + 1] = "NNP"  # Von der Heyde sagte
    for i in range(len(tokens) - 2, -1, -1):
        lower = tokens.lowers[i]
        if (
            lower in particles
            and (lower not in articles or _is_inner(tokens, i, language))
            and tokens.tags[i + 1] == "NNP"
            and tokens.stretches[i + 1] < 0
            and not (lower in language.lexicon.prepositions and (i == 0 or tokens.tags[i - 1] != "NNP"))
        ):
            tokens.tags[i] = "NNP"


def _is_inner(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether an article stands inside a surname: *Gómez de la Hera*, not *Gómez de la Junta*."""
    lexicon, following = language.lexicon, tokens.lowers[i + 1]
    named = i > 1 and tokens.tags[i - 2] == "NNP"
    begun = i > 0 and tokens.words[i - 1][0].isupper() and tokens.tags[i - 1] == "NNP"  # De la Rúa
    if not (named or begun) or tokens.lowers[i - 1] not in lexicon.particles:
        return False
    return following not in lexicon.organisation_nouns and following not in lexicon.places


def _mend_possessives(tokens: Tokens, language: Language) -> None:
    """An apostrophe after a plural is part of a body's name: *Miners' Union*."""
    lexicon, tags = language.lexicon, tokens.tags
    for i in range(1, len(tokens) - 1):
        if tokens.lowers[i] not in lexicon.possessive or tags[i - 1] not in ("NNS", "NNP"):
            continue
        if tokens.lowers[i + 1] in lexicon.organisation_nouns:
            tags[i] = "POS"


def _mend_genitives(tokens: Tokens) -> None:
    """An apostrophe right behind a name that ends in a hiss tells whose something is: *Scholz’ Sprecher*."""
    for i in range(1, len(tokens) - 1):
        if tokens.words[i] not in _APOSTROPHES or tokens.ends[i - 1] != tokens.starts[i]:
            continue
        named = tokens.words[i - 1][0].isupper() and tokens.lowers[i - 1][-1] in _HISSES
        alone = i < 2 or tokens.tags[i - 2] not in ("DT", "JJ")
        if named and (alone or tokens.tags[i - 1] == "NNP") and tokens.words[i + 1][0].isalpha():
            tokens.tags[i - 1], tokens.tags[i] = "NNP", "POS"
