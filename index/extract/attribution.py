"""Which candidates hold, and who said each quoted stretch."""

from dataclasses import dataclass, field

from index.extract.candidates import Candidate
from index.extract.frames import Frame
from index.extract.options import Option, Said, find_options, stretch_traits
from index.extract.scoring import bucket, score
from index.language import Language
from index.quote import Kind, Span

ACCEPT = 0.38
"""A candidate without quotation marks is taken from this probability on; best F1 on the training articles."""
QUOTED = 0.6
"""A stretch is taken as a quotation from this probability on."""
SOURCED = 0.45
"""Its best source is named from this probability on; below it the quotation stands without one."""
_CONTINUING = frozenset(("same", "before", "nearby", "introduced"))


@dataclass(slots=True)
class Found:
    """An attribution before its mention is resolved: spans in the article, and how it was decided."""

    kind: Kind
    spans: list[Span]
    frame: int
    cue: Span | None
    mention: Span | None
    mention_kind: str
    lemma: str
    score: float
    way: str
    second: Option | None = None
    stretches: list[int] = field(default_factory=list)


def attribute(text: str, frames: list[Frame], language: Language) -> list[Found]:
    """Every attribution of the article, by where it begins."""
    said = attribute_stretches(text, frames, language)
    owned: dict[tuple[int, int], list[Said]] = {}
    found: list[Found] = []
    for one in said:
        if one.option is not None and one.option.way == "own":
            owned.setdefault((one.frame, id(one.option.candidate)), []).append(one)
    sourced = {(one.frame, one.number) for one in said if one.option is not None}
    taken: dict[tuple[int, int], Found] = {}
    for at, frame in enumerate(frames):
        if frame.turn is not None:
            found.append(_from_turn(text, frame, at))
            taken[at, 0] = found[-1]
            continue
        for candidates in frame.candidates:
            for candidate in candidates:
                mine = owned.get((at, id(candidate)), [])
                # a quotation inside has one source: what another candidate has taken is not taken twice
                lost = any((at, n) in sourced for n in _held(frame, candidate))
                if not mine and (candidate.score < ACCEPT or lost or not _is_mixed(frame, candidate)):
                    continue
                one = _from_candidate(text, frames, at, candidate, mine, language)
                found.append(one)
                for stretch in mine:
                    taken[at, stretch.number] = one
    last: Found | None = None
    for one in said:
        if one.option is None:
            last = None
            continue
        holder = taken.get((one.frame, one.number))
        if holder is None:
            continues = one.option.way in _CONTINUING and last is not None
            if continues and last is not None and last.kind == "direct" and last.mention == one.option.mention:
                last.spans.append(frames[one.frame].stretches[one.number].span)
                continue
            holder = _from_stretch(frames, one)
            found.append(holder)
        last = holder
    return sorted(found, key=lambda f: f.spans[0])


def _held(frame: Frame, candidate: Candidate) -> list[int]:
    """The numbers of the stretches inside a candidate's content."""
    return [frame.tokens.stretches[k] for first, last in candidate.content for k in range(first, last + 1) if frame.tokens.stretches[k] >= 0]


def _is_mixed(frame: Frame, candidate: Candidate) -> bool:
    """Whether the content has words of its own beside its quotations."""
    tokens = frame.tokens
    return any(tokens.stretches[k] < 0 and tokens.words[k][0].isalnum() for first, last in candidate.content for k in range(first, last + 1))


def attribute_stretches(text: str, frames: list[Frame], language: Language) -> list[Said]:
    """The source chosen for each stretch that is a quotation, in order; `option` is None for those that are none."""
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


def _choose(text: str, frames: list[Frame], at: int, number: int, said: list[Said], language: Language) -> Option | None:
    options, own = scored_options(text, frames, at, number, said, language)
    if score(quotation_traits(options, own), language.weights.get("quotation", {})) < QUOTED:
        return None
    if not options or options[0].score < SOURCED:
        return Option("unsourced", None, None, "none")
    return options[0]


def _from_turn(text: str, frame: Frame, at: int) -> Found:
    """The words of a turn, without its label and the marks around it."""
    turn = frame.turn
    assert turn is not None
    end = frame.span[1]
    if frame.stretches and frame.stretches[0].outer_start == frame.span[0]:
        end = min(end, frame.stretches[0].end)
    return Found("direct", [(turn.start, end)], at, None, turn.label, "name", "", 1.0, "turn")


def _from_candidate(
    text: str, frames: list[Frame], at: int, candidate: Candidate, mine: list[Said], language: Language
) -> Found:
    frame = frames[at]
    tokens = frame.tokens
    mixed = _is_mixed(frame, candidate)
    kind: Kind = "indirect"
    spans = [tokens.span(first, last) for first, last in candidate.content]
    held = _held(frame, candidate)
    if held:
        kind = "mixed" if mixed else "direct"
    if kind == "direct":
        spans = [frame.stretches[n].span for n in held]
    mention = tokens.span(*candidate.mention) if candidate.mention is not None else None
    option = mine[0].option if mine else None
    return Found(
        kind, spans, at, tokens.span(*candidate.cue), mention, option.kind if option else "", candidate.lemma, candidate.score, candidate.way
    )


def _from_stretch(frames: list[Frame], one: Said) -> Found:
    option = one.option
    assert option is not None
    frame = frames[one.frame]
    cue = None
    if option.candidate is not None and option.way == "beside":
        cue = frame.tokens.span(*option.candidate.cue)
    return Found("direct", [frame.stretches[one.number].span], one.frame, cue, option.mention, option.kind, "", option.score, option.way)
