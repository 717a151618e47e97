"""Who a mention refers to: the way from the words *he*, *Torres* or *the governor* to a full name.

Mentions are resolved in the order of the article; each that is resolved makes its bearer easier to reach for
the pronouns that follow. Where two people are as likely, nobody is named.
"""

import bisect
import re
from collections import defaultdict
from dataclasses import dataclass, replace

from index.extract.attribution import Found
from index.extract.entities import Cast, Entity
from index.extract.frames import Frame
from index.extract.name import Name, fold
from index.extract.phrases import FINITE
from index.extract.traits import singular
from index.language import Language
from index.language.data import Gender, Pronoun
from index.quote import Resolution, SpeakerKind

_REACH = 4
_FADE = 0.6
_LAST = 3
_MARGIN = 1.3
_MANY = 40
_LISTED = 3
_SUBJECT = 1.5
_LEADING = 14
_BRACKET = re.compile(r" \([^()\n]{1,60}\)")
_PAUSES = frozenset((",", "(", ".", ";", "--", "—", "–"))


@dataclass(frozen=True, slots=True)
class Referent:
    """Who a mention refers to, or nobody; `why` says how in a few words.
    `described` tells that the mention says what the speaker is."""

    name: str | None = None
    kind: SpeakerKind | None = None
    resolution: Resolution | None = None
    why: str = ""
    entity: Entity | None = None
    described: bool = False


@dataclass(frozen=True, slots=True)
class _Trace:
    """A place where an entity came up: the number of its sentence in the article, and how prominently."""

    start: int
    sentence: int
    weight: float
    entity: Entity


class Coreference:
    """Resolves the mentions of one article, which must come in order."""

    def __init__(self, text: str, frames: list[Frame], cast: Cast, language: Language) -> None:
        self._text = text
        self._frames = frames
        self._cast = cast
        self._language = language
        self._people = {id(entity): entity for entity in cast.entities}
        self._called: dict[str, list[Entity]] = defaultdict(list)
        self._last_words: dict[str, list[Entity]] = defaultdict(list)
        for entity in cast.entities:
            self._last_words[entity.key[-1]].append(entity)
            for word in entity.roles:
                self._called[word].append(entity)
        self._starts = [name.start for name in cast.names]
        self._last: tuple[int, Entity] | None = None
        self._sentences: list[tuple[int, int]] = [
            (number, s) for number, frame in enumerate(frames) for s in range(len(frame.sentences))
        ]
        self._sentence_starts = [
            frames[n].tokens.starts[frames[n].sentences[s][0]] for n, s in self._sentences
        ]
        self._traces = [
            _Trace(name.start, self._sentence_at(name.start), self._prominence(name), entity)
            for name, entity in zip(cast.names, cast.of_name, strict=True)
            if entity is not None
        ]

    def _sentence_at(self, offset: int) -> int:
        return bisect.bisect_right(self._sentence_starts, offset) - 1

    def _prominence(self, name: Name) -> float:
        """A name before a finite verb is its subject, and more likely to be *he* in the next sentence."""
        tokens = self._frames[name.frame].tokens
        low, high = self._frames[name.frame].sentences[name.sentence]
        following = name.last + 1
        if following < high and tokens.tags[following] == "POS":
            return 0.7
        joins = self._language.lexicon.joins
        while following < high and (tokens.tags[following] == "RB" or tokens.lowers[following] in joins):
            if tokens.lowers[following] in joins:
                while following + 1 < high and tokens.tags[following + 1] == "NNP":
                    following += 1
            following += 1
        if following < high and tokens.tags[following] in FINITE:
            return 2.0
        if following < high and tokens.words[following] in (",", "("):
            apposed = self._language.lexicon.grammar.head_first and tokens.words[name.first - 1] == ","
            return 1.5 if name.first <= low + (_LEADING if apposed else 3) else 1.0
        return 0.8

    def note(self, entity: Entity, offset: int, weight: float) -> None:
        """Remember that an entity came up at `offset`, as a speaker or by a pronoun."""
        entity.speaks = True
        self._last = (self._sentence_at(offset), entity)
        bisect.insort(
            self._traces, _Trace(offset, self._sentence_at(offset), weight, entity), key=lambda t: t.start
        )

    def resolve(self, text: str, found: Found) -> Referent:
        """The speaker that a mention refers to."""
        if found.mention is None:
            if self._language.lexicon.grammar.subject_dropped and found.way != "unsourced":
                return self._context(found)
            return Referent(why="the article gives no mention")
        start, end = found.mention
        words = text[start:end]
        if found.way == "turn":
            return self._turn(words)
        pronoun = self._language.lexicon.pronouns.get(words.lower())
        if pronoun is not None:
            return self._pronoun(pronoun, words, start, found)
        joint = self._joint(text, start, end)
        if joint is not None:
            return joint
        inside = self._names_in(start, end)
        if inside:
            named = self._named(text, start, end, inside)
            if named is not None:
                return named
        referent = self._description(text, start, end, inside)
        return replace(referent, described=self._describes(text, start, end))

    def _context(self, found: Found) -> Referent:
        """Who speaks where the subject is left out: whoever spoke last, if that is not long ago, else the one
        in question."""
        start = found.cue[0] if found.cue is not None else found.spans[0][0]
        told = self._told_of(start)
        if told is not None:
            return self._to(told, "context", f"no subject: {told.display} was told of")
        if self._last is not None and self._sentence_at(start) - self._last[0] <= _LAST:
            entity = self._last[1]
            return self._to(entity, "context", f"no subject: {entity.display} spoke last")
        salient = self._salient(start, "person", None, "a subject left out")
        return salient if salient.entity is None else replace(salient, resolution="context")

    def _told_of(self, start: int) -> Entity | None:
        """The person who is the subject in the paragraph since anybody spoke last: *El alcalde, Luis Soto,
        abrió el acto. «Sobra agua», dijo.*"""
        at = bisect.bisect_left(self._traces, start, key=lambda t: t.start)
        number = self._sentences[self._sentence_at(start)][0]
        place = self._last[0] if self._last is not None else -1
        for trace in reversed(self._traces[max(0, at - _MANY) : at]):
            if trace.sentence <= place or self._sentences[trace.sentence][0] != number:
                return None
            if trace.entity.kind == "person" and trace.weight >= _SUBJECT:
                return trace.entity
        return None

    def _describes(self, text: str, start: int, end: int) -> bool:
        """Whether a mention has a noun for what people are."""
        nouns = self._language.lexicon.person_nouns
        return any(
            singular(fold(word.strip(",.’'"))) in nouns or fold(word) in nouns
            for word in text[start:end].split()
        )

    def _turn(self, label: str) -> Referent:
        """Whose turn it is: the one bearer of the label's name, else the label itself; *Q* and *A* name
        nobody."""
        words = [w for w in fold(label).replace(".", " ").split() if w not in self._language.lexicon.titles]
        lexicon = self._language.lexicon
        if not words or " ".join(words) in lexicon.questions | lexicon.answers:
            return Referent(why=f"{label} names nobody")
        key = tuple(words)
        bearers = [
            e
            for e in self._last_words[key[-1]][-_MANY:]
            if e.key[-len(key) :] == key or (len(key) > 1 and e.key[0] == key[0] and e.key[-1] == key[-1])
        ]
        if len(bearers) == 1:
            return self._to(bearers[0], "turn", f"the turn of {bearers[0].display}")
        if bearers:
            return Referent(why=f"{label} could be {' or '.join(e.display for e in bearers)}")
        return Referent(
            label.title() if label.isupper() else label, "person", "turn", "the label of the turn"
        )

    # -- names

    def _names_in(self, start: int, end: int) -> list[int]:
        """The numbers of the names that begin inside a mention."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return list(range(first, last))

    def _named(self, text: str, start: int, end: int, inside: list[int]) -> Referent | None:
        """A mention whose head is a name: *Chilean presidential candidate José Antonio Kast*."""
        heads = [n for n in inside if self._is_head(text, start, end, self._cast.names[n])]
        if not heads:
            return None
        number = heads[-1]
        name = self._cast.names[number]
        entity = self._cast.of_name[number]
        if entity is None:
            return Referent(why=f"{text[name.start : name.end]} could be more than one person")
        free = self._language.lexicon.grammar.head_first and entity.kind != "person"
        apposed = self._apposed(text, end) if free else None
        if apposed is not None and apposed.kind == "person" and any(n.given for n in apposed.names):
            return self._to(apposed, "description", f"{text[start:end]} is followed by {apposed.display}")
        if name.words == entity.key or (name.full and len(name.words) >= 2):
            resolution: Resolution = "name"
        elif name.titles:
            resolution = "title" if entity.display != text[name.start : name.end] else "name"
        else:
            resolution = "surname" if len(entity.key) > 1 else "name"
        return self._to(entity, resolution, f"{text[name.start : name.end]} is {entity.display}")

    def _is_head(self, text: str, start: int, end: int, name: Name) -> bool:
        """Whether a name is what a mention is about: nothing but a preposition or a bracket after it, none
        before."""
        tail = text[name.end : end].lstrip(" .,’'\"”“«»‘)")
        lexicon = self._language.lexicon
        if tail and tail[0] != "(" and tail.split(" ", 1)[0] not in lexicon.prepositions | lexicon.joins:
            return False
        before = text[start : max(start, name.lead)].split()
        return not any(w.lower() in self._language.lexicon.prepositions for w in before)

    def _to(self, entity: Entity, resolution: Resolution, why: str) -> Referent:
        return Referent(entity.display, entity.kind, resolution, why, entity)

    def _joint(self, text: str, start: int, end: int) -> Referent | None:
        """Two names joined by *and*: a speaker of their own, in the article's order."""
        one = bisect.bisect_left(self._starts, start)
        two = one + 1
        if two >= len(self._starts) or self._starts[two] >= end:
            return None
        a, b = self._cast.names[one], self._cast.names[two]
        if text[a.end : b.start].strip(" ,") not in self._language.lexicon.joins:
            return None
        left, right = self._cast.of_name[one], self._cast.of_name[two]
        if left is None or right is None or left is right or "organisation" in (left.kind, right.kind):
            return None
        name = f"{left.display} and {right.display}"
        return Referent(name, "person", "name", f"the mention joins {name}")

    # -- pronouns

    def _pronoun(self, pronoun: Pronoun, words: str, start: int, found: Found) -> Referent:
        if pronoun.relative:
            return self._antecedent(start, pronoun)
        if words.lower() in self._language.lexicon.pairs:
            return self._pair(words, start)
        if pronoun.speaking or pronoun.addressed or pronoun.several:
            return Referent(why=f"{words} names nobody")
        if pronoun.gender == "thing":
            return self._salient(start, "organisation", None, words)
        if pronoun.gender is None:
            return Referent(why=f"{words} names nobody")
        return self._salient(start, "person", pronoun.gender, words)

    def _antecedent(self, start: int, pronoun: Pronoun) -> Referent:
        """The name that a relative pronoun follows: *Torres, who said*; *Luis Torres, the governor, who
        said*."""
        number = bisect.bisect_left(self._starts, start) - 1
        if number < 0 or self._sentence_at(self._starts[number]) != self._sentence_at(start):
            return Referent(why="nobody is named before the relative pronoun")
        name = self._cast.names[number]
        entity = self._cast.of_name[number]
        tokens = self._frames[name.frame].tokens
        gap = sum(name.end <= s < start for s in tokens.starts[name.last + 1 : name.last + 14])
        near = gap <= 1 or (
            gap <= 8 and name.last + 1 < len(tokens) and tokens.words[name.last + 1] in (",", "(")
        )
        if not near or entity is None or (entity.kind == "organisation" and pronoun.gender != "thing"):
            return Referent(why="nobody is named before the relative pronoun")
        return self._to(entity, "pronoun", f"the relative pronoun follows {entity.display}")

    def _weights(self, start: int, kind: SpeakerKind, gender: Gender | None) -> dict[int, float]:
        """How near each entity of a kind and gender is to the mind of a reader at `start`."""
        here = self._sentence_at(start)
        at = bisect.bisect_left(self._traces, start, key=lambda t: t.start)
        weights: dict[int, float] = {}
        for trace in reversed(self._traces[max(0, at - 60) : at]):
            distance = here - trace.sentence
            if distance > 2 * _REACH:
                break
            entity = trace.entity
            if not _fits(entity, kind, gender):
                continue
            sure = (
                1.0 if gender is None or entity.gender == gender else 0.6 if entity.kind == "person" else 0.3
            )
            weights[id(entity)] = (
                max(weights.get(id(entity), 0.0), trace.weight * sure * _FADE**distance) + 0.02
            )
        return weights

    def _salient(self, start: int, kind: SpeakerKind, gender: Gender | None, words: str) -> Referent:
        weights = self._weights(start, kind, gender)
        if not weights:
            return Referent(why=f"nobody before whom {words} can stand for")
        ranked = sorted(weights.items(), key=lambda item: -item[1])
        best = self._people[ranked[0][0]]
        if len(ranked) > 1 and ranked[0][1] < _MARGIN * ranked[1][1]:
            other = self._people[ranked[1][0]]
            return Referent(why=f"{words} could be {best.display} or {other.display}")
        return self._to(best, "pronoun", f"{words}: {best.display} is nearest")

    # -- descriptions

    def _description(self, text: str, start: int, end: int, inside: list[int]) -> Referent:
        """*The governor*: whoever the article has called so; *the Trump campaign*: by its own words."""
        lexicon = self._language.lexicon
        words = self._core(text[start:end])
        core = " ".join(words)
        if not words:
            return Referent(why="the mention is empty")
        known = self._last_words[fold(words[-1])] if words[-1][0].isupper() and not inside else []
        if len(known) == 1 and known[0].key[-len(words) :] == tuple(map(fold, words)):
            return self._to(known[0], "surname", f"{core} is {known[0].display}")
        apposed = self._apposed(text, end)
        if apposed is not None:
            return self._to(apposed, "description", f"{core} is followed by {apposed.display}")
        head = fold(words[-1])
        if lexicon.grammar.head_first:
            words = self._head_last(words)
            head = fold(words[-1])
        if head in lexicon.pairs and words[0].lower() in lexicon.definite:
            return self._pair(core, start)
        if head in lexicon.person_nouns and (
            words[0].lower() in lexicon.definite or words[0].lower() not in lexicon.indefinite
        ):
            rest = words[1:] if words[0].lower() in lexicon.definite else words
            return self._by_role(core, [fold(w) for w in rest], start, inside)
        if head in lexicon.document_nouns:
            author = self._author(text, start, end)
            if author is not None:
                return author
        if head in lexicon.document_nouns and inside:
            entity = self._cast.of_name[inside[0]]
            if entity is not None and len(inside) == 1:
                return self._to(entity, "description", f"{core} is by {entity.display}")
        if head in lexicon.organisation_nouns and inside and words[0].lower() not in lexicon.indefinite:
            name = " ".join(words[1:] if words[0].lower() in lexicon.articles else words)
            return Referent(name, "organisation", "name", "an organisation by its own words")
        if head in lexicon.organisation_nouns and words[0].lower() in lexicon.definite:
            return self._by_body(core, head, start)
        return Referent(why=f"{core} names nobody")

    def _head_last(self, words: list[str]) -> list[str]:
        """The words of a description whose noun comes first, with that noun last: *portavoz popular*."""
        lexicon = self._language.lexicon
        lists = (lexicon.person_nouns, lexicon.organisation_nouns, lexicon.document_nouns)
        known = (i for i, word in enumerate(words) if any(fold(word) in listed for listed in lists))
        at = next(known, len(words) - 1)
        return words[:at] + words[at + 1 :] + [words[at]]

    def _core(self, words: str) -> list[str]:
        """The words of a mention up to its first preposition: *a spokesman* for the mayor."""
        found: list[str] = []
        for word in words.split():
            if found and word in self._language.lexicon.prepositions:
                break
            found.append(word.strip(",.’'"))
        return [word for word in found if word]

    def _author(self, text: str, start: int, end: int) -> Referent | None:
        """Who a document is from or by: *estimates from Chile's migration agency*."""
        match = self._language.from_pattern.search(text, start, end)
        if match is None:
            return None
        inside = self._names_in(match.end(), end)
        named = self._named(text, match.end(), end, inside) if inside else None
        return named or self._description(text, match.end(), end, inside)

    def _apposed(self, text: str, end: int) -> Entity | None:
        """The name set between commas after a description: *Another critic, Laurence Tribe, said*; *el
        presidente de la Cámara (CC), Luis Soto*."""
        bracket = _BRACKET.match(text, end)
        end = bracket.end() if bracket is not None else end
        number = self._past_list(text, end, bisect.bisect_left(self._starts, end))
        if number >= len(self._starts) or text[end : end + 1] not in (",", " "):
            return None
        name = self._cast.names[number]
        end = self._cast.names[number - 1].end if number and self._starts[number - 1] >= end else end
        between = text[end : name.start]
        tokens = self._frames[name.frame].tokens
        closed = name.last + 1 >= len(tokens) or tokens.words[name.last + 1] in _PAUSES
        lexicon = self._language.lexicon
        said = set(between.lower().split()) - lexicon.articles
        if lexicon.grammar.head_first:
            lists = (lexicon.person_nouns, lexicon.demonyms, lexicon.dropped)
            said = {word for word in said if not any(word in listed for listed in lists)}
        if not between.startswith(",") or len(said) > 1 + len(name.titles) or "\n" in between or not closed:
            return None
        return self._cast.of_name[number]

    def _past_list(self, text: str, end: int, number: int) -> int:
        """The number of the first name after those that go on with what a description is about: *el ministro
        de Agricultura, Pesca y Alimentación, Luis Soto*."""
        lexicon = self._language.lexicon
        names = self._cast.names
        if not lexicon.grammar.head_first:
            return number
        for _ in range(_LISTED):
            if number + 1 >= len(names):
                break
            entity = self._cast.of_name[number]
            links = text[end : names[number].start].split()
            plain = all(word == "," or word in lexicon.joins for word in links)
            if not plain or (entity is not None and entity.kind == "person") or names[number].given:
                break
            end, number = names[number].end, number + 1
        return number

    def _by_role(self, core: str, words: list[str], start: int, inside: list[int]) -> Referent:
        """Whoever bears the title or was described so, the nearest first. A name
        inside the mention is somebody else's: *Petrov's lawyer* is not Petrov."""
        head = words[-1]
        gender = self._language.lexicon.person_nouns.get(head)
        gender = gender or self._language.lexicon.grammar.article_gender.get(core.split()[0].lower())
        others = {id(self._cast.of_name[n]) for n in inside}
        weights = self._weights(start, "person", gender)
        scored: list[tuple[int, float, Entity]] = []
        for entity in self._called[head][-_MANY:]:
            if not _fits(entity, "person", gender) or entity.names[0].start > start or id(entity) in others:
                continue
            if self._contradicts(entity, words):
                continue
            matched = sum(entity.roles[word] > 0 for word in words)
            scored.append((matched, weights.get(id(entity), 0.0), entity))
        scored.sort(key=lambda item: (-item[0], -item[1]))
        if scored:
            (most, near, best), rivals = scored[0], scored[1:]
            if not rivals or most > rivals[0][0] or near > _MARGIN * rivals[0][1]:
                return self._to(best, "description", f"{core}: {best.display} is called so")
            return Referent(why=f"{core} could be {best.display} or {rivals[0][2].display}")
        only = self._only_speaker(core, words, start, gender, others)
        return only or Referent(why=f"nobody is called {core}")

    def _only_speaker(
        self, core: str, words: list[str], start: int, gender: Gender | None, others: set[int]
    ) -> Referent | None:
        """Whoever spoke last, when nobody else has come up since whom a new description could mean: papers
        call a speaker by one thing after another."""
        lexicon = self._language.lexicon
        definite = core.split()[0].lower() in lexicon.definite
        if self._last is None or not definite or not lexicon.grammar.redescribes:
            return None
        here, (place, entity) = self._sentence_at(start), self._last
        if here - place > _LAST or not _fits(entity, "person", gender) or id(entity) in others:
            return None
        if self._contradicts(entity, words) or self._comes_up(place, start, entity, gender):
            return None
        return self._to(entity, "description", f"{core}: {entity.display} alone has come up")

    def _comes_up(self, place: int, start: int, entity: Entity, gender: Gender | None) -> bool:
        """Whether anybody else who fits is named from sentence `place` up to `start`."""
        at = bisect.bisect_left(self._traces, start, key=lambda t: t.start)
        return any(
            t.entity is not entity and _fits(t.entity, "person", gender)
            for t in self._traces[max(0, at - _MANY) : at]
            if t.sentence >= place
        )

    def _contradicts(self, entity: Entity, words: list[str]) -> bool:
        """Whether a description tells another party or people than the article gives somebody."""
        told = {word for word in words if word in self._language.lexicon.demonyms}
        borne = {word for word in entity.roles if word in self._language.lexicon.demonyms}
        return bool(told and borne) and told.isdisjoint(borne)

    def _pair(self, words: str, start: int) -> Referent:
        """The two people last named together: *the two*, *both*."""
        here = self._sentence_at(start)
        last = bisect.bisect_left(self._starts, start) - 1
        for number in range(last, 0, -1):
            a, b = self._cast.names[number - 1], self._cast.names[number]
            if here - self._sentence_at(b.start) > 2:
                break
            left, right = self._cast.of_name[number - 1], self._cast.of_name[number]
            joined = self._text[a.end : b.lead].strip(" ,") in self._language.lexicon.joins
            if (
                joined
                and left is not None
                and right is not None
                and "organisation" not in (left.kind, right.kind)
            ):
                name = f"{left.display} and {right.display}"
                return Referent(name, "person", "description", f"{words}: {name} were just named together")
        return Referent(why=f"{words} names nobody")

    def _by_body(self, core: str, head: str, start: int) -> Referent:
        """The organisation whose name holds the noun, the nearest before."""
        at = bisect.bisect_left(self._traces, start, key=lambda t: t.start)
        for trace in reversed(self._traces[max(0, at - 80) : at]):
            if trace.entity.kind == "organisation" and (head in trace.entity.key or trace.entity.roles[head]):
                return self._to(trace.entity, "description", f"{core}: {trace.entity.display}")
        bodies = {
            id(t.entity): t.entity for t in self._traces[max(0, at - 80) : at] if self._is_body(t.entity)
        }
        if (
            head in self._language.lexicon.bodies
            and len(bodies) == 1
            and self._sentence_at(start) - self._traces[at - 1].sentence <= _REACH
        ):
            body = next(iter(bodies.values()))
            return self._to(body, "description", f"{core}: {body.display} is the only body named before")
        return Referent(why=f"no body named before is called {core}")

    def _is_body(self, entity: Entity) -> bool:
        """Whether an entity is an organisation and no place."""
        return entity.kind == "organisation" and " ".join(entity.key) not in self._language.lexicon.places


def _fits(entity: Entity, kind: SpeakerKind, gender: Gender | None) -> bool:
    if kind == "person":
        if entity.kind == "organisation":
            return False
        if entity.kind is None and entity.gender is None:
            return gender is not None and len(entity.key) >= 2 and entity.speaks
        return gender is None or entity.gender in (None, gender)
    return entity.kind == "organisation"
