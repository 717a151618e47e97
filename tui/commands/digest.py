"""What a library holds, printed: the speakers and their quotes, for where nothing can be drawn."""

from dataclasses import replace

from index.filters import Filters
from index.library import Library
from tui.commands import layout
from tui.commands.streams import emit_line
from tui.wording import LABELS, count_of, in_marks


def print_digest(library: Library) -> None:
    """Print each speaker's quotes, most quoted first, then those without a name."""
    everything = Filters()
    emit_line(
        f"{name_of(library)}: {count_of(library.article_count(), 'article')}, "
        f"{count_of(library.quote_count(), 'quote')}, {count_of(library.speaker_count(), 'speaker')}"
    )
    for speaker in library.speakers():
        role = f", {speaker.roles[0]}" if speaker.roles else ""
        _print_group(library, f"{speaker.label}{role}", replace(everything, speaker_ids=(speaker.id,)))
    unnamed = replace(everything, unnamed=True)
    if library.quote_count(unnamed):
        _print_group(library, "Without a name", unnamed)


def name_of(library: Library) -> str:
    """What a library is called: its folder."""
    return library.root.resolve().name or str(library.root)


def _print_group(library: Library, name: str, filters: Filters) -> None:
    emit_line("")
    emit_line(f"{name}: {count_of(library.quote_count(filters), 'quote')}")
    for quote in library.quotes(filters):
        emit_line(f"  {layout.place(quote)}{LABELS[quote.kind]}: {in_marks(quote)}")
