"""Names: every run of capitalised words that names somebody or something, outside quotations."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from index.extract.frames import Frame
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Gender
from index.quote import SpeakerKind

_LONGEST = 8


@dataclass(slots=True)
class Name:
    """One occurrence of a name. `first` and `last` are its tokens without titles, `start` and `end` its
    characters.

    `words` are its words folded (lower case, no accents, no initials' stops); `titles` what stood before it,
    in lower case. `gender` is what titles and the given name tell. `kind` is None where nothing tells a
    person from a body. `lead` is where the titles before it begin, `suffix` what tells a son (*Jr.*),
    `shared` a surname that only stands with another's given name.
    """

    frame: int
    sentence: int
    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    gender: Gender | None
    kind: SpeakerKind | None
    given: bool
    lead: int
    suffix: str | None
    shared: str = ""

    @property
    def office(self) -> frozenset[str]:
        """Its titles but for those that only tell a gender (*Mr.*)."""
        return frozenset(title for title in self.titles if len(title) > 4)

    @property
    def full(self) -> bool:
        """Whether it has more than one word that names."""
        return sum(len(word) > 1 for word in self.words) > 1


def fold(word: str) -> str:
    """A word in lower case, without accents; apostrophes alike."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def find_names(text: str, frames: list[Frame], language: Language) -> list[Name]:
    """Every name of the article outside its quotations, in order, and those that stand in marks."""
    known = _known(frames)
    found: list[Name] = []
    headlines: list[tuple[int, int]] = []
    for number, frame in enumerate(frames):
        for sentence, (low, high) in enumerate(frame.sentences):
            if _is_headline(frame.tokens, low, high, language):
                headlines.append((number, sentence))
            else:
                found += _in_sentence(frame, number, sentence, known, language)
        found += _in_marks(text, frame, number)
    named = frozenset(word for name in found for word in name.words if len(word) > 1)
    for number, sentence in headlines:
        found += _in_headline(frames[number], number, sentence, named, language)
    found.sort(key=lambda name: name.start)
    return _share_surnames(frames, found, language)


def _in_marks(text: str, frame: Frame, number: int) -> list[Name]:
    """The names in quotation marks that are no part of a longer one: *el diario "El Norte"*."""
    tokens = frame.tokens
    found = []
    for place in frame.places:
        i = place.token
        if tokens.tags[i] != "NNP" or _is_within(tokens, i):
            continue
        start, end = frame.stretches[tokens.stretches[i]].span
        words = tuple(fold(word) for word in text[start:end].split())
        found.append(
            Name(
                number, place.sentence, i, i, start, end, words, (), None, "organisation", False, start, None
            )
        )
    return found


def _is_within(tokens: Tokens, i: int) -> bool:
    """Whether a token has a name before and behind, as a nickname has."""
    return 0 < i < len(tokens) - 1 and tokens.tags[i - 1] == "NNP" == tokens.tags[i + 1]


def _share_surnames(frames: list[Frame], names: list[Name], language: Language) -> list[Name]:
    """*Bill and Hillary Clinton* names two Clintons: a given name takes the surname of the full one it is
    joined to."""
    for one, other in pairwise(names):
        tokens = frames[one.frame].tokens
        joined = one.frame == other.frame and other.first == one.last + 2
        if not joined or tokens.lowers[one.last + 1] not in language.lexicon.joins:
            continue
        if len(one.words) == 1 and one.given and other.given and len(other.words) == 2:
            one.words = (one.words[0], other.words[1])
            one.shared = tokens.words[other.last]
            one.kind = "person"
    return names


def _is_headline(tokens: Tokens, low: int, high: int, language: Language) -> bool:
    """Whether nearly every long word of a sentence has a capital, so that capitals tell nothing; where all
    nouns have one, only a sentence in capitals is."""
    words = tokens.words
    if high - low > 1 and all(words[k].isupper() for k in range(low, high) if words[k][0].isalpha()):
        return True
    if language.lexicon.grammar.noun_capitals:
        return False
    long = small = plain = 0
    for k in range(low, high):
        word = words[k]
        if not word[0].isalpha():
            continue
        plain += 1
        if tokens.tags[k] in ("VBD", "VBZ", "VBP") and not word[0].isupper():
            return False
        if len(word) > 3:
            long += 1
            small += not word[0].isupper()
            if small * 10 > high - low:
                return False
    return plain >= 5 and long >= 4 and small * 10 <= long


def _in_headline(
    frame: Frame, number: int, sentence: int, known: frozenset[str], language: Language
) -> list[Name]:
    """The names of a headline: words known as names from the text, and a given name with the word after."""
    tokens = frame.tokens
    low, high = frame.sentences[sentence]
    found = []
    i = low
    while i < high:
        last = i
        if tokens.words[i][0].isupper() and (
            fold(tokens.words[i]) in known or tokens.lowers[i] in language.given_names
        ):
            while (
                last + 1 < high
                and last - i < 3
                and tokens.words[last + 1][0].isupper()
                and (fold(tokens.words[last + 1]) in known)
            ):
                last += 1
            if last > i or fold(tokens.words[i]) in known:
                name = _name(frame, number, sentence, i, last, low, language)
                if name is not None:
                    found.append(name)
        i = last + 1
    return found


def _known(frames: list[Frame]) -> frozenset[str]:
    """The words that stand as names within a sentence: at the start of another they are names too."""
    return frozenset(
        tokens.lowers[k]
        for frame in frames
        for tokens in (frame.tokens,)
        for k in range(1, len(tokens))
        if tokens.tags[k] == "NNP" and tokens.words[k - 1][-1].isalpha()
    )


def _in_sentence(
    frame: Frame, number: int, sentence: int, known: frozenset[str], language: Language
) -> list[Name]:
    found = []
    low, high = frame.sentences[sentence]
    tokens = frame.tokens
    words, tags = tokens.words, tokens.tags
    last = low - 1
    for i in [k for k in range(low, high) if tags[k] == "NNP" or words[k][0].isupper()]:
        if i <= last:
            continue
        particle = tokens.lowers[i] in language.lexicon.particles
        if not particle and not (words[i][0].isupper() and _can_begin(tokens, i, low, known, language)):
            continue
        last = _run_end(frame, i, low, high, language)
        name = _name(frame, number, sentence, i, last, low, language)
        if name is not None:
            found.append(name)
    return found


def _can_begin(tokens: Tokens, i: int, low: int, known: frozenset[str], language: Language) -> bool:
    """A capitalised word that is no pronoun, article, day or month; at a sentence's start only one tagged as
    a name."""
    lower, lexicon = tokens.lowers[i], language.lexicon
    if lower in lexicon.calendar or lower in lexicon.pronouns or lower in lexicon.articles:
        return False
    if tokens.tags[i] == "NNP" or lower in known:
        return True
    if i == low or tokens.words[i - 1] in (":", "—", "–", "--"):
        following = i + 2 if i + 2 < len(tokens) and tokens.lowers[i + 1] in lexicon.joins else i + 1
        follows = following < len(tokens) and tokens.words[following][0].isupper()
        return follows and (lower in language.given_names or lower.rstrip(".") in lexicon.titles)
    if lexicon.grammar.noun_capitals:
        described = i > low and tokens.tags[i - 1] in ("DT", "PRP$", "JJ")
        if described or lower in language.tags.words or lower in lexicon.person_nouns:
            return without_genitive(lower, language) in lexicon.organisation_nouns
    return tokens.tags[i] in ("NN", "NNS", "JJ", "VBN", "VBG", "VBD", "VBZ", "VBP", "VB", "FW")


def _run_end(frame: Frame, i: int, low: int, high: int, language: Language) -> int:
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
    if lower in lexicon.calendar and not _is_surname(tokens, j, language):
        return False  # but Theresa May
    return tokens.words[j][0].isupper() or (tokens.tags[j] == "NNP" and "-" in lower)


def _is_surname(tokens: Tokens, j: int, language: Language) -> bool:
    """Whether the name of a month is a surname: after a given name, with no number behind it."""
    after = tokens.tags[j + 1] if j + 1 < len(tokens) else "."
    return tokens.lowers[j - 1] in language.given_names and after != "CD"


def _links(tokens: Tokens, j: int, last: int, language: Language) -> bool:
    """Whether a small word, a nickname or a possessive stands inside a name."""
    lower, lexicon = tokens.lowers[j], language.lexicon
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
    return lower in lexicon.possessive and tokens.lowers[j + 1] in lexicon.organisation_nouns


def _is_another(tokens: Tokens, j: int, last: int, language: Language) -> bool:
    """Whether the word for *and* at `j` leads to somebody else, not to a second surname: *Ana Ruiz y Luis
    Soto*, not *Ramón y Cajal*."""
    following, first = j + 1, last
    while first > 0 and tokens.tags[first - 1] == "NNP":
        first -= 1
    if tokens.lowers[first] not in language.given_names:
        return True
    begun = following + 1 < len(tokens) and tokens.words[following + 1][0].isupper()
    place = (
        tokens.lowers[following] in language.lexicon.places or tokens.lowers[last] in language.lexicon.places
    )
    return begun or place or tokens.lowers[following] in language.given_names


def _name(
    frame: Frame, number: int, sentence: int, first: int, last: int, low: int, language: Language
) -> Name | None:
    """The name without the titles and adjectives before it; None when nothing is left."""
    tokens, lexicon = frame.tokens, language.lexicon
    begin, titles = _past_titles(tokens, first, last, language)
    if begin > last or (tokens.lowers[begin] in lexicon.prepositions and tokens.words[begin][0].islower()):
        return None
    lead = _office_start(tokens, first, low, language)
    titles = _titles_before(tokens, first, low, language) + titles
    words = tuple(
        fold(tokens.words[k].rstrip("."))
        for k in range(begin, last + 1)
        if tokens.stretches[k] < 0 and tokens.words[k] != "&"
    )
    if len(words) == 1:
        words = (without_genitive(words[0], language),)
    plain = tuple(word for word in words if word not in lexicon.suffixes)
    if not plain or (len(plain) == 1 and len(plain[0]) < 2):
        return None
    if (
        len(plain) == 1
        and not titles
        and _is_common(tokens.lowers[begin], language)
        and plain[0] not in language.surnames
    ):
        return None
    kind, gender, given = _kind(tokens, begin, last, plain, titles, language)
    return Name(
        number,
        sentence,
        begin,
        last,
        tokens.starts[begin],
        tokens.ends[last],
        plain,
        tuple(titles),
        gender,
        kind,
        given,
        tokens.starts[lead],
        next((word for word in words if word in lexicon.suffixes), None),
    )


def without_genitive(word: str, language: Language) -> str:
    """A noun for a body without the ending that tells whose something is: *des Wetterdienstes*."""
    lexicon = language.lexicon
    for ending in lexicon.genitive_endings:
        base = word[: -len(ending)]
        if word.endswith(ending) and base.lower() in lexicon.organisation_nouns:
            return base
    return word


def _is_common(lower: str, language: Language) -> bool:
    """Whether a capitalised word by itself is a title, a people or a party, and names nobody."""
    lexicon = language.lexicon
    return lower.rstrip(".") in lexicon.titles or lower in lexicon.demonyms or lower in lexicon.dropped


def _past_titles(tokens: Tokens, first: int, last: int, language: Language) -> tuple[int, list[str]]:
    """Where the name proper begins in a run of capitals, and the titles before it: past the last title of
    *Manhattan Supreme Court Justice Frank Nervo*, past what is no given name in *State John Kerry*."""
    lexicon = language.lexicon
    begin = first
    titles: list[str] = []
    body = tokens.lowers[last] in lexicon.organisation_nouns
    for k in range(first, last):
        lower = tokens.lowers[k].rstrip(".")
        if tokens.words[k][-1] == "." and len(lower) > 2 and "." not in lower and lower not in lexicon.titles:
            begin = k + 1  # No. 3
        elif body:
            continue
        elif lexicon.grammar.head_first and k > first and tokens.lowers[k - 1] in language.given_names:
            continue  # Jaime Mayor Oreja
        elif lower in lexicon.titles or lower in lexicon.person_nouns:
            pair = " ".join(tokens.lowers[max(first, k - 1) : k + 1])
            titles.append(pair if pair in lexicon.titles else lower)
            begin = k + 1
    while begin < last and _is_common(tokens.lowers[begin], language):
        if tokens.lowers[last] in lexicon.organisation_nouns:
            break
        begin += 1
    if tokens.lowers[begin] not in language.given_names and not any(
        tokens.lowers[k] in lexicon.organisation_nouns for k in range(begin + 1, last + 1)
    ):
        for k in range(begin + 1, last):
            follows_name = tokens.lowers[k] in language.given_names and len(tokens.words[k]) > 2
            before = tokens.lowers[k - 1]
            if follows_name and (before in lexicon.organisation_nouns or before in lexicon.places):
                return k, titles
    return begin, titles


def _office_start(tokens: Tokens, first: int, low: int, language: Language) -> int:
    """Where a title with a preposition in it begins: *Secretary of State* John Kerry."""
    if first - 2 >= low and " ".join(tokens.lowers[first - 2 : first + 1]) in language.lexicon.titles:
        return first - 2
    return first


def _titles_before(tokens: Tokens, first: int, low: int, language: Language) -> list[str]:
    """Titles in lower case before the capitals: *governor Luis Torres*, *presidential candidate Kast*."""
    found: list[str] = []
    bodies = language.lexicon.organisation_nouns
    i = first - 1
    if language.lexicon.grammar.head_first and tokens.lowers[max(low, i - 1)] in bodies:
        return found  # la banda terrorista ETA
    if i >= low and (
        tokens.lowers[i] in language.lexicon.person_nouns
        or tokens.lowers[i].rstrip(".") in language.lexicon.titles
    ):
        found.append(tokens.lowers[i].rstrip("."))
    return found


def _kind(
    tokens: Tokens, first: int, last: int, words: tuple[str, ...], titles: list[str], language: Language
) -> tuple[SpeakerKind | None, Gender | None, bool]:
    """Whether a name is a person's or a body's, the person's gender, and whether a given name begins it."""
    lexicon = language.lexicon
    given = (words[0] in language.given_names and len(words) > 1) or (
        len(words) == 1 and words[0] in language.given_names
    )
    surname = bool(titles) and len(words) == 1
    surname = surname or (len(words) == 1 and words[0] in language.surnames)
    given = given and not surname
    gender = None if surname else language.given_names.get(words[0])
    for title in titles:
        told = lexicon.titles.get(title) or lexicon.person_nouns.get(title)
        gender = told or gender
    if titles:
        return "person", gender, given
    lowers = [tokens.lowers[k] for k in range(first, last + 1)]
    whole = " ".join(lowers)
    person = lexicon.grammar.head_first and given and len(words) > 1  # Lola Cruz is nobody's cross
    body = not person and any(word in lexicon.organisation_nouns for word in lowers)
    if whole in lexicon.places or body:
        return "organisation", None, False
    if len(words) == 1 and tokens.words[first].isupper() and len(words[0]) > 1:
        return ("organisation" if len(words[0]) <= 6 and not given else None), gender, given
    if first > 0 and tokens.lowers[first - 1] in lexicon.articles and not given:
        return "organisation", None, False
    if given and len(words) > 1:
        return "person", gender, True
    return None, gender, given
