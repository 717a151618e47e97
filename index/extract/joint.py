"""Joint speakers: two people who say something together, *Torres and Rivas*, *the two*, *both*."""

from index.extract.bearers import Bearers
from index.extract.entities import Cast
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
        """Two names joined by *and*: a speaker of their own, in the article's order."""
        if len(inside) < 2:
            return None
        one, two = inside[:2]
        a, b = self._cast.names[one], self._cast.names[two]
        if self._text[a.end : b.start].strip(" ,") not in self._language.lexicon.joins:
            return None
        left, right = self._cast.of_name[one], self._cast.of_name[two]
        if left is None or right is None or left is right or "organisation" in (left.kind, right.kind):
            return None
        name = f"{left.display} and {right.display}"
        return Referent(name, "person", "name", f"the mention joins {name}")

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
