"""A web page becomes an article: its main text, and what its metadata says."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura import external

from index.article import Article
from index.errors import ReadError
from index.extract import extract
from index.readers import read
from index.readers.html import TAG_LIMIT
from tests.conftest import PROJECT

PARAGRAPHS = [
    "“Nuestras fronteras deben respetarse”, declaró el presidente José Jerí en la ciudad de Tacna.",
    "Luis Torres, gobernador de Tacna, dijo que la carretera seguía bloqueada desde el viernes.",
]
ARTICLE = (
    "<article><h1>Cierre de frontera</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>"
)
PAGE = f"""<!DOCTYPE html>
<html lang="es-CL"><head><title>Cierre de frontera | Canal N</title>
<meta property="og:site_name" content="Canal N"><meta name="author" content="Ana Pérez">
<meta property="article:published_time" content="2025-11-29T23:30:00-05:00">
<link rel="canonical" href="https://canaln.example/a/1"><script>track("nobody reads this")</script></head>
<body><nav><a href="/">Inicio</a> <a href="/b">Política</a></nav>
{ARTICLE}
<footer>© 2024 Canal N</footer></body></html>"""


TAGS = ["<p>", "</p>", "<article>", "<table><tr>", "<td>", "<li>", "<script>", "</script>", "<!--", "-->"]
BROKEN = [
    "<div",
    ">",
    "</",
    "<![CDATA[",
    "&#27;",
    "&#0;",
    "&",
    '"',
    "\x00",
    '<meta charset="x',
    "<html lang=",
]


def read_html(library: Path, page: str | bytes, name: str = "a.html") -> tuple[Article, list[str]]:
    (library / name).write_bytes(page if isinstance(page, bytes) else page.encode())
    notes: list[str] = []
    (article,) = read(library, name, notes.append)
    return article, notes


def test_the_main_text_is_taken_and_the_metadata_told(library: Path) -> None:
    article, notes = read_html(library, PAGE)
    assert article == Article(
        path="a.html",
        text="\n".join(["Cierre de frontera", *PARAGRAPHS]),
        title="Cierre de frontera",
        lang="es",
        published="2025-11-29",
        author="Ana Pérez",
        publisher="Canal N",
        url="https://canaln.example/a/1",
    )
    assert notes == []


def test_without_metadata_nothing_is_made_up(library: Path) -> None:
    article, _ = read_html(
        library, f"<html><body>{ARTICLE}<p>Copyright 2019. Updated on 3 March 2020.</p></body></html>"
    )
    assert (article.published, article.author, article.publisher, article.url) == (None, None, None, None)


def test_then_the_date_is_the_one_in_the_name(library: Path) -> None:
    page = f"<html><body>{ARTICLE}</body></html>"
    assert read_html(library, page, "2025-11-29.html")[0].published == "2025-11-29"


class TestEncodings:
    @pytest.mark.parametrize(
        "declaration",
        [
            '<meta charset="ISO-8859-1">',
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
        ],
    )
    def test_the_one_that_the_page_declares(self, library: Path, declaration: str) -> None:
        page = PAGE.replace("<head>", f"<head>{declaration}").replace("©", "")
        article, notes = read_html(library, page.encode("cp1252"))
        assert article.text.endswith("\n".join(PARAGRAPHS))
        assert notes == []

    @pytest.mark.parametrize("declared", ["iso-8859-1", "unicode_escape", "zlib", "nonsense", "utf-16"])
    def test_utf8_is_utf8_whatever_the_page_declares(self, library: Path, declared: str) -> None:
        article, _ = read_html(library, PAGE.replace("<head>", f"<head><meta charset={declared}>"))
        assert article.text.endswith("\n".join(PARAGRAPHS))

    def test_an_xml_declaration_does_no_harm(self, library: Path) -> None:
        article, _ = read_html(library, '<?xml version="1.0" encoding="latin-1"?>' + PAGE, "a.xhtml")
        assert article.text.endswith("\n".join(PARAGRAPHS))


class TestPiecesAndRuins:
    @pytest.mark.parametrize(
        "piece",
        [
            ARTICLE,
            f"<p>{PARAGRAPHS[0]}",
            f"{PARAGRAPHS[0]}",
            f"<div><div><p>{PARAGRAPHS[0]}</b></article></p>",
        ],
    )
    def test_a_piece_of_a_page_is_read_too(self, library: Path, piece: str) -> None:
        assert PARAGRAPHS[0] in read_html(library, piece)[0].text

    def test_a_page_of_a_few_words_is_read_whole(self, library: Path) -> None:
        assert "“Yes,” said Bob." in read_html(library, "<html><body>“Yes,” said Bob.</body></html>")[0].text

    @pytest.mark.parametrize(
        "page",
        [
            "",
            "<html>",
            "<html><head><title>Only a title</title></head></html>",
            "<!--" * 10_000,
            "<html><body>" + "<div>" * 60_000,
        ],
    )
    def test_one_without_text_is_told(self, library: Path, page: str) -> None:
        with pytest.raises(ReadError, match=r"a.html: no text is found in this page; save the article as"):
            read_html(library, page)

    def test_one_of_endless_tags_is_refused_at_once(self, library: Path) -> None:
        with pytest.raises(ReadError, match=r"has more than 200,000 tags; save the article by itself"):
            read_html(library, "<p>words" * (TAG_LIMIT + 1))

    @pytest.mark.parametrize(
        ("page", "says"),
        [
            (f"<p {' '.join(f'a{n}' for n in range(10_000))}>words</p>", "a tag of more than 500 attributes"),
            ("<p " + " ".join(f"a{n}='>'" for n in range(10_000)) + ">words</p>", "a tag of more than 500"),
            ("<p a b='1' c>words</p>" * (TAG_LIMIT // 2), "has more than 200,000 attributes"),
        ],
        ids=["names", "values", "tags"],
    )
    def test_one_of_endless_attributes_is_refused_at_once(self, library: Path, page: str, says: str) -> None:
        with pytest.raises(ReadError, match=says):
            read_html(library, page)

    @pytest.mark.parametrize(
        "rest", ['="' * 500_000, "=' " * 300_000, " " * 1_000_000, "/" * 1_000_000, "=" * 9]
    )
    def test_a_tag_without_end_costs_no_more_than_its_length(self, library: Path, rest: str) -> None:
        words = f"<p>{PARAGRAPHS[0]}</p>"
        with suppress(ReadError):
            assert PARAGRAPHS[0] in read_html(library, f"<html><body>{words}<p a{rest}")[0].text

    def test_the_paragraphs_of_a_huge_page_are_not_each_compared_with_all_others(
        self, library: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        compared = []
        compare = vars(external)["revise_paragraph_classification"]

        def comparing(paragraphs: list[object], *rest: object) -> None:
            compared.append(len(paragraphs))
            compare(paragraphs, *rest)

        monkeypatch.setattr(external, "revise_paragraph_classification", comparing)
        figure = "<figure><blockquote>x</blockquote></figure>"
        read_html(library, figure * 10)
        assert compared
        article, _ = read_html(library, figure * 10_001)
        assert max(compared) < 100
        assert article.text.count("> x") == 10_001

    @pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table", "ul", "span", "font", "p"])
    def test_depth_is_survived(self, library: Path, tag: str) -> None:
        words = f"<p>{PARAGRAPHS[0]}</p>"
        article, _ = read_html(library, f"<html><body>{words}{f'<{tag}>' * 20_000}deep</body></html>")
        assert PARAGRAPHS[0] in article.text

    def test_entities_of_its_own_are_not_expanded(self, library: Path) -> None:
        levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
        bomb = f'<!DOCTYPE html [<!ENTITY e0 "lol">{levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        article, _ = read_html(library, f"{bomb}<html><body>{ARTICLE}<p>&e19; &f;</p></body></html>")
        assert len(article.text) < 1000
        assert "root:" not in article.text

    @settings(deadline=None, max_examples=50)
    @given(
        st.lists(
            st.sampled_from([*TAGS, *BROKEN]),
            max_size=30,
        )
    )
    def test_any_markup_gives_an_article_or_one_clear_line(
        self, tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
    ) -> None:
        library = tmp_path_factory.mktemp("library")
        try:
            article, _ = read_html(library, "".join(pieces))
        except ReadError as error:
            reason = error.reason
            assert "\n" not in reason
            return
        assert article.text
        assert article.title


def test_nothing_is_said_of_a_page_but_its_one_line(library: Path) -> None:
    (library / "a.html").write_text("<body></body>")
    command = [sys.executable, "-m", "tui.cli", "index", str(library)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    told = "a.html: no text is found in this page; save the article as plain text\n"
    assert run.stderr == f"{told}1 file could not be read; the rest is there\n"


def test_nothing_is_fetched(library: Path) -> None:
    (library / "a.html").write_text(
        PAGE.replace(
            "<body>", '<body><img src="https://example.org/i.png"><iframe src="http://example.org"></iframe>'
        )
    )
    program = """
import sys
from pathlib import Path
from index.readers import read
asked, ASK = [], ("socket.connect", "socket.sendto", "socket.getaddrinfo", "urllib.Request")
sys.addaudithook(lambda event, _: asked.append(event) if event in ASK else None)
print(len(list(read(Path(sys.argv[1]), "a.html"))), asked)
"""
    run = subprocess.run(
        [sys.executable, "-c", program, library], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "1 []\n"


BLOCKS = [
    (
        "<blockquote><p>It runs.</p><cite>Ana Ruiz, mayor</cite></blockquote>",
        "> It runs.\n> — Ana Ruiz, mayor",
    ),
    ("<blockquote>It runs. — <cite>Ana Ruiz</cite></blockquote>", "> It runs.\n> — Ana Ruiz"),
    (
        "<blockquote><p>It runs.</p><footer>— <cite>Ana Ruiz</cite>, mayor</footer></blockquote>",
        "> It runs.\n> — Ana Ruiz, mayor",
    ),
    ("<blockquote><p>It runs.</p></blockquote><p><cite>Ana Ruiz</cite></p>", "> It runs.\n> — Ana Ruiz"),
    (
        "<figure><blockquote>It runs.</blockquote><figcaption>Ana Ruiz</figcaption></figure>",
        "> It runs.\n> — Ana Ruiz",
    ),
    ("<blockquote><p>It runs.</p><p>It <b>is</b> new.</p></blockquote>", "> It runs.\n> It is new."),
    ("<blockquote><p>I read <cite>Middlemarch</cite> twice.</p></blockquote>", "> I read Middlemarch twice."),
    (
        "<blockquote>It runs.<br>It is new.<!-- no --><script>x()</script></blockquote>",
        "> It runs.\n> It is new.",
    ),
    (
        "<blockquote>It runs.</blockquote><blockquote>It stands.<cite>Ana Ruiz</cite></blockquote>",
        "It runs.\n> It stands.\n> — Ana Ruiz",
    ),
    (
        "<blockquote>It runs.<cite>Luis Soto</cite></blockquote><blockquote>It stands.<cite>Ana Ruiz</cite>"
        "</blockquote>",
        "> It runs.\n> — Luis Soto\n> It stands.\n> — Ana Ruiz",
    ),
    (
        "<p>Luis Soto wrote:</p><blockquote>It runs.</blockquote><blockquote>It stands.</blockquote>",
        "Luis Soto wrote:\n> It runs.\n> It stands.",
    ),
]


@pytest.mark.parametrize(("markup", "lines"), BLOCKS)
def test_a_block_quotation_is_marked_and_says_whose_it_is(library: Path, markup: str, lines: str) -> None:
    before = "<p>The ferry has crossed the bay since Monday, and many people came to see it leave.</p>"
    after = "<p>Nobody else was there to see it on that day, as the town was busy with the fair.</p>"
    article, _ = read_html(library, f"<html><body><article>{before}{markup}{after}</article></body></html>")
    assert lines in article.text


def test_who_is_cited_below_a_block_quotation_said_it(library: Path) -> None:
    article, _ = read_html(
        library,
        "<html lang='en'><body><article><p>The ferry has crossed the bay since Monday, and many came.</p>"
        "<blockquote><p>We waited eleven years for it.</p><footer>— <cite>Ana Ruiz</cite>, mayor</footer>"
        "</blockquote><p>It rained all day, and the harbour was empty by noon on that day.</p></article>"
        "</body></html>",
    )
    (one,) = extract(article.text, "en")
    assert (one.name, [article.text[a:b] for a, b in one.spans]) == (
        "Ana Ruiz",
        ["We waited eleven years for it."],
    )
