"""Roles: how the article describes the people it names, in its own words.

*President Jerí*, *Torres, the regional governor of Tacna, …*, *Kast is the candidate of …*. The words serve
twice: to resolve a later *the governor*, and to tell the reader who a speaker is.
"""

from index.extract.attribution import Found
from index.extract.entities import Cast, Entity
from index.extract.frames import Frame
from index.extract.name import Name, fold
from index.extract.phrases import FINITE, extend_left, noun_phrase_after, noun_phrase_before
from index.extract.referent import Referent
from index.extract.tokens import Tokens
from index.extract.traits import singular
from index.language import Language
from index.language.compounds import known_endings
from index.language.data import Lexicon

_PAUSES = frozenset((",", ".", "--", "—", "–", ";", "("))
_LONGEST = 22
_FARTHEST = 20
_LISTED = 3
_SHORT = 4
_BEFORE = frozenset(("NN", "JJ", "NNP", "NNS", "CD"))
_DESCRIBING = frozenset(("NN", "NNS", "JJ", "NNP", "CD", "DT", "PRP$", "VBN", "RB"))


def describe(frames: list[Frame], cast: Cast, language: Language) -> None:
    """Give each entity the words that the article describes it by, and the spans where it does."""
    for name, entity in zip(cast.names, cast.of_name, strict=True):
        if entity is None:
            continue
        frame = frames[name.frame]
        sentence = frame.sentences[name.sentence]
        free = language.lexicon.grammar.head_first
        before = (_titled if free else _before)(frame.tokens, name, entity, sentence[0], language)
        after = _after(frame.tokens, name, sentence[1], language)
        if before is not None:
            _add(frame.tokens, before, entity, language)
            entity.titled.append(frame.tokens.span(*before))
            if free and entity.kind != "organisation":
                _learn(frame.tokens, before, entity, language)
        leading = (_set_before if free else _leading)(frame.tokens, name, sentence, language)
        if leading is not None:
            _add(frame.tokens, leading, entity, language)
            _learn(frame.tokens, leading, entity, language)
            entity.apposed.append(frame.tokens.span(*leading))
        if frame.tokens.words[name.last + 1 : name.last + 2] == ["("] and entity.kind != "organisation":
            bracket = _bracketed(frame.tokens, name, sentence[1])
            if bracket is not None:
                _add(frame.tokens, bracket, entity, language)
        if after is not None:
            _add(frame.tokens, after, entity, language)
            _learn(frame.tokens, after, entity, language)
            if frame.tokens.words[name.last + 1] in _PAUSES:
                entity.apposed.append(frame.tokens.span(*after))


def _before(
    tokens: Tokens, name: Name, entity: Entity, low: int, language: Language
) -> tuple[int, int] | None:
    """The nouns and adjectives that stand before a name and end in what somebody is: *presidential candidate*
    José Antonio Kast; not *derogatory comments* Trump made."""
    lexicon = language.lexicon
    end = name.first - 1
    if end < low or tokens.tags[end] not in _BEFORE:
        return None
    while end > low and tokens.lowers[end].rstrip(".") in lexicon.honorifics:
        if " ".join(tokens.lowers[end - 1 : end + 1]) in lexicon.titles:
            break  # former first lady Laura Bush
        end -= 1  # his colleague Ms Anne Jones
    noun = _before_place(tokens, end, low, lexicon)
    last = tokens.lowers[noun].rstrip(".")
    body = entity.kind != "person" and last in lexicon.organisation_nouns
    pair = " ".join(tokens.lowers[max(low, noun - 1) : noun + 1])
    if not (body or last in lexicon.person_nouns or last in lexicon.titles or pair in lexicon.titles):
        return None
    first = noun + 1
    while first > max(low, noun - 5) and tokens.tags[first - 1] in _BEFORE:
        first -= 1
    while first < end and _is_time(tokens, first, lexicon):
        first += 1
    if lexicon.grammar.noun_capitals:
        return (first, end) if first <= end else None
    first = _whole_body(tokens, first, low, lexicon)
    if first > low and tokens.tags[first - 1] == "PRP$" and last in lexicon.person_nouns:
        first -= 1
    return (first, end) if first <= end else None


def _before_place(tokens: Tokens, end: int, low: int, lexicon: Lexicon) -> int:
    """The noun of a description that ends at `end`, over the place it belongs to: *minister for Scotland*."""
    placed = end - 2 >= low and tokens.lowers[end] in lexicon.places
    return end - 2 if placed and tokens.lowers[end - 1] in lexicon.name_links else end


def _is_time(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether a word says when something is told, and nothing of who somebody is: *that night spokesman
    Ware*."""
    noun = tokens.tags[k] in ("NN", "NNP")
    return noun and (tokens.lowers[k] in lexicon.time_words or tokens.lowers[k] in lexicon.calendar)


def _whole_body(tokens: Tokens, first: int, low: int, lexicon: Lexicon) -> int:
    """Where a description begins whose first word is but the end of a body's name: *Farmers' Union of Wales
    president*, *Bank of England governor*."""
    words, tags = tokens.words, tokens.tags
    while first - 2 >= low and words[first][0].isupper() and tokens.lowers[first - 1] in lexicon.name_links:
        named = words[first - 2][0].isupper() and tags[first - 2] in ("NNP", "NN", "NNS")
        lower = tokens.lowers[first - 2]
        if not named or lower in lexicon.person_nouns or lower in lexicon.calendar:
            break
        first -= 2
        while first > low and words[first - 1][0].isupper() and tags[first - 1] in ("NNP", "JJ", "NN"):
            first -= 1
        if first - 2 >= low and tags[first - 1] == "POS" and words[first - 2][0].isupper():
            first -= 2
    return first


def _leading(
    tokens: Tokens, name: Name, sentence: tuple[int, int], language: Language
) -> tuple[int, int] | None:
    """The description that a name is set behind: *The mayor of Larkmoor*, Paul Ito, was late."""
    low, high = sentence
    last = name.first - 2
    if last < low or tokens.words[last + 1] != ",":
        return None
    if name.last + 1 >= high or tokens.words[name.last + 1] not in _PAUSES:
        return None
    phrase = noun_phrase_before(tokens, last, low, language.lexicon)
    if phrase is None:
        return None
    first = extend_left(tokens, phrase, low, language.lexicon)[0]
    head = noun_phrase_after(tokens, first, last + 1)
    if head is None or tokens.lowers[head[1]] not in language.lexicon.person_nouns:
        return None
    return first, last


def _titled(
    tokens: Tokens, name: Name, entity: Entity, low: int, language: Language
) -> tuple[int, int] | None:
    """As `_before` where the noun comes first: *director y guionista argentino* Pablo Soto, *ministro de
    Hacienda* Luis Ruiz."""
    if name.first == low or tokens.tags[name.first - 1] in ("IN", "DT", "CC"):
        return None
    first = _reach_back(tokens, name.first - 1, low, language.lexicon)
    people = [k for k in range(first, name.first) if _is_somebody(tokens, k, entity, language.lexicon)]
    if not people:
        return None
    begin = people[-1]
    for k in reversed(people[:-1]):
        if tokens.lowers[begin - 1] not in language.lexicon.joins or k < begin - 3:
            break
        begin = k
    return begin, name.first - 1


def _set_before(
    tokens: Tokens, name: Name, sentence: tuple[int, int], language: Language
) -> tuple[int, int] | None:
    """As `_leading` where the noun comes first: *El presidente de la Cámara de Comercio (CC)*, Luis Soto;
    *El jefe del Ejército*, el general Luis Soto."""
    low, high = sentence
    last = _before_title(tokens, name.first, low, language.lexicon) - 2
    if last < low or tokens.words[last + 1] != ",":
        return None
    if name.last + 1 < high and tokens.words[name.last + 1] not in _PAUSES:
        return None
    first, begin = last + 1, None
    for _ in range(_LISTED):  # el ministro de Agricultura, Pesca y Alimentación, …
        if first <= low or (first <= last and tokens.words[first - 1] != ","):
            break
        first = _reach_back(tokens, first - 1 if first > last else first - 2, low, language.lexicon)
        nouns = language.lexicon.person_nouns
        begin = next((k for k in range(first, last + 1) if tokens.lowers[k] in nouns), None)
        if begin is not None:
            break
    if begin is None:
        return None
    return (begin - 1 if begin > first and tokens.tags[begin - 1] == "DT" else begin), last


def _before_title(tokens: Tokens, first: int, low: int, lexicon: Lexicon) -> int:
    """Where a name begins with its article and title: *el general* Luis Soto."""
    k = first - 1
    while k > low and (tokens.lowers[k] in lexicon.titles or tokens.lowers[k] in lexicon.honorifics):
        k -= 1
    return k if first - 1 > k > low and tokens.tags[k] == "DT" else first


def _reach_back(tokens: Tokens, last: int, low: int, lexicon: Lexicon) -> int:
    """The first token of what can be one description that ends at `last`, brackets in it."""
    k = last + 1
    deep = 0
    while k > max(low, last - _FARTHEST):
        word, tag = tokens.words[k - 1], tokens.tags[k - 1]
        deep += (word == ")") - (word == "(")
        inside = deep > 0 or word == "("
        linking = tokens.lowers[k - 1] in lexicon.attaching or tokens.lowers[k - 1] in lexicon.joins
        if deep < 0 or not (inside or linking or tag in _DESCRIBING):
            break
        k -= 1
    return k


def _is_somebody(tokens: Tokens, k: int, entity: Entity, lexicon: Lexicon) -> bool:
    """Whether a noun for a person, or for a body where the name is no person's, stands at `k`."""
    lower = tokens.lowers[k].rstrip(".")
    body = entity.kind != "person" and lower in lexicon.organisation_nouns
    return body or lower in lexicon.person_nouns or lower in lexicon.titles


def _after(tokens: Tokens, name: Name, high: int, language: Language) -> tuple[int, int] | None:
    """The description that follows a name between pauses, or after *is*; one with a noun for people."""
    lexicon = language.lexicon
    following = name.last + 1
    if following + 1 >= high:
        return None
    if (
        tokens.words[following] not in (",", "--", "—", "–")
        and tokens.lowers[following] not in lexicon.be_forms
    ):
        return None
    if tokens.words[following] not in _PAUSES and name.first and tokens.tags[name.first - 1] == "IN":
        return None  # gegen Mannheim war Trainer Torsten Ruiz krank
    first = following + 1
    if tokens.lowers[first] not in lexicon.articles and tokens.tags[first] not in (
        "NN",
        "JJ",
        "RB",
        "NNP",
        "PRP$",
        "CD",
    ):
        return None
    last = first
    while last + 1 < high and tokens.words[last + 1] not in _PAUSES:
        if last - first >= _LONGEST:
            last = _without_half(tokens, first, last)
            break
        last += 1
        if tokens.tags[last] in FINITE or tokens.stretches[last] >= 0:
            return None
        if tokens.tags[last] in ("WP", "WDT"):
            last -= 1
            break
    if last + 1 >= high and tokens.words[following] in _PAUSES and tokens.words[last] not in _PAUSES:
        return None
    head = noun_phrase_after(tokens, first, last + 1)
    if head is None or not any(tokens.lowers[k] in lexicon.person_nouns for k in range(head[0], head[1] + 1)):
        return None
    return first, last


def _without_half(tokens: Tokens, first: int, last: int) -> int:
    """The end of a description that goes on too long, before the last word that links more to it."""
    links = (k for k in range(last, first + 1, -1) if tokens.tags[k] in ("IN", "CC", "TO"))
    return next((k - 1 for k in links if tokens.tags[k - 1] in ("NN", "NNS", "NNP")), last)


def _bracketed(tokens: Tokens, name: Name, high: int) -> tuple[int, int] | None:
    """What stands in short brackets behind a name: a party or an age, *Otto Reh (CDU)*, *Otto Reh (43)*."""
    first = name.last + 2
    last = next((k - 1 for k in range(first, min(high, first + _SHORT)) if tokens.words[k] == ")"), -1)
    capital = all(
        tokens.words[k][0].isupper() or not tokens.words[k].isalpha() for k in range(first, last + 1)
    )
    return (first, last) if last >= first and capital else None


def _add(tokens: Tokens, phrase: tuple[int, int], entity: Entity, language: Language) -> None:
    words = [fold(tokens.lowers[k].rstrip(".")) for k in range(phrase[0], phrase[1] + 1)]
    words += [ending for w in words for ending in known_endings(w, language.lexicon.person_nouns)]
    called = {form for w in words for form in language.lexicon.title_forms.get(w, ())}
    called |= {fold(w + ending) for w in words if w.isdigit() for ending in language.lexicon.aged}
    entity.roles.update(
        {w for w in words if w not in language.lexicon.articles} | {singular(w) for w in words} | called
    )


def _learn(tokens: Tokens, phrase: tuple[int, int], entity: Entity, language: Language) -> None:
    """Who is described by a noun for people is a person, of its gender where it has one."""
    nouns = language.lexicon.person_nouns
    told = next((nouns[w] for w in tokens.lowers[phrase[0] : phrase[1] + 1] if nouns.get(w)), None)
    entity.gender = entity.gender or told
    entity.told = entity.told or told
    if entity.kind is None:
        entity.kind = "person"


def role_of(text: str, found: Found, referent: Referent, language: Language) -> str | None:
    """The role of a speaker as the article has it: in the mention itself, else in an apposition, else before
    the name.

    A mention that names nobody but says what they are (*a spokesman for the mayor*) is the role.
    """
    if found.mention is None:
        return None
    start, end = found.mention
    if referent.name is None or referent.resolution == "description":
        words = text[start:end]
        return words if referent.described else None
    entity = referent.entity
    if entity is None:
        return None
    titled = [
        (s, e) for s, e in entity.titled if text[s:e].lower().rstrip(".") not in language.lexicon.honorifics
    ]
    for s, e in titled:
        if start <= s and e <= end:
            return text[s:e]
    for spans in (entity.apposed, titled):
        if spans:
            return text[spans[0][0] : spans[0][1]]
    return None
