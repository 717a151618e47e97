"""What is written into the library on a screen: one thing after the other, in the order in which it was said,
and taken back by `u` in the same order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message
from textual.screen import Screen

from index.errors import ChangedSince, OnrecordError
from index.library import Library
from index.safe import make_safe_line
from tui.background import reason_of, run_in_background
from tui.desk import Desk
from tui.reviews import READ_ONLY, Edits
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from index.own_file import Edit

_PATIENCE = 1.0
"""Seconds after which it is said that something is still being written."""

_SLOW = "Being written; it shows when the articles have been read. u takes it back then."
_WAITS = "It waits for what is being written now."


class Written(Message):
    """A change was written into the library; `edit` is None where one was taken back."""

    def __init__(self, said: str, edit: Edit | None) -> None:
        super().__init__()
        self.said = said
        self.edit = edit


class NotWritten(Message):
    """A change could not be written; `again` is the one that can still be undone."""

    def __init__(self, reason: str, again: tuple[str, Edit] | None = None) -> None:
        super().__init__()
        self.reason = make_safe_line(reason)
        self.again = again


class Writing(Screen[Any]):
    """A screen on which something is written into the library."""

    library: Library
    desk: Desk
    key_line: KeyLine
    edits: Edits

    def revised(self) -> None:
        """Read everything shown anew, here or on a screen over this one."""
        raise NotImplementedError

    def may_write(self) -> bool:
        """Whether this explorer writes into the library; says so where it does not."""
        if not self.desk.kept:
            self.key_line.say(READ_ONLY, warning=True)
        return self.desk.kept

    def revise(self, said: str, change: Callable[[], Edit]) -> None:
        """Write a change in a thread, and say what it was."""
        self._line_up(lambda: partial(_write, said, change))

    def action_undo(self) -> None:
        """Take back what was last written into the library."""
        if self.may_write():
            self._line_up(self._undoing)

    def _undoing(self) -> Callable[[], Message] | None:
        last = self.edits.last()
        if last is None:
            self._tell("Nothing was written since the start.")
            return None
        return partial(_undo, self.library, self.edits, *last)

    # -- one after the other
    def _line_up(self, begin: Callable[[], Callable[[], Message] | None]) -> None:
        self.edits.lined_up.append(begin)
        if self.edits.under_way:
            self._tell(_WAITS)
        else:
            self._write_next()

    def _write_next(self) -> None:
        edits = self.edits
        while edits.lined_up and not edits.under_way:
            job = edits.lined_up.popleft()()
            if job is not None:
                edits.under_way = job
                run_in_background(self._lowest, "write", job)
                self._lowest.set_timer(_PATIENCE, partial(self._say_slow, job))

    def _say_slow(self, job: Callable[[], Message]) -> None:
        if self.edits.under_way is job:
            self._tell(_SLOW)

    @property
    def _lowest(self) -> Writing:
        """The screen that is there as long as the explorer: what is done on others may outlast them."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Writing))

    def _tell(self, text: str, *, warning: bool = False) -> None:
        """Say it on the screen that one sees."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, Writing):
                screen.key_line.say(text, warning=warning)
                return

    @on(Written)
    def _written(self, event: Written) -> None:
        self.edits.under_way = None
        if event.edit is not None:
            self.edits.note(event.said, event.edit)
        self._tell(event.said if event.edit is None else f"{event.said} u undoes it.")
        for screen in self.app.screen_stack:
            if isinstance(screen, Writing):
                screen.revised()
        self._write_next()

    @on(NotWritten)
    def _not_written(self, event: NotWritten) -> None:
        self.edits.under_way = None
        if event.again is not None:
            self.edits.note(*event.again)
        self._tell(event.reason, warning=True)
        self._write_next()


def _write(said: str, change: Callable[[], Edit]) -> Message:
    try:
        return Written(said, change())
    except Exception as error:
        return NotWritten(reason_of(error))


def _undo(library: Library, edits: Edits, said: str, edit: Edit) -> Message:
    from index import reviewing

    try:
        reviewing.undo(library, edit)
        return Written(f"Undone: {said}", None)
    except ChangedSince as error:
        return NotWritten(f"{error}. {edits.stays('u')}")
    except OnrecordError as error:
        return NotWritten(f"{error}; u tries again.", (said, edit))
    except Exception as error:
        return NotWritten(reason_of(error))
