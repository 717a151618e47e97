"""Which spans of an article the words are that a reader selected."""

from __future__ import annotations

from collections.abc import Iterable

from index.article import Article
from index.extract.marks import Stretch, find_stretches
from index.extract.paragraphs import find_paragraphs
from index.language import languages, load_language
from index.quote import Kind, Span


def whole_words(article: Article, start: int, end: int) -> Span:
    """`[start, end)` with the rest of the words that it cuts; as it is where it holds nothing."""
    text, end = article.text, min(end, len(article.text))
    if not text[start:end].strip():
        return start, end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end


def spans_within(article: Article, start: int, end: int, kind: Kind) -> tuple[Span, ...]:
    """What of `[start, end)` is a quote of this kind: for `direct` what stands between marks there, if
    anything does; else all of it, paragraph by paragraph. Empty where there are no words."""
    if kind == "direct":
        stretches = _stretches(article, start, end)
        within = _cut(article.text, (stretch.span for stretch in stretches), start, end)
        if within:
            return within
    return _cut(article.text, find_paragraphs(article.text), start, end)


def kind_of(article: Article, start: int, end: int) -> Kind:
    """The kind that words look like: between quotation marks from first to last, without any, or mixed."""
    words = article.text[start:end]
    first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip()) - 1
    stretches = _stretches(article, start, end)
    if not stretches:
        return "indirect"
    held = [any(s.outer_start <= place < s.outer_end for s in stretches) for place in (first, last)]
    return "direct" if all(held) else "mixed"


def _stretches(article: Article, start: int, end: int) -> list[Stretch]:
    """The stretches between quotation marks that reach into `[start, end)`."""
    language = load_language(article.lang if article.lang in languages() else "en")
    found = []
    for paragraph in find_paragraphs(article.text):
        if paragraph[0] < end and start < paragraph[1]:
            found += find_stretches(article.text, paragraph, language.marks, language.lexicon.elisions)
    return [stretch for stretch in found if stretch.start < end and start < stretch.end]


def _cut(text: str, spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """What of `spans` lies in `[start, end)`, without the blanks at its ends."""
    found = []
    for one, other in spans:
        one, other = max(one, start), min(other, end)
        words = text[one:other] if one < other else ""
        if words.strip():
            found.append((one + len(words) - len(words.lstrip()), one + len(words.rstrip())))
    return tuple(found)
