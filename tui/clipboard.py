"""What goes to the clipboard: the article's words, less what a terminal would obey when they are pasted."""

from __future__ import annotations

from pathlib import Path

from index.quote import Quote
from index.safe import INVISIBLE, make_safe
from tui.wording import in_marks, words_of


def clean_copy(text: str) -> str:
    """`text` as it stands, soft hyphens and all; only what could act is replaced."""
    return "".join(
        char if shown == INVISIBLE else shown for char, shown in zip(text, make_safe(text), strict=True)
    )


def quote_words(quote: Quote) -> str:
    """The quote's words alone, […] where the article interrupts them."""
    return clean_copy(words_of(quote))


def quote_with_source(quote: Quote) -> str:
    """The quote with who said it and where it stands: two lines that can go into any document."""
    words = in_marks(quote)
    who = quote.speaker or "nobody named"
    if quote.role:
        who = f"{who}, {quote.role}"
    where = [quote.title, quote.publisher, quote.published, f"{quote.path}:{quote.line}", quote.url]
    source = ", ".join(" ".join(part.split()) for part in where if part)
    return clean_copy(f"{words}\n— {who} ({source})")


def save_copy(text: str, folder: Path) -> Path:
    """Keep what was copied in a file too, for terminals that have no clipboard to give; its path."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "clipboard.txt"
    path.write_text(text + "\n", encoding="utf-8", errors="replace")
    return path
