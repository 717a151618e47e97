"""Entities: the people and bodies of one article, each with every name that the article gives it.

A bare surname joins the full name that bears it when one does; with two bearers, title and gender
decide, else nobody does: two people are never merged because they share a surname.
"""

import bisect
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.extract.apart import Apart
from index.extract.frames import Frame
from index.extract.introductions import is_namesake, is_relative
from index.extract.name import Name, fold, without_genitive
from index.language import Language
from index.language.data import Gender, Lexicon
from index.quote import Span, SpeakerKind

_NEAR = 1700
_LEAD = 1.6
_FEW = 24
_OFTEN = 3
_GIVEN = 2
"""Words of a name without a second surname."""
_PAIR = re.compile(r"\b([^\W\d_a-z][^\W\d_]{1,14}) (?:[^\W\d_a-z]\. )?(?=([^\W\d_a-z][\w'’-]{1,30}))")


@dataclass(slots=True)
class Entity:
    """Somebody or some body in one article. `order` is the place of its first name in the article,
    `first` the first that is full.

    `roles` counts the words that describe it; `titled` and `apposed` are where they stand before and after
    the name. `told` is the gender, unless only a given name tells it. `offices` are the titles before the
    name but for honorifics; `suffix` tells a son from his father. A name that is `shared` with somebody else
    in the article would make the two one speaker, and one that from `doubtful` on is another's as well; who
    stands `apart` bears a surname, but no full name that
    the article gives.
    """

    order: int
    key: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    first: Name | None = None
    display: str = ""
    kind: SpeakerKind | None = None
    gender: Gender | None = None
    told: Gender | None = None
    suffix: str | None = None
    speaks: bool = False
    shared: bool = False
    doubtful: int | None = None
    apart: bool = False
    offices: set[str] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    titled: list[Span] = field(default_factory=list)
    apposed: list[Span] = field(default_factory=list)

    def add(self, name: Name) -> None:
        """Take up one more occurrence, and what it tells of kind and gender."""
        if self.first is None and len(name.words) > 1 and name.full:
            self.first = name
        bisect.insort(self.names, name, key=lambda n: n.start)
        self.roles.update(name.titles)
        self.offices |= name.office
        self.suffix = self.suffix or name.suffix
        if len(name.words) > len(self.key):
            self.key = name.words
        if name.kind is not None and (self.kind is None or name.titles):
            self.kind = name.kind
        if name.gender is not None and (self.gender is None or name.titles):
            self.gender = name.gender
        if name.titles and not name.given:
            self.told = self.told or name.gender


@dataclass(slots=True)
class Cast:
    """The entities of an article; `of_name` leads from the number of a name to its entity, or to none."""

    entities: list[Entity]
    names: list[Name]
    of_name: list[Entity | None]


def gather(text: str, names: list[Name], frames: list[Frame], language: Language) -> Cast:
    """Every name of an article with the entity that it stands for."""
    register = _Register(names, frames, language)
    of_name: list[Entity | None] = [None] * len(names)
    for number, name in enumerate(names):
        if name.full:
            of_name[number] = register.full(name, number)

    register.note_nicknames(text, frames, of_name)

    def by_title(number: int) -> bool:
        """Those whose title tells a gender first: *Mr. Obama* is not Michelle, whatever *Obama* is."""
        return not (names[number].titles and names[number].gender)

    for number in sorted((n for n, name in enumerate(names) if not name.full), key=by_title):
        of_name[number] = register.short(names[number], number)
    for number, name in enumerate(names):
        entity = of_name[number]
        if entity is not None and entity.doubtful is not None and name.start >= entity.doubtful:
            of_name[number] = None
    pairs = _pairs(text, language)
    for entity in register.entities:
        entity.display = _display(text, entity, {} if entity.apart else pairs, language)
        if entity.kind != "organisation" and entity.gender is not None and any(n.given for n in entity.names):
            entity.kind = "person"
    _tell_couples(register.entities)
    register.entities.sort(key=lambda entity: entity.order)
    return Cast(register.entities, names, of_name)


def _tell_couples(entities: list[Entity]) -> None:
    """Mark those whose whole name is that of somebody of another gender: *Mr Brown* and *Ms Brown*."""
    genders: dict[str, set[Gender]] = defaultdict(set)
    for entity in entities:
        if entity.gender is not None and len(entity.key) == 1:
            genders[entity.display].add(entity.gender)
    for entity in entities:
        entity.shared = len(entity.key) == 1 and len(genders[entity.display]) > 1


class _Register:
    """The entities met so far, found by their words. Few are looked at for any name, however many share a
    word."""

    def __init__(self, names: list[Name], frames: list[Frame], language: Language) -> None:
        self.entities: list[Entity] = []
        self._names = names
        self._frames = frames
        last_alone = {name.words[0]: name.start for name in names if len(name.words) == 1}
        self._apart = Apart(frames, last_alone, language)
        self._language = language
        self._by_ends: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        self._by_initial: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        self._by_tail: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._by_head: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self._by_word: dict[str, list[Entity]] = defaultdict(list)
        self._by_nickname: dict[str, Entity] = {}

    def _new(self, name: Name, number: int) -> Entity:
        entity = Entity(number, name.words)
        entity.add(name)
        self.entities.append(entity)
        words = name.words
        if len(words) > 1:
            for given in (words[0], *self._language.lexicon.nicknames.get(words[0], ())):
                self._by_ends[given, words[-1]].append(entity)
            self._by_initial[words[0][0], words[-1]].append(entity)
            self._note_tails(entity)
        if self._language.lexicon.grammar.surnames > 1:
            for k in range(2, len(words) + 1):
                self._by_head[words[:k]].append(entity)
        last = words[-1].split("-") if self._language.lexicon.grammar.surnames > 1 else []
        for word in {*words, *last}:  # Álvarez-Pallete, later Pallete
            if len(word) > 1:
                self._by_word[word].append(entity)
        return entity

    def _same_first_surname(self, name: Name) -> list[Entity]:
        """Where people bear two surnames, those of the same given name and first surname, with a second or
        without one."""
        words = name.words
        if self._language.lexicon.grammar.surnames < 2 or not name.given:
            return []
        longer = self._by_head[words] if words[-1] not in self._language.given_names else []
        shorter = [e for k in range(2, len(words)) for e in self._by_head[words[:k]] if e.key == words[:k]]
        return (longer or [e for e in shorter if e.key[-1] not in self._language.given_names])[-_FEW:]

    def full(self, name: Name, number: int) -> Entity | None:
        """The entity of a name of several words: one of the same first and last word whose middle does not
        differ, a nickname or an initial counting as the name it is short for; or a longer name that ends
        in these words. None where it could be the father's or the son's."""
        given, last = name.words[0], name.words[-1]
        forms = (given, *self._language.lexicon.nicknames.get(given, ()))
        alike = [
            e
            for form in forms
            for e in self._by_ends[form, last][-_FEW:]
            if _initials_agree(e.key, name.words)
        ]
        lexicon = self._language.lexicon
        particle = given in lexicon.particles or name.words[1] in lexicon.joins  # Ramón y Cajal
        tails = [] if name.given and not particle else self._by_tail[name.words][-_FEW:]
        initials = self._by_initial[given[0], last] if len(given) == 1 else self._by_ends[given[0], last]
        bearers = alike or tails or self._same_first_surname(name) or initials[-_FEW:]
        bearers = _of_generation(name, bearers, self._frames, lexicon)
        if len({e.suffix for e in bearers}) > 1:
            return None
        if not bearers or (len({id(e) for e in bearers}) > 1 and not alike):
            return self._new(name, number)
        known = bearers[0]
        self._note_namesake(name, number, known)
        known.add(name)
        if known.key == name.words and known.names[-1] is not known.names[0]:
            self._note_tails(known)
        return known

    def _note_namesake(self, name: Name, number: int, known: Entity) -> None:
        """From where somebody else of its name comes up, a name could be either's."""
        if (known.doubtful is None or name.start < known.doubtful) and self._is_namesake(name, number, known):
            known.doubtful = name.start

    def _is_namesake(self, name: Name, number: int, known: Entity) -> bool:
        """Whether somebody of the name of `known` is told to be another: *his father, also John Smith*; *John
        Smith and his son John*."""
        lexicon = self._language.lexicon
        if len(name.words) > 1 and is_namesake(self._frames, name, lexicon):
            return True
        before = self._names[number - 1] if number else name
        if before is name or (before.frame, before.sentence) != (name.frame, name.sentence):
            return False
        at = bisect.bisect_left(known.names, before.start, key=lambda n: n.start)
        beside = known.names[at : at + 1] == [before]
        return beside and is_relative(self._frames, name, lexicon)

    def note_nicknames(self, text: str, frames: list[Frame], of_name: list[Entity | None]) -> None:
        """Let what stands in marks within a name lead to its entity: *Harold “Hal” Ruiz*, later *Hal*."""
        for name, entity in zip(self._names, of_name, strict=True):
            if entity is None or name.last < name.first + 2:
                continue
            frame = frames[name.frame]
            for number in frame.tokens.stretches[name.first + 1 : name.last]:
                if number >= 0:
                    written = text[slice(*frame.stretches[number].span)]
                    self._by_nickname.setdefault(fold(written), entity)

    def _note_tails(self, entity: Entity) -> None:
        """Let the last words of a name lead to its entity: *Moros Guerra* to Nicolás Moros Guerra."""
        for k in range(1, len(entity.key) - 1):
            if entity not in self._by_tail[entity.key[k:]]:
                self._by_tail[entity.key[k:]].append(entity)

    def short(self, name: Name, number: int) -> Entity | None:
        """The entity of a single word: the one bearer of that surname (or given name), else its own."""
        word = name.words[0]
        place = word in self._language.lexicon.places
        known = self._by_word[word][-_FEW:]
        nicknamed = self._by_nickname.get(word) if not known and not name.titles else None
        if nicknamed is not None:
            nicknamed.add(name)
            return nicknamed
        if len(known) == 1 and self._is_another(name, known[0]):
            apart = self._new(replace(name, kind="person"), number)
            apart.apart = True
            return apart
        bearers = [e for e in known if _can_be(name, e, word)]
        bearers = [e for e in bearers if e.kind == "person" or len(e.key) == 1 or not place]
        titled = [e for e in bearers if any(self._is_known_by(title, e) for title in name.titles)]
        alone = [e for e in bearers if name.office and len(e.key) == 1 and e.gender]
        bearers = titled or alone or [e for e in bearers if e.kind == "person"] or bearers
        if len(bearers) > 1:
            bearers = [e for e in bearers if word in self._surnames_of(e)] or bearers
        if len(bearers) > 1:
            called = [e for e in bearers if _is_called_before(e, word, name.start)]
            bearers = called if len(called) == 1 else bearers
        chosen = bearers[0] if len(bearers) == 1 else _dominant(name, bearers)
        if chosen is None:
            return self._new(name, number) if not bearers else None
        self._note_namesake(name, number, chosen)
        chosen.add(name)
        return chosen

    def _surnames_of(self, entity: Entity) -> tuple[str, ...]:
        """By which words the article may call somebody later: the last, and the first surname where people
        bear two."""
        two = self._language.lexicon.grammar.surnames > 1 and len(entity.key) > _GIVEN
        return entity.key[-2:] if two else entity.key[-1:]

    def _is_another(self, name: Name, entity: Entity) -> bool:
        """Whether a surname is another's than the one person in the article whose full name ends in it."""
        person = entity.kind == "person" and name.words[0] == entity.key[-1]
        return person and entity.first is not None and self._apart.is_another(name, entity.first)

    def _is_known_by(self, title: str, entity: Entity) -> bool:
        """Whether the article has given somebody a title: an honorific, which anybody may have, more than
        once or twice."""
        honorific = title in self._language.lexicon.honorifics
        return entity.roles[title] >= (_OFTEN if honorific else 1)


def _is_called_before(entity: Entity, word: str, start: int) -> bool:
    """Whether the article has called somebody by a surname before `start`: not *his daughter Ana*."""
    return any(word in name.words for name in entity.names if name.start < start)


def _of_generation(name: Name, bearers: list[Entity], frames: list[Frame], lexicon: Lexicon) -> list[Entity]:
    """The bearers of a full name who can be of its generation: a suffix that comes up after the name without
    one is another's, *Carl Whitby* and later *Carl Whitby Jr.*, and so is a name without it that is told
    to be a relative's."""
    exact = [e for e in bearers if e.suffix == name.suffix]
    if exact or name.suffix is not None:
        return exact
    if not bearers:
        return bearers
    apart = is_relative(frames, name, lexicon) or is_namesake(frames, name, lexicon)
    return [] if apart else bearers


def _initials_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the middle parts of two names can be the same: absent, equal, or an initial of the other."""
    a, b = one[1:-1], other[1:-1]
    if not a or not b:
        return True
    return all(x == y or (x[0] == y[0] and 1 in (len(x), len(y))) for x, y in zip(a, b, strict=False))


def _can_be(name: Name, entity: Entity, word: str) -> bool:
    """Whether a single word can stand for an entity: its surname or given name, of its gender and kind."""
    if len(entity.key) == 1:
        return not (name.titles and name.gender and entity.gender and name.gender != entity.gender)
    if name.titles and name.gender and entity.gender and name.gender != entity.gender:
        return False
    if entity.kind == "organisation" and (name.titles or entity.key[-1] != word):
        return False
    if name.office and entity.offices and not name.office & entity.offices:
        return False
    inner, last = entity.key[1:-1], entity.key[-1]
    joined = "-" in last and entity.kind == "person" and word in last.split("-")
    return word in (last, entity.key[0]) or ((word in inner or joined) and not name.given)


def _dominant(name: Name, bearers: list[Entity]) -> Entity | None:
    """Of several bearers of a surname the one by far the most and the nearest named before; none where
    another's full name stood last before it in the paragraph."""
    if not bearers:
        return None
    here = [(n.start, number) for number, entity in enumerate(bearers) for n in _named_here(name, entity)]

    def nearness(entity: Entity) -> float:
        at = bisect.bisect_left(entity.names, name.start, key=lambda n: n.start)
        return sum(math.exp((n.start - name.start) / _NEAR) for n in entity.names[max(0, at - _FEW) : at])

    nears = [nearness(entity) for entity in bearers]
    if not any(nears):
        nears = [float(len(entity.names)) for entity in bearers]
    best = max(range(len(bearers)), key=lambda i: nears[i])
    if here and max(here)[1] != best:
        return None
    return bearers[best] if nears[best] >= _LEAD * (sum(nears) - nears[best]) else None


def _named_here(name: Name, entity: Entity) -> Iterator[Name]:
    """The full names of an entity that stand before `name` in its paragraph, the last first."""
    at = bisect.bisect_left(entity.names, name.start, key=lambda n: n.start)
    for earlier in reversed(entity.names[max(0, at - _FEW) : at]):
        if earlier.frame != name.frame:
            return
        if earlier.full:
            yield earlier


def _display(text: str, entity: Entity, pairs: dict[str, dict[str, str]], language: Language) -> str:
    """The fullest form of the name in the article, as first written; not one in capitals when there is
    another."""

    def rank(name: Name) -> tuple[bool, int, bool, int]:
        written = text[name.start : name.end]
        return (written.isupper(), -len(name.words), "\n" in written, name.start)

    best = min(entity.names, key=rank)
    if len(entity.key) == 1 and entity.kind != "organisation":
        fuller = _fuller(text[best.start : best.end], entity.gender, pairs, language)
        if fuller is not None:
            return fuller
    written = [*text[best.start : best.end].split(), *best.shared.split()]
    return without_genitive(written[0], language) if len(written) == 1 else " ".join(written)


def _pairs(text: str, language: Language) -> dict[str, dict[str, str]]:
    """Every given name with the word after it, by that word: what a bare surname may be called in a
    quotation."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for match in _PAIR.finditer(text):
        given = fold(match.group(1))
        if given in language.given_names and given not in language.lexicon.calendar:
            found[match.group(2)].setdefault(given, match.group() + match.group(2))
    return found


def _fuller(
    written: str, gender: Gender | None, pairs: dict[str, dict[str, str]], language: Language
) -> str | None:
    """The one full name that the article gives a bare surname anywhere; None when there are two."""
    fitting = [
        name
        for given, name in pairs.get(written, {}).items()
        if gender in (None, language.given_names[given])
    ]
    return fitting[0] if len(fitting) == 1 else None
