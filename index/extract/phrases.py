"""Noun phrases and verb groups, found by their parts of speech around a place in a sentence.

Token numbers throughout; ranges are ``(first, last)``, both included. Every search looks at no more than
`REACH` tokens, so a sentence without an end costs no more than its length.
"""

from index.extract.tokens import Tokens
from index.language.data import Lexicon

REACH = 60
_ATTRIBUTE = 10
NOUNS = frozenset(("NN", "NNS", "NNP"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG"))
_INSIDE = frozenset(("JJ", "NN", "NNS", "NNP", "CD", "POS"))
_MODIFYING = frozenset(("VBN", "VBG", "RB"))
_BEGINNING = frozenset(("DT", "PRP$"))
_ALONE = frozenset(("PRP", "WP", "WDT", "EX"))
_PREPOSITIONS = frozenset(("IN", "TO"))

Phrase = tuple[int, int]


def is_noun_end(tags: list[str], i: int) -> bool:
    """Whether token `i` can be the last word of a noun phrase."""
    return tags[i] in NOUNS or tags[i] in ("PRP", "CD", "WP", "WDT")


def noun_phrase_before(tokens: Tokens, last: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """The simple noun phrase that ends at `last`, not reaching before `low`; no prepositions in it."""
    tags, lowers = tokens.tags, tokens.lowers
    if last < low:
        return None
    tag = tags[last]
    if tag in _ALONE:
        return last, last
    if tag not in NOUNS and tag not in ("CD", "DT", "JJ"):
        return None
    first = last
    while first > low:
        tag = tags[first]
        before = tags[first - 1]
        if tag in _BEGINNING:
            break
        if before in _INSIDE or before in _BEGINNING:
            if (
                lowers[first - 1] in lexicon.calendar
                and tags[first] == "NNP"
                and lowers[first] not in lexicon.calendar
            ):
                break
            if tag == "NNP" and before in ("NN", "NNS") and not _is_label(lowers[first - 1], lexicon):
                break
            first -= 1
        elif (
            before in _MODIFYING and first - 2 >= low and tags[first - 2] in ("DT", "PRP$", "JJ", "CD", "POS")
        ):
            first -= 1
        else:
            joined = _joined_left(tokens, first, low, lexicon)
            if joined is None:
                break
            first = joined
    while first < last and tags[first] == "POS":
        first += 1
    if first - 2 >= low and lowers[first - 1] in lexicon.joins and _is_name(tags, first, last):
        other = noun_phrase_before(tokens, first - 2, low, lexicon)
        if other is not None and _is_name(tags, *other):
            return other[0], last
    return first, last


def _joined_left(tokens: Tokens, first: int, low: int, lexicon: Lexicon) -> int | None:
    """Where the phrase that begins at `first` goes on to the left over *&* or the small words in a name:
    *Johnson & Johnson*, *Gómez de la Hera*."""
    tags, lowers = tokens.tags, tokens.lowers
    if first - 2 >= low and lowers[first - 1] == "&":
        return first - 2
    for size in (2, 3):
        if (
            first - size >= low
            and tags[first] == tags[first - size] == "NNP"
            and all(lowers[k] in lexicon.particles for k in range(first - size + 1, first))
        ):
            return first - size
    return None


def _is_name(tags: list[str], first: int, last: int) -> bool:
    """Whether a phrase is nothing but a name."""
    return all(tags[k] == "NNP" for k in range(first, last + 1))


def _is_label(lower: str, lexicon: Lexicon) -> bool:
    """Whether a common noun can stand before a name as part of one phrase: *spokesman Ware*, not *interview
    Ware*."""
    known = lower in lexicon.person_nouns or lower in lexicon.titles or lower in lexicon.organisation_nouns
    return known or lexicon.grammar.noun_capitals


def noun_phrase_after(tokens: Tokens, first: int, high: int, lexicon: Lexicon | None = None) -> Phrase | None:
    """The simple noun phrase that begins at `first` and ends before `high`. Where nouns do not qualify one
    another (which `lexicon` knows), it ends before a second one that is no name."""
    tags = tokens.tags
    if first >= high:
        return None
    tag = tags[first]
    if tag in _ALONE:
        return first, first
    if tag not in _INSIDE and tag not in _BEGINNING and tag not in _MODIFYING:
        return None
    last = first
    noun = first if tag in NOUNS or tag == "CD" else -1
    apart = lexicon is not None and lexicon.grammar.noun_capitals
    i = _past_attribute(tokens, first, high) if apart and tag == "DT" else first + 1
    while i < high:
        tag = tags[i]
        common = tag in ("NN", "NNS", "JJ", "CD") and tokens.words[i][-1] != "."
        if apart and noun >= 0 and common and not _goes_with(tokens, i, lexicon):
            break
        if tag in _INSIDE:
            if tag in NOUNS or tag == "CD":
                noun = i
        elif not (
            tag in _MODIFYING
            and i + 1 < high
            and tags[i + 1] in ("JJ", "NN", "NNS", "VBN", "NNP")
            and noun < 0
        ):
            if (tag in _BEGINNING and tags[i - 1] == "DT" and i - 1 == first) or (
                tokens.words[i] == "&" and i + 1 < high
            ):
                pass
            else:
                break
        i += 1
    last = i - 1
    if noun < 0 and apart and tags[first] == "DT" and last > first and tags[last] == "JJ":
        return first, last  # der 54-jährige
    if noun < 0:
        return (first, first) if tags[first] in ("DT", "CD") else None
    while last > noun:
        last -= 1
    return first, last


def _goes_with(tokens: Tokens, i: int, lexicon: Lexicon | None) -> bool:
    """Whether a common noun belongs to the name before it: *Scholz’ Sprecher*, *Bayerns Ministerpräsident*,
    *Süddeutsche Zeitung*."""
    return tokens.tags[i - 1] == "POS" or is_owner(tokens, i - 1, lexicon) or _ends_body(tokens, i, lexicon)


def is_owner(tokens: Tokens, i: int, lexicon: Lexicon | None) -> bool:
    """Whether the name of a place in the genitive stands at `i` before a noun for somebody."""
    lower = tokens.lowers[i]
    if lexicon is None or not lower.endswith("s") or i + 1 >= len(tokens):
        return False
    return lower[:-1] in lexicon.places and tokens.lowers[i + 1] in lexicon.person_nouns


def _ends_body(tokens: Tokens, i: int, lexicon: Lexicon | None) -> bool:
    """Whether a common noun ends the name of a body: *Süddeutsche Zeitung*."""
    named = tokens.tags[i - 1] == "NNP"
    return lexicon is not None and named and tokens.lowers[i] in lexicon.organisation_nouns


def _past_attribute(tokens: Tokens, first: int, high: int) -> int:
    """Where the phrase goes on behind an article that a participle follows with all that belongs to it: *die
    in Bonn geborene Ministerin*."""
    tags = tokens.tags
    if first + 1 < high and tags[first + 1] in ("IN", "DT", "PRP$", "RB"):
        for i in range(first + 2, min(high - 1, first + _ATTRIBUTE)):
            if tags[i] in FINITE or not (tokens.words[i][0].isalnum() or tokens.stretches[i] >= 0):
                break
            bent = tags[i] in ("JJ", "VBN", "VBG") and tokens.words[i][0].islower()
            if bent and tags[i + 1] in NOUNS and tags[i - 1] in (*NOUNS, "RB"):
                return i
    return first + 1


def extend_left(tokens: Tokens, phrase: Phrase, low: int, lexicon: Lexicon) -> Phrase:
    """The phrase with what it is a part of: ``Iowa`` in *the governor of Iowa*, by what stands left."""
    tags = tokens.tags
    first, last = phrase
    for _ in range(3):
        if tokens.lowers[first] in lexicon.genitives and first - 1 >= low and tags[first - 1] in NOUNS:
            owned = noun_phrase_before(tokens, first - 1, low, lexicon)  # ein Sprecher der Polizei
            first = owned[0] if owned is not None else first
            continue
        if first - 2 < low or tags[first - 1] != "IN":
            break
        before = tokens.lowers[first - 1]
        if before in lexicon.subordinators or before in lexicon.declaratives:
            break
        outer = noun_phrase_before(tokens, first - 2, low, lexicon)
        if outer is None or tags[outer[1]] not in NOUNS:
            break
        if outer[0] > low and tags[outer[0] - 1] in ("IN", "TO", "VBG", "VB") and outer[0] - 2 < low:
            break
        first = outer[0]
    return first, last


def extend_right(tokens: Tokens, phrase: Phrase, high: int, lexicon: Lexicon) -> Phrase:
    """The phrase with the prepositional phrases that follow it: *a spokesman for the mayor*."""
    tags = tokens.tags
    first, last = phrase
    free = lexicon.grammar.head_first
    for _ in range(3):
        if last + 2 < high and tokens.lowers[last + 1] in lexicon.genitives and _owns(tokens, last, lexicon):
            owner = noun_phrase_after(tokens, last + 1, high, lexicon)
            if owner is None or owner[0] == owner[1]:
                break
            last = owner[1]
            continue
        if last + 2 >= high or tags[last + 1] != "IN" or tokens.lowers[last + 1] not in lexicon.attaching:
            break
        inner = noun_phrase_after(tokens, last + 2, high, lexicon)
        if inner is None or tags[inner[0]] in _ALONE:
            break
        if lexicon.grammar.noun_capitals and not _qualifies(tokens, last, inner, lexicon):
            break
        if free and tokens.lowers[last + 1] not in lexicon.authorship and not _belongs(tags, phrase, inner):
            break
        last = inner[1]
    return first, last


def _qualifies(tokens: Tokens, last: int, inner: Phrase, lexicon: Lexicon) -> bool:
    """Whether what a preposition adds can belong to the noun at `last`: not to a name, and no day (*warb
    Huber für den Plan*, *Angaben der Polizei vom Montag*)."""
    lone = inner[0] == inner[1] and tokens.tags[inner[0]] == "DT"
    return tokens.tags[last] in ("NN", "NNS") and not lone and tokens.lowers[inner[1]] not in lexicon.calendar


def _owns(tokens: Tokens, last: int, lexicon: Lexicon) -> bool:
    """Whether a genitive can belong to the noun at `last`: people's names have none."""
    common = tokens.tags[last] in ("NN", "NNS", "DT", "CD")  # einige der Leute
    return common or (tokens.tags[last] == "NNP" and tokens.lowers[last] in lexicon.organisation_nouns)


def _belongs(tags: list[str], phrase: Phrase, inner: Phrase) -> bool:
    """Whether what a preposition adds tells which one it is, not where or how it was said: *el portavoz en
    Málaga*, not *Torres en Málaga* or *el portavoz en una nota*."""
    return tags[phrase[1]] != "NNP" and tags[inner[1]] == "NNP"


def verb_group_start(tokens: Tokens, head: int, low: int, lexicon: Lexicon) -> int:
    """The first token of the verb group whose main verb is `head`: *has also said* → *has*."""
    first = head
    i = head - 1
    joined = tokens.tags[head] == "VB" and i > low and tokens.lowers[i] in lexicon.periphrastic
    if joined and tokens.tags[i - 1] in FINITE and tokens.lowers[i - 1] not in lexicon.negations:
        first, i = i - 1, i - 2  # volvió a insistir
    while i >= low and head - i < 8:
        lower = tokens.lowers[i]
        if (
            (lower in lexicon.auxiliaries and tokens.tags[i] != "NNP")
            or tokens.tags[i] == "MD"
            or (tokens.tags[i] == "TO" and i == first - 1)
        ):
            first = i
        elif not (tokens.tags[i] == "RB" or lower in lexicon.negations):
            timed = i == head - 1 and (lower in lexicon.time_words or lower in lexicon.calendar)
            auxiliary = _before_time(tokens, i, low, lexicon) if timed else None
            return first if auxiliary is None else auxiliary
        i -= 1
    return first


def _before_time(tokens: Tokens, last: int, low: int, lexicon: Lexicon) -> int | None:
    """The auxiliary before a time that ends at `last`: *has in the past described*."""
    for k in range(last - 1, max(low, last - 3), -1):
        if tokens.tags[k] == "IN":
            return k - 1 if tokens.lowers[k - 1] in lexicon.auxiliaries else None
    return None
