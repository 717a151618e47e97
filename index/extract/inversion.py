"""Subjects where they stand on either side of their verb, or are left out: Spanish and its like.

*Torres dijo*, *dijo ayer en Lima Torres*, *Torres, que llegó ayer, dijo*; *dijo que …*: what stands before
the verb and can speak is its subject, else what stands behind it, else the verb has none.
"""

from index.extract.behind_verb import subject_behind
from index.extract.governing import governing_subject
from index.extract.own_subject import own_subject
from index.extract.phrases import FINITE, NOUNS, Phrase, extend_left, noun_phrase_before
from index.extract.sentences import Range
from index.extract.standing import can_follow, can_speak, is_governed, is_parenthetic, is_paused
from index.extract.subjects import aside_subject, skip_adverbs, subject_before
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_PAUSES = frozenset((",", "--", "—", "–", "-", ";", ":", "("))
_ASIDE = 7


def free_subject(
    tokens: Tokens, start: int, head: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase | None, str]:
    """The subject of the verb group from `start` to `head` in a language that puts it on either side of its
    verb, or leaves it out: *dijo Torres*, *Torres dijo*, *dijo que …*."""
    low, high = sentence
    pair = start - 1
    if pair >= low and tokens.lowers[pair] in lexicon.pairs and tokens.lowers[pair] in lexicon.pronouns:
        return (pair, pair), "near"  # ambos dijeron
    own = own_subject(tokens, start, head, sentence, lexicon)
    if own is not None:
        return own
    at = skip_adverbs(tokens, start - 1, low, lexicon)
    if is_paused(tokens, at, low) and is_parenthetic(tokens, head, high, lexicon):
        return None, "dropped"
    if _follows_quotation(tokens, at, low):
        return None, "dropped"
    if at > low and (tokens.words[at] == "," or tokens.tags[at] == "CC" or _joins(tokens, at, lexicon)):
        aside = aside_subject(tokens, at, low, lexicon) if tokens.words[at] == "," else None
        speaks = aside is not None and can_speak(tokens, aside, lexicon)
        if aside is not None and speaks and not is_governed(tokens, aside, low, lexicon):
            return aside, "aside"
        main, governed = governing_subject(tokens, at, sentence, lexicon)
        if main is not None or governed:
            return main, "dropped" if main is None else "shared"
    if at > low and _is_oblique_relative(tokens, at):
        main, _ = governing_subject(tokens, at, sentence, lexicon)
        return main, "dropped" if main is None else "shared"
    return _adjoining(tokens, start, head, sentence, lexicon)


def _follows_quotation(tokens: Tokens, at: int, low: int) -> bool:
    """Whether a quotation that is no name ends at `at`, or before the comma there."""
    last = at - 1 if at > low and tokens.words[at] == "," else at
    return last >= low and tokens.stretches[last] >= 0 and tokens.tags[last] != "NNP"


def _adjoining(
    tokens: Tokens, start: int, head: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase | None, str]:
    """The noun phrase right before the verb, what its relative pronoun stands for, or the one behind."""
    low, high = sentence
    before = subject_before(tokens, start, low, lexicon, 1)
    if before is not None and before[1] == "relative":
        return _antecedent(tokens, before[0], low, lexicon) or before[0], "relative"
    pronoun = _relative_before(tokens, start, low, lexicon)
    if pronoun is not None:
        return _antecedent(tokens, (pronoun, pronoun), low, lexicon) or (pronoun, pronoun), "relative"
    if before is not None and not is_governed(tokens, before[0], low, lexicon):
        return before if can_speak(tokens, before[0], lexicon) else (None, "none")
    after = subject_behind(tokens, head, high, lexicon)
    if after is not None and can_follow(tokens, after, high, True, lexicon):
        return after, "inverted"
    return None, "dropped"


def _relative_before(tokens: Tokens, start: int, low: int, lexicon: Lexicon) -> int | None:
    """The relative pronoun that is the subject of a verb, over where or when: *…, que en otra página
    añade*."""
    for k in range(start - 1, max(low, start - _ASIDE), -1):
        if tokens.words[k] in _PAUSES or tokens.tags[k] in FINITE or tokens.stretches[k] >= 0:
            return None
        if tokens.tags[k] in ("WDT", "WP") or tokens.lowers[k] in lexicon.declaratives:
            relative = tokens.words[k - 1] == "," and tokens.tags[k + 1] == "IN"
            return k if relative else None
    return None


def _joins(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that sets one clause against another stands at `at`: *aunque*, *si bien*."""
    return tokens.lowers[at] in lexicon.contrasts


def _is_oblique_relative(tokens: Tokens, at: int) -> bool:
    """Whether the relative pronoun at `at` is no subject: *de la que dijo*, *en lo que definió*."""
    return tokens.tags[at] in ("WDT", "WP", "IN") and tokens.tags[at - 1] in ("DT", "IN", "RB")


def _antecedent(tokens: Tokens, relative: Phrase, low: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that a relative pronoun follows: *Torres, quien dijo*."""
    i = relative[0] - 1
    if i > low and tokens.words[i] == ",":
        i -= 1
    if i < low or tokens.tags[i] not in NOUNS:
        return None
    phrase = noun_phrase_before(tokens, i, low, lexicon)
    return extend_left(tokens, phrase, low, lexicon) if phrase is not None else None
