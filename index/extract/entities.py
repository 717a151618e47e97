"""Entities: the people and bodies of one article, each with every name that the article gives it.

A bare surname joins the full name that bears it when one does; with two bearers, title and gender
decide, else nobody does: two people are never merged because they share a surname.
"""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from index.extract.names import Name, fold
from index.language import Language
from index.language.data import Gender
from index.quote import Span, SpeakerKind

_NEAR = 1700
_LEAD = 1.6
_PAIR = re.compile(r"\b([^\W\d_a-z][^\W\d_]{1,14}) (?:[^\W\d_a-z]\. )?(?=([^\W\d_a-z][\w'’-]{1,30}))")


@dataclass(slots=True)
class Entity:
    """Somebody or some body in one article. `order` is the place of its first name in the article.

    `roles` counts the words that describe it; `titled` and `apposed` are where they stand before and after
    the name.
    """

    order: int
    key: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    display: str = ""
    kind: SpeakerKind | None = None
    gender: Gender | None = None
    roles: Counter[str] = field(default_factory=Counter)
    titled: list[Span] = field(default_factory=list)
    apposed: list[Span] = field(default_factory=list)

    @property
    def suffix(self) -> str | None:
        """What tells a son from his father, where the article gives it."""
        return next((name.suffix for name in self.names if name.suffix is not None), None)

    @property
    def offices(self) -> frozenset[str]:
        """The offices that titles before the name gave this entity; honorifics tell none."""
        return frozenset(title for name in self.names for title in name.office)

    def add(self, name: Name) -> None:
        """Take up one more occurrence, and what it tells of kind and gender."""
        self.names.append(name)
        self.roles.update(name.titles)
        if name.kind is not None and (self.kind is None or name.titles):
            self.kind = name.kind
        if name.gender is not None and (self.gender is None or name.titles):
            self.gender = name.gender


@dataclass(slots=True)
class Cast:
    """The entities of an article; `of_name` leads from the number of a name to its entity, or to none."""

    entities: list[Entity]
    names: list[Name]
    of_name: list[Entity | None]


def gather(text: str, names: list[Name], language: Language) -> Cast:
    """Every name of an article with the entity that it stands for."""
    by_ends: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    by_word: dict[str, list[Entity]] = defaultdict(list)
    entities: list[Entity] = []
    of_name: list[Entity | None] = [None] * len(names)
    for number, name in enumerate(names):
        if name.full:
            of_name[number] = _full(name, number, entities, by_ends, by_word, language)

    def by_title(number: int) -> bool:
        """Those whose title tells a gender come first: *Mr. Obama* parts him from Michelle before *Obama* is
        read."""
        return not (names[number].titles and names[number].gender)

    for number in sorted((n for n, name in enumerate(names) if not name.full), key=by_title):
        of_name[number] = _short(names[number], number, entities, by_word)
    pairs = _pairs(text, language)
    for entity in entities:
        entity.names.sort(key=lambda name: name.start)
        entity.display = _display(text, entity, pairs, language)
        if entity.kind != "organisation" and entity.gender is not None and any(n.given for n in entity.names):
            entity.kind = "person"
    entities.sort(key=lambda entity: entity.order)
    return Cast(entities, names, of_name)


def _initials_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the middle parts of two names can be the same: absent, equal, or an initial of the other."""
    a, b = one[1:-1], other[1:-1]
    if not a or not b:
        return True
    return all(x == y or (x[0] == y[0] and 1 in (len(x), len(y))) for x, y in zip(a, b, strict=False))


def _full(
    name: Name,
    number: int,
    entities: list[Entity],
    by_ends: dict[tuple[str, str], list[Entity]],
    by_word: dict[str, list[Entity]],
    language: Language,
) -> Entity:
    """The entity of a name of several words: one of the same first and last word whose middle does not
    differ, a nickname counting as the name it is short for; or a longer name that ends in these words."""
    ends = (name.words[0], name.words[-1])
    short = language.lexicon.nicknames
    for entity in by_word[ends[1]]:
        if entity.key[-1] != ends[1] or len(entity.key) == 1:
            continue
        if name.suffix is not None and entity.suffix is not None and name.suffix != entity.suffix:
            continue
        given = entity.key[0]
        alike = given == ends[0] or ends[0] in short.get(given, ()) or given in short.get(ends[0], ())
        if (
            (alike and _initials_agree(entity.key, name.words))
            or _ends_in(entity.key, name, language)
            or ((len(given) == 1 and given == ends[0][0]) or (len(ends[0]) == 1 and ends[0] == given[0]))
        ):
            entity.add(name)
            if len(name.words) > len(entity.key):
                entity.key = name.words
            return entity
    entity = Entity(number, name.words)
    entity.add(name)
    entities.append(entity)
    by_ends[ends].append(entity)
    for word in {*name.words[1:], name.words[0]}:
        if len(word) > 1:
            by_word[word].append(entity)
    return entity


def _ends_in(key: tuple[str, ...], name: Name, language: Language) -> bool:
    """Whether a name is the end of a longer one: *Suu Kyi* of *Aung San Suu Kyi*, *de Blasio* of *Bill de
    Blasio*."""
    words = name.words
    if len(words) >= len(key):
        return False
    particle = words[0] in language.lexicon.particles
    return key[-len(words) :] == words and (particle or (not name.given and key[0] != words[0]))


def _short(
    name: Name, number: int, entities: list[Entity], by_word: dict[str, list[Entity]]
) -> Entity | None:
    """The entity of a single word: the one bearer of that surname (or given name), else one of its own."""
    word = name.words[0]
    bearers = [e for e in by_word[word] if _can_be(name, e, word)]
    titled = [e for e in bearers if any(title in e.roles for title in name.titles)]
    alone = [e for e in bearers if name.office and len(e.key) == 1 and e.gender]
    bearers = titled or alone or [e for e in bearers if e.kind == "person"] or bearers
    if len(bearers) > 1:
        last = [e for e in bearers if e.key[-1] == word]
        bearers = last or bearers
    if len(bearers) > 1:
        chosen = _dominant(name, bearers)
        if chosen is None:
            return None
        bearers = [chosen]
    if bearers:
        bearers[0].add(name)
        return bearers[0]
    entity = Entity(number, name.words)
    entity.add(name)
    entities.append(entity)
    by_word[word].append(entity)
    return entity


def _can_be(name: Name, entity: Entity, word: str) -> bool:
    """Whether a single word can stand for an entity: its surname or given name, of its gender and kind."""
    if len(entity.key) == 1:
        return not (name.titles and name.gender and entity.gender and name.gender != entity.gender)
    if name.titles and name.gender and entity.gender and name.gender != entity.gender:
        return False
    if entity.kind == "organisation" and (name.titles or (entity.key[-1] != word and entity.key[0] != word)):
        return False
    if name.office and entity.offices and not name.office & entity.offices:
        return False
    inner = entity.key[1:-1]
    return word in (entity.key[-1], entity.key[0]) or (word in inner and not name.given)


def _dominant(name: Name, bearers: list[Entity]) -> Entity | None:
    """Of several bearers of a surname the one who was introduced and is by far the most named before; else
    none."""

    def nearness(entity: Entity) -> float:
        return sum(math.exp((n.start - name.start) / _NEAR) for n in entity.names if n.start < name.start)

    nears = [nearness(entity) for entity in bearers]
    if not any(nears):
        nears = [float(len(entity.names)) for entity in bearers]
    best = max(range(len(bearers)), key=lambda i: nears[i])
    return bearers[best] if nears[best] >= _LEAD * (sum(nears) - nears[best]) else None


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
    return " ".join(text[best.start : best.end].split())


def _pairs(text: str, language: Language) -> dict[str, dict[str, str]]:
    """Every given name with the word after it, by that word: what a bare surname may be called in a
    quotation."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for match in _PAIR.finditer(text):
        given = fold(match.group(1))
        if given in language.given_names:
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
