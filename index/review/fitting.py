"""From what extraction found in an article and what readers say of it to the article's quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.article import Article
from index.quote import Attribution, PersonGender, Quote, Review, Span, SpeakerKind
from index.quoting import quote_id, quotes_of
from index.review.entry import Claim, Entry, spans_of

_ALIKE = 0.5
"""From which share of common characters on another extent of a quote is still that quote."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A quote as it is after reviews, with the kind of its speaker, and what the article tells of their
    gender."""

    quote: Quote
    speaker_kind: SpeakerKind | None = None
    gender: PersonGender | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """An article's quotes, those that are rejected, and for each entry the id of the quote that it is
    about: None where its words no longer stand, or nothing is left to say of them."""

    quotes: tuple[Reviewed, ...]
    rejected: tuple[Quote, ...]
    ids: tuple[str | None, ...]


def fit_reviews(article: Article, attributions: Sequence[Attribution], entries: Sequence[Entry]) -> Fitted:
    """The article's quotes in the order in which they begin.

    An entry is about the quote on its passage, else about the one that has most of its words; what a
    reader has confirmed or added is a quote though extraction finds none.
    """
    found = sorted(attributions, key=lambda attribution: attribution.spans)
    quotes = [
        Reviewed(quote, attribution.speaker_kind, attribution.gender)
        for quote, attribution in zip(quotes_of(article, found), found, strict=True)
    ]
    if not entries:
        return Fitted(tuple(quotes), (), ())
    fitting = _Fitting(article, quotes)
    ids = tuple(fitting.take(entry) for entry in entries)
    kept = sorted(fitting.kept.values(), key=lambda each: each.quote.spans)
    return Fitted(tuple(kept), tuple(fitting.rejected), ids)


class _Fitting:
    """Quotes by their ids, changed by one entry after the other."""

    def __init__(self, article: Article, quotes: Sequence[Reviewed]) -> None:
        self._article = article
        self._found = {each.quote.id: each for each in quotes}
        self._free = dict(self._found)
        self._words = Counter(each.quote.text for each in quotes)
        self.kept = dict(self._found)
        self.rejected: list[Quote] = []

    def take(self, entry: Entry) -> str | None:
        """Do what `entry` says; the id of the quote that it is about, None where it does not fit."""
        text = self._article.text
        spans = spans_of(text, entry.passage)
        right = spans_of(text, entry.extent) if entry.extent else spans
        if spans is None or right is None:
            return None
        own = self._about(spans)
        if own is not None:
            self._free.pop(own.quote.id)
        if entry.review is None:
            return own.quote.id if own else None
        base = own or Reviewed(self._bare(spans))
        if entry.review == "rejected":
            self.kept.pop(base.quote.id, None)
            self.rejected.append(replace(base.quote, review="rejected"))
        else:
            self.kept[base.quote.id] = self._said(base, right, entry.right, entry.review)
        return base.quote.id

    def _about(self, spans: tuple[Span, ...]) -> Reviewed | None:
        best, alike = None, _ALIKE
        for each in self._free.values():
            if each.quote.spans == spans:
                return each
            share = _share(each.quote.spans, spans)
            if share > alike:
                best, alike = each, share
        return best

    def _bare(self, spans: tuple[Span, ...]) -> Quote:
        """A quote of which extraction knows nothing."""
        text = self._article.text
        words = " ".join(text[start:end] for start, end in spans)
        nth = self._words[words]
        self._words[words] += 1
        [quote] = quotes_of(self._article, [Attribution("direct", spans)])
        return replace(quote, id=quote_id(self._article.path, words, nth))

    def _said(self, base: Reviewed, spans: tuple[Span, ...], right: Claim, review: Review) -> Reviewed:
        """The quote as the reader says it is."""
        text, quote = self._article.text, base.quote
        quote = replace(
            quote,
            kind=right.kind,
            spans=spans,
            text=" ".join(text[start:end] for start, end in spans),
            line=self._article.line_at(spans[0][0]),
            review=review,
        )
        if right.speaker == quote.name_in_article:
            return replace(base, quote=quote)
        return self._named(quote, right.speaker)

    def _named(self, quote: Quote, name: str | None) -> Reviewed:
        """The quote by another speaker: what named the former one no longer stands for it."""
        same = next((each for each in self._found.values() if each.quote.name_in_article == name), None)
        named = quote.resolution in ("name", "surname", "title")
        [bare] = quotes_of(self._article, [Attribution("direct", quote.spans, name=name)])
        quote = replace(
            quote,
            speaker=bare.speaker,
            speaker_id=bare.speaker_id,
            name_in_article=name,
            mention=None if named else quote.mention,
            mention_span=None if named else quote.mention_span,
            role=same.quote.role if same and name is not None else None,
            resolution=None,
        )
        return replace(same, quote=quote) if same and name is not None else Reviewed(quote)


def _share(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Which share of the characters of two quotes belongs to both."""
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return common / (sum(end - start for start, end in (*one, *other)) - common)
