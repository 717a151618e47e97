"""What an article says is shown, never obeyed."""

import copy
import pickle
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.safe import INVISIBLE, REPLACEMENT, SafeText, make_safe, make_safe_line

ANY_TEXT = st.text(st.characters(exclude_categories=()))
HOSTILE_TEXT = st.text(
    st.sampled_from(
        "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\xad\u061c\u200b\u200c\u200d\u200e\u202e\u2060\u2066\u206f\ufeff\ufff9\U000e0041\U000e0100\ufe0f\u0301\ud800\udfffé[;m葛\u0941\u1161\U0001f44d\U0001f3fd"
    )
)

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", f"{REPLACEMENT}[31mred{REPLACEMENT}[0m"),
        ("\x1b]52;c;ZXZpbA==\x07", f"{REPLACEMENT}]52;c;ZXZpbA=={REPLACEMENT}"),
        ("\x9b2J", f"{REPLACEMENT}2J"),
        ("over\rwritten\x08\x7f", f"over{REPLACEMENT}written{REPLACEMENT}{REPLACEMENT}"),
        ("exe\u202etxt.gpj", f"exe{REPLACEMENT}txt.gpj"),
        ("one\u2028two\u2029three", f"one{REPLACEMENT}two{REPLACEMENT}three"),
        ("tag\U000e0041", f"tag{REPLACEMENT}"),
        ("half \ud83d of a pair", f"half {REPLACEMENT} of a pair"),
        ("immi\u00adgrant", f"immi{INVISIBLE}grant"),
        ("zero\u200bwidth\u2060\ufeff", f"zero{INVISIBLE}width{INVISIBLE}{INVISIBLE}"),
        ("fill\u3164ers\u115f\uffa0\u034f", f"fill{INVISIBLE}ers{INVISIBLE}{INVISIBLE}{INVISIBLE}"),
        ("A\U000e0100\U000e0141\ufe00 hidden", f"A{INVISIBLE * 3} hidden"),
        ("葛\U000e0100\U000e0141\ufe00 hidden", f"葛\U000e0100{INVISIBLE}{INVISIBLE} hidden"),
        ("no\u200d\u200d\u200cthing", f"no{INVISIBLE * 3}thing"),
        ("मी\u200c\u200d\u200cह", f"मी\u200c{INVISIBLE}{INVISIBLE}ह"),
        ("Ka\u200dst Ka\u200cst K\ufe0fast é\u200da, \u200dso", "Ka·st Ka·st K·ast é·a, ·so"),
        ("Z\u0301" + "\u0300\u0336" * 9, "Z\u0301" + "\u0300\u0336" * 3 + "\u0300" + INVISIBLE * 11),
        ("ह" + ("\u0941" * 8 + "\u200d") * 2, "ह" + "\u0941" * 8 + "\u200d" + INVISIBLE * 9),
        ("क" + "\u0903" * 10, "क" + "\u0903" * 8 + INVISIBLE * 2),
        ("\u1112" + "\u1161\u11ab\u0301" * 4, "\u1112" + "\u1161\u11ab\u0301" * 2 + "\u1161\u11ab····"),
        ("Z" + "\u0897\u1acf" * 5, "Z" + "\u0897\u1acf" * 4 + INVISIBLE * 2),
        ("no 🏽🏽 hand, one 👍🏽🏽", "no ·· hand, one 👍🏽·"),
        ("𓀀\U00013430𓀀", f"𓀀{INVISIBLE}𓀀"),
    ],
)
def test_what_could_act_or_hide_is_shown_as_a_mark(text: str, shown: str) -> None:
    assert make_safe(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“Our borders must be respected,” said José Jerí.\n\tNew paragraph",
        "[sic] [/foo] [link=http://x] <b>&amp;</b>",
        "👩‍👩‍👧 ❤️‍🔥 🏳️‍🌈 👍🏽 ✊🏿 👩🏽‍🚒 ☝️🏻 1️⃣ ©️ می‌خواهم ᄒᆞᆫ मी‌ह 日本語 葛󠄀 ﷺ e\u0301 בְּרֵאשִׁ֖ית ᠠ᠋",
        "\ufffd and · themselves",
    ],
)
def test_ordinary_text_is_shown_as_it_stands(text: str) -> None:
    assert make_safe(text) == text


@given(ANY_TEXT | HOSTILE_TEXT)
def test_each_character_gives_one_character_so_that_offsets_hold(text: str) -> None:
    for safe in (make_safe(text), make_safe_line(text)):
        assert len(safe) == len(text)
        assert all(
            new == old or new in (REPLACEMENT, INVISIBLE, " ") for old, new in zip(text, safe, strict=True)
        )


@given(ANY_TEXT | HOSTILE_TEXT)
def test_nothing_that_acts_is_left(text: str) -> None:
    safe = make_safe(text)
    left = {unicodedata.category(character) for character in safe if character not in "\n\t"}
    assert not left & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(safe) & set(BIDI_CONTROLS)
    safe.encode("utf-8")


@given(st.text(st.sampled_from("a葛\u0301\u20dd\u0e31\u0903\u1161\u200d\ufe0f\U000e0100"), max_size=60))
def test_no_letter_bears_a_tower_and_nothing_is_hidden_between_letters(text: str) -> None:
    safe = make_safe(text)
    assert not re.search("(?:[\u0301\u20dd\u0e31\u0903\u1161]\u200d*){9}", safe)
    assert not re.search("\u200d{2}|[\ufe0f\U000e0100]{2}|a[\u200d\ufe0f\U000e0100]", safe)
    assert make_safe(text[:8]) == safe[:8]


@given(ANY_TEXT | HOSTILE_TEXT)
def test_one_line_places_get_one_line(text: str) -> None:
    line = make_safe_line(text)
    assert "\t" not in line
    assert len(line.splitlines()) <= 1


@given(ANY_TEXT | HOSTILE_TEXT)
def test_making_safe_again_changes_nothing(text: str) -> None:
    safe = make_safe(text)
    assert make_safe(safe) is safe
    assert make_safe(str(safe)) == safe


@given(ANY_TEXT | HOSTILE_TEXT)
def test_the_type_cannot_hold_unsafe_text(text: str) -> None:
    assert SafeText(text) == make_safe(text)
    assert pickle.loads(pickle.dumps(make_safe(text))) == make_safe(text)
    assert type(copy.copy(make_safe(text))) is SafeText


@given(ANY_TEXT | HOSTILE_TEXT, st.integers(-5, 5), st.integers(-5, 5))
def test_a_piece_of_safe_text_is_safe_text(text: str, start: int, end: int) -> None:
    piece = make_safe(text)[start:end]
    assert type(piece) is SafeText
    alone = make_safe(text[start:end])
    assert all(new in (old, INVISIBLE) for old, new in zip(alone, piece, strict=True))
