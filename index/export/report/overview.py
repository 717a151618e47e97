"""The report's overview: who is quoted how often, and when."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from index.export.report.markup import anchor, counted, ink, markup
from index.speaker import Speaker

_AT_ONCE = 12
"""Speakers that are shown without asking."""

_MOST_MONTHS = 72
"""More months than this are counted by year."""

_HEIGHT = 100

_TABLE_HEAD = """<table class="speakers"><thead><tr><th scope="col">Name</th>
<td class="bars"></td><th scope="col" class="number">Quotes</th>
<th scope="col" class="number split">Direct</th><th scope="col" class="number split">Paraphrased</th>
<th scope="col" class="number split">Partly</th><th scope="col" class="dates">First to last</th></tr></thead>
<tbody>
"""


def speakers_section(speakers: Sequence[Speaker], linked: Collection[str], more: int) -> Iterator[str]:
    """A table of speakers, most quoted first; most of a long one folded away.

    Those whose ids are `linked` have a section of quotes; `more` speakers are not in the table.
    """
    yield '<section id="speakers" aria-labelledby="speakers-title">\n<h2 id="speakers-title">Speakers</h2>\n'
    if not speakers:
        yield "<p>Nobody is named.</p>\n"
    else:
        most = speakers[0].quotes
        yield from _table(speakers[:_AT_ONCE], linked, most)
        if rest := speakers[_AT_ONCE:]:
            yield f"<details><summary>{counted(len(rest), 'more speaker')}</summary>\n"
            yield from _table(rest, linked, most)
            yield "</details>\n"
    if more:
        yield f"<p>{counted(more, 'speaker')} with fewer quotes are left out of the table.</p>\n"
    yield "</section>\n"


def timeline_section(months: Mapping[str, int], total: int) -> Iterator[str]:
    """Quotes by month, or by year over a long time: a chart, and the same as a table."""
    yield '<section id="timeline" aria-labelledby="timeline-title">\n<h2 id="timeline-title">Timeline</h2>\n'
    counts = _periods(months)
    undated = total - sum(months.values())
    if not counts:
        yield "<p>No article says in which month it was published.</p>\n</section>\n"
        return
    first, last = next(iter(counts)), list(counts)[-1]
    peak = max(counts, key=lambda period: counts[period])
    unit = "month" if len(first) > 4 else "year"
    yield _chart(counts, f"Quotes by {unit} from {first} to {last}, most in {peak}: {counts[peak]:,}")
    yield f'<p class="axis" aria-hidden="true"><span>{first}</span>'
    yield f"<span>{last}</span></p>\n" if last != first else "</p>\n"
    yield f"<p>Most in {peak}: {counted(counts[peak], 'quote')}."
    yield f" {undated:,} without a month are left out.</p>\n" if undated else "</p>\n"
    yield "<details><summary>As a table</summary>\n<table><thead><tr>"
    yield f'<th scope="col">{unit.capitalize()}</th><th scope="col" class="number">Quotes</th></tr></thead>'
    yield "<tbody>\n"
    for period, count in counts.items():
        if count:
            yield f'<tr><th scope="row">{period}</th><td class="number">{count:,}</td></tr>\n'
    yield "</tbody></table></details>\n</section>\n"


def _table(speakers: Sequence[Speaker], linked: Collection[str], most: int) -> Iterator[str]:
    yield _TABLE_HEAD
    for speaker in speakers:
        name = markup(speaker.label)
        if speaker.id in linked:
            name = f'<a href="#{markup(anchor(speaker))}">{name}</a>'
        role = f' <span class="role">{markup(speaker.roles[0])}</span>' if speaker.roles else ""
        dates = " to ".join(dict.fromkeys(markup(date) for date in (speaker.first, speaker.last) if date))
        yield (
            f'<tr class="{ink(speaker.id)}"><th scope="row"><span class="name">{name}</span>{role}</th>'
            f'<td class="bars">{_bar(speaker.quotes, most)}</td>'
            f'<td class="number">{speaker.quotes:,}</td>'
            f'<td class="number split">{speaker.direct:,}</td>'
            f'<td class="number split">{speaker.indirect:,}</td>'
            f'<td class="number split">{speaker.mixed:,}</td><td class="dates">{dates}</td></tr>\n'
        )
    yield "</tbody></table>\n"


def _bar(count: int, most: int) -> str:
    width = 100 * count / most
    return (
        '<svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">'
        f'<rect class="bar" width="{width:.1f}" height="8"/></svg>'
    )


def _chart(counts: Mapping[str, int], label: str) -> str:
    most = max(counts.values())
    width = 1000 / len(counts)
    bars = []
    for number, (period, count) in enumerate(counts.items()):
        height = _HEIGHT * count / most
        bars.append(
            f'<rect class="bar" x="{number * width + width * 0.1:.2f}" y="{_HEIGHT - height:.2f}" '
            f'width="{width * 0.8:.2f}" height="{height:.2f}"><title>{period}: {count:,}</title></rect>'
        )
    return (
        f'<svg class="chart" role="img" aria-label="{markup(label)}" viewBox="0 0 1000 {_HEIGHT}" '
        f'preserveAspectRatio="none">{"".join(bars)}</svg>\n'
    )


def _periods(months: Mapping[str, int]) -> dict[str, int]:
    """Quotes by month, or by year, without a hole between the first and the last."""
    if not months:
        return {}
    first, last = _number(min(months)), _number(max(months))
    if last - first < _MOST_MONTHS:
        return {name: months.get(name, 0) for name in map(_name, range(first, last + 1))}
    years = dict.fromkeys((f"{year:04}" for year in range(first // 12, last // 12 + 1)), 0)
    for month, count in months.items():
        years[month[:4]] += count
    return years


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def _name(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
