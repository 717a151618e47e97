"""Who a mention refers to: the way from the words *he*, *Torres* or *the governor* to a full name.

Mentions are resolved in the order of the article; each that is resolved makes its bearer easier to reach for
the pronouns that follow. Where two people are as likely, nobody is named.
"""

from dataclasses import replace

from index.extract.attribution import Found
from index.extract.bearers import Bearers
from index.extract.descriptions import Descriptions
from index.extract.entities import Cast, Entity
from index.extract.frames import Frame
from index.extract.joint import JointSpeakers
from index.extract.pronouns import Pronouns
from index.extract.referent import Referent
from index.extract.salience import Salience
from index.language import Language
from index.language.data import Pronoun
from index.quote import Span


class Coreference:
    """Resolves the mentions of one article, which must come in order."""

    def __init__(self, text: str, frames: list[Frame], cast: Cast, language: Language) -> None:
        self._text = text
        self._lexicon = language.lexicon
        self._salience = Salience(frames, cast, language)
        self._bearers = Bearers(text, frames, cast, language)
        self._joint = JointSpeakers(text, cast, self._bearers, self._salience, language)
        self._pronouns = Pronouns(text, frames, cast, self._bearers, self._joint, self._salience, language)
        self._descriptions = Descriptions(text, cast, self._bearers, self._joint, self._salience, language)

    def note(self, entity: Entity, offset: int, weight: float) -> None:
        """Remember that an entity came up at `offset`, as a speaker or by a pronoun."""
        self._salience.note(entity, offset, weight)

    def note_stranger(self, mention: Span) -> None:
        """Remember that somebody without a name spoke, and who, if `mention` tells a person: *a diplomat*, no
        *critics*."""
        self._salience.note_unnamed(mention[0])
        stranger = self._descriptions.person(*mention)
        if stranger is not None:
            self._salience.note_stranger(mention[0], 2.5, stranger[0])

    def resolve(self, found: Found) -> Referent:
        """The speaker that a mention refers to."""
        if found.mention is None:
            if self._lexicon.grammar.subject_dropped and found.way != "unsourced":
                if found.cue is not None and self._pronouns.is_plural(found.frame, found.cue[0]):
                    return Referent(why="the verb is a plural, and its subject left out")
                return self._pronouns.left_out(found.cue[0] if found.cue is not None else found.spans[0][0])
            return Referent(why="the article gives no mention")
        start, end = found.mention
        words = self._text[start:end]
        if found.way == "turn":
            return self._bearers.turn(words)
        pronoun = self._lexicon.pronouns.get(words.lower())
        if pronoun is not None:
            apposed = self._bearers.apposed(end) if pronoun.latter else None
            if apposed is not None:
                return Referent.to(apposed, "description", f"{words} is followed by {apposed.display}")
            referent = self._pronouns.resolve(pronoun, words, start)
            around = self._salience.last[1] if found.nested and self._salience.last else None
            if around is not None and referent.entity is around:
                return Referent(why=f"{words}, in what {around.display} says, is somebody else")
            return referent
        aged = self._descriptions.aged(words) if self._lexicon.aged else None
        if aged is not None:
            known = self._descriptions.of_age(words, start)
            return known if known is not None else self._of_unknown_age(aged, words, start)
        inside = self._bearers.within(start, end)
        named = self._joint.joined(inside) or self._bearers.named(start, end, inside)
        if named is not None:
            return named
        referent = self._descriptions.resolve(start, end, inside)
        return replace(referent, described=self._descriptions.describes(start, end))

    def _of_unknown_age(self, pronoun: Pronoun, words: str, start: int) -> Referent:
        """Whom *der 43-Jährige* stands for where the article gives nobody that age: nobody of another."""
        referent = self._pronouns.resolve(pronoun, words, start)
        entity = referent.entity
        if entity is not None and any(role.endswith(self._lexicon.aged) for role in entity.roles):
            return Referent(why=f"{entity.display} is of another age")
        return referent
