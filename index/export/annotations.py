"""Quotes as annotations of their articles: W3C Web Annotation, as one JSON-LD document.

Each quote is an annotation. Its bodies are texts: who is quoted (``identifying``), of which kind the
quote is (``tagging``), how the article describes the speaker, or calls one without a name
(``describing``). Its targets are the quote's spans, in order, each found by its words and by its
position, in characters of the article's text as `onrecord text` prints it. A target's source is the
file's path, relative to the library.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import quote as percent_encode
from uuid import NAMESPACE_URL, uuid5

from index.article import Article
from index.export.jsonl import dump_json
from index.export.record import pieces_of
from index.export.selection import Selection
from index.quote import Quote, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_BESIDE = 32
"""Characters of the article on either side of a span, by which it is told from equal words."""

_HEAD = '{{"@context": "{}", {}, "first": {{{}, "items": ['


def annotation_lines(
    quotes: Iterable[Quote], selection: Selection, article: Callable[[str], Article]
) -> Iterator[str]:
    """An AnnotationCollection whose one page has an annotation for each of `quotes`, one on a line.

    `article` gives the article at a path.
    """
    when = selection.when.isoformat(timespec="seconds")
    collection = _urn(f"collection {selection.library} {when} {selection.count}")
    about = {
        "id": collection,
        "type": "AnnotationCollection",
        "label": ", ".join((f"Quotes from {selection.library}", *selection.speakers, *selection.conditions)),
        "total": selection.count,
        "generator": {"type": "Software", "name": "onrecord"},
        "generated": when,
    }
    page = {"id": _urn(f"{collection} 1"), "type": "AnnotationPage", "partOf": collection, "startIndex": 0}
    yield _HEAD.format(CONTEXT, dump_json(about)[1:-1], dump_json(page)[1:-1])
    separator = "\n"
    for quote in quotes:
        yield separator + dump_json(_annotation(quote, article(quote.path).text))
        separator = ",\n"
    yield "\n]}}\n"


def _annotation(quote: Quote, text: str) -> dict[str, Any]:
    targets = [
        _target(quote, text, span, piece) for span, piece in zip(quote.spans, pieces_of(quote), strict=True)
    ]
    return {
        "id": _urn(f"quote {quote.path} {quote.id}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": list(_bodies(quote)),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(quote: Quote) -> Iterator[dict[str, Any]]:
    if quote.speaker is not None:
        yield _body("identifying", quote.speaker)
    yield _body("tagging", quote.kind)
    described = quote.role if quote.speaker is not None else quote.mention
    if described:
        yield {**_body("describing", described), "language": quote.lang}


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(quote: Quote, text: str, span: Span, piece: str) -> dict[str, Any]:
    start, end = span
    return {
        "type": "SpecificResource",
        "source": {
            "id": _source(quote.path),
            "type": "Text",
            "format": "text/plain",
            "language": quote.lang,
            "label": quote.title,
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": piece,
                "prefix": text[max(0, start - _BESIDE) : start],
                "suffix": text[end : end + _BESIDE],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _source(path: str) -> str:
    """The path as a relative reference, whatever characters it holds.

    ``./`` keeps a colon in its first part from being read as a scheme.
    """
    return f"./{percent_encode(path.encode('utf-8', 'surrogatepass'))}"


def _urn(name: str) -> str:
    """An identifier that is the same whenever `name` is."""
    return uuid5(_OURS, name.encode("utf-8", "backslashreplace").decode()).urn


_OURS = uuid5(NAMESPACE_URL, "onrecord")
