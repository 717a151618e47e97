"""Which files of a folder are articles."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LibraryError
from index.files import FoundFile, Survey, find_files
from index.mark import comment_mark, is_own_file, yaml_mark
from index.safe import REPLACEMENT, make_safe_line
from tests.conftest import AsNobody


def write(library: Path, *paths: str, text: str = "Words.") -> None:
    for path in paths:
        file = library / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def found(library: Path, survey: Survey | None = None) -> list[str]:
    return [file.path for file in find_files(library, survey)]


def test_articles_are_found_in_all_folders_sorted_by_path(library: Path) -> None:
    write(library, "b.txt", "a/z.html", "a/b/c.md", "a.txt", "a-b.txt", "a b/x.TXT", "notes")
    assert found(library) == ["a b/x.TXT", "a-b.txt", "a.txt", "a/b/c.md", "a/z.html", "b.txt", "notes"]


@given(st.sets(st.text("ab.-/ é", min_size=1, max_size=8), max_size=8))
def test_the_order_is_that_of_the_whole_paths(
    tmp_path_factory: pytest.TempPathFactory, names: set[str]
) -> None:
    library = tmp_path_factory.mktemp("library")
    for name in names:
        file = library / f"{name.strip('./ ')}.txt"
        if not any(part.startswith(".") for part in file.relative_to(library).parts):
            write(library, str(file))
    paths = found(library)
    assert paths == sorted(paths)
    assert len(paths) == len(list(library.rglob("*.txt")))


def test_each_comes_with_its_size_and_time_of_change(library: Path) -> None:
    write(library, "a.txt", text="é")
    os.utime(library / "a.txt", ns=(1, 123_456_789))
    assert list(find_files(library)) == [FoundFile("a.txt", 2, 123_456_789)]


def test_a_library_may_be_one_file_of_any_name(library: Path) -> None:
    write(library, "notes.log", "other.txt")
    assert found(library / "notes.log") == ["notes.log"]


def test_hidden_files_and_folders_are_skipped(library: Path) -> None:
    write(library, ".hidden.txt", ".git/a.txt", "a/.b/c.txt", "shown.txt")
    assert found(library) == ["shown.txt"]


def test_a_hidden_folder_can_itself_be_the_library(tmp_path: Path) -> None:
    write(tmp_path, ".news/a.txt")
    assert found(tmp_path / ".news") == ["a.txt"]


def test_files_of_other_kinds_are_left_out_and_counted(library: Path) -> None:
    write(library, "a.txt", "photo.JPG", "b.jpg", "run.py", "paper.pdf", "a.txt~", "data.csv")
    survey = Survey()
    assert found(library, survey) == ["a.txt"]
    assert survey.others[".jpg"] == 2
    assert survey.notes() == ("6 other files left out (.jpg, .txt~, .csv, .pdf, .py)",)


@pytest.mark.parametrize("name", ["Talks with the E.U. stall", "2025.11.29", "report", "v. Trump today"])
def test_a_dot_in_a_headline_is_no_suffix(library: Path, name: str) -> None:
    write(library, name)
    assert found(library) == [name]


class TestIgnoreFile:
    @pytest.mark.parametrize(
        ("patterns", "kept"),
        [
            ("b.txt", ["a.txt", "drafts/c.txt", "drafts/deep/d.txt"]),
            ("drafts/", ["a.txt", "b.txt"]),
            ("/drafts/*.txt", ["a.txt", "b.txt", "drafts/deep/d.txt"]),
            ("*.txt\n!a.txt", ["a.txt"]),
            ("# b.txt\n\n", ["a.txt", "b.txt", "drafts/c.txt", "drafts/deep/d.txt"]),
            ("**/d.txt", ["a.txt", "b.txt", "drafts/c.txt"]),
            ("drafts/**", ["a.txt", "b.txt"]),
            ("[[b]*.txt", ["a.txt", "drafts/c.txt", "drafts/deep/d.txt"]),
            ("**b**.txt", ["a.txt", "drafts/c.txt", "drafts/deep/d.txt"]),
        ],
    )
    def test_it_is_written_like_a_gitignore(self, library: Path, patterns: str, kept: list[str]) -> None:
        write(library, "a.txt", "b.txt", "drafts/c.txt", "drafts/deep/d.txt")
        write(library, ".onrecordignore", text=patterns)
        assert found(library) == kept

    def test_one_in_a_folder_holds_there_and_overrules_the_outer_one(self, library: Path) -> None:
        write(library, "a.txt", "in/a.txt", "in/b.txt")
        write(library, ".onrecordignore", text="a.txt")
        write(library, "in/.onrecordignore", text="!a.txt\n/b.txt")
        assert found(library) == ["in/a.txt"]

    def test_a_line_that_is_no_pattern_is_told_and_the_others_hold(self, library: Path) -> None:
        write(library, "a.txt", "b.txt")
        write(library, ".onrecordignore", text="!\nb.txt\n" + "*a" * 4)
        survey = Survey()
        assert found(library, survey) == ["a.txt"]
        assert [str(problem).split(":")[:2] for problem in survey.problems] == [
            [".onrecordignore", "1"],
            [".onrecordignore", "3"],
        ]

    def test_one_that_cannot_be_read_is_told(self, library: Path) -> None:
        write(library, "a.txt")
        (library / ".onrecordignore").mkdir()
        survey = Survey()
        assert found(library, survey) == ["a.txt"]
        assert [problem.path for problem in survey.problems] == [".onrecordignore"]


class TestLinks:
    def test_one_that_leads_out_of_the_library_is_not_followed(self, library: Path, tmp_path: Path) -> None:
        write(tmp_path, "outside/secret.txt", "library-too/a.txt")
        write(library, "a.txt")
        (library / "folder").symlink_to(tmp_path / "outside")
        (library / "file.txt").symlink_to("../outside/secret.txt")
        (library / "like-the-library").symlink_to(tmp_path / "library-too")
        survey = Survey()
        assert found(library, survey) == ["a.txt"]
        assert survey.notes() == ("3 links lead out of the library, not followed",)

    def test_what_the_library_holds_anyway_counts_once(self, library: Path) -> None:
        write(library, "a/x.txt")
        (library / "b").symlink_to("a")
        (library / "again.txt").symlink_to("a/x.txt")
        assert found(library) == ["a/x.txt"]

    def test_loops_end(self, library: Path) -> None:
        write(library, "a/x.txt", ".kept/y.txt")
        (library / "a" / "up").symlink_to(library)
        (library / "self").symlink_to("self")
        (library / "kept").symlink_to(".kept")
        (library / ".kept" / "again").symlink_to(library / ".kept")
        assert found(library) == ["a/x.txt", "kept/y.txt"]

    def test_one_to_a_hidden_place_inside_is_followed_as_git_annex_needs(self, library: Path) -> None:
        write(library, ".git/annex/objects/1")
        (library / "a.txt").symlink_to(".git/annex/objects/1")
        assert found(library) == ["a.txt"]

    def test_a_dangling_one_is_skipped(self, library: Path) -> None:
        (library / "gone.txt").symlink_to(".nowhere")
        assert found(library) == []

    def test_the_library_itself_may_be_one(self, library: Path, tmp_path: Path) -> None:
        write(library, "a.txt")
        (tmp_path / "link").symlink_to(library)
        assert found(tmp_path / "link") == ["a.txt"]


def test_pipes_and_sockets_are_skipped_without_waiting(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(library, "a.txt")
    os.mkfifo(library / "pipe.txt")
    monkeypatch.chdir(library)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert found(library) == ["a.txt"]


def test_names_with_newlines_and_invalid_utf8_survive_and_are_shown_safely(library: Path) -> None:
    names = [b"two\nlines.txt", b"caf\xe9.txt", b"\x1b[31mred.txt"]
    for name in names:
        Path(os.fsdecode(os.fsencode(library) + b"/" + name)).write_text("Words.")
    paths = found(library)
    assert sorted(os.fsencode(path) for path in paths) == sorted(names)
    shown = [make_safe_line(path) for path in paths]
    assert sorted(shown) == sorted(["two lines.txt", f"caf{REPLACEMENT}.txt", f"{REPLACEMENT}[31mred.txt"])


def test_a_folder_without_permission_gives_one_line_and_the_rest_goes_on(
    library: Path, as_nobody: AsNobody
) -> None:
    write(library, "a.txt", "listed/c.txt", "listed/d.txt", "locked/b.txt", "z.txt")
    (library / "listed").chmod(0o444)
    (library / "locked").chmod(0)
    assert as_nobody(
        """
        from pathlib import Path
        from index.files import Survey, find_files
        """,
        """
        survey = Survey()
        print([file.path for file in find_files(Path(), survey)])
        print(*survey.problems, sep="\\n")
        """,
        library,
    ) == [
        "['a.txt', 'z.txt']",
        "listed: what is in the folder can't be looked at (permission denied); the rest is read",
        "locked: the folder can't be opened (permission denied); the rest is read",
    ]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "there is no such folder or file"),
        ("pipe", "neither a folder nor"),
        ("/dev/zero", "neither a folder nor"),
    ],
)
def test_a_library_that_cannot_be_used_says_why(library: Path, name: str, says: str) -> None:
    os.mkfifo(library / "pipe")
    with pytest.raises(LibraryError, match=says):
        find_files(library / name)


class TestOwnFiles:
    """What onrecord wrote is known by its mark."""

    @pytest.mark.parametrize(
        ("name", "head"),
        [
            ("quotes.md", comment_mark("export") + "\n# Quotes"),
            ("quotes.md", "---\ntitle: x\n---\n" + comment_mark("export", "3 quotes")),
            ("report.html", "<!doctype html>\n" + comment_mark("report")),
            ("speakers.yaml", yaml_mark("speakers", "who is who in this library")),
            ("reviews.yml", yaml_mark("reviews")),
            ("quotes.csv", "\ufeffid,path,line,title,published,lang,author\n"),
            ("quotes.jsonl", '{"id": "0a", "path": "a \\"b\\".txt", "line": 8, "title": "T"'),
        ],
    )
    def test_it_is_recognised(self, name: str, head: str) -> None:
        assert is_own_file(name, head.encode())

    @pytest.mark.parametrize(
        ("name", "head"),
        [
            ("a.md", "# onrecord speakers\n\nA headline like a mark."),
            ("a.txt", "He wrote <!-- onrecord export --> in the middle of a line."),
            ("a.txt", "." * 8192 + "\n" + comment_mark("export")),
            ("a.html", "<!-- exported -->"),
            ("b.csv", "id,path,text\n"),
            ("b.jsonl", '{"id": "1", "path": "a.txt", "text": "said"}'),
            ("a.txt", ""),
        ],
    )
    def test_an_article_is_none(self, name: str, head: str) -> None:
        assert not is_own_file(name, head.encode())


def test_a_folder_that_is_tagged_as_a_cache_is_left_out(library: Path) -> None:
    (library / "cache").mkdir()
    (library / "cache" / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")
    (library / "cache" / "words.txt").write_text("no article")
    (library / "news.txt").write_text("an article")
    assert [found.path for found in find_files(library)] == ["news.txt"]
