"""Subjects where the verb stands second in its clause, or last: German and its like.

*Am Montag sagte Huber, …*; *wie Huber am Montag sagte*; *Huber hat am Montag gesagt*: the part of the verb
that shows its tense tells where the subject can stand, the clause's first word where that part stands.
"""

from index.extract.phrases import (
    FINITE,
    REACH,
    Phrase,
    extend_right,
    noun_phrase_after,
)
from index.extract.sentences import Range
from index.extract.subjects import subject_before
from index.extract.tokens import Tokens
from index.language.data import Lexicon

_PAUSES = frozenset((",", ";", ":", "--", "—", "–", "-", "("))
_DEPTH = 2
_REST = 4
_BRACKET = 12
_SKIPPED = 4


def bracket_source(
    tokens: Tokens, head: int, sentence: Range, lemma: str, lexicon: Lexicon
) -> tuple[Phrase | None, str, bool]:
    """Whose the verb of saying at `head` is: its subject; or what it says that something comes from, by the
    preposition that it governs: *geht aus einem Bericht der Bank hervor*."""
    low, high = sentence
    prepositions = lexicon.issuing.get(lemma)
    if prepositions is None:
        subject = bracket_subject(tokens, head, sentence, lexicon)
        recited = None
        if lemma in lexicon.reciting and subject[0] is not None and not subject[2]:
            recited = _named_object(tokens, max(head, subject[0][1]) + 1, high, lexicon)
        return (recited, "object", False) if recited is not None else subject
    for i in range(_clause_start(tokens, head, low), min(high, tokens.particles.get(head, head) + 1)):
        if tokens.lowers[i] in prepositions:
            phrase = noun_phrase_after(tokens, i + 1, high, lexicon)
            if phrase is not None:
                return extend_right(tokens, phrase, high, lexicon), "agent", False
    return bracket_subject(tokens, head, sentence, lexicon)


def _leads_over(tokens: Tokens, head: int, high: int) -> bool:
    """Whether the clause of the verb at `head` ends and a main clause follows."""
    i = head + 1
    while i < high and tokens.tags[i] in FINITE:
        i += 1
    return i + 1 < high and tokens.words[i] == "," and tokens.tags[i + 1] in FINITE


def _named_object(tokens: Tokens, first: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """Whose words the subject repeats: *Der Sender zitiert Huber mit den Worten …*."""
    phrase = noun_phrase_after(tokens, first, high, lexicon)
    if phrase is None:
        return None
    tells = phrase[0] == phrase[1] or any(
        tokens.tags[k] == "NNP" or tokens.lowers[k] in lexicon.person_nouns
        for k in range(phrase[0], phrase[1] + 1)
    )
    return extend_right(tokens, phrase, high, lexicon) if tells else None


def bracket_subject(
    tokens: Tokens, head: int, sentence: Range, lexicon: Lexicon, depth: int = _DEPTH
) -> tuple[Phrase | None, str, bool]:
    """The subject of the verb at `head`, how it was found, and whether the verb is passive."""
    low, high = sentence
    first = _clause_start(tokens, head, low)
    if first > low and tokens.lowers[low] in lexicon.manner and _leads_over(tokens, head, high):
        first = low  # wie Huber, der Wirt, gestern sagte, …
    finite = _finite(tokens, first, head, high)
    passive = tokens.tags[head] == "VBN" and any(
        tokens.lowers[k] in lexicon.passives for k in range(first, min(high, head + 4))
    )
    if first < head and tokens.tags[first] in ("WDT", "WP") and first > low:
        found = _of_relative(tokens, first, head, low, lexicon)
        return found, "relative" if found is not None else "none", passive
    if first < head and _opens_clause(tokens, first, lexicon) and _ends_clause(tokens, head, high):
        phrase = _first_noun(tokens, first + 1, head, lexicon)
        return phrase, "near" if phrase is not None else "none", passive
    if finite is None:
        return None, "none", passive
    if passive and tokens.lowers[head] not in lexicon.passive_speakers:
        agent = _agent(tokens, first, finite, head, lexicon)
        return agent, "agent" if agent is not None else "none", True
    joined = depth and first > low and (tokens.tags[first - 1] == "CC" or tokens.tags[first] == "CC")
    left = _verb_left(tokens, first, low, lexicon) if joined else None
    if left is not None and first == finite:  # und forderte den Minister auf
        shared, _, _ = bracket_subject(tokens, left, sentence, lexicon, depth - 1)
        if shared is not None:
            return shared, "shared", passive
    subject = _beside(tokens, finite, first, (low, high), lexicon)
    if subject is not None:
        return subject[0], subject[1], passive
    if left is not None:
        shared, _, _ = bracket_subject(tokens, left, sentence, lexicon, depth - 1)
        return shared, "shared" if shared is not None else "none", passive
    return None, "none", passive


def _verb_left(tokens: Tokens, first: int, low: int, lexicon: Lexicon) -> int | None:
    """The nearest verb before a clause that shows its tense, else the nearest participle."""
    reach = range(first - 1, max(low - 1, first - REACH), -1)
    finite = next(
        (k for k in reach if tokens.tags[k] in FINITE and not _is_inner(tokens, k, low, lexicon)), None
    )
    return finite if finite is not None else next((k for k in reach if tokens.tags[k] == "VBN"), None)


def _is_inner(tokens: Tokens, k: int, low: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `k` ends a clause within another: *sagte, dass es regne, und ging*."""
    if k + 1 >= len(tokens) or tokens.words[k + 1] != ",":
        return False
    comma = next((j for j in range(k - 1, max(low, k - REACH), -1) if tokens.words[j] == ","), None)
    return comma is not None and _opens_clause(tokens, comma + 1, lexicon)


def _beside(
    tokens: Tokens, finite: int, first: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase, str] | None:
    """The subject of a main clause, on either side of the verb that shows its tense."""
    low, high = sentence
    whose = _with_relative(tokens, finite, first, low, lexicon)
    if whose is not None:
        return whose, "near"
    before = _in_front(tokens, finite, first, low, lexicon)
    leads = before is None or _follows_clause(tokens, first, finite, low)
    after = _behind(tokens, finite, high, lexicon, over=leads)
    if after is not None and after[0] == after[1] and is_impersonal(tokens, after[0], high, lexicon):
        document = _document(tokens, first, finite, after, high, lexicon)
        return None if document is None else (document, "inverted")
    if after is not None and (leads or tokens.lowers[after[0]] in lexicon.nominatives):
        return after, "inverted"
    if before is not None and after is not None and _is_neuter(tokens, before[0], lexicon):
        return after, "inverted"
    if before is not None and before[0][0] == before[0][1]:
        return None if is_impersonal(tokens, before[0][0], high, lexicon) else before
    return before


def _with_relative(tokens: Tokens, finite: int, first: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """Somebody with a name at the sentence's start whom a relative clause parts from their verb: *Huber, der
    am Montag kam, forderte …*."""
    if first != finite or tokens.words[finite - 1 : finite] != [","]:
        return None
    comma = next((k for k in range(low, finite - 1) if tokens.words[k] == ","), None)
    if comma is None or tokens.lowers[comma + 1] not in lexicon.relatives:
        return None
    within = range(comma + 1, finite - 1)
    relative = tokens.tags[finite - 2] in FINITE and all(tokens.words[k] not in _PAUSES for k in within)
    phrase = noun_phrase_after(tokens, low, comma, lexicon) if relative else None
    if phrase is None or phrase[0] != low or is_oblique(tokens, phrase, lexicon):
        return None
    named = any(tokens.tags[k] == "NNP" for k in range(phrase[0], phrase[1] + 1))
    return phrase if named and phrase[1] == comma - 1 else None


def is_impersonal(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> bool:
    """Whether *es* stands at `i`."""
    pronoun = lexicon.pronouns.get(tokens.lowers[i]) if i < high else None
    return pronoun is not None and pronoun.gender == "thing" and not pronoun.relative


def _document(
    tokens: Tokens, first: int, finite: int, after: Phrase, high: int, lexicon: Lexicon
) -> Phrase | None:
    """Where it is written, before the verb or behind its *es*: *in dem Bericht heißt es*."""
    for start, end in ((first, finite), (after[1] + 1, min(high, after[1] + _REST))):
        for i in range(start, end):
            if tokens.lowers[i] in lexicon.settings or tokens.lowers[i] in lexicon.prepositions:
                phrase = noun_phrase_after(tokens, i + 1, high, lexicon)
                if phrase is not None and not _is_time(tokens, phrase, lexicon):
                    return extend_right(tokens, phrase, high, lexicon)
            if tokens.words[i] in _PAUSES:
                break
    return None


def _is_time(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    last = tokens.lowers[phrase[1]]
    return last in lexicon.calendar or last in lexicon.time_words or tokens.tags[phrase[1]] == "CD"


def is_oblique(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the article shows that a phrase is no subject: *den Minister*, *der neuen Zeitung*."""
    first, last = phrase
    lower = tokens.lowers[first]
    if lower in lexicon.oblique:
        owner = lower in lexicon.genitives and lower not in lexicon.articles
        return first == last or not owner  # dessen Sprecher
    if lower not in lexicon.ambiguous or first == last:
        return False
    last = next((k - 1 for k in range(first + 2, last + 1) if tokens.tags[k] in ("DT", "IN")), last)
    bent = tokens.tags[first + 1] == "JJ" and tokens.lowers[first + 1].endswith(lexicon.bent)
    return bent or tokens.lowers[last].endswith(lexicon.feminine)


def _clause_start(tokens: Tokens, head: int, low: int) -> int:
    """The first token of the clause that holds `head`: after a pause or a quotation that stands alone, or a
    conjunction that a finite verb stands before. What stands in brackets is passed over."""
    end = max(low, head - REACH)
    i = head - 1
    while i >= end:
        if tokens.words[i] == ")":
            i = opening_bracket(tokens, i, end) - 1
            continue
        if tokens.words[i] in _PAUSES:
            return i + 1
        alone = tokens.stretches[i] >= 0 and tokens.tags[i] != "NNP"
        if alone and (i == low or not tokens.words[i - 1][0].isalnum()):
            return i + 1
        if tokens.tags[i] == "CC" and any(tokens.tags[k] in FINITE for k in range(max(low, i - 30), i)):
            return i + 1
        i -= 1
    return end


def opening_bracket(tokens: Tokens, closing: int, low: int) -> int:
    """The bracket that the one at `closing` closes; itself where it is too far."""
    reach = range(closing - 1, max(low, closing - _BRACKET) - 1, -1)
    return next((k for k in reach if tokens.words[k] == "("), closing)


def _finite(tokens: Tokens, first: int, head: int, high: int) -> int | None:
    """The part of the verb at `head` that shows its tense: itself, or the auxiliary on its left or right."""
    if tokens.tags[head] in FINITE:
        return head
    left = next((k for k in range(head - 1, first - 1, -1) if tokens.tags[k] in FINITE), None)
    if left is not None:
        return left
    if head + 1 < high and tokens.tags[head + 1] in FINITE:
        return head + 1
    # many a participle looks like the third person, many a plural like the infinitive
    infinitive = tokens.tags[head] == "VB" and first < head and tokens.tags[head - 1] != "TO"
    return head if tokens.tags[head] == "VBN" or infinitive else None


def _agent(tokens: Tokens, first: int, finite: int, head: int, lexicon: Lexicon) -> Phrase | None:
    """Who did what is told in the passive, between the two parts of the verb or before them: *wurde von der
    Partei kritisiert*; else the document in which it stands."""
    for i in (*range(finite + 1, head), *range(first, min(first + 1, finite))):
        if tokens.lowers[i] in lexicon.agents or tokens.lowers[i] in lexicon.settings:
            phrase = noun_phrase_after(tokens, i + 1, head, lexicon)
            if phrase is None:
                continue
            told = tokens.lowers[phrase[1]] in lexicon.document_nouns
            if tokens.lowers[i] in lexicon.agents or told:
                return extend_right(tokens, phrase, head, lexicon)
    return None


def _opens_clause(tokens: Tokens, first: int, lexicon: Lexicon) -> bool:
    """Whether a word that sends the verb to the end stands at `first`: *wie*, *dass*, *weil*."""
    lower = tokens.lowers[first]
    opening = lower in lexicon.manner or lower in lexicon.subordinators or lower in lexicon.complementizers
    return opening and tokens.tags[first] in ("IN", "WRB", "RB")


def _ends_clause(tokens: Tokens, head: int, high: int) -> bool:
    """Whether nothing but auxiliaries follows the verb in its clause."""
    i = head + 1
    while i < high and tokens.tags[i] in FINITE:
        i += 1
    return i >= high or not tokens.words[i][0].isalnum() or tokens.tags[i] in ("CC", "IN", "VB", "VBN")


def _first_noun(tokens: Tokens, first: int, head: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase at the beginning of a clause, over adverbs and *es*."""
    while first < head and tokens.tags[first] == "RB":
        first += 1
    phrase = noun_phrase_after(tokens, first, head, lexicon)
    return extend_right(tokens, phrase, head, lexicon) if phrase is not None else None


def _follows_clause(tokens: Tokens, first: int, finite: int, low: int) -> bool:
    """Whether the verb begins its clause and a whole clause or a quotation stands before: its subject is
    behind it."""
    return first == finite and any(
        tokens.tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(max(low, first - REACH), first)
    )


def _of_relative(tokens: Tokens, first: int, head: int, low: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of a relative clause: the noun phrase within it when there is one behind the pronoun, else
    the pronoun."""
    if first + 1 < head and tokens.tags[first + 1] in ("PRP", "NNP", "DT"):
        inner = noun_phrase_after(tokens, first + 1, head, lexicon)
        if inner is not None and tokens.tags[inner[1]] != "CD":
            return extend_right(tokens, inner, head, lexicon)
    return first, first


def _in_front(
    tokens: Tokens, finite: int, first: int, low: int, lexicon: Lexicon
) -> tuple[Phrase, str] | None:
    """The subject before the verb; none when a preposition governs what stands there."""
    if first >= finite and not (first > low and tokens.words[first - 1] == ","):
        return None
    whole = _opening_phrase(tokens, first, finite, lexicon)
    if whole is not None:
        return whole, "near"
    found = subject_before(tokens, finite, low, lexicon, 1)
    if found is None or found[1] == "relative":
        return None
    start = found[0][0]
    if start > low and tokens.tags[start - 1] in ("IN", "TO"):
        return None
    if tokens.tags[found[0][1]] in ("RB", "JJ") or is_oblique(tokens, found[0], lexicon):
        return None
    if found[0] == (low, low) and _is_adverb(tokens.lowers[low], lexicon):
        return None
    return found


def _opening_phrase(tokens: Tokens, first: int, finite: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase that fills the place before the verb with all that belongs to it: *Einige der Leute aus
    Bonn sagten*."""
    if tokens.tags[first] not in ("DT", "CD", "PRP$") or any(
        not tokens.words[k][0].isalnum() for k in range(first, finite) if tokens.stretches[k] < 0
    ):
        return None
    phrase = noun_phrase_after(tokens, first, finite, lexicon)
    if phrase is None or is_oblique(tokens, phrase, lexicon) or _is_time(tokens, phrase, lexicon):
        return None
    phrase = extend_right(tokens, phrase, finite, lexicon)
    return phrase if phrase[0] < phrase[1] and phrase[1] + 1 < finite else None


def _is_adverb(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word that begins a sentence tells how: *Besorgt zeigte sich Huber*."""
    return lower in lexicon.cue_adjectives or lower.endswith(lexicon.adverbial)


def _behind(tokens: Tokens, finite: int, high: int, lexicon: Lexicon, *, over: bool) -> Phrase | None:
    """The noun phrase behind the verb, over adverbs and *sich*; `over` addressees, times and places too where
    nothing before the verb can be the subject: *sagte der Zeitung am Montag in Bonn der Minister*."""
    i = finite + 1
    for _ in range(_SKIPPED):
        while i < high and (tokens.tags[i] == "RB" or (over and tokens.lowers[i] in lexicon.calendar)):
            i += 1
        if not over or i >= high:
            break
        governed = tokens.tags[i] == "IN" and tokens.lowers[i] not in lexicon.declaratives
        skipped = noun_phrase_after(tokens, i + 1 if governed else i, high, lexicon)
        if skipped is None or not (governed or is_oblique(tokens, skipped, lexicon)):
            break
        i = extend_right(tokens, skipped, high, lexicon)[1] + 1
    phrase = noun_phrase_after(tokens, i, high, lexicon)
    if phrase is None or tokens.lowers[phrase[1]] in lexicon.calendar:
        return None
    if is_oblique(tokens, phrase, lexicon):
        return None
    return extend_right(tokens, phrase, high, lexicon)


def _is_neuter(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase is only *das*, *dies*, *es*: rather what was said than who said it."""
    if phrase[0] != phrase[1]:
        return not any(
            tokens.tags[k] in ("NNP", "PRP")
            or tokens.lowers[k] in lexicon.person_nouns
            or tokens.lowers[k] in lexicon.organisation_nouns
            or tokens.lowers[k] in lexicon.document_nouns
            for k in range(phrase[0], phrase[1] + 1)
        )
    pronoun = lexicon.pronouns.get(tokens.lowers[phrase[0]])
    return tokens.tags[phrase[0]] == "DT" or (pronoun is not None and pronoun.gender == "thing")
