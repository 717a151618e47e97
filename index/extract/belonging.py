"""What somebody is described as belonging to: *the mayor of Lima*, *la portavoz del PP*, *der Chef der Bahn*.

Two who are called by the same noun are told from one another by it.
"""

from collections.abc import Iterable, Sequence

from index.extract.entities import Entity
from index.extract.name import fold
from index.language import Language
from index.language.compounds import CompoundMap

_SHORTEST = 4


class Belonging:
    """What the descriptions of one article say the people in it belong to."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language

    def agrees(self, entity: Entity, head: str, words: Sequence[str]) -> bool | None:
        """Whether the article has described somebody by the noun `head` (folded) with what stands behind it
        in the description `words`; None where either says nothing of it."""
        asked = self._behind(words, head)
        if not asked:
            return None
        told = [self._behind(self._text[s:e].split(), head) for s, e in (*entity.titled, *entity.apposed)]
        told = [names for names in told if names]
        if not told:
            return None
        return any(_share(asked, names) for names in told)

    def _behind(self, words: Sequence[str], head: str) -> list[str]:
        """The words with a capital behind the noun in a description."""
        plain = [word.strip("(),.’'\"“”«»„") for word in words]
        at = next((k for k, word in enumerate(plain) if self._is_called(fold(word), head)), None)
        if at is None:
            return []
        return [word for word in plain[at + 1 :] if word[:1].isupper()]

    def _is_called(self, word: str, head: str) -> bool:
        """Whether a noun is the one asked for, or one that is used in its place."""
        lexicon = self._language.lexicon
        compound = isinstance(lexicon.person_nouns, CompoundMap) and word.endswith(head)
        return word == head or compound or head in lexicon.title_forms.get(word, ())


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
