"""Turns of an interview or transcript: paragraphs that begin with who speaks and a colon."""

import re
from collections import Counter
from dataclasses import dataclass

from index.language import Language
from index.quote import Span

_LABEL = re.compile(
    r"(?:[\"“„«'‘]\s?)?(?P<bracket>[\[(]{1,2})?"
    r"(?P<label>[^\W\d_a-z][\w.'’\-]{0,30}(?:[ \t][^\W\d_a-z][\w.'’\-]{0,30}){0,4})"
    r"(?:[ \t]?\([^()\n]{1,60}\))?(?(bracket)[\])]{1,2}:?|[ \t]{0,3}:)[ \t]+(?=\S)"
)
_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph spoken by `label` (a span), whose words begin at `start`. `role` is ``question`` or
    ``answer`` where the label says only that."""

    label: Span
    start: int
    role: str | None


def _names_speaker(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether a label within quotation marks begins with a given name: once is enough there."""
    label = match.group("label").split()
    return (
        match.start("label") > match.start()
        and len(label) in (2, 3)
        and label[0].lower() in language.given_names
    )


def find_turns(text: str, paragraphs: list[Span], language: Language) -> dict[int, Turn]:
    """The turns of an article by the number of their paragraph; none where labels do not come back.

    A label must stand at least twice, or be in capitals and share its words with another, so that a headline
    or a heading with a colon is no turn; where most paragraphs are turns, all with a label are.
    """
    found: dict[int, Turn] = {}
    words: Counter[str] = Counter()
    for number, (start, end) in enumerate(paragraphs):
        match = _LABEL.match(text, start, end)
        if match is None:
            continue
        label = match.group("label").lower().rstrip(".")
        role = (
            "question"
            if label in language.lexicon.questions
            else "answer"
            if label in language.lexicon.answers
            else None
        )
        words[label.split()[-1]] += _OFTEN if _names_speaker(text, match, language) else 1
        found[number] = Turn(match.span("label"), match.end(), role)
    again = sum(n for n in words.values() if n >= _OFTEN)
    marked = any(text[turn.label[0] - 1] in '"“„«' for turn in found.values() if turn.label[0])
    told = marked or any(turn.role for turn in found.values()) or _answers(text, paragraphs, found)
    if again < _OFTEN or (len(words) < 2 and not told):
        return {}

    spoken = len(found) > len(paragraphs) / 2

    def is_turn(turn: Turn) -> bool:
        label = text[turn.label[0] : turn.label[1]]
        often = words[label.lower().rstrip(".").split()[-1]] >= _OFTEN
        return spoken or turn.role is not None or often or label.isupper()

    if 0 in found and not _comes_back(text, found):
        del found[0]  # a headline with a colon in it
    return {number: turn for number, turn in found.items() if is_turn(turn)}


def _answers(text: str, paragraphs: list[Span], found: dict[int, Turn]) -> bool:
    """Whether a question stands before most labelled paragraphs: an interview that labels answers alone."""
    asked = sum(n > 0 and text[paragraphs[n - 1][1] - 1] == "?" for n in found)
    return asked * 3 >= len(found) * 2


def _comes_back(text: str, found: dict[int, Turn]) -> bool:
    """Whether the label of the first line stands again, written alike, or in capitals."""
    labels = [text[turn.label[0] : turn.label[1]] for turn in found.values()]
    return labels[0].isupper() or labels.count(labels[0]) > 1
