"""The words of a paragraph, outside its quotations; each quotation stands as one token."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.quote import Span

QUOTE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The word that stands for a whole quotation in a list of tokens."""


@dataclass(slots=True)
class Tokens:
    """The tokens of one paragraph as parallel lists: one entry a token.

    `starts` and `ends` are offsets into `Article.text`; a quotation's include its marks. `words` are as
    written, `lowers` in lower case (for a quotation the last character inside it); `tags` are parts of
    speech. `stretches` gives for a quotation token its number among the paragraph's stretches, else -1.
    `particles` leads from a verb to the particle that stands apart from it (*teilte … mit*). `told` are the
    verbs in the mood by which some languages tell what others said (*er habe*), `surnames` the small words
    with which a surname begins (*De la Fuente dijo*).
    """

    words: list[str] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    stretches: list[int] = field(default_factory=list)
    particles: dict[int, int] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    surnames: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        return self.starts[first], self.ends[last]


def tokenize(text: str, spans: Iterable[tuple[Span, int]], pattern: re.Pattern[str]) -> Tokens:
    """The tokens of `text` in `spans`; each is a stretch of plain text (-1) or a quotation (its number)."""
    tokens = Tokens()
    words, stretches = tokens.words, tokens.stretches
    places: list[Span] = []
    for (start, end), stretch in spans:
        if stretch >= 0:
            words.append(QUOTE)
            places.append((start, end))
            stretches.append(stretch)
            continue
        found = [match.span() for match in pattern.finditer(text, start, end)]
        words += [text[s:e] for s, e in found]
        places += found
        stretches += [-1] * len(found)
    tokens.starts = [s for s, _ in places]
    tokens.ends = [e for _, e in places]
    tokens.lowers = [word.lower() for word in words]
    return tokens
