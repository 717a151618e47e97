"""Exports leave for a file, or for the downloads of the browser that the explorer is shown in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from textual import on
from textual.message import Message
from textual.screen import Screen

from tui.background import run_in_background
from tui.screens.prompt import Ask, Confirm
from tui.widgets.key_line import KeyLine
from tui.wording import count_of

Write = Callable[[Path, bool], int]
"""Writes an export to a path, over what is there if told so; how many quotes it holds."""


class Exported(Message):
    """An export was written; `download` is its content where it goes to a browser."""

    def __init__(self, path: Path, count: int, download: BinaryIO | None = None) -> None:
        super().__init__()
        self.path = path
        self.count = count
        self.download = download


class WouldOverwrite(Message):
    """A file of that name is there already."""

    def __init__(self, path: Path, again: Callable[[], None]) -> None:
        super().__init__()
        self.path = path
        self.again = again


class Delivering(Screen[Any]):
    """A screen from which quotes are exported."""

    key_line: KeyLine

    def ask_to_export(self, what: str, name: str, write: Write) -> None:
        """Ask where an export shall go, proposing the file `name`, and `write` it there."""
        proposed = name if self.app.is_web else str(Path.cwd() / name)
        question = Ask(
            f"Export {what}", value=proposed, hint="The name's end says how: .md, .csv or .jsonl"
        )  # fmt: skip
        self.app.push_screen(question, lambda answer: self._export(answer, write) if answer else None)

    def _export(self, answer: str, write: Write, *, force: bool = False) -> None:
        path = Path(answer).expanduser()
        download = self.app.is_web

        def work() -> Message:
            if download:
                return _kept_for_download(path.name, write)
            if path.exists() and not force:
                return WouldOverwrite(path, lambda: self._export(answer, write, force=True))
            return Exported(path, write(path, force))

        run_in_background(self, "export", work)

    @on(Exported)
    def _exported(self, event: Exported) -> None:
        if event.download is None:
            self.key_line.say(f"{count_of(event.count, 'quote')}: in {event.path}")
        else:
            self.app.deliver_binary(event.download, save_filename=event.path.name)
            self.key_line.say(f"{count_of(event.count, 'quote')}: in your downloads, as {event.path.name}")

    @on(WouldOverwrite)
    def _would_overwrite(self, event: WouldOverwrite) -> None:
        self.app.push_screen(
            Confirm(
                "There is such a file already. Write over it?", hint=str(event.path), yes="write over it"
            ),
            lambda sure: event.again() if sure else None,
        )


def _kept_for_download(name: str, write: Write) -> Exported:
    """The export in a file that has no name any more, and is gone when it has been read."""
    with TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / (name or "quotes.md")
        count = write(path, False)
        return Exported(path, count, path.open("rb"))
