"""Whose verb it is: the subject of a verb group, wherever the sentence has put it."""

from index.extract.phrases import (
    FINITE,
    NOUNS,
    REACH,
    Phrase,
    extend_left,
    extend_right,
    is_noun_end,
    noun_phrase_after,
    noun_phrase_before,
    verb_group_start,
)
from index.extract.titles import is_constituency
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_DASHES = frozenset(("--", "—", "–", "-"))
_LINKING = frozenset(("IN", "TO", "VBG"))
_QUALIFYING = frozenset(("VBN", "VBG", "JJ"))
_DEPTH = 3
_TRIES = 4
"""More verbs than this are not asked for their subject: a sentence of nothing but verbs costs no more."""


def subject_before(
    tokens: Tokens, start: int, low: int, lexicon: Lexicon, depth: int = _DEPTH
) -> tuple[Phrase, str] | None:
    """The subject to the left of the verb group that begins at `start`, with how it was found.

    The way is ``near`` (beside the verb), ``aside`` (over an apposition or relative clause), ``relative``
    (*who said*), ``shared`` (the subject of the verb before: *came and said*) or ``controlled`` (*came to
    say*).
    """
    tags, lowers = tokens.tags, tokens.lowers
    i = start - 1
    if i >= low and _is_counted(tokens, i, low, lexicon):
        return (i, i), "near"
    i = _skip_times(tokens, skip_adverbs(tokens, i, low, lexicon), low, lexicon)
    if i < low:
        return None
    low = max(low, start - REACH)
    tag = tags[i]
    if tag in ("WP", "WDT") or (
        lowers[i] in lexicon.declaratives and tag == "IN" and i > low and tags[i - 1] in NOUNS
    ):
        return (i, i), "relative"
    if tokens.words[i] == ")":
        opened = _opening_bracket(tokens, i, low)
        if opened is None:
            return None
        i = opened - 1
        if i < low:
            return None
        tag = tags[i]
    alone = tag == "JJ" and lowers[i] in lexicon.alone  # the other said
    if is_noun_end(tags, i) or alone or (tag == "DT" and lowers[i] in lexicon.pronouns):
        return _near(tokens, i, low, lexicon)
    if tokens.words[i] in (",", "--", "—", "–", "-"):
        found = aside_subject(tokens, i, low, lexicon)
        if found is not None:
            return found, "aside"
        return _shared(tokens, i, low, lexicon, depth)
    if tag == "CC":
        return _shared(tokens, i, low, lexicon, depth)
    return None


def skip_adverbs(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> int:
    """Back from `i` over adverbs and the like: *she also said*, *él mismo dijo*."""
    while i >= low and (tokens.tags[i] == "RB" or tokens.lowers[i] in lexicon.floating):
        i -= 1
    return i


def _is_counted(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> bool:
    """A word such as *most* or *others* that is a subject by itself, at the beginning of a clause."""
    pronoun = lexicon.pronouns.get(tokens.lowers[i])
    if pronoun is None or not pronoun.several or tokens.tags[i] == "PRP":
        return False
    return i == low or not tokens.words[i - 1][0].isalnum() or tokens.tags[i - 1] in ("CC", "IN")


def _skip_times(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> int:
    """Back over a day between subject and verb: *The council on Friday condemned*."""
    if i > low and tokens.lowers[i] in lexicon.calendar and tokens.tags[i] in ("NNP", "NN"):
        if tokens.tags[i - 1] == "IN" and i - 2 >= low:
            return i - 2
        if tokens.tags[i - 1] == "PRP":
            return i - 1
    return i


def _opening_bracket(tokens: Tokens, i: int, low: int) -> int | None:
    for j in range(i - 1, max(low, i - 12) - 1, -1):
        if tokens.words[j] in "([":
            return j
    return None


def _near(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> tuple[Phrase, str] | None:
    """The noun phrase that ends at `i`, or the one that its relative clause or prepositional phrase belongs
    to."""
    phrase = noun_phrase_before(tokens, i, low, lexicon)
    if phrase is None:
        return None
    if tokens.tags[phrase[1]] in ("PRP", "WP", "WDT"):
        return phrase, "near"
    wide = extend_left(tokens, phrase, low, lexicon)
    k = wide[0] - 1
    if k > low and tokens.tags[k] in _LINKING:
        whole = _over_participle(tokens, wide, low, lexicon)
        if whole != wide:
            return whole, "aside"
    if k >= low and tokens.tags[k] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "IN"):
        # "officials who spoke on condition of anonymity said": the phrase belongs to a relative clause
        for j in range(k, max(low, k - 12) - 1, -1):
            if tokens.tags[j] in ("WP",) and j > low and tokens.tags[j - 1] in NOUNS:
                outer = noun_phrase_before(tokens, j - 1, low, lexicon)
                if outer is not None:
                    return extend_left(tokens, outer, low, lexicon), "aside"
            if tokens.words[j] in ",;:" or tokens.stretches[j] >= 0:
                break
    return _whole_list(tokens, wide, low), "near"


def _over_participle(tokens: Tokens, phrase: Phrase, low: int, lexicon: Lexicon) -> Phrase:
    """The phrase that a participle or adjective belongs to, where `phrase` belongs to that."""
    k = phrase[0] - 1
    noun = _before_participle(tokens, k, low, lexicon) if k > low and tokens.tags[k] in _LINKING else None
    outer = noun_phrase_before(tokens, noun, low, lexicon) if noun is not None else None
    return phrase if outer is None else extend_left(tokens, outer, low, lexicon)


def _before_participle(tokens: Tokens, k: int, low: int, lexicon: Lexicon) -> int | None:
    """The noun that a participle or adjective says more about, where the phrase behind `k` belongs to that:
    *a letter obtained by the Post said*, *people familiar with it said*, *a man wearing a hat said*."""
    tags = tokens.tags
    if k - 1 >= low and tags[k] in ("IN", "TO") and tokens.lowers[k] not in lexicon.subordinators:
        done = tokens.lowers[k] in lexicon.agents and tags[k - 1] == "VBD"
        if not done and tags[k - 1] not in _QUALIFYING:
            return None
        k -= 1
    elif k < low or tags[k] != "VBG":
        return None
    return k - 1 if k - 1 >= low and tags[k - 1] in ("NN", "NNS") else None


def _whole_list(tokens: Tokens, phrase: Phrase, low: int) -> Phrase:
    """A pair of names with those set before it by commas from the clause's beginning on: *Ito, Mwangi and
    Okoro*."""
    tags, first = tokens.tags, phrase[0]
    if "CC" not in tags[first : phrase[1] + 1] or tags[first] != "NNP":
        return _with_first(tokens, phrase, low)
    i = first
    while i - 2 >= low and tokens.words[i - 1] == "," and tags[i - 2] == "NNP":
        i -= 2
        while i > low and tags[i - 1] == "NNP":
            i -= 1
    return (i, phrase[1]) if i == low else phrase


def _with_first(tokens: Tokens, phrase: Phrase, low: int) -> Phrase:
    """A name with the one that *and* joins it to at the clause's beginning, over what it is: *Ito and
    defender Ben Hall*."""
    tags, i = tokens.tags, phrase[0] - 1
    while i > low and tags[i] in ("NN", "JJ"):
        i -= 1
    if i <= low or tags[i] != "CC" or tags[i - 1] != "NNP" or tags[phrase[1]] != "NNP":
        return phrase
    first = i - 1
    while first > low and tags[first - 1] == "NNP":
        first -= 1
    return (first, phrase[1]) if first == low else phrase


def aside_subject(tokens: Tokens, comma: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase before an aside that ends at `comma`: *Torres, the governor of Tacna, …*."""
    tags, words = tokens.tags, tokens.words
    best: Phrase | None = None
    dash = words[comma] in _DASHES
    commas = 0
    i = comma - 1
    while i > low and commas < 6:
        if tokens.stretches[i] >= 0 and not dash:
            pass
        if words[i] in (";", ":") or (words[i] == "." and i < comma - 1):
            break
        if (words[i] in _DASHES) if dash else words[i] == ",":
            commas += 1
            before = i - 1
            if words[before] == ")":
                opened = _opening_bracket(tokens, before, low)
                before = opened - 1 if opened is not None else before
            if before >= low and tags[before] in NOUNS | {"PRP", "CD"}:
                phrase = noun_phrase_before(tokens, before, low, lexicon)
                if phrase is not None and _is_aside(tokens, i + 1, comma):
                    wide = extend_left(tokens, phrase, low, lexicon)
                    wide = _over_participle(tokens, wide, low, lexicon)
                    if _is_oblique(tokens, wide, low, lexicon):
                        i = wide[0] - 1
                        continue
                    if best is None or tags[phrase[1]] == "NNP":
                        best = wide
                    if tags[wide[0]] == "NNP" or wide[0] == low:
                        return best
                    i = wide[0]
                    continue
            if best is not None:
                break
            if not _is_aside(tokens, i + 1, comma):
                return None
        i -= 1
    return best


def _is_oblique(tokens: Tokens, phrase: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a phrase is no subject but the object of a preposition, or what is set behind a name: a bare
    number, a party and state: *Cory James, 22, of Flint,*."""
    first, last = phrase
    if first == last and tokens.tags[first] == "CD":
        return first > low or tokens.lowers[first] not in lexicon.pronouns  # One, who was there, said
    if is_constituency("".join(tokens.words[first : last + 1]), lexicon):
        return True  # Luis Torres, R-Tenn., the chairman,
    return (
        first > low
        and tokens.tags[first - 1] in ("IN", "TO")
        and tokens.lowers[first - 1] not in lexicon.subordinators
        and tokens.lowers[first - 1] not in lexicon.declaratives
    )


def _is_aside(tokens: Tokens, first: int, end: int) -> bool:
    """Whether what stands from `first` to `end` can be an apposition, a relative clause or another aside."""
    tags = tokens.tags
    if first >= end:
        return False
    if tags[first] in ("WP", "WDT", "WRB", "IN", "VBG", "VBN", "RB", "TO", "CD"):
        return True
    if tags[first] == "VBD" and first + 1 < end and tags[first + 1] in ("IN", "TO", "WRB"):
        return True  # "Torres, asked about it, said"
    return not any(
        tags[i] in FINITE for i in range(first, min(end, first + 12)) if not _relative_ahead(tags, first, i)
    )


def _relative_ahead(tags: list[str], first: int, i: int) -> bool:
    return any(tags[j] in ("WP", "WDT", "WRB", "IN") for j in range(first, i))


def _shared(tokens: Tokens, i: int, low: int, lexicon: Lexicon, depth: int) -> tuple[Phrase, str] | None:
    """The subject of the nearest finite verb to the left of `i`."""
    if depth == 0:
        return None
    tags = tokens.tags
    tried = 0
    parallel = _says_that_before(tokens, i, low, lexicon) if tags[i] == "CC" else None
    for j in range(i - 1 if parallel is None else parallel, low - 1, -1):
        if tokens.words[j] in ";:" or tried == _TRIES:
            return None
        if tags[j] in FINITE:
            tried += 1
            start = verb_group_start(tokens, j, low, lexicon)
            found = subject_before(tokens, start, low, lexicon, depth - 1)
            if found is not None:
                phrase, way = found
                if way != "relative":
                    return phrase, "shared"
                outer = _before_clause(tokens, phrase[0], low, lexicon) if tokens.words[i] == "," else None
                return (outer, "aside") if outer is not None else (phrase, "relative")
    return None


def _says_that_before(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> int | None:
    """The verb that opens a clause with *that*, where behind the conjunction at `i` a second does, or the
    same verb stands again: *conceded that Ito was right but insisted that …*, *said that Ito was right and
    said …*; both have one subject."""

    def opens(k: int) -> bool:
        after = k + 2 if k + 1 < len(tokens) and tokens.lowers[k + 1] in lexicon.calendar else k + 1
        that = after < len(tokens) and tokens.lowers[after] in lexicon.declaratives
        return that and tokens.tags[k] in FINITE and tokens.tags[after] == "IN"

    second = next((k for k in range(i + 1, min(len(tokens), i + 4)) if tokens.tags[k] in FINITE), None)
    if second is None:
        return None
    same = tokens.lowers[second]
    like = (k for k in range(i - 1, low - 1, -1) if tokens.lowers[k] == same or opens(second))
    return next((k for k in like if opens(k)), None)


def _before_clause(tokens: Tokens, pronoun: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that a relative clause belongs to, once the clause is over: *West, who had worked
    there, …*."""
    last = pronoun - 1
    if last > low and tokens.words[last] == ",":
        last -= 1
    if last < low or tokens.tags[last] not in NOUNS:
        return None
    phrase = noun_phrase_before(tokens, last, low, lexicon)
    return None if phrase is None else extend_left(tokens, phrase, low, lexicon)


def controlled_subject(
    tokens: Tokens, head: int, low: int, high: int, lexicon: Lexicon
) -> tuple[Phrase, str] | None:
    """The subject of a participle or infinitive: that of the main verb before it (*spoke, adding that …*),
    else the one that follows its clause (*Speaking in Lima, Torres said …*)."""
    start = verb_group_start(tokens, head, low, lexicon)
    nearest = max(low, start - REACH)
    found = (
        main_subject(tokens, nearest, start, lexicon)
        if start > low and tokens.words[start - 1] == ","
        else None
    )
    if found is None:
        shared = _shared(tokens, start, nearest, lexicon, _DEPTH)
        found = shared[0] if shared is not None else None
    if found is not None:
        return found, "controlled"
    for i in range(head + 1, min(high, head + REACH)):
        if tokens.words[i] == ",":
            phrase = noun_phrase_after(tokens, i + 1, high)
            if phrase is not None and phrase[1] + 1 < high and tokens.tags[phrase[1] + 1] in FINITE:
                return phrase, "controlled"
    return None


def main_subject(tokens: Tokens, low: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the main clause: of the first finite verb that no subordinator or relative pronoun
    governs, in the last of clauses joined by *and* or *but* after a comma."""
    governed = False
    main: Phrase | None = None
    tried = 0
    for i in range(low, end):
        tag, lower = tokens.tags[i], tokens.lowers[i]
        joined = i > low and tokens.words[i - 1] == "," and (tag == "CC" or lower in lexicon.contrasts)
        if tokens.words[i] == "," or tokens.stretches[i] >= 0 or joined:
            governed = False
        elif (
            lower in lexicon.subordinators
            or tag in ("WP", "WDT", "WRB")
            or (lower in lexicon.declaratives and tag == "IN")
        ):
            governed = True
        elif tag in FINITE:
            if not governed and tried < 2 * _TRIES:
                tried += 1
                found = subject_before(tokens, verb_group_start(tokens, i, low, lexicon), low, lexicon, 1)
                if found is not None and found[1] in ("near", "aside"):
                    before = tokens.tags[found[0][0] - 1] if found[0][0] > low else "CC"
                    if main is None or before == "CC" or tokens.lowers[found[0][0] - 1] in lexicon.contrasts:
                        main = found[0]
            governed = False
    return main


def subject_after(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """The subject that follows its verb: *said Luis Torres, the governor of Tacna*."""
    first = head + 1
    while first < high and tokens.tags[first] == "RB":
        first += 1
    phrase = noun_phrase_after(tokens, first, high)
    if phrase is None or tokens.tags[phrase[1]] in ("WP", "WDT", "EX"):
        return None
    return extend_right(tokens, phrase, high, lexicon)


def leaves_gap(tokens: Tokens, first: int, low: int, lexicon: Lexicon) -> bool:
    """Whether a clause whose subject begins at `first` says something of the noun before it: *a bill that
    Ruiz called …*, *the judge, whom Ruiz called …*, *what Ruiz called …*."""
    if first - 1 < low:
        return False
    if tokens.tags[first - 1] in ("WP", "WDT"):
        return True
    return first - 2 >= low and (
        tokens.lowers[first - 1] in lexicon.declaratives and tokens.tags[first - 2] in NOUNS
    )
