"""Reads the files of a language. Each is read once in a process."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from index.language.compounds import CompoundMap, CompoundSet
from index.language.data import Gender, Grammar, Language, Lexicon, Pronoun, Thresholds
from index.language.forms import unaccented, verb_forms
from index.language.tables import TagTables, load_tables
from index.language.tokens import token_pattern

_FOLDER = resources.files("index.language")
_TOLD = "="
_GENDERS: dict[str, Gender | None] = {"male": "male", "female": "female", "thing": "thing", "any": None}


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
    return known, frozenset(_strings(raw, "ends")), frozenset(_strings(raw, "former"))


def _sites(raw: Mapping[str, Any]) -> list[str]:
    """Where one posts whose name is one letter, behind each word that tells where or what it is: *on X*, *auf
    der Plattform X*."""
    known = names_in_general()
    before = (*_strings(raw, "settings"), *known["platforms"], *map(str.title, known["platforms"]))
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
    lexicon = _lexicon(raw)
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
        token_pattern=token_pattern(_strings(raw, "abbreviations"), _strings(raw, "clitics"), _sites(raw)),
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
        from_pattern=_alternatives(raw, "authorship"),
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


def _strings(raw: Mapping[str, Any], key: str) -> list[str]:
    """A list of words; YAML reads some bare words (no, on, y) as truth values, so they are quoted in the
    files."""
    return [str(word) for word in raw.get(key) or ()]


def _words(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(_strings(raw, key))


def _either(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    """The words of a list with their accents and without: names and roles are compared without."""
    words = _words(raw, key)
    both = words.union(map(unaccented, words))
    return CompoundSet(both) if _has_compounds(raw) else both


def _alternatives(raw: Mapping[str, Any], key: str) -> re.Pattern[str]:
    """A pattern for one of the words of a list, with the blank after it; one that never matches for an empty
    list."""
    words = "|".join(map(re.escape, _strings(raw, key)))
    return re.compile(rf"\b(?:{words})\s" if words else r"(?!)")


def _gendered(raw: Mapping[str, Any], key: str) -> dict[str, Gender | None]:
    lists: Mapping[str, Iterable[str]] = raw.get(key) or {}
    told = {str(word): gender for name, gender in _GENDERS.items() for word in lists.get(name, ())}
    told |= dict.fromkeys(set(lists.get("male", ())) & set(lists.get("female", ())))
    for prefix in _strings(raw, "prefixes"):
        told = {prefix + word: gender for word, gender in told.items() if " " not in word} | told
    both = {unaccented(word): gender for word, gender in told.items()} | told
    return CompoundMap(both) if _has_compounds(raw) else both


def _has_compounds(raw: Mapping[str, Any]) -> bool:
    return bool((raw.get("grammar") or {}).get("compounds"))


def _pronoun(raw: Mapping[str, Any]) -> Pronoun:
    return Pronoun(
        gender=_GENDERS[raw.get("gender", "any")],
        several=raw.get("number") == "several",
        speaking=bool(raw.get("speaking")),
        addressed=bool(raw.get("addressed")),
        relative=bool(raw.get("relative")),
        latter=bool(raw.get("latter")),
    )


def _lexicon(raw: Mapping[str, Any]) -> Lexicon:
    turns = raw.get("turn_labels") or {}
    kinship = raw.get("kinship") or {}
    silence = raw.get("no_statements") or {}
    answering = raw.get("answering") or {}
    ruling = raw.get("ruling") or {}
    return Lexicon(
        elisions=_words(raw, "elisions"),
        possessive=_words(raw, "possessive"),
        pronouns={str(word): _pronoun(given) for word, given in raw["pronouns"].items()},
        titles=_gendered(raw, "titles"),
        offices=_either(raw, "offices"),
        heads=_either(ruling, "heads"),
        rulers=_either(ruling, "only"),
        realms=_either(ruling, "of"),
        nicknames={str(k): frozenset(map(str, v)) for k, v in (raw.get("nicknames") or {}).items()},
        dropped=frozenset(map(str, raw["titles"].get("drop", ()))),
        suffixes=_words(raw, "suffixes"),
        title_forms={
            unaccented(str(k)): frozenset(map(unaccented, map(str, v)))
            for k, v in (raw.get("title_forms") or {}).items()
        },
        particles=_words(raw, "particles"),
        person_nouns=_gendered(raw, "person_nouns"),
        several=_words(raw, "several"),
        kin=_words(kinship, "nouns"),
        kin_of=_words(kinship, "of"),
        namesakes=_words(kinship, "also"),
        generations=_words(kinship, "generations"),
        generic_bodies=_words(raw, "generic_bodies").union(map(unaccented, _words(raw, "generic_bodies"))),
        organisation_nouns=_either(raw, "organisation_nouns"),
        document_nouns=_either(raw, "document_nouns"),
        makings=_words(raw, "makings"),
        places=_words(raw, "places"),
        demonyms=_words(raw, "demonyms").union(map(unaccented, _words(raw, "demonyms"))),
        parties={
            unaccented(str(name)): str(party)
            for party, names in (raw.get("parties") or {}).items()
            for name in (party, *names)
        },
        aged=tuple(unaccented(ending) for ending in _strings(raw.get("aged") or {}, "endings")),
        aged_gender=_gendered(raw, "aged"),
        calendar=_words(raw, "calendar"),
        recent=_words(raw, "recent"),
        time_words=_words(raw, "time_words"),
        auxiliaries=_words(raw, "auxiliaries"),
        be_forms=_words(raw, "be_forms"),
        negations=_words(raw, "negations"),
        source_prepositions=_phrases(raw, "source_prepositions"),
        source_phrases=_phrases(raw, "source_phrases"),
        source_postpositions=_words(raw, "source_postpositions"),
        fronted=_words(raw, "fronted"),
        trailing=_words(raw, "trailing"),
        genitives=_words(raw, "genitives"),
        passives=_words(raw, "passives"),
        reporting=_words(raw, "reporting"),
        hearsay=_words(raw, "reporting") | _words(raw, "hearsay"),
        told_endings=tuple(_strings(raw, "told_endings")),
        adjective_endings=tuple(_strings(raw, "adjective_endings")),
        dative_endings=tuple(_strings(raw, "dative_endings")),
        plural_endings=tuple(_strings(raw, "plural_endings")),
        past_endings=tuple(_strings(raw, "past_endings")),
        nominatives=_words(raw, "nominatives"),
        oblique=_words(raw, "oblique"),
        ambiguous=_words(raw, "ambiguous"),
        relatives=_words(raw, "relatives"),
        genitive_endings=tuple(_strings(raw, "genitive_endings")),
        bent=tuple(map(str, raw.get("bent") or ())),
        feminine=tuple(map(str, raw.get("feminine") or ())),
        passive_speakers=_words(raw, "passive_speakers"),
        demonstratives=_words(raw, "demonstratives"),
        source_adverbs=_words(raw, "source_adverbs"),
        source_nouns=_either(raw, "source_nouns"),
        with_nouns=_words(raw, "with_nouns"),
        reciting=_words(raw, "reciting"),
        adverbial=tuple(map(str, raw.get("adverbial") or ())),
        issuing={str(verb): frozenset(map(str, said)) for verb, said in (raw.get("issuing") or {}).items()},
        cue_nouns=_either(raw, "cue_nouns"),
        cue_adjectives=_words(raw, "cue_adjectives"),
        complementizers=_words(raw, "complementizers"),
        focusing=_words(raw, "focusing"),
        quantities=_phrases(raw, "quantities"),
        concluding=_words(raw, "concluding"),
        acts=_words(silence, "acts"),
        refusals=_words(silence, "refusals"),
        refused=_words(silence, "of"),
        rumoured=_words(silence, "rumoured"),
        shown=_words(silence, "shown"),
        instances=_words(silence, "instances"),
        bare=_words(silence, "bare"),
        perceiving=_words(silence, "perceiving"),
        publishing=_words(silence, "publishing"),
        unchecked=_words(silence, "unchecked"),
        unsaid=_words(silence, "unsaid"),
        gestures=_words(raw, "gestures"),
        answering=_words(answering, "verbs"),
        answered=_words(answering, "to"),
        conjunctions=_words(raw, "conjunctions"),
        subordinators=_words(raw, "subordinators"),
        contrasts=_words(raw, "contrasts"),
        occasions=_words(raw, "occasions"),
        manner=_words(raw, "manner"),
        articles=_words(raw, "articles"),
        definite=_words(raw, "definite"),
        fused=_words(raw, "fused"),
        indefinite=_words(raw, "indefinite"),
        declaratives=_words(raw, "declaratives"),
        honorifics=_words(raw, "honorifics"),
        naming=_words(raw, "naming"),
        bodies=_words(raw, "bodies"),
        naming_after=_words(raw, "naming_after"),
        works=_words(raw, "works"),
        comparing=_words(raw, "comparing"),
        alone=_words(raw, "alone"),
        pairs=_words(raw, "pairs"),
        interrogatives=_words(raw, "interrogatives"),
        agents=_words(raw, "agents"),
        attaching=_words(raw, "attaching"),
        prepositions=_words(raw, "prepositions"),
        settings=_words(raw, "settings"),
        agencies=_words(raw, "agencies"),
        before_clauses=_words(raw, "before_clauses"),
        addressing=_words(raw, "addressing"),
        periphrastic=_words(raw, "periphrastic"),
        participles=_words(raw, "participles"),
        publications=_words(raw, "publications"),
        floating=_words(raw, "floating"),
        name_links=_words(raw, "name_links"),
        authorship=_words(raw, "authorship"),
        joins=_words(raw, "joins"),
        questions=_words(turns, "question"),
        answers=_words(turns, "answer"),
        grammar=_grammar(raw.get("grammar") or {}),
    )


def _grammar(raw: Mapping[str, Any]) -> Grammar:
    return Grammar(
        subject_follows=bool(raw.get("subject_follows")),
        subject_dropped=bool(raw.get("subject_dropped")),
        compounds=bool(raw.get("compounds")),
        noun_capitals=bool(raw.get("noun_capitals")),
        ordinal_stops=bool(raw.get("ordinal_stops")),
        head_first=bool(raw.get("head_first")),
        verb_final=bool(raw.get("verb_final")),
        comma_clauses=bool(raw.get("comma_clauses")),
        redescribes=bool(raw.get("redescribes")),
        names_later=bool(raw.get("names_later")),
        bare_infinitive=bool(raw.get("bare_infinitive")),
        stops_outside=bool(raw.get("stops_outside")),
        quoted_names=bool(raw.get("quoted_names")),
        surnames=int(raw.get("surnames", 1)),
        speech_dashes=_words(raw, "speech_dashes"),
        article_gender=_gendered(raw, "article_gender"),
    )


def _phrases(raw: Mapping[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words, the longest first, so that a longer one is not taken for a shorter."""
    groups = [tuple(map(str, words)) for words in raw.get(key) or ()]
    return tuple(sorted(groups, key=len, reverse=True))


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
        if gender in _GENDERS:
            names.update(dict.fromkeys(listed.split(" "), _GENDERS[gender]))
    return names


def _given_here(raw: Mapping[str, Any]) -> dict[str, Gender | None]:
    """Given names whose gender this language tells though others do not: *Jan* is a man in German."""
    lists: Mapping[str, Iterable[str]] = raw.get("given_names") or {}
    return {str(name): _GENDERS[gender] for gender, listed in lists.items() for name in listed}


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
