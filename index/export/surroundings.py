"""The paragraph that shows a quote among its article's sentences, written, and read back."""

import re
from collections.abc import Sequence
from hashlib import sha256
from string import punctuation

from index.article import Article
from index.context import find_around
from index.export.escape import BREAK, escape_line, unescape
from index.quote import Span

IN_CONTEXT = "*In context:*"
"""Begins the paragraph."""

PARAGRAPH = "¶"
"""Stands in it where a paragraph of the article begins."""

_BEGINS = re.compile(r"\s*[*_]In context:[*_]")
_SIGNS = re.compile(r"\\.|\*\*", re.DOTALL)
_MARKS = "“”‘’«»‹›…—–"


def write_context(pieces: Sequence[str], spans: Sequence[Span], article: Article, sentences: int) -> str:
    """The quote's `pieces` in bold, with what the article has before, between and after them."""
    around = find_around(article, spans, sentences)
    gaps = [article.text[start:end] for start, end in (around.before, *around.between, around.after)]
    words = [_on_one_line(piece) for piece in pieces]
    parts = [_beside(gaps[0].lstrip(), "", words[0])]
    for before, gap, after in zip(words, gaps[1:], [*words[1:], ""], strict=True):
        parts += [f"**{before}**", _beside(gap if after else gap.rstrip(), before, after)]
    return f"{IN_CONTEXT} {''.join(parts)}"


def is_context(line: str) -> bool:
    """Whether a paragraph that begins with `line` shows a quote's context."""
    return _BEGINS.match(line) is not None


def read_context(paragraph: str) -> list[str]:
    """What a paragraph shows: by turns what is beside the quote, and the quote's pieces."""
    shown = _BEGINS.sub("", paragraph, count=1)
    parts, at = [""], 0
    for sign in _SIGNS.finditer(shown):
        if sign[0] == "**":
            parts[-1] += shown[at : sign.start()]
            parts.append("")
            at = sign.end()
    parts[-1] += shown[at:]
    return [unescape(part) for part in parts]


def plain_words(text: str) -> str:
    """`text` however it is spaced and parted into paragraphs."""
    return " ".join(text.replace(PARAGRAPH, " ").split())


def digest_context(paragraph: str) -> str:
    """A fingerprint of what a paragraph shows, and of which words in it are the quote's."""
    shown = "\n".join(map(plain_words, read_context(paragraph)))
    return sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()[:32]


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
    return f" {PARAGRAPH} " if "\n" in space else " " if space else ""


def _part(bold: str, beside: str) -> str:
    """An empty comment where a letter beside asterisks that a sign is next to keeps them from being bold."""
    return BREAK if bold and not bold.isalnum() and beside not in punctuation + _MARKS else ""


def _on_one_line(text: str) -> str:
    """`text` as Markdown on one line, without blanks at its ends; a sign stands where a paragraph begins."""
    return f" {PARAGRAPH} ".join(
        escape_line(paragraph) for paragraph in text.split("\n") if paragraph.strip()
    )
