"""A Markdown file becomes an article: its front matter says what it is, its body is the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.readers import read
from index.readers.markdown import without_marks
from index.readers.metadata import VALUE_LIMIT
from tests.indexing import indexed

BODY = "\n# Border closed\n\n“Yes,” *she* said.\n"


def read_markdown(library: Path, text: str) -> tuple[Article, list[str]]:
    (library / "a.md").write_text(text, encoding="utf-8", newline="")
    notes: list[str] = []
    (article,) = read(library, "a.md", notes.append)
    return article, notes


def test_the_front_matter_is_told_and_the_body_stands_as_written(library: Path) -> None:
    article, notes = read_markdown(
        library,
        f"""---
title: "Peru: a border closes"
date: 2025-11-29T23:30:00-05:00
author: Ana Pérez
publisher: Canal N
url: https://example.org/a
lang: es-PE
---
{BODY}""",
    )
    assert article == Article(
        path="a.md",
        text=BODY,
        title="Peru: a border closes",
        lang="es",
        published="2025-11-29",
        author="Ana Pérez",
        publisher="Canal N",
        url="https://example.org/a",
    )
    assert notes == []


@pytest.mark.parametrize(
    "front", ["", "---\n---\n", "---\n# only a remark\n...\n", "---\r\ntitle:\r\n---\r\n"]
)
def test_without_a_title_the_first_heading_is_taken(library: Path, front: str) -> None:
    article, _ = read_markdown(library, front + BODY)
    assert article.text == BODY
    assert article.title == "Border closed"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Setext\n======\n", "Setext"),
        ("***\n\n## Two ##\n", "Two"),
        ("#hashtag first", "#hashtag first"),
        ("***", "a"),
    ],
)
def test_a_rule_or_a_mark_is_no_title(library: Path, body: str, title: str) -> None:
    assert read_markdown(library, body)[0].title == title


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("Title: 1984", "title", "1984"),
        ("title: yes", "title", "yes"),
        ("title: null\nheadline: Talks", "title", "Talks"),
        ("title: >\n  Two\n  lines", "title", "Two lines"),
        ("published: 2025-11", "published", "2025-11"),
        ("date: 2025", "published", "2025"),
        ("date: 2025-11-29 10:00", "published", "2025-11-29"),
        ("date: yesterday\npubdate: 2025-11-29", "published", "2025-11-29"),
        ("date: 2025-02-30", "published", None),
        ("date: 29/11/2025", "published", None),
        ("authors: [Ana Pérez, Bo Li]", "author", "Ana Pérez, Bo Li"),
        ("author: {name: Ana Pérez, email: a@example.org}", "author", "Ana Pérez"),
        ("author:\n  - name: Ana Pérez\n  - Bo Li", "author", "Ana Pérez, Bo Li"),
        ("source: https://example.org/a", "url", "https://example.org/a"),
        ("source: Canal N", "publisher", "Canal N"),
        ("url: javascript:alert(1)", "url", None),
        ("url: https://example.org/a b", "url", None),
        (f"title: {'word ' * 1000}", "title", f"{'word ' * 199}word…"),
        (r'title: "Half \ud83d of \ud83d\ude00"', "title", "Half \ufffd of \U0001f600"),
        ("tags: !!python/object/apply:os.system [ls]\ntitle: Calm", "title", "Calm"),
    ],
)
def test_values_are_taken_as_they_are_written(
    library: Path, front: str, field: str, value: str | None
) -> None:
    article, notes = read_markdown(library, f"---\n{front}\n---\nWords.")
    assert getattr(article, field) == value
    assert article.text == "Words."
    assert notes == []


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: [unclosed\n---\nWords.",
        "---\n: : :\n\t- x\n---\nWords.",
        "---\nJust a paragraph between rules.\n---\nWords.",
        "---\n- a list\n---\nWords.",
        "---\n" + "[" * 5000 + "\n---\nWords.",
        "---\ntitle: bell \x07\n---\nWords.",
    ],
)
def test_broken_front_matter_is_no_lost_text(library: Path, text: str) -> None:
    article, notes = read_markdown(library, text)
    assert article.text == text
    assert len(notes) == 1
    assert notes[0].startswith("a.md: the front matter is read as text")


@pytest.mark.parametrize(
    "text", ["---\n\nWords after a rule.", "--- \nWords", "----\na: b\n---\n", "Words.\n---\na: b\n---"]
)
def test_a_rule_is_no_front_matter(library: Path, text: str) -> None:
    article, notes = read_markdown(library, text)
    assert article.text == text
    assert notes == []


def test_a_yaml_bomb_does_nothing(library: Path) -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 30)]
    front = "\n".join(["l0: &l0 [lol, lol]", *levels, "author: *l29", "title: Calm"])
    article, _ = read_markdown(library, f"---\n{front}\n---\nWords.")
    assert (article.title, article.text) == ("Calm", "Words.")


def test_what_is_repeated_by_reference_is_taken_so_often_and_no_more(library: Path) -> None:
    front = f'name: &n "{"Ana Ruiz " * 3000}"\nauthor: [{"*n, " * 8000}]\ntitle: Calm'
    article, _ = read_markdown(library, f"---\n{front}\n---\nWords.")
    assert article.author is not None
    assert len(article.author) <= VALUE_LIMIT + 1


def test_front_matter_without_end_is_text(library: Path) -> None:
    text = "---\n" + "key: value\n" * 10_000 + "---\nWords."
    assert read_markdown(library, text)[0].text == text


@given(st.text(st.sampled_from("-.\n:#[]{}&*!| \"'aé"), max_size=80))
def test_no_front_matter_loses_a_word_of_the_body(
    tmp_path_factory: pytest.TempPathFactory, front: str
) -> None:
    text = f"---\n{front}\n---\nWords."
    article, _ = read_markdown(tmp_path_factory.mktemp("library"), text)
    assert text.endswith(article.text)
    assert article.text.endswith("Words.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("No front matter\n", 1),
        ("---\ntitle: A\n---\nBody\n", 4),
        ("---\ntitle: A\n...\n\n\nBody\n", 4),
        ("---\r\ntitle: A\r\n---\r\nBody\r\n", 4),
        ("---\nno keys\n---\nBody\n", 1),
    ],
)
def test_lines_are_counted_from_the_top_of_the_file(text: str, line: int, library: Path) -> None:
    (library / "a.md").write_bytes(text.encode())
    [article] = read(library, "a.md")
    assert article.first_line == line
    assert article.line_at(0) == line


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("“It holds,” said **Ana Ruiz**.", "Ana Ruiz", "It holds,"),
        ("[Ana Ruiz](https://example.org/a_b), the mayor, said _the dam would hold_.", "Ana Ruiz", "the dam"),
        (
            "A talk.\n\n**Ana Ruiz:** It holds.\n\n**Lee:** Why?\n\n**Ruiz:** It does.\n\n**Lee:** Ah.",
            "Ana Ruiz",
            "It holds.",
        ),
        ("“What the f***,” said Ana Ruiz. “2 * 3 * 4, snake_case_word.”", "Ana Ruiz", "What the f***,"),
        ("Ana Ruiz said: “It is **not** safe.”", "Ana Ruiz", "It is **not** safe."),
    ],
)
def test_emphasis_and_links_hide_nobody_and_no_word_is_lost(
    library: Path, text: str, who: str, words: str
) -> None:
    with indexed(library, {"a.md": text}) as opened:
        first, *_ = opened.quotes()
        assert (first.speaker, first.text[: len(words)]) == (who, words)
        for quote in opened.quotes():
            assert quote.text == " ".join(text[start:end] for start, end in quote.spans)


@given(st.text(alphabet="ab *_[](!)\n"))
def test_marks_become_as_many_blanks_and_nothing_else_changes(text: str) -> None:
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, plain, strict=True))
    assert [c for c in plain if c.isalpha()] == [
        old for old, new in zip(text, plain, strict=True) if new != " " and old.isalpha()
    ]
