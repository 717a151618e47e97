"""What a reader leaves on their desk between starts: the collection, places, searches.

One JSON file a library in the user's data directory, written whole and put in place at once, so that
neither a crash nor a full disk loses what was there. Where another explorer has written meanwhile, what
it did is kept too. `ONRECORD_DATA` names another directory.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from hashlib import blake2b
from itertools import chain, count
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from index.cache import writer_lock
from index.errors import ExportError, OnrecordError
from index.quote import Quote

_PLACES_KEPT = 2_000
_SEARCHES_KEPT = 100
_NOTES_KEPT = 1_000
_FORMAT = 1
_SECONDS = 2.0
"""How long to wait for another explorer that is writing."""


class DeskError(OnrecordError):
    """What the reader made can't be read or written."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """A quote in the collection, whole, so that it outlives its article; with the reader's line on it."""

    quote: Quote
    note: str = ""


@dataclass(slots=True)
class Desk:
    """Collection, places and searches of one library. `path` is the file they are kept in, as long as
    they are `kept` at all."""

    path: Path
    kept: bool = True
    clippings: list[Clipping] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """The lines on quotes that were taken out, by their ids: they come back with them."""
    places: dict[str, int] = field(default_factory=dict)
    searches: list[str] = field(default_factory=list)
    last: str | None = None
    warning: str | None = None
    _before: Desk | None = field(default=None, repr=False)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the quotes in the collection."""
        return frozenset(clipping.quote.id for clipping in self.clippings)

    def toggle(self, quote: Quote) -> bool:
        """Put a quote into the collection or take it out; whether it is in it now."""
        if quote.id in self.ids:
            self._take_out(quote.id)
            return False
        self.put_back(len(self.clippings), Clipping(quote, self.notes.get(quote.id, "")))
        return True

    def put_back(self, number: int, clipping: Clipping) -> None:
        """Have a clipping where it was; one that is there already stays where it is."""
        if clipping.quote.id not in self.ids:
            self.clippings.insert(number, clipping)
        self.notes.pop(clipping.quote.id, None)

    def _take_out(self, quote_id: str) -> None:
        self.notes |= {clip.quote.id: clip.note for clip in self.clippings if clip.quote.id == quote_id}
        self.clippings = [clip for clip in self.clippings if clip.quote.id != quote_id]

    def lift(self, number: int, step: int) -> int:
        """Move a clipping up or down; where it is then."""
        place = max(0, min(number + step, len(self.clippings) - 1))
        self.clippings.insert(place, self.clippings.pop(number))
        return place

    def annotate(self, quote_id: str, note: str) -> None:
        """Write the line on the clipping of this quote."""
        line = " ".join(note.split())
        self.clippings = [
            replace(clip, note=line) if clip.quote.id == quote_id else clip for clip in self.clippings
        ]

    def renew(self, quotes: Mapping[str, Quote]) -> bool:
        """Take up these quotes, by id, as they are now; the others stay. Whether any has changed."""
        fresh = [replace(clip, quote=quotes.get(clip.quote.id, clip.quote)) for clip in self.clippings]
        changed = fresh != self.clippings
        self.clippings = fresh
        return changed

    def remember_place(self, path: str, top: int) -> None:
        """Keep where in an article one was, and that it was the last."""
        self.places.pop(path, None)
        if top:
            self.places[path] = top
        self.last = path

    def save(self) -> None:
        """Write everything, with what another explorer has written meanwhile. Raises DeskError, also where
        what was there could not be read and had to be put aside."""
        if not self.kept:
            return
        aside = None
        from index.export.write import write_export  # late: the explorer opens without it

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with writer_lock(self.path.parent, _SECONDS):
                try:
                    self._take_up(_read(self.path))
                except FileNotFoundError:
                    pass
                except _UNREADABLE:
                    aside = _put_aside(self.path)
                write_export([json.dumps(self._content(), indent=1)], self.path, force=True)
        except (OSError, ExportError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise DeskError(f"{self.path}: your collection could not be kept ({reason})") from error
        self.remember()
        if aside:
            raise DeskError(f"{self.path} could not be read and was written anew; it is kept as {aside}")

    def remember(self) -> None:
        """That this is what the file holds."""
        self._before = replace(
            self,
            clippings=list(self.clippings),
            notes=dict(self.notes),
            places=dict(self.places),
            searches=list(self.searches),
            _before=None,
        )

    def _take_up(self, theirs: Desk) -> None:
        """What another explorer did since this one has read or written the file."""
        before = self._before or Desk(self.path)
        known = {clip.quote.id: clip for clip in before.clippings}
        fresh = {clip.quote.id: clip for clip in theirs.clippings}
        for name in (self.ids & known.keys()) - fresh.keys():
            self._take_out(name)
        notes = theirs.notes | self.notes
        self.clippings = [
            fresh.get(clip.quote.id, clip) if clip == known.get(clip.quote.id) else _noted(clip, known, notes)
            for clip in self.clippings
        ] + [clip for name, clip in fresh.items() if name not in known and name not in self.ids]
        self.notes = {name: note for name, note in notes.items() if note and name not in self.ids}
        moved = {path: top for path, top in self.places.items() if before.places.get(path) != top}
        self.places = {path: top for path, top in theirs.places.items() if path not in moved} | moved
        self.searches += [query for query in theirs.searches if query not in self.searches]

    def _content(self) -> dict[str, object]:
        return {
            "onrecord": "desk",
            "format": _FORMAT,
            "last": self.last,
            "searches": self.searches[:_SEARCHES_KEPT],
            "places": dict(list(self.places.items())[-_PLACES_KEPT:]),
            "notes": dict(list(self.notes.items())[-_NOTES_KEPT:]),
            "clippings": [{"note": clip.note, "quote": asdict(clip.quote)} for clip in self.clippings],
        }


def data_folder() -> Path:
    """Where what the user makes is kept."""
    given = os.environ.get("ONRECORD_DATA")
    return Path(given) if given else user_data_path("onrecord", appauthor=False)


def open_desk(root: Path, folder: Path | None = None, *, kept: bool = True) -> Desk:
    """The desk of the library at `root`. One that can't be read is put aside, never overwritten.

    What is done on a desk that is not `kept` is forgotten with it.
    """
    digest = blake2b(os.fsencode(root.resolve()), digest_size=10).hexdigest()
    path = (folder or data_folder()) / "desks" / f"{digest}.json"
    try:
        desk = _read(path)
    except FileNotFoundError:
        return Desk(path, kept)
    except _UNREADABLE:
        if not kept:
            return Desk(path, kept)
        aside = _put_aside(path)
        return Desk(path, warning=f"Your collection could not be read; it is kept as {aside}")
    desk.kept = kept
    desk.remember()
    return desk


_UNREADABLE = (
    OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError,
)  # fmt: skip
"""What reading a damaged file raises."""


def _put_aside(path: Path) -> Path:
    """Give a file that can't be read another name, beside those that were put aside before it."""
    names = chain([".unreadable"], (f".unreadable-{number}" for number in count(2)))
    aside = next(file for name in names if not (file := path.with_suffix(name)).exists())
    with suppress(OSError):
        path.replace(aside)
    return aside


def _noted(clip: Clipping, known: Mapping[str, Clipping], notes: Mapping[str, str]) -> Clipping:
    """A clipping that was marked here, with the line that it had when another explorer took it out."""
    if clip.note or clip.quote.id in known:
        return clip
    return replace(clip, note=notes.get(clip.quote.id, ""))


def _read(path: Path) -> Desk:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if content["format"] != _FORMAT:
        raise ValueError(content["format"])
    return Desk(
        path,
        clippings=[Clipping(_quote(clip["quote"]), str(clip["note"])) for clip in content["clippings"]],
        notes={str(name): str(note) for name, note in content.get("notes", {}).items()},
        places={str(name): int(top) for name, top in content["places"].items()},
        searches=[str(query) for query in content["searches"]],
        last=content["last"],
    )


def _quote(record: dict[str, Any]) -> Quote:
    known: dict[str, Any] = {item.name: record.get(item.name) for item in fields(Quote)}
    known["spans"] = tuple((int(start), int(end)) for start, end in record["spans"])
    for name in ("mention_span", "cue_span"):
        known[name] = tuple(record[name]) if record.get(name) else None
    return Quote(**known)
