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
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_DASHES = frozenset(("--", "—", "–", "-"))
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
    i = _skip_times(tokens, _skip_adverbs(tokens, i, low, lexicon), low, lexicon)
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
    if is_noun_end(tags, i) or (tag == "DT" and lowers[i] in lexicon.pronouns):
        return _near(tokens, i, low, lexicon)
    if tokens.words[i] in (",", "--", "—", "–", "-"):
        found = _aside(tokens, i, low, lexicon)
        if found is not None:
            return found, "aside"
        return _shared(tokens, i, low, lexicon, depth)
    if tag == "CC":
        return _shared(tokens, i, low, lexicon, depth)
    return None


def _skip_adverbs(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> int:
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
    if k >= low and tokens.tags[k] in ("VBD", "VBZ", "VBP", "VBN", "VBG", "IN"):
        # "officials who spoke on condition of anonymity said": the phrase belongs to a relative clause
        for j in range(k, max(low, k - 12) - 1, -1):
            if tokens.tags[j] in ("WP",) and j > low and tokens.tags[j - 1] in NOUNS:
                outer = noun_phrase_before(tokens, j - 1, low, lexicon)
                if outer is not None:
                    return extend_left(tokens, outer, low, lexicon), "aside"
            if tokens.words[j] in ",;:" or tokens.stretches[j] >= 0:
                break
    return wide, "near"


def _aside(tokens: Tokens, comma: int, low: int, lexicon: Lexicon) -> Phrase | None:
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
                    if _is_oblique(tokens, wide, low, lexicon):
                        i -= 1
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
    """Whether a phrase is no subject but the object of a preposition, or a bare number: *Cory James, 22, of
    Flint,*."""
    first, last = phrase
    if first == last and tokens.tags[first] == "CD":
        return True
    return (
        first > low
        and tokens.tags[first - 1] in ("IN", "TO")
        and tokens.lowers[first - 1] not in lexicon.subordinators
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
    for j in range(i - 1, low - 1, -1):
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
        _main_subject(tokens, nearest, start, lexicon)
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


def _main_subject(tokens: Tokens, low: int, end: int, lexicon: Lexicon) -> Phrase | None:
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


def free_subject(
    tokens: Tokens, start: int, head: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase | None, str]:
    """The subject of the verb group from `start` to `head` in a language that puts it on either side of its
    verb, or leaves it out: *dijo Torres*, *Torres dijo*, *dijo que …*."""
    low, high = sentence
    at = _skip_adverbs(tokens, start - 1, low, lexicon)
    paused = at >= low and (
        tokens.words[at] in (",", "--", "—", "–", "-", ";", ":", "(") or tokens.stretches[at] >= 0
    )
    after = subject_after(tokens, _past_adjuncts(tokens, head, high, lexicon), high, lexicon)
    opens = paused or at < low or tokens.tags[at] in ("IN", "CC", "VBN", "WRB")
    opens = opens or tokens.lowers[at] in lexicon.manner
    if opens and after is not None and _can_follow(tokens, after, high, paused or at < low, lexicon):
        return after, "inverted"
    if paused and _is_parenthetic(tokens, head, high):
        return None, "dropped"
    if at > low and (tokens.words[at] == "," or tokens.tags[at] == "CC"):
        main = _aside(tokens, at, low, lexicon) if tokens.words[at] == "," else None
        if main is None:
            main = _main_subject(tokens, max(low, start - REACH), at, lexicon)
        if main is not None and not _is_governed(tokens, main, low, lexicon):
            return main, "shared" if tokens.tags[at] == "CC" else "aside"
    if at > low and _is_oblique_relative(tokens, at):
        main = _main_subject(tokens, max(low, start - REACH), at, lexicon)
        return (main, "shared") if main is not None else (None, "dropped")
    before = subject_before(tokens, start, low, lexicon, 1)
    if before is not None and before[1] == "relative":
        return _antecedent(tokens, before[0], low, lexicon) or before[0], "relative"
    if before is not None and not _is_governed(tokens, before[0], low, lexicon):
        return before
    if after is not None and _can_follow(tokens, after, high, True, lexicon):
        return after, "inverted"
    return None, "dropped"


def _past_adjuncts(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> int:
    """The last token before the subject that may follow the verb at `head`, over whom, where and when: *dijo
    hoy, martes, en Lima el ministro*."""
    last = head
    for _ in range(4):
        i = last + 1
        if i + 1 >= high:
            break
        if tokens.tags[i] == "RB" or tokens.lowers[i] in lexicon.calendar:
            last = i
        elif tokens.words[i] == "," and tokens.lowers[i + 1] in lexicon.calendar:
            last = i + 2 if i + 2 < high and tokens.words[i + 2] == "," else i + 1
        elif tokens.tags[i] == "IN" and tokens.lowers[i] not in lexicon.declaratives:
            inner = noun_phrase_after(tokens, i + 1, high)
            if inner is None:
                break
            last = inner[1]
            named = [k for k in range(inner[0] + 1, inner[1] + 1) if tokens.tags[k] == "DT"]
            last = named[0] - 1 if named else last
        else:
            break
    return (
        last if last > head and last + 1 < high and tokens.tags[last + 1] in ("DT", "NNP", "PRP$") else head
    )


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


def _is_parenthetic(tokens: Tokens, head: int, high: int) -> bool:
    """Whether nothing follows the verb in its clause: *…, precisó, …*."""
    i = head + 1
    while i < high and tokens.tags[i] == "RB":
        i += 1
    return i >= high or tokens.words[i] in (",", ".", "—", "–", "-", ")", ";") or tokens.stretches[i] >= 0


def _is_governed(tokens: Tokens, phrase: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a preposition stands before a phrase, which then is no subject."""
    return (
        phrase[0] > low
        and tokens.tags[phrase[0] - 1] in ("IN", "TO")
        and (
            tokens.lowers[phrase[0] - 1] not in lexicon.subordinators | lexicon.declaratives | lexicon.manner
        )
    )


def _can_follow(tokens: Tokens, phrase: Phrase, high: int, clear: bool, lexicon: Lexicon) -> bool:
    """Whether the noun phrase behind a verb can be its subject: it names or describes who can speak, and no
    verb of its own follows. `clear` says that nothing before the verb can be."""
    if not any(
        tokens.tags[k] in ("NNP", "PRP")
        or tokens.lowers[k] in lexicon.person_nouns
        or tokens.lowers[k] in lexicon.organisation_nouns
        or tokens.lowers[k] in lexicon.document_nouns
        for k in range(phrase[0], phrase[1] + 1)
    ):
        return False
    i = phrase[1] + 1
    return i >= high or (clear and tokens.tags[i] not in FINITE)
