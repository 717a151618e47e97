"""Verbs of saying: whose they are, and what they attribute."""

from dataclasses import replace

from index.extract.answers import answer_of
from index.extract.brackets import bracket_source, is_impersonal
from index.extract.candidate import Candidate
from index.extract.complement import Complement
from index.extract.conjunctions import goes_on
from index.extract.content import (
    complement_after,
    content_after_pause,
    content_before,
    says_something,
)
from index.extract.ends import content_end
from index.extract.fields import clause_content, interrupted_clause
from index.extract.governing import governing_subject
from index.extract.inversion import free_subject
from index.extract.manner import as_clause
from index.extract.phrases import (
    FINITE,
    Phrase,
    extend_right,
    noun_phrase_after,
    verb_group_start,
)
from index.extract.sentences import TELLING, Range
from index.extract.statements import states_something
from index.extract.subjects import (
    controlled_subject,
    leaves_gap,
    skip_adverbs,
    subject_after,
    subject_before,
)
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon


def verb_candidate(tokens: Tokens, head: int, low: int, high: int, language: Language) -> Candidate | None:
    """A verb of saying with its subject and what is said."""
    lexicon, tags = language.lexicon, tokens.tags
    start = verb_group_start(tokens, head, low, lexicon)
    if start == head and _only_names(tokens, head, low, high, lexicon):
        return None
    lemma = language.verbs[tokens.lowers[head]]
    passive = tags[head] in ("VBN", "VBD") and not lexicon.be_forms.isdisjoint(tokens.lowers[start:head])
    lead = start
    while lead > low and (tags[lead - 1] == "RB" or tokens.lowers[lead - 1] in lexicon.negations):
        lead -= 1  # never claimed
    negated = not lexicon.negations.isdisjoint(tokens.lowers[lead:head])
    addressed = "tell" in language.verb_classes[lemma]
    complement = complement_after(tokens, head, high, language, addressed=addressed)
    complement = answer_of(tokens, head, complement, high, language)
    mention: Phrase | None = None
    way = "none"
    if lexicon.grammar.verb_final:
        mention, way, passive = bracket_source(tokens, head, (low, high), lemma, lexicon)
        behind = _behind_source(tokens, head, mention, way, high, lexicon)
        complement = complement_after(tokens, behind, high, language, addressed=addressed)
        complement = answer_of(tokens, head, complement, high, language)
    elif passive:
        mention, way = _agent(tokens, head, high, lexicon), "agent"
    elif (tags[head] == "VBG" and start == head) or (start < head and tags[start] == "TO"):
        controlled = _controller(tokens, start, head, (low, high), lexicon)
        if controlled is not None:
            mention, way = controlled
        own = subject_before(tokens, start, low, lexicon, 1)
        told = own is not None and own[1] in ("near", "relative") and tags[head] == "VBG"
        if own is not None and told and (mention is None or _is_shown(tokens, own[0], low, lexicon)):
            mention, way = own
    elif tags[head] == "VBN" and start == head:
        found = _agent(tokens, head, high, lexicon)
        if found is not None:
            mention, way = found, "agent"
        else:
            left = subject_before(tokens, start, low, lexicon)
            reduced = left is not None and _is_reduced(tokens, head, left[0], complement, high, lexicon)
            mention, way = left if left is not None and not reduced else (None, "none")
    else:
        mention, way = _finite_subject(tokens, start, head, low, high, language)
    if mention is None and way != "dropped":
        way = "none"
    negated = negated or (mention is not None and _is_joined_by_no(tokens, mention[0] - 1, low, lexicon))
    opens = mention[0] if mention is not None and mention[0] < start else start
    if complement.phrase is not None and _is_fronted(tokens, opens, head, low, language):
        first = complement.phrase[0]
        last = content_end(tokens, first, high, complement.form, language, fronted=True)
        complement = replace(complement, phrase=(first, last))
    if lexicon.grammar.head_first and (way == "relative" or _is_in_passing(tokens, start, head, low)):
        complement = _without_main_verb(tokens, complement, lexicon)
    if mention is not None and way in ("near", "aside") and complement.form in ("none", "quote"):
        complement = _of_relative(tokens, mention[0], head, complement, (low, high), language)
    content = _contents(tokens, start, head, mention, way, complement, (low, high), language)
    candidate = Candidate("verb", lemma, (head, head), mention, way, complement, content, passive, negated)
    return candidate if states_something(tokens, candidate, (start, low), language) else None


def _is_joined_by_no(tokens: Tokens, i: int, low: int, lexicon: Lexicon) -> bool:
    """Whether the word before a subject says that neither it nor another does it: *ni Torres ni Ruiz*."""
    return i >= low and tokens.tags[i] == "CC" and tokens.lowers[i] in lexicon.negations


def _is_shown(tokens: Tokens, subject: Phrase, low: int, lexicon: Lexicon) -> bool:
    """Whether a participle is told of the name before it and not of who the sentence is about: *footage of
    Ana Ruiz asking …*, *with Ana Ruiz saying …*."""
    first, last = subject
    named = all(tokens.tags[k] == "NNP" for k in (first, last))
    return named and first - 1 > low and tokens.lowers[first - 1] in lexicon.attaching


def _of_relative(
    tokens: Tokens, first: int, head: int, complement: Complement, sentence: Range, language: Language
) -> Complement:
    """What is said of the noun that a relative pronoun before the subject stands for: *a plan (that) Torres
    said would fail*, *a plan that Torres called “dead” was passed*."""
    low, high = sentence
    form, lexicon = complement.form, language.lexicon
    if lexicon.grammar.verb_final or lexicon.grammar.head_first:
        return complement
    gap = leaves_gap(tokens, first, low, lexicon)
    told = form == "none" and head + 1 < high and tokens.tags[head + 1] in FINITE
    if told and first - 1 > low and (gap or tokens.tags[first - 1] in ("NN", "NNS")):
        return Complement("clause", (head + 1, content_end(tokens, head + 1, high, "clause", language)))
    if not gap:
        return complement
    lemma = language.verbs[tokens.lowers[head]]
    tells = not TELLING.isdisjoint(language.verb_classes[lemma])
    if form == "quote" and tells and complement.phrase is not None and complement.word == "":
        return replace(complement, phrase=(complement.phrase[0],) * 2)
    return complement


def _is_in_passing(tokens: Tokens, start: int, head: int, low: int) -> bool:
    """Whether a verb is an infinitive that a preposition sets before the main verb: *tras decir que …,
    salió*."""
    return start == head > low and tokens.tags[head] == "VB" and tokens.tags[head - 1] == "IN"


def _without_main_verb(tokens: Tokens, complement: Complement, lexicon: Lexicon) -> Complement:
    """What is said in a relative clause or in passing, without the main verb behind it: *Torres, que dijo que
    vendría, | no vino*."""
    if complement.phrase is None:
        return complement
    first, last = complement.phrase
    for k in range(first + 2, last):
        if tokens.words[k] == ",":
            i = k + 1
            while i < last and (tokens.tags[i] == "RB" or tokens.lowers[i] in lexicon.negations):
                i += 1
            aside = tokens.words[first + 1] == "," and "," not in tokens.words[first + 2 : k]
            if not aside and (tokens.tags[i] in FINITE or tokens.lowers[i] in lexicon.auxiliaries):
                return replace(complement, phrase=(first, k - 1))
    return complement


def _is_reduced(
    tokens: Tokens, head: int, subject: Phrase, complement: Complement, high: int, lexicon: Lexicon
) -> bool:
    """Whether a participle only says more about the noun before it, whose own verb comes after: *A teacher
    accused of theft has been cleared*. What it is accused of, another says."""
    if lexicon.grammar.head_first or lexicon.grammar.verb_final or complement.form != "pp":
        return False
    for k in range(head + 1, high):
        if tokens.tags[k] in ("WP", "WDT", "CC") or tokens.words[k] in ",;:" or tokens.stretches[k] >= 0:
            return False
        if tokens.tags[k] in FINITE:
            return tokens.tags[subject[1]] != "PRP"
    return False


def _behind_source(
    tokens: Tokens, head: int, mention: Phrase | None, way: str, high: int, lexicon: Lexicon
) -> int:
    """The last token before what is said may begin: of a subject behind its verb, of *es*, or the verb."""
    if way == "inverted" and mention is not None and mention[1] > head:
        return max(mention[1], tokens.particles.get(head, head))
    return head + 1 if mention is None and is_impersonal(tokens, head + 1, high, lexicon) else head


def _controller(
    tokens: Tokens, start: int, head: int, sentence: Range, lexicon: Lexicon
) -> tuple[Phrase, str] | None:
    """The subject of a participle or infinitive, which another verb has."""
    if lexicon.grammar.subject_dropped:
        main, _ = governing_subject(tokens, start, sentence, lexicon)
        if main is not None:
            return main, "controlled"
    return controlled_subject(tokens, head, *sentence, lexicon)


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
    if start == head and "speech" in classes and _looks_back(tokens, head, low, language.lexicon):
        named = subject_after(tokens, head, high, language.lexicon)
        if named is not None:
            return named, "inverted"
    if start == head and start > low:
        before = start - 1
        quoted = tokens.stretches[before] >= 0 or (
            tokens.words[before] == "," and before > low and tokens.stretches[before - 1] >= 0
        )
        if quoted or ("speech" in classes and tokens.words[before] in (",", "--", "—", "–")):
            after = subject_after(tokens, head, high, language.lexicon)
            timed = after is not None and tokens.lowers[after[0]] in language.lexicon.calendar
            if after is not None and not timed and _is_inverted(tokens, after, quoted, low, before, high):
                return after, "inverted"
    found = subject_before(tokens, start, low, language.lexicon)
    return found if found is not None else (None, "none")


def _looks_back(tokens: Tokens, head: int, low: int, lexicon: Lexicon) -> bool:
    """Whether a verb begins a sentence whose words stand before it: *wrote Ana Ruiz on Monday* behind a block
    quotation, *So said Ana Ruiz*."""
    return (head == low and tokens.words[head][0].islower()) or (
        head == low + 1 and tokens.lowers[low] in lexicon.concluding
    )


def _is_inverted(tokens: Tokens, after: Phrase, quoted: bool, low: int, comma: int, high: int) -> bool:
    """Whether the noun phrase after the verb is its subject: after it comes a pause, a place or a time, never
    a verb."""
    i = after[1] + 1
    pauses = i >= high or tokens.words[i] in (",", ".", "--", "—", "–", "(", ":") or tokens.stretches[i] >= 0
    if quoted:
        return pauses or tokens.tags[i] not in FINITE
    if not (pauses or tokens.tags[i] in ("IN", "WP")) or tokens.tags[after[1]] == "PRP":
        return False
    if i + 1 < high and tokens.words[i] in (",", ":") and tokens.stretches[i + 1] >= 0:
        return True  # But, said Torres, "…"
    named = any(tokens.tags[k] == "NNP" for k in range(after[0], after[1] + 1))
    aside = next((k for k in range(comma - 1, max(low, comma - 40), -1) if tokens.words[k] == ","), None)
    if aside is not None and tokens.tags[aside + 1] in ("WP", "WDT"):
        comma = aside  # The mayor, who had waited, confirmed the plan
    told = range(max(low, comma - 40), comma)
    return (named or pauses) and any(tokens.tags[k] in FINITE or tokens.stretches[k] >= 0 for k in told)


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
        parenthetic = as_clause(tokens, mention[0], head, sentence, language)
        if parenthetic:
            return parenthetic
    if way in ("inverted", "dropped") and tokens.lowers[max(low, start - 1)] in language.lexicon.manner:
        last = mention[1] if mention is not None else head
        parenthetic = as_clause(tokens, start, last, sentence, language)
        if parenthetic:
            return parenthetic
    begins = _teller_begins(tokens, start, mention, way, low, language)
    if mention is not None and way == "inverted" and language.lexicon.grammar.verb_final:
        parts = interrupted_clause(tokens, begins, mention, sentence, language)
        if parts:
            return parts
    before = (
        content_before(tokens, begins, low, language)
        if way in ("near", "aside", "inverted", "dropped", "none")
        else None
    )
    if before is not None and before[0] < before[1] and tokens.tags[before[1]] in ("WDT", "WP"):
        later = content_after_pause(tokens, head + 1, high, False, language)
        return [] if later is None else [later]  # a charter which, he claimed, gives …
    quoted = before is not None and tokens.stretches[before[1]] >= 0
    quoted = quoted and not (complement.form == "that" and _titles_work(tokens, before, language))
    spread = language.lexicon.grammar.verb_final and complement.form in ("none", "np", "pp", "object")
    if spread and before is None and mention is not None:
        return clause_content(tokens, head, mention, sentence, language)
    if before is None or not (way == "inverted" or quoted or complement.form in ("none", "pp", "ing")):
        return [] if complement.phrase is None else [complement.phrase]
    if language.lexicon.grammar.verb_final and not quoted:
        later = None  # what follows is an apposition to the subject
    elif way == "inverted" and mention is not None:
        later = _behind_inversion(tokens, mention[1] + 1, high, quoted, language)
    elif complement.form == "quote":
        later = complement.phrase
    else:
        later = content_after_pause(tokens, head + 1, high, quoted, language)
    if later is not None:
        return [before, later]
    dropped = language.lexicon.grammar.subject_dropped
    return [] if dropped and not says_something(tokens, before, language.lexicon) else [before]


def _has_verb(tokens: Tokens, part: Phrase) -> bool:
    """Whether a finite verb or a quotation stands in a part of a sentence."""
    first, last = part
    return any(tokens.tags[k] in FINITE or tokens.stretches[k] >= 0 for k in range(first, last + 1))


def _behind_inversion(tokens: Tokens, i: int, high: int, quoted: bool, language: Language) -> Phrase | None:
    """What goes on behind a subject that follows its verb and ends before `i`: *"…," said Torres, "…"*; not
    who the subject is, *„…“, sagt Liao, die Autorin der Studie*."""
    grammar = language.lexicon.grammar
    later = _after_inversion(tokens, i, high, language)
    if later is not None or not grammar.subject_follows:
        return later
    if not grammar.verb_final and not goes_on(tokens, i + 1, high):
        return None
    later = content_after_pause(tokens, i, high, False, language)
    return None if later is not None and quoted and not _has_verb(tokens, later) else later


def _titles_work(tokens: Tokens, before: Phrase | None, language: Language) -> bool:
    """Whether what stands before a subject is in which work it says something: *In her book, “Rust,” Ruiz
    argues that …*."""
    if before is None:
        return False
    first, last = before
    titled = last - 2 > first and tokens.words[last - 1] == ","
    work = titled and tokens.lowers[last - 2] in language.lexicon.works
    return work and tokens.lowers[first] in language.lexicon.settings


def _teller_begins(
    tokens: Tokens, start: int, mention: Phrase | None, way: str, low: int, language: Language
) -> int:
    """The first token of the verb and its subject, whichever comes first."""
    begins = start
    if mention is not None and mention[1] < start and way in ("near", "aside"):
        begins = mention[0]
    elif mention is not None and mention[1] < start and way == "inverted":  # "…", wird Huber zitiert
        begins = next((k for k in range(mention[0] - 1, low, -1) if tokens.tags[k] in FINITE), start)
    elif language.lexicon.grammar.subject_dropped:
        begins = skip_adverbs(tokens, start - 1, low, language.lexicon) + 1  # le dijo
    if begins > low and tokens.lowers[begins - 1] in language.lexicon.trailing:
        begins -= 1  # "…", so sagte Huber
    return begins


def _after_inversion(tokens: Tokens, i: int, high: int, language: Language) -> Phrase | None:
    """The rest of a split quotation: *"…," said Torres, "…"*."""
    joins = verb = False
    for j in range(i, min(high, i + 30)):
        joins = joins or tokens.lowers[j] in language.lexicon.joins
        verb = verb or tokens.tags[j] in FINITE
        if tokens.stretches[j] >= 0 and tokens.words[j - 1] in (",", ":", "--", "—", "–"):
            if joins and not verb and tokens.words[j - 1] == ":":
                return None  # “…,” said Torres, and Ruiz: “…”
            return j, content_end(tokens, j, high, "quote", language)
    return None
