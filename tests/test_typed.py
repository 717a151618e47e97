"""What a terminal sends, as the explorer takes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.typed import Typed

SENT = st.lists(
    st.sampled_from([b"\x1b", b"\x1b[200~", b"\x1b[201~", b"[20", b"0~", b"1~", b"a", "é𝕏".encode(), b"\xff"])
)


def taken(*pieces: bytes) -> str:
    """What is taken of what comes in pieces."""
    typed = Typed()
    return "".join(typed.decode(piece) for piece in pieces)


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (b"\x1b", "\x1b"),
        (b"q\x1b[A\x1b[<0;3;4M", "q\x1b[A\x1b[<0;3;4M"),
        ("é𝕏".encode(), "é𝕏"),
        (b"caf\xe9 \xff", "caf\ufffd \ufffd"),
        (b"\x1b[200~a\x1b[31mb\x1b\x1b[201~\x1bc", "\x1b[200~a\ufffd[31mb\ufffd\x1b[201~\x1bc"),
        (b"\x1b[200~a\x1b[20", "\x1b[200~a"),
    ],
)
def test_keys_come_as_they_are_and_a_paste_without_escapes(sent: bytes, text: str) -> None:
    assert taken(sent) == text


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
