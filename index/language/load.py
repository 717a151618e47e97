"""Reads the files of a language. Each is read once in a process."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from index.language.data import Gender, Language, Lexicon, Thresholds
from index.language.forms import verb_forms
from index.language.lexicon import read_lexicon
from index.language.lists import GENDERS, alternatives, strings
from index.language.tables import TagTables, load_tables
from index.language.tokens import token_pattern

_FOLDER = resources.files("index.language")
_TOLD = "="


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that we have a file for, in alphabetical order."""
    return tuple(
        sorted(f.name[:-5] for f in _FOLDER.iterdir() if f.name.endswith(".yaml") and f.name.count(".") == 1)
    )


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """The frequent words of each language, by its code."""
    return {code: frozenset(map(str, _raw(code)["function_words"])) for code in languages()}


@cache
def language_name(code: str) -> str:
    """What a language calls itself; the code where we have no file for it."""
    return str(_raw(code)["name"]) if code in languages() else code


@cache
def particles() -> frozenset[str]:
    """Words that belong to the surname that follows them, in any language: *de*, *von*, *al*."""
    return frozenset(map(str, names_in_general()["particles"]))


@cache
def callings() -> tuple[Mapping[str, tuple[str, ...]], frozenset[str], frozenset[str]]:
    """The callings of which hardly anybody has two, by their kind; the words that end what somebody is, and
    those for what is over. All folded."""
    raw = _raw("any.callings")
    known = {str(kind): tuple(map(str, names)) for kind, names in raw["callings"].items()}
    return known, frozenset(strings(raw, "ends")), frozenset(strings(raw, "former"))


def _sites(raw: Mapping[str, Any]) -> list[str]:
    """Where one posts whose name is one letter, behind each word that tells where or what it is: *on X*, *auf
    der Plattform X*."""
    known = names_in_general()
    before = (*strings(raw, "settings"), *known["platforms"], *map(str.title, known["platforms"]))
    return [f"{word} {name}" for word in before for name in known["sites"]]


def names_in_general() -> dict[str, Any]:
    """What is known of names in any language, as `any.names.yaml` has it."""
    return _raw("any.names")


@cache
def load_language(code: str) -> Language:
    """The language `code`. Raises KeyError where we have no file for it."""
    if code not in languages():
        raise KeyError(code)
    raw = _raw(code)
    verbs, classes, separable = _verbs(raw)
    lexicon = read_lexicon(raw)
    openings: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (*lexicon.source_phrases, *lexicon.source_prepositions):
        openings[words[0]] = (*openings.get(words[0], ()), words)
    return Language(
        code=code,
        name=raw["name"],
        marks=tuple((pair["opens"], pair["closes"]) for pair in raw["quotation_marks"]),
        lexicon=lexicon,
        verbs=verbs,
        verb_classes=classes,
        given_names={**given_names(), **_given_here(raw)},
        surnames=_surnames(),
        token_pattern=token_pattern(strings(raw, "abbreviations"), strings(raw, "clitics"), _sites(raw)),
        tags=_tables(code, raw.get("tags") or {}, lexicon),
        openings=openings,
        triggers=frozenset(openings).union(
            lexicon.source_postpositions,
            lexicon.source_adverbs,
            verbs,
            lexicon.cue_nouns,
            lexicon.cue_adjectives,
            lexicon.document_nouns,
        ),
        from_pattern=alternatives(raw, "authorship"),
        weights=_weights(code, raw.get("weights_from")),
        separable=separable,
        thresholds=Thresholds(**(raw.get("thresholds") or {})),
        alike={str(word): str(other) for word, other in (raw.get("alike") or {}).items()},
    )


@cache
def _raw(code: str) -> dict[str, Any]:
    import yaml  # late: the explorer opens without any language

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load((_FOLDER / f"{code}.yaml").read_text(encoding="utf-8"), Loader=loader)
    return data


def _verbs(
    raw: Mapping[str, Any],
) -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    """Every form of every verb of saying with its lemma, and each lemma's classes; the forms whose particle
    can stand apart (``mit|teilen``: *teilte … mit*), by the form and then the particle."""
    forms: dict[str, str] = {}
    classes: dict[str, tuple[str, ...]] = {}
    separable: dict[str, dict[str, str]] = {}
    rules, irregular = raw.get("inflection") or (), raw.get("irregular_verbs") or {}
    for name, lemmas in raw["cue_verbs"].items():
        for written in map(str, lemmas):
            particle, _, base = written.rpartition("|")
            lemma = particle + base
            known = classes.get(lemma, ())
            classes[lemma] = known if name in known else (*known, name)
            for form in verb_forms(base if particle else lemma, rules, irregular):
                forms.setdefault(particle + form, lemma)
                if particle:
                    separable.setdefault(form, {})[particle] = particle + form
            if particle:
                forms.setdefault(f"{particle}zu{base}", lemma)
    return forms, classes, separable


@cache
def given_names() -> Mapping[str, Gender | None]:
    """Given names of all languages, in lower case, with the gender of most who bear them."""
    names: dict[str, Gender | None] = {}
    for line in (_FOLDER / "given_names.txt").read_text(encoding="utf-8").splitlines():
        gender, _, listed = line.partition("\t")
        if gender in GENDERS:
            names.update(dict.fromkeys(listed.split(" "), GENDERS[gender]))
    return names


def _given_here(raw: Mapping[str, Any]) -> dict[str, Gender | None]:
    """Given names whose gender this language tells though others do not: *Jan* is a man in German."""
    lists: Mapping[str, Iterable[str]] = raw.get("given_names") or {}
    return {str(name): GENDERS[gender] for gender, listed in lists.items() for name in listed}


@cache
def _surnames() -> frozenset[str]:
    """Given names that are common surnames too."""
    text = (_FOLDER / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(
        next((line[8:].split(" ") for line in text.splitlines() if line.startswith("surname\t")), ())
    )


def _tables(code: str, told: Mapping[str, Iterable[str]], lexicon: Lexicon) -> TagTables:
    """The tagger's tables; `told` are words, or with a hyphen before them endings, whose part of speech the
    language's file gives by hand. What it calls people is a noun, where the tagger has not met it."""
    path = _FOLDER / f"{code}.tags.txt"
    tables = load_tables(path.read_text(encoding="utf-8")) if path.is_file() else TagTables()
    given = {str(word): f"{_TOLD}{tag}" for tag, listed in told.items() for word in listed}
    words = {word: kind for word, kind in given.items() if word[0] != "-"}
    endings = {word[1:]: kind for word, kind in given.items() if word[0] == "-"}
    alone = {f"{_TOLD}{tag}": tag for tag in told}
    nouns = dict.fromkeys(lexicon.person_nouns, "NN")
    return TagTables(
        {**nouns, **tables.words, **words},
        {**tables.suffixes, **endings},
        tables.capitalised,
        {**tables.alone, **alone},
        tables.after,
        tables.between,
    )


def _weights(code: str, base: str | None) -> Mapping[str, Mapping[str, float]]:
    """The scorers' learned weights, by scorer then trait: lines of ``scorer, weight, trait`` between tabs.
    Those of the language `base` hold for the traits that have none of their own."""
    path = _FOLDER / f"{code}.weights.txt"
    inherited = _weights(base, None) if base is not None else {}
    weights: dict[str, dict[str, float]] = {scorer: dict(told) for scorer, told in inherited.items()}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                scorer, weight, trait = line.split("\t")
                weights.setdefault(scorer, {})[trait] = float(weight)
    return weights
