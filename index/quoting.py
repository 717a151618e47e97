"""From what extraction found in one article to quotes: ids, lines and words."""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from index.article import Article
from index.quote import Attribution, Quote, Span
from index.speakers import identity_id, name_key


def quotes_of(article: Article, attributions: Sequence[Attribution]) -> list[Quote]:
    """The article's quotes in the order in which they begin, each speaker by the article's own name.

    An id is made of the path, the quoted words and their order among equal ones, so a quote that is
    found before another does not change the other's id.
    """
    seen: Counter[str] = Counter()
    quotes = []
    line, counted = article.first_line, 0
    for attribution in sorted(attributions, key=_position):
        start = attribution.spans[0][0]
        line += article.text.count("\n", counted, start)
        counted = start
        words = " ".join(article.text[s:e] for s, e in attribution.spans)
        quotes.append(_quote(article, attribution, words, line, seen[words]))
        seen[words] += 1
    return quotes


def _position(attribution: Attribution) -> tuple[Span, ...]:
    return attribution.spans


def _quote(article: Article, attribution: Attribution, words: str, line: int, nth: int) -> Quote:
    return Quote(
        id=quote_id(article.path, words, nth),
        path=article.path,
        line=line,
        title=article.title,
        published=article.published,
        lang=article.lang,
        author=article.author,
        publisher=article.publisher,
        url=article.url,
        kind=attribution.kind,
        text=words,
        spans=attribution.spans,
        speaker=attribution.name,
        speaker_id=None if attribution.name is None else identity_id(name_key(attribution.name).base),
        name_in_article=attribution.name,
        mention=_cut(article.text, attribution.mention),
        mention_span=attribution.mention,
        role=attribution.role,
        cue=_cut(article.text, attribution.cue),
        cue_span=attribution.cue,
        resolution=attribution.resolution,
        review=None,
    )


def quote_id(path: str, words: str, nth: int) -> str:
    """The id of the `nth` quote, from 0, of these words in the article at `path`."""
    made_of = "\0".join((path, words, str(nth)))
    return blake2b(made_of.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _cut(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]
