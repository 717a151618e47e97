"""Where what is said ends: at its sentence's end, or where the teller takes over again."""

from index.extract.clauses import teller_resumes
from index.extract.conjunctions import sets_apart
from index.extract.phrases import FINITE, NOUNS, noun_phrase_after
from index.extract.sentences import SAYING
from index.extract.tokens import Tokens
from index.language import Language

ADJUNCT = frozenset(("IN", "TO"))
TERMINAL = frozenset((".", "?", "!", "…", "..."))
_BREAKS = frozenset((",", ";", "--", "—", "–"))
_LONGEST_ASIDE = 16
"""Tokens."""


def content_end(
    tokens: Tokens, first: int, high: int, form: str, language: Language, *, fronted: bool = False
) -> int:
    """The last token of what is said from `first` on: the sentence's end, or where the teller takes over
    again."""
    words = tokens.words
    last = high - 1
    while last >= first and (words[last] in TERMINAL or words[last] in ",;:"):
        last -= 1
    small = form not in ("that", "wh", "clause", "quote", "colon")
    small = small and not (form == "to" and language.lexicon.grammar.comma_clauses)
    end = _end(tokens, first, last, high, form, language, small=small, fronted=fronted)
    return _without_half(tokens, first, end, language) if small and end < last else end


def _without_half(tokens: Tokens, first: int, end: int, language: Language) -> int:
    """The end without a relative clause that is cut off there: *approved a bill | that its sponsor, Ruiz,
    called …*."""
    if language.lexicon.grammar.verb_final or language.lexicon.grammar.head_first:
        return end
    tags = tokens.tags[first + 1 : end + 1]
    if "WDT" not in tags and "WP" not in tags and "IN" not in tags:
        return end
    begins = next((k for k in range(end, first, -1) if _is_relative(tokens, k, language)), None)
    if begins is None:
        return end
    verbs = [k for k in range(begins + 1, end + 1) if tokens.tags[k] in FINITE]
    told = bool(verbs) and language.verbs.get(tokens.lowers[verbs[-1]]) is not None and verbs[-1] == end
    if verbs and not (told and tokens.lowers[end + 1] in language.lexicon.manner):
        return end
    begins -= tokens.words[begins - 1] == ","
    return max(first, begins - 1)


def _is_relative(tokens: Tokens, k: int, language: Language) -> bool:
    """Whether a relative pronoun stands at `k`."""
    noun = tokens.tags[k - 1] in NOUNS
    return tokens.tags[k] in ("WP", "WDT") or (
        noun and tokens.tags[k] == "IN" and tokens.lowers[k] in language.lexicon.declaratives
    )


def _end(
    tokens: Tokens,
    first: int,
    last: int,
    high: int,
    form: str,
    language: Language,
    *,
    small: bool,
    fronted: bool,
) -> int:
    """The last token before the teller takes over again, at the most `last`."""
    words = tokens.words
    told = language.lexicon.grammar.comma_clauses
    for i in range(first + 1, last + 1):
        if told and teller_resumes(tokens, first, i, high, form, language):
            return i - 1
        if words[i] in _BREAKS:
            if fronted and words[i] == "," and _begins_main(tokens, i + 1, high, language):
                return i - 1
            if _breaks(tokens, i, last, small, language):
                return i - 1
        elif tokens.stretches[i] >= 0:
            if tokens.lowers[i] == "," and i < last and _breaks(tokens, i, last, small, language):
                return i
        elif tokens.tags[i] == "CC":
            alone = i - 1 == first and tokens.stretches[first] >= 0  # chanted “…” and walked on
            if _resumes(tokens, i, last, small or alone, language) or _asks(tokens, first, i, last, language):
                return i - 1
            if _another_says(tokens, i, last, language):
                return i - 1
        elif form == "quote" and i == first + 1 and _is_occasion(tokens, first, language):
            return first  # apologised “fully” after a review
        elif small and is_adjunct(tokens, i, high, language):
            return _before_its_article(tokens, first, i, language)
    return last


def _is_occasion(tokens: Tokens, quoted: int, language: Language) -> bool:
    """Whether a preposition of the occasion stands behind a quotation, and a verb of saying before it."""
    lemma = language.verbs.get(tokens.lowers[quoted - 1]) if quoted else None
    says = lemma is not None and "speech" in language.verb_classes[lemma]
    behind = quoted + 1
    return says and tokens.tags[behind] in ADJUNCT and tokens.lowers[behind] in language.lexicon.occasions


def _before_its_article(tokens: Tokens, first: int, i: int, language: Language) -> int:
    """The last token before the adjunct at `i` and the article of a day: *anunció el plan | el lunes*."""
    tags, last = tokens.tags, i - 1
    if tokens.lowers[i] in language.lexicon.calendar:
        if tags[last] == "JJ" and tags[last - 1] == "DT":
            last -= 1
        if tags[last] == "DT":
            last -= 1
    return last if last >= first else i - 1


def _begins_main(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether a main clause begins at `i` after one that stands before it."""
    if language.lexicon.grammar.verb_final:
        return i < high and tokens.tags[i] in FINITE
    return is_clause(tokens, i, high, language)


def _breaks(tokens: Tokens, i: int, last: int, small: bool, language: Language) -> bool:
    """Whether the comma or dash at `i` ends what is said. `small` contents (objects, infinitives) end at any
    comma but that of a list or relative clause; clauses where a new main clause or another cue begins."""
    if i + 1 > last:
        return False
    tags, lowers, lexicon = tokens.tags, tokens.lowers, language.lexicon
    following = i + 1
    if lowers[following] in language.openings or tokens.words[i] == ";":
        return tags[i - 1] != "IN" or lowers[i - 1] not in lexicon.subordinators  # porque, a su juicio, …
    joined = lowers[following] in lexicon.conjunctions
    if joined:
        following += 1
        if following < last and _goes_on_with_that(tokens, following, language):
            return False
    while following <= last and tags[following] == "RB":
        following += 1
    if following > last:
        return False
    lemma = language.verbs.get(lowers[following])
    if (
        lemma is not None
        and tags[following] in ("VBG", "VBD", "VBZ")
        and (joined or tags[following] == "VBG")
    ):
        return True
    if not joined and lexicon.grammar.head_first and _is_told_behind(tokens, following, last, language):
        return True
    if small:
        if joined and is_clause(tokens, following, last + 1, language):
            return True
        return tags[following] not in ("WP", "WDT") and not _is_list(tokens, i, last)
    if joined and tags[following] in FINITE:
        return True
    if lexicon.grammar.head_first and lowers[i + 1] in lexicon.contrasts:
        return sets_apart(tokens, i + 2, last, language)
    if joined or lowers[i + 1] in lexicon.contrasts:
        return (tags[i + 1] == "CC" and lowers[i + 1] in lexicon.contrasts) or is_clause(
            tokens, following, last + 1, language
        )
    return False


def _is_told_behind(tokens: Tokens, i: int, last: int, language: Language) -> bool:
    """Whether a verb of saying stands at `i` and only its subject behind it: *…, informó ayer la agencia*."""
    lemma = language.verbs.get(tokens.lowers[i])
    if lemma is None or tokens.tags[i] not in ("VBD", "VBZ"):
        return False
    phrase = noun_phrase_after(tokens, skip(tokens, i + 1, last, ("RB",)), last + 1)
    says = not SAYING.isdisjoint(language.verb_classes[lemma])
    return says and phrase is not None and (phrase[1] >= last or tokens.words[phrase[1] + 1] in _BREAKS)


def _goes_on_with_that(tokens: Tokens, i: int, language: Language) -> bool:
    """Whether a second clause of what is said begins at `i`: *said that …, and that …*."""
    lexicon, lowers = language.lexicon, tokens.lowers
    joined = lowers[i] in lexicon.declaratives and lowers[i - 1] not in lexicon.contrasts
    return joined and tokens.tags[i + 1] not in FINITE


def _resumes(tokens: Tokens, i: int, last: int, small: bool, language: Language) -> bool:
    """Whether after the conjunction at `i` the subject of the cue goes on with another verb: *said X and
    left*."""
    following = skip(tokens, i + 1, last, ("RB",))
    if following > last or tokens.tags[following] not in FINITE:
        return False
    if small:
        return tokens.tags[following] != "MD"
    lemma = language.verbs.get(tokens.lowers[following])
    if lemma is None or tokens.tags[following] not in ("VBD", "VBZ"):
        return False
    clause = language.lexicon.grammar.head_first and is_que(tokens, following + 1, last + 1, language)
    return clause or "speech" in language.verb_classes[lemma]


def _another_says(tokens: Tokens, i: int, last: int, language: Language) -> bool:
    """Whether somebody else speaks behind the conjunction at `i`: *a neighbour said he was kind | and another
    said he was not*."""
    phrase = noun_phrase_after(tokens, i + 1, last)
    if phrase is None or phrase[1] + 2 > last:
        return False
    verb = phrase[1] + 1
    lemma = language.verbs.get(tokens.lowers[verb])
    says = lemma is not None and "speech" in language.verb_classes[lemma]
    if (
        not says
        or tokens.tags[verb] not in ("VBD", "VBZ")
        or tokens.tags[phrase[0]] in ("PRP", "EX", "WP", "WDT")
    ):
        return False
    return is_clause(tokens, verb + 1, last + 1, language) or is_que(tokens, verb + 1, last + 1, language)


def _asks(tokens: Tokens, first: int, i: int, last: int, language: Language) -> bool:
    """Whether the teller goes on behind the conjunction at `i` with what was asked of whom, in the past that
    no verb from `first` on stands in: *dijo que hay peligro | y pidió a los vecinos que salieran*."""
    if not language.lexicon.grammar.head_first or i + 2 > last:
        return False
    lemma = language.verbs.get(tokens.lowers[i + 1])
    asks = lemma is not None and "ask" in language.verb_classes[lemma] and tokens.tags[i + 1] == "VBD"
    whom = tokens.lowers[i + 2] in language.lexicon.addressing
    return asks and whom and "VBD" not in tokens.tags[first:i]


def is_adjunct(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether when, where or on what occasion it was said begins at `i`: *on Monday*, *in a statement*,
    *during …*."""
    lower, lexicon = tokens.lowers[i], language.lexicon
    if tokens.tags[i] not in ADJUNCT:
        return lower in lexicon.calendar
    if lower in lexicon.subordinators or lower in lexicon.occasions:
        return True
    phrase = noun_phrase_after(tokens, i + 1, high)
    if phrase is None:
        return False
    head = tokens.lowers[phrase[1]]
    return lower in lexicon.settings and (
        head in lexicon.document_nouns or head in lexicon.calendar or head in lexicon.time_words
    )


def _is_list(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether a comma separates members of a list, which end in *and* and one more."""
    for j in range(comma + 1, min(last, comma + 8)):
        if tokens.tags[j] in FINITE:
            return False
        if tokens.tags[j] == "CC":
            return True
    return False


def skip(tokens: Tokens, i: int, high: int, tags: tuple[str, ...]) -> int:
    """From `i` over tokens with one of `tags`."""
    while i < high and tokens.tags[i] in tags:
        i += 1
    return i


def is_que(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether the word that begins a clause stands at `i`: *la idea de que*."""
    return i < high and tokens.lowers[i] in language.lexicon.declaratives and tokens.tags[i] in ("IN", "WDT")


def _has_verb_past_aside(tokens: Tokens, comma: int, high: int, language: Language) -> bool:
    """Whether behind what is set between commas the verb of a clause follows that has begun before: *said the
    victims, a couple in their 80s, | were found*; no verb by which somebody says it."""
    if comma + 2 >= high or tokens.tags[comma + 1] == "CC":
        return False
    end = min(high, comma + _LONGEST_ASIDE)
    aside = range(comma + 2, end)
    closing = next((k for k in aside if tokens.words[k] == "," or tokens.stretches[k] >= 0), high)
    if closing + 1 >= high or tokens.words[closing] != ",":
        return False
    verb = skip(tokens, closing + 1, high, ("RB",))
    return verb < high and tokens.tags[verb] in FINITE and tokens.lowers[verb] not in language.verbs


def is_clause(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether a subject with its finite verb begins at `i`."""
    tags = tokens.tags
    if i < high and tokens.stretches[i] >= 0:
        return True
    i = skip(tokens, i, high, ("RB", "CC"))
    if i < high and tags[i] == "IN" and tokens.lowers[i] not in language.lexicon.name_links:
        inner = noun_phrase_after(tokens, i + 1, high)
        if inner is not None and inner[1] + 1 < high and tokens.words[inner[1] + 1] == ",":
            i = inner[1] + 2
    phrase = noun_phrase_after(tokens, i, high)
    for _ in range(4):
        if phrase is None:
            return False
        j = skip(tokens, phrase[1] + 1, high, ("RB",))
        if j >= high:
            return False
        if tags[j] in FINITE:
            return True
        if tokens.words[j] == "," and not language.lexicon.grammar.comma_clauses:
            return _has_verb_past_aside(tokens, j, high, language)
        if tokens.lowers[j] in language.lexicon.auxiliaries:
            return tags[j] != "POS"
        lower = tokens.lowers[j]
        if tags[j] not in ("IN", "CC") or lower in language.lexicon.declaratives:
            return False
        if lower in language.lexicon.subordinators:
            return False  # the plan as the council voted
        phrase = noun_phrase_after(tokens, j + 1, high)
    return False
