"""The quotes of a report: a section for each speaker, each quote with its place and its context."""

from collections.abc import Callable, Iterable, Iterator

from index.article import Article
from index.context import find_around
from index.export.report.markup import WITHOUT_NAME, anchor, counted, ink, markup
from index.export.report.places import Places, source
from index.quote import Kind, Quote
from index.speaker import Speaker

_KINDS: dict[Kind, str] = {"direct": "", "indirect": "paraphrased", "mixed": "partly paraphrased"}
_GAP = ' <span class="gap">[…]</span> '


def group_lines(
    speaker: Speaker | None,
    quotes: Iterable[Quote],
    count: int,
    article: Callable[[str], Article],
    places: Places,
    context: int,
) -> Iterator[str]:
    """The section of one speaker, or of the quotes without a name."""
    name = markup(speaker.label if speaker else WITHOUT_NAME)
    role = f' <span class="role">{markup(speaker.roles[0])}</span>' if speaker and speaker.roles else ""
    where = markup(anchor(speaker))
    colour = ink(speaker.id) if speaker else "nobody"
    yield (
        f'<section class="group {colour}" id="{where}">\n'
        f'<h3><span class="name">{name}</span>{role} '
        f'<span class="count">{counted(count, "quote")}</span></h3>\n<ul role="list">\n'
    )
    for quote in quotes:
        yield _quote(quote, article(quote.path), places, context)
    yield "</ul>\n</section>\n"


def _quote(quote: Quote, article: Article, places: Places, context: int) -> str:
    words = _GAP.join(f"<span>{markup(piece)}</span>" for piece in quote.pieces)
    return (
        f'<li class="quote {quote.kind}" id="q-{markup(quote.id)}" data-kind="{quote.kind}" '
        f'data-date="{markup(quote.published or "")}">\n'
        f'<blockquote dir="auto" lang="{markup(quote.lang)}">{words}</blockquote>\n'
        f'<p class="source">{_about(quote, places)}</p>\n'
        f"<details><summary>In context</summary>{_context(quote, article, context)}</details>\n</li>\n"
    )


def _about(quote: Quote, places: Places) -> str:
    """Whose words and what kind of quote, where it is different from its section; then its place."""
    caller = f"“{markup(quote.mention)}”" if quote.speaker is None and quote.mention else ""
    kind = f'<span class="kind">{_KINDS[quote.kind]}</span>' if _KINDS[quote.kind] else ""
    date = (
        f'<time datetime="{markup(quote.published)}">{markup(quote.published)}</time>'
        if quote.published
        else ""
    )
    title = f'<cite dir="auto">{markup(quote.title)}</cite>' if quote.title else ""
    place = f"{markup(quote.path)}, line {quote.line}"
    url = source(quote)
    facts = (
        caller,
        kind,
        f'<span class="review">{markup(quote.review)} by a reader</span>' if quote.review else "",
        title,
        date,
        markup(quote.publisher or ""),
        f'<a class="place" href="{markup(places.file(quote))}">{place}</a> '
        f'<a class="self" href="#q-{markup(quote.id)}" aria-label="Link to this quote">#</a>',
        f'<a href="{markup(url)}" rel="noreferrer noopener">published source</a>' if url else "",
    )
    return " · ".join(fact for fact in facts if fact)


def _context(quote: Quote, article: Article, sentences: int) -> str:
    """The quote among the sentences around it, paragraph by paragraph."""
    around = find_around(article, quote.spans, sentences)
    gaps = [around.before, *around.between, around.after]
    pieces: list[str] = []
    for gap, span in zip(gaps, (*quote.spans, None), strict=True):
        between = article.text[slice(*gap)]
        between = between.lstrip() if gap is gaps[0] else between
        between = between.rstrip() if span is None else between
        pieces.append(markup(between))
        pieces.append(f"<mark>{markup(article.text[slice(*span)])}</mark>" if span else "")
    return f'<p class="context" dir="auto" lang="{markup(quote.lang)}">{"".join(pieces)}</p>'
