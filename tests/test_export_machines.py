"""Exports for other programs: Web Annotations against the model's own rules, and Parquet."""

import json
import re
import sys
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from pyarrow import parquet

from index.export import Selection, annotation_lines
from index.mark import is_own_file
from index.quote import Quote
from tests.exporting import WHEN, article, quoted
from tests.hostile import HOSTILE
from tests.running import run, run_on_terminal

FIRE = article('"We will rebuild," Ana Ruiz said. "All of it."\n', "2025/fire #3: é.txt", "After the fire")
ALL = quoted(FIRE, "We will rebuild,", "All of it.", role="the mayor")

MOTIVATIONS = {"assessing", "tagging", "describing", "identifying"}
"""Those of the model's that onrecord uses."""

KEYS = {
    "AnnotationCollection": {
        "@context",
        "id",
        "type",
        "label",
        "total",
        "generator",
        "generated",
        "first",
        "last",
    },
    "AnnotationPage": {"id", "type", "partOf", "startIndex", "items"},
    "Annotation": {"id", "type", "motivation", "body", "target"},
    "TextualBody": {"type", "purpose", "value", "format", "language"},
    "SpecificResource": {"type", "source", "selector", "renderedVia"},
    "Text": {"id", "type", "format", "language", "label"},
    "Software": {"id", "type", "name"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
    "TextPositionSelector": {"type", "start", "end"},
}
"""The model's classes that onrecord uses, each with the model's keys for it. Any other key would be dropped
by a reader of JSON-LD, for the context has no meaning for it; `label` the context has for anything."""

ONCE = {"id", "total", "generated", "startIndex", "start", "end", "exact", "prefix", "suffix", "value"}
"""What the model lets nothing have twice."""


def annotated(*quotes: Quote) -> dict[str, Any]:
    selection = Selection("news", len(quotes), WHEN)
    document = "".join(annotation_lines(quotes, selection, lambda path: FIRE))
    made: dict[str, Any] = json.loads(document)
    return made


def check_collection(made: dict[str, Any]) -> list[dict[str, Any]]:
    """The annotations of a collection, after everything that the Web Annotation Data Model (W3C
    Recommendation of 23 February 2017) says MUST of what is in it. The context is not fetched."""
    check_keys(made)
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationCollection"
    assert isinstance(made["label"], str)
    assert is_natural(made["total"])
    # 3.3.1: an xsd:dateTime with the UTC timezone expressed as "Z".
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made["generated"])
    # 5.1: with annotations there is exactly one first page. 5.2: no page is empty.
    assert ("first" in made) == ("last" in made) == (made["total"] > 0)
    items = check_page(made) if made["total"] else []
    ids = [made["id"], *([made["last"]] if items else []), *(each["id"] for each in items)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in ids)
    for each in items:
        check_annotation(each)
    return items


def check_page(made: dict[str, Any]) -> list[dict[str, Any]]:
    page = made["first"]
    assert page["type"] == "AnnotationPage"
    # 5.2: embedded, it has no context of its own; it is the last page, so no next one is referred to.
    assert page["id"] == made["last"]
    assert page["partOf"] == made["id"]
    assert page["startIndex"] == 0
    items: list[dict[str, Any]] = page["items"]
    assert len(items) == made["total"]
    return items


def check_keys(node: object) -> None:
    """Every object is of one of the classes, and has keys of its class only, each with the right values."""
    if isinstance(node, list):
        for each in node:
            check_keys(each)
    if isinstance(node, dict):
        assert node.keys() <= KEYS[node["type"]]
        assert not any(isinstance(node.get(key), list) for key in ONCE)
        for each in node.values():
            check_keys(each)


def is_natural(number: object) -> bool:
    """An xsd:nonNegativeInteger."""
    return type(number) is int and number >= 0


def check_annotation(made: dict[str, Any]) -> None:
    assert made["type"] == "Annotation"
    assert made["motivation"] in MOTIVATIONS
    assert made["body"]
    for body in made["body"]:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in MOTIVATIONS
    assert targets(made)
    for target in targets(made):
        check_target(target)


def check_target(target: dict[str, Any]) -> None:
    assert target["type"] == "SpecificResource"
    # 4: exactly one source. As a relative reference it is an IRI once it is resolved.
    assert target["source"]["id"].isascii()
    assert not re.search(r"[\s#?<>\"{}|\\^`]", target["source"]["id"])
    assert urlsplit(target["source"]["id"]).scheme == ""
    # 4.2: several selectors select the same content.
    kinds = [selector["type"] for selector in target["selector"]]
    assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
    words, position = target["selector"]
    assert all(isinstance(words[key], str) for key in ("exact", "prefix", "suffix"))
    assert is_natural(position["start"])
    assert position["start"] < position["end"]
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


def test_a_readers_review_assesses_the_quote() -> None:
    [made] = check_collection(annotated(replace(ALL, review="confirmed")))
    assert ("assessing", "confirmed") in [(body["purpose"], body["value"]) for body in made["body"]]


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


def test_an_empty_collection_is_one_without_a_page() -> None:
    assert check_collection(annotated()) == []


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a", "text/plain"),
        ("b.MD", "text/markdown"),
        ("b.markdown", "text/markdown"),
        ("c.html", "text/html"),
        ("c.xhtml", "application/xhtml+xml"),
    ],
)
def test_a_position_in_what_is_no_plain_text_says_whose_reading_it_counts_in(
    path: str, media_type: str
) -> None:
    source = article("He said yes.", path)
    selection = Selection("news", 1, WHEN)
    document = "".join(annotation_lines([quoted(source, "yes")], selection, lambda path: source))
    [made] = check_collection(json.loads(document))
    assert made["target"]["source"]["format"] == media_type
    assert ("renderedVia" in made["target"]) == (media_type != "text/plain")


def test_the_time_is_that_of_greenwich() -> None:
    when = WHEN.astimezone(timezone(timedelta(hours=-3)))
    made = json.loads("".join(annotation_lines([], Selection("news", 0, when), lambda path: FIRE)))
    assert made["generated"] == "2026-03-04T05:06:00Z"


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
