"""What a reader's words are understood as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import (
    LONGEST,
    Dated,
    Either,
    Every,
    KindIs,
    Node,
    Unnamed,
    Without,
    Words,
    parse_query,
)


def forms(word: str) -> Words:
    return Words((word,), "forms")


def exactly(*words: str) -> Words:
    return Words(words, "exact")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("border", forms("border")),
        ("Jerí", forms("jeri")),
        ("migrant border", Every((forms("migrant"), forms("border")))),
        ("migrant AND border", Every((forms("migrant"), forms("border")))),
        ('"state of emergency"', exactly("state", "of", "emergency")),
        ("“state of emergency”", exactly("state", "of", "emergency")),
        ("«estado»", exactly("estado")),
        ("coup OR putsch", Either((forms("coup"), forms("putsch")))),
        ("a OR b OR c", Either((forms("a"), forms("b"), forms("c")))),
        ("lima coup OR putsch", Every((forms("lima"), Either((forms("coup"), forms("putsch")))))),
        ("-football", Without(forms("football"))),
        ("NOT chile", Without(forms("chile"))),
        ("NOT NOT chile", Without(forms("chile"))),
        ('peru -"new york"', Every((forms("peru"), Without(exactly("new", "york"))))),
        ("-(a OR b)", Without(Either((forms("a"), forms("b"))))),
        ("(peru OR chile) lima", Every((Either((forms("peru"), forms("chile"))), forms("lima")))),
        ("immigr*", Words(("immigr",), "prefix")),
        ("jeri~", Words(("jeri",), "fuzzy")),
        ("jeri~99999", Words(("jeri",), "fuzzy")),
        ("u.s.", exactly("u", "s")),
        ("don't", exactly("don", "t")),
        ("well-known", exactly("well", "known")),
        ("10:30", exactly("10", "30")),
        ("speaker:kast", Words(("kast",), "forms", "speaker")),
        ('speaker:"José Antonio"', Words(("jose", "antonio"), "exact", "speaker")),
        ("speaker:none", Unnamed()),
        ("Title:border", Words(("border",), "forms", "title")),
        ("path:2025/11", Words(("2025", "11"), "exact", "path")),
        ("kind:Direct", KindIs("direct")),
        ("since:2025-11", Dated(since="2025-11")),
        ("until:2025", Dated(until="2025")),
        ("", None),
        ("   ", None),
        ("...", None),
    ],
)
def test_a_query_means(typed: str, meant: Node | None) -> None:
    assert parse_query(typed).node == meant


@pytest.mark.parametrize(
    ("typed", "meant", "said"),
    [
        ('"state of', Every((forms("state"), forms("of"))), "not closed"),
        ("*wall", forms("wall"), "can't begin with *"),
        ("?wall", forms("wall"), "can't begin with *"),
        ("**", None, "can't begin with *"),
        ("wa*l", exactly("wa", "l"), "only at the end"),
        ("kind:loud", forms("loud"), "direct, indirect or mixed"),
        ("since:yesterday", forms("yesterday"), "needs a date"),
        ("until:2025-13", exactly("2025", "13"), "needs a date"),
        ("speaker: kast", forms("kast"), "followed by nothing"),
        ("x" * 600, forms("x" * 64), "first 500 characters"),
        ("lighthouse " * 60, Every((forms("lighthouse"),) * 45), "first 500 characters"),
        ("(" * 60 + "deep", forms("deep"), "50 deep"),
        ("(email", forms("email"), "a bracket is not closed"),
        ("email)", forms("email"), "closed that was not opened"),
        ("coup OR", forms("coup"), "OR stands between two words"),
        ("speakr:trump", exactly("speakr", "trump"), "speakr: is no field"),
        ("speakr:trump", exactly("speakr", "trump"), "did you mean speaker:?"),
        ('Titel:"the wall"', Every((forms("titel"), exactly("the", "wall"))), "did you mean title:?"),
        ("sinse: 2025", Every((forms("sinse"), forms("2025"))), "did you mean since:?"),
        ("author:ruiz", exactly("author", "ruiz"), "the fields are speaker, title, path, kind, since, until"),
        ("a " * 100, Every(tuple(forms("a") for _ in range(64))), "first 64 words"),
    ],
)
def test_what_is_understood_otherwise_is_said(typed: str, meant: Node | None, said: str) -> None:
    query = parse_query(typed)
    assert query.node == meant
    assert said in " ".join(query.notes)


def test_what_is_understood_as_written_needs_no_word() -> None:
    assert parse_query('border "the wall" OR -speaker:kast since:2025 immigr*').notes == ()
    assert parse_query("((a OR b) c) Ruiz: we leave at 10:30 https://example.org/a").notes == ()


@pytest.mark.parametrize(
    "typed", ["OR", "a OR", "OR a", "()", "((", "))", "a)b", "- -", "-", "NOT", "AND OR NOT", '""']
)
def test_half_written_queries_are_queries(typed: str) -> None:
    letters = {word for word in ("a", "b") if word in typed}
    assert {word for node in nodes_of(parse_query(typed).node) for word in node.words} == letters


PIECES = st.sampled_from(
    [
        '"',
        "(",
        ")",
        "-",
        "OR",
        "NOT",
        "AND",
        "*",
        "?",
        "~",
        ":",
        "speaker:",
        "since:",
        "kind:",
        "[",
        "a",
        "TO",
    ]
)


@given(
    st.one_of(
        st.text(max_size=700), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=300).map(" ".join)
    )
)
def test_every_string_is_a_query_of_bounded_size(typed: str) -> None:
    query = parse_query(typed)
    leaves = nodes_of(query.node)
    assert len(leaves) <= 64
    assert sum(len(word) for leaf in leaves for word in leaf.words) <= 3 * LONGEST
    assert depth(query.node) <= 3 * 50 + 3
    assert query == parse_query(typed)


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9), min_size=1, max_size=20))
def test_plain_words_are_all_searched(words: list[str]) -> None:
    assert [leaf.words for leaf in nodes_of(parse_query(" ".join(words)).node)] == [(word,) for word in words]


def nodes_of(node: Node | None) -> list[Words]:
    match node:
        case Words():
            return [node]
        case Every(nodes) | Either(nodes):
            return [leaf for each in nodes for leaf in nodes_of(each)]
        case Without(inner):
            return nodes_of(inner)
    return []


def depth(node: Node | None) -> int:
    match node:
        case Every(nodes) | Either(nodes):
            return 1 + max(map(depth, nodes))
        case Without(inner):
            return 1 + depth(inner)
    return 1
