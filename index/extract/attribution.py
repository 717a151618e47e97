"""The attributions of an article: of the candidates that hold, and of quoted stretches with their source."""

from dataclasses import dataclass

from index.extract.candidate import Candidate
from index.extract.frames import Frame
from index.extract.mood import Reported, reported_sentences
from index.extract.option import Option, Said
from index.extract.plainly import is_aside
from index.extract.scoring import score
from index.extract.sourcing import attribute_stretches
from index.language import Language
from index.quote import Kind, Span

_CHAIN = 0.1
"""So much less sure may a sentence be that goes on with one that goes on with a source already."""
_CONTINUING = frozenset(
    ("same", "before", "between", "carried", "nearby", "introduced", "concluded", "signature")
)


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
    found = _accepted(frames, said, taken, language)
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
    frames: list[Frame], said: list[Said], taken: dict[tuple[int, int], Found], language: Language
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
            if not mine and (lost or not _holds(frame, candidate, language)):
                continue
            found.append(_from_candidate(frame, at, candidate, mine))
            for stretch in mine:
                taken[at, stretch.number] = found[-1]
    return found


def _holds(frame: Frame, candidate: Candidate, language: Language) -> bool:
    """Whether a candidate that is the source of no quotation holds by its other words: not one that only
    gives a work its title, *acaba de publicar «Ruinas», su segunda novela*."""
    titles = candidate.lemma in language.lexicon.publishing and bool(_held(frame, candidate))
    return candidate.score >= language.thresholds.accept and not titles and _is_mixed(frame, candidate)


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


def _from_turn(frame: Frame, at: int) -> Found:
    """The words of a turn, without its label and the marks around it."""
    turn = frame.turn
    assert turn is not None
    end = frame.span[1]
    if frame.stretches and frame.stretches[0].outer_start == frame.span[0]:
        marked = frame.stretches[0].end
        end = min(end, marked) if marked > turn.start else end  # but "Dahl: "It rained
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
