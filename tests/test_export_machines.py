"""Exports for other programs: Web Annotations against the model's own rules, and Parquet."""

import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from pyarrow import parquet

from index.export import Selection, annotation_lines
from index.mark import is_own_file
from index.quote import Quote
from tests.exporting import HOSTILE, WHEN, article, quoted
from tests.running import run, run_on_terminal, write_articles

FIRE = article('"We will rebuild," Ana Ruiz said. "All of it."\n', "2025/fire #3: é.txt", "After the fire")
ALL = quoted(FIRE, "We will rebuild,", "All of it.", role="the mayor")

MOTIVATIONS = {"tagging", "describing", "identifying"}
"""Those of the model's that onrecord uses."""


@pytest.fixture
def news(library: Path) -> Path:
    return write_articles(library)


def annotated(*quotes: Quote) -> dict[str, Any]:
    selection = Selection("news", len(quotes), WHEN)
    document = "".join(annotation_lines(quotes, selection, lambda path: FIRE))
    made: dict[str, Any] = json.loads(document)
    return made


def check_collection(made: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotations of a collection, after everything that the Web Annotation Data Model says MUST."""
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationCollection"
    page = made["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == made["id"]
    assert made["total"] == len(page["items"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", made["generated"])
    ids = [made["id"], page["id"], *(each["id"] for each in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(urlsplit(each).scheme == "urn" for each in ids)
    for each in page["items"]:
        check_annotation(each)
    items: list[dict[str, Any]] = page["items"]
    return items


def check_annotation(made: dict[str, Any]) -> None:
    assert made["type"] == "Annotation"
    assert made["motivation"] in MOTIVATIONS
    assert made["body"]
    for body in made["body"]:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in MOTIVATIONS
    for target in targets(made):
        assert target["type"] == "SpecificResource"
        assert target["source"]["id"].isascii()
        assert not re.search(r"[\s#?<>\"{}|\\^`]", target["source"]["id"])
        kinds = [selector["type"] for selector in target["selector"]]
        assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
        words, position = target["selector"]
        assert 0 <= position["start"] < position["end"]
        assert len(words["exact"]) == position["end"] - position["start"]


def targets(made: dict[str, Any]) -> list[dict[str, Any]]:
    target = made["target"]
    return target if isinstance(target, list) else [target]


def test_an_annotation_selects_each_piece_by_its_words_and_by_its_place() -> None:
    [made] = check_collection(annotated(ALL))
    first, second = targets(made)
    assert unquote(first["source"]["id"]) == "./2025/fire #3: é.txt"
    assert first["source"]["label"] == "After the fire"
    assert first["selector"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "We will rebuild,",
            "prefix": '"',
            "suffix": '" Ana Ruiz said. "All of it."\n',
        },
        {"type": "TextPositionSelector", "start": 1, "end": 17},
    ]
    assert second["selector"][0]["exact"] == "All of it."
    assert [(body["purpose"], body["value"]) for body in made["body"]] == [
        ("identifying", "Ana Ruiz"),
        ("tagging", "direct"),
        ("describing", "the mayor"),
    ]


def test_nobody_is_identified_where_the_article_names_nobody() -> None:
    source = article("Critics say it is late.")
    quote = quoted(source, "it is late", name=None, kind="indirect", mention=(0, 7))
    [made] = check_collection(annotated(quote))
    assert [(body["purpose"], body["value"]) for body in made["body"]] == [
        ("tagging", "indirect"),
        ("describing", "Critics"),
    ]


def test_an_annotation_keeps_its_id_from_export_to_export() -> None:
    first, again = annotated(ALL), annotated(ALL)
    assert first["first"]["items"] == again["first"]["items"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    source = article(f"{text} said", path=f"{text}.txt", title=text)
    selection = Selection(text, 1, WHEN)
    quote = quoted(source, text, name=text, role=text)
    document = "".join(annotation_lines([quote], selection, lambda path: source))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", document)
    [made] = check_collection(json.loads(document))
    assert made["target"]["selector"][0]["exact"] == text


def test_an_empty_collection_is_one() -> None:
    assert check_collection(annotated()) == []


def test_the_command_writes_annotations_of_every_quote(news: Path, tmp_path: Path) -> None:
    ran = run("export", news, "-f", "annotations")
    made = check_collection(json.loads(ran.out))
    quotes = run("quotes", news, "--json").rows
    for each, quote in zip(made, quotes, strict=True):
        text = run("text", news, quote["path"]).out
        for target, span in zip(targets(each), quote["spans"], strict=True):
            words, position = target["selector"]
            assert [position["start"], position["end"]] == span
            assert text[slice(*span)] == words["exact"]
            assert (
                text.index(words["prefix"] + words["exact"] + words["suffix"]) + len(words["prefix"])
                == span[0]
            )
    assert run("export", news, "-o", tmp_path / "q.jsonld").status == 0
    assert (tmp_path / "q.jsonld").read_text(encoding="utf-8").startswith('{"@context"')


def test_parquet_has_the_fields_of_the_json(news: Path, tmp_path: Path) -> None:
    ran = run("export", news, "-o", tmp_path / "q.parquet")
    assert (ran.status, ran.out) == (0, "")
    rows = parquet.read_table(tmp_path / "q.parquet").to_pylist()
    assert rows == run("quotes", news, "--json").rows


def test_an_empty_parquet_table_has_its_columns(library: Path, tmp_path: Path) -> None:
    assert run("export", library, "-o", tmp_path / "q.parquet").status == 0
    table = parquet.read_table(tmp_path / "q.parquet")
    assert table.num_rows == 0
    assert "speaker_id" in table.column_names


def test_parquet_is_never_printed(news: Path) -> None:
    for ran in (run("export", news, "-f", "parquet"), run_on_terminal("export", news, "-f", "parquet")):
        assert ran.status == 2
        assert "say with --output which file to write" in ran.out + ran.err


def test_without_pyarrow_one_line_says_what_to_install(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    ran = run("export", news, "-o", tmp_path / "q.parquet")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "onrecord: Parquet needs pyarrow, which is not installed: pip install 'onrecord[parquet]'\n"
    )
    assert not (tmp_path / "q.parquet").exists()


@pytest.mark.parametrize("form", ["annotations", "parquet"])
def test_neither_is_ever_read_as_an_article(form: str, news: Path) -> None:
    before = run("quotes", news).out
    assert run("export", news, "-f", form, "-o", news / "quotes.txt").status == 0
    assert is_own_file("quotes.txt", (news / "quotes.txt").read_bytes())
    ran = run("quotes", news)
    assert (ran.out, ran.err) == (before, "")
