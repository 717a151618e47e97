"""What somebody is described as belonging to: *the mayor of Lima*, *la portavoz del PP*, *der Chef der Bahn*.

Two who are called by the same noun are told from one another by it.
"""

from collections.abc import Iterable, Sequence

from index.extract.entities import Entity
from index.extract.name import fold, without_genitive
from index.language import Language
from index.language.compounds import CompoundMap
from index.quote import Span

_SHORTEST = 4
_MARKS = "(),.’'\"“”«»„"


class Belonging:
    """What the descriptions of one article say the people in it belong to."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        lexicon = language.lexicon
        self._realms = lexicon.realms | lexicon.places | lexicon.demonyms

    def agrees(self, entity: Entity, head: str, words: Sequence[str]) -> bool | None:
        """Whether the article has described somebody by the noun `head` (folded) with what stands behind it
        in the description `words`; None where either says nothing of it."""
        asked = self._behind(words, head)
        told = [self._behind(self._text[s:e].split(), head) for s, e in (*entity.titled, *entity.apposed)]
        told = [names for names in told if names]
        if asked and told:
            return any(_share(asked, names) for names in told)
        return self._agrees_in_kind(entity, head, words) if head in self._language.lexicon.heads else None

    def _agrees_in_kind(self, entity: Entity, head: str, words: Sequence[str]) -> bool | None:
        """Whether somebody heads what a description says in small letters, *el presidente de la asociación*:
        not who heads a state, whom a title before the name tells. None where it could be."""
        lexicon = self._language.lexicon
        asked, told = self._bodies(words), self._told(entity, head)
        if head in lexicon.rulers and self.heads_body(entity, head) and not self.rules(entity, head):
            return False
        if not asked:
            return None
        if any(not asked.isdisjoint(bodies) for _, bodies in told):
            return True
        other = self.rules if asked.isdisjoint(self._realms) else self.heads_body
        return False if other(entity, head) else None

    def rules(self, entity: Entity, head: str) -> bool:
        """Whether the article says of somebody whom it calls by the noun `head` that they head a state, or
        has but the title before the name: *President Ruiz*."""
        told = self._told(entity, head)
        return bool(told) and all(
            not bodies.isdisjoint(self._realms) or (span in entity.titled and self._is_bare(span))
            for span, bodies in told
        )

    def heads_body(self, entity: Entity, head: str) -> bool:
        """Whether the article says of somebody whom it calls by the noun `head` that they head a body that is
        no state: *la presidenta de la asociación*."""
        return any(bodies and bodies.isdisjoint(self._realms) for _, bodies in self._told(entity, head))

    def is_of_body_beside(self, entity: Entity, other: Entity, head: str) -> bool:
        """Whether of two who are called by a noun the one heads a body and the other a state, whom the noun
        by itself means as well: *the president*."""
        if head not in self._language.lexicon.heads or self.rules(entity, head):
            return False
        return self.heads_body(entity, head) and self.rules(other, head)

    def place(self, words: list[str]) -> list[str]:
        """The place that a description begins with, where the noun stands last: *the South Carolina
        Republican*."""
        lexicon = self._language.lexicon
        if lexicon.grammar.head_first or lexicon.grammar.noun_capitals:
            return []
        return words if " ".join(words) in lexicon.places else []

    def is_of(self, entity: Entity, place: list[str], head: str) -> bool:
        """Whether somebody can be of a place: described by it, or, unless only a party is told, by none."""
        if not place or all(entity.roles[word] for word in place):
            return True
        lexicon = self._language.lexicon
        return head not in lexicon.demonyms and lexicon.places.isdisjoint(entity.roles)

    def _told(self, entity: Entity, head: str) -> list[tuple[Span, set[str]]]:
        """The descriptions in which the article calls somebody by a noun, or one that is used in its place,
        each with what it says that they belong to."""
        spans = ((span, self._text[slice(*span)].split()) for span in (*entity.titled, *entity.apposed))
        return [
            (span, self._bodies(words))
            for span, words in spans
            if any(self._is_called(_bare(word), head) for word in words)
        ]

    def _is_bare(self, span: Span) -> bool:
        """Whether a description is but a title, which the head of a state has: not *Harvard President*."""
        lexicon = self._language.lexicon
        words = [_bare(word) for word in self._text[slice(*span)].split()]
        return all(word in lexicon.titles or word in lexicon.dropped for word in words)

    def _bodies(self, words: Sequence[str]) -> set[str]:
        """The nouns for bodies, states, places and peoples in a description; of the last two nothing where
        there is a body: *el club argentino*."""
        lexicon = self._language.lexicon
        plain = [_bare(without_genitive(word, self._language)) for word in words]
        bodies = {word for word in plain if word in lexicon.organisation_nouns or word in lexicon.realms}
        return bodies or {word for word in plain if word in lexicon.places or word in lexicon.demonyms}

    def _behind(self, words: Sequence[str], head: str) -> list[str]:
        """The words with a capital behind the noun in a description."""
        plain = [word.strip(_MARKS) for word in words]
        at = next((k for k, word in enumerate(plain) if self._is_called(fold(word), head)), None)
        if at is None:
            return []
        return [word for word in plain[at + 1 :] if word[:1].isupper()]

    def _is_called(self, word: str, head: str) -> bool:
        """Whether a noun is the one asked for, or one that is used in its place."""
        lexicon = self._language.lexicon
        compound = isinstance(lexicon.person_nouns, CompoundMap) and word.endswith(head)
        return word == head or compound or head in lexicon.title_forms.get(word, ())


def _bare(word: str) -> str:
    """A word of a description folded, without the marks around it."""
    return fold(word.strip(_MARKS))


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two descriptions name a thing in common, or one the initials of the other: *PP*, *Partido
    Popular*."""
    a, b = list(one), list(other)
    if {_plain(word) for word in a} & {_plain(word) for word in b}:
        return True
    short = {"".join(word[0] for word in words) for words in (a, b)}
    return any(word in short for word in (*a, *b) if word.isupper() and len(word) > 1)


def _plain(word: str) -> str:
    """A word folded, without the ending of a genitive."""
    folded = fold(word)
    return folded.removesuffix("s").removesuffix("e") if len(folded) > _SHORTEST else folded
