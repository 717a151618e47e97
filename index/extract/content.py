"""What is said: the tokens that a cue attributes, after it, before it, or on both sides.

Ranges of tokens are ``(first, last)``, both included.
"""

from index.extract.clauses import clause_after_comma, is_main, teller_resumes
from index.extract.complement import Complement
from index.extract.conjunctions import begins_what_is_said, says_more, sets_apart
from index.extract.phrases import FINITE, NOUNS, REACH, Phrase, extend_right, noun_phrase_after
from index.extract.tokens import Tokens
from index.language import Language

_ADJUNCT = frozenset(("IN", "TO"))
_TERMINAL = frozenset((".", "?", "!", "…", "..."))
_BREAKS = frozenset((",", ";", "--", "—", "–"))


def complement_after(
    tokens: Tokens, head: int, high: int, language: Language, *, addressed: bool = False
) -> Complement:
    """The complement of the cue whose last token is `head`, in the sentence that ends before `high`.

    `addressed` verbs take whom they speak to before what is said: *told reporters that …*.
    """
    head = tokens.particles.get(head, head)
    first = _skip(tokens, head + 1, high, ("RB", "RP"))
    if language.lexicon.grammar.comma_clauses:
        clause = clause_after_comma(tokens, first, high, language)
        if clause is not None:
            return _ended(tokens, clause, high, language)
    while first < high and tokens.lowers[first] in language.lexicon.calendar:
        first += 1
    if addressed:
        told = noun_phrase_after(tokens, first, high)
        if told is not None:
            beyond = extend_right(tokens, told, high, language.lexicon)[1] + 1
            near = _complement_at(tokens, beyond, high, language)
            if near.form in ("that", "wh", "clause", "quote", "colon", "to"):
                return _ended(tokens, near, high, language)
            far = _complement_beyond(tokens, beyond, high, language)
            if far is not None:
                return _ended(tokens, far, high, language)
    near = _complement_at(tokens, first, high, language)
    if near.form in ("that", "wh", "clause", "quote", "colon", "to", "ing", "as"):
        return _ended(tokens, near, high, language)
    far = _complement_beyond(tokens, first, high, language)
    if far is not None:
        if near.form in ("np", "pp") and far.form == "quote" and far.word not in (",", ":"):
            far = Complement("object", (first, high - 1), True, far.word)
        return _ended(tokens, far, high, language)
    return _ended(tokens, near, high, language)


def _skip(tokens: Tokens, i: int, high: int, tags: tuple[str, ...]) -> int:
    while i < high and tokens.tags[i] in tags:
        i += 1
    return i


def _complement_at(tokens: Tokens, i: int, high: int, language: Language) -> Complement:
    """The form of what begins at `i`; its phrase runs to the end of the sentence for now."""
    tags, lowers, words = tokens.tags, tokens.lowers, tokens.words
    if i >= high or words[i] in _TERMINAL:
        return Complement("none", None)
    rest = (i, high - 1)
    if tokens.stretches[i] >= 0:
        return Complement("quote", rest)
    if words[i] in (",", ":") and i + 1 < high and tokens.stretches[i + 1] >= 0:
        return Complement("quote", (i + 1, high - 1), word=words[i])
    if words[i] == ":":
        return Complement("colon", (i + 1, high - 1)) if i + 1 < high else Complement("none", None)
    clause = _clause_at(tokens, i, high, language)
    if clause is not None:
        return clause
    lower, tag = lowers[i], tags[i]
    if lower in language.lexicon.manner and tag == "IN":
        return Complement("as", rest)
    if tag == "VBG":
        return Complement("ing", rest)
    if tag in _ADJUNCT:
        return Complement("pp", (i + 1, high - 1), word=lower) if i + 1 < high else Complement("none", None)
    if _is_clause(tokens, i, high, language):
        return Complement("clause", rest)
    if noun_phrase_after(tokens, i, high) is not None:
        return Complement("np", rest)
    return Complement("none", None)


def _clause_at(tokens: Tokens, i: int, high: int, language: Language) -> Complement | None:
    """The clause or infinitive that a word for it begins at `i`."""
    tags, lower, tag, rest = tokens.tags, tokens.lowers[i], tokens.tags[i], (i, high - 1)
    if lower in language.lexicon.declaratives and (
        tag in ("IN", "WDT") or (tag == "DT" and _is_clause(tokens, i + 1, high, language))
    ):
        return Complement("that", rest)
    if lower in language.lexicon.complementizers and tag in ("IN", "WRB", "WP", "WDT"):
        return Complement("wh", rest, word=lower)
    if lower in language.lexicon.before_clauses and _is_que(tokens, i + 1, high, language):
        return Complement("that", (i + 1, high - 1))
    if tag == "VB" and language.lexicon.grammar.bare_infinitive:
        return Complement("to", rest)
    if tag == "TO" and i + 1 < high and tags[_skip(tokens, i + 1, high - 1, ("RB",))] == "VB":
        return Complement("to", rest)
    return None


def _is_que(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether the word that begins a clause stands at `i`: *la idea de que*."""
    return i < high and tokens.lowers[i] in language.lexicon.declaratives and tokens.tags[i] in ("IN", "WDT")


def _is_clause(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether a subject with its finite verb begins at `i`."""
    tags = tokens.tags
    if i < high and tokens.stretches[i] >= 0:
        return True
    i = _skip(tokens, i, high, ("RB", "CC"))
    if i < high and tags[i] == "IN" and tokens.lowers[i] not in language.lexicon.name_links:
        inner = noun_phrase_after(tokens, i + 1, high)
        if inner is not None and inner[1] + 1 < high and tokens.words[inner[1] + 1] == ",":
            i = inner[1] + 2
    phrase = noun_phrase_after(tokens, i, high)
    for _ in range(4):
        if phrase is None:
            return False
        j = _skip(tokens, phrase[1] + 1, high, ("RB",))
        if j >= high:
            return False
        if tags[j] in FINITE:
            return True
        if tokens.lowers[j] in language.lexicon.auxiliaries:
            return tags[j] != "POS"
        if tags[j] not in ("IN", "CC") or tokens.lowers[j] in language.lexicon.declaratives:
            return False
        phrase = noun_phrase_after(tokens, j + 1, high)
    return False


def _complement_beyond(tokens: Tokens, i: int, high: int, language: Language) -> Complement | None:
    """The clause or quotation that follows an addressee, a time or a place: *told them in Lima that …*."""
    tags, lowers, words = tokens.tags, tokens.lowers, tokens.words
    declaratives = language.lexicon.declaratives
    stop = min(high, i + 25)
    first = i
    while i < stop:
        tag = tags[i]
        if tokens.stretches[i] >= 0:
            return Complement("quote", (i, high - 1), True, words[i - 1])
        if words[i] == ":":
            return Complement("colon", (i + 1, high - 1), True) if i + 1 < high else None
        if (
            lowers[i] in declaratives
            and tag in ("IN", "WDT")
            and not (
                i
                and tags[i - 1] in NOUNS
                and says_more(tokens, i, first, high, language.lexicon)
                and not begins_what_is_said(tokens, i, first, language.lexicon)
            )
        ):
            return Complement("that", (i, high - 1), True)
        if lowers[i] in language.lexicon.interrogatives and tag in ("IN", "WRB", "WP"):
            return Complement("wh", (i, high - 1), True, lowers[i])
        if (
            words[i] == ","
            and i + 1 < stop
            and (lowers[i + 1] in declaratives or tokens.stretches[i + 1] >= 0)
        ):
            i += 1
            continue
        phrase = noun_phrase_after(tokens, i, high)
        if phrase is not None:
            i = phrase[1] + 1
            if (
                i < high
                and tags[i - 1] not in ("WP", "WDT")
                and tags[i] not in FINITE
                and _is_clause(tokens, i, high, language)
                and (tags[i] in ("PRP", "DT", "EX", "PRP$"))
            ):
                return Complement("clause", (i, high - 1), True)
            if (
                i < high
                and tag in ("NNP", "PRP", "NNS", "DT", "NN", "PRP$", "JJ")
                and tags[i] == "TO"
                and i + 1 < high
                and tags[i + 1] == "VB"
            ):
                return Complement("to", (i, high - 1), True)
            continue
        if tag in _ADJUNCT or tag in ("RB", "RP", "JJ", "CD"):
            i += 1
            continue
        return None
    return None


def _ended(tokens: Tokens, complement: Complement, high: int, language: Language) -> Complement:
    """The complement with its true end."""
    if complement.phrase is None:
        return complement
    first = complement.phrase[0]
    last = content_end(tokens, first, high, complement.form, language)
    if last < first:
        return Complement("none", None)
    return Complement(complement.form, (first, last), complement.far, complement.word)


def content_end(
    tokens: Tokens, first: int, high: int, form: str, language: Language, *, fronted: bool = False
) -> int:
    """The last token of what is said from `first` on: the sentence's end, or where the teller takes over
    again."""
    words = tokens.words
    last = high - 1
    while last >= first and (words[last] in _TERMINAL or words[last] in ",;:"):
        last -= 1
    small = form not in ("that", "wh", "clause", "quote", "colon")
    told = language.lexicon.grammar.comma_clauses
    small = small and not (form == "to" and language.lexicon.grammar.comma_clauses)
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
            if _resumes(tokens, i, last, small, language):
                return i - 1
        elif small and is_adjunct(tokens, i, high, language):
            return _before_its_article(tokens, first, i, language)
    return last


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
    return _is_clause(tokens, i, high, language)


def _breaks(tokens: Tokens, i: int, last: int, small: bool, language: Language) -> bool:
    """Whether the comma or dash at `i` ends what is said. `small` contents (objects, infinitives) end at any
    comma but that of a list or relative clause; clauses where a new main clause or another cue begins."""
    if i + 1 > last:
        return False
    tags, lowers, lexicon = tokens.tags, tokens.lowers, language.lexicon
    following = i + 1
    if lowers[following] in language.openings or tokens.words[i] == ";":
        return True
    joined = lowers[following] in lexicon.conjunctions
    if joined:
        following += 1
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
    if small:
        return tags[following] not in ("WP", "WDT") and not _is_list(tokens, i, last)
    if joined and tags[following] in FINITE:
        return True
    if lexicon.grammar.head_first and lowers[i + 1] in lexicon.contrasts:
        return sets_apart(tokens, i + 2, last, language)
    if joined or lowers[i + 1] in lexicon.contrasts:
        return (tags[i + 1] == "CC" and lowers[i + 1] in lexicon.contrasts) or _is_clause(
            tokens, following, last + 1, language
        )
    return False


def _resumes(tokens: Tokens, i: int, last: int, small: bool, language: Language) -> bool:
    """Whether after the conjunction at `i` the subject of the cue goes on with another verb: *said X and
    left*."""
    following = _skip(tokens, i + 1, last, ("RB",))
    if following > last or tokens.tags[following] not in FINITE:
        return False
    if small:
        return tokens.tags[following] != "MD"
    lemma = language.verbs.get(tokens.lowers[following])
    if lemma is None or tokens.tags[following] not in ("VBD", "VBZ"):
        return False
    clause = language.lexicon.grammar.head_first and _is_que(tokens, following + 1, last + 1, language)
    return clause or "speech" in language.verb_classes[lemma]


def is_adjunct(tokens: Tokens, i: int, high: int, language: Language) -> bool:
    """Whether when, where or on what occasion it was said begins at `i`: *on Monday*, *in a statement*,
    *during …*."""
    lower, lexicon = tokens.lowers[i], language.lexicon
    if tokens.tags[i] not in _ADJUNCT:
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


def content_before(tokens: Tokens, end: int, low: int, language: Language) -> Phrase | None:
    """What is said before a cue whose subject (or verb, when that comes first) begins at `end`: *…, Torres
    said*.

    None unless a comma or a quotation ends it.
    """
    words = tokens.words
    i = end - 1
    if i < low:
        return None
    if tokens.stretches[i] < 0:
        if words[i] not in (",", "--", "—", "–"):
            return None
        i -= 1
    if i < low:
        return None
    first = max(low, i - 4 * REACH)
    while first < i and (
        words[first] in (",", ";", ":", "--", "—", "–", "-", "*", "•") or words[first] in _TERMINAL
    ):
        first += 1
    if tokens.stretches[i] >= 0 and _is_governed(tokens, first, i):
        return None
    if tokens.stretches[i] < 0 and tokens.tags[first] == "VBN" and tokens.lowers[first] in language.verbs:
        return None  # Asked whether he had read it, Torres laughed
    if _is_named_next(tokens, first, end):
        return None
    if language.lexicon.grammar.verb_final and not is_main(tokens, first, i, language):
        return None
    return first, i


def _is_named_next(tokens: Tokens, first: int, at: int) -> bool:
    """Whether all from `first` on is who somebody is, and the name set between commas at `at` says who:
    *Her husband, John Costa, who …*."""
    tags = tokens.tags
    if tags[first] not in ("DT", "PRP$") or tokens.words[at - 1] != ",":
        return False
    if any(tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(first, at)):
        return False
    after = at
    while after < len(tags) and tags[after] in ("NNP", "NNPS"):
        after += 1
    return at < after < len(tags) and tokens.words[after] == ","


def _is_governed(tokens: Tokens, first: int, at: int) -> bool:
    """Whether the quotation at `at` is the object of a preposition that opens the sentence: *On "Face the
    Nation," …*."""
    tags = tokens.tags
    first = _skip(tokens, first, at, ("CC", "RB"))
    if first >= at or tags[first] not in ("IN", "VBG", "VBN", "TO") or tokens.words[at - 1] in (",", ":"):
        return False
    return not any(tags[k] in FINITE for k in range(first, at))


def content_after_pause(tokens: Tokens, i: int, high: int, quoted: bool, language: Language) -> Phrase | None:
    """The rest of a sentence that a cue interrupts: *All of this, he said, could be undone*."""
    if i + 1 >= high or tokens.words[i] != ",":
        return None
    lemma = language.verbs.get(tokens.lowers[i + 1])
    if tokens.tags[i + 1] in ("WP", "WDT", "CC") or (tokens.tags[i + 1] == "VBG" and lemma is not None):
        return None
    if (quoted and tokens.tags[i + 1] not in ("TO", "VBZ", "VBD", "MD")) or is_adjunct(
        tokens, i + 1, high, language
    ):
        return None
    last = content_end(tokens, i + 1, high, "clause", language)
    return (i + 1, last) if last > i else None
