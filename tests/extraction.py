"""A notation for attributions, so that a test of the extraction is a table that anyone can read.

An example is an article with what should be found written into it:

    [Ruth Okello] said <the dam would hold>.        ¶ begins a new paragraph
    “{It will hold,}” said [Okello].                [who is named]  {direct}  <indirect>  <+mixed+>
    “{1:It will,}” [1:she] said. [2:Tom Lee] said <2:it would not>.     several, in their order

and who the speakers are, in the same order: `Ruth Okello (name); Tom Lee (pronoun)`, or `nobody`.
"""

import re
from dataclasses import dataclass

from index.extract import extract
from index.quote import Attribution, Kind, Span

_SIGN = re.compile(r"(?P<opens><\+|[{\[<])(?:(?P<number>\d):)?|(?P<closes>\+>|[}\]>])")
_SIGNS: dict[Kind | None, tuple[str, str]] = {
    None: ("[", "]"),
    "direct": ("{", "}"),
    "indirect": ("<", ">"),
    "mixed": ("<+", "+>"),
}
_PAIRS = dict(_SIGNS.values())


@dataclass(frozen=True, slots=True)
class Sign:
    """A marked stretch of an article, content or mention; `number` is that of its attribution."""

    span: Span
    opens: str
    number: int


def said(text: str, lang: str = "en") -> list[tuple[str | None, str | None, Kind, str]]:
    """Speaker, mention, kind and words of every attribution in a text; pieces joined by `` … ``."""
    return [
        (one.name, text[slice(*one.mention)] if one.mention else None, one.kind, _words(text, one))
        for one in extract(text, lang)
    ]


def roles(text: str) -> list[tuple[str | None, str | None]]:
    """Speaker and role of every attribution in a text."""
    return [(one.name, one.role) for one in extract(text, "en")]


def expected(example: str, who: str) -> str:
    """An example and its speakers, laid out as `found` does."""
    text, signs = _plain(example)
    return _laid_out(text, signs, who)


def found(example: str, lang: str = "en") -> str:
    """What is found in the plain text of an example, written into it, and the speakers on a line below."""
    text, _ = _plain(example)
    ones = _joined(extract(text, lang))
    signs = []
    for number, pieces in enumerate(ones, 1):
        signs += [Sign(span, _SIGNS[one.kind][0], number) for one in pieces for span in one.spans]
        if pieces[0].mention is not None:
            signs.append(Sign(pieces[0].mention, _SIGNS[None][0], number))
    return _laid_out(text, signs, "; ".join(_who(pieces[0]) for pieces in ones))


def _joined(found: list[Attribution]) -> list[list[Attribution]]:
    """Direct words with one and the same mention are one speech, in however many attributions they come."""
    joined: list[list[Attribution]] = []
    for one in found:
        last = joined[-1][-1] if joined else None
        if last and last.mention and last.mention == one.mention and last.kind == one.kind == "direct":
            joined[-1].append(one)
        else:
            joined.append([one])
    return joined


def _who(one: Attribution) -> str:
    return f"{one.name} ({one.resolution})" if one.name is not None else "nobody"


def _words(text: str, one: Attribution) -> str:
    return " … ".join(text[start:end] for start, end in one.spans)


def _plain(example: str) -> tuple[str, list[Sign]]:
    """The article of an example without its signs, and the signs."""
    example = re.sub(r" ?¶ ?", "\n\n", example)
    pieces: list[str] = []
    signs: list[Sign] = []
    open_: list[tuple[int, str, int]] = []
    at = length = 0
    for match in _SIGN.finditer(example):
        pieces.append(example[at : match.start()])
        length += len(pieces[-1])
        at = match.end()
        if match["opens"]:
            open_.append((length, match["opens"], int(match["number"] or 1)))
            continue
        start, opens, number = open_.pop()
        assert _PAIRS[opens] == match["closes"], f"signs cross each other: {example}"
        signs.append(Sign((start, length), opens, number))
    assert not open_, f"a sign is left open: {example}"
    return "".join(pieces) + example[at:], signs


def _laid_out(text: str, signs: list[Sign], who: str) -> str:
    several = len({sign.number for sign in signs}) > 1
    opening = sorted(signs, key=lambda sign: (sign.span[0], -sign.span[1], sign.number))
    inserted = [(sign.span[0], 1, sign.opens + (f"{sign.number}:" if several else "")) for sign in opening]
    closing = sorted(signs, key=lambda sign: (sign.span[1], -sign.span[0], -sign.number))
    inserted += [(sign.span[1], 0, _PAIRS[sign.opens]) for sign in closing]
    pieces = []
    at = 0
    for place, _, sign in sorted(inserted, key=lambda one: one[:2]):
        pieces += [text[at:place], sign]
        at = place
    return "".join([*pieces, text[at:]]).replace("\n\n", " ¶ ") + "\n= " + who
