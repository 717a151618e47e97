"""What a terminal sends, as the explorer takes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from index.check import LONGEST
from tui import typed
from tui.typed import MOST, Keys, Typed

SENT = st.lists(
    st.sampled_from([b"\x1b", b"\x1b[200~", b"\x1b[201~", b"[20", b"0~", b"1~", b"a", "é𝕏".encode(), b"\xff"])
)


def taken(*pieces: bytes) -> str:
    """What is taken of what comes in pieces."""
    keys = Typed()
    return "".join(keys.decode(piece) for piece in pieces)


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (b"\x1b", "\x1b"),
        (b"q\x1b[A\x1b[<0;3;4M", "q\x1b[A\x1b[<0;3;4M"),
        ("é𝕏".encode(), "é𝕏"),
        (b"caf\xe9 \xff", "caf\ufffd \ufffd"),
        (b"\x1b[200~a\x1b[31mb\x1b\x1b[201~\x1bc", "\x1b[200~a\ufffd[31mb\ufffd\x1b[201~\x1bc"),
        (b"\x1b[200~a\x1b[20", "\x1b[200~a"),
        (b"j" * 255, "j" * 255),
        (b"ab\tc\r" * 64, "\x1b[200~" + "ab\tc\r" * 64 + "\x1b[201~"),
        (b"\x1b[A" * 300, "\x1b[A" * 300),
        (b"\x03" * 300, "\x03" * 300),
    ],
)
def test_keys_come_as_they_are_and_a_paste_without_escapes(sent: bytes, text: str) -> None:
    assert taken(sent) == text


def test_the_rest_of_a_paste_is_no_keys_and_what_is_typed_later_is(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [10.0]
    monkeypatch.setattr(typed, "monotonic", lambda: now[0])
    keys = Typed()
    assert keys.decode(b"qu" * 200) == "\x1b[200~" + "qu" * 200 + "\x1b[201~"
    now[0] += 0.1
    assert keys.decode(b"it\r") == "\x1b[200~it\r\x1b[201~"
    assert keys.decode(b"\x15") == "\x15"
    now[0] += 0.3
    assert keys.decode(b"it\r") == "it\r"


@pytest.mark.parametrize(("begin", "end"), [(b"\x1b[200~", b"\x1b[201~"), (b"", b"")])
def test_of_a_megabyte_that_is_pasted_as_much_is_taken_as_is_too_long(begin: bytes, end: bytes) -> None:
    text = taken(begin, *[b"quick quotes " * 300] * 256, end)
    assert LONGEST < len(text.replace("\x1b[200~", "").replace("\x1b[201~", "")) == MOST


@pytest.mark.parametrize("number", ["1114112", "99999999999999999999", "97;1;1114112"])
def test_a_key_of_no_character_presses_nothing(number: str) -> None:
    keys = Keys()
    pressed = [event.key for event in keys.feed(f"\x1b[{number}uj") if isinstance(event, events.Key)]
    assert [key for key in pressed if key != "<ignore>"] == ["j"]


def test_a_key_that_comes_in_two_pieces_stays_one() -> None:
    assert taken(b"\x1b[", b"A" * 300) == "\x1b[" + "A" * 300


@given(SENT, st.data())
def test_where_it_is_cut_makes_no_difference(sent: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(sent) + b"."
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)))))
    pieces = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert taken(*pieces) == taken(whole)
    assert taken(whole).endswith(".")


@given(SENT)
def test_between_the_marks_of_a_paste_is_no_escape(sent: list[bytes]) -> None:
    text = taken(b"\x1b[200~", *sent, b"\x1b[201~")
    for paste in text.split("\x1b[200~")[1:]:
        assert "\x1b" not in paste.split("\x1b[201~")[0]
