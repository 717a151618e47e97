"""Exports leave for a file, or for the downloads of the browser that the explorer is shown in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from textual import on
from textual.message import Message
from textual.screen import Screen

from index.errors import ExportError
from index.filters import Filters
from index.library import Library
from index.safe import make_safe_line
from tui.background import reason_of, run_in_background
from tui.screens.prompt import Ask, Confirm
from tui.widgets.key_line import KeyLine
from tui.widgets.quotes_pane import QuotesPane
from tui.wording import count_of

NOTHING = "There is no quote here to export."

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


class Refused(Message):
    """An export could not be written, for a `reason`; another name can be given `again`, if one helps."""

    def __init__(self, reason: str, again: Callable[[str], None] | None) -> None:
        super().__init__()
        self.reason = make_safe_line(reason)
        self.again = again


class Delivering(Screen[Any]):
    """A screen from which quotes are exported."""

    key_line: KeyLine
    library: Library

    def ask_for_quotes(self, what: str, label: str, filters: Filters) -> None:
        """Ask where the quotes that `filters` takes shall go; the file is called after their `label`."""
        from tui.exporting import export_quotes, file_name

        library = self.library
        self.ask_to_export(
            what, file_name(label), lambda path, force: export_quotes(library, filters, path, force=force)
        )

    def ask_for_pane(self, pane: QuotesPane, label: str) -> None:
        """Ask where the quotes that a pane shows shall go."""
        total = pane.rows.total
        if total:
            self.ask_for_quotes(f"{count_of(total, 'quote')}: {label}", label, pane.shown_filters())
        else:
            self.key_line.say(NOTHING)

    def ask_to_export(self, what: str, name: str, write: Write) -> None:
        """Ask where an export shall go, proposing the file `name`, and `write` it there."""
        proposed = name if self.app.is_web else str(Path.cwd() / name)
        self._ask(f"Export {what}", proposed, "The name's end says how: .md, .csv or .jsonl", write)

    def _ask(self, question: str, value: str, hint: str, write: Write) -> None:
        asking = Ask(question, value=value, hint=hint)
        self.app.push_screen(asking, lambda name: self._export(question, name, write) if name else None)

    def _export(self, question: str, name: str, write: Write, *, force: bool = False) -> None:
        download = self.app.is_web

        def work() -> Message:
            from tui.exporting import NothingToExport, export_path

            try:
                path = export_path(name)
                if download:
                    return _kept_for_download(path.name, write)
                if path.exists() and not force:
                    return WouldOverwrite(path, lambda: self._export(question, name, write, force=True))
                return Exported(path, write(path, force))
            except NothingToExport as error:
                return Refused(reason_of(error), None)
            except (ExportError, OSError) as error:
                return Refused(reason_of(error), lambda hint: self._ask(question, name, hint, write))

        run_in_background(self, "export", work)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        """Say why, and ask once more, so that nobody types the name again."""
        self.key_line.say(event.reason, warning=True)
        if event.again is not None:
            event.again(event.reason)

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
