"""What the explorer says of a quote, on screens and in plain lines alike."""

from __future__ import annotations

from index.quote import Kind, Quote, Resolution

LABELS: dict[Kind, str] = {"direct": "", "indirect": " (paraphrased)", "mixed": " (partly paraphrased)"}
"""Whether the words are the speaker's own, behind the speaker's name."""

ONE_NAME_TOLD = "one name alone: perhaps not always the same person"
"""What is said of a speaker of whom articles have no more than a surname."""

_FOUND: dict[Resolution | None, str] = {
    "name": "named in full",
    "surname": "named by surname",
    "title": "named by title",
    "description": "named by description",
    "pronoun": "named through a pronoun",
    "turn": "named as whose turn it is",
    "context": "named from what stands around it",
    None: "nobody could be named",
}


def words_of(quote: Quote) -> str:
    """The quote's words, […] where the article interrupts them."""
    return " […] ".join(quote.pieces)


def in_marks(quote: Quote) -> str:
    """The same, between quotation marks where they are the speaker's own."""
    return f"“{words_of(quote)}”" if quote.kind == "direct" else words_of(quote)


def how_found(quote: Quote) -> str:
    """One phrase on how the mention led to the speaker, with the mention's own words."""
    how = _FOUND[quote.resolution] if quote.speaker else _FOUND[None]
    if quote.speaker and quote.resolution is None:
        how = "named by a reader"
    return f"{how}: “{quote.mention}”" if quote.mention else how


def count_of(number: int, noun: str) -> str:
    """``1 quote``, ``1,204 quotes``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
