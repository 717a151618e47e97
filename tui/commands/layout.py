"""How quotes, speakers and hits look to a person: laid out on a terminal, one line each in a pipe."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from index.quote import Quote, Span
from index.safe import make_safe_line
from index.speaker import Speaker
from tui.checked import signed
from tui.commands.streams import console, emit_line, is_terminal
from tui.wording import LABELS, in_marks

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from index.library import Hit
    from index.wording import Difference

_INKS = ("blue", "yellow", "green", "magenta", "cyan", "red", "bright_blue")
UNNAMED = "no name given"

_DIFFERENCES = {"same": "", "gone": "red", "new": "green", "written": "yellow"}

_COLUMNS = ("quotes", "direct", "indirect", "mixed", "articles", "first", "last")
_WIDTHS = (6, 6, 8, 5, 8, 10, 10)


def show_quotes(quotes: Iterable[tuple[Quote, tuple[str, ...]]]) -> None:
    """Print quotes in their order, each with the reasons for its attribution, if any."""
    if is_terminal():
        _draw_quotes(quotes)
        return
    for quote, why in quotes:
        emit_line(f"{place(quote)}: {who(quote)}: {in_marks(quote)}")
        for reason in why:
            emit_line(f"    {reason}")


def show_speakers(speakers: Iterable[Speaker]) -> None:
    """Print a table of speakers, the names last so that nothing cuts them."""
    head = "  ".join(f"{name:>{width}}" for name, width in zip(_COLUMNS, _WIDTHS, strict=True)) + "  speaker"
    if not is_terminal():
        emit_line(head)
        for speaker in speakers:
            emit_line(f"{_counts(speaker)}  {speaker.label}")
        return
    from rich.text import Text

    screen = console()
    screen.print(Text(head, "dim"), no_wrap=True, overflow="ellipsis")
    for speaker in speakers:
        line = Text(f"{_counts(speaker)}  ")
        line.append(make_safe_line(speaker.label), f"bold {_ink(speaker.id)}")
        if speaker.roles:
            line.append(make_safe_line(f", {speaker.roles[0]}"), "dim")
        screen.print(line, no_wrap=True, overflow="ellipsis")


def show_hits(hits: Iterable["Hit"]) -> None:
    """Print what a search found, the matching words marked."""
    if not is_terminal():
        for hit in hits:
            about = who(hit.quote) if hit.quote else hit.title
            emit_line(f"{hit.path}:{hit.line}: {about}: {_starred(hit)}")
        return
    screen = console()
    for number, hit in enumerate(hits):
        if number:
            screen.print()
        screen.print(_heading(hit.quote, hit.title, f"{hit.path}:{hit.line}"))
        _draw_indented(screen, _marked(hit))


def show_differences(differences: Iterable["Difference"]) -> None:
    """Print two passages as one, what differs between signs, and in colour on a terminal."""
    pieces = [piece for each in differences for piece in _signed(each)]
    if not is_terminal():
        emit_line("    " + "".join(text for text, _ in pieces).rstrip())
        return
    from rich.text import Text

    line = Text()
    for text, style in pieces:
        line.append(make_safe_line(text), style)
    _draw_indented(console(), line)


def _signed(difference: "Difference") -> Iterator[tuple[str, str]]:
    """The text between its signs, with its ink; the space at its end comes after the sign."""
    for text, inside in signed(difference):
        yield text, _DIFFERENCES[difference.what] if inside else ""


def place(quote: Quote) -> str:
    """Where the quote begins, as editors and terminals understand it."""
    return f"{quote.path}:{quote.line}"


def who(quote: Quote) -> str:
    """Whose words they are, and whether they are the speaker's own."""
    return f"{quote.speaker or _unnamed(quote)}{LABELS[quote.kind]}{reviewed(quote)}"


def reviewed(quote: Quote) -> str:
    """What a reader says of it, where one has said anything."""
    return f" [{quote.review}]" if quote.review else ""


def _unnamed(quote: Quote) -> str:
    """What stands for a name that the article doesn't give: how it calls the speaker."""
    return f"{UNNAMED}, “{quote.mention}”" if quote.mention else UNNAMED


def _counts(speaker: Speaker) -> str:
    values = (getattr(speaker, name) for name in _COLUMNS)
    cells = ("" if value is None else str(value) for value in values)
    return "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True))


def _draw_quotes(quotes: Iterable[tuple[Quote, tuple[str, ...]]]) -> None:
    from rich.text import Text

    screen = console()
    path = None
    for quote, why in quotes:
        if quote.path != path:
            if path is not None:
                screen.print()
            path = quote.path
            title = Text(make_safe_line(quote.title or quote.path), "bold underline")
            screen.print(title.append(f"  {quote.published or ''}".rstrip(), "not bold not underline dim"))
        screen.print()
        screen.print(_heading(quote, quote.title, place(quote)))
        _draw_indented(screen, Text(make_safe_line(in_marks(quote))))
        for reason in why:
            _draw_indented(screen, Text(make_safe_line(f"· {reason}"), "dim"))


def _heading(quote: Quote | None, title: str, where: str) -> "Text":
    from rich.text import Text

    if quote is None:
        line = Text(make_safe_line(title), "bold")
    elif quote.speaker is None:
        line = Text(make_safe_line(_unnamed(quote)), "italic")
    else:
        line = Text(make_safe_line(quote.speaker), f"bold {_ink(quote.speaker_id)}")
    if quote and quote.speaker and quote.role:
        line.append(make_safe_line(f", {quote.role}"), "not bold default")
    if quote:
        line.append(LABELS[quote.kind], "not bold italic default")
        line.append(reviewed(quote), "not bold default")
    return line.append(f"  {make_safe_line(where)}", "not bold dim default")


def _draw_indented(screen: "Console", text: "Text") -> None:
    from rich.padding import Padding

    screen.print(Padding(text, (0, 0, 0, 2), expand=False))


def _ink(speaker_id: str | None) -> str:
    digest = blake2b((speaker_id or "").encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return _INKS[int.from_bytes(digest, "big") % len(_INKS)]


def _hits_in(hit: "Hit") -> Iterator[Span]:
    """The matching words as spans of the snippet."""
    begin, end = hit.snippet_span
    for start, stop in hit.hits:
        if begin <= start and stop <= end:
            yield start - begin, stop - begin


def _starred(hit: "Hit") -> str:
    pieces, at = [], 0
    for start, stop in _hits_in(hit):
        pieces += [hit.snippet[at:start], "*", hit.snippet[start:stop], "*"]
        at = stop
    return "".join(pieces) + hit.snippet[at:]


def _marked(hit: "Hit") -> "Text":
    from rich.text import Text

    text = Text(make_safe_line(hit.snippet))
    for start, stop in _hits_in(hit):
        text.stylize("bold reverse", start, stop)
    return text
