"""The type that holds what we know of a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from index.language.tables import TagTables

Gender = Literal["male", "female", "thing"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun tells of whom it stands for; `speaking` is the first person, `addressed` the second,
    `latter` whoever was named last."""

    gender: Gender | None = None
    several: bool = False
    speaking: bool = False
    addressed: bool = False
    relative: bool = False
    latter: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language orders and marks its words where English does not.

    `subject_follows`: a finite verb may stand before its subject; `subject_dropped`: it needs none.
    `verb_final`: the verb, or the part of it that says what is done, stands last in its clause.
    `comma_clauses`: a comma stands before every clause. `head_first`: adjectives follow their noun.
    `compounds`: a noun and what qualifies it are one word. `noun_capitals`: every noun is written with a
    capital. `bare_infinitive`: what is said may be an infinitive. `stops_outside`: the comma or full stop
    that ends a quotation stands behind its mark. `quoted_names`: names of papers and bodies stand between
    quotation marks. `ordinal_stops`: a full stop after a short number ends no sentence. `surnames` is how
    many a person bears. `redescribes`: the press calls a speaker by one description after another.
    `names_later`: it gives the full name of somebody whom it has called by office and surname.
    `speech_dashes` begin and interrupt speech. `article_gender` is what an article or the like tells of
    the noun that follows.
    """

    subject_follows: bool = False
    subject_dropped: bool = False
    compounds: bool = False
    noun_capitals: bool = False
    ordinal_stops: bool = False
    head_first: bool = False
    verb_final: bool = False
    comma_clauses: bool = False
    bare_infinitive: bool = False
    stops_outside: bool = False
    quoted_names: bool = False
    redescribes: bool = False
    names_later: bool = False
    surnames: int = 1
    speech_dashes: frozenset[str] = frozenset()
    article_gender: Mapping[str, Gender | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a candidate without quotation marks is taken (`accept`), a stretch is taken
    as a quotation (`quoted`), and its best source is named, else it stands without one (`sourced`); a
    sentence in the mood of reported speech goes on with the source before it (`reported`)."""

    accept: float = 0.38
    quoted: float = 0.83
    sourced: float = 0.5
    reported: float = 0.5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Closed and open classes of words, in lower case. What each is for is said in the language's file."""

    elisions: frozenset[str]
    possessive: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    titles: Mapping[str, Gender | None]
    nicknames: Mapping[str, frozenset[str]]
    dropped: frozenset[str]
    suffixes: frozenset[str]
    offices: frozenset[str]
    heads: frozenset[str]
    rulers: frozenset[str]
    realms: frozenset[str]
    title_forms: Mapping[str, frozenset[str]]
    particles: frozenset[str]
    person_nouns: Mapping[str, Gender | None]
    several: frozenset[str]
    kin: frozenset[str]
    kin_of: frozenset[str]
    namesakes: frozenset[str]
    generations: frozenset[str]
    generic_bodies: frozenset[str]
    organisation_nouns: frozenset[str]
    document_nouns: frozenset[str]
    makings: frozenset[str]
    places: frozenset[str]
    demonyms: frozenset[str]
    parties: Mapping[str, str]
    aged: tuple[str, ...]
    aged_gender: Mapping[str, Gender | None]
    calendar: frozenset[str]
    recent: frozenset[str]
    time_words: frozenset[str]
    auxiliaries: frozenset[str]
    be_forms: frozenset[str]
    negations: frozenset[str]
    source_prepositions: tuple[tuple[str, ...], ...]
    cue_nouns: frozenset[str]
    cue_adjectives: frozenset[str]
    complementizers: frozenset[str]
    concluding: frozenset[str]
    focusing: frozenset[str]
    quantities: tuple[tuple[str, ...], ...]
    acts: frozenset[str]
    refusals: frozenset[str]
    refused: frozenset[str]
    rumoured: frozenset[str]
    perceiving: frozenset[str]
    publishing: frozenset[str]
    shown: frozenset[str]
    instances: frozenset[str]
    bare: frozenset[str]
    unchecked: frozenset[str]
    unsaid: frozenset[str]
    gestures: frozenset[str]
    answering: frozenset[str]
    answered: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    contrasts: frozenset[str]
    occasions: frozenset[str]
    manner: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    fused: frozenset[str]
    indefinite: frozenset[str]
    declaratives: frozenset[str]
    honorifics: frozenset[str]
    naming: frozenset[str]
    bodies: frozenset[str]
    naming_after: frozenset[str]
    works: frozenset[str]
    comparing: frozenset[str]
    alone: frozenset[str]
    pairs: frozenset[str]
    interrogatives: frozenset[str]
    agents: frozenset[str]
    attaching: frozenset[str]
    prepositions: frozenset[str]
    settings: frozenset[str]
    agencies: frozenset[str]
    publications: frozenset[str]
    before_clauses: frozenset[str]
    addressing: frozenset[str]
    periphrastic: frozenset[str]
    participles: frozenset[str]
    floating: frozenset[str]
    name_links: frozenset[str]
    authorship: frozenset[str]
    joins: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    source_phrases: tuple[tuple[str, ...], ...]
    source_postpositions: frozenset[str]
    fronted: frozenset[str]
    trailing: frozenset[str]
    genitives: frozenset[str]
    passives: frozenset[str]
    reporting: frozenset[str]
    hearsay: frozenset[str]
    told_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    dative_endings: tuple[str, ...]
    nominatives: frozenset[str]
    oblique: frozenset[str]
    ambiguous: frozenset[str]
    relatives: frozenset[str]
    bent: tuple[str, ...]
    genitive_endings: tuple[str, ...]
    feminine: tuple[str, ...]
    passive_speakers: frozenset[str]
    demonstratives: frozenset[str]
    source_adverbs: frozenset[str]
    source_nouns: frozenset[str]
    with_nouns: frozenset[str]
    reciting: frozenset[str]
    adverbial: tuple[str, ...]
    issuing: Mapping[str, frozenset[str]]
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its words, its verbs of saying, its marks and its tagger.

    `verbs` leads from each form of a verb of saying to its lemma; `verb_classes` from the lemma to the
    classes it belongs to. `from_pattern` finds what leads from a document to its author. `openings` leads
    from the first word of what introduces a source to all that begins so, `triggers` all words at which a
    cue can begin. `marks` are pairs of an opening mark and the characters or words that close it. `alike`
    leads from a word to the one of another language whose weights it takes, `separable` from a form of a
    verb and its particle to the two as one word.
    """

    code: str
    name: str
    marks: tuple[tuple[str, str], ...]
    lexicon: Lexicon
    verbs: Mapping[str, str]
    verb_classes: Mapping[str, tuple[str, ...]]
    given_names: Mapping[str, Gender | None]
    surnames: frozenset[str]
    token_pattern: re.Pattern[str]
    tags: TagTables
    from_pattern: re.Pattern[str]
    openings: Mapping[str, tuple[tuple[str, ...], ...]]
    triggers: frozenset[str]
    weights: Mapping[str, Mapping[str, float]]
    alike: Mapping[str, str]
    separable: Mapping[str, Mapping[str, str]]
    thresholds: Thresholds

    def like(self, word: str) -> str:
        """The word by which the scorers know this one."""
        return self.alike.get(word, word)
