"""Collections of words that know a word by its ending too: *Behördenangaben* are *Angaben*.

For languages that write a noun and what qualifies it as one word.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from index.language.data import Gender

_SHORTEST = 5
_MOST_SEEN = 100_000


def _endings(word: str) -> Iterator[str]:
    """A word and its endings, the longest first; a short one only behind a hyphen: *Bahn-Chef*."""
    yield word
    for i in range(1, len(word) - _SHORTEST + 1):
        yield word[i:]
    if "-" in word[-_SHORTEST:]:
        yield word.rpartition("-")[2]


class CompoundSet(frozenset[str]):
    """A set that holds every word which ends in one of its own, of five letters or more or
    behind a hyphen. What it was asked it
    remembers."""

    def __contains__(self, word: object) -> bool:
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > _MOST_SEEN:
                self._seen.clear()
            held = super().__contains__
            found = self._seen[word] = isinstance(word, str) and any(map(held, _endings(word)))
        return found

    @cached_property
    def _seen(self) -> dict[object, bool]:
        return {}


def known_endings(word: str, known: "frozenset[str] | Mapping[str, object]") -> set[str]:
    """The words of a collection that `word` itself or an ending of it is: *Arbeitsministerin* is a
    *Ministerin*. Only the word itself where the collection knows none by its ending."""
    if isinstance(known, CompoundMap):
        return {ending for ending in _endings(word) if dict.__contains__(known, ending)}
    return {word} if word in known else set()


class CompoundMap(dict[str, Gender | None]):
    """A mapping that leads from every word which ends in one of its own to what that one leads to; the
    longest ending holds. What it was asked it remembers."""

    @cached_property
    def _seen(self) -> dict[str, str | None]:
        return {}

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._ending(word) is not None

    def get(self, word: str, default: Gender | None = None) -> Gender | None:  # type: ignore[override]
        """What the longest known ending of `word` leads to. (The type of `dict.get` is overloaded.)"""
        ending = self._ending(word)
        return default if ending is None else super().get(ending, default)

    def __missing__(self, word: str) -> Gender | None:
        return self.get(word)

    def _ending(self, word: str) -> str | None:
        seen = self._seen
        if word in seen:
            return seen[word]
        if len(seen) > _MOST_SEEN:
            seen.clear()
        held = super().__contains__
        ending = seen[word] = next((end for end in _endings(word) if held(end)), None)
        return ending
