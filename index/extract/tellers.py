"""The teller's verb beside a quotation, with the small words that belong to it: *«Sí», le ha dicho Ana*."""

from index.extract.phrases import FINITE
from index.extract.sentences import SAYING
from index.extract.tokens import Tokens
from index.language import Language


def past_clitics(tokens: Tokens, i: int, high: int, language: Language) -> int:
    """From `i` over the small pronoun that may stand before a verb: *«Sí», le dijo*."""
    dropped = language.lexicon.grammar.subject_dropped
    clitic = dropped and i + 1 < high and tokens.lowers[i] in language.lexicon.floating
    return i + 1 if clitic and tokens.tags[i + 1] in FINITE else i


def is_told(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether a verb of saying stands at `i`."""
    return i < high and tokens.tags[i] in FINITE and says_at(tokens, i, high, language)


def is_perfect(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether an auxiliary at `i` and a verb of saying behind it tell as one what is past: *ha dicho*."""
    free = language.lexicon.grammar.subject_dropped and i + 1 < high
    compound = free and tokens.lowers[i] in language.lexicon.auxiliaries and tokens.tags[i + 1] == "VBN"
    return compound and says_at(tokens, i + 1, high, language)


def group_start(tokens: Tokens, cue: int, language: Language) -> int:
    """The first token of a verb of saying with its auxiliary and the small pronoun before: *le ha dicho*."""
    begins = cue - 1 if cue and is_perfect(tokens, cue - 1, cue + 1, language) else cue
    lexicon = language.lexicon
    if begins == 0 or not lexicon.grammar.subject_dropped or tokens.tags[begins - 1] != "RB":
        return begins
    return begins - 1 if tokens.lowers[begins - 1] in lexicon.floating else begins


def says_at(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether a form of a verb of saying stands at `i`."""
    lemma = language.verbs.get(tokens.lowers[i]) if i < high else None
    return lemma is not None and not SAYING.isdisjoint(language.verb_classes[lemma])
