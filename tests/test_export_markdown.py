"""The Markdown export: a document that a person would send as it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.article import Article
from index.export import Selection, markdown_lines
from index.export.escape import unescape
from index.export.record import Record, is_record, read_record, write_record
from index.mark import is_own_file
from index.quote import Quote
from tests.exporting import WHEN, article, markdown, quoted
from tests.hostile import HOSTILE

MAYOR = article(
    'The mayor was clear.\n\n"We will rebuild," Ana Ruiz said. "All of it."\n\n'
    "Bo Lind said that nobody had asked her.\n\n"
    '"Nobody was here when it burned.\n\n"Nobody came after," Ruiz said.\n',
    path="2025/fire.txt",
    title="After the fire",
    published="2025-11-29",
    url="https://example.org/fire",
)
REBUILD = quoted(MAYOR, "We will rebuild,", "All of it.", role="mayor of Alba")
BURNED = quoted(MAYOR, "Nobody was here when it burned.", "Nobody came after,")
ASKED = quoted(MAYOR, "that nobody had asked her", name="Bo Lind", kind="indirect")

PARSER = MarkdownIt("commonmark")


def without_records(document: str) -> str:
    return "".join(line for line in document.splitlines(keepends=True) if not is_record(line))


def test_the_document_as_a_person_would_send_it() -> None:
    document = markdown(REBUILD, BURNED, ASKED, articles=(MAYOR,))
    assert without_records(document).replace("\n\n\n", "\n\n") == (
        "<!-- onrecord export: to check it, run onrecord verify LIBRARY FILE -->\n\n"
        "# On the record\n\n"
        "3 quotes, from the library *news*, exported on 2026-03-04 at 05:06 UTC.\n\n"
        "Each block quote holds the words exactly as the article has them; *[…]* stands where the article "
        "interrupts them. Words marked as *paraphrased* are the article's, not the speaker's own.\n\n"
        "## Ana Ruiz\n\n"
        "> We will rebuild, *[…]* All of it.\n\n"
        "— **Ana Ruiz**, mayor of Alba · *After the fire* · 2025-11-29 · 2025/fire.txt, line 3 · "
        "https\\://example.org/fire\n\n"
        "> Nobody was here when it burned.\n>\n> Nobody came after,\n\n"
        "— **Ana Ruiz** · *After the fire* · 2025-11-29 · 2025/fire.txt, line 7 · "
        "https\\://example.org/fire\n\n"
        "## Bo Lind\n\n"
        "> that nobody had asked her\n\n"
        "— **Bo Lind** (paraphrased) · *After the fire* · 2025-11-29 · 2025/fire.txt, line 5 · "
        "https\\://example.org/fire\n\n"
        "<!-- onrecord export ends: 3 -->\n"
    )


def test_each_quote_carries_where_it_is_from_hidden_from_readers() -> None:
    document = markdown(ASKED)
    [record] = [read_record(line) for line in document.splitlines() if is_record(line)]
    assert record is not None
    assert (record.path, record.spans, record.speaker) == ("2025/fire.txt", ASKED.spans, "Bo Lind")
    assert MAYOR.text[slice(*record.spans[0])] == ASKED.text
    assert "digest" not in "".join(
        token.content for token in PARSER.parse(document) if token.type == "inline"
    )


def test_a_quote_without_a_name_says_so_and_how_the_article_calls_the_speaker() -> None:
    source = article("Critics say it is too late.")
    quote = quoted(source, "it is too late", name=None, kind="indirect", mention=(0, 7))
    document = markdown(quote)
    assert "## Without a name\n" in document
    assert "— *No name given* (paraphrased), “Critics” · *A title* · news/a.txt, line 1\n" in document


def test_a_paraphrase_with_words_in_marks_is_marked_as_partly_paraphrased() -> None:
    source = article('Ruiz said it was "too late" to start.')
    quote = quoted(source, 'it was "too late" to start', kind="mixed")
    assert '> it was "too late" to start\n\n— **Ana Ruiz** (partly paraphrased) · ' in markdown(quote)


def test_grouped_by_article_the_article_is_told_once_more_in_full() -> None:
    source = article("I will. I won't.", author="J. Doe", publisher="The Post", published="2024-05")
    document = markdown(quoted(source, "I will."), quoted(source, "I won't.", name="Bo Lind"), by="article")
    assert document.count("## A title\n\nJ. Doe · The Post · 2024-05 · news/a.txt\n\n") == 1
    assert document.count("\n## ") == 1


def test_grouped_by_date_quotes_of_one_date_stand_together() -> None:
    first = quoted(article("I will.", published="2024-05"), "I will.")
    second = quoted(article("I won't.", path="b.txt"), "I won't.")
    document = markdown(first, second, by="date")
    assert document.index("## 2024-05\n") < document.index("## Without a date\n")


def test_namesakes_get_headings_of_their_own() -> None:
    first = quoted(article("I will."), "I will.")
    second = Quote(**{**{name: getattr(first, name) for name in Quote.__slots__}, "speaker_id": "other"})
    assert markdown(first, second).count("## Ana Ruiz\n") == 2


def test_the_head_says_what_was_selected() -> None:
    selection = Selection("my_news", 1, WHEN, ("Ana Ruiz",), ("direct", "about “*fire*”", "since 2024"))
    document = "".join(markdown_lines([quoted(MAYOR, "All of it.")], selection, lambda path: MAYOR))
    assert "# On the record: Ana Ruiz\n" in document
    assert "1 quote, direct, about “\\*fire\\*”, since 2024, from the library *my_news*, exported" in document


def test_nothing_found_is_said() -> None:
    assert "\nNo quotes, from the library *news*, exported on" in markdown()


def test_an_export_is_never_read_as_an_article() -> None:
    assert is_own_file("export.md", markdown(REBUILD, articles=(MAYOR,)).encode())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_articles_stay_words_in_the_whole_document(text: str) -> None:
    source = article(f"{text} said", path=f"{text}.txt", title=text, published="2025", author=text, url=text)
    quote = quoted(source, text, name=text.strip() or "x", role=text)
    for by in ("speaker", "article", "date"):
        tokens = PARSER.parse(markdown(quote, by=by))
        kinds = [token.type for token in tokens if token.type.endswith("_open")]
        assert kinds.count("heading_open") == 2
        assert kinds.count("blockquote_open") == 1
        assert set(kinds) == {"heading_open", "paragraph_open", "blockquote_open"}
        blocks = [token.content for token in tokens if token.type == "html_block"]
        assert len(blocks) == 3
        assert all(block.count("-->") == 1 and block.rstrip().endswith("-->") for block in blocks)
        inline = {child.type for token in tokens for child in token.children or []}
        assert inline <= {
            "text",
            "html_inline",
            "softbreak",
            "strong_open",
            "strong_close",
            "em_open",
            "em_close",
        }


any_text = st.text(st.characters(exclude_categories=()), min_size=1)


@given(path=any_text, speaker=any_text | st.none())
@example(path="a--b>-->%%<!--.txt", speaker="--")
def test_any_path_and_name_fit_into_the_hidden_record(path: str, speaker: str | None) -> None:
    record = Record("0f", path, ((0, 3), (7, 9)), "mixed", speaker, "abc", speaker, path, None, 3, speaker)
    line = write_record(record)
    assert line.isascii()
    assert line.isprintable()
    inside = line.removeprefix("<!-- ").removesuffix(" -->")
    assert not {"--", "<", ">", "%%"} & {inside[i : i + n] for i in range(len(inside)) for n in (1, 2)}
    assert read_record(line) == record


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[]",
        "{}",
        "not json",
        "[" * 100_000,
        '{"id": 1, "path": "a", "spans": [[0, 1]], "kind": "direct", "speaker": null, "digest": "x"}',
        '{"id": "1", "path": "a", "spans": [[1, 0]], "kind": "direct", "speaker": null, "digest": "x"}',
        '{"id": "1", "path": "a", "spans": [], "kind": "direct", "speaker": null, "digest": "x"}',
        '{"id": "1", "path": "a", "spans": [[0, true]], "kind": "direct", "speaker": null, "digest": "x"}',
        '{"id": "1", "path": "a", "spans": 7, "kind": "direct", "speaker": null, "digest": "x"}',
        '{"id": "1", "path": "a", "spans": [[0, 1]], "kind": "other", "speaker": null, "digest": "x"}',
        '{"id": "1", "path": "a", "spans": [[0, 1]], "kind": "direct", "speaker": 5, "digest": "x"}',
    ],
)
def test_a_damaged_record_is_known_as_one(damaged: str) -> None:
    line = f"<!-- onrecord quote {damaged} -->"
    assert is_record(line)
    assert read_record(line) is None


words = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30).filter(str.strip)


@given(words)
@example("".join(HOSTILE))
def test_any_quote_reads_back_from_the_document(text: str) -> None:
    quote = quoted(Article("a.txt", text, "", "en"), text)
    block = [line[2:] for line in markdown(quote).split("\n") if line.startswith("> ")]
    assert unescape("\n".join(block)) == text
