"""Quotes as a Markdown document to send as it is, and to check against its sources later."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from string import punctuation

from index.article import Article
from index.context import find_around
from index.export.escape import BREAK, escape, escape_line
from index.export.record import Record, pieces_of, record_of, write_end, write_record
from index.export.selection import Grouping, Selection
from index.mark import comment_mark
from index.quote import Kind, Quote

INTERRUPTED = "*[…]*"
"""Stands where the article interrupts a quote. Unlike an article's own […], it is not escaped."""

IN_CONTEXT = "*In context:*"
"""Begins the paragraph that shows a quote in its sentences."""

_LABELS: dict[Kind, str] = {"direct": "", "indirect": " (paraphrased)", "mixed": " (partly paraphrased)"}
_HOW_TO_READ = (
    f"Each block quote holds the words exactly as the article has them; {INTERRUPTED} stands where the "
    "article interrupts them. Words marked as *paraphrased* are the article's, not the speaker's own."
)
_HOW_TO_READ_CONTEXT = (
    f" After {IN_CONTEXT} they stand once more, **in bold**, among the article's sentences; ¶ stands "
    "where a paragraph begins."
)
_MARKS = "“”‘’«»‹›…—–"


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
        yield _entry(quote, article)
        if context is not None:
            yield f"{IN_CONTEXT} {_in_context(quote, article(quote.path), context)}\n\n"
    yield write_end(selection.count)


def attribution_facts(record: Record) -> list[str]:
    """What the line under a quote says: whose words they are, and whether they are the speaker's own; how
    the article describes them; its title, date and place."""
    name = "*No name given*" if record.speaker is None else f"**{escape_line(record.speaker)}**"
    described = escape_line(record.described or "")
    if described and record.speaker is None:
        described = f"“{described}”"
    title = escape_line(record.title)
    return [
        f"— {name}{_LABELS[record.kind]}",
        described,
        f"*{title}*" if title else "",
        escape_line(record.published or ""),
        f"{escape_line(record.path)}, line {record.line}",
        escape_line(record.url or ""),
    ]


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
    record = record_of(quote)
    who, described, *where = attribution_facts(record)
    line = " · ".join(filter(None, (", ".join(filter(None, (who, described))), *where)))
    return f"{write_record(record)}\n\n{block}\n\n{line}\n\n"


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


def _in_context(quote: Quote, article: Article, sentences: int) -> str:
    """The quote's words in bold, with what the article has before, between and after them."""
    around = find_around(article, quote.spans, sentences)
    gaps = [article.text[start:end] for start, end in (around.before, *around.between, around.after)]
    words = [_on_one_line(piece) for piece in pieces_of(quote)]
    parts = [_beside(gaps[0].lstrip(), "", words[0])]
    for before, gap, after in zip(words, gaps[1:], [*words[1:], ""], strict=True):
        parts += [f"**{before}**", _beside(gap if after else gap.rstrip(), before, after)]
    return "".join(parts)


def _beside(gap: str, before: str, after: str) -> str:
    """What stands between bold words, with the blanks that it has towards them."""
    words = _on_one_line(gap)
    if not words:
        return _blank(gap) if before and after else ""
    kept = gap.strip()
    left = _blank(gap[: gap.index(kept[0])]) or _part(before[-1:], kept[0])
    right = _blank(gap[gap.rindex(kept[-1]) + 1 :]) or _part(after[:1], kept[-1])
    return left + words + right


def _blank(space: str) -> str:
    return " ¶ " if "\n" in space else " " if space else ""


def _part(bold: str, beside: str) -> str:
    """An empty comment where a letter beside asterisks that a sign is next to keeps them from being bold."""
    return BREAK if bold and not bold.isalnum() and beside not in punctuation + _MARKS else ""


def _on_one_line(text: str) -> str:
    """`text` as Markdown on one line, without blanks at its ends; a sign stands where a paragraph begins."""
    return " ¶ ".join(escape_line(paragraph) for paragraph in text.split("\n") if paragraph.strip())
