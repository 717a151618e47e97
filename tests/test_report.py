"""The report: one HTML file that is whole without its script, loads nothing and obeys no article."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from index.mark import is_own_file
from tests.hostile import HOSTILE
from tests.running import run, write_articles

VOID = {"meta", "input"}


class Page(HTMLParser):
    """A page as tags and texts; every tag must close where it should."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self) -> str:
        return "".join(text for tag, text in self.texts if tag not in ("style", "script"))


def report(*words: str | Path) -> str:
    ran = run("report", *words)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def test_every_quote_stands_in_it_with_its_speaker_and_place(news: Path) -> None:
    page = Page(report(news))
    words = [text for tag, text in page.texts if tag == "span"]
    for quote in run("quotes", news, "--json").rows:
        assert quote["text"] in words
        assert f"{quote['path']}, line {quote['line']}" in page.text()
    headings = [text for tag, text in page.texts if tag == "h2"]
    assert headings == ["Speakers", "Timeline", "Quotes"]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [a["href"][1:] for a in page.all("a") if a["href"].startswith("#")]
    assert set(targets) <= set(ids)


def test_each_quote_shows_its_context_with_its_words_marked(news: Path) -> None:
    page = Page(report(news, "--speaker", "ruiz"))
    assert [text for tag, text in page.texts if tag == "mark"] == ["We will rebuild every house,"]
    assert '" Ana Ruiz, the mayor of Alba, said on Friday.' in page.text()


def test_links_lead_from_the_report_to_the_articles(news: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("report", news, "-o", folder / "r.html").status == 0
    page = Page((folder / "r.html").read_text(encoding="utf-8"))
    places = [a["href"] for a in page.all("a") if a.get("class") == "place"]
    assert places
    for place in places:
        file, fragment = urldefrag(place)
        article = (folder / unquote(file)).read_text(encoding="utf-8")
        assert unquote(fragment.removeprefix(":~:text=")) in article


def test_nothing_is_loaded_and_only_its_own_script_may_run(news: Path) -> None:
    html = report(news)
    page = Page(html)
    assert not {"img", "link", "iframe", "object", "embed", "base"} & {tag for tag, _ in page.tags}
    assert not [attributes for _, attributes in page.tags if "src" in attributes or "style" in attributes]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "url(" not in html
    [policy] = [meta["content"] for meta in page.all("meta") if "http-equiv" in meta]
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        [content] = [text for open_, text in page.texts if open_ == tag]
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", "'\" onclick=x <!--"])
def test_hostile_articles_stay_words(text: str, library: Path) -> None:
    plain = text.replace("\r", " ").replace("\n", " ")
    front = '---\ntitle: "Storm"\nauthor: x\nurl: "javascript:alert(1)"\n---\n'
    body = f'"The wind {plain} took it all," Ana Ruiz said.\n\n"Yes," {plain} said.\n'
    write_articles(library, {"<b>a & 'b'\".md": front + body})
    page = Page(report(library))
    expected = {tag for tag, _ in Page(report(write_articles(library.parent / "plain"))).tags}
    assert {tag for tag, _ in page.tags} <= expected
    assert len(page.all("script")) == 1
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert not [a for a in page.all("a") if a["href"].startswith("javascript")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page.text())


def test_only_pages_on_the_web_are_linked_as_sources(library: Path) -> None:
    body = '"We will rebuild every house," Ana Ruiz said on Friday.\n'
    for number, url in enumerate(
        ["https://example.org/a?b=1&c=2", "javascript:alert(1)", "//x", "http:", "https://[x"]
    ):
        write_articles(library, {f"{number}.md": f'---\ntitle: A\nurl: "{url}"\n---\n{body}'})
    links = [a["href"] for a in Page(report(library)).all("a") if "rel" in a]
    assert links == ["https://example.org/a?b=1&c=2"]


def test_it_has_landmarks_labels_and_a_language(news: Path) -> None:
    page = Page(report(news))
    tags = [tag for tag, _ in page.tags]
    assert [tags.count(name) for name in ("html", "header", "nav", "main", "h1", "footer")] == [1] * 6
    assert page.all("html")[0]["lang"] == "en"
    # The parts are landmarks; a speaker is a heading, for a landmark each would be too many.
    parts = [section for section in page.all("section") if "aria-labelledby" in section]
    assert [part["id"] for part in parts] == ["speakers", "timeline", "quotes"]
    assert all("aria-hidden" in svg or "aria-label" in svg for svg in page.all("svg"))
    assert not any("aria-hidden" in cell for cell in page.all("td"))
    assert page.all("a")[0] == {"class": "skip", "href": "#quotes"}
    assert all(quote["lang"] == "en" for quote in page.all("blockquote"))
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    chart = next(attributes for attributes in page.all("svg") if attributes.get("role") == "img")
    assert chart["aria-label"] == "Quotes by month from 2024-05 to 2025-11, most in 2024-05: 3"


def test_filters_narrow_it_and_it_says_to_what(news: Path) -> None:
    text = Page(report(news, "--speaker", "lind", "--kind", "direct")).text()
    assert "No means no," in text
    assert "nobody had asked her" not in [line.strip() for line in text.split("\n")]
    assert "On the record: Bo Lind, direct" in text
    assert "1 quote, 1 speaker, 1 article" in text


def test_more_quotes_than_the_limit_are_said_to_be_left_out(news: Path, tmp_path: Path) -> None:
    count = len(run("quotes", news).lines)
    page = Page(report(news, "--limit", "2"))
    assert len(page.all("blockquote")) == 2
    assert f"Only 2 of the {count} quotes are in this report" in page.text()
    ran = run("report", news, "--limit", "2", "-o", tmp_path / "r.html")
    assert ran.err == f"2 of {count} quotes written to {tmp_path / 'r.html'}\n"


def test_many_months_are_counted_by_year(library: Path) -> None:
    body = '"We will rebuild every house," Ana Ruiz said on Friday.\n'
    write_articles(library, {f"{year}-03-01.txt": body for year in (2001, 2009, 2025)})
    page = Page(report(library))
    charts = [svg["aria-label"] for svg in page.all("svg") if "role" in svg]
    assert charts == ["Quotes by year from 2001 to 2025, most in 2001: 1"]
    assert [text for tag, text in page.texts if tag == "title"][1:3] == ["2001: 1", "2002: 0"]


def test_an_empty_library_gives_a_report_that_says_so(library: Path) -> None:
    text = Page(report(library)).text()
    assert "0 quotes, 0 speakers, 0 articles" in text
    assert "Nobody is named." in text
    assert "No article says in which month it was published." in text


def test_a_report_is_never_read_as_an_article(news: Path) -> None:
    before = run("quotes", news).out
    assert run("report", news, "-o", news / "report.html").status == 0
    assert is_own_file("report.html", (news / "report.html").read_bytes())
    assert run("quotes", news).out == before


def test_it_is_not_written_over_a_file_unless_forced(news: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.html"
    target.write_text("mine")
    ran = run("report", news, "-o", target)
    assert (ran.status, target.read_text()) == (1, "mine")
    assert "--force" in ran.err
    assert run("report", news, "-o", target, "--force").status == 0


def test_a_report_of_one_file_links_to_it(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    [place] = {
        urldefrag(a["href"])[0]
        for a in Page(report(news / "plain.txt")).all("a")
        if a.get("class") == "place"
    }
    assert Path(unquote(place)).samefile(news / "plain.txt")


def test_a_report_is_never_written_under_the_name_of_something_else(news: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    ran = run("report", news, "-o", target)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"{target}: a report is HTML" in ran.err
    assert not target.exists()
