"""What the scorer looks at: the traits of a candidate, as short readable words.

The weights of the traits are learned by `benchmarks/learn_attribution.py` and kept in `xx.weights.txt`.
"""

import bisect
from collections.abc import Sequence

from index.extract.candidate import Candidate
from index.extract.phrases import Phrase, verb_group_start
from index.extract.sentences import Range
from index.extract.tokens import Tokens
from index.language import Language
from index.language.data import Lexicon

_SHORT = (2, 4, 8, 16, 30)
_CLAUSE = 20
_PAUSES = frozenset((",", ";", ":", "--", "—", "–", "("))


def mention_type(tokens: Tokens, mention: Phrase | None, language: Language) -> str:
    """What kind of words a mention is: ``name``, ``he``, ``they``, ``it``, ``i``, ``you``, ``who``, ``that``,
    ``person``, ``body`` (organisation), ``document``, ``thing`` or ``none``."""
    if mention is None:
        return "none"
    first, last = mention
    lower, lexicon = tokens.lowers[last], language.lexicon
    if first == last:
        pronoun = lexicon.pronouns.get(lower)
        if pronoun is not None:
            if pronoun.relative:
                return "that" if pronoun.gender == "thing" else "who"
            if pronoun.speaking:
                return "i"
            if pronoun.addressed:
                return "you"
            return "they" if pronoun.several else "it" if pronoun.gender == "thing" else "he"
    for k in range(last, first - 1, -1):
        tag = tokens.tags[k]
        if tag in ("IN", "TO"):
            last = k - 1
    if lexicon.grammar.head_first and tokens.tags[last] != "NNP":
        last = next((k for k in range(first, last) if _is_known(tokens.lowers[k], lexicon)), last)
    lower = tokens.lowers[last]
    if lower in lexicon.person_nouns or singular(lower) in lexicon.person_nouns:
        return "body" if means_body(tokens.words[first : last + 1], lower, lexicon) else "person"
    if tokens.tags[last] == "NNP":
        return "body" if lower in lexicon.organisation_nouns or lower in lexicon.places else "name"
    if lower in lexicon.document_nouns:
        return "document"
    if lower in lexicon.organisation_nouns:
        return "body"
    return "thing"


def means_body(words: Sequence[str], noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun, in lower case, for people and for bodies stands for the body in a mention: *la
    Policía*, *el Ejecutivo*; not *el policía*."""
    if not lexicon.grammar.head_first or noun not in lexicon.organisation_nouns:
        return False
    article = lexicon.grammar.article_gender.get(words[0].lower())
    other = article is not None and lexicon.person_nouns.get(noun) not in (None, article)
    return other or any(word[0].isupper() and word.strip(",.").lower() == noun for word in words[1:])


def _is_known(lower: str, lexicon: Lexicon) -> bool:
    return (
        lower in lexicon.person_nouns
        or lower in lexicon.organisation_nouns
        or lower in lexicon.document_nouns
    )


def source_type(tokens: Tokens, candidate: Candidate, language: Language) -> str:
    """The type of a candidate's mention; ``dropped`` where the language lets the subject out."""
    return "dropped" if candidate.way == "dropped" else mention_type(tokens, candidate.mention, language)


def singular(word: str) -> str:
    """A plural noun without its ending, where it has a regular one."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _mood_traits(
    tokens: Tokens, sentence: Range, candidate: Candidate, kind: str, lexicon: Lexicon
) -> list[str]:
    """What the mood of the verbs tells: of the cue's own, and of those in what would be said."""
    form = candidate.complement.form
    inside = [k for first, last in candidate.content for k in range(first, last + 1)]
    told = any(k in tokens.told for k in inside)
    maybe = any(tokens.lowers[k] in lexicon.hearsay for k in inside)
    mood = "told" if told else "maybe" if maybe else "plain"
    traits = [f"content {mood}", f"content {mood} {form}", f"content {mood} {candidate.kind} {kind}"]
    if inside:
        traits.append(f"begins {tokens.tags[inside[0]]} {form}")
        closed = inside[-1] + 1 >= sentence[1] or tokens.words[inside[-1] + 1] in ".?!"
        traits.append(f"closes {closed} {form}")
    if _goes_on(tokens, sentence[1], lexicon):
        traits += ["goes on", "goes on " + form, "goes on " + kind]
    if is_reported(tokens, candidate.cue[1], sentence, lexicon):
        traits += ["reported", "reported " + kind, "reported " + form]
    return traits


def _goes_on(tokens: Tokens, first: int, lexicon: Lexicon) -> bool:
    """Whether the sentence that begins at `first` is in the mood of reported speech."""
    for k in range(first, min(len(tokens), first + _CLAUSE)):
        if tokens.words[k] in _PAUSES or tokens.words[k] in ".?!":
            return False
        if k in tokens.told:
            return True
    return False


def is_reported(tokens: Tokens, head: int, sentence: Range, lexicon: Lexicon) -> bool:
    """Whether the verb at `head`, or the auxiliary of its clause, is in the mood of reported speech: what the
    clause tells is then somebody else's (*Bonn habe das kritisiert*)."""
    for step in (-1, 1):
        k = head
        while sentence[0] <= k < sentence[1] and abs(k - head) <= _CLAUSE and tokens.words[k] not in _PAUSES:
            if k in tokens.told:
                return True
            k += step
    return False


def candidate_traits(tokens: Tokens, sentence: Range, candidate: Candidate, language: Language) -> list[str]:
    """The traits of a candidate: its words and classes, its form, its mention and its place, alone and in
    pairs."""
    low, high = sentence
    head = candidate.cue[1]
    lemma, form, way = language.like(candidate.lemma), candidate.complement.form, candidate.way
    kind = source_type(tokens, candidate, language)
    quoted = sum(
        tokens.stretches[k] >= 0 for first, last in candidate.content for k in range(first, last + 1)
    )
    size = sum(last - first + 1 for first, last in candidate.content)
    shape = form + ("+" if candidate.complement.far else "") + ("q" if quoted else "")
    if candidate.content and candidate.content[0][1] < candidate.cue[0]:
        shape = "before-" + shape
    classes = (
        language.verb_classes.get(candidate.lemma, ()) if candidate.kind == "verb" else (candidate.kind,)
    )
    tag = tokens.tags[head]
    start = verb_group_start(tokens, head, low, language.lexicon) if candidate.kind == "verb" else head
    traits = [
        "kind " + candidate.kind,
        "shape " + shape,
        "lemma " + lemma,
        f"lemma {lemma} {shape}",
        f"lemma {lemma} {kind}",
        "way " + way,
        "mention " + kind,
        f"mention {kind} {way}",
        f"shape {shape} {way}",
        f"shape {shape} {kind}",
        "tag " + tag,
        f"tag {tag} {way}",
        "size " + str(bisect.bisect_left(_SHORT, size)) + ("q" if quoted else ""),
        "quoted " + ("all" if quoted and quoted == size else "some" if quoted else "no"),
    ]
    if candidate.complement.word:
        after = language.like(candidate.complement.word)
        traits.append(f"after {after}")
        traits.append(f"lemma {lemma} after {after}")
    for name in classes:
        traits.append("class " + name)
        traits.append(f"class {name} {shape}")
        traits.append(f"class {name} {kind}")
        traits.append(f"class {name} {tag}")
    if not classes:
        traits.append("class none")
    if candidate.negated:
        traits += ["negated", "negated " + form]
    if candidate.passive:
        traits += ["passive", "passive " + way, "passive " + form]
    for k in range(start, head):
        traits.append("aux " + language.like(tokens.lowers[k]))
    if language.lexicon.reporting:
        traits += _mood_traits(tokens, sentence, candidate, kind, language.lexicon)
    if not candidate.content:
        traits.append("empty")
    before = tokens.lowers[start - 1] if start > low else "^"
    if before in language.lexicon.subordinators or before in language.lexicon.complementizers:
        traits.append("before " + language.like(before))
    mention = candidate.mention
    if mention is not None and way in ("near", "aside"):
        left = tokens.lowers[mention[0] - 1] if mention[0] > low else "^"
        traits.append(
            "left "
            + (
                language.like(left)
                if not left[0].isalpha() or tokens.tags[mention[0] - 1] in ("IN", "CC", "WRB", "WDT", "WP")
                else tokens.tags[mention[0] - 1]
            )
        )
    if high > low and tokens.words[high - 1] == "?":
        traits.append("question")
    return traits
