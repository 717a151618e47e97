"""Candidates: each place in a sentence that may attribute something, with its mention and its content."""

from dataclasses import dataclass, field, replace

from index.extract.brackets import bracket_subject
from index.extract.content import Complement, complement_after, content_before, content_end, is_adjunct
from index.extract.phrases import (
    FINITE,
    NOUNS,
    VERBS,
    Phrase,
    extend_left,
    extend_right,
    noun_phrase_after,
    noun_phrase_before,
    verb_group_start,
)
from index.extract.sentences import Range
from index.extract.subjects import controlled_subject, free_subject, subject_after, subject_before
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_DASHES = frozenset(("--", "—", "–", "-", "―", "~"))


_NEAR = 12
_NAME = 30
"""No name in quotation marks is longer, in characters."""


@dataclass(slots=True)
class Candidate:
    """A possible attribution within one sentence; ranges of tokens, both ends included.

    `kind` is what its cue is: ``verb``, ``preposition``, ``noun``, ``adjective``, ``signature`` or ``colon``.
    `way` says where the mention was found. `content` is in order. `traits` are what the scorer looks at.
    """

    kind: str
    lemma: str
    cue: Phrase
    mention: Phrase | None
    way: str
    complement: Complement
    content: list[Phrase]
    passive: bool = False
    negated: bool = False
    traits: list[str] = field(default_factory=list)
    score: float = 0.0


def find_candidates(tokens: Tokens, sentence: Range, language: Language) -> list[Candidate]:
    """Every candidate of a sentence, by the place of its cue."""
    low, high = sentence
    found: list[Candidate] = []
    verbs, lexicon, triggers = language.verbs, language.lexicon, language.triggers
    lowers = tokens.lowers
    for i in [k for k in range(low, high) if lowers[k] in triggers]:
        lower = lowers[i]
        if lower in language.openings:
            candidate = _preposition(tokens, i, low, high, language)
            if candidate is not None:
                found.append(candidate)
                continue
        if lower in lexicon.source_postpositions and i > low:
            candidate = _postposition(tokens, i, low, high, language)
        elif lower in verbs and tokens.tags[i] in VERBS:
            candidate = _verb(tokens, i, low, high, language)
        elif (lower in lexicon.cue_nouns and tokens.tags[i] in ("NN", "NNS")) or (
            lower in lexicon.document_nouns
            and i + 2 < high
            and tokens.words[i + 1] == ":"
            and tokens.stretches[i + 2] >= 0
        ):
            candidate = _noun(tokens, i, low, high, language)
        elif lower in lexicon.cue_adjectives and tokens.tags[i] in ("JJ", "VBN"):
            candidate = _adjective(tokens, i, low, high, language)
        else:
            continue
        if candidate is not None:
            found.append(candidate)
    signature = _signature(tokens, low, high)
    if signature is not None:
        found.append(signature)
    label = _colon(tokens, low, high, language)
    if label is not None:
        found.append(label)
    return found


def _verb(tokens: Tokens, head: int, low: int, high: int, language: Language) -> Candidate | None:
    """A verb of saying with its subject and what is said."""
    lexicon, tags = language.lexicon, tokens.tags
    start = verb_group_start(tokens, head, low, lexicon)
    group = range(start, head)
    if start == head and _only_names(tokens, head, low, high, lexicon):
        return None
    lemma = language.verbs[tokens.lowers[head]]
    passive = tags[head] in ("VBN", "VBD") and any(tokens.lowers[k] in lexicon.be_forms for k in group)
    negated = any(tokens.lowers[k] in lexicon.negations for k in group)
    addressed = "tell" in language.verb_classes[lemma]
    complement = complement_after(tokens, head, high, language, addressed=addressed)
    mention: Phrase | None = None
    way = "none"
    if lexicon.grammar.verb_final:
        mention, way, passive = bracket_subject(tokens, head, (low, high), lexicon)
        if way == "inverted" and mention is not None and mention[1] > head:
            behind = max(mention[1], tokens.particles.get(head, head))
            complement = complement_after(tokens, behind, high, language, addressed=addressed)
    elif passive:
        mention, way = _agent(tokens, head, high, lexicon), "agent"
    elif (tags[head] == "VBG" and start == head) or (start < head and tags[start] == "TO"):
        controlled = controlled_subject(tokens, head, low, high, lexicon)
        if controlled is not None:
            mention, way = controlled
        own = subject_before(tokens, start, low, lexicon, 1)
        if own is not None and own[1] in ("near", "relative") and tags[head] == "VBG" and mention is None:
            mention, way = own
    elif tags[head] == "VBN" and start == head:
        found = _agent(tokens, head, high, lexicon)
        if found is not None:
            mention, way = found, "agent"
        else:
            left = subject_before(tokens, start, low, lexicon)
            mention, way = left if left is not None else (None, "none")
    else:
        mention, way = _finite_subject(tokens, start, head, low, high, language)
    if mention is None and way != "dropped":
        way = "none"
    opens = mention[0] if mention is not None and mention[0] < start else start
    if complement.phrase is not None and _is_fronted(tokens, opens, head, low, language):
        first = complement.phrase[0]
        last = content_end(tokens, first, high, complement.form, language, fronted=True)
        complement = replace(complement, phrase=(first, last))
    content = _contents(tokens, start, head, mention, way, complement, (low, high), language)
    return Candidate("verb", lemma, (head, head), mention, way, complement, content, passive, negated)


def _only_names(tokens: Tokens, head: int, low: int, high: int, lexicon: Lexicon) -> bool:
    """Whether a participle gives a thing its name before the verb: *a song called "Rust" played*."""
    if tokens.lowers[head] not in lexicon.naming_after or head == low or head + 2 >= high:
        return False
    noun, named = tokens.tags[head - 1] in ("NN", "NNS"), tokens.stretches[head + 1] >= 0
    return noun and named and tokens.tags[head + 2] in FINITE


def _is_fronted(tokens: Tokens, opens: int, head: int, low: int, language: Language) -> bool:
    """Whether a clause stands before the main one: *After Torres said …, the crowd left*; *Asked whether …,
    she said*."""
    if opens == head == low and tokens.tags[head] in ("VBN", "VBG"):
        return True
    before = tokens.lowers[opens - 1] if opens > low else ""
    return (
        opens - 1 == low
        and before in language.lexicon.subordinators
        and before not in language.lexicon.manner
    )


def _finite_subject(
    tokens: Tokens, start: int, head: int, low: int, high: int, language: Language
) -> tuple[Phrase | None, str]:
    """The subject of a finite verb: after it when a quotation or a whole clause stands before it, else before
    it."""
    classes = language.verb_classes[language.verbs[tokens.lowers[head]]]
    if language.lexicon.grammar.subject_follows:
        return free_subject(tokens, start, head, (low, high), language.lexicon)
    if start == head == low and "speech" in classes and low + 1 < high and tokens.tags[low + 1] == "NNP":
        opening = subject_after(tokens, head, high, language.lexicon)
        if opening is not None and opening[1] + 1 < high and tokens.words[opening[1] + 1] in (":", ","):
            return opening, "inverted"
    if start == head and start > low:
        before = start - 1
        quoted = tokens.stretches[before] >= 0 or (
            tokens.words[before] == "," and before > low and tokens.stretches[before - 1] >= 0
        )
        if quoted or ("speech" in classes and tokens.words[before] in (",", "--", "—", "–")):
            after = subject_after(tokens, head, high, language.lexicon)
            if after is not None and _is_inverted(tokens, after, quoted, low, before, high):
                return after, "inverted"
    found = subject_before(tokens, start, low, language.lexicon)
    return found if found is not None else (None, "none")


def _is_inverted(tokens: Tokens, after: Phrase, quoted: bool, low: int, comma: int, high: int) -> bool:
    """Whether the noun phrase after the verb is its subject: after it comes a pause, a place or a time, never
    a verb."""
    i = after[1] + 1
    pauses = i >= high or tokens.words[i] in (",", ".", "--", "—", "–", "(", ":") or tokens.stretches[i] >= 0
    if quoted:
        return pauses or tokens.tags[i] not in FINITE
    if not (pauses or tokens.tags[i] in ("IN", "WP")) or tokens.tags[after[1]] == "PRP":
        return False
    named = any(tokens.tags[k] == "NNP" for k in range(after[0], after[1] + 1))
    return (named or pauses) and any(tokens.tags[k] in FINITE for k in range(max(low, comma - 40), comma))


def _agent(tokens: Tokens, head: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """Who did what is told in the passive: *was criticised by the mayor*."""
    for i in range(head + 1, min(high, head + 10)):
        if tokens.lowers[i] in lexicon.agents:
            phrase = noun_phrase_after(tokens, i + 1, high)
            return extend_right(tokens, phrase, high, lexicon) if phrase is not None else None
        if tokens.tags[i] in FINITE or tokens.words[i] in ",;:":
            return None
    return None


def _contents(
    tokens: Tokens,
    start: int,
    head: int,
    mention: Phrase | None,
    way: str,
    complement: Complement,
    sentence: Range,
    language: Language,
) -> list[Phrase]:
    """What the cue attributes: what stands before it when a comma or a quotation ends that, and its
    complement."""
    low, high = sentence
    alone = complement.form in ("none", "pp", "np", "ing") or language.lexicon.grammar.verb_final
    if mention is not None and way in ("near", "aside") and alone:
        parenthetic = _as_clause(tokens, mention[0], head, sentence, language)
        if parenthetic is not None:
            return [parenthetic]
    if way in ("inverted", "dropped") and tokens.lowers[max(low, start - 1)] in language.lexicon.manner:
        last = mention[1] if mention is not None else head
        parenthetic = _as_clause(tokens, start, last, sentence, language)
        if parenthetic is not None:
            return [parenthetic]
    begins = mention[0] if mention is not None and way in ("near", "aside") and mention[1] < start else start
    before = (
        content_before(tokens, begins, low, language)
        if way in ("near", "aside", "inverted", "dropped", "none")
        else None
    )
    quoted = before is not None and tokens.stretches[before[1]] >= 0
    if before is None or not (way == "inverted" or quoted or complement.form in ("none", "pp", "ing")):
        return [] if complement.phrase is None else [complement.phrase]
    if way == "inverted" and mention is not None:
        later = _after_inversion(tokens, mention[1] + 1, high, language)
        if later is None and language.lexicon.grammar.subject_follows:
            later = _after_pause(tokens, mention[1] + 1, high, False, language)
    elif complement.form == "quote":
        later = complement.phrase
    else:
        later = _after_pause(tokens, head + 1, high, quoted, language)
    return [before] if later is None else [before, later]


def _as_clause(tokens: Tokens, first: int, head: int, sentence: Range, language: Language) -> Phrase | None:
    """What is said around *as Torres put it*: the rest of the sentence."""
    low, high = sentence
    if first <= low or tokens.lowers[first - 1] not in language.lexicon.manner:
        return None
    if first - 1 > low and tokens.words[first - 2] == "," and first - 3 > low:
        return low, first - 3
    comma = next((k for k in range(head + 1, min(high, head + 12)) if tokens.words[k] == ","), None)
    if comma is None or comma + 1 >= high:
        return None
    return comma + 1, content_end(tokens, comma + 1, high, "clause", language)


def _after_pause(tokens: Tokens, i: int, high: int, quoted: bool, language: Language) -> Phrase | None:
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
    return i + 1, content_end(tokens, i + 1, high, "clause", language)


def _after_inversion(tokens: Tokens, i: int, high: int, language: Language) -> Phrase | None:
    """The rest of a split quotation: *"…," said Torres, "…"*."""
    for j in range(i, min(high, i + 30)):
        if tokens.stretches[j] >= 0 and tokens.words[j - 1] in (",", ":", "--", "—", "–"):
            return j, content_end(tokens, j, high, "quote", language)
    return None


def _preposition(tokens: Tokens, i: int, low: int, high: int, language: Language) -> Candidate | None:
    """*according to* and the like: the source follows, what is said is the rest of the sentence."""
    lexicon = language.lexicon
    for words in (*lexicon.source_phrases, *lexicon.source_prepositions):
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
    content = _around(tokens, i, past, (low, high), language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    way = "dropped" if phrase is None else "near"
    return Candidate("preposition", " ".join(words), (i, end - 1), phrase, way, complement, content)


def _source(tokens: Tokens, i: int, high: int, lexicon: Lexicon) -> Phrase | None:
    """The noun phrase behind a preposition; a short name in quotation marks is one."""
    if tokens.stretches[i] >= 0:
        return (i, i) if tokens.ends[i] - tokens.starts[i] < _NAME else None
    phrase = noun_phrase_after(tokens, i, high, lexicon)
    return None if phrase is None else extend_right(tokens, phrase, high, lexicon)


def _stands_right(tokens: Tokens, i: int, source: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a word that introduces a source only after a pause stands there; or one that does so only at
    the beginning of a sentence, but for documents."""
    lower = tokens.lowers[i]
    if lower in lexicon.trailing:
        return i > low and (tokens.words[i - 1] in (",", "–", "—") or tokens.stretches[i - 1] >= 0)
    return i == low or lower not in lexicon.fronted or tokens.lowers[source[1]] in lexicon.document_nouns


def _postposition(tokens: Tokens, i: int, low: int, high: int, language: Language) -> Candidate | None:
    """A source with its preposition behind it: *Medienberichten zufolge*."""
    phrase = noun_phrase_before(tokens, i - 1, low, language.lexicon)
    if phrase is None:
        phrase = (i - 1, i - 1)
    phrase = extend_left(tokens, phrase, low, language.lexicon)
    content = _around(tokens, phrase[0], i + 1, (low, high), language)
    complement = Complement("according", None, bool(content) and content[0][0] < i)
    return Candidate("preposition", tokens.lowers[i], (i, i), phrase, "near", complement, content)


def _around(tokens: Tokens, first: int, past: int, sentence: Range, language: Language) -> list[Phrase]:
    """What is said around a source that stands from `first` up to `past`: the rest of the sentence."""
    low, high = sentence
    if first > low and not all(
        tokens.tags[k] in ("CC", "RB") or tokens.words[k] == "," for k in range(low, first)
    ):
        paused = tokens.words[first - 1] in (",", "--", "—", "–")
        content = [(low, first - 2 if paused else first - 1)]
        if language.lexicon.grammar.verb_final and not paused and past < high - 1:
            content.append((past, content_end(tokens, past, high, "clause", language)))
        elif language.lexicon.grammar.subject_follows:
            content += _resumed(tokens, first, past, high, language)
        return content
    if language.lexicon.grammar.verb_final and past < high and tokens.words[past] not in (",", ".", ":", "("):
        return [(past, content_end(tokens, past, high, "clause", language))]
    comma = _comma_after(tokens, past, high)
    if comma is not None and comma + 1 < high:
        return [(comma + 1, content_end(tokens, comma + 1, high, "clause", language))]
    return []


def _resumed(tokens: Tokens, i: int, past: int, high: int, language: Language) -> list[Phrase]:
    """What goes on after a source set between commas: *El plan, según Torres, costará más*."""
    if tokens.words[i - 1] != ",":
        return []
    later = _after_pause(tokens, past, high, False, language)
    return [] if later is None else [later]


def _comma_after(tokens: Tokens, i: int, high: int) -> int | None:
    """The comma that ends a fronted phrase; past appositions, to the one that a clause follows."""
    last = None
    stop = min(high, i + 40)
    for j in range(i, stop):
        if tokens.words[j] == ",":
            last = j if last is None else last
            if (
                j + 1 < stop
                and tokens.tags[j + 1] not in ("WP", "WDT", "VBN", "VBG")
                and _has_verb(tokens, j + 1, stop)
            ):
                return j
    return last


def _has_verb(tokens: Tokens, i: int, stop: int) -> bool:
    """Whether a finite verb stands before the next comma."""
    for k in range(i, stop):
        if tokens.tags[k] in FINITE or tokens.stretches[k] >= 0:
            return True
        if tokens.words[k] == ",":
            return False
    return False


def _noun(tokens: Tokens, head: int, low: int, high: int, language: Language) -> Candidate | None:
    """A noun of saying with whose it is: *Torres's claim that …*, *his refusal to …*, *a claim by Torres that
    …*."""
    tags = tokens.tags
    first = head
    while first > low and tags[first - 1] in ("JJ", "NN", "CD", "VBN", "NNP"):
        first -= 1
    mention: Phrase | None = None
    way = "none"
    if first > low and tags[first - 1] == "PRP$":
        mention, way = (first - 1, first - 1), "possessive"
    elif first - 1 > low and tags[first - 1] == "POS":
        mention, way = noun_phrase_before(tokens, first - 2, low, language.lexicon), "possessive"
    if mention is None and language.lexicon.grammar.verb_final:
        mention, way = _holder(tokens, head, low, high, language.lexicon)
    linked = head + 1
    if linked < high and tokens.lowers[linked] in language.lexicon.be_forms and (mention is not None):
        complement = complement_after(tokens, linked, high, language)
        if complement.form in ("that", "quote", "colon") and complement.phrase is not None:
            return Candidate(
                "noun", tokens.lowers[head], (head, head), mention, way, complement, [complement.phrase]
            )
        return None
    complement = complement_after(tokens, head, high, language)
    if (
        complement.form == "pp"
        and complement.word in language.lexicon.authorship
        and complement.phrase is not None
    ):
        phrase = noun_phrase_after(tokens, complement.phrase[0] + 1, high)
        if phrase is not None:
            mention, way = extend_right(tokens, phrase, high, language.lexicon), "agent"
            complement = complement_after(tokens, phrase[1], high, language)
    if (
        complement.phrase is None
        or complement.far
        or complement.form in ("none", "np", "clause", "ing", "colon")
    ):
        return None
    if mention is None:
        if complement.form not in ("that", "wh", "to"):
            return None
        way = "none"
    return Candidate("noun", tokens.lowers[head], (head, head), mention, way, complement, [complement.phrase])


def _holder(tokens: Tokens, head: int, low: int, high: int, lexicon: Lexicon) -> tuple[Phrase | None, str]:
    """Whose noun of saying it is, by the verb that governs it: *Huber ist der Meinung, dass …*."""
    for k in range(head - 1, max(low, head - _NEAR), -1):
        if tokens.words[k] in (",", ";", ":") or tokens.stretches[k] >= 0:
            break
        if tokens.tags[k] in FINITE:
            mention, way, _ = bracket_subject(tokens, k, (low, high), lexicon)
            overlaps = mention is not None and mention[0] <= head <= mention[1]
            return (None, "none") if overlaps else (mention, way)
    return None, "none"


def _adjective(tokens: Tokens, head: int, low: int, high: int, language: Language) -> Candidate | None:
    """*is confident that …*: an adjective of thinking or saying after a form of *be*."""
    complement = complement_after(tokens, head, high, language)
    if (
        complement.phrase is None
        or complement.far
        or complement.form not in ("that", "wh", "to", "pp", "clause")
    ):
        return None
    start = verb_group_start(tokens, head, low, language.lexicon)
    if start == head and not (head > low and tokens.tags[head - 1] in FINITE):
        return None
    start = start if start < head else verb_group_start(tokens, head - 1, low, language.lexicon)
    found = subject_before(tokens, start, low, language.lexicon)
    if found is None:
        return None
    negated = any(tokens.lowers[k] in language.lexicon.negations for k in range(start, head))
    return Candidate(
        "adjective",
        tokens.lowers[head],
        (head, head),
        found[0],
        found[1],
        complement,
        [complement.phrase],
        negated=negated,
    )


def _signature(tokens: Tokens, low: int, high: int) -> Candidate | None:
    """A quotation with its source after a dash: *"…" — Luis Torres*."""
    for i in range(low + 1, min(high - 1, low + 4)):
        if tokens.words[i] in _DASHES and tokens.stretches[i - 1] >= 0:
            phrase = noun_phrase_after(tokens, i + 1, high)
            if phrase is None or tokens.tags[phrase[1]] != "NNP" or not tokens.words[phrase[0]][0].isupper():
                return None
            if any(tokens.tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(phrase[1] + 1, high)):
                return None
            complement = Complement("quote", (i - 1, i - 1))
            return Candidate("signature", tokens.words[i], (i, i), phrase, "near", complement, [(low, i - 1)])
    return None


def _colon(tokens: Tokens, low: int, high: int, language: Language) -> Candidate | None:
    """*Torres: We will vote*: a name, a colon, and what was said, at the beginning of a sentence."""
    for i in range(low + 1, min(high - 1, low + 9)):
        if tokens.words[i] == ":":
            break
        if tokens.tags[i] in FINITE or tokens.stretches[i] >= 0 or tokens.words[i] in ".,;":
            return None
    else:
        return None
    if i >= high - 1 or tokens.words[i] != ":":
        return None
    if tokens.tags[i - 1] not in NOUNS | {"CD", ")"} and not tokens.words[low][0].isupper():
        return None
    last = high - 1
    while last > i and tokens.words[last] in (".", ",", ";"):
        last -= 1
    if last <= i:
        return None
    complement = Complement("quote" if tokens.stretches[i + 1] >= 0 else "colon", (i + 1, last))
    return Candidate("colon", ":", (i, i), (low, i - 1), "near", complement, [(i + 1, last)])
