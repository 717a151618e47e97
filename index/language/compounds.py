"""Collections of words that know a word by its ending too: *Behördenangaben* are *Angaben*.

For languages that write a noun and what qualifies it as one word.
"""

from index.language.data import Gender

_SHORTEST = 5


class CompoundSet(frozenset[str]):
    """A set that holds every word which ends in one of its own of five letters or more."""

    def __contains__(self, word: object) -> bool:
        held = super().__contains__
        if held(word):
            return True
        return isinstance(word, str) and any(held(word[i:]) for i in range(1, len(word) - _SHORTEST + 1))


class CompoundMap(dict[str, Gender | None]):
    """A mapping that leads from every word which ends in one of its own to what that one leads to; the
    longest ending holds."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._ending(word) is not None

    def get(self, word: str, default: Gender | None = None) -> Gender | None:  # type: ignore[override]
        """What the longest known ending of `word` leads to. (The type of `dict.get` is overloaded.)"""
        ending = self._ending(word)
        return default if ending is None else super().get(ending, default)

    def __missing__(self, word: str) -> Gender | None:
        return self.get(word)

    def _ending(self, word: str) -> str | None:
        held = super().__contains__
        if held(word):
            return word
        return next((word[i:] for i in range(1, len(word) - _SHORTEST + 1) if held(word[i:])), None)
