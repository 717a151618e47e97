"""Screens that are closed: nothing that stays open is to hold on to one.

Tasks and messages of Textual's do, those of scroll bars for as long as the explorer is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import copy_context
from typing import Any

# What a task knows of Textual when it begins; it has no public name for them.
from textual._context import active_message_pump, visible_screen_stack
from textual.message_pump import MessagePump


def begin_within(scrolled: MessagePump, begin: Callable[[], Any]) -> None:
    """Let what belongs to `scrolled` begin as if nothing else were open.

    A task keeps what was current when it began: a scroll bar of the first screen, which begins when it is
    first needed, the dialog that lay above it.
    """
    context = copy_context()
    context.run(active_message_pump.set, scrolled)
    context.run(visible_screen_stack.set, [])
    context.run(begin)


def forget_senders(receivers: Iterable[MessagePump]) -> None:
    """Send each a message about nothing: it keeps the last one until the next, and whoever sent it."""
    for receiver in list(receivers):
        receiver.check_idle()
