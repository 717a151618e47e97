"""Names in quotation marks: they are tagged as names, so that nobody is taken to say them."""

from index.extract.marks import Stretch
from index.extract.papers import mend_papers, mend_programmes
from index.extract.phrases import FINITE
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_LONGEST_NAME = 5
_ENDS = frozenset((".", "?", "!"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "JJ", "VBN", "VBG", '"'))
_FEW_WORDS = 3


def mend_quoted(text: str, tokens: Tokens, stretches: list[Stretch], language: Language) -> None:
    """Nicknames, programmes, and, where the language sets them in quotation marks, names of papers and
    others."""
    _mend_nicknames(text, tokens, stretches)
    mend_programmes(text, tokens, stretches, language)
    if language.lexicon.grammar.quoted_names:
        _mend_quoted_names(text, tokens, stretches, language)
    if language.lexicon.publications:
        mend_papers(text, tokens, stretches, language)


def _mend_nicknames(text: str, tokens: Tokens, stretches: list[Stretch]) -> None:
    """A short name in quotation marks within a name is part of it: *Jorge "El Toro" Medina*, *Robert C. "Bob"
    Shaw*."""
    for i in range(1, len(tokens) - 1):
        number = tokens.stretches[i]
        if number < 0 or tokens.tags[i + 1] != "NNP":
            continue
        before = i - 2 if i > 1 and tokens.words[i - 1] == "." and len(tokens.words[i - 2]) == 1 else i - 1
        if tokens.tags[before] != "NNP":
            continue
        words = text[stretches[number].start : stretches[number].end].split()
        if len(words) <= 2 and all(word[0].isupper() and word[-1].isalnum() for word in words):
            tokens.tags[i] = "NNP"


def _mend_quoted_names(text: str, tokens: Tokens, stretches: list[Stretch], language: Language) -> None:
    """A short run of capitals in quotation marks behind a noun, adjective, article or preposition is a
    name: *die Zeitung „Neue Presse“*, *laut „Presse“*; not behind what announces words: *Motto „Brot“*."""
    lexicon = language.lexicon
    for i in range(len(tokens)):
        number = tokens.stretches[i]
        if number < 0:
            continue
        words = text[stretches[number].start : stretches[number].end]
        joined = i > 0 and tokens.words[i - 1] == "-" and tokens.ends[i - 1] == tokens.starts[i]
        if joined or _is_small_name(tokens, i, words, lexicon):
            tokens.tags[i] = "NNP"  # im ARD-„Morgenmagazin“
        if not _is_titled(words):
            continue
        if i == 0 or tokens.words[i - 1] in _ENDS:
            if i + 1 < len(tokens) and (
                tokens.tags[i + 1] in FINITE or tokens.lowers[i + 1] in language.verbs
            ):
                tokens.tags[i] = "NNP"  # „Presse“ meldete
            continue
        before, tag = tokens.lowers[i - 1], tokens.tags[i - 1]
        noun = tag in ("NN", "NNS", "JJ") and before not in lexicon.cue_nouns
        unknown = " " in words or words.lower() not in language.tags.words
        governed = tag == "IN" and before not in lexicon.subordinators and unknown
        if noun or governed or before in lexicon.definite or (before,) in lexicon.source_prepositions:
            tokens.tags[i] = "NNP"


def _is_small_name(tokens: Tokens, i: int, words: str, lexicon: Lexicon) -> bool:
    """Whether a few small words in quotation marks are a name: behind an article, or a preposition that holds
    one, and before no noun that they could say more about: *sagte Huber der „taz“*, *im „heute journal“*."""
    found = words.split()
    if i == 0 or len(found) > _FEW_WORDS or not all(word.islower() and word.isalpha() for word in found):
        return False
    following = tokens.tags[i + 1] if i + 1 < len(tokens) else "."
    article = tokens.lowers[i - 1] in lexicon.definite and i > 1 and tokens.words[i - 2] != ","
    held = article or tokens.lowers[i - 1] in lexicon.fused
    return held and following not in _NOMINAL


def _is_titled(words: str) -> bool:
    """Whether a few words look like a name: every long one with a capital, and no stop at the end."""
    found = words.split()
    return (
        len(found) <= _LONGEST_NAME
        and words[-1].isalnum()
        and (found[0][0].isupper() or found[0][0].isdigit() or "." in found[0])
        and all(word[0].isupper() or word[0].isdigit() or len(word) < 4 or "." in word for word in found)
    )
