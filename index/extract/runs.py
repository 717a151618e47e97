"""Runs: where words that may name somebody begin and end, by their capitals and what links them."""

from index.extract.frames import Frame
from index.extract.name import without_genitive
from index.extract.papers import agency_end
from index.extract.phrases import FINITE, is_owner
from index.extract.surnames import is_given
from index.extract.titles import is_constituency, is_noun
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_LONGEST = 8
_FOREIGN = 6
_PARTICLE = 3


def can_begin(tokens: Tokens, i: int, low: int, known: frozenset[str], language: Language) -> bool:
    """A capitalised word that is no pronoun, article, day or month; at a sentence's start only one tagged as
    a name."""
    lower, lexicon = tokens.lowers[i], language.lexicon
    if lower in lexicon.pronouns or lower in lexicon.articles:
        return False
    if lower in lexicon.calendar and not _is_given_name(tokens, i, language):
        return False
    if "-" in lower and is_constituency(tokens.words[i], lexicon):
        return False
    if i == low and lower in lexicon.prepositions and lower not in lexicon.particles:
        return False  # In March she said
    if i == low and lower in language.verbs and lower not in language.given_names and lower not in known:
        return False  # Habló Ana Ruiz
    if i == low and lower in lexicon.trailing:
        return False  # So Ana Ruiz
    if i and tokens.tags[i - 1] == "NNP" and agency_end(tokens, i - 1, lexicon) == i:
        return False  # a BBC Mundo Ana Ruiz
    if tokens.tags[i] == "NNP" or lower in known:
        return not (lexicon.grammar.noun_capitals and _tells_whose(tokens, i, lexicon))  # Zitat von Ana Ruiz
    if i == low or tokens.words[i - 1] in (":", "—", "–", "--"):
        following = i + 2 if i + 2 < len(tokens) and tokens.lowers[i + 1] in lexicon.joins else i + 1
        follows = following < len(tokens) and tokens.words[following][0].isupper()
        return follows and (lower in language.given_names or lower.rstrip(".") in lexicon.titles)
    if lexicon.grammar.noun_capitals:
        if _begins_foreign(tokens, i, language):
            return True
        described = i > low and tokens.tags[i - 1] in ("DT", "PRP$", "JJ")
        if described or lower in language.tags.words or lower in lexicon.person_nouns:
            return without_genitive(lower, language) in lexicon.organisation_nouns
    return tokens.tags[i] in ("NN", "NNS", "JJ", "VBN", "VBG", "VBD", "VBZ", "VBP", "VB", "FW")


def _is_given_name(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether the name of a month or day is a given name, where those are written small: *Julio Soto*."""
    named = tokens.words[i][0].isupper() and tokens.lowers[i] in language.given_names
    follows = i + 1 < len(tokens) and tokens.words[i + 1][0].isupper() and tokens.tags[i + 1] == "NNP"
    return language.lexicon.grammar.head_first and named and follows


def leads_to_noun(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether small words behind a preposition lead to a noun where all nouns have capitals: *Von der Kritik
    wurde sie gelobt*, not *Von der Aue sagte*."""
    following = i + 1
    while following < len(tokens) and tokens.lowers[following] in language.lexicon.particles:
        following += 1
    if not language.lexicon.grammar.noun_capitals or following >= len(tokens):
        return False
    lower, lexicon = tokens.lowers[following], language.lexicon
    return is_noun(lower, lexicon) or lower in lexicon.time_words or lower in lexicon.organisation_nouns


def _tells_whose(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether a noun for what was said stands at `i`, and behind it whose it is."""
    following = tokens.lowers[i + 1 : i + 2]
    return bool(following) and following[0] in lexicon.authorship and tokens.lowers[i] in lexicon.cue_nouns


def _begins_foreign(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a short word that the language does not know stands before a name that is no person's: *der New
    York Times*."""
    if i + 1 >= len(tokens) or tokens.tags[i + 1] != "NNP" or not tokens.words[i + 1][0].isupper():
        return False
    lower, lexicon = tokens.lowers[i], language.lexicon
    known = lower in language.tags.words or lower in lexicon.person_nouns or lower in lexicon.titles
    person = tokens.lowers[i + 1] in language.given_names and len(lower) > _PARTICLE
    return len(lower) <= _FOREIGN and not known and not person


def run_end(frame: Frame, i: int, low: int, high: int, language: Language) -> int:
    """The last token of the run that begins at `i`: capitals, initials, particles between, a nickname in
    marks."""
    tokens = frame.tokens
    last = i
    for j in range(i + 1, min(high, i + _LONGEST)):
        if _goes_on(tokens, j, language):
            last = j
        elif j + 1 >= high or not _links(tokens, j, last, language):
            break
    return last


def _goes_on(tokens: Tokens, j: int, language: Language) -> bool:
    """Whether a word is one more of a name."""
    lower, lexicon = tokens.lowers[j], language.lexicon
    if tokens.stretches[j] >= 0 or lower in lexicon.particles or tokens.lowers[j - 1] in lexicon.agencies:
        return False
    if lower in lexicon.pronouns or lower in lexicon.articles:
        return False
    if lexicon.grammar.noun_capitals and (_is_thing(tokens, j, language) or is_owner(tokens, j - 1, lexicon)):
        return False
    if lower in lexicon.calendar and not _is_surname(tokens, j, language):
        return False  # but Theresa May
    if not (tokens.words[j][0].isupper() or (tokens.tags[j] == "NNP" and "-" in lower)):
        return False
    return j < 2 or agency_end(tokens, j - 2, lexicon) != j - 1  # Europa Press Ana Ruiz


def _is_thing(tokens: Tokens, j: int, language: Language) -> bool:
    """Whether a word behind a person's name is a noun by its ending, and of no body, or tells when: *hat
    Jonas Weber Bereitschaft signalisiert*, *sagte Jonas Weber Anfang Mai*."""
    lower, lexicon = tokens.lowers[j], language.lexicon
    given = language.given_names
    begun = j > 1 and tokens.lowers[j - 2] in given and tokens.lowers[j - 1] not in given
    noun = lower.endswith(lexicon.feminine) and lower not in lexicon.organisation_nouns
    return begun and (noun or lower in lexicon.time_words)


def _is_surname(tokens: Tokens, j: int, language: Language) -> bool:
    """Whether the name of a month is a surname: after a given name, with no number behind it."""
    after = tokens.tags[j + 1] if j + 1 < len(tokens) else "."
    return tokens.lowers[j - 1] in language.given_names and after != "CD"


def _links(tokens: Tokens, j: int, last: int, language: Language) -> bool:
    """Whether a small word, a nickname or a possessive stands inside a name."""
    lower, lexicon = tokens.lowers[j], language.lexicon
    if lexicon.grammar.noun_capitals and lower in lexicon.particles:
        if tokens.lowers[j - 1] in lexicon.particles:
            return j > last + 1 or tokens.words[last][0].isupper()  # Von der Leyen
        if lower in lexicon.prepositions:
            return _is_noble(tokens, j, last, language)
    if lexicon.grammar.head_first and lower in lexicon.particles:
        begun = last + 1 if tokens.lowers[j - 1] in lexicon.particles else j
        if begun <= j and _is_noble(tokens, begun, last, language):
            return True  # Juan Ramón de la Fuente
    if tokens.stretches[j] >= 0 or lower in lexicon.particles:
        joined = tokens.tags[j] == "NNP" == tokens.tags[j + 1]
        if tokens.lowers[last] in lexicon.organisation_nouns and tokens.lowers[j + 1] in language.given_names:
            joined = joined and not lexicon.grammar.head_first  # el Gobierno de Luis Soto
        return joined and not (lower in lexicon.joins and _is_another(tokens, j, last, language))
    if not tokens.words[j + 1][0].isupper():
        return False
    body = tokens.lowers[last] in lexicon.organisation_nouns
    if lower == "&" or (body and lower in lexicon.name_links):
        return True
    if lower in lexicon.joins and tokens.tags[j] == "NNP":
        return True  # Food and Drug Administration
    return lower in lexicon.possessive and tokens.lowers[j + 1] in lexicon.organisation_nouns


def _is_noble(tokens: Tokens, j: int, last: int, language: Language) -> bool:
    """Whether the preposition at `j` begins a surname: right behind a given name, *Ursula von der Leyen*, not
    behind a whole name, *John Sifton von Human Rights Watch*."""
    following = j + 1
    while following < len(tokens) and tokens.lowers[following] in language.lexicon.particles:
        following += 1
    if following >= len(tokens) or not tokens.words[following][0].isupper():
        return False
    lower = tokens.lowers[following]
    body = language.lexicon.grammar.noun_capitals and lower in language.lexicon.organisation_nouns
    if body or lower in language.lexicon.places or lower in language.lexicon.time_words:
        return False
    before = tokens.lowers[last - 1] if last else ""
    acronym = tokens.words[following].isupper() or tokens.words[last].isupper()  # von der IG Metall
    return last == j - 1 and not acronym and is_given(tokens.lowers[last], before, language)


def _is_another(tokens: Tokens, j: int, last: int, language: Language) -> bool:
    """Whether the word for *and* at `j` leads to somebody else, not to a second surname: *Ana Ruiz y Luis
    Soto*, not *Ramón y Cajal*."""
    following, first = j + 1, last
    while first > 0 and tokens.tags[first - 1] == "NNP":
        first -= 1
    begun = following + 1 < len(tokens) and tokens.words[following + 1][0].isupper()
    given = tokens.lowers[following] in language.given_names
    several = None if begun and given else _are_several(tokens, first, following, language.lexicon)
    if several is not None:
        return several
    if tokens.lowers[first] not in language.given_names:
        return True
    place = (
        tokens.lowers[following] in language.lexicon.places or tokens.lowers[last] in language.lexicon.places
    )
    return begun or place or given


def _are_several(tokens: Tokens, first: int, following: int, lexicon: Lexicon) -> bool | None:
    """Whether two names that *and* joins, from `first` and `following` on, are two people's by the number of
    the verb beside them: *Aguirre y Gil dijeron*, *Ortega y Gasset dijo*. A singular before them says nothing
    (*estuvo Ana y Luis*), nor does the verb of a noun that they belong to. None where it can't be told."""
    if not lexicon.plural_endings:
        return None
    if first and tokens.tags[first - 1] in FINITE:
        return True if tokens.lowers[first - 1].endswith(lexicon.plural_endings) else None
    behind = following
    while behind < len(tokens) and tokens.tags[behind] == "NNP":
        behind += 1
    if behind >= len(tokens) or tokens.tags[behind] not in FINITE:
        return None
    several = tokens.lowers[behind].endswith(lexicon.plural_endings)
    belongs = first > 0 and tokens.tags[first - 1] == "IN"
    return None if belongs and not several else several
