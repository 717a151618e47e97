"""Sentences of a paragraph, over its tokens: a quotation is one token and never split."""

from index.extract.marks import Stretch
from index.extract.tokens import Tokens
from index.language import Language

Range = tuple[int, int]
"""``(first, last)`` among the tokens of a paragraph, half-open."""

_TERMINAL = ".?!…"
_CLOSING = frozenset(")]}’'")
_MAY_END = frozenset(".?!…)]}’'")
_DASHES = frozenset(("--", "—", "–", "-", "―"))
SAYING = frozenset(("speech", "tell", "ask"))
"""The classes of verbs that say something, not only think or do it."""
TELLING = SAYING | {"judgement"}
"""These, and the verbs that say what somebody makes of something: *praised*, *called*."""
_ROMAN = "IVXLC"
_LONGEST_SUBJECT = 6
_FEWEST = 3
"""Words of a quotation that is a sentence."""
LONGEST = 200
"""More tokens than this are no sentence; a text without full stops is cut here, which keeps time linear."""


def find_sentences(text: str, tokens: Tokens, stretches: list[Stretch], language: Language) -> list[Range]:
    """The sentences of the paragraph in order. A full stop, question or exclamation mark ends one when what
    follows begins like a sentence; inside a quotation's end it does too, unless a cue follows."""
    found: list[Range] = []
    first = 0
    words, inside = tokens.words, tokens.stretches
    stops = [i for i, word in enumerate(words) if word[-1] in _MAY_END or inside[i] >= 0]
    for i in (*stops, len(words) - 1):
        while i - first >= LONGEST:
            found.append((first, first + LONGEST + 1))
            first += LONGEST + 1
        if i >= first and _ends_after(text, tokens, i, stretches, language):
            found.append((first, i + 1))
            first = i + 1
    if first < len(words):
        found.append((first, len(words)))
    return found


def _ends_after(text: str, tokens: Tokens, i: int, stretches: list[Stretch], language: Language) -> bool:
    if i + 1 >= len(tokens):
        return False
    word, following = tokens.words[i], tokens.words[i + 1]
    if word == "." and language.lexicon.grammar.ordinal_stops and _is_ordinal(tokens, i - 1):
        return False
    if tokens.stretches[i] >= 0:
        stretch = stretches[tokens.stretches[i]]
        last = text[stretch.start : stretch.end].rstrip()[-1:]
        if following in _DASHES:
            return False
        if last == "." and tokens.stretches[i] > 0:
            return _begins(
                tokens, i + 1
            )  # it goes on with the quotation before; what follows is the teller's
        if last not in _TERMINAL or not _begins(tokens, i + 1):
            return False
        introduced = i > 0 and tokens.words[i - 1] == ":"
        return introduced or not _is_cued(tokens, i + 1, last, language)
    if following in _CLOSING:
        return False
    if word in _CLOSING and i > 4 and tokens.words[i - 1] in _TERMINAL:
        # a whole sentence in brackets, not a state's abbreviation: (D-Vt.)
        return _begins(tokens, i + 1) and not any(tokens.words[k] in "([" for k in range(i - 4, i))
    if word in ("?", "!", ".", "…", "..."):
        return _begins(tokens, i + 1)
    if word.count(".") > 1 and tokens.stretches[i + 1] >= 0:
        return _is_whole(text, stretches[tokens.stretches[i + 1]])  # at 4 a.m. “The roof was gone,” she said
    if word[-1] == "." and len(word) > 2 and following[0].isupper():
        # U.S. and the like end a sentence only before a word that would not be capitalised otherwise
        return (
            tokens.lowers[i + 1] in language.lexicon.articles
            or tokens.lowers[i + 1] in language.lexicon.pronouns
        )
    return False


def _is_whole(text: str, stretch: Stretch) -> bool:
    """Whether a quotation is as long as a sentence and begins like one."""
    words = text[stretch.start : stretch.end].split()
    return len(words) >= _FEWEST and words[0][0].isupper()


def _is_ordinal(tokens: Tokens, i: int) -> bool:
    """Whether a number of one or two digits or a Roman one stands at `i`: *am 3. Mai*, *Benedikt XVI.*"""
    if i < 0:
        return False
    word = tokens.words[i]
    return (word.isdigit() and len(word) <= 2) or (len(word) > 1 and not word.strip(_ROMAN))


def _begins(tokens: Tokens, i: int) -> bool:
    """A capital, a digit, a quotation or a bracket begins a sentence."""
    word = tokens.words[i]
    return tokens.stretches[i] >= 0 or word[0].isupper() or word[0].isdigit() or word[0] in "([$@#—–-•*"


def _is_cued(tokens: Tokens, i: int, mark: str, language: Language) -> bool:
    """Whether a short subject and a verb of saying follow: the quotation before belongs to them, unless they
    have words of their own, *she added that …*. After a full stop only where nothing else does; a comma would
    stand there otherwise."""
    if tokens.stretches[i] >= 0:
        return False
    last = min(i + _LONGEST_SUBJECT, len(tokens))
    for j in range(i, last):
        lemma = language.verbs.get(tokens.lowers[j])
        if lemma is not None and j > i and tokens.tags[j] in ("VBD", "VBZ", "VBP"):
            k = j + 2 if j + 1 < len(tokens) and tokens.tags[j + 1] in ("RP", "IN", "RB") else j + 1
            if k < len(tokens) and tokens.lowers[k] in language.lexicon.complementizers:
                return False
            ends = mark != "." or k >= len(tokens) or tokens.words[k] == "."
            return ends and not SAYING.isdisjoint(language.verb_classes[lemma])
        if not (tokens.words[j][0].isupper() or tokens.tags[j] in ("NN", "JJ", "DT", "PRP", "RB", "NNP")):
            return False
    return False
