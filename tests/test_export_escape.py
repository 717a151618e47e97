"""Any words, written as Markdown, show as themselves and as nothing else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.export.escape import escape, escape_line, unescape
from index.safe import REPLACEMENT, make_safe
from tests.hostile import HOSTILE

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like")
# Bare names like example.org are links to this parser alone; GitHub needs www. or a scheme.
assert GITHUB.linkify
GITHUB.linkify.set({"fuzzy_link": False})

PIECES = [
    *"\\`*_[]<>~|^{}$=@#&%-.:+()!1aivw/; \n\t\r\x1b\u00ad\u202e\u00a0\ufffd\"'U",
    *("<!--U+001B-->", "&#32;", "&amp;", "www.", "http://a.b", "a@b.com", "#12", ":smile:", "==x==", "%%"),
    *("[[a]]", "- ", "1. ", "(a) ", "iv) ", "  ", "<!-- -->", "---", "...", "[^1]: ", "```", "    ", "$$"),
]
any_text = st.text(st.characters(exclude_categories=()))
hostile_text = st.lists(st.sampled_from(PIECES) | any_text, max_size=12).map("".join)


def shown(text: str) -> str:
    """What a reader should see of `text`: itself, with what could act made visible."""
    safe = make_safe(text)
    return "".join(s if s == REPLACEMENT else c for c, s in zip(text, safe, strict=True))


def rendered(parser: MarkdownIt, markdown: str) -> str:
    """The text of a block quote that holds `markdown`; fails where anything but text came of it."""
    block = "".join(f"> {line}\n" for line in markdown.split("\n"))
    tokens = parser.parse(block)
    kinds = [token.type for token in tokens]
    assert kinds == ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"]
    words = []
    for child in tokens[2].children or []:
        assert child.type in ("text", "softbreak", "html_inline"), child
        assert child.type != "html_inline" or re.fullmatch(r"<!--( |U\+[0-9A-F]+)-->", child.content)
        words.append({"text": child.content, "softbreak": "\n"}.get(child.type, ""))
    return "".join(words)


@given(hostile_text)
@example("".join(HOSTILE))
def test_escaped_words_come_back_exactly(text: str) -> None:
    assert unescape(escape(text)) == text


@pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["CommonMark", "GitHub"])
@given(text=hostile_text.filter(bool))
@example(text="".join(HOSTILE))
def test_escaped_words_render_as_the_same_words(parser: MarkdownIt, text: str) -> None:
    assert rendered(parser, escape(text)) == shown(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_render_as_words(text: str) -> None:
    assert rendered(GITHUB, escape(text)) == shown(text)


@given(hostile_text)
def test_nothing_in_the_source_can_act_on_a_terminal(text: str) -> None:
    escaped = escape(text)
    assert make_safe(escaped) == escaped


@pytest.mark.parametrize(
    "text",
    [
        "Our borders must be respected,",
        "They've even blocked the road — they're not letting cars, trucks, or anything pass,",
        "We won't go; it's 5% (or more): “no way”. Yes? No! AT&T's R&D at 10:30:45, e.g. 3-4 times.",
        "2025_border_a.txt",
        "¿Por qué? «Así», dijo… 这是 真的",
        "👩\u200d👧, می\u200cخواهم",
    ],
)
def test_ordinary_prose_reads_in_the_source_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2025. It was", "2025\\. It was"),
        ("I.  The king", "I\\.  The king"),
        ("IV. The king", "IV\\. The king"),
        ("J. Doe", "J. Doe"),
        ("(a) first", "(a\\) first"),
        ("Mr. X", "Mr. X"),
        ("- no", "\\- no"),
        ("well -- so", "well \\-\\- so"),
        ("and ...", "and .\\.\\."),
        ("#1", "\\#<!-- -->1"),
        ("#tag", "\\#tag"),
        ("@me", "\\@<!-- -->me"),
        (":joy:", "\\:<!-- -->joy:"),
        ("https://a.b", "https\\://a.b"),
        ("_it_ is __not__", "\\_it\\_ is \\_\\_not\\_\\_"),
        ("[sic]", "\\[sic\\]"),
        ("one\ntwo", "one\ntwo"),
        ("one\n\ntwo", "one&#10;&#10;two"),
        (" edge ", "&#32;edge&#32;"),
        ("soft\u00adhyphen", "soft&#173;hyphen"),
        ("\x1b[0m", "\ufffd<!--U+001B-->\\[0m"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, markdown: str) -> None:
    assert escape(text) == markdown


@given(hostile_text)
def test_a_line_is_one_line(text: str) -> None:
    line = escape_line(text)
    assert "\n" not in line
    assert unescape(line) == " ".join(text.split())


def test_an_entity_or_code_that_is_no_character_is_left_alone() -> None:
    assert unescape("\ufffd<!--U+FFFFFF-->") == "\ufffd<!--U+FFFFFF-->"
