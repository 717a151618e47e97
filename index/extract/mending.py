"""Names that the tagger has mistaken for other words, put right by what stands beside them."""

from index.extract.marks import Stretch
from index.extract.papers import leads_to_clause, mend_papers, mend_programmes, says
from index.extract.phrases import FINITE
from index.extract.sentences import SAYING
from index.extract.surnames import Surnames, mend_surnames
from index.extract.titles import is_constituency
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_CLAUSE = 40
_LONGEST_NAME = 5
_ENDS = frozenset((".", "?", "!"))
_PAUSES = frozenset((",", ".", ";", ":", "?", "!", "--", "—", "–", "("))
_HEADLESS = frozenset(("JJ", "VBN", "VBZ", "VBD", "NNP"))
_FRONT = 14
_LIKE_MOODS = frozenset(("JJ", "NN", "NNS", "VB", "VBP", "VBN"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "JJ", "VBN", "VBG", '"'))
_PAST = "=VBD"
_APOSTROPHES = frozenset(("'", "’"))
_FEW_WORDS = 3
_HISSES = "sßxz"
_LONE = frozenset(("NN", "NNS", "NNP", "JJ", "VBN"))
_VERBAL = frozenset(("VB", "VBP", "VBD", "VBN"))
_MISTAKEN = frozenset(("NN", "VB", "VBP", "JJ", "VBD", "VBN", "RB", "IN", "MD"))


def mend_names(
    text: str, tokens: Tokens, stretches: list[Stretch], surnames: Surnames, language: Language
) -> None:
    """Set the tags of words that are names or parts of one; `surnames` are those with small words in them
    that the article has given so far, and takes up those that it gives here."""
    capitals = [i for i, word in enumerate(tokens.words) if word[0].isupper()]
    _mend_subjects(tokens, capitals, language)
    lexicon = language.lexicon
    if not lexicon.particles.isdisjoint(tokens.lowers):
        _mend_particles(tokens, language)
        mend_surnames(tokens, capitals, surnames, language)
    if not lexicon.possessive.isdisjoint(tokens.lowers):
        _mend_possessives(tokens, language)
    if lexicon.genitive_endings and not _APOSTROPHES.isdisjoint(tokens.words):
        _mend_genitives(tokens)
    _mend_parts(tokens, lexicon)
    if lexicon.grammar.verb_final:
        _mend_verbs(tokens, language)
    if lexicon.reporting:
        _mend_moods(tokens, language)
    if language.separable:
        _join_verbs(tokens, language)
    if lexicon.grammar.head_first:
        _mend_head_first(tokens, language)
    if stretches:
        _mend_nicknames(text, tokens, stretches)
        mend_programmes(text, tokens, stretches, language)
        if lexicon.grammar.quoted_names:
            _mend_quoted_names(text, tokens, stretches, language)
        if lexicon.publications:
            mend_papers(text, tokens, stretches, language)


def _mend_head_first(tokens: Tokens, language: Language) -> None:
    """Where adjectives follow their noun, and where a verb needs no subject."""
    _mend_beginnings(tokens, language)
    _mend_headless(tokens, language)
    _join_adjectives(tokens, language)
    if language.lexicon.grammar.subject_dropped:
        _mend_lone_verbs(tokens, language)


def _mend_parts(tokens: Tokens, lexicon: Lexicon) -> None:
    """Words of parts that are names, *al-Farouk*, *spiegel.de*, or that only look so, *R-Ohio*."""
    for i, lower in enumerate(tokens.lowers):
        if "-" in lower and is_constituency(tokens.words[i], lexicon):
            tokens.tags[i] = "JJ"  # Senator Jeff Moran, R-Ohio
        elif (
            "-" in lower
            and lower.split("-")[0] in lexicon.particles
            and tokens.words[i].split("-")[-1][:1].isupper()
        ):
            tokens.tags[i] = "NNP"  # al-Farouk
        elif (
            lexicon.grammar.noun_capitals
            and "." in lower[1:-1]
            and lower[0].isalpha()
            and lower[-1].isalpha()
        ):
            tokens.tags[i] = "NNP"  # laut spiegel.de


def _mend_subjects(tokens: Tokens, capitals: list[int], language: Language) -> None:
    """A capital tells nothing at a sentence's start, but before a verb of saying it is a name (*"…," Cross
    wrote*); a given name that is a verb elsewhere is a name within a sentence (*said Will Doe*)."""
    for i in capitals:
        if tokens.tags[i] not in _MISTAKEN or i + 1 >= len(tokens.words):
            continue
        if language.tags.words.get(tokens.lowers[i]) == f"={tokens.tags[i]}":  # told by hand
            continue
        within = i > 0 and tokens.words[i - 1][0].isalpha()
        given = tokens.lowers[i] in language.given_names and tokens.words[i + 1][0].isupper()
        speaks = says(tokens, i + 1, language) and not _is_function(tokens.lowers[i], language.lexicon)
        surname = i > 1 and tokens.tags[i - 1] == "NNP" and _is_surname(tokens, i, language)
        if (within and given) or speaks or surname:
            tokens.tags[i] = "NNP"
    for n, i in enumerate(capitals):
        if tokens.lowers[i] in language.lexicon.pronouns and _is_abbreviation(tokens, i):
            tokens.tags[i], tokens.lowers[i] = "NNP", tokens.words[i]
            if i + 1 in capitals[n + 1 : n + 2] and tokens.tags[i + 1] in _VERBAL:
                tokens.tags[i + 1] = "NNP"
        elif i and tokens.stretches[i - 1] >= 0 and _speaks_after_quotation(tokens, i, language):
            tokens.tags[i], tokens.tags[i + 1] = "NNP", "VBD"


def _is_function(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word stands for somebody named before, or looks back: *He said*, *So said*."""
    return lower in lexicon.pronouns or lower in lexicon.concluding


def _is_abbreviation(tokens: Tokens, i: int) -> bool:
    """Whether a word in capitals is no pronoun in a line that is not all in capitals: *the US said*."""
    word = tokens.words[i]
    if len(word) < 2 or not word.isupper():
        return False
    beside = tokens.words[max(0, i - 1) : i] + tokens.words[i + 1 : i + 2]
    return not any(other.isupper() for other in beside if len(other) > 1 and other[0].isalpha())


def _speaks_after_quotation(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a word that is a verb elsewhere is who says the quotation before it: *“…,” Read said.*"""
    if tokens.tags[i] not in _VERBAL or i + 1 >= len(tokens):
        return False
    lemma = language.verbs.get(tokens.lowers[i + 1])
    ends = i + 2 >= len(tokens) or tokens.words[i + 2] in _PAUSES or tokens.tags[i + 2] == "IN"
    said = lemma is not None and lemma != tokens.lowers[i + 1] and tokens.tags[i + 1] in ("VBN", "VBD")
    return said and ends and "speech" in language.verb_classes[lemma or ""]


def _is_surname(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a capitalised word that is a surname too stands behind a given name, and that behind a word
    that no clause begins with: *so Petra Lang*."""
    given = tokens.lowers[i - 1] in language.given_names
    return given and tokens.words[i - 1][0].isupper() and tokens.lowers[i] in language.surnames


def _mend_verbs(tokens: Tokens, language: Language) -> None:
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
        elif tag == "JJ":
            behind = i > 0 and tokens.tags[i - 1] in ("NN", "NNP", "PRP")
            if behind or i + 1 == len(tokens) or tokens.tags[i + 1] not in ("NN", "NNS", "JJ"):
                tokens.tags[i] = "VBD"


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


def _mend_particles(tokens: Tokens, language: Language) -> None:
    """The small words inside a name are part of it: *Katrin von der Heyde*, *Rosa de la Fuente*."""
    particles, articles = language.lexicon.particles, language.lexicon.articles
    for i in range(len(tokens) - 3):
        begins = i == 0 or tokens.words[i - 1] in _ENDS
        both = tokens.lowers[i] in particles and tokens.lowers[i + 1] in particles
        if begins and both and tokens.tags[i + 2] == "NNP" and says(tokens, i + 3, language):
            tokens.tags[i] = tokens.tags[i + 1] = "NNP"  # Von der Heyde sagte
    for i in range(len(tokens) - 2, -1, -1):
        lower = tokens.lowers[i]
        if (
            lower in particles
            and (lower not in articles or _is_inner(tokens, i, language))
            and tokens.tags[i + 1] == "NNP"
            and tokens.stretches[i + 1] < 0
            and not (lower in language.lexicon.prepositions and (i == 0 or tokens.tags[i - 1] != "NNP"))
        ):
            tokens.tags[i] = "NNP"


def _is_inner(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether an article stands inside a surname: *Gómez de la Hera*, not *Gómez de la Junta*."""
    lexicon, following = language.lexicon, tokens.lowers[i + 1]
    named = i > 1 and tokens.tags[i - 2] == "NNP"
    begun = i > 0 and tokens.words[i - 1][0].isupper() and tokens.tags[i - 1] == "NNP"  # De la Rúa
    if not (named or begun) or tokens.lowers[i - 1] not in lexicon.particles:
        return False
    return following not in lexicon.organisation_nouns and following not in lexicon.places


def _mend_possessives(tokens: Tokens, language: Language) -> None:
    """An apostrophe after a plural is part of a body's name: *Miners' Union*."""
    lexicon, tags = language.lexicon, tokens.tags
    for i in range(1, len(tokens) - 1):
        if tokens.lowers[i] not in lexicon.possessive or tags[i - 1] not in ("NNS", "NNP"):
            continue
        if tokens.lowers[i + 1] in lexicon.organisation_nouns:
            tags[i] = "POS"


def _mend_genitives(tokens: Tokens) -> None:
    """An apostrophe right behind a name that ends in a hiss tells whose something is: *Scholz’ Sprecher*."""
    for i in range(1, len(tokens) - 1):
        if tokens.words[i] not in _APOSTROPHES or tokens.ends[i - 1] != tokens.starts[i]:
            continue
        named = tokens.words[i - 1][0].isupper() and tokens.lowers[i - 1][-1] in _HISSES
        alone = i < 2 or tokens.tags[i - 2] not in ("DT", "JJ")
        if named and (alone or tokens.tags[i - 1] == "NNP") and tokens.words[i + 1][0].isalpha():
            tokens.tags[i - 1], tokens.tags[i] = "NNP", "POS"


def _mend_nicknames(text: str, tokens: Tokens, stretches: list[Stretch]) -> None:
    """A short name in quotation marks within a name is part of it: *Jorge "El Toro" Medina*, *Robert C. "Bob"
    Shaw*."""
    for i in range(1, len(tokens) - 1):
        number = tokens.stretches[i]
        if number < 0 or tokens.tags[i + 1] != "NNP":
            continue
        before = i - 2 if i > 1 and tokens.words[i - 1] == "." and len(tokens.words[i - 2]) == 1 else i - 1
        if tokens.tags[before] != "NNP":
            continue
        words = text[stretches[number].start : stretches[number].end].split()
        if len(words) <= 2 and all(word[0].isupper() and word[-1].isalnum() for word in words):
            tokens.tags[i] = "NNP"


def _mend_quoted_names(text: str, tokens: Tokens, stretches: list[Stretch], language: Language) -> None:
    """A short run of capitals in quotation marks behind a noun, adjective, article or preposition is a
    name: *die Zeitung „Neue Presse“*, *laut „Presse“*; not behind what announces words: *Motto „Brot“*."""
    lexicon = language.lexicon
    for i in range(len(tokens)):
        number = tokens.stretches[i]
        if number < 0:
            continue
        words = text[stretches[number].start : stretches[number].end]
        joined = i > 0 and tokens.words[i - 1] == "-" and tokens.ends[i - 1] == tokens.starts[i]
        if joined or _is_small_name(tokens, i, words, lexicon):
            tokens.tags[i] = "NNP"  # im ARD-„Morgenmagazin“
        if not _is_titled(words):
            continue
        if i == 0 or tokens.words[i - 1] in _ENDS:
            if i + 1 < len(tokens) and (
                tokens.tags[i + 1] in FINITE or tokens.lowers[i + 1] in language.verbs
            ):
                tokens.tags[i] = "NNP"  # „Presse“ meldete
            continue
        before, tag = tokens.lowers[i - 1], tokens.tags[i - 1]
        noun = tag in ("NN", "NNS", "JJ") and before not in lexicon.cue_nouns
        unknown = " " in words or words.lower() not in language.tags.words
        governed = tag == "IN" and before not in lexicon.subordinators and unknown
        if noun or governed or before in lexicon.definite or (before,) in lexicon.source_prepositions:
            tokens.tags[i] = "NNP"


def _is_small_name(tokens: Tokens, i: int, words: str, lexicon: Lexicon) -> bool:
    """Whether a few small words in quotation marks are a name: behind an article, or a preposition that holds
    one, and before no noun that they could say more about: *sagte Huber der „taz“*, *im „heute journal“*."""
    found = words.split()
    if i == 0 or len(found) > _FEW_WORDS or not all(word.islower() and word.isalpha() for word in found):
        return False
    following = tokens.tags[i + 1] if i + 1 < len(tokens) else "."
    article = tokens.lowers[i - 1] in lexicon.definite and i > 1 and tokens.words[i - 2] != ","
    held = article or tokens.lowers[i - 1] in lexicon.fused
    return held and following not in _NOMINAL


def _is_titled(words: str) -> bool:
    """Whether a few words look like a name: every long one with a capital, and no stop at the end."""
    found = words.split()
    return (
        len(found) <= _LONGEST_NAME
        and words[-1].isalnum()
        and (found[0][0].isupper() or found[0][0].isdigit() or "." in found[0])
        and all(word[0].isupper() or word[0].isdigit() or len(word) < 4 or "." in word for word in found)
    )
