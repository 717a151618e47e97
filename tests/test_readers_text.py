"""A text file becomes an article, to the character."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.errors import ReadError
from index.mark import comment_mark
from index.readers import read
from index.readers.decoding import NotText, decode
from index.readers.source import ARTICLE_LIMIT
from tests.conftest import AsNobody

SENTENCE = "“We won’t give up,” said Zoë Muñoz.\n"


def read_bytes(library: Path, data: bytes, name: str = "a.txt") -> tuple[Article, list[str]]:
    """The one article that `data` makes as a file, and what was noted."""
    (library / name).write_bytes(data)
    notes: list[str] = []
    (article,) = read(library, name, notes.append)
    return article, notes


def as_python_reads_it(file: Path) -> str:
    """The three lines by which anyone can check an offset."""
    with file.open(encoding="utf-8-sig") as stream:
        return stream.read()


class TestTheTextIsWhatTheFileHolds:
    @pytest.mark.parametrize(
        "text", ["", "\n\n", "  “Yes,” he said.  \n\n\t", "no end of line", "one\u2028two\x0cthree\x85four"]
    )
    def test_nothing_is_added_dropped_or_trimmed(self, library: Path, text: str) -> None:
        article, notes = read_bytes(library, text.encode())
        assert article.text == text
        assert notes == []

    @given(st.text(st.characters(min_codepoint=32, codec="utf-8", include_characters="\r\n\t")))
    def test_offsets_count_as_python_counts(
        self, tmp_path_factory: pytest.TempPathFactory, text: str
    ) -> None:
        library = tmp_path_factory.mktemp("library")
        article, _ = read_bytes(library, text.encode())
        assert article.text == as_python_reads_it(library / "a.txt")

    def test_line_ends_of_all_systems_become_newlines(self, library: Path) -> None:
        assert read_bytes(library, b"one\r\ntwo\rthree\nfour\r\r\n")[0].text == "one\ntwo\nthree\nfour\n\n"

    def test_a_single_control_character_is_no_reason_to_refuse(self, library: Path) -> None:
        text = "“Stop,” he \x00said.\x1b[31m And \x07then some more words."
        assert read_bytes(library, text.encode())[0].text == text

    @pytest.mark.parametrize("start", ["RIFF workers", "ID3 tags", "BZh", "GIF89a", "PAR1 said"])
    def test_words_that_begin_like_a_binary_are_words(self, library: Path, start: str) -> None:
        assert read_bytes(library, (start + SENTENCE).encode())[0].text == start + SENTENCE

    def test_a_file_without_a_suffix_is_text(self, library: Path) -> None:
        assert read_bytes(library, SENTENCE.encode(), "notes")[0].text == SENTENCE

    def test_a_library_of_one_file_of_another_kind_is_read_as_text(self, library: Path) -> None:
        (library / "notes.log").write_text(SENTENCE, encoding="utf-8")
        (article,) = read(library / "notes.log", "notes.log")
        assert (article.path, article.text) == ("notes.log", SENTENCE)


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_unicode_needs_no_guess(self, library: Path, encoding: str) -> None:
        article, notes = read_bytes(library, SENTENCE.encode(encoding))
        assert article.text == SENTENCE
        assert notes == []

    def test_only_one_byte_order_mark_is_taken_off(self, library: Path) -> None:
        assert read_bytes(library, "\ufeff\ufeffHi".encode())[0].text == "\ufeffHi"

    @pytest.mark.parametrize(
        ("text", "encoding", "name"),
        [
            ("«No vamos a permitirlo», dijo Muñoz. “¿Qué?”", "cp1252", "windows-1252"),
            ("„Wir müssen es ändern“, erklärte Groß.", "cp1252", "windows-1252"),
            ("It’s “odd”.", "cp1252", "windows-1252"),
            ("« Nous ne céderons pas », a-t-il ajouté où l’été s’achève.", "cp1252", "windows-1252"),
            ("Президент заявил: «Мы не отступим», сообщает агентство.", "cp1251", "windows-1251"),
            ("Premiér řekl: „Neustoupíme“, dodal Jiří Šťastný ve čtvrtek.", "cp1250", "windows-1250"),
            ("总统说：“我们不会让步。”他在北京对记者表示。", "gb18030", "gb18030"),
        ],
    )
    def test_others_are_guessed_and_the_guess_is_told(
        self, library: Path, text: str, encoding: str, name: str
    ) -> None:
        article, notes = read_bytes(library, text.encode(encoding))
        assert article.text == text
        assert notes == [f"a.txt: read as {name}, which is a guess; save it as UTF-8 to be sure"]

    @pytest.mark.parametrize(
        "data",
        [
            SENTENCE.encode() * 20 + b"caf\xe9 " + SENTENCE.encode(),
            SENTENCE.encode() + "“cut off here”".encode()[:-1],
            b"\xff\xfe" + SENTENCE.encode("utf-16-le")[:-1],
        ],
    )
    def test_a_few_damaged_bytes_cost_only_themselves_and_are_told(self, library: Path, data: bytes) -> None:
        article, notes = read_bytes(library, data)
        assert "“We won’t give up,” said Zoë Muñoz." in article.text
        assert article.text.count("\N{REPLACEMENT CHARACTER}") == 1
        assert "damaged UTF" in notes[0]

    @given(st.binary(max_size=400))
    def test_any_bytes_are_text_or_told_to_be_none(self, data: bytes) -> None:
        try:
            text = decode(data).text
        except NotText:
            return
        assert "\r" not in text
        assert text.encode().decode() == text


class TestWhatIsNoText:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"%PDF-1.7\n1 0 obj", "is a PDF; convert it to text"),
            (b"{\\rtf1\\ansi words}", "is a rich text document (RTF); save it as plain text"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "is an image (PNG), not text"),
            (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", "is a ZIP archive or office document"),
            (b"\x7fELF\x02\x01\x01" + b"\0" * 9, "is a program, not text"),
            (bytes(range(256)), "is a binary file, not text"),
            (b"\xe9\x00\x00\xfe\xff" * 9, "is a binary file, not text"),
        ],
    )
    def test_it_is_refused_by_name(self, library: Path, data: bytes, says: str) -> None:
        with pytest.raises(ReadError) as caught:
            read_bytes(library, data)
        assert str(caught.value).startswith(f"a.txt: {says}")


class TestFilesThatCannotBeRead:
    def test_one_over_the_limit_is_not_loaded(self, library: Path) -> None:
        with (library / "a.txt").open("wb") as sparse:
            sparse.truncate(ARTICLE_LIMIT * 200)
        with pytest.raises(ReadError, match=r"a.txt: is larger than 50 MB; split it"):
            list(read(library, "a.txt"))

    def test_an_article_of_more_than_a_million_characters_is_refused(self, library: Path) -> None:
        (library / "a.txt").write_text("word " * 200_000)
        assert len(list(read(library, "a.txt"))) == 1
        (library / "a.txt").write_text("word " * 200_000 + "!")
        with pytest.raises(ReadError, match=r"a.txt: has more than 1,000,000 characters; split it"):
            list(read(library, "a.txt"))

    def test_one_that_has_vanished(self, library: Path) -> None:
        with pytest.raises(ReadError, match=r"a.txt: is gone"):
            list(read(library, "a.txt"))

    def test_a_pipe_is_not_waited_for(self, library: Path) -> None:
        os.mkfifo(library / "a.txt")
        with pytest.raises(ReadError, match=r"a.txt: is no regular file"):
            list(read(library, "a.txt"))

    def test_a_folder(self, library: Path) -> None:
        (library / "a.txt").mkdir()
        with pytest.raises(ReadError, match=r"a.txt: can't be read"):
            list(read(library, "a.txt"))

    def test_one_without_permission(self, library: Path, as_nobody: AsNobody) -> None:
        (library / "a.txt").write_text("Words.")
        (library / "a.txt").chmod(0)
        assert as_nobody(
            """
            from pathlib import Path
            from index.errors import ReadError
            from index.readers import read
            """,
            """
            try:
                list(read(Path(), "a.txt"))
            except ReadError as error:
                print(error)
            """,
            library,
        ) == ["a.txt: can't be opened: permission denied; give yourself the right to read it"]


def test_what_onrecord_wrote_is_no_article(library: Path) -> None:
    (library / "quotes.md").write_text(comment_mark("export") + "\n\n> “Yes,” said Bob.")
    assert list(read(library, "quotes.md")) == []


class TestTitle:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("\n\n  Border closed  \n\nWords.", "Border closed"),
            ("One line", "One line"),
            ("", "2025-11-29 report"),
            (" \n\t\n", "2025-11-29 report"),
        ],
    )
    def test_it_is_the_first_line_with_words_else_the_name(
        self, library: Path, text: str, title: str
    ) -> None:
        assert read_bytes(library, text.encode(), "2025-11-29 report.txt")[0].title == title

    @given(st.text(st.sampled_from("ab  é“\n"), max_size=600))
    def test_a_long_line_is_cut_at_a_word_and_no_word_is_altered(self, text: str) -> None:
        from index.readers.metadata import TITLE_LIMIT, first_line

        title = first_line(text)
        if title is None:
            assert not text.strip()
            return
        assert len(title) <= TITLE_LIMIT + 1
        line = text.strip().split("\n")[0].strip()
        assert line.startswith(title.removesuffix("…"))
        if title.endswith("…") and " " in title:
            assert line[len(title) - 1].isspace()


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2025-11-29-border.txt", "2025-11-29"),
        ("efe_20251129.txt", "2025-11-29"),
        ("journal_2016_09_06_final.txt", "2016-09-06"),
        ("2025-13-45 then 2025-02-28.txt", "2025-02-28"),
        ("000_dcf859bf47b2c247.txt", None),
        ("120251129.txt", None),
        ("0001-01-01.txt", None),
        ("2025/11/29/border.txt", None),
    ],
)
def test_the_date_is_the_iso_date_in_the_name_and_never_the_files(
    library: Path, name: str, published: str | None
) -> None:
    (library / name).parent.mkdir(parents=True, exist_ok=True)
    assert read_bytes(library, b"Words.", name)[0].published == published


def test_an_article_can_be_read_from_each_kind_by_one_call(library: Path) -> None:
    readers: dict[str, Callable[[str], str]] = {
        "a.txt": str,
        "a.md": str,
        "a.html": "<html><body><article><p>{}</p></article></body></html>".format,
    }
    for name, wrap in readers.items():
        (library / name).write_text(wrap("“We will stay,” said the mayor of the town."), encoding="utf-8")
        (article,) = read(library, name)
        assert article.path == name
        assert "“We will stay,” said the mayor of the town." in article.text
