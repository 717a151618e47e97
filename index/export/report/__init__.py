"""A report to read in a browser: one HTML file with speakers, timeline and quotes.

It is whole without its script, which only adds search and filter. A policy in its head lets nothing be
loaded from anywhere, and no script run but ours.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path

from index.export.report.markup import WITHOUT_NAME, anchor, counted, markup
from index.export.report.overview import speakers_section, timeline_section
from index.export.report.places import Places
from index.export.report.quotes import group_lines
from index.export.selection import Selection
from index.filters import Filters
from index.library import Library
from index.mark import comment_mark
from index.speaker import Speaker

MOST_SPEAKERS = 500
"""Speakers in the table."""

CONTEXT = 2
"""Sentences before and after each quote."""


@dataclass(frozen=True, slots=True)
class Group:
    """The quotes of one speaker, or those without a name; `quotes` of them are in the report."""

    speaker: Speaker | None
    filters: Filters
    quotes: int


def report_lines(
    library: Library, filters: Filters, selection: Selection, folder: Path, limit: int
) -> Iterator[str]:
    """The report in pieces, in constant memory.

    `folder` is where it will stand: links to articles lead from there. With more than `limit` quotes, those
    of the most quoted speakers are in it, and it says so.
    """
    groups = list(_groups(library, filters, limit))
    shown = sum(group.quotes for group in groups)
    places = Places(library.root, folder)
    speakers = library.speakers(filters, limit=MOST_SPEAKERS)
    linked = {group.speaker.id for group in groups if group.speaker}
    count = library.speaker_count(filters)
    yield from _head(selection, shown, count, library.article_count(filters))
    yield from speakers_section(speakers, linked, count - len(speakers))
    yield from timeline_section(library.months(filters), selection.count)
    yield from _finder(groups)
    for group in groups:
        quotes = islice(library.quotes(group.filters), group.quotes)
        yield from group_lines(group.speaker, quotes, group.quotes, library.article, places, CONTEXT)
    yield _TAIL.format(script=_read("page.js"))


def _groups(library: Library, filters: Filters, limit: int) -> Iterator[Group]:
    """Whose quotes are in the report: the most quoted first, those without a name last."""
    left = limit
    if filters.speaker_ids or not filters.unnamed:
        for speaker in library.speakers(filters):
            if left > 0:
                own = replace(filters, speaker_ids=(speaker.id,), unnamed=False)
                yield Group(speaker, own, min(speaker.quotes, left))
                left -= speaker.quotes
    if left > 0 and (filters.unnamed or not filters.speaker_ids):
        own = replace(filters, speaker_ids=(), unnamed=True)
        if count := library.quote_count(own):
            yield Group(None, own, min(count, left))


def _head(selection: Selection, shown: int, speakers: int, articles: int) -> Iterator[str]:
    style, script = _read("page.css"), _read("page.js")
    about = ", ".join((*selection.speakers, *selection.conditions))
    title = f"On the record: {about or selection.library}"
    numbers = ((selection.count, "quote"), (speakers, "speaker"), (articles, "article"))
    yield _HEAD.format(
        mark=comment_mark("report"),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        title=markup(title),
        style=style,
        library=markup(selection.library),
        about=f'<p class="about">{markup(about)}</p>' if about else "",
        facts=", ".join(counted(number, what) for number, what in numbers),
        when=f"{selection.when:%Y-%m-%d at %H:%M %Z}".rstrip(),
        moment=selection.when.isoformat(timespec="seconds"),
    )
    if shown < selection.count:
        yield (
            f'<p class="note">Only {shown:,} of the {selection.count:,} quotes are in this report, those of '
            "the most quoted speakers first. Filters or a higher limit give the others.</p>\n"
        )


def _finder(groups: Sequence[Group]) -> Iterator[str]:
    """The search and the filters. They are hidden until the script that they need runs."""
    yield _FINDER_HEAD
    for group in groups:
        name = group.speaker.label if group.speaker else WITHOUT_NAME
        yield f'<option value="{markup(anchor(group.speaker))}">{markup(name)}</option>\n'
    yield _FINDER_TAIL


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """What the policy calls a style or script by."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
)

_HEAD = """<!doctype html>
{mark}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#quotes">Skip to the quotes</a>
<header>
<p class="kicker">On the record</p>
<h1>{library}</h1>
{about}
<p class="facts">{facts}</p>
<nav aria-label="Parts of this report"><a href="#speakers">Speakers</a> <a href="#timeline">Timeline</a>
<a href="#quotes">Quotes</a></nav>
</header>
<main>
<p class="note">Made by onrecord on <time datetime="{moment}">{when}</time>. Quotes stand exactly as their
articles have them. Quotes and speakers are found by a program, which errs: the context and the place of each
quote are there to check it. What is marked as paraphrased is in the article’s words, not the speaker’s.</p>
"""

_FINDER_HEAD = """<section id="quotes" aria-labelledby="quotes-title">
<h2 id="quotes-title">Quotes</h2>
<form id="finder" role="search" aria-label="Quotes" hidden>
<label class="wide">Search <input id="words" type="search" autocomplete="off" spellcheck="false"></label>
<label>Speaker <select id="speaker"><option value="">Everyone</option>
"""

_FINDER_TAIL = """</select></label>
<label>Kind <select id="kind"><option value="">All</option><option value="direct">Direct</option>
<option value="indirect">Paraphrased</option>
<option value="mixed">Partly paraphrased</option></select></label>
<label>From <input id="since" type="date"></label>
<label>Until <input id="until" type="date"></label>
<button type="reset">Show all</button>
<output id="shown" role="status"></output>
</form>
<p id="none" hidden>No quote matches.</p>
"""

_TAIL = """</section>
</main>
<footer><p>Made by onrecord, from the articles of a library on its user’s own machine.</p></footer>
<script>{script}</script>
</body>
</html>
"""
