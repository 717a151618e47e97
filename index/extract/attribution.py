"""Which candidates hold, and who said each quoted stretch."""

from dataclasses import dataclass

from index.extract.candidate import Candidate
from index.extract.dashes import SPOKEN
from index.extract.frames import Frame
from index.extract.mood import Reported, reported_sentences
from index.extract.option import Option, Said
from index.extract.options import find_options, stretch_traits
from index.extract.plainly import (
    acted,
    announced,
    carried_over,
    described,
    is_aside,
    is_labelled,
    is_led_to,
    names_only,
)
from index.extract.running import reopens, runs_on_after, touches
from index.extract.scoring import bucket, score
from index.language import Language
from index.quote import Kind, Span

_PEOPLE = frozenset(("name", "he", "person"))
_SURE = 0.9
_CHAIN = 0.1
"""So much less sure may a sentence be that goes on with one that goes on with a source already."""
_LIKELY = 0.5
_CONTINUING = frozenset(("same", "before", "carried", "nearby", "introduced", "concluded", "signature"))


@dataclass(slots=True)
class Found:
    """An attribution before its mention is resolved: spans in the article, and how it was decided.

    `way` says where the source was found; `score` how likely it is right, 0 to 1; `second` is the next best;
    `nested`, that it stands inside another quotation.
    """

    kind: Kind
    spans: list[Span]
    frame: int
    cue: Span | None
    mention: Span | None
    score: float
    way: str
    second: Option | None = None
    nested: bool = False


def attribute(text: str, frames: list[Frame], language: Language) -> list[Found]:
    """Every attribution of the article, by where it begins."""
    said = attribute_stretches(text, frames, language)
    taken: dict[tuple[int, int], Found] = {}
    found = _accepted(frames, said, taken, language.thresholds.accept)
    last: Found | None = None
    for one in said:
        if one.option is None:
            last = None
            continue
        if frames[one.frame].turn is None and is_aside(text, frames[one.frame].stretches[one.number]):
            continue  # what is said goes on around it
        holder = taken.get((one.frame, one.number))
        if holder is None and last is not None and _continues(one.option, last):
            last.spans.append(frames[one.frame].stretches[one.number].span)
            continue
        if holder is None:
            holder = _from_stretch(frames, one)
            found.append(holder)
        last = holder
    return _with_reported(frames, said, sorted(found, key=lambda f: f.spans[0]), language)


def _with_reported(
    frames: list[Frame], said: list[Said], found: list[Found], language: Language
) -> list[Found]:
    """The attributions with the sentences that go on with them in the mood of reported speech; neighbouring
    ones are one."""
    weights = language.weights.get("mood", {})
    runs: list[Found] = []
    last: Reported | None = None
    for one in reported_sentences(frames, said, language):
        sure = score(one.traits, weights)
        goes_on = last is not None and _adjoins(last, one) and runs[-1].mention == one.source.mention
        if sure < language.thresholds.reported - (_CHAIN if goes_on and one.told else 0.0):
            continue
        span = _sentence_span(frames[one.frame], one.sentence)
        if goes_on:
            runs[-1].spans = [(runs[-1].spans[0][0], span[1])]
        else:
            runs.append(Found("indirect", [span], one.frame, None, one.source.mention, sure, "mood"))
        last = one
    return sorted(_absorbed(frames, found, runs) + runs, key=lambda f: f.spans[0]) if runs else found


def _adjoins(one: Reported, other: Reported) -> bool:
    """Whether a sentence follows another of its paragraph."""
    return one.frame == other.frame and one.sentence + 1 == other.sentence


def _sentence_span(frame: Frame, sentence: int) -> Span:
    """The characters of a sentence without the mark at its end."""
    low, high = frame.sentences[sentence]
    last = high - 1
    while last > low and not frame.tokens.words[last][-1].isalnum() and frame.tokens.stretches[last] < 0:
        last -= 1
    return frame.tokens.span(low, last)


def _absorbed(frames: list[Frame], found: list[Found], runs: list[Found]) -> list[Found]:
    """The attributions without the quotations that stand inside `runs`, which these are then mixed with."""
    by_frame: dict[int, list[Found]] = {}
    for run in runs:
        by_frame.setdefault(run.frame, []).append(run)
        start, end = run.spans[0]
        if any(start <= s.start and s.end <= end for s in frames[run.frame].stretches):
            run.kind = "mixed"
    kept: list[Found] = []
    for one in found:
        near = [run.spans[0] for at in {one.frame, one.frame + 1} for run in by_frame.get(at, ())]
        if one.kind == "direct" and near:
            one.spans = [s for s in one.spans if not any(a <= s[0] and s[1] <= b for a, b in near)]
        if one.spans:
            kept.append(one)
    return kept


def _accepted(
    frames: list[Frame], said: list[Said], taken: dict[tuple[int, int], Found], accept: float
) -> list[Found]:
    """The candidates that hold, and the turns; `taken` is told which stretches they account for."""
    sourced = {(one.frame, one.number) for one in said if one.option is not None}
    owned: dict[tuple[int, int], list[Said]] = {}
    for one in said:
        if one.option is not None and one.option.way == "own":
            owned.setdefault((one.frame, id(one.option.candidate)), []).append(one)
    chosen = {candidate for _, candidate in owned}
    found: list[Found] = []
    for at, frame in enumerate(frames):
        if frame.turn is not None:
            found.append(_from_turn(frame, at))
            taken[at, 0] = found[-1]
            continue
        for candidate in (c for candidates in frame.candidates for c in _apart(candidates, chosen)):
            mine = owned.get((at, id(candidate)), [])
            # a quotation inside has one source: what another candidate has taken is not taken twice
            lost = any((at, n) in sourced for n in _held(frame, candidate))
            if not mine and (candidate.score < accept or lost or not _is_mixed(frame, candidate)):
                continue
            found.append(_from_candidate(frame, at, candidate, mine))
            for stretch in mine:
                taken[at, stretch.number] = found[-1]
    return found


def _apart(candidates: list[Candidate], chosen: set[int]) -> list[Candidate]:
    """The candidates of a sentence; of those that give the same words to the same mention only one (*zeigte
    sich besorgt, dass …*): one that is `chosen` as the source of a quotation, else the likeliest."""
    best: dict[tuple[object, ...], Candidate] = {}
    for candidate in candidates:
        key = (candidate.mention, *candidate.content)
        other = best.get(key)
        if other is None or _rank(candidate, chosen) > _rank(other, chosen):
            best[key] = candidate
    return list(best.values())


def _rank(candidate: Candidate, chosen: set[int]) -> tuple[bool, float]:
    return id(candidate) in chosen, candidate.score


def _continues(option: Option, last: Found) -> bool:
    """Whether a stretch goes on with what the same source said in the direct quotation before it."""
    return option.way in _CONTINUING and last.kind == "direct" and last.mention == option.mention


def _held(frame: Frame, candidate: Candidate) -> list[int]:
    """The numbers of the stretches inside a candidate's content."""
    return [
        frame.tokens.stretches[k]
        for first, last in candidate.content
        for k in range(first, last + 1)
        if frame.tokens.stretches[k] >= 0
    ]


def _is_mixed(frame: Frame, candidate: Candidate) -> bool:
    """Whether the content has words of its own beside its quotations."""
    tokens = frame.tokens
    return any(
        tokens.stretches[k] < 0 and tokens.words[k][0].isalnum()
        for first, last in candidate.content
        for k in range(first, last + 1)
    )


def attribute_stretches(text: str, frames: list[Frame], language: Language) -> list[Said]:
    """The source chosen for each stretch that is a quotation, in order; `option` is None for those that are
    none."""
    said: list[Said] = []
    for at, frame in enumerate(frames):
        if frame.turn is not None:
            said.append(Said(at, 0, Option("turn", frame.turn.label, None, "name")))
            continue
        for number in range(len(frame.stretches)):
            said.append(Said(at, number, _choose(text, frames, at, number, said, language)))
    return said


def scored_options(
    text: str, frames: list[Frame], at: int, number: int, said: list[Said], language: Language
) -> tuple[list[Option], list[str]]:
    """The options of a stretch, best first, and the stretch's own traits."""
    own = stretch_traits(text, frames[at], number, language)
    form = own[1]
    options = find_options(frames, at, number, said, language)
    weights = language.weights.get("option", {})
    for option in options:
        option.traits.append(f"{option.traits[0]} {form}")
        option.traits.append(f"{option.traits[0]} {frames[at].places[number].alone}")
        option.score = score(option.traits, weights)
    options.sort(key=lambda option: -option.score)
    return options, own


def quotation_traits(options: list[Option], own: list[str]) -> list[str]:
    """What tells a quotation from a title, a term or a scare quote: the stretch and its best source."""
    best = options[0] if options else None
    name = best.way if best is not None else "none"
    level = bucket(best.score) if best is not None else "-"
    return [*own, f"best {level}", f"best {name}", f"best {level} {own[0]}", f"best {name} {own[0]}"]


def _choose(
    text: str, frames: list[Frame], at: int, number: int, said: list[Said], language: Language
) -> Option | None:
    frame = frames[at]
    if frame.tokens.tags[frame.places[number].token] == "NNP":
        return None  # a nickname
    if frame.given is not None:
        return Option(frame.given.way, frame.given.mention, frame.given.candidate, "name", score=1.0)
    if said and reopens(frames, at, number, said[-1]):
        source = said[-1].option
        assert source is not None
        other = _named_otherwise(text, frames, at, source, language)
        return other or Option("before", source.mention, source.candidate, source.kind, score=1.0)
    if said and touches(frames, at, number, said[-1]):
        source = said[-1].option
        assert source is not None
        return Option("same", source.mention, source.candidate, source.kind, score=1.0)
    if is_aside(text, frame.stretches[number]) or names_only(text, frame, number, language):
        return None
    options, own = scored_options(text, frames, at, number, said, language)
    judged = described(frame, number, options, language) or acted(frame, number, language)
    if judged is not None:
        return judged
    likely = score(quotation_traits(options, own), language.weights.get("quotation", {}))
    runs_on = number == len(frame.stretches) - 1 and runs_on_after(text, frames, at)
    if runs_on and not _is_sourced(options, language) and not _is_same(frames, at, options, said, language):
        same = next((o for o in options if o.way == "same"), None) if _is_split(frame, number) else None
        rest = same or _from_rest(text, frames, at, language)
        if rest is same or rest.way == "after" or frames[at + 1].resumed:
            return rest
    spoken = frame.stretches[number].mark in language.lexicon.grammar.speech_dashes
    sourced = bool(options) and options[0].score >= language.thresholds.sourced
    plain = None if sourced else _by_build(text, frames, at, number, options, language)
    if plain is not None:
        return plain
    told = announced(frame, number, options, language) if likely < language.thresholds.quoted else None
    if told is not None and sourced:
        return told
    if likely < language.thresholds.quoted and is_labelled(text, frame, number, options):
        return options[0]
    if likely < language.thresholds.quoted and not runs_on and not spoken:
        return None
    if not sourced:
        return Option("unsourced", None, None, "none", second=options[0] if options else None)
    best = _told_here(options, frame, number, said) or _innermost(options)
    # several ways may lead to one mention: a cue whose words these are says most of it
    chosen = next((o for o in options if o.way == "own" and o.mention == best.mention), best)
    chosen.score = best.score
    chosen.second = next((o for o in options[1:] if o.mention != best.mention), None)
    return chosen


def _by_build(
    text: str, frames: list[Frame], at: int, number: int, options: list[Option], language: Language
) -> Option | None:
    """The source that the build of the text tells where no cue is likely enough."""
    if is_led_to(text, frames[at], number):
        led = next((o for o in options if o.way == "subject" and o.kind in _PEOPLE), None)
        if led is not None:
            return led
        if language.lexicon.grammar.subject_dropped and all(o.way != "subject" for o in options):
            return Option("subject", None, None, "dropped")  # Fue tajante: “…”
    return carried_over(text, frames, at, number, language)


def _is_sourced(options: list[Option], language: Language) -> bool:
    """Whether a cue around or beside a stretch is its likely source."""
    likely = bool(options) and options[0].score >= language.thresholds.sourced
    return likely and options[0].way in ("own", "beside", "introduced")


def _told_here(options: list[Option], frame: Frame, number: int, said: list[Said]) -> Option | None:
    """The subject of a sure verb of saying around a stretch, where the best other source is that of a
    sentence before: *“Sí”, dijo Ruiz. “No”, replicó Soto.*"""
    best = options[0]
    before = frame.places[said[-1].number].sentence if best.way == "same" and said else None
    if before is None or before == frame.places[number].sentence:
        return None
    return next((o for o in options if _is_sure(o)), None)


def _innermost(options: list[Option]) -> Option:
    """The likeliest source; where that is a body that only tells what somebody says, who says it: *Siria
    considera que es “falso”, informa la prensa*."""
    best = options[0]
    if best.kind != "body":
        return best
    return next((o for o in options[1:] if _is_within(o, best) and o.score >= _LIKELY), best)


def _is_within(option: Option, outer: Option) -> bool:
    """Whether the clause that somebody says stands, with who says it, in what another says."""
    inner, around = option.candidate, outer.candidate
    if inner is None or around is None or around.kind != "verb" or option.kind not in (*_PEOPLE, "body"):
        return False
    phrase = inner.complement.phrase
    if option.way != "own" or outer.way != "own" or inner.complement.form != "that" or phrase is None:
        return False
    return any(a <= inner.cue[0] and phrase[1] <= b for a, b in around.content)


def _is_sure(option: Option) -> bool:
    """Whether an option is the subject beside a verb of saying whose words a stretch surely is."""
    candidate = option.candidate
    if option.way != "own" or candidate is None or candidate.kind != "verb" or option.mention is None:
        return False
    return candidate.score >= _SURE and candidate.way in ("near", "inverted") and option.score >= _LIKELY


def _is_split(frame: Frame, number: int) -> bool:
    """Whether only the teller's words part a stretch from the one before: *«Sí —dijo ella—. Vamos»*."""
    return number > 0 and frame.stretches[number - 1].mark == SPOKEN


def _is_same(
    frames: list[Frame], at: int, options: list[Option], said: list[Said], language: Language
) -> bool:
    """Whether a stretch that the next paragraph opens anew is likely of the same source as the one before it
    in its paragraph."""
    before = said[-1].option if said and said[-1].frame == at else None
    if before is None or frames[at + 1].resumed or not options:
        return False
    return options[0].score >= language.thresholds.sourced and options[0].mention == before.mention


def _named_otherwise(
    text: str, frames: list[Frame], at: int, source: Option, language: Language
) -> Option | None:
    """The source of a quotation that a paragraph opens anew, if a cue beside it names another than whose it
    would be: the mark before was forgotten."""
    if not frames[at].stretches[0].closed or source.kind != "name" or source.mention is None:
        return None
    options, _ = scored_options(text, frames, at, 0, [], language)
    if not _is_sourced(options, language) or options[0].kind != "name" or options[0].mention is None:
        return None
    last, here = (text[slice(*mention)].split()[-1] for mention in (source.mention, options[0].mention))
    return options[0] if last != here else None


def _from_rest(text: str, frames: list[Frame], at: int, language: Language) -> Option:
    """The source of a quotation whose end stands in a later paragraph, told there: *"Vamos. ¶ Ya es hora",
    dijo*; *“First, water. ¶ “Second, bread,” Torres said*."""
    while runs_on_after(text, frames, at):
        at += 1
        if frames[at].stretches[0].closed:
            break
    options, _ = scored_options(text, frames, at, 0, [], language)
    if not _is_sourced(options, language):
        return Option("unsourced", None, None, "none")
    best = options[0]
    return Option("after", best.mention, best.candidate, best.kind, score=best.score, frame=at)


def _from_turn(frame: Frame, at: int) -> Found:
    """The words of a turn, without its label and the marks around it."""
    turn = frame.turn
    assert turn is not None
    end = frame.span[1]
    if frame.stretches and frame.stretches[0].outer_start == frame.span[0]:
        end = min(end, frame.stretches[0].end)
    return Found("direct", [(turn.start, end)], at, None, turn.label, 1.0, "turn")


def _from_candidate(frame: Frame, at: int, candidate: Candidate, mine: list[Said]) -> Found:
    """A candidate that holds; `mine` are the stretches whose source it is."""
    tokens = frame.tokens
    held = _held(frame, candidate)
    kind: Kind = "indirect" if not held else "mixed" if _is_mixed(frame, candidate) else "direct"
    if kind == "direct":
        spans = [frame.stretches[n].span for n in held]
    else:
        spans = [tokens.span(first, last) for first, last in candidate.content]
    mention = tokens.span(*candidate.mention) if candidate.mention is not None else None
    option = mine[0].option if mine else None
    sure = option.score if option is not None else candidate.score
    second = option.second if option is not None else None
    return Found(kind, spans, at, tokens.span(*candidate.cue), mention, sure, candidate.way, second)


def _from_stretch(frames: list[Frame], one: Said) -> Found:
    """A stretch whose source stands beside its sentence, not around it."""
    option = one.option
    assert option is not None
    frame = frames[one.frame]
    cue = None
    if option.candidate is not None and option.way in ("beside", "after"):
        told = frame if option.frame is None else frames[option.frame]
        cue = told.tokens.span(*option.candidate.cue)
    span = frame.stretches[one.number].span
    return Found("direct", [span], one.frame, cue, option.mention, option.score, option.way, option.second)
