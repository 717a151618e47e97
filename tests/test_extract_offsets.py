"""Where the words stand: offsets hold for any text at all, and the words there are the article's own."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.extract import extract
from index.language import languages
from index.quote import Span

MARKS = ("''", "``", *"“”\"«»„‹›‘’'`<>()[]:;,.?!-—…&/\\")
BLANKS = ("\n", "\n\n", " ", "  ", "\t", "\r", "\u2028", "\u200b", "\xa0", "\x00")
CUES = (
    "said",
    "told reporters",
    "asked",
    "according to",
    "wrote",
    "added",
    "that",
    "claim",
    "and",
    "but",
    "of the",
)
NAMES = (
    "Ruth Okello",
    "Okello",
    "NADIA",
    "Mr.",
    "Dr.",
    "Jr.",
    "von der",
    "de la",
    "O’Neill",
    "Dornach",
    "U.S.",
)
SOURCES = ("who", "he", "she", "the two", "the mayor of Dornach", "a spokesman for", "Q:", "A:", "OKELLO:")
ODDITIES = (
    "\x1b[31m",
    "\ud800",
    "😀",
    "ß",
    "İ",
    "6'2\"",
    "1999",
    "'s",
    '<a href="x">',
    "</p>",
    "=",
    "We lost",
)
GERMAN = (
    "sagte",
    "laut Anna",
    "nach Angaben",
    "dass",
    "Er sei",
    "teilte",
    "mit",
    "heißt es",
    "wie",
    "Demnach",
    "der „Presse“",
    "der Polizei",
    "wird",
    "zitiert",
    "so",
    "Das",
)
PIECES = (*MARKS, *BLANKS, *CUES, *NAMES, *SOURCES, *ODDITIES, *GERMAN)
ARTICLE = """Dam to be raised

“The dam will hold,” said Ruth Okello, the mayor of Dornach. “We built it twice.”

Engineer Tom Lee told reporters that the wall was “a sieve” and would leak.

She disagreed. "It's dry," Okello wrote.
"""
SHIFTS = ("😀😀\n\n", "\ufeff", "\n\n\n", "The river rose.\n\n", "\u2028\n", "İİİ\n\n")
codes = st.sampled_from(languages())
words = st.text(
    st.characters(categories=["L", "N", "P", "Zs", "So"], exclude_characters="“”\"«»„‹›‘’'`<>"), min_size=1
).filter(lambda drawn: drawn == drawn.strip())


def assert_sound(text: str, lang: str = "en") -> None:
    """What must hold of every attribution in any text."""
    found = extract(text, lang)
    for one in found:
        assert one.spans
        ends = [0, *(end for _, end in one.spans)]
        for end_before, (start, end) in zip(ends, one.spans, strict=False):
            assert end_before <= start < end <= len(text)
            assert "\n" not in text[start:end]
            assert text[start:end].strip()
        for span in (one.mention, one.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert (one.name is None) == (one.resolution is None)
    assert [one.spans[0][0] for one in found] == sorted(one.spans[0][0] for one in found)
    assert extract(text, lang) == found


@settings(deadline=None, max_examples=150)
@given(st.text(), codes)
@example("\ud800“\udfff”", "en")
@example("'' Ruth Okello", "es")
def test_any_text_is_read_without_an_error_and_its_offsets_hold(text: str, code: str) -> None:
    assert_sound(text, code)


@settings(deadline=None, max_examples=250)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join), codes)
@example("Das Tor sei laut Anna ? ? zu", "de")
def test_any_mixture_of_marks_names_and_cues_is_read_too(text: str, code: str) -> None:
    assert_sound(text, code)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), codes)
def test_and_so_is_one_without_blanks(text: str, code: str) -> None:
    assert_sound(text, code)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(ARTICLE)), st.integers(0, len(ARTICLE)))
def test_an_article_that_is_cut_anywhere_is_read(start: int, end: int) -> None:
    assert_sound(ARTICLE[start:end])


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(ARTICLE)), st.sampled_from(PIECES))
def test_an_article_with_anything_put_into_it_is_read(at: int, piece: str) -> None:
    assert_sound(ARTICLE[:at] + piece + ARTICLE[at:])


@settings(deadline=None, max_examples=150)
@given(words)
def test_the_words_between_the_marks_come_back_as_they_stand(spoken: str) -> None:
    text = f"Dam to be raised\n\nMayor Ruth Okello told reporters, “I say {spoken} to you.”\n"
    assert [text[start:end] for one in extract(text, "en") for start, end in one.spans] == [
        f"I say {spoken} to you."
    ]


@pytest.mark.parametrize("before", SHIFTS)
def test_what_stands_before_an_article_only_shifts_its_offsets(before: str) -> None:
    def shifted(span: Span | None) -> Span | None:
        return (span[0] + len(before), span[1] + len(before)) if span else None

    alone = extract(ARTICLE, "en")
    moved = extract(before + ARTICLE, "en")
    assert [one.spans for one in moved] == [tuple(shifted(span) for span in one.spans) for one in alone]
    assert [one.mention for one in moved] == [shifted(one.mention) for one in alone]
    assert [one.cue for one in moved] == [shifted(one.cue) for one in alone]
    assert [one.name for one in moved] == [one.name for one in alone]
