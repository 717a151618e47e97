"""Salience: how near to a reader's mind each entity is, from where and how prominently it came up.

A subject, or whoever spoke last, is likelier to be *he* in the next sentence than a name in passing.
"""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass

from index.extract.entities import Cast, Entity
from index.extract.frames import Frame
from index.extract.name import Name, fold
from index.extract.phrases import FINITE, noun_phrase_after
from index.extract.standing import is_set_in_front
from index.extract.subject_of import sentence_subject
from index.extract.tokens import Tokens
from index.extract.traits import mention_type
from index.language import Language
from index.language.data import Gender
from index.quote import SpeakerKind

LAST = 3
"""Sentences over which whoever spoke last is still meant."""
MARGIN = 1.3
"""How many times nearer than the next the nearest is, or nobody is named."""
GOING_ON = 1.1
"""The same of whoever spoke in the sentence before: most of those named there stand in what they said."""
REACH = 4
"""Sentences over which the only body that came up is still meant."""
_FADE = 0.6
_APART = 0.7
"""What is left of it across a paragraph's end, where somebody new is often the subject."""
_RECENT = 60
_MANY = 40
_SUBJECT = 1.5
_LEADING = 14
_IN_PASSING = 0.8
_AGENT = 0.2
"""Whoever has questioned somebody is not who answers: *Questioned by Ana Ruiz, she said …*."""
_ANSWERS = 2.5
"""Whoever reacts to something has most likely spoken."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A place where an entity came up: the number of its sentence in the article, and how prominently."""

    start: int
    sentence: int
    weight: float
    entity: Entity


@dataclass(frozen=True, slots=True)
class Stranger:
    """A place where somebody came up whom no name is known of: *a diplomat*, or a name that two bear."""

    start: int
    weight: float
    gender: Gender | None


Described = tuple[list[str], bool]


class Salience:
    """What has come up in one article so far. `last` is where somebody last spoke, by sentence, and who;
    `unnamed`, that somebody whom the article does not name has spoken since."""

    def __init__(self, frames: list[Frame], cast: Cast, language: Language) -> None:
        self._frames = frames
        self._language = language
        dropped = language.lexicon.grammar.subject_dropped  # Luis Soto la recibió
        self._between = language.lexicon.joins | (language.lexicon.floating if dropped else frozenset())
        self.last: tuple[int, Entity] | None = None
        self.unnamed = False
        self._unnamed_at = -1
        self._subjects: dict[int, Described | None] = {}
        self._sentences: list[tuple[int, int]] = [
            (number, s) for number, frame in enumerate(frames) for s in range(len(frame.sentences))
        ]
        self._sentence_starts = [
            frames[n].tokens.starts[frames[n].sentences[s][0]] for n, s in self._sentences
        ]
        self._strangers = [
            Stranger(name.start, self._prominence(name), name.gender)
            for name, entity in zip(cast.names, cast.of_name, strict=True)
            if entity is None and name.kind != "organisation"
        ]
        self._strangers = sorted([*self._strangers, *self._relatives()], key=lambda s: s.start)
        self._traces = [
            Trace(name.start, self.sentence_at(name.start), self._prominence(name), entity)
            for name, entity in zip(cast.names, cast.of_name, strict=True)
            if entity is not None
        ]

    def sentence_at(self, offset: int) -> int:
        """The number in the article of the sentence in which an offset stands."""
        return bisect.bisect_right(self._sentence_starts, offset) - 1

    def _paragraph(self, sentence: int) -> int:
        """The number of the paragraph of a sentence."""
        return self._sentences[sentence][0]

    def note(self, entity: Entity, offset: int, weight: float) -> None:
        """Remember that an entity came up at `offset`, as a speaker or by a pronoun."""
        entity.speaks = True
        self.last, self.unnamed = (self.sentence_at(offset), entity), False
        bisect.insort(
            self._traces, Trace(offset, self.sentence_at(offset), weight, entity), key=lambda t: t.start
        )

    def newcomer(self, start: int, gender: Gender | None, entity: Entity) -> bool:
        """Whether the sentence before `start` tells of somebody without a name who is not `entity`: *Una
        vecina sonrió. «Ya era hora», dijo.*"""
        here = self.sentence_at(start)
        number = self._sentences[here][0]
        place = self.last[0] if self.last is not None else -1
        for before in range(here - 1, max(place, here - 1 - REACH), -1):
            if self._sentences[before][0] != number:
                return False
            told = self._subject_in(before)
            if told is not None:
                mine = (t for t in self.before(start, _MANY) if t.entity is entity and t.sentence == before)
                return not any(t.weight >= _SUBJECT for t in mine) and self._is_other(told, gender, entity)
        return False

    def _subject_in(self, place: int) -> Described | None:
        """The words of the subject of a sentence in small letters, and whether it describes somebody without
        a name; None where it has no subject."""
        if place not in self._subjects:
            self._subjects[place] = self._find_subject(place)
        return self._subjects[place]

    def _find_subject(self, place: int) -> Described | None:
        number, sentence = self._sentences[place]
        frame = self._frames[number]
        tokens, lexicon = frame.tokens, self._language.lexicon
        low, high = frame.sentences[sentence]
        found = sentence_subject(tokens, (low, high), lexicon)
        opening = tokens.lowers[low] in lexicon.indefinite and tokens.lowers[low] not in lexicon.oblique
        phrase = noun_phrase_after(tokens, low, high, lexicon) if opening else found and found[0]
        if phrase is None:
            return None
        first, last = phrase
        last = next((k - 1 for k in range(first + 1, last + 1) if tokens.tags[k] in ("IN", "TO")), last)
        named = any(tokens.tags[k] == "NNP" for k in range(first, last + 1))
        person = mention_type(tokens, (first, last), self._language) == "person"
        nouns = lexicon.person_nouns  # what the tagger takes for one more noun is a verb: a clerk smiles
        person = person or (opening and any(tokens.lowers[k] in nouns for k in range(first, last + 1)))
        return tokens.lowers[first : last + 1], person and not named

    def _is_other(self, told: Described, gender: Gender | None, entity: Entity) -> bool:
        """Whether the person whom a sentence describes as its subject can't be `entity`, but somebody of the
        gender."""
        words, describes = told
        lexicon = self._language.lexicon
        nouns = [fold(word) for word in words if fold(word) in lexicon.person_nouns]
        if not describes or not nouns or any(entity.roles[noun] for noun in nouns):
            return False
        return gender is None or lexicon.person_nouns[nouns[-1]] in (None, gender)

    def note_unnamed(self, offset: int) -> None:
        """Remember that somebody whom the article does not name spoke at `offset`."""
        self.unnamed, self._unnamed_at = True, self.sentence_at(offset)

    def _relatives(self) -> Iterator[Stranger]:
        """Those who are told by whose they are at the beginning of a sentence: *His wife disagreed.*"""
        nouns = self._language.lexicon.person_nouns
        for number, sentence in self._sentences:
            tokens = self._frames[number].tokens
            low, high = self._frames[number].sentences[sentence]
            told = high - low > 2 and tokens.tags[low] == "PRP$" and tokens.lowers[low + 1] in nouns
            if told and self._acts(tokens, low + 2, high):
                yield Stranger(tokens.starts[low], 2.0, nouns.get(tokens.lowers[low + 1]))

    def _acts(self, tokens: Tokens, i: int, high: int) -> bool:
        """Whether a verb stands at `i`, or behind how long and who without a name that is known: *His wife of
        41 years, June, sat …*."""
        if i + 2 < high and tokens.tags[i] == "IN" and tokens.tags[i + 1] == "CD":
            i += 3
        if i + 3 < high and tokens.words[i] == tokens.words[i + 2] == ",":
            named = tokens.lowers[i + 1] in self._language.lexicon.calendar
            return named and (tokens.tags[i + 3] in FINITE or tokens.tags[i + 3] == "VBN")
        return i < high and tokens.tags[i] in FINITE

    def tells_of_document(self, start: int) -> bool:
        """Whether the sentence before is about a document and nobody known speaks in it: *The review looked
        at Larkmoor Hospital. It found …*."""
        before = self.sentence_at(start) - 1
        if before < 0 or (self.last is not None and self.last[0] >= before):
            return False
        number, sentence = self._sentences[before]
        tokens = self._frames[number].tokens
        phrase = noun_phrase_after(tokens, *self._frames[number].sentences[sentence])
        return phrase is not None and tokens.lowers[phrase[1]] in self._language.lexicon.document_nouns

    def note_stranger(self, offset: int, weight: float, gender: Gender | None) -> None:
        """Remember that somebody who has no name spoke or came up at `offset`."""
        bisect.insort(self._strangers, Stranger(offset, weight, gender), key=lambda s: s.start)

    def stranger(self, start: int, gender: Gender | None) -> float:
        """How near the nearest to mind of those without a name is at `start`, as `weights` has it."""
        here, nearest = self.sentence_at(start), 0.0
        at = bisect.bisect_left(self._strangers, start, key=lambda s: s.start)
        for stranger in reversed(self._strangers[max(0, at - _MANY) : at]):
            sentence = self.sentence_at(stranger.start)
            if here - sentence > REACH:
                break
            if None in (gender, stranger.gender) or gender == stranger.gender:
                sure = 1.0 if gender == stranger.gender else 0.9
                nearest = max(nearest, stranger.weight * sure * self._near(sentence, here))
        return nearest

    def _near(self, sentence: int, here: int) -> float:
        """What is left of what came up in `sentence` in the sentence `here`."""
        apart = self._paragraph(sentence) != self._paragraph(here)
        return float(_FADE ** (here - sentence) * (_APART if apart else 1.0))

    def before(self, start: int, most: int) -> list[Trace]:
        """The last traces before `start`, in their order, `most` of them at the most."""
        at = bisect.bisect_left(self._traces, start, key=lambda t: t.start)
        return self._traces[max(0, at - most) : at]

    def weights(self, start: int, kind: SpeakerKind, gender: Gender | None) -> dict[int, float]:
        """How near each entity of a kind and gender is to the mind of a reader at `start`."""
        here = self.sentence_at(start)
        weights: dict[int, float] = {}
        for trace in reversed(self.before(start, _RECENT)):
            distance = here - trace.sentence
            if distance > 2 * REACH:
                break
            entity = trace.entity
            if not fits(entity, kind, gender):
                continue
            sure = (
                1.0 if gender is None or entity.gender == gender else 0.6 if entity.kind == "person" else 0.3
            )
            near = trace.weight * sure * self._near(trace.sentence, here)
            weights[id(entity)] = max(weights.get(id(entity), 0.0), near) + 0.02
        return weights

    def is_fresh(self, start: int, entity: Entity) -> bool:
        """Whether somebody has come up in the last few sentences before `start`."""
        here = self.sentence_at(start)
        return any(t.entity is entity and here - t.sentence <= LAST for t in self.before(start, _MANY))

    def told_of(self, start: int) -> Entity | None:
        """The person who is the subject in the paragraph since anybody spoke last: *El alcalde, Luis Soto,
        abrió el acto. «Sobra agua», dijo.*"""
        number = self._sentences[self.sentence_at(start)][0]
        place = self.last[0] if self.last is not None else -1
        if self.unnamed:
            place = max(place, self._unnamed_at)
        for trace in reversed(self.before(start, _MANY)):
            if trace.sentence <= place or self._sentences[trace.sentence][0] != number:
                return None
            if trace.entity.kind == "person" and trace.weight >= _SUBJECT:
                return trace.entity
        return None

    def takes_over(self, start: int, entity: Entity) -> bool:
        """Whether anybody but who spoke last has been a subject since."""
        place = self.last[0] if self.last is not None else -1
        return any(
            t.entity is not entity
            and t.weight >= _SUBJECT
            and t.sentence > place
            and t.entity.kind == entity.kind
            for t in self.before(start, _MANY)
        )

    def brings_in(self, start: int, entity: Entity) -> bool:
        """Whether the sentence before, in the same paragraph, names somebody for the first time, and not
        `entity`, who spoke before it: *Una de ellas es Ana Ruiz. «No sé», dice.*"""
        here = self.sentence_at(start)
        if (
            self.last is None
            or self.last[0] >= here - 1
            or self._paragraph(here) != self._paragraph(here - 1)
        ):
            return False
        told = [t for t in self.before(start, _MANY) if t.sentence == here - 1]
        new = any(t.entity.kind == "person" and t.entity.names[0].start == t.start for t in told)
        return new and all(t.entity is not entity for t in told)

    def comes_up(self, place: int, start: int, entity: Entity, gender: Gender | None) -> bool:
        """Whether anybody else who fits is named from sentence `place` up to `start`."""
        return any(
            t.entity is not entity and fits(t.entity, "person", gender)
            for t in self.before(start, _MANY)
            if t.sentence >= place
        )

    def _prominence(self, name: Name) -> float:
        """A name before a finite verb is its subject, and more likely to be *he* in the next sentence."""
        tokens = self._frames[name.frame].tokens
        low, high = self._frames[name.frame].sentences[name.sentence]
        following = name.last + 1
        if following < high and tokens.tags[following] == "POS":
            return 0.7
        if tokens.tags[low] == "VBN" and not self._language.lexicon.agents.isdisjoint(
            tokens.lowers[low + 1 : min(name.first, low + 3)]
        ):
            return _AGENT
        joins, between = self._language.lexicon.joins, self._between
        while following < high and (tokens.tags[following] == "RB" or tokens.lowers[following] in between):
            if tokens.lowers[following] in joins:
                while following + 1 < high and tokens.tags[following + 1] == "NNP":
                    following += 1
            following += 1
        if following < high and tokens.tags[following] in FINITE:
            answers = self._language.verbs.get(tokens.lowers[following]) in self._language.lexicon.answering
            return _ANSWERS if answers else 2.0
        if following < high and tokens.words[following] in (",", "("):
            lexicon = self._language.lexicon
            apposed = lexicon.grammar.head_first and tokens.words[name.first - 1] == ","
            if apposed and is_set_in_front(tokens, (name.first, name.last), low, lexicon):
                return _IN_PASSING
            return 1.5 if name.first <= low + (_LEADING if apposed else 3) else 1.0
        return _IN_PASSING


def fits(entity: Entity, kind: SpeakerKind, gender: Gender | None) -> bool:
    """Whether an entity can be of a kind, and of a gender where one is asked for."""
    if kind == "person":
        if entity.kind == "organisation":
            return False
        if entity.kind is None and entity.gender is None:
            return gender is not None and len(entity.key) >= 2 and entity.speaks
        return gender is None or entity.gender in (None, gender)
    return entity.kind == "organisation"
