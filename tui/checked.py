"""What is said of words that were checked, on the command line and on the screen alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.check import Checked, Place, Status
    from index.wording import Difference

LABELS: dict[Status, str] = {
    "exact": "exactly",
    "verbatim": "word for word",
    "words": "the same words, written otherwise",
    "near": "near",
}

SIGNS = {"same": "", "gone": "-", "new": "+", "written": "~"}
"""What stands around words that differ, inside brackets."""


def answer(checked: Checked) -> str:
    """One line: whether the words are there."""
    return f"{_answer(checked)} Direct quotes come first." if checked.prefers_quotes else _answer(checked)


def _answer(checked: Checked) -> str:
    if checked.parts:
        return "Not found as one passage. Its sentences, each by itself:"
    if not checked.places:
        return "Not found, nor anything near it."
    if not checked.found:
        return "Not found word for word. What comes nearest:"
    count = f"{checked.articles:,} {'article' if checked.articles == 1 else 'articles'}"
    if not checked.articles:
        return "Found in a quote that the article interrupts."
    if checked.places[0].status == "words":
        return f"The same words, but punctuated or accented otherwise, in {count}."
    return f"Found word for word in {count}."


def signed(difference: Difference) -> Iterator[tuple[str, bool]]:
    """The text between its signs, and that it is; then the space at its end, which comes after the sign."""
    text = difference.second or difference.first
    kept = text.rstrip()
    sign = SIGNS[difference.what]
    yield (f"[{sign}{kept}{sign}]" if sign and kept else kept), True
    yield text[len(kept) :] or (" " if sign in ("-", "+") else ""), False


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a sentence that was looked for by itself."""

    passage: str
    text: str


def rows_of(checked: Checked) -> Sequence[Answer | Place]:
    """The places; where only sentences stand somewhere, each with its answer and its own places."""
    if not checked.parts:
        return checked.places
    rows: list[Answer | Place] = []
    for part in checked.parts:
        rows += [Answer(part.passage, answer(part)), *part.places]
    return rows
