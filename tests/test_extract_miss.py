"""*Miss* before a name is a title, and the verb elsewhere."""

import pytest

from index.extract import extract


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("“It was hard,” Miss Rosa Blanco said.", "Rosa Blanco", "It was hard,"),
        ("“We miss the rain,” said Ana Soto.", "Ana Soto", "We miss the rain,"),
        ("Tom Beck said that he would miss the river.", "Tom Beck", "that he would miss the river"),
    ],
)
def test_miss_before_a_name_is_a_title_and_the_verb_elsewhere(text: str, name: str, words: str) -> None:
    [quote] = extract(text, "en")
    [(start, end)] = quote.spans
    assert (quote.name, text[start:end]) == (name, words)
