"""Clauses where a comma stands before each, and a verb in second place or last: German and its like."""

from index.extract.complement import Complement
from index.extract.phrases import FINITE
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_ASIDE = 25
_VERBAL = frozenset(("VB", "VBN", *FINITE))
_SUBJECTS = frozenset(("NN", "NNS", "NNP", "PRP", "RB"))
_CLAUSES = frozenset(("that", "wh", "clause", "to"))
_TERMINAL = frozenset((".", "?", "!", "…", "..."))
_BREAKS = frozenset((",", ";", "--", "—", "–"))


def clause_after_comma(tokens: Tokens, first: int, high: int, language: Language) -> Complement | None:
    """The clause or infinitive that a comma sets off from its verb, over an addressee, a place and time or an
    aside: *sagte am Montag, er habe …*; *kündigte an, die Steuern zu senken*."""
    lexicon = language.lexicon
    far = False
    for i in range(first, min(high - 1, first + _ASIDE)):
        opening = i + 1
        rest = (opening, high - 1)
        if tokens.words[i] == ":":
            return Complement("quote" if tokens.stretches[opening] >= 0 else "colon", rest, i > first, ":")
        if is_quoted(tokens, i) or (tokens.tags[i] == "CC" and tokens.tags[opening] in FINITE):
            return None
        if tokens.words[i] != ",":
            continue
        lower = tokens.lowers[opening]
        if is_quoted(tokens, opening):
            return None
        if lower in lexicon.declaratives:
            return Complement("that", rest, far)
        if lower in lexicon.interrogatives:
            return Complement("wh", rest, far, lower)
        if _is_relative_clause(tokens, opening, high, lexicon):
            return None
        second = (
            tokens.tags[opening + 1 : opening + 2] and tokens.tags[opening + 1] in FINITE
        )  # damit solle …
        counted = second or tokens.tags[opening + 2 : opening + 3] == ["CD"]  # bis zu 130 …
        then = tokens.lowers[opening + 1] if opening + 1 < high else ""
        if (lower not in lexicon.subordinators or counted) and then not in lexicon.declaratives:
            form = _clause_form(tokens, opening, high)
            if form is not None:
                return Complement(form, rest, far)
        far = True
    return None


def is_quoted(tokens: Tokens, i: int) -> bool:
    """Whether a quotation stands at `i`; a name between marks is none."""
    return tokens.stretches[i] >= 0 and tokens.tags[i] != "NNP"


def _is_relative_clause(tokens: Tokens, opening: int, high: int, lexicon: Lexicon) -> bool:
    """Whether a relative pronoun stands at `opening` or behind a preposition there: no noun follows it, and
    the verb of its clause stands last."""
    at = opening + 1 if tokens.tags[opening] == "IN" else opening
    if at + 1 >= high:
        return False
    if tokens.lowers[at] not in lexicon.relatives:
        return False
    end = next(
        (
            k
            for k in range(at + 1, min(high, at + _ASIDE))
            if tokens.words[k] in _BREAKS or tokens.words[k] in _TERMINAL
        ),
        min(high, at + _ASIDE),
    )
    verbs = [k for k in range(at + 1, end) if tokens.tags[k] in _VERBAL]
    named = tokens.tags[at + 1] in ("NN", "NNS", "JJ", "CD") and tokens.tags[at] == "DT"
    return (
        bool(verbs) and verbs[-1] == end - 1 and tokens.tags[end - 1] in (*FINITE, "VB", "VBN") and not named
    )


def _clause_form(tokens: Tokens, first: int, high: int) -> str | None:
    """``clause`` where a finite verb stands second, over an aside too, ``to`` where an infinitive stands last
    before the next pause."""
    relative = tokens.tags[first] in ("WDT", "WP")
    for i in range(first, min(high, first + _ASIDE)):
        tag = tokens.tags[i]
        ends = i + 1 >= high or not tokens.words[i + 1][0].isalnum()
        if tag in FINITE:
            return "clause" if i > first and not (relative and ends) else None
        if tag == "TO" or (tag == "VB" and (ends or tokens.tags[i + 1] not in _VERBAL)):
            return "to"
        if is_quoted(tokens, i):
            return "clause" if i > first and tokens.tags[i - 1] in _SUBJECTS else None
        if tokens.words[i] in _BREAKS:
            return "clause" if not relative and _resumes_second(tokens, i, high) else None
    return None


def _resumes_second(tokens: Tokens, comma: int, high: int) -> bool:
    """Whether the aside that begins at a comma is followed by a verb in second place: *…, der Mann, der
    floh, habe …*."""
    return any(
        tokens.words[i - 1] in _BREAKS and tokens.tags[i] in FINITE
        for i in range(comma + 2, min(high, comma + _ASIDE))
    )


def teller_resumes(tokens: Tokens, first: int, i: int, high: int, form: str, language: Language) -> bool:
    """Whether what is said from `first` on ends before token `i`: a colon that leads to a quotation, or the
    teller's own verb."""
    if tokens.words[i] == ":":
        return form in _CLAUSES and is_quoted(tokens, i + 1)
    ends = tokens.words[i] in _BREAKS or tokens.tags[i] == "CC"
    return ends and _leaves_mood(tokens, first, i, high, form, language.lexicon)


def _leaves_mood(tokens: Tokens, first: int, i: int, high: int, form: str, lexicon: Lexicon) -> bool:
    """Whether the teller goes on after the comma or conjunction at `i`, by a verb that is not in the mood of
    reported speech, as the ones before it are: *sagte, er sei krank, und ging*."""
    if form != "clause" or not lexicon.hearsay or not i + 1 < high:
        return False
    following = i + 2 if tokens.tags[i + 1] == "CC" and i + 2 < high else i + 1
    if (
        tokens.tags[following] not in FINITE
        or tokens.lowers[following] in lexicon.hearsay
        or following in tokens.told
    ):
        return False
    return any(k in tokens.told for k in range(first, i))


def is_main(tokens: Tokens, first: int, last: int, language: Language) -> bool:
    """Whether what stands from `first` to `last` is a main clause or holds a quotation; *weil es regnet* in
    *weil es regnet, sagte Huber* is neither."""
    if is_quoted(tokens, last) or is_quoted(tokens, first):
        return True
    opens = tokens.lowers[first] in language.lexicon.subordinators and tokens.tags[first] == "IN"
    if opens or _is_occasion(tokens, first, last, language.lexicon):
        return False
    return any(tokens.tags[k] in FINITE for k in range(first, last + 1))


def _is_occasion(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether all verbs stand in a clause that says more about what begins the sentence: *Auf die Frage, ob
    es regne*; *Danach gefragt, wie es sei*."""
    commas = [k for k in range(first, last) if tokens.words[k] == ","]
    if len(commas) != 1 or tokens.lowers[commas[0] + 1] not in lexicon.complementizers:
        return False
    return not any(tokens.tags[k] in FINITE for k in range(first, commas[0]))
