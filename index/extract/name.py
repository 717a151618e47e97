"""A name as it stands in an article, and the form of its words in which names are compared."""

import unicodedata
from dataclasses import dataclass

from index.language import Language
from index.language.data import Gender
from index.quote import SpeakerKind


@dataclass(slots=True)
class Name:
    """One occurrence of a name. `first` and `last` are its tokens without titles, `start` and `end` its
    characters.

    `words` are its words folded (lower case, no accents, no initials' stops); `titles` what stood before it,
    in lower case. `gender` is what titles and the given name tell. `kind` is None where nothing tells a
    person from a body. `lead` is where the titles before it begin, `suffix` what tells a son (*Jr.*),
    `shared` a surname that only stands with another's given name.
    """

    frame: int
    sentence: int
    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    gender: Gender | None
    kind: SpeakerKind | None
    given: bool
    lead: int
    suffix: str | None
    shared: str = ""

    @property
    def office(self) -> frozenset[str]:
        """Its titles but for those that only tell a gender (*Mr.*)."""
        return frozenset(title for title in self.titles if len(title) > 4)

    @property
    def full(self) -> bool:
        """Whether it has more than one word that names."""
        named = 0
        for word in self.words:
            named += len(word) > 1
        return named > 1


def fold(word: str) -> str:
    """A word in lower case, without accents; apostrophes alike."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def without_genitive(word: str, language: Language) -> str:
    """A noun for a body without the ending that tells whose something is: *des Wetterdienstes*."""
    lexicon = language.lexicon
    for ending in lexicon.genitive_endings:
        base = word[: -len(ending)]
        if word.endswith(ending) and base.lower() in lexicon.organisation_nouns:
            return base
    return word
