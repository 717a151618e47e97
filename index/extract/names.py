"""Names: every run of capitalised words that names somebody or something, outside quotations."""

from itertools import pairwise

from index.extract.frames import Frame
from index.extract.name import Name, fold
from index.extract.naming import name_of
from index.extract.phrases import FINITE
from index.extract.runs import can_begin, leads_to_noun, run_end
from index.extract.tokens import Tokens
from index.language import Language

_SMALL = frozenset(("IN", "TO", "DT", "PRP", "PRP$", "CC", "WRB", "WP", "WDT"))
"""Words that are written small in a headline in capitals, however long."""
_SHORT_TITLE = 3
_LONGEST = 4


def find_names(text: str, frames: list[Frame], language: Language) -> list[Name]:
    """Every name of the article outside its quotations, in order, and those that stand in marks."""
    known = _known(frames)
    found: list[Name] = []
    headlines: list[tuple[int, int]] = []
    for number, frame in enumerate(frames):
        for sentence, (low, high) in enumerate(frame.sentences):
            if _is_headline(frame.tokens, low, high, language, title=not number and not sentence):
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


def _is_headline(tokens: Tokens, low: int, high: int, language: Language, *, title: bool) -> bool:
    """Whether nearly every long word of a sentence has a capital, so that capitals tell nothing; where all
    nouns have one, only a sentence in capitals is. The `title` of an article may be short."""
    words = tokens.words
    if high - low > 1 and all(words[k].isupper() for k in range(low, high) if words[k][0].isalpha()):
        return True
    if language.lexicon.grammar.noun_capitals:
        return False
    long = small = plain = lower = 0
    for k in range(low, high):
        word = words[k]
        if not word[0].isalpha():
            continue
        plain += 1
        if tokens.tags[k] in ("VBD", "VBZ", "VBP") and not word[0].isupper():
            return False
        if len(word) > 3:
            if word[0].isupper():
                long += 1
                continue
            lower += 1
            content = tokens.tags[k] not in _SMALL
            long += content
            small += content
            if small * 10 > high - low or lower * 7 > high - low:
                return False
    says = tokens.tags[low] in FINITE and tokens.lowers[low] in language.verbs  # Said Leila Haddad: “…”
    if title and tokens.words[high - 1] != "." and not says:
        return plain >= _SHORT_TITLE and not small
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
            last = _last_known(tokens, i, high, known, language)
            if last == i and _is_label(tokens, i, high, language):
                last = i + 1
            if last > i or fold(tokens.words[i]) in known:
                name = name_of(frame, number, sentence, i, last, low, language)
                if name is not None:
                    found.append(name)
        i = last + 1
    return found


def _is_label(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether a whole name stands at `i` before a colon: *Mayor Leila Haddad: “…”*."""
    if i + 2 >= high or tokens.words[i + 2] != ":" or tokens.lowers[i] not in language.given_names:
        return False
    return tokens.words[i + 1][0].isupper() and tokens.lowers[i + 1] not in language.tags.words


def _last_known(tokens: Tokens, i: int, high: int, known: frozenset[str], language: Language) -> int:
    """The last token of the name that begins at `i` in a headline: a word that is known as a name, over given
    names before it."""
    last = i
    for k in range(i + 1, min(high, i + _LONGEST)):
        if not tokens.words[k][0].isupper():
            break
        if fold(tokens.words[k]) in known:
            last = k
        elif tokens.lowers[k] not in language.given_names:
            break
    return last


def _known(frames: list[Frame]) -> frozenset[str]:
    """The words that stand as names within a sentence: at the start of another they are names too."""
    return frozenset(
        [
            frame.tokens.lowers[k]
            for frame in frames
            for k, tag in enumerate(frame.tokens.tags)
            if tag == "NNP" and k and frame.tokens.words[k - 1][-1].isalpha()
        ]
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
        lower, lexicon = tokens.lowers[i], language.lexicon
        opening = i == low and lower not in known  # what El País says, mid-sentence, has a capital too
        article = lower in lexicon.articles and (opening or lexicon.grammar.noun_capitals)
        small = lower in lexicon.prepositions and words[i][0].islower() and i not in tokens.surnames
        small = small or (i == low and leads_to_noun(tokens, i, language))
        particle = lower in lexicon.particles and not article and not small
        joined = "-" in lower and lower.split("-")[0] in lexicon.particles  # al-Farouk
        named = words[i][0].isupper() or joined
        if not particle and not (named and can_begin(tokens, i, low, known, language)):
            continue
        last = run_end(frame, i, low, high, language)
        name = name_of(frame, number, sentence, i, last, low, language)
        if name is not None:
            found.append(name)
    return found
