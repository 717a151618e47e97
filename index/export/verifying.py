"""Whether what a Markdown export quotes still stands in its articles."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import Literal

from index.article import Article
from index.difference import ALIKE, Change, compare
from index.errors import LibraryError
from index.export.alike import WordedText
from index.export.escape import unescape
from index.export.markdown import attribution_line
from index.export.read import Exported
from index.export.record import Record, digest
from index.export.spacing import SpacedText
from index.export.surroundings import digest_context, plain_words, read_context
from index.quote import Span

Status = Literal["stands", "moved", "changed", "vanished", "altered"]

_EMPHASIS = re.compile(r"(\\.)|[*_]", re.DOTALL)
"""A sign of emphasis, or one that is escaped and none."""

_TRIES = 50
_LOOSE = 200
"""Characters by which the interruptions of a quote that moved may have grown."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one exported quote.

    `line` is its line in the export, `text` its words there, `record` where they came from (None where
    the export doesn't say). `why` is one line for a reader, empty for what stands. `now` are the spans
    where the words stand today, in the article at `now_path`, and `now_line` the first one's line; empty
    and None where they don't. `changes` lead from the exported words to today's; for `altered`, from the
    article's words to the export's.
    """

    status: Status
    line: int
    text: str
    record: Record | None
    why: str = ""
    now: tuple[Span, ...] = ()
    now_line: int | None = None
    now_path: str | None = None
    changes: tuple[Change, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the article has the words as the export gives them."""
        return self.status in ("stands", "moved")


def verify(
    quotes: Iterable[Exported],
    article: Callable[[str], Article],
    otherwise: Callable[[Record, Sequence[Span]], str] = lambda record, now: "",
    elsewhere: Callable[[Sequence[str]], Iterable[str]] = lambda pieces: (),
) -> Iterator[Verdict]:
    """A verdict on each of the exported `quotes`. `article` raises LibraryError where there is none.

    `otherwise` tells what the library says otherwise of the words that stand at some spans
    (`said_otherwise`): such a quote has changed, be it in the export or in the library. `elsewhere` gives the
    paths of articles in which the pieces of a quote may stand (`standing_elsewhere`), for one that is no
    longer where it was.
    """
    verifying = _Verifying(article, otherwise, elsewhere)
    for quote in quotes:
        record = quote.record
        if record is None:
            why = "its record is damaged" if quote.damaged else "nothing in the export says where it is from"
            yield Verdict("altered", quote.line, " ".join(quote.pieces()), None, why)
        else:
            yield verifying.judge(quote, record)


class _Verifying:
    """Judges quotes one after the other, and remembers which article has another path now."""

    def __init__(
        self,
        article: Callable[[str], Article],
        otherwise: Callable[[Record, Sequence[Span]], str],
        elsewhere: Callable[[Sequence[str]], Iterable[str]],
    ) -> None:
        self._read = article
        self._otherwise = otherwise
        self._elsewhere = elsewhere
        self._articles = lru_cache(maxsize=16)(self._article)
        self._searched = lru_cache(maxsize=4)(_Searched)
        self._moved: dict[str, str] = {}

    def judge(self, quote: Exported, record: Record) -> Verdict:
        """The verdict on a quote."""
        article = self._articles(record.path)
        verdict = _judge(quote, record, article, self._searched)
        if verdict.status == "vanished":
            return self._sought(quote, record, verdict, renamed=article is None)
        if not verdict.holds or article is None:
            return verdict
        why = self._doubt(quote, record, verdict.now, article)
        verdict = replace(verdict, now_path=record.path)
        return replace(verdict, status="changed", why=f"its words stand, but {why}") if why else verdict

    def _doubt(self, quote: Exported, record: Record, now: Sequence[Span], article: Article) -> str:
        """What else the export says that is so no more, where its words stand."""
        return self._otherwise(record, now) or _around(quote, now, article.text)

    def _sought(self, quote: Exported, record: Record, verdict: Verdict, *, renamed: bool) -> Verdict:
        """The verdict on a quote whose words may stand in another article.

        Where that says all the same, and the article that the export names is gone, it was only renamed.
        Else these words have vanished from where they were, and it is told where they stand.
        """
        best: Verdict | None = None
        for path, article, spans in self._places(quote, record):
            line = self._searched(article).line_at(spans[0][0])
            there = replace(verdict, now=spans, now_line=line, now_path=path)
            why = self._doubt(quote, replace(record, path=path), spans, article)
            if renamed and not why:
                self._moved[record.path] = path
                return replace(there, status="moved", why=f"now in {path}, line {line}")
            also = f"; they stand in {path}, line {line}{f', but {why}' if why else ''}"
            best = best or replace(there, why=f"{verdict.why}{also}")
        return best or verdict

    def _places(self, quote: Exported, record: Record) -> Iterator[tuple[str, Article, tuple[Span, ...]]]:
        """The other articles with the quote's words, the likely one first, and where in each these are."""
        pieces = quote.pieces()
        known = self._moved.get(record.path)
        for path in chain((known,) if known else (), self._elsewhere(pieces)):
            article = None if path == record.path else self._articles(path)
            if article and (spans := _find(pieces, record.spans, self._searched(article).spaced)):
                yield path, article, spans

    def _article(self, path: str) -> Article | None:
        try:
            return self._read(path)
        except LibraryError:
            return None


class _Searched:
    """An article's text, made ready for what is looked for in it when it is."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def spaced(self) -> SpacedText:
        """To find words as they are."""
        return SpacedText(self.article.text)

    @cached_property
    def worded(self) -> WordedText:
        """To find words that are others now."""
        return WordedText(self.article.text)

    @cached_property
    def _ends(self) -> list[int]:
        return [end.start() for end in re.finditer("\n", self.article.text)]

    def line_at(self, offset: int) -> int:
        """What `Article.line_at` says, without counting each time."""
        return self.article.first_line + bisect_left(self._ends, offset)


def _judge(
    quote: Exported, record: Record, article: Article | None, searched: Callable[[Article], _Searched]
) -> Verdict:
    pieces = quote.pieces()
    words = " ".join(pieces)
    there = [] if article is None else [article.text[start:end] for start, end in record.spans]
    stands = digest(there) == record.digest
    if why := _alteration(quote, record, pieces):
        changes = compare(" ".join(there), words) if stands else ()
        return Verdict("altered", quote.line, words, record, why, changes=changes)
    if article is None:
        return Verdict("vanished", quote.line, words, record, f"{record.path} is no longer in the library")
    text = searched(article)
    if stands:
        return _in_place(Verdict("stands", quote.line, words, record, "", record.spans), record, text)
    if spans := _find(pieces, record.spans, text.spaced):
        line = text.line_at(spans[0][0])
        return Verdict("moved", quote.line, words, record, f"now at line {line}", spans, line)
    if changes := _changes(pieces, record.spans, text):
        return Verdict("changed", quote.line, words, record, "the article's words changed", changes=changes)
    return Verdict("vanished", quote.line, words, record, f"its words are no longer in {record.path}")


def _in_place(verdict: Verdict, record: Record, text: _Searched) -> Verdict:
    """The verdict on what stands where it stood in the text. Only front matter that grew gives it another
    line in the file."""
    line = text.line_at(record.spans[0][0])
    if line == record.line:
        return replace(verdict, now_line=line)
    if text.article.first_line > 1:
        return replace(verdict, status="moved", why=f"now at line {line}", now_line=line)
    return replace(verdict, status="changed", why=f"its words stand, but at line {line}", now=())


def _alteration(quote: Exported, record: Record, pieces: Sequence[str]) -> str:
    """What was done to the quote in the export itself, in a few words; empty where nothing was."""
    if not pieces:
        return "its words are gone from the export"
    if digest(pieces) != record.digest or len(pieces) != len(record.spans):
        return "its words or interruptions were altered in the export"
    if (line := attribution_line(record)) and _plain(quote.attribution) != _plain(line):
        return f"the line under it says otherwise than onrecord wrote: {_plain(line)}"
    if (quote.context or record.context) and digest_context(quote.context) != record.context:
        return "what it shows around the quote is not what onrecord wrote"
    return ""


def _plain(line: str) -> str:
    """A line of Markdown as it reads, in whichever way it was emphasised."""
    return " ".join(unescape(_EMPHASIS.sub(r"\1", line)).split())


def _around(quote: Exported, now: Sequence[Span], text: str) -> str:
    """In a few words, what is wrong with the words that the export shows around the quote, if it does."""
    if not quote.context:
        return ""
    shown = [plain_words(part) for part in read_context(quote.context)]
    there = [plain_words(text[start:end]) for start, end in pairwise(chain.from_iterable(now))]
    stands = (
        shown[1:-1] == there
        and _ending(text, now[0][0], len(shown[0])).endswith(shown[0])
        and _beginning(text, now[-1][1], len(shown[-1])).startswith(shown[-1])
    )
    return "" if stands else "what stands around them reads otherwise"


def _ending(text: str, end: int, least: int) -> str:
    """The last words before `end`: `least` characters or more, or all."""
    size = 2 * least + 1
    while len(words := plain_words(text[max(0, end - size) : end])) < least and size < end:
        size *= 2
    return words


def _beginning(text: str, start: int, least: int) -> str:
    """The first words from `start` on: `least` characters or more, or all."""
    size = 2 * least + 1
    while len(words := plain_words(text[start : start + size])) < least and start + size < len(text):
        size *= 2
    return words


def _find(pieces: Sequence[str], was: Sequence[Span], text: SpacedText) -> tuple[Span, ...]:
    """Where all the pieces stand word for word, in order, nearest to where they were; else nothing."""
    gaps = [start - end + _LOOSE for (_, end), (start, _) in pairwise(was)]
    for first in text.nearest(pieces[0], was[0][0], _TRIES):
        spans = [first]
        for piece, gap in zip(pieces[1:], gaps, strict=True):
            end = spans[-1][1]
            following = next(text.find(piece, end, end + gap + 2 * len(piece)), None)
            if following is None or following[0] > end + gap:
                break
            spans.append(following)
        else:
            return tuple(spans)
    return ()


def _changes(pieces: Sequence[str], was: Sequence[Span], text: _Searched) -> tuple[Change, ...]:
    """How the pieces read in the article today; nothing where most of their words are gone."""
    changes: list[Change] = []
    for piece, (start, _) in zip(pieces, was, strict=True):
        if text.spaced.nearest(piece, start, 1):
            changes.append(Change("same", " ".join(piece.split())))
        elif span := text.worded.find_alike(piece, start):
            changes.extend(compare(piece, text.article.text[span[0] : span[1]]))
        else:
            changes.append(Change("gone", " ".join(piece.split())))
    same = sum(len(change.words.split()) for change in changes if change.what == "same")
    return tuple(changes) if same >= ALIKE * len(" ".join(pieces).split()) else ()
