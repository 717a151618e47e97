"""The query language (DESIGN §6): from what a reader types to what is meant. One parser for all.

    migrant border        both words, in any of their forms
    "state of emergency"  these words as they stand
    coup OR putsch        either; binds closer than AND: ``lima coup OR putsch`` is lima and one of the two
    -football, NOT chile  without
    immigr*  jeri~        words that begin so; words that are spelt nearly so
    (peru OR chile) lima  grouped
    speaker:kast  title:border  path:2025  kind:direct  since:2025-11  until:2025

Every string means something: what can't be parsed is searched as plain words, and `notes` say so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from index.errors import QueryError
from index.filters import check_date
from index.quote import Kind
from index.words import words_of

LONGEST = 500
"""Characters of a query that are looked at."""
_DEEPEST = 50
_MOST_TERMS = 64

Match = Literal["forms", "exact", "prefix", "fuzzy"]
Field = Literal["any", "speaker", "title", "path"]


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that stand side by side. `match` is "exact" where there are several."""

    words: tuple[str, ...]
    match: Match
    field: Field = "any"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Quotes without a name: ``speaker:none``."""


@dataclass(frozen=True, slots=True)
class KindIs:
    """Quotes of a kind."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles published within these ISO dates, both inclusive."""

    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """All of `nodes`."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of `nodes`."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Whatever `node` does not take."""

    node: "Node"


Node = Words | Unnamed | KindIs | Dated | Every | Either | Without


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, None for nothing; and in one line each what was understood otherwise."""

    node: Node | None
    notes: tuple[str, ...]


def parse_query(text: str) -> Query:
    """What `text` asks for. Never raises, and takes time in proportion to its length."""
    notes: list[str] = []
    if len(text) > LONGEST:
        text = _whole_words(text)
        notes.append(f"only the first {LONGEST} characters are searched")
    tokens = list(_tokens(text, notes))
    _say_unpaired([token.sign for token in tokens], notes)
    node = _Parser(tokens, notes).parse()
    if node is None and not notes:
        notes.append("type a word to search for")
    return Query(node, tuple(dict.fromkeys(notes)))


def _whole_words(text: str) -> str:
    """As much of `text` as is searched: half a word would find nothing."""
    cut = text[: LONGEST + 1].rfind(" ")
    return text[: cut if cut > 0 else LONGEST]


@dataclass(frozen=True, slots=True)
class _Token:
    """`sign` is one of ``( ) OR -`` or empty for a `node`."""

    sign: str
    node: Node | None = None


_OPERATORS = {"OR": (_Token("OR"),), "NOT": (_Token("-"),), "AND": ()}

_MARKS = '"“”„«»'
_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(f"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]")
_CHUNK = re.compile(rf"[^\s(){_MARKS}]+")
_FIELDS = ("speaker", "title", "path", "kind", "since", "until")
_FIELD = re.compile(rf"({'|'.join(_FIELDS)}):(.+)", re.IGNORECASE | re.DOTALL)
_OPENED_FIELD = re.compile(rf"({'|'.join(_FIELDS)}):", re.IGNORECASE)
_LIKE_A_FIELD = re.compile(r"([^\W\d_]{2,20}):(?!//)")
"""A word before a colon, and no address."""


def _tokens(text: str, notes: list[str]) -> Iterator[_Token]:
    """Cut `text` up from left to right."""
    at = 0
    field = ""
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            field = _drop_field(field, notes)
        elif text[at] in "()":
            yield _Token(text[at])
            at += 1
        elif quoted := _QUOTED.match(text, at):
            yield from _quoted_node(field, quoted[1], notes)
            field, at = "", quoted.end()
        elif text[at] in _MARKS:
            notes.append("a quotation mark is not closed: searched as plain words")
            at += 1
        elif text[at] == "-":
            if at + 1 < len(text) and not text[at + 1].isspace():
                yield _Token("-")
            at += 1
        else:
            chunk = _CHUNK.match(text, at)
            assert chunk is not None
            at = chunk.end()
            if opened := _OPENED_FIELD.fullmatch(chunk[0]):
                field = opened[1].lower()
            else:
                _say_unknown(chunk[0], text[at : at + 1], notes)
                yield from _chunk_tokens(chunk[0], notes)
    _drop_field(field, notes)


def _drop_field(field: str, notes: list[str]) -> str:
    if field:
        notes.append(f"{field}: is followed by nothing")
    return ""


def _say_unknown(chunk: str, following: str, notes: list[str]) -> None:
    """Note a field that there is none of. A colon before a space may be one of the text that is sought."""
    like = _LIKE_A_FIELD.match(chunk)
    if like is None or like[1].lower() in _FIELDS:
        return
    from difflib import get_close_matches

    near = get_close_matches(like[1].lower(), _FIELDS, n=1, cutoff=0.7)
    if near:
        notes.append(f"{like[0]} is no field: searched as plain words; did you mean {near[0]}:?")
    elif like.end() < len(chunk) or following in tuple(_MARKS):
        notes.append(f"{like[0]} is no field: searched as plain words; the fields are {', '.join(_FIELDS)}")


def _quoted_node(field: str, text: str, notes: list[str]) -> Iterator[_Token]:
    if field:
        yield from _field_node(field, text, notes, quoted=True)
    elif words := words_of(text):
        yield _Token("", Words(tuple(words), "exact"))


def _chunk_tokens(chunk: str, notes: list[str]) -> Iterator[_Token]:
    if chunk in _OPERATORS:
        yield from _OPERATORS[chunk]
    elif found := _FIELD.fullmatch(chunk):
        yield from _field_node(found[1].lower(), found[2], notes, quoted=False)
    elif node := _word_node(chunk, "any", notes):
        yield _Token("", node)


def _field_node(field: str, text: str, notes: list[str], *, quoted: bool) -> Iterator[_Token]:
    node: Node | None
    if field in get_args(Field):
        node = _named_node(field, text, notes, quoted=quoted)
    elif field == "kind":
        node = _kind_node(text, notes)
    else:
        node = _date_node(field, text, notes)
    if node is not None:
        yield _Token("", node)


def _named_node(field: str, text: str, notes: list[str], *, quoted: bool) -> Node | None:
    """A word of the speaker's name, the title or the path."""
    if field == "speaker" and not quoted and text.lower() == "none":
        return Unnamed()
    name: Field = "speaker" if field == "speaker" else "title" if field == "title" else "path"
    if quoted:
        words = words_of(text)
        return Words(tuple(words), "exact", name) if words else None
    return _word_node(text, name, notes)


def _kind_node(text: str, notes: list[str]) -> Node | None:
    for kind in get_args(Kind):
        if text.lower() == kind:
            return KindIs(kind)
    notes.append(f"kind: can be direct, indirect or mixed; {text!r} is searched as plain words")
    return _word_node(text, "any", [])


def _date_node(field: str, text: str, notes: list[str]) -> Node | None:
    try:
        date = check_date(text)
    except QueryError:
        notes.append(
            f"{field}: needs a date as 2025, 2025-11 or 2025-11-29; {text!r} is searched as plain words"
        )
        return _word_node(text, "any", [])
    return Dated(since=date) if field == "since" else Dated(until=date)


def _word_node(chunk: str, field: Field, notes: list[str]) -> Node | None:
    """The word or words in a chunk without spaces."""
    match: Match = "forms"
    bare = chunk.rstrip("0123456789") if re.search(r"~\d*$", chunk) else chunk
    if bare.endswith("*"):
        match = "prefix"
    elif bare.endswith("~"):
        match = "fuzzy"
    stripped = bare.strip("*~?") if match != "forms" else chunk.lstrip("*?")
    if chunk[:1] in "*?":
        notes.append("a word can't begin with *: searched without it")
    elif "*" in stripped:
        notes.append("* works only at the end of a word")
    words = words_of(stripped)
    if not words:
        return None
    if len(words) > 1:
        return Words(tuple(words), "exact", field)
    return Words((words[0],), match, field)


def _say_unpaired(signs: Sequence[str], notes: list[str]) -> None:
    """Note brackets that have no other half."""
    opened = 0
    for sign in signs:
        if sign == "(":
            opened += 1
        elif sign == ")" and opened:
            opened -= 1
        elif sign == ")":
            notes.append("a bracket is closed that was not opened: searched without it")
    if opened:
        notes.append("a bracket is not closed: searched as if it were at the end")


class _Parser:
    """Recursive descent over the tokens; brackets deeper than the limit are passed over."""

    def __init__(self, tokens: Sequence[_Token], notes: list[str]) -> None:
        self._tokens = tokens
        self._notes = notes
        self._at = 0
        self._terms = 0

    def parse(self) -> Node | None:
        """The whole query; a bracket too many is passed over."""
        nodes = []
        while self._at < len(self._tokens):
            node = self._every(0)
            if node is not None:
                nodes.append(node)
            self._at += 1
        return _joined(nodes, Every)

    def _every(self, depth: int) -> Node | None:
        """Everything up to a closing bracket or the end."""
        nodes: list[Node] = []
        while (sign := self._sign()) not in (")", None):
            if sign == "OR":
                self._at += 1
                right = self._one(depth)
                if right is None or not nodes:
                    self._notes.append("OR stands between two words: searched without it")
                if right is not None and nodes:
                    left = nodes.pop()
                    either = left.nodes if isinstance(left, Either) else (left,)
                    right = Either((*either, right))
            else:
                right = self._one(depth)
            if right is not None:
                nodes.append(right)
        return _joined(nodes, Every)

    def _one(self, depth: int) -> Node | None:
        """A word, a phrase, a condition or a group, with its minus signs."""
        sign = self._sign()
        if sign in (")", "OR", None):
            return None
        token = self._tokens[self._at]
        self._at += 1
        if sign == "":
            return self._counted(token.node)
        if sign == "-":
            while self._sign() == "-":
                self._at += 1
            node = self._one(depth)
            return None if node is None else Without(node)
        if depth == _DEEPEST:
            self._notes.append(f"brackets are understood {_DEEPEST} deep")
            return None
        group = self._every(depth + 1)
        self._at += 1
        return group

    def _counted(self, node: Node | None) -> Node | None:
        self._terms += 1
        if self._terms > _MOST_TERMS:
            self._notes.append(f"only the first {_MOST_TERMS} words are searched")
            return None
        return node

    def _sign(self) -> str | None:
        return self._tokens[self._at].sign if self._at < len(self._tokens) else None


def _joined(nodes: list[Node], joined_as: type[Every]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return joined_as(tuple(nodes))
