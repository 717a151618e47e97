"""Quotes as CSV and JSON Lines."""

import csv
import json
import re
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.export import csv_lines, dump_json, jsonl_lines
from index.mark import is_own_file
from index.safe import REPLACEMENT, make_safe
from tests.exporting import article, quoted
from tests.hostile import HOSTILE

FIELDS = [
    *("id", "path", "line", "title", "published", "lang", "author", "publisher", "url"),
    *("kind", "text", "spans", "speaker", "speaker_id", "name_in_article", "mention", "mention_span"),
    *("role", "cue", "cue_span", "resolution", "review", "one_name"),
]

words = st.text(st.characters(exclude_categories=()), min_size=1)
encodable = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def without_guard(cell: str) -> str:
    """The recipe of the documentation."""
    guarded = re.match("'+(\\s*[=+@\\-\uff1d\uff0b\uff20\uff0d]|[\t\r\n])", cell)
    return cell[1:] if guarded else cell


def test_json_lines_hold_every_field_in_its_order() -> None:
    source = article("Él dijo: «Así es».", published="2025-11", path="año/ñ.txt")
    quote = quoted(source, "Así es", cue=(3, 7), mention=(0, 2), role="alcalde", resolution="pronoun")
    [line] = jsonl_lines([quote])
    fields = json.loads(line)
    assert list(fields) == FIELDS
    assert fields["spans"] == [[10, 16]]
    assert (fields["mention"], fields["mention_span"], fields["cue"]) == ("Él", [0, 2], "dijo")
    assert (fields["author"], fields["review"]) == (None, None)
    assert "Así es" in line
    assert "año/ñ.txt" in line


@given(words)
@example("".join(HOSTILE))
def test_json_gives_any_words_back_exactly_and_is_safe_to_print(text: str) -> None:
    [line] = jsonl_lines([quoted(article(text), text)])
    assert json.loads(line)["text"] == text
    line.encode("utf-8")
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert REPLACEMENT not in make_safe(line.replace(REPLACEMENT, ""))


def test_json_shows_letters_of_every_script_as_themselves() -> None:
    assert dump_json({"a": "José Jerí 習近平 «é» 👩‍👧"}) == '{"a": "José Jerí 習近平 «é» 👩‍👧"}'


def test_csv_has_a_header_and_a_record_for_each_quote() -> None:
    source = article('He said: "Yes, we will."', author="Doe, J.")
    first, second = quoted(source, "Yes, we will."), quoted(source, "Yes", "will.", name=None)
    rows = read_csv("".join(csv_lines([first, second])))
    assert list(rows[0]) == FIELDS
    assert rows[0]["text"] == "Yes, we will."
    assert (rows[0]["author"], rows[0]["line"], rows[0]["spans"]) == ("Doe, J.", "1", "[[10, 23]]")
    assert (rows[1]["spans"], rows[1]["speaker"], rows[1]["role"]) == ("[[10, 13], [18, 23]]", "", "")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\n", "'=1", "''-1", "＝1", "=cmd|'/C calc'!A0"],
)
def test_a_spreadsheet_takes_no_cell_for_a_formula(text: str) -> None:
    source = article(text, path=text, title=text, author=text)
    [row] = read_csv("".join(csv_lines([quoted(source, text, name=text, role=text)])))
    for name in ("text", "path", "title", "author", "speaker", "role"):
        assert row[name] == f"'{text}"


@pytest.mark.parametrize("text", ["'tis so", "5 - 3", "well-known", "", "— yes"])
def test_harmless_cells_stay_as_they_are(text: str) -> None:
    [row] = read_csv("".join(csv_lines([quoted(article("Yes", title=text), "Yes")])))
    assert row["title"] == text


@given(encodable)
@example("'''=a\r\n\"b\",'")
def test_csv_gives_the_exact_words_back(text: str) -> None:
    [row] = read_csv("".join(csv_lines([quoted(article(text), text)])))
    assert without_guard(row["text"]) == text


@given(words)
def test_csv_is_always_valid_utf8(text: str) -> None:
    "".join(csv_lines([quoted(article(text), text)])).encode("utf-8")


def test_neither_is_ever_read_as_an_article() -> None:
    quotes = [quoted(article("Yes", path='a "b"\n\ud800.txt'), "Yes")]
    assert is_own_file("quotes.csv", "".join(csv_lines(quotes)).encode())
    assert is_own_file("quotes.csv", "".join(csv_lines([])).encode())
    assert is_own_file("quotes.jsonl", "".join(jsonl_lines(quotes)).encode())
