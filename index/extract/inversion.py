"""Subjects where they stand on either side of their verb, or are left out: Spanish and its like.

*Torres dijo*, *dijo ayer en Lima Torres*, *Torres, que llegó ayer, dijo*; *dijo que …*: what stands before
the verb and can speak is its subject, else what stands behind it, else the verb has none.
"""

from index.extract.papers import agency_end
from index.extract.phrases import (
    FINITE,
    NOUNS,
    REACH,
    Phrase,
    extend_left,
    extend_right,
    noun_phrase_after,
    noun_phrase_before,
    verb_group_start,
)
from index.extract.sentences import Range
from index.extract.subjects import aside_subject, skip_adverbs, subject_after, subject_before
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_PAUSES = frozenset((",", "--", "—", "–", "-", ";", ":", "("))
_ENDS = frozenset((",", ".", "—", "–", "-", ")", ";"))
_FRONTED = 4
_TRIES = 6
_ASIDE = 7
_BRACKET = 12


def free_subject(
    tokens: Tokens, start: int, head: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase | None, str]:
    """The subject of the verb group from `start` to `head` in a language that puts it on either side of its
    verb, or leaves it out: *dijo Torres*, *Torres dijo*, *dijo que …*."""
    low, high = sentence
    pair = start - 1
    if pair >= low and tokens.lowers[pair] in lexicon.pairs and tokens.lowers[pair] in lexicon.pronouns:
        return (pair, pair), "near"  # ambos dijeron
    own = _own_subject(tokens, start, head, sentence, lexicon)
    if own is not None:
        return own
    at = skip_adverbs(tokens, start - 1, low, lexicon)
    if _is_paused(tokens, at, low) and _is_parenthetic(tokens, head, high):
        return None, "dropped"
    if _follows_quotation(tokens, at, low):
        return None, "dropped"
    if at > low and (tokens.words[at] == "," or tokens.tags[at] == "CC" or _joins(tokens, at, lexicon)):
        aside = aside_subject(tokens, at, low, lexicon) if tokens.words[at] == "," else None
        speaks = aside is not None and _can_speak(tokens, aside, lexicon)
        if aside is not None and speaks and not _is_governed(tokens, aside, low, lexicon):
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


def _own_subject(
    tokens: Tokens, start: int, head: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase, str] | None:
    """The subject behind a verb that nothing before can be the subject of, or the one that opens the
    sentence."""
    low, high = sentence
    at = skip_adverbs(tokens, start - 1, low, lexicon)
    paused = _is_paused(tokens, at, low)
    opens = paused or at < low or tokens.tags[at] in ("IN", "CC", "VBN", "WRB")
    opens = opens or tokens.lowers[at] in lexicon.manner
    opening = _opening_subject(tokens, start, low, lexicon)
    if opens:
        after = _subject_behind(tokens, head, high, lexicon)
        if after is not None and _can_follow(tokens, after, high, paused or at < low, lexicon):
            aside = opening is not None and tokens.words[at] == ","
            closes = opening is not None and _closes_aside(tokens, opening[0], at)
            if not closes and (not aside or _is_parenthetic(tokens, after[1], high)):
                return after, "inverted"
    if paused and _is_parenthetic(tokens, head, high):
        return None
    return _beginning(tokens, at, low, lexicon) or opening


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
    somebody = _can_speak(tokens, phrase, lexicon) or tokens.lowers[phrase[0]] in lexicon.articles
    return (phrase, "near") if begins and somebody else None


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
    if before is not None and not _is_governed(tokens, before[0], low, lexicon):
        return before if _can_speak(tokens, before[0], lexicon) else (None, "none")
    after = _subject_behind(tokens, head, high, lexicon)
    if after is not None and _can_follow(tokens, after, high, True, lexicon):
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


def _is_paused(tokens: Tokens, at: int, low: int) -> bool:
    return at >= low and (tokens.words[at] in _PAUSES or tokens.stretches[at] >= 0)


def _joins(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that sets one clause against another stands at `at`: *aunque*, *si bien*."""
    return tokens.lowers[at] in lexicon.contrasts


def _opening_subject(tokens: Tokens, start: int, low: int, lexicon: Lexicon) -> tuple[Phrase, str] | None:
    """The noun phrase that opens the sentence, when the verb group at `start` is the first of its main
    clause: *El director del museo, que llegó ayer con su equipo, dijo*."""
    first = _past_fronted(tokens, max(low, start - REACH), start)
    phrase = noun_phrase_after(tokens, first, start, lexicon)
    if phrase is None or tokens.tags[phrase[1]] in ("WP", "WDT", "EX"):
        return None
    if not _can_speak(tokens, phrase, lexicon) or tokens.lowers[phrase[1]] in lexicon.calendar:
        return None
    phrase = _with_second(tokens, extend_right(tokens, phrase, start, lexicon), start, lexicon)
    if _is_subordinate(tokens, phrase[1] + 1, start, lexicon):
        return None
    return phrase, "near" if phrase[1] + 1 == start else "aside"


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
        elif _governs(tokens, i, lexicon):
            governed = True
        elif tokens.tags[i] in FINITE:
            if not governed:
                return True
            governed = False
    return governed


def _governs(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
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


def governing_subject(
    tokens: Tokens, end: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase | None, bool]:
    """The subject of the main clause before `end`, and whether there is such a clause, with a subject or
    without: of its first verb that no clause within it holds, in the last of clauses that a word such as
    *pero* sets apart."""
    low = max(sentence[0], end - REACH)
    governed = False
    main: Phrase | None = None
    tried = 0
    for i in range(low, end):
        apart = i > low and tokens.words[i - 1] == "," and tokens.lowers[i] in lexicon.contrasts
        if tokens.words[i] in (",", ";") or tokens.stretches[i] >= 0 or apart:
            governed = False
        elif _governs(tokens, i, lexicon):
            governed = True
        elif tokens.tags[i] in FINITE:
            if not governed and tried < _TRIES:
                tried += 1
                group = verb_group_start(tokens, i, low, lexicon)
                found = _own_subject(tokens, group, i, (low, sentence[1]), lexicon)
                subject = found[0] if found is not None else _plain_subject(tokens, group, low, lexicon)
                first = tried == 1 and subject is not None
                if first or (subject is not None and _stands_apart(tokens, subject, low, lexicon)):
                    main = subject
            governed = False
    return main, tried > 0


def _plain_subject(tokens: Tokens, group: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """A noun phrase that can speak right before a verb."""
    before = subject_before(tokens, group, low, lexicon, 0)
    if before is None or before[1] not in ("near", "aside") or not _can_speak(tokens, before[0], lexicon):
        return None
    return None if _is_governed(tokens, before[0], low, lexicon) else before[0]


def _stands_apart(tokens: Tokens, subject: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a clause with a subject of its own begins with it: *…, mientras que Torres afirmó*."""
    before = tokens.lowers[subject[0] - 1] if subject[0] > low else ""
    if before in lexicon.declaratives and subject[0] - 2 > low:
        before = tokens.lowers[subject[0] - 2]
    return before in lexicon.contrasts


def _subject_behind(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> Phrase | None:
    return subject_after(tokens, _past_adjuncts(tokens, head, high, lexicon), high, lexicon)


def _past_adjuncts(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> int:
    """The last token before the subject that may follow the verb at `head`, over whom, where and when: *dijo
    hoy, martes, en Lima el ministro*; *dijo a EFE Torres*; *dijo, por su parte, Torres*."""
    last = head
    for _ in range(4):
        i = last + 1
        if i + 1 >= high:
            break
        manner = i == head + 1 and _tells_manner(tokens, i, lexicon)
        if manner or tokens.tags[i] == "RB" or tokens.lowers[i] in lexicon.calendar:
            last = i
        elif tokens.tags[i] == "DT" and (time := past_time(tokens, i, high, lexicon)) > i:
            last = time - 1
        elif tokens.words[i] == "," and tokens.lowers[i + 1] in lexicon.calendar:
            last = i + 2 if i + 2 < high and tokens.words[i + 2] == "," else i + 1
        elif tokens.words[i] == "," and tokens.tags[i + 1] in ("IN", "RB"):
            closed = _closing_comma(tokens, i + 1, high)
            if closed is None:
                break
            last = closed
        elif tokens.tags[i] == "IN" and tokens.lowers[i] not in lexicon.declaratives:
            time = past_time(tokens, i + 1, high, lexicon)
            inner = noun_phrase_after(tokens, i + 1, high)
            if inner is None:
                break
            last = time - 1 if time > i + 1 else _end_of_place(tokens, inner, lexicon)
        else:
            break
    begins = last + 1 < high and (
        tokens.tags[last + 1] in ("DT", "NNP", "PRP", "PRP$") or _can_speak(tokens, (last + 1,) * 2, lexicon)
    )
    return last if last > head and begins else head


def _closing_comma(tokens: Tokens, first: int, high: int) -> int | None:
    """The comma that ends a short aside without a verb: *dijo, por su parte, …*."""
    for k in range(first, min(high, first + _ASIDE)):
        if tokens.words[k] == ",":
            return k
        if tokens.tags[k] in FINITE or tokens.stretches[k] >= 0:
            return None
    return None


def _end_of_place(tokens: Tokens, inner: Phrase, lexicon: Lexicon) -> int:
    """Where an addressee or a place ends and the subject begins: *a EFE Torres*, *en Lima el ministro*."""
    first, last = inner
    agency = agency_end(tokens, first, lexicon)
    if agency is not None and agency < last:
        return agency
    if first < last and tokens.lowers[first] in lexicon.places:
        return first
    for k in range(first + 1, last + 1):
        if tokens.tags[k] == "DT" or _begins_name(tokens, k, lexicon):
            return k - 1
    return last


def _begins_name(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether a name begins at `k` that the noun before it is no part of: *a este diario | Torres*, *a los
    periodistas | Torres*; not *al ministro Torres*, *al diario El Norte*."""
    before = tokens.lowers[k - 1]
    lists = (lexicon.person_nouns, lexicon.titles, lexicon.organisation_nouns)
    if tokens.tags[k] != "NNP" or tokens.tags[k - 1] not in ("NN", "NNS"):
        return False
    article = tokens.lowers[k - 2]
    pointed = article in lexicon.definite and article not in lexicon.articles  # a este diario
    return pointed or not any(before in nouns for nouns in lists)


def _tells_manner(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether an adjective that says how somebody spoke stands at `i`, before a name: *dice rotunda Ruiz*."""
    lower = tokens.lowers[i]
    lists = (lexicon.person_nouns, lexicon.titles, lexicon.organisation_nouns, lexicon.document_nouns)
    free = tokens.tags[i] in ("NN", "JJ", "VBN") and tokens.words[i].islower() and lower[-1] in "oae"
    return free and tokens.tags[i + 1] == "NNP" and not any(lower in nouns for nouns in lists)


def past_time(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> int:
    """The token behind what tells a day or time from `i` on: *este jueves*, *el pasado 3 de mayo*, *la semana
    pasada*; `i` where none begins."""
    k = i + 1 if i < high and tokens.tags[i] == "DT" else i
    while k < high and (tokens.lowers[k] in lexicon.recent or tokens.tags[k] == "CD"):
        k += 1
    if k == i or k >= high:
        return i
    day = tokens.words[k] in lexicon.calendar or tokens.words[k] in lexicon.time_words
    dated = tokens.tags[k - 1] == "CD" and tokens.tags[k] == "IN"
    if not (day or dated):
        return i
    end = k + 1
    while end < high and (tokens.lowers[end] in lexicon.recent or tokens.tags[end] == "CD"):
        end += 1
    if dated or (tokens.tags[end - 1] == "CD" and end < high and tokens.tags[end] == "IN"):
        month = k + 1 if dated else end + 1
        return month + 1 if month < high and tokens.lowers[month] in lexicon.calendar else end
    return end


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
    return i >= high or tokens.words[i] in _ENDS or tokens.stretches[i] >= 0


def _is_governed(tokens: Tokens, phrase: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a preposition stands before a phrase, which then is no subject."""
    if phrase[0] <= low or tokens.tags[phrase[0] - 1] not in ("IN", "TO"):
        return False
    free = lexicon.subordinators | lexicon.declaratives | lexicon.manner
    return tokens.lowers[phrase[0] - 1] not in free


def _can_speak(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase names or describes who can speak by its noun: a person, a body, a document."""
    nouns = (k for k in range(phrase[0], phrase[1] + 1) if tokens.tags[k] in NOUNS or tokens.tags[k] == "PRP")
    k = next(nouns, phrase[1])
    return (
        tokens.tags[k] in ("NNP", "PRP")
        or tokens.lowers[k] in lexicon.person_nouns
        or tokens.lowers[k] in lexicon.organisation_nouns
        or tokens.lowers[k] in lexicon.document_nouns
    )


def _can_follow(tokens: Tokens, phrase: Phrase, high: int, clear: bool, lexicon: Lexicon) -> bool:
    """Whether the noun phrase behind a verb can be its subject: it can speak, and no verb of its own follows.
    `clear` says that nothing before the verb can be."""
    if not _can_speak(tokens, phrase, lexicon):
        return False
    i = phrase[1] + 1
    return i >= high or (clear and tokens.tags[i] not in FINITE)
