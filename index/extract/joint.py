"""Joint speakers: people who say something together, *Torres and Rivas*, *the two*, *both*."""

from itertools import pairwise

from index.extract.bearers import Bearers
from index.extract.entities import Cast
from index.extract.name import Name
from index.extract.referent import Referent
from index.extract.salience import Salience
from index.language import Language


class JointSpeakers:
    """The pairs of names that one article joins."""

    def __init__(
        self, text: str, cast: Cast, bearers: Bearers, salience: Salience, language: Language
    ) -> None:
        self._text = text
        self._cast = cast
        self._bearers = bearers
        self._salience = salience
        self._language = language

    def joined(self, inside: list[int]) -> Referent | None:
        """Names joined by *and*, all of them people: a speaker of their own, in the article's order. Nobody
        where one of them could be more than one."""
        names = self._listed([self._cast.names[n] for n in inside])
        if not names:
            return None
        everybody = [self._cast.of_name[n] for n in inside[: len(names)]]
        people = [entity for entity in everybody if entity is not None]
        if any(entity.kind == "organisation" for entity in people):
            return None
        if len(people) < len(names):
            return Referent(why="one of those it joins could be more than one person")
        if len({id(entity) for entity in people}) < len(names):
            return None
        *most, last = (entity.display for entity in people)
        name = f"{', '.join(most)} and {last}"
        return Referent(name, "person", "name", f"the mention joins {name}")

    def _listed(self, names: list[Name]) -> list[Name]:
        """The names that a list begins with: nothing but commas between them and *and* before the last, less
        titles; none where it is no list."""
        for number, (one, other) in enumerate(pairwise(names), 2):
            between = self._text[one.end : other.start].replace(",", " , ").split()
            titles = {word for title in other.titles for word in title.split()}
            left = [word for word in between if word.lower().rstrip(".") not in titles]
            if left and left[-1] in self._language.lexicon.joins and left[:-1] in ([], [","]):
                return names[:number]
            if left != [","]:
                break
        return []

    def last_two(self, words: str, start: int) -> Referent:
        """The two people last named together: *the two*, *both*."""
        here = self._salience.sentence_at(start)
        last = self._bearers.last_before(start)
        for number in range(last, 0, -1):
            a, b = self._cast.names[number - 1], self._cast.names[number]
            if here - self._salience.sentence_at(b.start) > 2:
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
