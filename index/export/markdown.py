"""Quotes as a Markdown document to send as it is, and to check against its sources later."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from index.article import Article
from index.export.escape import escape, escape_line
from index.export.record import pieces_of, record_of, write_record
from index.export.selection import Grouping, Selection
from index.mark import comment_mark
from index.quote import Kind, Quote

INTERRUPTED = "*[…]*"
"""Stands where the article interrupts a quote. Unlike an article's own […], it is not escaped."""

_LABELS: dict[Kind, str] = {"direct": "", "indirect": " (paraphrased)", "mixed": " (partly paraphrased)"}
_HOW_TO_READ = (
    f"Each block quote holds the words exactly as the article has them; {INTERRUPTED} stands where the "
    "article interrupts them. Words marked as *paraphrased* are the article's, not the speaker's own."
)


def markdown_lines(
    quotes: Iterable[Quote],
    selection: Selection,
    article: Callable[[str], Article],
    by: Grouping = "speaker",
) -> Iterator[str]:
    """The document in pieces of whole lines, in constant memory.

    `quotes` come with those of a group together, as `select` gives them. `article` gives the article
    at a path; it is asked only for quotes of several spans.
    """
    yield from _head(selection)
    group = None
    for quote in quotes:
        if (own := _group(quote, by)) != group:
            group = own
            yield f"## {_heading(quote, by)}\n\n"
            if by == "article":
                yield _about_article(quote)
        yield _entry(quote, article)


def attribution_head(speaker: str | None, kind: Kind) -> str:
    """How the line under a quote begins: whose words they are, and whether they are the speaker's own."""
    name = "*No name given*" if speaker is None else f"**{escape_line(speaker)}**"
    return f"— {name}{_LABELS[kind]}"


def _head(selection: Selection) -> Iterator[str]:
    yield comment_mark("export", "to check it, run onrecord verify LIBRARY FILE") + "\n\n"
    about = f": {escape_line(', '.join(selection.speakers))}" if selection.speakers else ""
    yield f"# On the record{about}\n\n"
    count = "No quotes" if not selection.count else "1 quote" if selection.count == 1 else None
    conditions = "".join(f", {escape_line(condition)}" for condition in selection.conditions)
    yield (
        f"{count or f'{selection.count:,} quotes'}{conditions}, from the library "
        f"*{escape_line(selection.library)}*, exported on {selection.when:%Y-%m-%d at %H:%M %Z}".rstrip()
        + ".\n\n"
    )
    if selection.count:
        yield f"{_HOW_TO_READ}\n\n"


def _group(quote: Quote, by: Grouping) -> tuple[str | None, ...]:
    if by == "speaker":
        return (quote.speaker_id,)
    return (quote.path,) if by == "article" else (quote.published,)


def _heading(quote: Quote, by: Grouping) -> str:
    if by == "speaker":
        return "Without a name" if quote.speaker is None else escape_line(quote.speaker)
    if by == "article":
        return escape_line(quote.title) or escape_line(quote.path)
    return quote.published or "Without a date"


def _about_article(quote: Quote) -> str:
    facts = (quote.author, quote.publisher, quote.published, quote.path, quote.url)
    return " · ".join(escape_line(fact) for fact in facts if fact) + "\n\n"


def _entry(quote: Quote, article: Callable[[str], Article]) -> str:
    lines = _words(quote, article).split("\n")
    block = "\n".join(f"> {line}" if line else ">" for line in lines)
    return f"{write_record(record_of(quote))}\n\n{block}\n\n{_attribution(quote)}\n\n"


def _words(quote: Quote, article: Callable[[str], Article]) -> str:
    pieces = [escape(piece) for piece in pieces_of(quote)]
    if len(pieces) == 1:
        return pieces[0]
    text = article(quote.path).text
    between = [text[end:start] for (_, end), (start, _) in zip(quote.spans, quote.spans[1:], strict=False)]
    return pieces[0] + "".join(
        chain.from_iterable((_joint(gap), piece) for gap, piece in zip(between, pieces[1:], strict=True))
    )


def _joint(gap: str) -> str:
    """What stands between two pieces: a new paragraph where the article has only that, else the sign."""
    goes_on = "\n" in gap and not re.search(r"\w", gap)
    return "\n\n" if goes_on else f" {INTERRUPTED} "


def _attribution(quote: Quote) -> str:
    who = attribution_head(quote.speaker, quote.kind)
    if quote.speaker is None and quote.mention:
        who += f", “{escape_line(quote.mention)}”"
    elif quote.role:
        who += f", {escape_line(quote.role)}"
    title = escape_line(quote.title)
    facts = (
        who,
        f"*{title}*" if title else "",
        escape_line(quote.published or ""),
        f"{escape_line(quote.path)}, line {quote.line}",
        escape_line(quote.url or ""),
    )
    return " · ".join(fact for fact in facts if fact)
