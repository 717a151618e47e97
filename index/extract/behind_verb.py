"""The subject behind its verb, over whom, where and when: *dijo hoy a EFE en Lima Torres*."""

from index.extract.papers import agency_end
from index.extract.phrases import FINITE, Phrase, noun_phrase_after
from index.extract.standing import can_speak
from index.extract.subjects import subject_after
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_ASIDE = 7


def subject_behind(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase behind the verb at `head` that can be its subject, over what may stand between."""
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
        tokens.tags[last + 1] in ("DT", "NNP", "PRP", "PRP$") or can_speak(tokens, (last + 1,) * 2, lexicon)
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
