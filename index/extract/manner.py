"""What is said around *as Torres put it*, *según explicó Torres*."""

from index.extract.content import content_after_pause
from index.extract.ends import content_end
from index.extract.phrases import FINITE, Phrase
from index.extract.prepositions import has_verb
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.language import Language

_ASIDE = 12
"""No *as Torres put it* is longer behind its verb, in words."""


def as_clause(tokens: Tokens, first: int, last: int, sentence: Range, language: Language) -> list[Phrase]:
    """What is said around *as Torres put it*, whose words stand from `first` to `last`: the rest of the
    sentence."""
    low, high = sentence
    if first <= low or tokens.lowers[first - 1] not in language.lexicon.manner:
        return []
    comma = next((k for k in range(last + 1, min(high, last + _ASIDE)) if tokens.words[k] == ","), None)
    if language.lexicon.grammar.head_first:
        comma = _past_name(tokens, comma, high)
    if first - 1 > low and tokens.words[first - 2] == "," and first - 3 > low:
        before = (low, first - 3)
        if comma is None or any(tokens.tags[k] in FINITE for k in range(low, first - 2)):
            return [before]
        later = content_after_pause(tokens, comma, high, False, language)
        return [before] if later is None else [before, later]
    if comma is None or comma + 1 >= high:
        return []
    end = content_end(tokens, comma + 1, high, "clause", language)
    return [(comma + 1, end)] if end > comma else []


def _past_name(tokens: Tokens, comma: int | None, high: int) -> int | None:
    """The comma that ends a name set behind the one at `comma`: *según explicó el alcalde, Luis Soto, …*."""
    if comma is None:
        return None
    i = comma + 1
    while i < high and tokens.tags[i] == "NNP":
        i += 1
    named = comma + 1 < i < high and tokens.words[i] == ","
    return i if named and has_verb(tokens, i + 1, high) else comma
