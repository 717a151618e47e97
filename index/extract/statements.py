"""Whether a verb with what it says is a statement: what is denied, asked, refused or only done is none."""

from index.extract.answers import only_answers
from index.extract.candidate import Candidate
from index.extract.phrases import FINITE, Phrase
from index.extract.sentences import SAYING, TELLING
from index.extract.tokens import Tokens
from index.extract.traits import mention_type
from index.language import Language
from index.language.data import Lexicon

_PEOPLE = frozenset(("name", "he", "person", "they", "who"))
_SHORT = 2
"""Tokens from the first to the last of what says hardly anything."""
_CLAUSES = ("that", "wh", "clause", "colon")


def states_something(tokens: Tokens, candidate: Candidate, begins: Phrase, language: Language) -> bool:
    """Whether something is stated; `begins` are the first tokens of the verb group and of its sentence."""
    start, low = begins
    lexicon, lemma = language.lexicon, candidate.lemma
    if _is_unsaid(tokens, candidate, low, language) or only_answers(tokens, candidate, language):
        return False
    itself = candidate.negated and candidate.content == [candidate.mention]  # no lo ve así el alcalde
    if itself or _says_too_little(tokens, candidate, lexicon):
        return False
    if _is_occasion(tokens, candidate, language) or _wants_silence(tokens, candidate, language):
        return False
    if _is_asked(tokens, candidate, start, language):
        return False
    if _is_only_seen(tokens, candidate, language) or _tells_only_when(tokens, candidate, lexicon):
        return False
    if _is_rumoured(tokens, candidate, start, lexicon) or _is_withheld(tokens, candidate, start, lexicon):
        return False
    if (lemma in lexicon.acts or lemma in lexicon.refusals) and _is_no_statement(tokens, candidate, language):
        return False
    return tokens.tags[start] != "TO" or not _is_refused(tokens, start, candidate.cue[1], language)


def _says_too_little(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether what follows repeats nothing of what was said: *said no*, *said the same*, *called 999*."""
    if len(candidate.content) != 1 or candidate.content[0][1] - candidate.content[0][0] > _SHORT:
        return False
    first, last = candidate.content[0]
    words = tokens.lowers[first : last + 1]
    if tokens.stretches[first] < 0 and not any(c.isalpha() for word in words for c in word):
        return not _is_quoted(tokens, candidate)
    if lexicon.bare.isdisjoint(words):
        return False
    return all(word in lexicon.bare or word in lexicon.articles for word in words)


def _is_unsaid(tokens: Tokens, candidate: Candidate, low: int, language: Language) -> bool:
    """Whether the words were not said, or only asked about: *did not say that …*, *whether she said …*."""
    mention, form = candidate.mention, candidate.complement.form
    if SAYING.isdisjoint(language.verb_classes[candidate.lemma]):
        return False
    if candidate.negated and form in ("that", "clause", "quote"):
        return True
    if language.lexicon.grammar.verb_final and _is_denied_behind(tokens, candidate, language.lexicon):
        return True
    before = mention[0] - 1 if mention is not None and candidate.way in ("near", "aside") else low - 1
    asked = before >= low and tokens.lowers[before] in language.lexicon.interrogatives
    return asked and tokens.tags[before] == "IN" and form in ("that", "clause", "quote", "object")


def _is_asked(tokens: Tokens, candidate: Candidate, start: int, language: Language) -> bool:
    """Whether it is told what somebody was asked, and not by whom: *Preguntado por si vendrá, …*, *Asked
    whether she would come, …*."""
    bare = tokens.tags[start] == "VBN" and start == candidate.cue[0] and candidate.mention is None
    asks = "ask" in language.verb_classes[candidate.lemma]
    free = language.lexicon.grammar.subject_dropped or candidate.complement.form == "wh"
    return bare and asks and free and not _is_quoted(tokens, candidate)


def _is_denied_behind(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a verb in second place is denied in its clause, and nothing is quoted or told in one of its
    own: *äußerte sich zu den Vorwürfen nicht*; not *lobte nicht nur den Plan, sondern …*."""
    head, form = candidate.cue[1], candidate.complement.form
    if form in _CLAUSES or _is_quoted(tokens, candidate):
        return False
    for k in range(head + 1, len(tokens)):
        if not tokens.words[k][0].isalnum() or tokens.tags[k] == "CC":
            return k - 1 > head and tokens.lowers[k - 1] in lexicon.negations
        if tokens.lowers[k] in lexicon.negations and k + 1 < len(tokens) and tokens.tags[k + 1] == "IN":
            return True
    return False


def _is_no_statement(tokens: Tokens, candidate: Candidate, language: Language) -> bool:
    """Whether something is done and nothing stated: *declined to comment*, *thanked him*, *sentenced three
    men to prison*; unless words are quoted or a clause follows."""
    complement, lemma, lexicon = candidate.complement, candidate.lemma, language.lexicon
    if _is_quoted(tokens, candidate):
        return False
    if lemma in lexicon.acts:
        return complement.form not in _CLAUSES
    if complement.form != "to" or complement.phrase is None:
        return False
    first, last = complement.phrase
    begins = range(first, min(last, first + 2) + 1)
    return any(_is_telling(tokens, k, language) for k in begins)


def _is_telling(tokens: Tokens, k: int, language: Language) -> bool:
    """Whether an infinitive by which something is said or judged, or a word for it, stands at `k`."""
    lower = tokens.lowers[k]
    lemma = language.verbs.get(lower) if tokens.tags[k] == "VB" else None
    tells = lemma is not None and not TELLING.isdisjoint(language.verb_classes[lemma])
    return tells or lower in language.lexicon.refused


def _is_occasion(tokens: Tokens, candidate: Candidate, language: Language) -> bool:
    """Whether what follows a verb only tells on what occasion: *laughed when told of it*, *smiled when asked
    whether …*."""
    complement, lexicon = candidate.complement, language.lexicon
    if complement.form != "wh" or complement.phrase is None or _is_quoted(tokens, candidate):
        return False
    first, last = complement.phrase
    if tokens.lowers[first] not in lexicon.subordinators or tokens.tags[first] != "WRB" or first == last:
        return False
    if tokens.lowers[candidate.cue[1]] in lexicon.gestures:
        return True  # laughed when that was put to him
    told = tokens.tags[first + 1] in ("VBN", "VBD") and tokens.lowers[first + 1] in language.verbs
    asks = "ask" in language.verb_classes[candidate.lemma]
    return told and not asks and FINITE.isdisjoint(tokens.tags[first + 2 : last + 1])


def _wants_silence(tokens: Tokens, candidate: Candidate, language: Language) -> bool:
    """Whether somebody only asks that something be kept back: *asked not to be named*."""
    complement, lexicon = candidate.complement, language.lexicon
    asks = "ask" in language.verb_classes[candidate.lemma]
    if not asks or complement.form != "to" or complement.phrase is None or _is_quoted(tokens, candidate):
        return False
    first, last = complement.phrase
    negated = any(tokens.lowers[k] in lexicon.negations for k in range(candidate.cue[1] + 1, first + 1))
    return negated and any(
        tokens.lowers[k] in lexicon.refused for k in range(first, min(last, first + 2) + 1)
    )


def _is_only_seen(tokens: Tokens, candidate: Candidate, language: Language) -> bool:
    """Whether something shows, and nobody says it: *showed no emotion*, *the case shows that …*; not what
    records or a person show in a clause. Nor is anything said by what somebody only
    reports to have seen or heard: *reported hearing a woman yell*."""
    classes, form = language.verb_classes[candidate.lemma], candidate.complement.form
    phrase = candidate.complement.phrase
    perceived = phrase is not None and tokens.lowers[phrase[0]] in language.lexicon.perceiving
    shows = "show" in classes and "speech" not in classes
    if not (shows or perceived) or candidate.mention is None or _is_quoted(tokens, candidate):
        return False
    if perceived and form in ("ing", "np"):
        return True
    if not shows:
        return False
    kind = mention_type(tokens, candidate.mention, language)
    if form in _CLAUSES and not _verb_is_inner(tokens, candidate, language.lexicon):
        first, last = candidate.mention
        return not language.lexicon.instances.isdisjoint(tokens.lowers[first : last + 1])
    return kind in _PEOPLE and candidate.lemma in language.lexicon.shown


def _verb_is_inner(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether what looks like a clause is a noun and a clause that tells when: *no fear as he left*."""
    if candidate.complement.form != "clause" or candidate.complement.phrase is None:
        return False
    first, last = candidate.complement.phrase
    for k in range(first + 1, last + 1):
        if tokens.tags[k] in FINITE:
            return False
        if tokens.lowers[k] in lexicon.subordinators:
            return True
    return False


def _tells_only_when(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether all that follows is a time: *fired back hours later*."""
    phrase = candidate.complement.phrase
    if candidate.complement.form != "np" or phrase is None or candidate.content != [phrase]:
        return False
    words = tokens.lowers[phrase[0] : phrase[1] + 1]
    return all(word in lexicon.time_words or word in lexicon.calendar for word in words)


def _is_rumoured(tokens: Tokens, candidate: Candidate, start: int, lexicon: Lexicon) -> bool:
    """Whether it is but told that somebody did something: *habría pedido dinero*; not where a clause or a
    quotation tells what is said to have been said, *habría dicho que …*."""
    if not lexicon.rumoured or lexicon.rumoured.isdisjoint(tokens.lowers[start : candidate.cue[1]]):
        return False
    told = candidate.complement.form in _CLAUSES or _is_quoted(tokens, candidate)
    return tokens.tags[candidate.cue[1]] == "VBN" and not told


def _is_withheld(tokens: Tokens, candidate: Candidate, start: int, lexicon: Lexicon) -> bool:
    """Whether it is but told that somebody did not speak of something: *no comentó la noticia*, *se negó a
    comentar la noticia*, *no ha querido comentar la noticia*."""
    if not lexicon.unsaid or _is_quoted(tokens, candidate):
        return False
    complement = candidate.complement
    if complement.form == "to" and complement.phrase is not None:
        first = complement.phrase[0]
        negated = candidate.negated or tokens.lowers[first - 1] in lexicon.negations  # prefirió no comentar
        if negated:
            return tokens.lowers[first] in lexicon.unsaid
    over = (
        start - 2 if tokens.tags[start] == "VB" and tokens.lowers[start - 1] in lexicon.periphrastic else -1
    )
    refused = over >= 0 and tokens.lowers[over] in lexicon.negations
    return (candidate.negated or refused) and candidate.lemma in lexicon.unsaid


def _is_quoted(tokens: Tokens, candidate: Candidate) -> bool:
    return any(tokens.stretches[k] >= 0 for first, last in candidate.content for k in range(first, last + 1))


def _is_refused(tokens: Tokens, start: int, head: int, language: Language) -> bool:
    """Whether the verb at `head` says what somebody does not say: *declined to comment on …*."""
    if start == 0 or not _is_telling(tokens, head, language):
        return False
    return language.verbs.get(tokens.lowers[start - 1]) in language.lexicon.refusals
