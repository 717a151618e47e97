"""Words of a language whose adjectives follow their noun, and whose verb may need no subject: what the tagger
has mistaken is put right."""

from index.extract.papers import leads_to_clause, says
from index.extract.phrases import FINITE
from index.extract.sentences import SAYING
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_ENDS = frozenset((".", "?", "!"))
_HEADLESS = frozenset(("JJ", "VBN", "VBZ", "VBD", "NNP"))
_FRONT = 14
_PAST = "=VBD"
_LONE = frozenset(("NN", "NNS", "NNP", "JJ", "VBN"))


def mend_head_first(tokens: Tokens, language: Language) -> None:
    """Where adjectives follow their noun, and where a verb needs no subject."""
    _mend_perfects(tokens, language)
    _mend_beginnings(tokens, language)
    _mend_headless(tokens, language)
    _join_articles(tokens, language.lexicon)
    _join_adjectives(tokens, language)
    if language.lexicon.grammar.subject_dropped:
        _mend_lone_verbs(tokens, language)


def _mend_beginnings(tokens: Tokens, language: Language) -> None:
    """At a sentence's start a capital tells nothing: *Testigo de todo*, *Preguntado por eso, …*; but *De Zela
    dijo*."""
    lexicon, tags = language.lexicon, tokens.tags
    endings = tuple(lexicon.participles)
    words = tokens.words
    starts = [i for i in range(1, len(words) - 1) if words[i - 1] in _ENDS]
    for i in [0, *starts] if len(words) > 1 else ():
        lower, following = tokens.lowers[i], tags[i + 1]
        if tags[i] == "IN" and lower in lexicon.particles and following == "NNP":
            if tokens.lowers[i + 1] not in lexicon.places and says(tokens, i + 2, language):
                tags[i] = "NNP"
        elif tags[i] != "NNP" or tokens.words[i + 1][0].isupper() or following in FINITE:
            continue
        elif lower in lexicon.person_nouns:
            tags[i] = "NN"
        elif (
            endings and lower.endswith(endings) and following == "IN" and "," in tokens.words[i : i + _FRONT]
        ):
            tags[i] = "VBN"


def _mend_perfects(tokens: Tokens, language: Language) -> None:
    """A participle behind its auxiliary is no adjective: *Soto había dicho que …*, not *dicho acuerdo*."""
    lexicon, tags = language.lexicon, tokens.tags
    endings = tuple(lexicon.participles)
    for i in range(1, len(tags)):
        lower = tokens.lowers[i]
        if tags[i] == "VBN" or lower not in language.verbs or tokens.lowers[i - 1] not in lexicon.auxiliaries:
            continue
        if lower.endswith(endings):
            tags[i] = "VBN"
            if i + 1 < len(tags) and tags[i + 1] == "WDT" and tokens.lowers[i + 1] in lexicon.declaratives:
                tags[i + 1] = "IN"


def _mend_headless(tokens: Tokens, language: Language) -> None:
    """A word for people or bodies is a noun where an article stands before it and no noun behind: *la
    delegada en Lima*, *el general Torres*."""
    lexicon, tags = language.lexicon, tokens.tags
    for i in [k for k, tag in enumerate(tags) if tag in _HEADLESS and k]:
        lower = tokens.lowers[i]
        if tags[i] in FINITE and lower not in language.verbs:
            unknown = lower in lexicon.person_nouns and lower not in language.tags.words
            if unknown or tags[i - 1] == "PRP$":
                tags[i] = "NN"  # Díaz, vicepresidenta segunda
                continue
        if tags[i - 1] in ("DT", "PRP$") and tokens.words[i][0].islower():
            known = lower in lexicon.person_nouns or lower in lexicon.organisation_nouns
            following = tags[i + 1] if i + 1 < len(tokens) else "."
            alone = tags[i] == "JJ" and (following in ("IN", ",", ".", "WDT") or following in FINITE)
            if alone or (known and following not in ("NN", "NNS")):
                tags[i] = "NN"


def _join_articles(tokens: Tokens, lexicon: Lexicon) -> None:
    """An article with a capital behind a noun for a paper begins its name: *el diario El Norte*."""
    for i in range(1, len(tokens) - 1):
        if tokens.tags[i] != "DT" or not tokens.words[i][0].isupper() or tokens.tags[i + 1] != "NNP":
            continue
        if tokens.lowers[i - 1] in lexicon.publications and tokens.words[i][1:].islower():
            tokens.tags[i] = "NNP"


def _mend_lone_verbs(tokens: Tokens, language: Language) -> None:
    """Where a verb needs no subject, a form of a verb of saying that looks like a noun is none without an
    article before what it says, or behind a name: *Torres denuncia a*, *y alerta de que*."""
    tags, floating = tokens.tags, language.lexicon.floating
    for i in [k for k, tag in enumerate(tags) if tag in _LONE]:
        lower = tokens.lowers[i]
        if i and tokens.lowers[i - 1] in floating and language.tags.suffixes.get(lower[-1:]) == _PAST:
            tags[i - 1], tags[i] = "RB", "VBD"  # Soto la recibió
            continue
        lemma = language.verbs.get(lower)
        if lemma is None or lemma == lower or not tokens.words[i][0].islower():
            continue
        before = tags[i - 1] if i else "CC"
        led = tokens.words[i + 1 : i + 2] == [":"] or leads_to_clause(tokens, i + 1, language)
        leads = before in ("CC", ",", "RB", '"') and led
        clitic = i > 0 and tokens.lowers[i - 1] in floating and before == "RB"  # le contesta
        clitic = clitic or _tells_how(tokens, i, language)
        if tags[i] == "NNP" or (tags[i] == "JJ" and before == "NNP"):
            tags[i] = "VBD"
        elif before in ("NNP", "PRP", "WP", "WDT") or leads or clitic:
            tags[i] = "VBZ"


def _tells_how(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a form of a verb of saying stands where the teller's verb does: *«Sí», cuenta Ruiz*, *como
    recuerda Ruiz*."""
    if i == 0 or SAYING.isdisjoint(language.verb_classes[language.verbs[tokens.lowers[i]]]):
        return False
    quoted = i > 1 and tokens.words[i - 1] == "," and tokens.stretches[i - 2] >= 0
    return quoted or tokens.lowers[i - 1] in language.lexicon.manner


def _join_adjectives(tokens: Tokens, language: Language) -> None:
    """Where adjectives follow their noun, one that does is the noun's own: *el secretario provincial*, *el
    Ejército francés*."""
    lexicon = language.lexicon
    for i in [k for k, tag in enumerate(tokens.tags) if tag == "JJ" and k]:
        before, lower = tokens.tags[i - 1], tokens.lowers[i - 1]
        if before in ("NN", "NNS"):
            tokens.tags[i] = before
        elif before == "NNP" and lower in lexicon.organisation_nouns and tokens.lowers[i] in lexicon.demonyms:
            tokens.tags[i] = "NN"
