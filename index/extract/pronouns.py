"""Pronouns: who *he*, *who* or *both* stands for, and who speaks where the subject is left out."""

import bisect
import re
from dataclasses import replace

from index.extract.bearers import Bearers
from index.extract.entities import Cast, Entity
from index.extract.frames import Frame
from index.extract.joint import JointSpeakers
from index.extract.name import fold
from index.extract.phrases import FINITE
from index.extract.referent import Referent
from index.extract.salience import GOING_ON, LAST, MARGIN, Salience, fits
from index.language import Language
from index.language.data import Gender, Pronoun
from index.quote import SpeakerKind

_LATEST = 12
_LATTER = 2
"""Sentences over which the one named last is still meant."""
_WORD = re.compile(r"[^\W\d_]+")


class Pronouns:
    """Resolves the pronouns of one article by who is salient where they stand."""

    def __init__(
        self,
        text: str,
        frames: list[Frame],
        cast: Cast,
        bearers: Bearers,
        joint: JointSpeakers,
        salience: Salience,
        language: Language,
    ) -> None:
        self._text = text
        self._frames = frames
        self._cast = cast
        self._bearers = bearers
        self._joint = joint
        self._salience = salience
        self._language = language
        self._people = {id(entity): entity for entity in cast.entities}

    def resolve(self, pronoun: Pronoun, words: str, start: int) -> Referent:
        """Who the pronoun `words` at `start` stands for."""
        if pronoun.relative:
            return self._antecedent(start, pronoun)
        if words.lower() in self._language.lexicon.pairs:
            return self._joint.last_two(words, start)
        if pronoun.speaking or pronoun.addressed or pronoun.several:
            return Referent(why=f"{words} names nobody")
        if pronoun.gender == "thing" and self._salience.tells_of_document(start):
            return Referent(why=f"{words} could be the document that the sentence before is about")
        if pronoun.gender == "thing":
            return self._nearest(start, "organisation", None, words)
        if pronoun.latter:
            return self._latter(start, pronoun.gender, words)
        if pronoun.gender is None:
            return Referent(why=f"{words} names nobody")
        return self._nearest(start, "person", pronoun.gender, words)

    def is_plural(self, frame: int, cue: int) -> bool:
        """Whether the verb at `cue`, or the auxiliary before it, is a plural: *dicen*, *han dicho*."""
        tokens = self._frames[frame].tokens
        i = bisect.bisect_left(tokens.starts, cue)
        if i >= len(tokens) or tokens.starts[i] != cue:
            return False
        if i and tokens.tags[i] == "VBN":
            i -= 1
        plural = tuple(self._language.lexicon.plural_endings)
        return bool(plural) and tokens.tags[i] in FINITE and tokens.lowers[i].endswith(plural)

    def left_out(self, start: int) -> Referent:
        """Who speaks where the subject is left out: whoever spoke last, if that is not long ago, else the one
        in question."""
        salience = self._salience
        told = salience.told_of(start)
        likely = told if told is not None else salience.last[1] if salience.last is not None else None
        if likely is not None and salience.newcomer(start, None, likely):
            salience.note_unnamed(start)
            return Referent(why="no subject, and somebody without a name was told of")
        if told is not None:
            return Referent.to(told, "context", f"no subject: {told.display} was told of")
        if salience.last is not None and salience.sentence_at(start) - salience.last[0] <= LAST:
            entity = salience.last[1]
            if salience.unnamed:
                return Referent(why="no subject, and somebody without a name spoke last")
            if salience.takes_over(start, entity) or salience.brings_in(start, entity):
                return Referent(why="no subject, and somebody else has come up since anybody spoke")
            return Referent.to(entity, "context", f"no subject: {entity.display} spoke last")
        nearest = self._nearest(start, "person", None, "a subject left out")
        return nearest if nearest.entity is None else replace(nearest, resolution="context")

    def _antecedent(self, start: int, pronoun: Pronoun) -> Referent:
        """The name that a relative pronoun follows: *Torres, who said*; *Luis Torres, the governor, who
        said*."""
        nobody = Referent(why="nobody is named before the relative pronoun")
        number = self._bearers.last_before(start)
        if number < 0:
            return nobody
        name = self._cast.names[number]
        if self._salience.sentence_at(name.start) != self._salience.sentence_at(start):
            return nobody
        entity = self._cast.of_name[number]
        tokens = self._frames[name.frame].tokens
        gap = sum(name.end <= s < start for s in tokens.starts[name.last + 1 : name.last + 14])
        near = gap <= 1 or (
            gap <= 8 and name.last + 1 < len(tokens) and tokens.words[name.last + 1] in (",", "(")
        )
        if not near or entity is None or (entity.kind == "organisation" and pronoun.gender != "thing"):
            return nobody
        return Referent.to(entity, "pronoun", f"the relative pronoun follows {entity.display}")

    def _latter(self, start: int, gender: Gender | None, words: str) -> Referent:
        """Whoever of the gender came up last, shortly before: *El alcalde recibió al fiscal Luis Soto. Este
        negó …*; nobody where somebody without a name or a body came up later."""
        here = self._salience.sentence_at(start)
        for trace in reversed(self._salience.before(start, _LATEST)):
            if here - trace.sentence > _LATTER:
                break
            entity = trace.entity
            if fits(entity, "person", gender) and entity.kind == "person":
                if self._others_since(trace.start, start, entity, gender):
                    return Referent(why=f"{words} could be somebody who is not named")
                return Referent.to(entity, "pronoun", f"{words}: {entity.display} came up last")
            if entity.kind == "organisation" and not self._bearers.belongs(trace.start):
                return Referent(why=f"{words} could be {entity.display}")
        return Referent(why=f"nobody has just come up whom {words} can stand for")

    def _others_since(self, begin: int, end: int, entity: Entity, gender: Gender | None) -> bool:
        """Whether the text between speaks of anybody of the gender by a noun, but for what it says there of
        `entity`."""
        people = self._language.lexicon.person_nouns
        for match in _WORD.finditer(self._text, begin, end):
            noun = fold(match.group())
            own = any(s <= match.start() < e for s, e in entity.apposed)
            fitting = gender is None or people.get(noun) in (None, gender)
            if noun in people and fitting and not own:
                return True
        return False

    def _nearest(self, start: int, kind: SpeakerKind, gender: Gender | None, words: str) -> Referent:
        """Whoever is nearest to the mind of a reader at `start`; nobody where two are about as near."""
        weights = self._salience.weights(start, kind, gender)
        if not weights:
            return Referent(why=f"nobody before whom {words} can stand for")
        ranked = sorted(weights.items(), key=lambda item: -item[1])
        best = self._people[ranked[0][0]]
        unknown = gender is not None and self._salience.stranger(start, gender) > ranked[0][1]
        if unknown or self._salience.newcomer(start, gender, best):
            return Referent(why=f"{words} could be somebody who is not named")
        if len(ranked) > 1 and ranked[0][1] < self._margin(best, start) * ranked[1][1]:
            other = self._people[ranked[1][0]]
            return Referent(why=f"{words} could be {best.display} or {other.display}")
        best.gender = best.gender or gender  # she is nobody whom the article has called he
        return Referent.to(best, "pronoun", f"{words}: {best.display} is nearest")

    def _margin(self, best: Entity, start: int) -> float:
        """How much nearer than the next somebody must be: hardly, who spoke in the sentence before."""
        last = self._salience.last
        spoke = last is not None and last[1] is best and self._salience.sentence_at(start) - last[0] <= 1
        return GOING_ON if spoke else MARGIN
