"""Rows that were drawn and that nobody sees: of screens under a sheet, and of those that are closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.screen import ModalScreen, Screen
from textual.widget import Widget


def forget_covered(stack: Sequence[Screen[Any]]) -> None:
    """Let go of the rows of the screens that a sheet covers; a dialog lets what is below it show."""
    sheets = [n for n, screen in enumerate(stack) if not isinstance(screen, ModalScreen)]
    for screen in stack[: sheets[-1]] if sheets else ():
        forget_rows(screen)


def forget_rows(screen: Screen[Any]) -> None:
    """Let go of the rows of a screen; when it is seen again it is drawn anew.

    Of a closed one Textual keeps what a thousand widgets have drawn: a cache of its own holds on to them
    (https://github.com/Textualize/textual/issues/6665). A widget that is to be drawn anew has none.
    """
    for widget in screen.walk_children(Widget, with_self=True):
        for part in (widget, *_scroll_bars(widget)):
            part.refresh()


def _scroll_bars(widget: Widget) -> Iterator[Widget]:
    """Those that a widget shows, which are not among its children."""
    vertical, horizontal = widget.scrollbars_enabled
    if vertical:
        yield widget.vertical_scrollbar
    if horizontal:
        yield widget.horizontal_scrollbar
