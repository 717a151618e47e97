"""What we know of each language, and that a language is added by adding a file."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.language import detect_language, languages, load_language
from index.language.forms import verb_forms
from index.language.tables import TagTables, dump_tables, load_tables

INDEX = Path(__file__).parent.parent / "index"
TABLES = [path for path in sorted((INDEX / "language").glob("*.tags.txt")) if path.is_file()]
ARTICLES = {
    "de": "Die Bürgermeisterin von Alcora erklärte am Dienstag, dass die Brücke im Winter geöffnet wird. "
    "Die Bauern seien nicht gefragt worden, sagte ein Sprecher des Verbandes.",
    "en": "The mayor of Alcora said on Tuesday that the bridge would be opened before the winter. "
    "The farmers had not been asked, said a spokesman for their association.",
    "es": "La alcaldesa de Alcora dijo el martes que el puente se abrirá antes del invierno. "
    "A los agricultores no les preguntó nadie, según un portavoz de su asociación.",
}
"""An article in each language that we have a file for; a new language needs one here."""
ELSEWHERE = {
    "English names in Spanish": "El presidente del New York Times, John Smith, dijo que se va de la casa.",
    "Spanish names in German": "Der Präsident der Junta de Andalucía, Juan García, sagte, er kommt nicht.",
}
ESPERANTO = """
name: Esperanto
weights_from: en
function_words: [la, kaj, estas, diris, ke, al, por, kun, ne, pri]
tags:
  DT: [la]
  VBD: [diris]
  VBZ: [estas]
  JJ: [fermita]
  NN: [ponto]
quotation_marks:
  - {opens: "“", closes: "”"}
pronouns:
  ŝi: {gender: female}
titles: {any: [urbestro]}
cue_verbs: {speech: [diri]}
inflection:
  - [i, as, is, os]
articles: [la]
joins: [kaj]
"""


@pytest.fixture(params=languages())
def code(request: pytest.FixtureRequest) -> str:
    """Each language that we have a file for."""
    return str(request.param)


def test_each_language_has_what_it_takes_to_find_quotations(code: str) -> None:
    language = load_language(code)
    assert language.name
    assert language.marks
    assert all(opens and closes for opens, closes in language.marks)
    assert language.lexicon.pronouns
    assert language.lexicon.titles
    assert language.verbs


def test_every_form_of_a_verb_leads_to_a_verb_that_has_a_class(code: str) -> None:
    language = load_language(code)
    assert {lemma for lemma in language.verbs.values() if not language.verb_classes.get(lemma)} == set()
    assert {lemma for lemma in language.verb_classes if lemma not in language.verbs} == set()


def test_words_are_written_as_they_are_looked_up(code: str) -> None:
    """A bare *no* or *on* in YAML is a truth value and would come out as *False* or *True*."""
    lexicon = load_language(code).lexicon
    words = {
        *load_language(code).verbs,
        *lexicon.titles,
        *lexicon.pronouns,
        *lexicon.cue_nouns,
        *lexicon.articles,
    }
    assert {word for word in words if word != word.lower() or word != word.strip() or not word} == set()


def test_an_article_in_each_language_is_known_by_its_words(code: str) -> None:
    assert detect_language(ARTICLES[code]) == code


@pytest.mark.parametrize("article", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_foreign_names_do_not_make_an_article_english(article: str) -> None:
    assert detect_language(article) != "en"


@pytest.mark.parametrize(
    "text", ["", "1234", "???", "Alcora", "“No!”", "Ruth Okello said no.", "日本語の記事"]
)
def test_what_tells_no_language_is_taken_for_the_default(text: str) -> None:
    assert detect_language(text) == "en"
    assert detect_language(text, "es") == "es"


def test_a_language_without_a_file_is_refused() -> None:
    with pytest.raises(KeyError):
        load_language("tlh")


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("claim", ("claim", "claims", "claimed", "claiming")),
        ("argue", ("argue", "argues", "argued", "arguing")),
        ("reply", ("reply", "replies", "replied", "replying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("say", ("say", "says", "said", "said", "saying")),
    ],
)
def test_the_forms_of_english_verbs(lemma: str, forms: tuple[str, ...]) -> None:
    verbs = load_language("en").verbs
    assert {form: verbs.get(form) for form in forms} == dict.fromkeys(forms, lemma)


def test_the_first_rule_that_fits_makes_the_forms_and_an_irregular_verb_needs_none() -> None:
    rules = [("e", "es", "ed"), ("", "s", "ed")]
    assert verb_forms("argue", rules, {}) == ("argue", "argues", "argued")
    assert verb_forms("claim", rules, {}) == ("claim", "claims", "claimed")
    assert verb_forms("tell", rules, {"tell": ["tells", "told"]}) == ("tell", "tells", "told")
    assert verb_forms("sagen", [("en", "t", "ge~t")], {}) == ("sagen", "sagt", "gesagt")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_the_tables_of_tags_are_written_back_as_they_were_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tables = load_tables(text)
    assert tables.words
    assert dump_tables(tables) == text


WORDS = st.text("abcdefghijé-'’", min_size=1, max_size=6)
CLASSES = st.text("ABCNVP|?$", min_size=1, max_size=4)
LEXICONS = st.dictionaries(WORDS, CLASSES, max_size=6)


@settings(deadline=None, max_examples=60)
@given(
    LEXICONS,
    LEXICONS,
    LEXICONS,
    st.dictionaries(CLASSES, CLASSES, max_size=6),
    st.dictionaries(st.tuples(CLASSES, CLASSES), CLASSES, max_size=6),
    st.dictionaries(st.tuples(CLASSES, CLASSES, CLASSES), CLASSES, max_size=6),
)
def test_any_tables_come_back_from_their_text(
    words: dict[str, str],
    suffixes: dict[str, str],
    capitalised: dict[str, str],
    alone: dict[str, str],
    after: dict[tuple[str, str], str],
    between: dict[tuple[str, str, str], str],
) -> None:
    tables = TagTables(words, suffixes, capitalised, alone, after, between)
    assert load_tables(dump_tables(tables)) == tables


def test_a_language_is_added_by_adding_a_file(tmp_path: Path) -> None:
    shutil.copytree(INDEX, tmp_path / "index", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "index" / "language" / "eo.yaml").write_text(ESPERANTO, encoding="utf-8")
    program = """
        import json
        from index.extract import extract
        from index.language import detect_language, languages, load_language
        text = "La ponto estas fermita. “Ĝi estas fermita,” diris urbestro Ana Brandt. Ŝi ne diris kial."
        found = [[one.name, text[slice(*one.spans[0])]] for one in extract(text, "eo")]
        verbs = load_language("eo").verbs
        print(json.dumps(["eo" in languages(), detect_language(text), verbs.get("diris"), found[:1]]))
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(program)], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [True, "eo", "diri", [["Ana Brandt", "Ĝi estas fermita,"]]]
