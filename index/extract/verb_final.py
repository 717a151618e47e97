"""Verbs of a language that sets them at the end of a clause, has a mood for what others said, or parts them
from their particles: what the tagger has mistaken is put right."""

from index.extract.phrases import FINITE, NOUNS
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_CLAUSE = 40
_PAUSES = frozenset((",", ".", ";", ":", "?", "!", "--", "—", "–", "("))
_LIKE_MOODS = frozenset(("JJ", "NN", "NNS", "VB", "VBP", "VBN"))
_BEHIND_VERBS = frozenset(("DT", "PRP", "PRP$", "RB", "IN", "CD", "EX", "JJ"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "JJ", "VBN", "VBG", '"'))


def mend_verbs(tokens: Tokens, language: Language) -> None:
    """Set the tags of such verbs, where the language has them, and join them with their particles."""
    lexicon = language.lexicon
    if lexicon.grammar.verb_final:
        _mend_participles(tokens, language)
    if lexicon.reporting:
        _mend_moods(tokens, language)
    if language.separable:
        _join_verbs(tokens, language)


def _mend_participles(tokens: Tokens, language: Language) -> None:
    """A form of a verb of saying that looks like an adjective is none behind a noun, or when no noun follows:
    *Huber bezeichnete*. One that looks like the third person is a participle beside an auxiliary: *wird Huber
    zitiert*, *zitiert wird*."""
    auxiliary = -_CLAUSE
    for i, lower in enumerate(tokens.lowers):
        tag = tokens.tags[i]
        if tokens.words[i] in _PAUSES or tag in ("CC", "WDT") or lower in language.lexicon.declaratives:
            auxiliary = -_CLAUSE
        if lower in language.lexicon.auxiliaries:
            auxiliary = i if tag in FINITE else auxiliary
            continue
        if tag == "NNP" and _is_small_verb(tokens, i, language):
            tokens.tags[i] = "VBZ"
            continue
        if lower not in language.verbs or not tokens.words[i][0].islower():
            continue
        following = tokens.lowers[i + 1] if i + 1 < len(tokens) else ""
        if tag in FINITE and (
            i - auxiliary < _CLAUSE
            or (following in language.lexicon.auxiliaries and tokens.tags[i + 1] in FINITE)
        ):
            tokens.tags[i] = "VBN"
        elif tag == "PRP$" and i + 1 < len(tokens) and tokens.tags[i + 1] in ("DT", "PRP", "NNP"):
            tokens.tags[i] = "VBP"  # meinen die Leute
        elif tag == "NNP":
            tokens.tags[i] = "VBZ"  # a small word that the tagger doesn't know: rät
        elif tag == "JJ":
            behind = i > 0 and tokens.tags[i - 1] in ("NN", "NNP", "PRP")
            if behind or i + 1 == len(tokens) or tokens.tags[i + 1] not in ("NN", "NNS", "JJ"):
                tokens.tags[i] = "VBD"


def _is_small_verb(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether what the tagger takes for the end of a name, in a small letter, is a verb that is hardly known:
    *Laut Polizeichef Jan Orth floh der Täter*."""
    word = tokens.words[i]
    if not (word.islower() and word.isalpha()) or word in language.lexicon.particles or i + 1 >= len(tokens):
        return False
    return i > 0 and tokens.words[i - 1][0].isupper() and tokens.tags[i + 1] in _BEHIND_VERBS


def _mend_moods(tokens: Tokens, language: Language) -> None:
    """Find the verbs in the mood of reported speech. One that looks like an adjective is none where no noun
    follows and its clause has no other verb so far: *die Strahlung betrage 100 Becquerel*."""
    lexicon, tags = language.lexicon, tokens.tags
    clear = True  # no verb so far in the clause
    for i, lower in enumerate(tokens.lowers):
        if tokens.words[i] in _PAUSES or tokens.stretches[i] >= 0 or tags[i] == "CC":
            clear = True
            continue
        listed = lower in lexicon.reporting
        ends = lower.endswith(lexicon.told_endings) and not lower.endswith(lexicon.past_endings)
        ends = ends and lower not in lexicon.auxiliaries
        if lower in lexicon.hearsay and tags[i] in _LIKE_MOODS and clear and not listed:
            tags[i] = "VBD"
        elif (listed or ends) and tokens.words[i][0].islower():
            if listed or tags[i] == "VBZ":
                tokens.told.add(i)
            if tags[i] in _LIKE_MOODS and clear and _stands_as_verb(tokens, i, lexicon):
                tags[i] = "VBZ"
                tokens.told.add(i)
        clear = clear and tags[i] not in FINITE


def _stands_as_verb(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether the word at `i` stands where no adjective can: behind a noun or pronoun, before none."""
    lower = tokens.lowers[i]
    if lower in lexicon.pronouns or lower in lexicon.indefinite or lower in lexicon.negations:
        return False
    if lower in lexicon.reporting and i and tokens.tags[i - 1] in NOUNS:
        return True  # im Ort herrsche Entsetzen
    following = tokens.tags[i + 1] if i + 1 < len(tokens) else "."
    if following == "JJ" and not tokens.lowers[i + 1].endswith(lexicon.adjective_endings):
        following = "RB"  # entweiche langsam
    before = tokens.tags[i - 1] if i else "."
    return following not in _NOMINAL and before in ("NN", "NNS", "NNP", "PRP", "DT", "RB", "EX", "WDT")


def _join_verbs(tokens: Tokens, language: Language) -> None:
    """A verb whose particle stands at the end of its clause is one word with it: *teilte … mit* is
    *mitteilte*."""
    for i, lower in enumerate(tokens.lowers):
        particles = language.separable.get(lower)
        if particles is None:
            continue
        if i and tokens.lowers[i - 1] in particles:  # bekannt gab
            tokens.lowers[i] = particles[tokens.lowers[i - 1]]
            tokens.tags[i - 1] = "RB"
            continue
        for j in range(i + 1, min(len(tokens), i + _CLAUSE)):
            if tokens.words[j] in ".;:?!" or tokens.lowers[j] in language.lexicon.declaratives:
                break
            ends = j + 1 == len(tokens) or not tokens.words[j + 1][0].isalnum() or tokens.tags[j + 1] == "CC"
            if tokens.lowers[j] in particles and (tokens.tags[j] == "RP" or ends):
                tokens.particles[i] = j
                tokens.lowers[i] = particles[tokens.lowers[j]]
                tokens.tags[j] = "RP"
                if tokens.tags[i] not in FINITE:
                    tokens.tags[i] = "VBZ"
                break
