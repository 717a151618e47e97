"""Quotes as annotations of their articles: W3C Web Annotation, as one JSON-LD document.

Each quote is an annotation. Its bodies are texts: who is quoted (``identifying``), of which kind the
quote is (``tagging``), what a reader says of it (``assessing``), how the article describes the speaker,
or calls one without a name (``describing``). Its targets are the quote's spans, in order, each found by
its words and by its position, in characters of the article's text as `onrecord text` prints it. A
target's source is the file's path, relative to the library. Where that file is no plain text,
``renderedVia`` says whose reading of it the position counts in.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from mimetypes import MimeTypes
from typing import Any
from urllib.parse import quote as percent_encode
from uuid import NAMESPACE_URL, uuid5

from index.article import Article
from index.export.jsonl import dump_json
from index.export.selection import Selection
from index.quote import Quote, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_BESIDE = 32
"""Characters of the article on either side of a span, by which it is told from equal words."""

_HEAD = '{{"@context": "{}", {}'
_PAGE = ', "first": {{{}, "items": ['
_PLAIN_TEXT = "text/plain"
_MEDIA_TYPES = MimeTypes(())
for _suffix in (".md", ".markdown"):
    _MEDIA_TYPES.add_type("text/markdown", _suffix)
_MEDIA_TYPES.add_type("application/xhtml+xml", ".xhtml")


def annotation_lines(
    quotes: Iterable[Quote], selection: Selection, article: Callable[[str], Article]
) -> Iterator[str]:
    """An AnnotationCollection whose one page has an annotation for each of `quotes`, one on a line.

    `article` gives the article at a path. Of no quotes there is no page, for the model knows no empty one.
    """
    when = f"{selection.when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    collection = _urn(f"collection {selection.library} {when} {selection.count}")
    about = {
        "id": collection,
        "type": "AnnotationCollection",
        "label": ", ".join((f"Quotes from {selection.library}", *selection.speakers, *selection.conditions)),
        "total": selection.count,
        "generator": _SOFTWARE,
        "generated": when,
    }
    page = _urn(f"{collection} 1")
    yield _HEAD.format(CONTEXT, dump_json(about)[1:-1])
    if not selection.count:
        yield "}\n"
        return
    yield f', "last": {dump_json(page)}'
    about_page = {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0}
    yield _PAGE.format(dump_json(about_page)[1:-1])
    separator = "\n"
    for quote in quotes:
        yield separator + dump_json(_annotation(quote, article(quote.path).text))
        separator = ",\n"
    yield "\n]}}\n"


def _annotation(quote: Quote, text: str) -> dict[str, Any]:
    targets = [
        _target(quote, text, span, piece) for span, piece in zip(quote.spans, quote.pieces, strict=True)
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
    if quote.review is not None:
        yield _body("assessing", quote.review)
    described = quote.role if quote.speaker is not None else quote.mention
    if described:
        yield {**_body("describing", described), "language": quote.lang}


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": _PLAIN_TEXT}


def _target(quote: Quote, text: str, span: Span, piece: str) -> dict[str, Any]:
    start, end = span
    source = {
        "id": _source(quote.path),
        "type": "Text",
        "format": _MEDIA_TYPES.guess_type(quote.path)[0] or _PLAIN_TEXT,
        "language": quote.lang,
        "label": quote.title,
    }
    return {
        "type": "SpecificResource",
        "source": source,
        **({} if source["format"] == _PLAIN_TEXT else {"renderedVia": _SOFTWARE}),
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
_SOFTWARE = {"id": _urn("software"), "type": "Software", "name": "onrecord"}
