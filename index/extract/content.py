"""What is said: the tokens that a cue attributes, after it, before it, or on both sides.

Ranges of tokens are ``(first, last)``, both included.
"""

from index.extract.behind_verb import past_time
from index.extract.clauses import clause_after_comma, is_main
from index.extract.complement import Complement
from index.extract.conjunctions import begins_what_is_said, says_more
from index.extract.ends import ADJUNCT, TERMINAL, content_end, is_adjunct, is_clause, is_que, skip
from index.extract.papers import agency_end
from index.extract.phrases import FINITE, NOUNS, REACH, Phrase, extend_right, noun_phrase_after
from index.extract.sentences import TELLING
from index.extract.standing import past_aside
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_COUNTED = frozenset(("CD", "DT"))
_DASHES = frozenset(("--", "—", "–", "-"))
_LONGEST_DATELINE = 12
_WITHIN = frozenset(("(", ")", "/", ","))
_SETTING_OFF = frozenset((",", ";", ":", "--", "—", "–", "-", "*", "•"))


def complement_after(
    tokens: Tokens, head: int, high: int, language: Language, *, addressed: bool = False
) -> Complement:
    """The complement of the cue whose last token is `head`, in the sentence that ends before `high`.

    `addressed` verbs take whom they speak to before what is said: *told reporters that …*.
    """
    head = tokens.particles.get(head, head)
    first = skip(tokens, head + 1, high, ("RB", "RP"))
    free = first < high and tokens.tags[first] not in ("TO", "IN")
    while free and first - 1 > head and tokens.lowers[first - 1] in language.lexicon.focusing:
        first -= 1  # said only one meeting had taken place
    if language.lexicon.grammar.comma_clauses:
        clause = clause_after_comma(tokens, first, high, language)
        if clause is not None:
            return _ended(tokens, head, clause, high, language)
    counted = _past_days(tokens, head + 1, high, language)
    if _counts(tokens, counted, high, language):
        return _ended(tokens, head, Complement("clause", (counted, high - 1)), high, language)
    first = past_aside(tokens, _past_days(tokens, first, high, language), high, language.lexicon)
    if addressed:
        told = noun_phrase_after(tokens, first, high)
        if told is not None:
            beyond = extend_right(tokens, told, high, language.lexicon)[1] + 1
            near = _complement_at(tokens, beyond, high, language)
            if near.form in ("that", "wh", "clause", "quote", "colon", "to"):
                return _ended(tokens, head, near, high, language)
            far = _complement_beyond(tokens, beyond, high, language)
            if far is not None:
                return _ended(tokens, head, far, high, language)
    near = _complement_at(tokens, first, high, language)
    if near.form in ("that", "wh", "clause", "quote", "colon", "to", "ing", "as"):
        return _ended(tokens, head, near, high, language)
    far = _complement_beyond(tokens, first, high, language)
    if far is not None:
        if near.form in ("np", "pp") and far.form == "quote" and far.word not in (",", ":"):
            if far.phrase is not None and _describes(tokens, head, far.word, language):
                last = content_end(tokens, far.phrase[0] - 1, high, "object", language)
                return Complement("object", (first, last), True, far.word)
            far = Complement("object", (first, high - 1), True, far.word)
        return _ended(tokens, head, far, high, language)
    whom = near.form == "pp" and tokens.lowers[first] in language.lexicon.addressing
    if whom and (addressed or agency_end(tokens, first + 1, language.lexicon) is not None):
        return Complement("none", None)  # …, indicó a Efe un portavoz
    return _ended(tokens, head, near, high, language)


def _describes(tokens: Tokens, head: int, link: str, language: Language) -> bool:
    """Whether a verb and the word before a quotation say what somebody calls something: *described the plan
    as “dead”*, not *knew him as “the Bear”*."""
    lemma = language.verbs.get(tokens.lowers[head])
    tells = lemma is not None and not TELLING.isdisjoint(language.verb_classes[lemma])
    return tells and link in language.lexicon.manner


def _counts(tokens: Tokens, first: int, high: int, language: Language) -> bool:
    """Whether a clause begins at `first` with how many its subject is: *said at least 14 people had died*."""
    for words in language.lexicon.quantities:
        number = first + len(words)
        if number < high and tuple(tokens.lowers[first:number]) == words:
            return tokens.tags[number] in _COUNTED and is_clause(tokens, number, high, language)
    return False


def _past_days(tokens: Tokens, i: int, high: int, language: Language) -> int:
    """From `i` over a day, with its article where adjectives follow their noun: *este martes*, *la semana
    pasada*."""
    lexicon = language.lexicon
    while i < high and tokens.lowers[i] in lexicon.calendar:
        i += 1
    free = lexicon.grammar.head_first and i < high and tokens.tags[i] == "DT"
    return past_time(tokens, i, high, lexicon) if free else i


def _complement_at(tokens: Tokens, i: int, high: int, language: Language) -> Complement:
    """The form of what begins at `i`; its phrase runs to the end of the sentence for now."""
    tags, lowers, words = tokens.tags, tokens.lowers, tokens.words
    if i >= high or words[i] in TERMINAL:
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
    if tag in ADJUNCT:
        begins = i if _is_contracted(tokens, i, high, language.lexicon) else i + 1
        return Complement("pp", (begins, high - 1), word=lower) if i + 1 < high else Complement("none", None)
    if is_clause(tokens, i, high, language):
        return Complement("clause", rest)
    if noun_phrase_after(tokens, i, high) is not None:
        return Complement("np", rest)
    return Complement("none", None)


def _is_contracted(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> bool:
    """Whether whom somebody speaks to begins with preposition and article in one: *instó | al Congreso*."""
    one = tokens.lowers[i] in lexicon.addressing and tokens.lowers[i] in lexicon.grammar.article_gender
    return one and i + 1 < high and tokens.tags[i + 1] in NOUNS


def _clause_at(tokens: Tokens, i: int, high: int, language: Language) -> Complement | None:
    """The clause or infinitive that a word for it begins at `i`."""
    tags, lower, tag, rest = tokens.tags, tokens.lowers[i], tokens.tags[i], (i, high - 1)
    if lower in language.lexicon.declaratives and (
        tag in ("IN", "WDT") or (tag == "DT" and is_clause(tokens, i + 1, high, language))
    ):
        return Complement("that", rest)
    if lower in language.lexicon.complementizers and tag in ("IN", "WRB", "WP", "WDT"):
        return Complement("wh", rest, word=lower)
    if lower in language.lexicon.before_clauses and is_que(tokens, i + 1, high, language):
        return Complement("that", (i + 1, high - 1))
    if tag == "VB" and language.lexicon.grammar.bare_infinitive:
        return Complement("to", rest)
    if tag == "TO" and i + 1 < high and tags[skip(tokens, i + 1, high - 1, ("RB",))] == "VB":
        return Complement("to", rest)
    return None


def _complement_beyond(tokens: Tokens, i: int, high: int, language: Language) -> Complement | None:
    """The clause or quotation that follows an addressee, a time or a place: *told them in Lima that …*."""
    tags, lowers, words = tokens.tags, tokens.lowers, tokens.words
    declaratives = language.lexicon.declaratives
    stop = min(high, i + 25)
    first = i
    spoken: int | None = None  # where the noun phrase before begins
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
                and not begins_what_is_said(tokens, i, first, high, language)
            )
        ):
            begins = i if spoken is None else _noun_of_clause(tokens, spoken, i, language)
            return Complement("that", (begins, high - 1), True)
        if lowers[i] in language.lexicon.interrogatives and tag in ("IN", "WRB", "WP"):
            return Complement("wh", (i, high - 1), True, lowers[i])
        if (
            words[i] == ","
            and i + 1 < stop
            and (lowers[i + 1] in declaratives or tokens.stretches[i + 1] >= 0)
        ):
            if spoken is not None and language.lexicon.grammar.head_first and lowers[i + 1] in declaratives:
                return None  # celebró la apertura del puente, que …
            i += 1
            continue
        phrase = noun_phrase_after(tokens, i, high)
        if phrase is not None:
            i = phrase[1] + 1
            spoken = phrase[0]
            if (
                i < high
                and tags[i - 1] not in ("WP", "WDT")
                and tags[i] not in FINITE
                and is_clause(tokens, i, high, language)
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
                return Complement("to", (_noun_of_clause(tokens, phrase[0], i, language), high - 1), True)
            continue
        if tag in ADJUNCT or tag in ("RB", "RP", "JJ", "CD"):
            i += 1
            continue
        return None
    return None


def _noun_of_clause(tokens: Tokens, first: int, i: int, language: Language) -> int:
    """Where what is said begins, of a clause or infinitive at `i`: with the noun of saying that it belongs
    to and that begins at `first`, *dismissed claims that …*, *praised the plan to …*; not with where it was
    said, *said in a statement that …*."""
    lexicon = language.lexicon
    told = tokens.lowers[i - 1] in lexicon.cue_nouns and tokens.lowers[first - 1] not in lexicon.settings
    return first if told else i


def _ended(tokens: Tokens, head: int, complement: Complement, high: int, language: Language) -> Complement:
    """The complement with its true end."""
    if complement.phrase is None:
        return complement
    first = complement.phrase[0]
    last = content_end(tokens, first, high, complement.form, language)
    if last < first:
        return Complement("none", None)
    if complement.form == "np" and _is_called(tokens, head, last + 1, high, language):
        last = max(last, content_end(tokens, last + 2, high, "np", language))
    return Complement(complement.form, (first, last), complement.far, complement.word)


def _is_called(tokens: Tokens, head: int, i: int, high: int, language: Language) -> bool:
    """Whether what the object of the verb at `head` is said to be begins at `i`: *described him | as quiet*,
    not *praised the plan | as the city voted*."""
    lemma = language.verbs.get(tokens.lowers[head])
    judges = lemma is not None and "judgement" in language.verb_classes[lemma]
    if not judges or i + 1 >= high or tokens.lowers[i] not in language.lexicon.manner:
        return False
    return tokens.tags[i] == "IN" and not is_clause(tokens, i + 1, high, language)


def past_dateline(tokens: Tokens, last: int) -> int:
    """The dash behind a dateline that begins a paragraph, *SEOUL —* or *Berlin (dpa) -*; else 0. What two
    dashes set apart is no dateline: *Köln – die Stadt am Rhein – sei sicher*."""
    words, tags = tokens.words, tokens.tags
    dash = next((k for k in range(1, min(last, _LONGEST_DATELINE)) if words[k] in _DASHES), 0)
    if not dash or any(words[k] in _DASHES for k in range(dash + 1, last)):
        return 0
    if words[dash + 1][0].islower():
        return 0  # Otto Reh – ein guter Mann, sagte Huber
    if words[0].isupper() and len(words[0]) > 1:
        return 0 if any(tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(1, dash)) else dash
    named = tags[0] == "NNP" and all(
        words[k][0].isupper() or words[k] in _WITHIN or words[k - 1] in _WITHIN for k in range(dash)
    )
    return dash if named else 0


def first_word(tokens: Tokens, first: int, last: int) -> int:
    """Where the words begin from `first` on, behind a bullet or a dateline and its dash; `last` at most."""
    if first == 0:
        first = past_dateline(tokens, last)
    while first < last and (tokens.words[first] in _SETTING_OFF or tokens.words[first] in TERMINAL):
        first += 1
    return first


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
    first = first_word(tokens, max(low, i - 4 * REACH), i)
    if tokens.stretches[i] >= 0 and i > first and tokens.words[i - 1] == ":":
        return i, i  # Torres shrugged: "Never," he said
    if _is_apart(tokens, first, i, language):
        return i, i
    final = language.lexicon.grammar.verb_final
    if final and _tells_who_says(tokens, first, i, language):
        return None
    if tokens.stretches[i] >= 0 and _is_governed(tokens, first, i):
        return None
    if tokens.stretches[i] < 0 and tokens.tags[first] == "VBN" and tokens.lowers[first] in language.verbs:
        return None  # Asked whether he had read it, Torres laughed
    if _is_named_next(tokens, first, end) or all(tokens.tags[k] == "CC" for k in range(first, i + 1)):
        return None
    if final and not is_main(tokens, first, i, language):
        return None
    return first, i


def _is_apart(tokens: Tokens, first: int, at: int, language: Language) -> bool:
    """Whether the quotation at `at` is all that is said, for behind another and who said that a new clause
    begins with it: *“He was kind,” a neighbour said; “he was quiet,” another said*."""
    if tokens.stretches[at] < 0 or at - 2 <= first:
        return False
    joined = tokens.tags[at - 1] == "CC" and tokens.words[at - 2] in (",", ";")
    if not joined and tokens.words[at - 1] != ";":
        return False
    quoted = any(tokens.stretches[k] >= 0 for k in range(first, at - 1))
    told = (k for k in range(first, at - 1) if tokens.tags[k] in ("VBD", "VBZ"))
    return quoted and any(tokens.lowers[k] in language.verbs for k in told)


def says_something(tokens: Tokens, before: Phrase, lexicon: Lexicon) -> bool:
    """Whether all that stands before a cue has a verb or ends in a quotation that is no name; *El alcalde,
    Luis Soto, dijo* and *Luis Soto, alias «Chato», admitió* have but who spoke."""
    first, last = before
    if tokens.stretches[last] >= 0:
        return last == first or tokens.lowers[last - 1] not in lexicon.naming
    return any(tokens.tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(first, last + 1))


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


def _tells_who_says(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether all from `first` to `last` says who says it: *Wie die Zeitung berichtet, habe er gewusst*."""
    says = tokens.lowers[first] in language.lexicon.manner and tokens.tags[last] in FINITE
    return says and tokens.lowers[last] in language.verbs


def _is_governed(tokens: Tokens, first: int, at: int) -> bool:
    """Whether the quotation at `at` is the object of a preposition that opens the sentence: *On "Face the
    Nation," …*."""
    tags = tokens.tags
    first = skip(tokens, first, at, ("CC", "RB"))
    if first >= at or tags[first] not in ("IN", "VBG", "VBN", "TO") or tokens.words[at - 1] in (",", ":"):
        return False
    return not any(tags[k] in FINITE for k in range(first, at))


def content_after_pause(tokens: Tokens, i: int, high: int, quoted: bool, language: Language) -> Phrase | None:
    """The rest of a sentence that a cue interrupts: *All of this, he said, could be undone*."""
    if i + 1 >= high or tokens.words[i] != ",":
        return None
    lemma = language.verbs.get(tokens.lowers[i + 1])
    if tokens.tags[i + 1] == "CD" and tokens.words[i + 2 : i + 3] == [","]:
        return None  # said Ana Ruiz, 71, who …
    if tokens.tags[i + 1] in ("WP", "WDT", "CC") or (tokens.tags[i + 1] == "VBG" and lemma is not None):
        return None
    if (quoted and tokens.tags[i + 1] not in ("TO", "VBZ", "VBD", "MD")) or is_adjunct(
        tokens, i + 1, high, language
    ):
        return None
    last = content_end(tokens, i + 1, high, "clause", language)
    return (i + 1, last) if last > i else None
