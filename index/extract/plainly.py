"""Sources that the build of a text tells by itself, whatever the weights: behind a colon, in a relative
clause, in the paragraph before."""

from index.extract.frames import Frame
from index.extract.marks import Stretch
from index.extract.option import Option
from index.extract.options import is_titled
from index.extract.phrases import FINITE, VERBS, noun_phrase_before
from index.extract.sentences import SAYING, TELLING
from index.extract.subjects import leaves_gap
from index.extract.tokens import Tokens
from index.extract.traits import mention_type
from index.language import Language

_DESCRIBING = frozenset(("name", "person", "body", "document", "thing"))
_BESIDE = 2
_PEOPLE = frozenset(("name", "he", "person"))
_TOLD = frozenset(("name", "person"))
_FEWEST = 3
_ENDS = frozenset(".?!…")
_OPEN, _CLOSE = ("(", "["), (")", "]")
_LONGEST_ASIDE = 3
"""Words."""
_LONGEST_CLAUSE = 9
"""Tokens."""


def is_aside(text: str, stretch: Stretch) -> bool:
    """Whether all of a stretch is a few words in brackets on what could be heard: *(Laughter.)*, which nobody
    said."""
    words = text[stretch.start : stretch.end].rstrip(".")
    return words[:1] in _OPEN and words[-1:] in _CLOSE and words.count(" ") < _LONGEST_ASIDE


def described(frame: Frame, number: int, options: list[Option], language: Language) -> Option | None:
    """Whoever describes the noun before in the words right behind their verb: *The Senate passed a bill that
    its sponsor, Ana Ruiz, called “historic”*; *he* may be whoever else says the sentence."""
    place, tokens = frame.places[number], frame.tokens
    low = frame.sentences[place.sentence][0]
    for option in options:
        told = option.candidate if option.way == "own" and option.kind in _DESCRIBING else None
        if told is None or told.mention is None or not 0 < place.token - told.cue[1] <= _BESIDE:
            continue
        says = not TELLING.isdisjoint(language.verb_classes.get(told.lemma, ()))
        near = says and told.complement.form in ("quote", "as", "object")
        apposed = options[0].way != "own" and _is_apposed(tokens, told.mention[0], low)
        if near and (apposed or leaves_gap(tokens, told.mention[0], low, language.lexicon)):
            return option
    return None


def _is_apposed(tokens: Tokens, first: int, low: int) -> bool:
    """Whether the subject at `first` begins a clause about the noun right before it, without a pronoun: *a
    charge | their spokesman dismissed as …*."""
    return first - 2 > low and tokens.tags[first - 1] in ("NN", "NNS") and tokens.words[first - 1].islower()


def acted(frame: Frame, number: int, language: Language) -> Option | None:
    """Whoever the sentence before names and tells nothing of but a gesture, where the stretch is all of its
    own sentence and ends the paragraph: *“He cut it,” she says. Ito shrugs. “It was about soup.”*"""
    place, tokens = frame.places[number], frame.tokens
    if language.lexicon.grammar.subject_dropped or place.alone != "sentence" or not place.sentence:
        return None
    low, high = frame.sentences[place.sentence - 1]
    verb = high - 2
    if number + 1 < len(frame.stretches) or not low < verb <= low + _LONGEST_ASIDE:
        return None
    lemma = language.verbs.get(tokens.lowers[verb])
    says = (
        lemma is not None
        and "speech" in language.verb_classes[lemma]
        and tokens.tags[verb] not in ("VBG", "NN")
    )
    if not says or any(tokens.tags[k] != "NNP" for k in range(low, verb)):
        return None
    return Option("subject", tokens.span(low, verb - 1), None, "name", score=1.0)


def gapped(frame: Frame, number: int, language: Language) -> Option | None:
    """Whoever else speaks behind a quotation and who said it, where the verb is left out: *“It was loud,” one
    said, and another: “I slept.”*"""
    place, tokens = frame.places[number], frame.tokens
    at, low = place.token, frame.sentences[place.sentence][0]
    if at - 3 <= low or tokens.words[at - 1] != ":" or all(tokens.stretches[k] < 0 for k in range(low, at)):
        return None
    phrase = noun_phrase_before(tokens, at - 2, low, language.lexicon)
    if phrase is None or phrase[0] - 2 <= low:
        return None
    if tokens.lowers[phrase[0]] in language.lexicon.joins and phrase[0] < phrase[1]:
        phrase = (phrase[0] + 1, phrase[1])  # y Ana Ruiz
    k = phrase[0] - 1
    k -= tokens.lowers[k] in language.lexicon.conjunctions
    told = (j for j in range(low, k) if tokens.tags[j] in FINITE)
    if tokens.words[k] not in (",", ";") or not any(tokens.lowers[j] in language.verbs for j in told):
        return None
    kind = mention_type(tokens, phrase, language)
    one = phrase[1] - phrase[0] < _BESIDE and tokens.lowers[phrase[0]] in language.lexicon.indefinite
    one = one and tokens.tags[phrase[1]] in ("DT", "JJ", "PRP")
    if kind not in _TOLD and not one:
        return None
    return Option("subject", tokens.span(*phrase), None, kind, score=1.0)


def carried_over(text: str, frames: list[Frame], at: int, number: int, language: Language) -> Option | None:
    """Whoever the paragraph before ends by telling of, where nothing is quoted in it and this one is nothing
    but a quotation: *Torres said no decision had been made. ¶ “I know people are angry.”*"""
    if language.lexicon.grammar.subject_dropped or number or not at:
        return None
    if frames[at].places[0].alone != "all" or frames[at - 1].stretches:
        return None
    before, stretch = frames[at - 1], frames[at].stretches[0]
    words = text[stretch.start : stretch.end].split()
    if len(words) < _FEWEST or words[-1][-1] not in _ENDS:
        return None
    if before.turn is not None or not before.candidates or not before.candidates[-1]:
        return None
    told = max(before.candidates[-1], key=lambda candidate: candidate.score)
    says = told.kind == "verb" and not SAYING.isdisjoint(language.verb_classes[told.lemma])
    if not says or told.mention is None or told.score < language.thresholds.sourced:
        return None
    kind = mention_type(before.tokens, told.mention, language)
    if kind not in _PEOPLE:
        return None
    return Option("carried", before.tokens.span(*told.mention), told, kind, score=told.score)


def is_led_to(text: str, frame: Frame, number: int, language: Language) -> bool:
    """Whether a stretch is a whole sentence that ends its own, behind a colon and a clause: *He shrugged: “We
    lost.”*"""
    place, tokens, inner = frame.places[number], frame.tokens, frame.stretches[number].span
    low, high = frame.sentences[place.sentence]
    words = text[inner[0] : inner[1]].strip()
    if place.token <= low + 1 or tokens.words[place.token - 1] != ":" or high > place.token + 2:
        return False
    ends = words[-1:] in _ENDS or (language.lexicon.grammar.stops_outside and " " in words)
    whole = ends and words.lstrip("¿¡")[:1].isupper()
    return whole and any(tokens.tags[k] in FINITE for k in range(low, place.token))


def announced(frame: Frame, number: int, options: list[Option], language: Language) -> Option | None:
    """Who speaks where a stretch is all that its sentence has behind a verb of saying and its colon, however
    short: *Y ha añadido: «Se acabó»*."""
    best = options[0] if options else None
    told = best.candidate if best is not None and best.way == "own" else None
    if not language.lexicon.grammar.subject_dropped or told is None or told.kind != "verb":
        return None
    place = frame.places[number]
    tokens, high = frame.tokens, frame.sentences[place.sentence][1]
    says = not SAYING.isdisjoint(language.verb_classes[told.lemma]) and told.cue[1] == place.token - 2
    return best if says and tokens.words[place.token - 1] == ":" and high <= place.token + 2 else None


def names_only(text: str, frame: Frame, number: int, language: Language) -> bool:
    """Whether a stretch only names something: the work in which somebody says what follows, *In her book,
    “Rust,” Ruiz argues that …*; a word in what else is told of who speaks, *said Ruiz, who rates it a
    “buy.”*"""
    place, tokens, lexicon = frame.places[number], frame.tokens, language.lexicon
    at, low = place.token, frame.sentences[place.sentence][0]
    words = text[frame.stretches[number].start : frame.stretches[number].end].strip()
    if at - 1 > low and tokens.words[at - 1] == "," and tokens.lowers[at - 2] in lexicon.works:
        told = (c for c in frame.candidates[place.sentence] if c.complement.form == "that")
        return is_titled(words) and any(c.mention is not None and c.mention[0] == at + 1 for c in told)
    if at == low or tokens.lowers[at - 1] not in lexicon.articles or " " in words:
        return False
    who = next((k for k in range(at - 1, max(low, at - _LONGEST_CLAUSE), -1) if tokens.tags[k] == "WP"), None)
    aside = who is not None and tokens.words[who - 1] == ","
    verbs = (tokens.lowers[k] for k in range(who or at, at) if tokens.tags[k] in VERBS)
    return aside and language.verbs.keys().isdisjoint(verbs)


def is_labelled(text: str, frame: Frame, number: int, options: list[Option]) -> bool:
    """Whether a stretch is all that its sentence has behind a name and a colon, and no title: *Ana Ruiz: “No
    hay agua”*."""
    best = options[0].candidate if options else None
    if best is None or best.kind != "colon" or options[0].way != "own" or options[0].kind != "name":
        return False
    start, end = frame.stretches[number].span
    words = text[start:end].split()
    place = frame.places[number]
    alone = frame.sentences[place.sentence][1] <= place.token + 2
    return alone and len(words) >= _FEWEST and not is_titled(text[start:end].strip())
