"""What the terminal sends for keys, clicks and what is pasted, as text that Textual can take.

Textual reads strict UTF-8: one byte that is none would end the explorer, and old terminals send such with
Alt, or when a paste is cut. An escape within what is pasted would press all that follows it as keys. And a
terminal that doesn't mark what is pasted sends it as keys: each costs Textual two kilobytes, a megabyte two
gigabytes. Of a paste as much is taken as makes whoever is given it say that it is too long.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import Final

import textual.drivers.linux_driver
from textual import events
from textual._xterm_parser import XTermParser

from index.safe import REPLACEMENT

_ESCAPE: Final = "\x1b"
_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"
"""Between these a terminal sends what is pasted."""
MOST: Final = 25_000
"""Characters of one paste: more than a passage to check may have, and a search."""
_PASTED: Final = 256
"""Characters in one piece, which is read as soon as it comes: nobody types so many at once."""
_SOON: Final = 0.2
"""Seconds within which what comes after such a piece is the rest of it."""


_BLANKS: Final = str.maketrans("\t\r\n", "   ")


class Typed:
    """A decoder, to be used as those of `codecs`: bytes come in pieces, cut anywhere. Where there will never
    be any more, `over` is called."""

    def __init__(self, over: Callable[[], None] = lambda: None) -> None:
        self._over = over
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._pasting = False
        self._until = 0.0
        """On the monotonic clock, when a paste that is not marked is over."""
        self._passed = ""
        """The last characters that were handed on, which may be the beginning of a mark."""
        self._room = MOST
        """Characters that the paste may still have."""
        self._held = ""
        """Characters of a paste that may be the beginning of its end."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """What can be taken by now; an escape within a paste stands as U+FFFD."""
        if not data and not final:
            self._over()  # a terminal that is there has a byte to read, or nothing is read
        text = self._held + self._decoder.decode(data, final)
        self._held = ""
        taken: list[str] = []
        while text:
            piece, text = self._pasted(text) if self._pasting else self._pressed(text)
            taken.append(piece)
        return "".join(taken)

    def _pressed(self, text: str) -> tuple[str, str]:
        """Up to where a paste begins, nothing held back: an escape may be a key. And the rest."""
        seen = self._passed + text
        if _ESCAPE not in seen and self._is_unmarked_paste(text):
            self._passed = ""
            return f"{_BEGIN}{self._clip(text)}{_END}", ""
        at = seen.find(_BEGIN)
        if at < 0:
            self._passed = seen[1 - len(_BEGIN) :]
            return text, ""
        cut = at + len(_BEGIN) - len(self._passed)
        self._pasting, self._passed, self._room = True, "", MOST
        return text[:cut], text[cut:]

    def _is_unmarked_paste(self, text: str) -> bool:
        """Whether these words are pasted, or the rest of what is."""
        now = monotonic()
        if not text.translate(_BLANKS).isprintable() or not (len(text) >= _PASTED or now < self._until):
            return False
        if now >= self._until:
            self._room = MOST
        self._until = now + _SOON
        return True

    def _pasted(self, text: str) -> tuple[str, str]:
        """Up to the end of the paste, or to where that may begin. And the rest."""
        words, end, rest = text.partition(_END)
        if end:
            self._pasting = False
        else:
            begun = next((size for size in range(len(_END) - 1, 0, -1) if text.endswith(_END[:size])), 0)
            words, self._held = text[: len(text) - begun], text[len(text) - begun :]
        return self._clip(words).replace(_ESCAPE, REPLACEMENT) + end, rest

    def _clip(self, words: str) -> str:
        words = words[: self._room]
        self._room -= len(words)
        return words


class Keys(XTermParser):
    """Textual's, but for a key whose number is no character's: it presses nothing, and is not the end."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            yield from super()._sequence_to_key_events(sequence, alt)
        except (ValueError, OverflowError):
            yield events.Key("<ignore>", sequence)


def take_what_comes(over: Callable[[], None]) -> None:
    """Have Textual read so from now on, and call `over` when the terminal is gone, of which it would read
    nothing, again and again, as fast as it can."""
    driver = vars(textual.drivers.linux_driver)
    driver["getincrementaldecoder"] = lambda _encoding: partial(Typed, over)
    driver["XTermParser"] = Keys
