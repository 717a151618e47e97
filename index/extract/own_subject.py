"""The subject of a verb in its own clause: *Torres, que llegó ayer, dijo*, *dijo ayer Torres*."""

from index.extract.behind_verb import subject_behind
from index.extract.phrases import (
    FINITE,
    REACH,
    Phrase,
    extend_left,
    extend_right,
    noun_phrase_after,
    noun_phrase_before,
)
from index.extract.sentences import Range
from index.extract.standing import can_follow, can_speak, is_parenthetic, is_paused, is_set_in_front
from index.extract.subjects import skip_adverbs
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_FRONTED = 4
_BRACKET = 12
_ENDS = frozenset((",", ".", ";"))


def own_subject(
    tokens: Tokens, start: int, head: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase, str] | None:
    """The subject behind a verb that nothing before can be the subject of, or the one that opens the
    sentence."""
    low, high = sentence
    at = skip_adverbs(tokens, start - 1, low, lexicon)
    paused = is_paused(tokens, at, low)
    opens = paused or at < low or tokens.tags[at] in ("IN", "CC", "VBN", "WRB")
    opens = opens or tokens.lowers[at] in lexicon.manner
    opening = _opening_subject(tokens, start, low, lexicon)
    if opens:
        after = subject_behind(tokens, head, high, lexicon)
        follows = after is not None and can_follow(tokens, after, high, paused or at < low, lexicon)
        if after is not None and (
            follows or _closes_quotation(tokens, at, start, head, after, high, lexicon)
        ):
            aside = opening is not None and tokens.words[at] == ","
            closes = opening is not None and _closes_aside(tokens, opening[0], at)
            if not closes and (not aside or is_parenthetic(tokens, after[1], high, lexicon)):
                return after, "inverted"
    if paused and is_parenthetic(tokens, head, high, lexicon):
        return None
    return _beginning(tokens, at, low, lexicon) or opening


def _closes_quotation(
    tokens: Tokens, at: int, start: int, head: int, after: Phrase, high: int, lexicon: Lexicon
) -> bool:
    """Whether a noun with its article is all that stands behind a verb that follows a quotation: *«…»,
    replicó el albañil.*"""
    quoted = at >= 0 and (tokens.stretches[at] >= 0 or (at > 0 and tokens.stretches[at - 1] >= 0))
    first, last = after
    if not quoted or start != head or first != head + 1 or tokens.tags[first] != "DT" or last == first:
        return False
    ends = last + 1 >= high or tokens.words[last + 1] in _ENDS
    timed = any(
        tokens.lowers[k] in lexicon.time_words or tokens.lowers[k] in lexicon.calendar
        for k in range(first, last + 1)
    )
    return ends and not timed and tokens.lowers[first] in lexicon.articles


def _closes_aside(tokens: Tokens, opening: Phrase, at: int) -> bool:
    """Whether the comma at `at` closes what another set off from a name or a person that opens the sentence:
    *La alcaldesa, Ana Ruiz, criticó la ley*."""
    person = any(tokens.tags[k] == "NNP" for k in range(opening[0], at))
    commas = sum(tokens.words[k] == "," for k in range(opening[1], at + 1))
    return tokens.words[at] == "," and commas == 2 and person


def _beginning(tokens: Tokens, at: int, low: int, lexicon: Lexicon) -> tuple[Phrase, str] | None:
    """A noun phrase that can speak and begins a clause right before its verb: *Tras el acto, Torres (PP)
    dijo*."""
    if at > low and tokens.words[at] == ")":
        opened = next((k for k in range(at, max(low, at - _BRACKET), -1) if tokens.words[k] == "("), low + 1)
        at = opened - 1
    phrase = noun_phrase_before(tokens, at, low, lexicon)
    if phrase is None or tokens.tags[phrase[1]] in ("WP", "WDT", "DT"):
        return None
    phrase = extend_left(tokens, phrase, low, lexicon)
    begins = phrase[0] == low or tokens.words[phrase[0] - 1] == ","
    somebody = can_speak(tokens, phrase, lexicon) or tokens.lowers[phrase[0]] in lexicon.articles
    return (phrase, "near") if begins and somebody else None


def _opening_subject(tokens: Tokens, start: int, low: int, lexicon: Lexicon) -> tuple[Phrase, str] | None:
    """The noun phrase that opens the sentence, when the verb group at `start` is the first of its main
    clause: *El director del museo, que llegó ayer con su equipo, dijo*."""
    first = _past_fronted(tokens, max(low, start - REACH), start)
    phrase = noun_phrase_after(tokens, first, start, lexicon)
    if phrase is None or tokens.tags[phrase[1]] in ("WP", "WDT", "EX"):
        return None
    if not can_speak(tokens, phrase, lexicon) or tokens.lowers[phrase[1]] in lexicon.calendar:
        return None
    if _is_apposed(tokens, low, phrase, start, lexicon):
        return None
    phrase = _with_second(tokens, extend_right(tokens, phrase, start, lexicon), start, lexicon)
    if _is_subordinate(tokens, phrase[1] + 1, start, lexicon):
        return None
    return phrase, "near" if phrase[1] + 1 == start else "aside"


def _is_apposed(tokens: Tokens, low: int, phrase: Phrase, start: int, lexicon: Lexicon) -> bool:
    """Whether a name between commas right before the verb is that of somebody set in front."""
    first, last = phrase
    named = all(tokens.tags[k] == "NNP" for k in range(first, last + 1))
    between = named and tokens.words[last + 1] == "," and last + 2 == start
    return between and is_set_in_front(tokens, phrase, low, lexicon)


def _with_second(tokens: Tokens, phrase: Phrase, high: int, lexicon: Lexicon) -> Phrase:
    """The phrase with a second thing that the same person is: *el vicepresidente y ministro de Hacienda*."""
    i = phrase[1] + 1
    if i + 1 >= high or tokens.lowers[i] not in lexicon.joins:
        return phrase
    other = noun_phrase_after(tokens, i + 1, high, lexicon)
    if other is None or tokens.tags[other[0]] == "DT" or tokens.lowers[i + 1] not in lexicon.person_nouns:
        return phrase
    return phrase[0], extend_right(tokens, other, high, lexicon)[1]


def _is_subordinate(tokens: Tokens, first: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `start` belongs to a clause within the one that opens before `first`, or follows
    another main verb."""
    governed = False
    for i in range(first, start):
        if tokens.words[i] in (";", ":"):
            return True
        if tokens.words[i] == ",":
            governed = False
        elif opens_clause(tokens, i, lexicon):
            governed = True
        elif tokens.tags[i] in FINITE:
            if not governed:
                return True
            governed = False
    return governed


def opens_clause(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether a word that a clause within another begins with stands at `i`."""
    lower = tokens.lowers[i]
    return (
        lower in lexicon.subordinators
        or lower in lexicon.manner
        or tokens.tags[i] in ("WP", "WDT", "WRB")
        or (lower in lexicon.declaratives and tokens.tags[i] == "IN")
    )


def _past_fronted(tokens: Tokens, i: int, start: int) -> int:
    """Where the sentence's first noun phrase can begin: past adverbs and what a comma sets off in front."""
    for _ in range(_FRONTED):
        while i < start and (tokens.tags[i] in ("RB", "CC") or tokens.words[i] == ","):
            i += 1
        if i >= start or tokens.tags[i] not in ("IN", "VBG", "VBN", "TO"):
            break
        i = next((k + 1 for k in range(i, start) if tokens.words[k] == ","), start)
    return i
