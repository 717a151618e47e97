"""Who may have said a quoted stretch: every source that its surroundings offer, with its traits."""

import bisect
from itertools import islice

from index.extract.candidate import Candidate
from index.extract.frames import Frame, Place
from index.extract.mood import standing_source, verbs_of_hearsay
from index.extract.option import Option, Said
from index.extract.phrases import FINITE, NOUNS, Phrase, noun_phrase_before
from index.extract.scoring import bucket
from index.extract.sentences import Range
from index.extract.subject_of import subject_of
from index.extract.tellers import group_start, is_perfect, is_told, past_clitics, says_at
from index.extract.tokens import Tokens
from index.extract.traits import mention_type, source_type
from index.language import Language

_NEAREST = 8
_CLAUSAL = 30
_TRIES = 12
_SINGLE = "'‘`"


def stretch_traits(text: str, frame: Frame, number: int, language: Language) -> list[str]:
    """What a stretch looks like by itself: its length, its first and last characters, its surroundings."""
    stretch = frame.stretches[number]
    tokens = frame.tokens
    at, sentence, around = (
        frame.places[number].token,
        frame.places[number].sentence,
        frame.places[number].alone,
    )
    low, high = frame.sentences[sentence]
    inner = text[stretch.start : stretch.end].strip()
    words = inner.count(" ") + 1
    size = (
        "1"
        if words == 1
        else "2"
        if words == 2
        else "3"
        if words == 3
        else "5"
        if words <= 5
        else "9"
        if words <= 9
        else "10"
    )
    outside = _stop_outside(tokens, at, high, language)
    last = outside or inner[-1:]
    end = "." if last in ".?!…" else "," if last in ",;:-—–" else "w"
    first = "A" if inner[:1].isupper() else "a"
    before = language.like(tokens.lowers[at - 1]) if at > low else "^"
    beyond = past_clitics(tokens, at + 2 if outside else at + 1, high, language)
    after = language.like(tokens.lowers[beyond]) if beyond < high else "$"
    before_tag = tokens.tags[at - 1] if at > low else "^"
    after_tag = tokens.tags[beyond] if beyond < high else "$"
    if is_perfect(tokens, beyond, high, language):
        beyond, after_tag = beyond + 1, "VBD"
    told = after_tag == "VBD" and says_at(tokens, beyond, high, language)
    told = told or is_told(tokens, beyond, high, language)
    titled = words > 1 and is_titled(inner)
    work = _names_work(tokens, at, low, language)
    return [
        "size " + size,
        f"form {size} {first} {end}",
        f"form {first} {end}",
        "before " + before_tag,
        "after " + after_tag,
        f"between {before_tag} {after_tag}",
        f"before {before_tag} {size}",
        f"after {after_tag} {size}",
        "left " + before,
        "right " + after,
        f"alone {around} {size}",
        "mark " + ("'" if stretch.mark in "'‘" else '"'),
        "unclosed" if not stretch.closed else "closed",
        f"titled {titled}",
        f"titled {titled} {before_tag}",
        f"titled {titled} {end}",
        f"governed {language.like(_governor(tokens, at, low))} {titled}",
        f"in a name {before_tag == 'NNP' and after_tag == 'NNP' and words < 3 and first == 'A'}",
        f"alone {around} {size} {stretch.mark[0] in _SINGLE}",
        f"naming {_names_term(tokens, at, low, language)} {size}",
        f"left2 {language.like(tokens.lowers[at - 2]) if at - 2 >= low else '^'} {before}",
        f"document {work} {titled}",
        f"document {work} left {before}",
        f"told {told}",
        f"told {told} {size}",
        f"told {told} {first} {end}",
        *_mood_traits(tokens, (low, high), inner, size, language),
    ]


def _mood_traits(tokens: Tokens, sentence: Range, inner: str, size: str, language: Language) -> list[str]:
    """What the mood of the sentence around a stretch tells, and whether the stretch itself is a clause, where
    the language has a mood for what others said."""
    lexicon = language.lexicon
    if not lexicon.reporting:
        return []
    verbs = verbs_of_hearsay(tokens, sentence, language)
    mood = verbs[0][1] if verbs else "plain"
    words = inner.lower().split()
    speaking = any(word in lexicon.pronouns and lexicon.pronouns[word].speaking for word in words)
    clausal = any(word in lexicon.auxiliaries or word in lexicon.pronouns for word in words[:_CLAUSAL])
    return [f"mood {mood}", f"mood {mood} {size}", f"clausal {clausal} {size}", f"speaking {speaking}"]


def _stop_outside(tokens: Tokens, at: int, high: int, language: Language) -> str:
    """The comma or full stop behind a quotation where the language sets it there, to be taken as if it stood
    inside."""
    stops = language.lexicon.grammar.stops_outside and at + 1 < high and tokens.words[at + 1] in (",", ".")
    return tokens.words[at + 1] if stops else ""


def is_titled(words: str) -> bool:
    """Whether every long word has a capital, as in the title of a work."""
    return all(word[:1].isupper() or len(word) < 4 for word in words.split())


def _names_work(tokens: Tokens, at: int, low: int, language: Language) -> bool:
    """Whether one of the few words before a stretch is a noun for what bears a title: *the film "…"*."""
    before = tokens.lowers[max(low, at - 4) : at]
    lexicon = language.lexicon
    return not (lexicon.document_nouns.isdisjoint(before) and lexicon.organisation_nouns.isdisjoint(before))


def _names_term(tokens: Tokens, at: int, low: int, language: Language) -> bool:
    """Whether one of the two words before a stretch says that it only names something: *the term "…"*."""
    lexicon = language.lexicon
    if (
        at - 2 >= low
        and tokens.lowers[at - 1] in lexicon.naming_after
        and tokens.tags[at - 2] in ("NN", "NNS")
    ):
        return True  # "a song called …", not "he called …"
    return any(tokens.lowers[k] in lexicon.naming for k in range(max(low, at - 2), at))


def _governor(tokens: Tokens, at: int, low: int) -> str:
    """The preposition that governs a stretch, over nouns and commas: *on CBS's "…"*; else ``-``."""
    for k in range(at - 1, max(low, at - 6) - 1, -1):
        if tokens.tags[k] == "IN":
            return tokens.lowers[k]
        if tokens.tags[k] not in ("NNP", "NN", "POS", "DT", "PRP$", "JJ", "CD", ","):
            return "-"
    return "-"


def find_options(
    frames: list[Frame], at: int, number: int, said: list[Said], language: Language
) -> list[Option]:
    """Every source that the surroundings of stretch `number` of frame `at` offer; `said` are the stretches
    before."""
    frame = frames[at]
    token, here = frame.places[number].token, frame.places[number].sentence
    low, high = frame.sentences[here]
    options: list[Option] = []
    around = _nearest(frame.candidates[here], token)
    for candidate in around:
        option = _from_candidate(frame, candidate, token, here, "", language)
        option.traits += _nesting(candidate, option.way, around, token)
        options.append(option)
    for step, name in ((1, "next"), (-1, "last")):
        if 0 <= here + step < len(frame.sentences):
            near = frame.candidates[here + step]
            chosen = near[:1] if step == 1 else sorted(near[-_NEAREST:], key=lambda c: c.score)[-1:]
            options += [_from_candidate(frame, c, token, here + step, name, language) for c in chosen]
    subject = _sentence_subject(frame, token, low, high, language)
    if subject is not None:
        option = _simple("subject", frame, subject, language)
        before = frame.tokens.words[token - 1] if token > low else "^"
        option.traits.append(f"way subject colon {before == ':'}")
        option.traits.append(f"way subject {option.kind} colon {before == ':'} {frame.places[number].alone}")
        options.append(option)
    possessor = _possessor(frame, token, low, language)
    if possessor is not None:
        options.append(_simple("possessor", frame, possessor, language))
    options += _continued(frames, at, number, said, language)
    reported = _reported(frames, at, here, said, language)
    if reported is not None:
        options.append(reported)
    introduced = frames[at - 1].introduced if at and number == 0 else None
    if introduced is not None and introduced.mention is not None:
        options.append(_introduced(frames[at - 1], introduced, frame.places[number], language))
    for option in options:
        agreeing = sum(other.mention == option.mention for other in options) - 1
        option.traits.append(f"{option.traits[0]} agreeing {min(agreeing, 3)}")
    return options


def _reported(frames: list[Frame], at: int, here: int, said: list[Said], language: Language) -> Option | None:
    """Whose words a sentence in the mood of reported speech goes on with."""
    verbs = verbs_of_hearsay(frames[at].tokens, frames[at].sentences[here], language)
    source = standing_source(frames, at, here, said, language) if verbs else None
    if source is None:
        return None
    traits = [
        "way mood",
        f"way mood {verbs[0][1]} gap {source.gap}",
        f"way mood {verbs[0][1]} paragraphs {source.paragraphs} {source.chain}",
        f"way mood from {source.way}",
        f"way mood {source.kind}",
    ]
    return Option("mood", source.mention, None, source.kind, traits)


def _nesting(candidate: Candidate, way: str, around: list[Candidate], token: int) -> list[str]:
    """How a candidate lies to the others whose content holds the stretch: *Clinton said that he called it
    "…"*."""

    def holds(other: Candidate, place: int) -> bool:
        return any(first <= place <= last for first, last in other.content)

    inner = any(
        other is not candidate and holds(other, token) and holds(other, candidate.cue[0]) for other in around
    )
    outer = any(
        other is not candidate and holds(other, token) and holds(candidate, other.cue[0]) for other in around
    )
    nest = f"{way} inner {inner} outer {outer}"
    return [
        nest,
        f"{nest} {candidate.lemma}",
        f"{nest} {candidate.complement.form}",
        f"{nest} {candidate.way}",
    ]


def _introduced(frame: Frame, candidate: Candidate, place: Place, language: Language) -> Option:
    """The source that the paragraph before names and leads over from with a colon."""
    assert candidate.mention is not None
    kind = mention_type(frame.tokens, candidate.mention, language)
    first = (language.verb_classes.get(candidate.lemma) or ("none",))[0]
    traits = [
        "way introduced",
        f"way introduced {place.alone}",
        f"way introduced {first}",
        f"way introduced first {place.token == 0}",
    ]
    return Option("introduced", frame.tokens.span(*candidate.mention), candidate, kind, traits)


def _nearest(candidates: list[Candidate], token: int) -> list[Candidate]:
    """The few candidates whose cues are nearest to a token, in order: an endless sentence costs no more."""
    if len(candidates) <= 2 * _NEAREST:
        return candidates
    at = bisect.bisect_left(candidates, token, key=lambda candidate: candidate.cue[0])
    return candidates[max(0, at - _NEAREST) : at + _NEAREST]


def _simple(way: str, frame: Frame, mention: Phrase, language: Language) -> Option:
    kind = mention_type(frame.tokens, mention, language)
    return Option(way, frame.tokens.span(*mention), None, kind, [f"way {way}", f"way {way} {kind}"])


def _from_candidate(
    frame: Frame, candidate: Candidate, token: int, sentence: int, near: str, language: Language
) -> Option:
    """The mention of a candidate as the source of a stretch, by where the stretch lies to its cue."""
    own = any(first <= token <= last for first, last in candidate.content)
    near = "" if own else near  # „…“ So Huber.
    way = "nearby" if near else "own" if own else "beside"
    kind = source_type(frame.tokens, candidate, language)
    mention = frame.tokens.span(*candidate.mention) if candidate.mention is not None else None
    option = Option(way, mention, candidate, kind)
    begins = group_start(frame.tokens, candidate.cue[0], language)
    gap = token - candidate.cue[1] if token > candidate.cue[1] else begins - token
    if candidate.mention is not None and token < candidate.mention[0]:
        gap = min(gap, candidate.mention[0] - token)
    distance = "1" if gap <= 1 else "2" if gap <= 2 else "4" if gap <= 4 else "8" if gap <= 8 else "16"
    side = "after" if token > candidate.cue[0] else "before"
    name = f"{way}{near}"
    classes = (
        language.verb_classes.get(candidate.lemma, ()) if candidate.kind == "verb" else (candidate.kind,)
    )
    first = classes[0] if classes else "none"
    option.traits = [
        f"way {name}",
        f"way {name} {side} {distance}",
        f"way {name} score {bucket(candidate.score)}",
        f"way {name} mention {kind}",
        f"way {name} shape {candidate.complement.form}",
        f"way {name} class {first} {side}",
        f"way {name} found {candidate.way}",
        f"way {name} lemma {language.like(candidate.lemma)}",
        f"{way} lemma {language.like(candidate.lemma)} {side} {distance}",
    ]
    if "reported" in candidate.traits:
        option.traits += [f"way {name} reported", f"way {name} reported {kind}"]
    return option


def _sentence_subject(frame: Frame, token: int, low: int, high: int, language: Language) -> Phrase | None:
    """The subject of the verb nearest before the stretch, else of the first verb of the sentence."""
    tokens = frame.tokens
    places = [*range(token - 1, max(low, token - 40) - 1, -1), *range(token + 1, min(high, token + 20))]
    for i in islice((i for i in places if tokens.tags[i] in FINITE), _TRIES):
        found = subject_of(tokens, i, (low, high), language.lexicon)
        if found is not None and tokens.stretches[found[0][1]] < 0:
            return found[0]
    return None


def _possessor(frame: Frame, token: int, low: int, language: Language) -> Phrase | None:
    """Whose words: *Trump's "rigged" claims*, *his "rigged" claims*."""
    tokens = frame.tokens
    for i in range(token - 1, max(low, token - 5) - 1, -1):
        if tokens.tags[i] == "PRP$":
            return i, i
        if tokens.tags[i] == "POS" and i - 1 >= low and tokens.tags[i - 1] in NOUNS:
            return noun_phrase_before(tokens, i - 1, low, language.lexicon)
        if tokens.tags[i] not in ("JJ", "NN", "RB", "VBN", "NNP"):
            return None
    return None


def _continued(
    frames: list[Frame], at: int, number: int, said: list[Said], language: Language
) -> list[Option]:
    """Whoever said the stretch before, in this paragraph or in the one before."""
    if not said or said[-1].option is None:
        return []
    last = said[-1]
    assert last.option is not None
    frame = frames[at]
    place = frame.places[number]
    alone = place.alone
    source = last.option
    if last.frame == at:
        before = frame.places[last.number]
        gap = (
            "touching"
            if place.token - before.token <= 2
            else "sentence"
            if place.sentence == before.sentence
            else "later"
        )
        return [
            Option(
                "same",
                source.mention,
                source.candidate,
                source.kind,
                ["way same", f"way same {alone} {gap}", f"way same {gap} from {source.way}"],
            )
        ]
    if at - last.frame > 2 or frame.stretches[number].mark in language.lexicon.grammar.speech_dashes:
        return []  # after a dash somebody else speaks
    earlier = frames[last.frame]
    if earlier.turn is not None:
        quoted = bool(earlier.stretches)
        return [
            Option(
                "before", source.mention, None, source.kind, ["way turned", f"way turned {alone} {quoted}"]
            )
        ]
    ended = last.number == len(earlier.stretches) - 1
    open_ = not earlier.stretches[last.number].closed
    tail = earlier.places[last.number].token >= len(earlier.tokens) - 2
    traits = [
        "way before",
        f"way before {at - last.frame} {alone} open {open_}",
        f"way before tail {tail} {alone}",
        f"way before last {ended} {alone}",
        f"way before {at - last.frame} {alone} from {source.way} {source.kind}",
        f"way before {at - last.frame} {alone} last {ended} from {source.way}",
    ]
    return [Option("before", source.mention, source.candidate, source.kind, traits)]
