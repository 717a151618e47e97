"""From a run of words to a name: without its titles, with what they and the given name tell of its bearer."""

from index.extract.frames import Frame
from index.extract.name import Name, fold, without_genitive
from index.extract.phrases import NOUNS
from index.extract.titles import is_common, is_noun, office_start, past_titles, titles_before
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Gender, Lexicon
from index.quote import SpeakerKind

_ROMAN = "ivxlc"


def name_of(
    frame: Frame, number: int, sentence: int, first: int, last: int, low: int, language: Language
) -> Name | None:
    """The name without the titles and adjectives before it; None when nothing is left."""
    tokens, lexicon = frame.tokens, language.lexicon
    begin, titles = past_titles(tokens, first, last, language)
    led = begin <= last and tokens.words[begin][0].islower() and tokens.lowers[begin] in lexicon.prepositions
    if begin > last or (led and begin not in tokens.surnames):
        return None
    apart = lexicon.grammar.head_first and not titles  # la portavoz de Sumar | Ana Ruiz
    lead = begin if apart else office_start(tokens, first, low, language)
    titles = titles_before(tokens, first, low, language) + titles
    words = tuple(
        [
            fold(tokens.words[k].rstrip("."))
            for k in range(begin, last + 1)
            if tokens.stretches[k] < 0 and tokens.words[k] != "&"
        ]
    )
    if len(words) == 1:
        words = (without_genitive(words[0], language),)
    plain = tuple([word for word in words if word not in lexicon.suffixes])
    if not plain or (len(plain) == 1 and len(plain[0]) < 2):
        return None
    if len(plain) == 1 and begin > low and _is_called(tokens, begin, lexicon):
        return None
    if len(plain) == 1 and begin > low and _is_of_people(tokens, begin, lexicon):
        return None
    if not titles and lexicon.grammar.noun_capitals and _is_somebodys(tokens, begin, last, low, language):
        return None
    if (
        len(plain) == 1
        and not titles
        and (is_common(tokens.lowers[begin], language) or is_noun(words[0], lexicon))
        and plain[0] not in language.surnames
    ):
        return None
    if begin < last and not titles and _is_what_somebody_is(tokens, begin, last, language):
        return None
    if len(plain) == 1 and "-" in plain[0] and _is_compound(tokens.words[begin], language):
        return None
    kind, gender, given = _kind(tokens, begin, last, plain, titles, language)
    if len(plain) < len(words):
        last = _without_honours(tokens, begin, last, lexicon)
    suffix = next((word for word in words if word in lexicon.generations), None)
    high = frame.sentences[sentence][1]
    if suffix is None and last + 2 < high and tokens.words[last + 1] == ",":
        after = tokens.lowers[last + 2].rstrip(".")
        suffix = after if after in lexicon.generations else None  # Carl Whitby, Jr.
        last += 2 if suffix else 0
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
        suffix,
    )


def _is_somebodys(tokens: Tokens, first: int, last: int, low: int, language: Language) -> bool:
    """Whether nouns say what belongs to somebody, or what they are to whom: *seine Galerie*, *Hubers
    Sprecher*, or of which place: *der Oberrabbiner Israels*."""
    lower = tokens.lowers[first]
    if lower in language.given_names:
        return False
    places = language.lexicon.places
    if first == last:
        owner = lower[-1] == "s" and lower[:-1] in places and lower not in places
        return owner or (first > low and tokens.tags[first - 1] == "PRP$")
    noun = tokens.lowers[last] in language.lexicon.person_nouns
    return noun and last == first + 1 and lower[-1] == "s" and lower not in language.lexicon.titles


def _is_compound(word: str, language: Language) -> bool:
    """Whether a word joins a name to a participle: *the Leeds-based company*."""
    part = word.rsplit("-", 1)[-1]
    return part.islower() and language.tags.words.get(part, "").startswith(("VBN", "VBD"))


def _without_honours(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """The last token of a name without what its bearer has earned: *Ana Ruiz KC*, not *Carl Whitby Jr.*
    nor *Leo XIV*."""
    while last > first + 1:
        lower = tokens.lowers[last].rstrip(".")
        number = not lower.strip(_ROMAN)
        if lower not in lexicon.suffixes or lower in lexicon.generations or number:
            break
        last -= 1
    return last


def _is_what_somebody_is(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether a run of several words names nobody, but says what somebody is: *a New Hampshire Democrat*,
    *Palm County Supervisor*."""
    lexicon, lowers = language.lexicon, tokens.lowers
    if lexicon.grammar.noun_capitals or lexicon.grammar.head_first:
        return False
    lower = lowers[last].rstrip(".")
    titled = lower in lexicon.titles
    if not (titled or lower in lexicon.person_nouns) or lower in language.surnames:
        return False
    if " ".join(lowers[first:last]) in lexicon.places:
        return True
    before = range(first, last)
    if any(lowers[k] in language.given_names or lowers[k] in lexicon.name_links for k in before):
        return False  # the Department of Justice
    return titled and any(lowers[k] in lexicon.organisation_nouns for k in before)


def _is_called(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether a noun for somebody stands behind *the* with a capital, as some write it: *el Pontífice*."""
    called = lexicon.grammar.head_first and tokens.lowers[i - 1] in lexicon.definite
    return called and tokens.lowers[i] in lexicon.person_nouns


def _by_article(tokens: Tokens, first: int, title: str, lexicon: Lexicon) -> Gender | None:
    """The gender that the article before a title for either tells: *la fiscal Ruiz*."""
    if title not in lexicon.titles or first < 2 or tokens.lowers[first - 1] != title:
        return None
    return lexicon.grammar.article_gender.get(tokens.lowers[first - 2])


def _is_of_people(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether one of a people is meant by a word that is a surname too: *said the German*."""
    apart = not lexicon.grammar.head_first and not lexicon.grammar.noun_capitals
    people = tokens.lowers[i] in lexicon.demonyms or tokens.lowers[i] in lexicon.person_nouns
    alone = i + 1 >= len(tokens) or tokens.tags[i + 1] not in NOUNS
    return apart and people and alone and tokens.lowers[i - 1] in lexicon.articles


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
        gender = told or _by_article(tokens, first, title, lexicon) or gender
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
    led = tokens.lowers[max(0, first - 1)] in lexicon.articles or tokens.lowers[first] in lexicon.articles
    if led and first > 0 and not given:
        return "organisation", None, False
    if given and len(words) > 1:
        return "person", gender, True
    return None, gender, given
