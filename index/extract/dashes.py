"""Speech and the teller's words set apart by dashes: *—Sí —dijo ella—. Ya voy.*, *«No - dijo Ruiz - hoy»*.

Only languages that do so have any of it (`grammar.speech_dashes`).
"""

import re
from functools import lru_cache

from index.extract.marks import Stretch
from index.extract.sentences import SAYING
from index.language import Language
from index.quote import Span

SPOKEN = "—"
"""The mark of what ends where a dash leads to the teller's words."""

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 120
"""No words of the teller between dashes inside a quotation are longer, in characters."""
_FIRST = 3
"""Among the first words of what the teller puts between, one is a verb of saying."""
_NAME = r"(?:[^\W\d_a-z][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){0,4}"
_TOLD = re.compile(rf", (?P<verb>[^\W\d_]+) (?P<name>{_NAME})(?=,)")
_STRONG = "—―"
_AFTER = " \t,.;:"


def speaks_by_dash(text: str, paragraph: Span, language: Language) -> bool:
    """Whether a paragraph begins with a dash, as speech may."""
    return text[paragraph[0]] in language.lexicon.grammar.speech_dashes


def dash_stretches(text: str, paragraph: Span, language: Language) -> list[Stretch]:
    """What is said in a paragraph that begins with a dash, without what the teller puts between; none where
    nothing tells speech from a list."""
    start, end = paragraph
    first = _skip(text, start + 1, end, " \t")
    places = [k for k in range(first, end) if _is_dash(text, k, end, language)]
    found: list[Stretch] = []
    at, outer = first, start
    for number, dash in enumerate(places):
        if dash < at or not _tells(text, dash + 1, end, language):
            continue
        _add(found, text, at, dash, outer, dash + 1)
        outer = places[number + 1] + 1 if number + 1 < len(places) else end
        at = _skip(text, outer, end, _AFTER)
    attached = text[start] in _STRONG and first == start + 1 and not text[first : first + 1].isdigit()
    if found or attached:
        _add(found, text, at, end, outer, end)
    return found


def _is_dash(text: str, k: int, end: int, language: Language) -> bool:
    """Whether a dash that sets the teller's words apart stands at `k`, not one inside a word."""
    if text[k] not in language.lexicon.grammar.speech_dashes:
        return False
    return not (text[k - 1].isalnum() and k + 1 < end and text[k + 1].isalnum())


def _add(found: list[Stretch], text: str, start: int, end: int, outer_start: int, outer_end: int) -> None:
    """Take up what is said from `start` to `end`, without the blanks at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Stretch(start, end, outer_start, outer_end, SPOKEN, True))


def _skip(text: str, start: int, end: int, over: str) -> int:
    while start < end and text[start] in over:
        start += 1
    return start


def _tells(text: str, start: int, end: int, language: Language) -> bool:
    """Whether the teller's words begin at `start`: in small letters, a verb of saying among the first."""
    words = _WORD.finditer(text, start, min(end, start + _LONGEST))
    first = [match for match, _ in zip(words, range(_FIRST), strict=False)]
    if not first or text[start:end].lstrip()[:1] in (",", ".") or not first[0].group()[0].islower():
        return False
    return any(says(match.group(), language) for match in first)


def says(word: str, language: Language) -> bool:
    """Whether a word is a form of a verb of saying that shows its tense."""
    lemma = language.verbs.get(word.lower())
    return lemma not in (None, word.lower()) and not SAYING.isdisjoint(language.verb_classes[str(lemma)])


@lru_cache(maxsize=8)
def _between(dashes: frozenset[str]) -> re.Pattern[str]:
    """A dash after a blank, up to the next dash."""
    inside = "".join(map(re.escape, sorted(dashes | {"-"})))
    return re.compile(rf"\s(?:[{inside}]|--)(?P<told>[^{inside}\n]{{3,{_LONGEST}}})(?:--|[{inside}])(?=\W)")


def without_teller(text: str, stretches: list[Stretch], language: Language) -> list[Stretch]:
    """The stretches, each in two where the teller breaks in between the marks: *"Iremos - dijo Ruiz -
    mañana"*, *"Iremos, dijo Ruiz, mañana"*."""
    dashes = language.lexicon.grammar.speech_dashes
    interruption = _interruption if dashes else _between_commas
    found: list[Stretch] = []
    for stretch in stretches:
        told = interruption(text, stretch, language)
        if told is None:
            found.append(stretch)
            continue
        first, last = told
        _add(found, text, stretch.start, first - 1, stretch.outer_start, first)
        begin = _skip(text, last, stretch.end, f"{_AFTER}-—–")
        found.append(Stretch(begin, stretch.end, begin, stretch.outer_end, stretch.mark, stretch.closed))
    return found


def _interruption(text: str, stretch: Stretch, language: Language) -> Span | None:
    """Where the teller's words stand in a stretch, with a mark before and one behind."""
    pattern = _between(language.lexicon.grammar.speech_dashes)
    for match in pattern.finditer(text, stretch.start, stretch.end):
        if _tells(text, match.start("told"), match.end("told"), language) and match.end() < stretch.end:
            return match.start("told"), match.end("told")
    return _between_commas(text, stretch, language)


def _between_commas(text: str, stretch: Stretch, language: Language) -> Span | None:
    """Where the teller's words stand between two commas in a stretch: *„Der Damm, sagte Huber, hält“*."""
    for match in _TOLD.finditer(text, stretch.start, stretch.end):
        tells = says(match["verb"], language) or match["verb"] in language.lexicon.trailing
        if tells and match["verb"].islower() and match.end() + 1 < stretch.end:
            return match.start("verb"), match.end("name")
    return None
