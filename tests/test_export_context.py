"""A Markdown export that shows each quote in its sentences, and is verified all the same."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.article import Article
from index.context import find_around
from index.export import ExportFile, Selection, markdown_lines, verify
from index.export.surroundings import IN_CONTEXT, digest_context
from index.quote import Attribution, Quote
from index.quoting import quotes_of
from tests.exporting import WHEN, article, quoted
from tests.hostile import HOSTILE
from tests.running import run, write_articles

TEXT = (
    "The town met. Mr. Lind came late.\n\n"
    'It rained. "We will rebuild," Ana Ruiz said. "All of it." Then she left. Nobody spoke.\n\n'
    "The end.\n"
)
FIRE = article(TEXT, "fire.txt")
ALL = quoted(FIRE, "We will rebuild,", "All of it.")
PARSER = MarkdownIt("commonmark")


def document(quote: Quote, source: Article, context: int) -> str:
    selection = Selection("news", 1, WHEN)
    return "".join(markdown_lines([quote], selection, lambda path: source, context=context))


def shown(quote: Quote, source: Article, context: int) -> str:
    """The paragraph that shows the context."""
    lines = document(quote, source, context).split("\n")
    [line] = [line for line in lines if line.startswith(f"{IN_CONTEXT} ")]
    return line.removeprefix(f"{IN_CONTEXT} ")


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (0, '"**We will rebuild,**" Ana Ruiz said. "**All of it.**"'),
        (1, 'It rained. "**We will rebuild,**" Ana Ruiz said. "**All of it.**" Then she left.'),
        (
            2,
            'Mr. Lind came late. ¶ It rained. "**We will rebuild,**" Ana Ruiz said. "**All of it.**" '
            "Then she left. Nobody spoke.",
        ),
        (
            20,
            'The town met. Mr. Lind came late. ¶ It rained. "**We will rebuild,**" Ana Ruiz said. '
            '"**All of it.**" Then she left. Nobody spoke. ¶ The end.',
        ),
    ],
)
def test_a_quote_stands_among_so_many_sentences(sentences: int, expected: str) -> None:
    assert shown(ALL, FIRE, sentences) == expected


def test_the_quote_itself_stands_as_it_does_without_context(tmp_path: Path) -> None:
    export = tmp_path / "export.md"
    export.write_text(document(ALL, FIRE, 2), encoding="utf-8")
    [verdict] = verify(ExportFile(export), lambda path: FIRE)
    assert verdict.status == "stands"


def verdict_on(export: Path, markdown: str, text: str = TEXT) -> tuple[str, str]:
    export.write_text(markdown, encoding="utf-8")
    [verdict] = verify(ExportFile(export), lambda path: article(text, "fire.txt"))
    return verdict.status, verdict.why


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It rained.", "It was dry."),
        ("said.", "never said."),
        ("Then she left.", "Then **she left.**"),
        ("**All of it.**", "**All of it, and more.**"),
        ("*In context:*", "In context:"),
    ],
)
def test_what_is_shown_around_a_quote_can_not_be_altered_unseen(old: str, new: str, tmp_path: Path) -> None:
    lines = document(ALL, FIRE, 1).split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith(IN_CONTEXT))
    assert old in lines[at]
    lines[at] = lines[at].replace(old, new)
    assert verdict_on(tmp_path / "export.md", "\n".join(lines)) == (
        "altered",
        "what it shows around the quote is not what onrecord wrote",
    )


@pytest.mark.parametrize(
    "forged",
    [
        'It was dry. "**We will rebuild,**" Ana Ruiz said. "**All of it.**" Then she left.',
        'It rained. "We will rebuild," **Ana Ruiz** said. "**All of it.**" Then she left.',
        "**We will rebuild,** **All of it.**",
    ],
)
def test_nor_with_its_record_alike(forged: str, tmp_path: Path) -> None:
    fresh = document(ALL, FIRE, 1)
    before = next(line for line in fresh.split("\n") if line.startswith(IN_CONTEXT))
    forged = f"{IN_CONTEXT} {forged}"
    markdown = fresh.replace(before, forged).replace(digest_context(before), digest_context(forged))
    status, why = verdict_on(tmp_path / "export.md", markdown)
    assert (status, why) == ("changed", "its words stand, but what stands around them reads otherwise")


def test_an_article_that_grew_elsewhere_only_moves_a_quote_with_its_context(tmp_path: Path) -> None:
    status, why = verdict_on(tmp_path / "export.md", document(ALL, FIRE, 1), "New. ¶\n\n" + TEXT)
    assert (status, why) == ("moved", "now at line 5")


def test_an_article_that_changed_beside_a_quote_is_told(tmp_path: Path) -> None:
    text = TEXT.replace("It rained.", "It snowed.")
    status, why = verdict_on(tmp_path / "export.md", document(ALL, FIRE, 1), text)
    assert (status, why) == ("changed", "its words stand, but what stands around them reads otherwise")


words = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30).filter(str.strip)


@given(words, words, words)
@example("".join(HOSTILE), "".join(HOSTILE), "".join(HOSTILE))
@example("**a**", "\\**", "¶ *")
def test_whatever_stands_around_a_quote_it_stands(
    tmp_path_factory: pytest.TempPathFactory, before: str, text: str, after: str
) -> None:
    source = article(before + text + after, "fire.txt")
    spans = ((len(before), len(before) + len(text)),)
    [quote] = quotes_of(source, [Attribution("direct", spans, name="Ana Ruiz")])
    export = tmp_path_factory.mktemp("export") / "export.md"
    assert verdict_on(export, document(quote, source, 1), source.text) == ("stands", "")


def test_words_without_a_space_beside_them_are_bold_all_the_same() -> None:
    source = article("Xa“no”y and so on.")
    inline = PARSER.parse(document(quoted(source, "“no”", kind="mixed"), source, 1))
    strong = [
        child
        for token in inline
        for before, child in pairwise(token.children or [])
        if before.type == "strong_open" and child.content == "“no”"
    ]
    assert len(strong) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_context_stays_words(text: str, tmp_path: Path) -> None:
    source = article(f"{text} before, {text} “Here we are” said {text}. {text}")
    quote = quoted(source, "Here we are")
    made = document(quote, source, 3)
    kinds = {token.type for token in PARSER.parse(made) if token.type.endswith("_open")}
    assert kinds == {"heading_open", "paragraph_open", "blockquote_open"}
    export = tmp_path / "export.md"
    export.write_text(made, encoding="utf-8")
    assert [verdict.status for verdict in verify(ExportFile(export), lambda path: source)] == ["stands"]


@given(st.text(st.sampled_from('aB .\n"”“!é1—'), max_size=200), st.data())
def test_what_is_around_a_quote_adjoins_it_on_both_sides(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wide, narrow = (find_around(article(text), [(start, end)], count) for count in (2, 0))
    assert wide.before[1] == narrow.before[1] == start
    assert wide.after[0] == narrow.after[0] == end
    assert 0 <= wide.before[0] <= narrow.before[0] <= start
    assert end <= narrow.after[1] <= wide.after[1] <= len(text)


def test_a_text_without_full_stops_gives_whole_words() -> None:
    text = f"{'wording ' * 2000}here I am{' wording' * 2000}"
    at = text.index("here")
    around = find_around(article(text), [(at, at + 9)], 1)
    assert set(text[slice(*around.before)].split()) == set(text[slice(*around.after)].split()) == {"wording"}
    assert around.before[0] > 0
    assert around.after[1] < len(text)


def test_the_command_gives_context_on_demand(library: Path, tmp_path: Path) -> None:
    write_articles(library)
    assert IN_CONTEXT not in run("export", library).out
    target = tmp_path / "q.md"
    assert run("export", library, "--by", "date", "--context", "1", "-o", target).status == 0
    assert '*In context:* Council votes on the river ¶ "**No means no,**" said Bo Lind' in target.read_text(
        encoding="utf-8"
    )
    assert run("verify", library, target).status == 0


def test_context_is_refused_where_there_is_no_room_for_it(library: Path) -> None:
    ran = run("export", library, "-f", "csv", "--context", "1")
    assert ran.status == 2
    assert "--context is for Markdown, not for csv" in ran.err
