"""Cues that are prepositions or adverbs: *according to Torres*, *Medienberichten zufolge*, *demnach*.

The source stands beside the cue; what is said is the rest of the sentence or of its clause.
"""

from index.extract.candidate import Candidate
from index.extract.complement import Complement
from index.extract.content import content_after_pause, first_word
from index.extract.ends import TERMINAL, content_end
from index.extract.phrases import (
    FINITE,
    NOUNS,
    REACH,
    VERBS,
    Phrase,
    extend_left,
    extend_right,
    noun_phrase_after,
    noun_phrase_before,
)
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_NEAR = 12
_FARTHEST = 20
_DAY = 2
_NAME = 30
"""No name in quotation marks is longer, in characters."""


def preposition_candidate(
    tokens: Tokens, i: int, low: int, high: int, language: Language
) -> Candidate | None:
    """*according to* and the like: the source follows, what is said is the rest of the sentence."""
    lexicon = language.lexicon
    for words in language.openings[tokens.lowers[i]]:
        end = i + len(words)
        if end < high and tuple(tokens.lowers[i:end]) == words:
            break
    else:
        return None
    phrase = None
    if words not in lexicon.source_phrases:
        phrase = _source(tokens, end, high, lexicon)
        if phrase is None or (len(words) == 1 and not _stands_right(tokens, i, phrase, low, lexicon)):
            return None
    past = end if phrase is None else phrase[1] + 1
    if phrase is None:
        if end < high and tokens.lowers[end] in lexicon.attaching:
            return None  # in his view of the town
        phrase = next(
            ((k, k) for k in range(i, end) if _tells_whose(tokens, k, lexicon)), None
        )  # in her view
        if phrase is not None and i > low and not _verb_behind(tokens, end, high):
            return None
    if phrase is not None and i == low and tokens.lowers[i] in lexicon.trailing:
        complement = Complement("none", None)
        before = sentence_before(tokens, low)
        return Candidate("preposition", words[0], (i, i), phrase, "near", complement, before)
    relative = phrase is not None and tokens.tags[phrase[0]] == "WP" and i > low
    if relative:
        content = _clause_from(tokens, past, high, language)
    else:
        content = _around(tokens, i, past, (low, high), language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    way = "dropped" if phrase is None else "near"
    return Candidate("preposition", " ".join(words), (i, end - 1), phrase, way, complement, content)


def _tells_whose(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether a possessive that tells a gender stands at `k`."""
    pronoun = lexicon.pronouns.get(tokens.lowers[k]) if tokens.tags[k] == "PRP$" else None
    return pronoun is not None and pronoun.gender is not None


def _source(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase behind a preposition; a short name in quotation marks is one."""
    if tokens.stretches[i] >= 0:
        return (i, i) if tokens.ends[i] - tokens.starts[i] < _NAME else None
    phrase = noun_phrase_after(tokens, i, high, lexicon)
    if phrase is None:
        return None
    told = lexicon.grammar.head_first and tokens.lowers[phrase[1]] in lexicon.cue_nouns
    if told and phrase[1] + 1 < high and tokens.lowers[phrase[1] + 1] in lexicon.authorship:
        phrase = noun_phrase_after(tokens, phrase[1] + 2, high, lexicon) or phrase  # las palabras de Torres
    return extend_right(tokens, phrase, high, lexicon)


def _stands_right(tokens: Tokens, i: int, source: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a word that introduces a source only after a pause stands there; or one that does so only at
    the beginning of a sentence, but for documents."""
    lower = tokens.lowers[i]
    if lower in lexicon.trailing and i == low:
        return _only_names(tokens, source, lexicon)
    if lower in lexicon.trailing:
        return tokens.words[i - 1] in (",", "–", "—") or tokens.stretches[i - 1] >= 0
    if tokens.tags[source[0]] == "WP" and i > low and tokens.words[i - 1] == ",":
        return lexicon.grammar.head_first  # Torres, para quien …
    noun = tokens.lowers[_head(tokens, source)]
    if _tells_source(noun, lexicon):
        return True
    return lower not in lexicon.with_nouns and (i == low or lower not in lexicon.fronted)


def _only_names(tokens: Tokens, source: Phrase, lexicon: Lexicon) -> bool:
    """Whether a sentence has no verb and says only who spoke before it: *So Huber auf X.*"""
    first, last = source
    listed = tokens.lowers[last] in lexicon.person_nouns or tokens.lowers[last] in lexicon.organisation_nouns
    bare = tokens.words[first][0].isupper() or tokens.tags[first] == "PRP"
    for k in range(last + 1, len(tokens)):
        if tokens.words[k] == ".":
            return bare or listed
        if tokens.tags[k] in VERBS or tokens.stretches[k] >= 0 or tokens.words[k] in ",:;":
            return False
    return bare or listed


def sentence_before(tokens: Tokens, low: int) -> list[Phrase]:
    """The sentence that ends before token `low` of its paragraph, without the mark at its end."""
    last = low - 1
    while last >= 0 and not tokens.words[last][0].isalnum() and tokens.stretches[last] < 0:
        last -= 1
    first = last
    while first > max(0, last - REACH) and not _is_stop(tokens, first - 1):
        first -= 1
    return [(first_word(tokens, first, last), last)] if last >= 0 else []


def _is_stop(tokens: Tokens, i: int) -> bool:
    """Whether a sentence ends at `i`; no number of a day does: *am 19. Mai*."""
    day = i > 0 and tokens.words[i - 1].isdigit() and len(tokens.words[i - 1]) <= _DAY
    return tokens.words[i] in TERMINAL and not (tokens.words[i] == "." and day)


def _tells_source(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun can name what words are from: a document, or what was said."""
    return noun in lexicon.document_nouns or noun in lexicon.cue_nouns or noun in lexicon.source_nouns


def _head(tokens: Tokens, phrase: Phrase) -> int:
    """The last noun of a phrase before anything that belongs to it: *Angaben der Polizei*."""
    first, last = phrase
    for k in range(first, last):
        if tokens.tags[k] in NOUNS and tokens.tags[k + 1] in ("IN", "DT"):
            return k
    return last


def postposition_candidate(
    tokens: Tokens, i: int, low: int, high: int, language: Language
) -> Candidate | None:
    """A source with its preposition behind it: *Medienberichten zufolge*."""
    phrase = noun_phrase_before(tokens, i - 1, low, language.lexicon)
    if tokens.lowers[i] in language.openings and (
        phrase is None or not _is_saying(tokens, phrase, language.lexicon)
    ):
        return None
    if phrase is None:
        phrase = (i - 1, i - 1)
    elif language.lexicon.grammar.noun_capitals and _is_common(tokens, phrase[1], language.lexicon):
        nouns = [k for k in range(phrase[0], phrase[1]) if tokens.tags[k] in NOUNS]
        phrase = (nouns[-1] + 1, phrase[1]) if nouns else phrase  # nimmt die Bande Schätzungen zufolge ein
    phrase = extend_left(tokens, phrase, low, language.lexicon)
    content = _around(tokens, phrase[0], i + 1, (low, high), language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    return Candidate("preposition", tokens.lowers[i], (i, i), phrase, "near", complement, content)


def adverb_candidate(tokens: Tokens, i: int, low: int, high: int, language: Language) -> Candidate:
    """A word that stands for a source named before, *Demnach ist der Damm dicht*: what is said is the rest of
    its clause."""
    content = _around(tokens, i, i + 1, (low, high), language)
    if i > low and tokens.words[i - 1] == ",":
        content = _clause_from(tokens, i + 1, high, language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    return Candidate("preposition", tokens.lowers[i], (i, i), (i, i), "near", complement, content)


def _is_common(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Whether a common noun stands at `i`, whatever the tagger says of nouns of saying and of documents."""
    lower = tokens.lowers[i]
    return tokens.tags[i] in ("NN", "NNS") or _tells_source(lower, lexicon)


def _is_saying(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase is a noun of saying with its article: *ihrer Meinung* nach."""
    determined = tokens.tags[phrase[0]] in ("PRP$", "DT")
    return determined and _tells_source(tokens.lowers[phrase[1]], lexicon)


def _around(tokens: Tokens, first: int, past: int, sentence: Range, language: Language) -> list[Phrase]:
    """What is said around a source that stands from `first` up to `past`: the rest of the sentence, or of its
    clause where that depends on another."""
    low, high = first_word(tokens, sentence[0], first), sentence[1]
    if language.lexicon.grammar.verb_final and past < high and tokens.words[past] == "(":
        closing = next((k for k in range(past, min(high, past + _NEAR)) if tokens.words[k] == ")"), None)
        past = closing + 1 if closing is not None else past
    if language.lexicon.grammar.comma_clauses:
        low = _own_start(tokens, first, low, language.lexicon)
    if first > low and not all(
        tokens.tags[k] in ("CC", "RB") or tokens.words[k] == "," for k in range(low, first)
    ):
        paused = tokens.words[first - 1] in (",", "--", "—", "–")
        content = [(low, first - 2 if paused else first - 1)]
        if language.lexicon.grammar.verb_final and not paused and past < high - 1:
            content += _clause_from(tokens, past, high, language)
        elif language.lexicon.grammar.verb_final:
            content += _resumed_verb(tokens, first, past, high, language)
        elif language.lexicon.grammar.subject_follows or _verb_behind(tokens, past, high):
            content += _resumed(tokens, first, past, high, language)
        return content
    if language.lexicon.grammar.verb_final and past < high and tokens.words[past] not in (",", ".", ":", "("):
        return _clause_from(tokens, past, high, language)
    comma = _comma_after(tokens, past, high, language.lexicon)
    if comma is not None and comma + 1 < high:
        return _clause_from(tokens, comma + 1, high, language)
    return []


def _verb_behind(tokens: Tokens, comma: int, high: int) -> bool:
    """Whether the verb of what has begun before a source follows the comma behind it: *The plan, according to
    Torres, is dead*."""
    return comma + 1 < high and tokens.words[comma] == "," and tokens.tags[comma + 1] in FINITE


def _clause_from(tokens: Tokens, first: int, high: int, language: Language) -> list[Phrase]:
    """What is said from token `first` on, if anything."""
    if first >= high:
        return []
    last = content_end(tokens, first, high, "clause", language)
    return [(first, last)] if last >= first else []


def _own_start(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> int:
    """The first token of the clause that token `i` stands in: a dependent one, or a main clause behind
    another; `low` where the clause before is part of it (*Weil es regnet, sei der Damm laut Huber …*)."""
    tags = tokens.tags
    for k in range(i - 1, max(low, i - _FARTHEST), -1):
        if tokens.words[k] != ",":
            continue
        opens = tokens.lowers[k + 1] in lexicon.subordinators or tokens.lowers[k + 1] in lexicon.declaratives
        pronoun = lexicon.pronouns.get(tokens.lowers[k + 1])
        relative = pronoun is not None and pronoun.relative and tags[k + 2] not in (*NOUNS, "JJ", "CD")
        if opens or relative or tags[k + 1] in ("WDT", "WP"):
            return k + 1
        if tags[k + 1] in FINITE:
            return low
        main = any(tags[j] in FINITE for j in range(k + 1, i))
        if main and any(tags[j] in FINITE for j in range(low, k)):
            return k + 1
    return low


def _resumed(tokens: Tokens, i: int, past: int, high: int, language: Language) -> list[Phrase]:
    """What goes on after a source set between commas: *El plan, según Torres, costará más*."""
    if tokens.words[i - 1] != ",":
        return []
    later = content_after_pause(tokens, past, high, False, language)
    return [] if later is None else [later]


def _resumed_verb(tokens: Tokens, first: int, past: int, high: int, language: Language) -> list[Phrase]:
    """What goes on after a source set between commas, by its verb: *Der Plan, so Huber weiter, werde mehr
    kosten*."""
    while past < high and tokens.tags[past] in ("RB", "JJ"):
        past += 1
    if past + 1 >= high or tokens.words[first - 1] != "," or tokens.words[past] != ",":
        return []
    open_ = any(tokens.lowers[k] in language.lexicon.auxiliaries for k in range(max(0, first - 3), first - 1))
    open_ = open_ or (first > 1 and tokens.tags[first - 2] in FINITE)  # Man müsse, so Huber, …
    if tokens.tags[past + 1] not in FINITE and not open_:
        return []
    return _clause_from(tokens, past + 1, high, language)


def _comma_after(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> int | None:
    """The comma that ends a fronted phrase; past appositions, to the one that a clause follows."""
    last = None
    stop = min(high, i + 40)
    for j in range(i, stop):
        if tokens.words[j] == ",":
            aside = j + 1 < stop and tokens.tags[j + 1] in ("WP", "WDT", "VBN", "VBG")
            if j + 2 < stop and tokens.tags[j + 1] == "IN":  # según el informe, al que …, el plan
                aside = tokens.tags[j + 2] in ("WP", "WDT") or tokens.lowers[j + 2] in lexicon.declaratives
            if last is None or tokens.tags[last + 1] in ("WP", "WDT"):
                last = j
            if j + 1 < stop and not aside and has_verb(tokens, j + 1, stop):
                return j
    return last


def has_verb(tokens: Tokens, i: int, stop: int) -> bool:
    """Whether a finite verb stands before the next comma."""
    for k in range(i, stop):
        if tokens.tags[k] in FINITE or tokens.stretches[k] >= 0:
            return True
        if tokens.words[k] == ",":
            return False
    return False
