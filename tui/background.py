"""Work that the event loop does not wait for: it runs in a thread and comes back as a message."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import WorkType

from index.errors import OnrecordError
from index.safe import make_safe_line


class Failed(Message):
    """Something could not be done; `reason` is one line for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = make_safe_line(reason)


def run_in_background(node: DOMNode, group: str, job: Callable[[], Message | None]) -> None:
    """Do `job` in a thread and post the message it makes to `node`; the latest of a group wins.

    What is superseded before its turn is not begun, and what is superseded meanwhile is not told. What
    goes wrong is told in one line, whatever it was: a broken index must not end the reading.
    """

    async def run() -> None:
        message: Message | None
        try:
            message = await to_thread(job)
        except Exception as error:
            message = Failed(reason_of(error))
        if message is not None:
            node.post_message(message)

    work: WorkType[None] = run
    node.run_worker(work, name=group, group=group, exclusive=True, exit_on_error=False)


def reason_of(error: Exception) -> str:
    """What went wrong, whatever it was, in one line."""
    if isinstance(error, OnrecordError):
        return str(error)
    return f"That did not work ({type(error).__name__}: {error})"
