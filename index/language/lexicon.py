"""The lexicon of a language: its lists of words by what they are for, and its grammar."""

from collections.abc import Mapping
from typing import Any

from index.language.data import Grammar, Lexicon, Pronoun
from index.language.forms import unaccented
from index.language.lists import GENDERS, either, gendered, phrases, strings, words


def read_lexicon(raw: Mapping[str, Any]) -> Lexicon:
    """All lists of words of a language, from its file."""
    turns = raw.get("turn_labels") or {}
    kinship = raw.get("kinship") or {}
    silence = raw.get("no_statements") or {}
    answering = raw.get("answering") or {}
    ruling = raw.get("ruling") or {}
    return Lexicon(
        elisions=words(raw, "elisions"),
        possessive=words(raw, "possessive"),
        pronouns={str(word): _pronoun(given) for word, given in raw["pronouns"].items()},
        titles=gendered(raw, "titles"),
        offices=either(raw, "offices"),
        heads=either(ruling, "heads"),
        rulers=either(ruling, "only"),
        realms=either(ruling, "of"),
        nicknames={str(k): frozenset(map(str, v)) for k, v in (raw.get("nicknames") or {}).items()},
        dropped=frozenset(map(str, raw["titles"].get("drop", ()))),
        suffixes=words(raw, "suffixes"),
        title_forms={
            unaccented(str(k)): frozenset(map(unaccented, map(str, v)))
            for k, v in (raw.get("title_forms") or {}).items()
        },
        particles=words(raw, "particles"),
        person_nouns=gendered(raw, "person_nouns"),
        several=words(raw, "several"),
        kin=words(kinship, "nouns"),
        kin_of=words(kinship, "of"),
        namesakes=words(kinship, "also"),
        generations=words(kinship, "generations"),
        generic_bodies=words(raw, "generic_bodies").union(map(unaccented, words(raw, "generic_bodies"))),
        organisation_nouns=either(raw, "organisation_nouns"),
        document_nouns=either(raw, "document_nouns"),
        makings=words(raw, "makings"),
        places=words(raw, "places"),
        demonyms=words(raw, "demonyms").union(map(unaccented, words(raw, "demonyms"))),
        parties={
            unaccented(str(name)): str(party)
            for party, names in (raw.get("parties") or {}).items()
            for name in (party, *names)
        },
        aged=tuple(unaccented(ending) for ending in strings(raw.get("aged") or {}, "endings")),
        aged_gender=gendered(raw, "aged"),
        calendar=words(raw, "calendar"),
        recent=words(raw, "recent"),
        time_words=words(raw, "time_words"),
        auxiliaries=words(raw, "auxiliaries"),
        be_forms=words(raw, "be_forms"),
        negations=words(raw, "negations"),
        source_prepositions=phrases(raw, "source_prepositions"),
        source_phrases=phrases(raw, "source_phrases"),
        source_postpositions=words(raw, "source_postpositions"),
        fronted=words(raw, "fronted"),
        trailing=words(raw, "trailing"),
        genitives=words(raw, "genitives"),
        passives=words(raw, "passives"),
        reporting=words(raw, "reporting"),
        hearsay=words(raw, "reporting") | words(raw, "hearsay"),
        told_endings=tuple(strings(raw, "told_endings")),
        adjective_endings=tuple(strings(raw, "adjective_endings")),
        dative_endings=tuple(strings(raw, "dative_endings")),
        plural_endings=tuple(strings(raw, "plural_endings")),
        past_endings=tuple(strings(raw, "past_endings")),
        nominatives=words(raw, "nominatives"),
        oblique=words(raw, "oblique"),
        ambiguous=words(raw, "ambiguous"),
        relatives=words(raw, "relatives"),
        genitive_endings=tuple(strings(raw, "genitive_endings")),
        bent=tuple(map(str, raw.get("bent") or ())),
        feminine=tuple(map(str, raw.get("feminine") or ())),
        passive_speakers=words(raw, "passive_speakers"),
        demonstratives=words(raw, "demonstratives"),
        source_adverbs=words(raw, "source_adverbs"),
        source_nouns=either(raw, "source_nouns"),
        with_nouns=words(raw, "with_nouns"),
        reciting=words(raw, "reciting"),
        adverbial=tuple(map(str, raw.get("adverbial") or ())),
        issuing={str(verb): frozenset(map(str, said)) for verb, said in (raw.get("issuing") or {}).items()},
        cue_nouns=either(raw, "cue_nouns"),
        cue_adjectives=words(raw, "cue_adjectives"),
        complementizers=words(raw, "complementizers"),
        focusing=words(raw, "focusing"),
        quantities=phrases(raw, "quantities"),
        concluding=words(raw, "concluding"),
        acts=words(silence, "acts"),
        refusals=words(silence, "refusals"),
        refused=words(silence, "of"),
        rumoured=words(silence, "rumoured"),
        shown=words(silence, "shown"),
        instances=words(silence, "instances"),
        bare=words(silence, "bare"),
        perceiving=words(silence, "perceiving"),
        publishing=words(silence, "publishing"),
        unchecked=words(silence, "unchecked"),
        unsaid=words(silence, "unsaid"),
        gestures=words(raw, "gestures"),
        answering=words(answering, "verbs"),
        answered=words(answering, "to"),
        conjunctions=words(raw, "conjunctions"),
        subordinators=words(raw, "subordinators"),
        contrasts=words(raw, "contrasts"),
        occasions=words(raw, "occasions"),
        manner=words(raw, "manner"),
        articles=words(raw, "articles"),
        definite=words(raw, "definite"),
        fused=words(raw, "fused"),
        indefinite=words(raw, "indefinite"),
        declaratives=words(raw, "declaratives"),
        honorifics=words(raw, "honorifics"),
        naming=words(raw, "naming"),
        bodies=words(raw, "bodies"),
        naming_after=words(raw, "naming_after"),
        works=words(raw, "works"),
        comparing=words(raw, "comparing"),
        alone=words(raw, "alone"),
        pairs=words(raw, "pairs"),
        interrogatives=words(raw, "interrogatives"),
        agents=words(raw, "agents"),
        attaching=words(raw, "attaching"),
        prepositions=words(raw, "prepositions"),
        settings=words(raw, "settings"),
        agencies=words(raw, "agencies"),
        before_clauses=words(raw, "before_clauses"),
        addressing=words(raw, "addressing"),
        periphrastic=words(raw, "periphrastic"),
        participles=words(raw, "participles"),
        publications=words(raw, "publications"),
        floating=words(raw, "floating"),
        name_links=words(raw, "name_links"),
        authorship=words(raw, "authorship"),
        joins=words(raw, "joins"),
        questions=words(turns, "question"),
        answers=words(turns, "answer"),
        grammar=_grammar(raw.get("grammar") or {}),
    )


def _pronoun(raw: Mapping[str, Any]) -> Pronoun:
    return Pronoun(
        gender=GENDERS[raw.get("gender", "any")],
        several=raw.get("number") == "several",
        speaking=bool(raw.get("speaking")),
        addressed=bool(raw.get("addressed")),
        relative=bool(raw.get("relative")),
        latter=bool(raw.get("latter")),
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
        speech_dashes=words(raw, "speech_dashes"),
        article_gender=gendered(raw, "article_gender"),
    )
