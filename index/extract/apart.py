"""Bearers apart: whether a surname is somebody else's than the one person who bears it in the article."""

from collections.abc import Mapping

from index.extract.frames import Frame
from index.extract.introductions import is_described, is_relative
from index.extract.name import Name
from index.language import Language

_ASIDE = 8


class Apart:
    """Tells surnames apart from full names by what the article says of their bearers. `last_alone` is where
    each surname stands last by itself."""

    def __init__(self, frames: list[Frame], last_alone: Mapping[str, int], language: Language) -> None:
        self._frames = frames
        self._last_alone = last_alone
        self._language = language
        self._grammar = language.lexicon.grammar
        self._honorifics = language.lexicon.honorifics

    def is_another(self, name: Name, first: Name) -> bool:
        """Whether a surname is somebody else's than the person whom the article first names in full by
        `first`: one whom it has called by an office that this one has not (*President Torres*, then *his
        spokesman Luis Torres*); or whom it names only later, as a relative of whom it has told by then
        (*Senator Kast*, then *his brother Felipe Kast*), or as something else than the one whom it calls Mr.,
        or anew once a Mr. has spoken who comes up no more."""
        if self._has_own_office(name, first):
            return True
        if name.start > first.start:
            return False
        if is_relative(self._frames, first, self._language.lexicon):
            return True
        honoured = bool(name.titles) and self._honorifics.issuperset(name.titles)
        if not honoured or name.frame == first.frame:
            return False
        if self._honorifics.issuperset(first.titles) and not self._is_described(first):
            return False
        if self._is_described(name):
            return not self._offices(name) & self._offices(first)
        goes_on = self._last_alone.get(name.words[0], 0) > first.start
        return not goes_on and self._speaks(name) and not self._offices(name) & self._offices(first)

    def _has_own_office(self, name: Name, first: Name) -> bool:
        """Whether a surname behind an office stands beside a full name without it, *President Torres and Luis
        Torres*, or before one whom the article introduces as something else, or who speaks without any
        introduction."""
        if self._honorifics.issuperset(name.titles):
            return False
        beside = (name.frame, name.sentence) == (first.frame, first.sentence)
        if self._titles(name) & self._offices(first, name if beside else None):
            return False
        if beside or name.start > first.start or not self._is_title(name):
            return beside
        introduced = not self._honorifics.issuperset(first.titles) or self._is_described(first)
        return introduced or (not self._grammar.names_later and self._speaks(first))

    def _is_title(self, name: Name) -> bool:
        """Whether what stands before a name is a title, not a description: *Mexico leader Torres*."""
        written = self._frames[name.frame].tokens.words[name.first - 1]
        return self._grammar.head_first or written[0].isupper()

    def _is_described(self, name: Name) -> bool:
        return is_described(self._frames, name, self._language.lexicon)

    def _titles(self, name: Name) -> set[str]:
        """The words of the titles before a name, but for honorifics, and what their bearers are called."""
        told = {w for title in name.titles for w in title.split() if w not in self._honorifics}
        return told.union(*(self._language.lexicon.title_forms.get(word, ()) for word in told))

    def _offices(self, name: Name, but: Name | None = None) -> set[str]:
        """What the article says where it names somebody that they are, but for honorifics; `but` is another
        name whose titles these are not."""
        lexicon = self._language.lexicon
        tokens = self._frames[name.frame].tokens
        low, high = self._frames[name.frame].sentences[name.sentence]
        nearby = range(max(low, name.first - _ASIDE), min(high, name.last + _ASIDE))
        others = range(but.lead, but.end) if but is not None else range(0)
        nouns = (tokens.lowers[k] for k in nearby if tokens.starts[k] not in others)
        told = {noun for noun in nouns if noun in lexicon.person_nouns}
        return self._titles(name) | told.union(*(lexicon.title_forms.get(word, ()) for word in told))

    def _speaks(self, name: Name) -> bool:
        """Whether something is said by the bearer of a name where it stands."""
        candidates = self._frames[name.frame].candidates[name.sentence]
        return any(
            c.mention is not None
            and c.mention[0] <= name.first <= c.mention[1]
            and c.score >= self._language.thresholds.accept
            for c in candidates
        )
