"""Quotes as a Markdown document to send as it is, and to check against its sources later."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from index.article import Article
from index.export.escape import escape, escape_line
from index.export.record import Record, record_of, write_end, write_record
from index.export.selection import Grouping, Selection
from index.export.surroundings import IN_CONTEXT, PARAGRAPH, digest_context, write_context
from index.mark import comment_mark
from index.quote import Kind, Quote
from index.speaker import ONE_NAME

INTERRUPTED = "*[…]*"
"""Stands where the article interrupts a quote. Unlike an article's own […], it is not escaped."""

_LABELS: dict[Kind, str] = {"direct": "", "indirect": " (paraphrased)", "mixed": " (partly paraphrased)"}
_HOW_TO_READ = (
    f"Each block quote holds the words exactly as the article has them; {INTERRUPTED} stands where the "
    "article interrupts them. Words marked as *paraphrased* are the article's, not the speaker's own."
)
_HOW_TO_READ_CONTEXT = (
    f" After {IN_CONTEXT} they stand once more, **in bold**, among the article's sentences; {PARAGRAPH} "
    "stands where a paragraph begins."
)


def markdown_lines(
    quotes: Iterable[Quote],
    selection: Selection,
    article: Callable[[str], Article],
    by: Grouping | None = "speaker",
    context: int | None = None,
) -> Iterator[str]:
    """The document in pieces of whole lines, in constant memory.

    `quotes` come with those of a group together, as `select` gives them; None where they have an order
    of their own. `article` gives the article
    at a path; it is asked only for quotes of several spans, unless each is to be shown in its `context`:
    its own sentence, and so many before and after.
    """
    yield from _head(selection, context)
    group = None
    for quote in quotes:
        if by is not None and (own := _group(quote, by)) != group:
            group = own
            yield f"## {_heading(quote, by)}\n\n"
            if by == "article":
                yield _about_article(quote)
        yield _entry(quote, article, context)
    yield write_end(selection.count)


def attribution_line(record: Record) -> str:
    """The line under a quote: whose words they are, and whether they are the speaker's own; how the article
    describes them; its title, date and place; whether a reader has reviewed it."""
    name = "*No name given*" if record.speaker is None else f"**{escape_line(record.speaker)}**"
    name += f" {ONE_NAME}" if record.one_name else ""
    described = escape_line(record.described or "")
    if described and record.speaker is None:
        described = f"“{described}”"
    title = escape_line(record.title)
    facts = (
        ", ".join(filter(None, (f"— {name}{_LABELS[record.kind]}", described))),
        f"*{title}*" if title else "",
        escape_line(record.published or ""),
        f"{escape_line(record.path)}, line {record.line}",
        escape_line(record.url or ""),
        f"{escape_line(record.review)} by a reader" if record.review else "",
    )
    return " · ".join(filter(None, facts))


def _head(selection: Selection, context: int | None) -> Iterator[str]:
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
        yield _HOW_TO_READ + ("" if context is None else _HOW_TO_READ_CONTEXT) + "\n\n"


def _group(quote: Quote, by: Grouping) -> tuple[str | None, ...]:
    if by == "speaker":
        return (quote.speaker_id,)
    return (quote.path,) if by == "article" else (quote.published,)


def _heading(quote: Quote, by: Grouping) -> str:
    if by == "speaker":
        name = "Without a name" if quote.speaker is None else escape_line(quote.speaker)
        return f"{name} {ONE_NAME}" if quote.one_name else name
    if by == "article":
        return escape_line(quote.title) or escape_line(quote.path)
    return quote.published or "Without a date"


def _about_article(quote: Quote) -> str:
    facts = (quote.author, quote.publisher, quote.published, quote.path, quote.url)
    return " · ".join(escape_line(fact) for fact in facts if fact) + "\n\n"


def _entry(quote: Quote, article: Callable[[str], Article], sentences: int | None) -> str:
    lines = _words(quote, article).split("\n")
    block = "\n".join(f"> {line}" if line else ">" for line in lines)
    context = None
    if sentences is not None:
        context = write_context(quote.pieces, quote.spans, article(quote.path), sentences)
    record = record_of(quote, None if context is None else digest_context(context))
    parts = (write_record(record), block, attribution_line(record), context)
    return "".join(f"{part}\n\n" for part in parts if part is not None)


def _words(quote: Quote, article: Callable[[str], Article]) -> str:
    pieces = [escape(piece) for piece in quote.pieces]
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
