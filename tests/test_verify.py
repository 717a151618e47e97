"""An export is checked against its articles: does each quote still stand?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Article
from index.difference import Change, compare
from index.errors import ExportError, LibraryError
from index.export import ExportFile, Verdict, verify
from index.quote import Quote
from tests.exporting import article, markdown, quoted
from tests.hostile import HOSTILE

TEXT = (
    "Fire in Alba\n\n"
    '"We will rebuild every single house in this valley," Ana Ruiz said on Friday. '
    '"All of it, and with our own hands."\n\n'
    "Bo Lind told reporters that nobody had asked her before the plan was published.\n\n"
    '"Nobody was here when it burned.\n\n"Nobody came after," Ruiz said.\n'
)
FIRE = article(TEXT, "fire.txt")
REBUILD = quoted(FIRE, "We will rebuild every single house in this valley,")
ALL = quoted(FIRE, "We will rebuild every single house in this valley,", "All of it, and with our own hands.")
ASKED = quoted(
    FIRE, "that nobody had asked her before the plan was published", name="Bo Lind", kind="indirect"
)
BURNED = quoted(FIRE, "Nobody was here when it burned.", "Nobody came after,")


def check(document: str, *articles: Article, folder: Path) -> list[Verdict]:
    """The verdicts on `document` with `articles` as the library."""
    export = folder / "export.md"
    export.write_bytes(document.encode())
    return list(verify(ExportFile(export), library_of(*articles)))


def library_of(*articles: Article) -> Callable[[str], Article]:
    texts = {each.path: each for each in articles}

    def get(path: str) -> Article:
        if path not in texts:
            raise LibraryError(f"{path}: there is no such article")
        return texts[path]

    return get


def export(*quotes: Quote) -> str:
    return markdown(*quotes, articles=(FIRE,))


def now(text: str) -> Article:
    return article(text, "fire.txt")


def test_quotes_stand_in_articles_that_have_not_changed(tmp_path: Path) -> None:
    verdicts = check(export(REBUILD, ALL, ASKED, BURNED), FIRE, folder=tmp_path)
    assert [verdict.status for verdict in verdicts] == ["stands"] * 4
    assert [verdict.now_line for verdict in verdicts] == [3, 3, 5, 7]
    assert all(verdict.holds and not verdict.why for verdict in verdicts)


def test_the_pieces_of_an_interrupted_quote_are_told_as_everywhere(tmp_path: Path) -> None:
    [verdict] = check(export(ALL), FIRE, folder=tmp_path)
    assert verdict.text == ALL.text


def test_words_that_stand_elsewhere_have_moved_and_where_is_said(tmp_path: Path) -> None:
    changed = now("A correction was made.\n\n" + TEXT)
    verdicts = check(export(REBUILD, ALL, BURNED), changed, folder=tmp_path)
    assert [verdict.status for verdict in verdicts] == ["moved"] * 3
    assert [verdict.why for verdict in verdicts] == ["now at line 5", "now at line 5", "now at line 9"]
    for verdict, quote in zip(verdicts, (REBUILD, ALL, BURNED), strict=True):
        assert " ".join(changed.text[start:end] for start, end in verdict.now) == quote.text
    assert verdicts[0].holds


def test_of_several_places_the_nearest_is_where_they_moved(tmp_path: Path) -> None:
    source = article('x\n\n"I will not go," he said.', "fire.txt")
    document = markdown(quoted(source, "I will not go,"))
    changed = now('y\nxx\n\n"I will not go," he said.' + " word" * 500 + "\nI will not go, ever.")
    [verdict] = check(document, changed, folder=tmp_path)
    assert (verdict.status, verdict.now_line) == ("moved", 4)


def test_words_inside_longer_words_are_not_the_quote(tmp_path: Path) -> None:
    document = markdown(quoted(article('"He" said', "fire.txt"), "He"))
    [verdict] = check(document, now("There is no one Here. Hey."), folder=tmp_path)
    assert verdict.status == "vanished"


def test_pieces_that_came_far_apart_are_no_longer_one_quote(tmp_path: Path) -> None:
    pieces = TEXT.replace(' "All of it', " word" * 200 + ' "All of it')
    [verdict] = check(export(ALL), now("New.\n" + pieces), folder=tmp_path)
    assert verdict.status == "changed"


def test_changed_words_are_shown_with_the_difference(tmp_path: Path) -> None:
    changed = now(TEXT.replace("every single house in", "almost every house of"))
    [verdict] = check(export(REBUILD), changed, folder=tmp_path)
    assert verdict.status == "changed"
    assert verdict.changes == (
        Change("same", "We will rebuild"),
        Change("new", "almost"),
        Change("same", "every"),
        Change("gone", "single"),
        Change("same", "house"),
        Change("gone", "in"),
        Change("new", "of"),
        Change("same", "this valley,"),
    )
    assert not verdict.holds


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("We will rebuild", "They will rebuild", "We", "They"),
        ("this valley,", "this town,", "valley,", "town,"),
        ("valley,", "valley", "valley,", "valley"),
    ],
)
def test_a_change_at_either_end_is_seen(old: str, new: str, gone: str, came: str, tmp_path: Path) -> None:
    [verdict] = check(export(REBUILD), now(TEXT.replace(old, new)), folder=tmp_path)
    assert [change.words for change in verdict.changes if change.what == "gone"] == [gone]
    assert [change.words for change in verdict.changes if change.what == "new"] == [came]


def test_a_change_in_one_piece_of_an_interrupted_quote_is_shown_alone(tmp_path: Path) -> None:
    [verdict] = check(export(ALL), now(TEXT.replace("our own hands", "their own hands")), folder=tmp_path)
    assert verdict.changes[0] == Change("same", "We will rebuild every single house in this valley,")
    assert [change for change in verdict.changes if change.what != "same"] == [
        Change("gone", "our"),
        Change("new", "their"),
    ]


@pytest.mark.parametrize(("before", "came"), [(0, "ships"), (45, "barges"), (75, "rafts"), (999, "rafts")])
def test_of_several_places_where_a_quote_may_have_changed_the_nearest_is_shown(
    before: int, came: str, tmp_path: Path
) -> None:
    blank = "word " * 20
    source = article(f'{"word " * before}"We lost our boats," he said.', "fire.txt")
    places = (f'{blank}"We lost our {what}," he said.' for what in ("ships", "barges", "rafts"))
    document = markdown(quoted(source, "We lost our boats,"))
    [verdict] = check(document, now(" ".join(places)), folder=tmp_path)
    assert [change.words for change in verdict.changes if change.what == "new"] == [f"{came},"]


def test_a_change_in_a_very_long_quote_is_shown_too(tmp_path: Path) -> None:
    speech = " ".join(f"word{n}" for n in range(3000))
    document = markdown(quoted(article(f'"{speech}" she said', "fire.txt"), speech))
    changed = now(f'Corrected. "{speech}" she said'.replace("word1500 ", "term "))
    [verdict] = check(document, changed, folder=tmp_path)
    assert verdict.status == "changed"
    assert [change.words for change in verdict.changes if change.what != "same"] == ["word1500", "term"]


@given(st.text("ab ", max_size=40), st.text("ab ", max_size=40))
def test_a_difference_holds_both_passages(first: str, second: str) -> None:
    changes = compare(first, second)
    for passage, absent in ((first, "new"), (second, "gone")):
        words = [word for change in changes if change.what != absent for word in change.words.split()]
        assert words == passage.split()
    assert all(change.words for change in changes)


def test_words_that_are_gone_have_vanished(tmp_path: Path) -> None:
    [verdict] = check(export(REBUILD), now("Nothing of this kind was ever said."), folder=tmp_path)
    assert (verdict.status, verdict.why) == ("vanished", "its words are no longer in fire.txt")


def test_a_file_that_is_gone_takes_its_quotes_along(tmp_path: Path) -> None:
    [verdict] = check(export(REBUILD), folder=tmp_path)
    assert (verdict.status, verdict.why) == ("vanished", "fire.txt is no longer in the library")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("single house", "big house", "its words or interruptions were altered in the export"),
        ("> We will", "> I said we will", "its words or interruptions were altered in the export"),
        (", *[…]* ", ", ", "its words or interruptions were altered in the export"),
        (" *[…]* All of", " All *[…]* of", "its words or interruptions were altered in the export"),
        (
            "— **Ana Ruiz**",
            "— **Bo Lind**",
            "the line under it says otherwise than onrecord wrote: — Ana Ruiz · A title · fire.txt, line 3",
        ),
        ('"digest": "', '"digest": "0', "its words or interruptions were altered in the export"),
        ('"spans": [[', '"spans": [[0, 3], [', "its words or interruptions were altered in the export"),
        ('"path": "fire.txt"', '"path": fire', "its record is damaged"),
    ],
)
def test_what_was_altered_in_the_export_is_told(old: str, new: str, why: str, tmp_path: Path) -> None:
    document = export(ALL)
    assert document.count(old) == 1
    [verdict] = check(document.replace(old, new), FIRE, folder=tmp_path)
    assert (verdict.status, verdict.why, verdict.holds) == ("altered", why, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (", mayor of Alba", ", mayor of Rome"),
        ("*After the fire*", "*Before the fire*"),
        (" · 2025-11-29", " · 2024-11-29"),
        ("news.txt, line 3", "news.txt, line 4"),
        ("news.txt, line 3", "news.txt, line 33"),
        ("— **Ana Ruiz**", "— **Ana Ruiz**'s neighbour **Bo Lind**"),
        ("https", "https\nand nobody else: https"),
        ("news.txt, line 3", "other.txt, line 3"),
        ("example.org/fire", "example.com/fire"),
    ],
)
def test_a_fact_that_was_altered_under_a_quote_is_told(old: str, new: str, tmp_path: Path) -> None:
    source = article(
        TEXT, "news.txt", "After the fire", published="2025-11-29", url="https://example.org/fire"
    )
    words = "We will rebuild every single house in this valley,"
    document = markdown(quoted(source, words, role="mayor of Alba"))
    *above, shown, below = document.rstrip().rsplit("\n\n", 2)
    assert old in shown
    altered = "\n\n".join((*above, shown.replace(old, new), below))
    [verdict] = check(document, source, folder=tmp_path)
    assert verdict.status == "stands"
    [verdict] = check(altered, source, folder=tmp_path)
    assert (verdict.status, verdict.why.startswith("the line under it says otherwise")) == ("altered", True)


def test_an_altered_quote_is_compared_with_the_article(tmp_path: Path) -> None:
    [verdict] = check(export(REBUILD).replace("every single", "no"), FIRE, folder=tmp_path)
    assert [change for change in verdict.changes if change.what != "same"] == [
        Change("gone", "every single"),
        Change("new", "no"),
    ]


def test_a_paraphrase_that_became_a_quote_is_altered(tmp_path: Path) -> None:
    [verdict] = check(export(ASKED).replace(" (paraphrased)", ""), FIRE, folder=tmp_path)
    assert verdict.why.endswith("wrote: — Bo Lind (paraphrased) · A title · fire.txt, line 5")


def test_a_quote_without_a_record_is_not_vouched_for(tmp_path: Path) -> None:
    document = export(REBUILD) + "> I never said this.\n\n— **Ana Ruiz**\n"
    verdicts = check(document, FIRE, folder=tmp_path)
    assert [verdict.status for verdict in verdicts] == ["stands", "altered"]
    assert verdicts[1].text == "I never said this."
    assert verdicts[1].why == "nothing in the export says where it is from"


def test_a_quote_under_another_ones_record_is_not_vouched_for(tmp_path: Path) -> None:
    document = export(REBUILD).replace("\n\n— **", "\n\n> And more.\n\n— **")
    verdicts = check(document, FIRE, folder=tmp_path)
    assert [verdict.status for verdict in verdicts] == ["altered", "altered"]


def test_words_added_to_a_quote_without_a_mark_are_seen(tmp_path: Path) -> None:
    document = export(REBUILD).replace("in this valley,\n", "in this valley,\nand so forth\n")
    [verdict] = check(document, FIRE, folder=tmp_path)
    assert verdict.status == "altered"


def test_a_record_whose_quote_was_cut_is_told(tmp_path: Path) -> None:
    document = export(REBUILD, ASKED).replace("> We will rebuild every single house in this valley,\n", "")
    assert [verdict.why for verdict in check(document, FIRE, folder=tmp_path)] == [
        "its words are gone from the export",
        "",
    ]


@pytest.mark.parametrize(
    "fake", ["- > I never said this.", "1.  - > I never said this.", "So: <blockquote>I never</blockquote>"]
)
def test_a_quote_that_is_made_to_look_like_one_of_ours_is_not_vouched_for(fake: str, tmp_path: Path) -> None:
    verdicts = check(
        export(REBUILD, ASKED).replace("\n\n## Bo", f"\n\n{fake}\n\n## Bo"), FIRE, folder=tmp_path
    )
    assert [verdict.status for verdict in verdicts] == ["stands", "altered", "stands"]
    assert verdicts[1].why == "nothing in the export says where it is from"


def test_other_signs_for_emphasis_and_broken_lines_are_no_change(tmp_path: Path) -> None:
    document = export(REBUILD).replace("*A title*", "_A\ntitle_").replace("— **Ana Ruiz**", "— __Ana Ruiz__")
    [verdict] = check(document, FIRE, folder=tmp_path)
    assert verdict.status == "stands"


def test_notes_of_ones_own_and_other_line_ends_do_no_harm(tmp_path: Path) -> None:
    document = export(REBUILD, BURNED).replace("\n\n## ", "\n\nMy own note.\n\n## ")
    document = "\ufeff" + document.replace("line 3\n", "line 3\n\nI met her.\n") + "The end."
    verdicts = check(document.replace("\n", "\r\n"), FIRE, folder=tmp_path)
    assert [verdict.status for verdict in verdicts] == ["stands", "stands"]


def test_other_spacing_is_no_change(tmp_path: Path) -> None:
    document = export(REBUILD).replace("every single house", "every\n> single  house")
    [verdict] = check(document, now(TEXT.replace("We will rebuild", "We  will\nrebuild")), folder=tmp_path)
    assert verdict.holds


def test_every_quote_says_where_it_is_in_the_export(tmp_path: Path) -> None:
    document = export(REBUILD, ASKED)
    lines = document.split("\n")
    for verdict, start in zip(
        check(document, FIRE, folder=tmp_path), ("> We will", "> that nobody"), strict=True
    ):
        assert lines[verdict.line - 1].startswith(start)


@pytest.mark.parametrize(
    "content", [b"", b"# Notes\n\n> A quote\n", b"\xff\xfe\x00", b"<!-- onrecord report -->"]
)
def test_only_markdown_that_onrecord_wrote_can_be_verified(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_bytes(content)
    with pytest.raises(ExportError, match=r"notes\.md: is no Markdown export"):
        list(ExportFile(file))


@pytest.mark.parametrize(("name", "why"), [("none.md", "no such file"), (".", "is a directory")])
def test_a_file_that_can_not_be_read_is_told(name: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=why):
        list(ExportFile(tmp_path / name))


def test_a_damaged_file_is_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "export.md"
    content = export(REBUILD, ALL, BURNED).encode()
    for cut in range(len(content) // 2, len(content), 7):
        file.write_bytes(content[:cut] + b"\xff\xfe" + content[cut + 5 :])
        for verdict in verify(ExportFile(file), library_of(FIRE)):
            assert verdict.status in ("stands", "altered", "vanished")


words = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30).filter(str.strip)


@given(words, words)
@example("".join(HOSTILE), "x")
@example("a", "a a")
def test_whatever_was_quoted_stands_and_an_article_that_grew_moves_it(
    tmp_path_factory: pytest.TempPathFactory, text: str, before: str
) -> None:
    folder = tmp_path_factory.mktemp("export")
    source = article(text, "fire.txt", title=text)
    document = markdown(quoted(source, text, name=text))
    [verdict] = check(document, source, folder=folder)
    assert verdict.status == "stands"
    [verdict] = check(document, now(f"{before}\n\n{text}"), folder=folder)
    assert verdict.holds
