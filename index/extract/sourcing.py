"""Which stretches are quotations, and the source of each."""

from index.extract.between import came_between
from index.extract.dashes import SPOKEN
from index.extract.frames import Frame
from index.extract.option import Option, Said
from index.extract.options import find_options, stretch_traits
from index.extract.plainly import (
    acted,
    announced,
    carried_over,
    described,
    gapped,
    is_aside,
    is_labelled,
    is_led_to,
    names_only,
)
from index.extract.running import reopens, runs_on_after, touches
from index.extract.scoring import bucket, score
from index.language import Language

_PEOPLE = frozenset(("name", "he", "person"))
_SURE = 0.9
_LIKELY = 0.5


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
    judged = judged or gapped(frame, number, language)
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
    by_build = _led_to if sourced else _by_build
    plain = by_build(text, frames, at, number, options, language)
    if plain is not None:
        return plain
    told = announced(frame, number, options, language) if likely < language.thresholds.quoted else None
    if told is not None and sourced:
        return told
    if likely < language.thresholds.quoted and is_labelled(text, frame, number, options):
        return options[0]
    if likely < language.thresholds.quoted and not runs_on and not spoken:
        return None
    return _likeliest(text, frame, number, options, said, language)


def _likeliest(
    text: str, frame: Frame, number: int, options: list[Option], said: list[Said], language: Language
) -> Option:
    """The likeliest source of a stretch that is a quotation, unless somebody else comes between; none where
    it isn't likely enough."""
    sourced = bool(options) and options[0].score >= language.thresholds.sourced
    if sourced:
        best = _told_here(options, frame, number, said) or _innermost(options)
    else:
        best = Option("unsourced", None, None, "none", second=options[0] if options else None)
    other = came_between(text, frame, number, best, language)
    if other is not None or not sourced:
        return other or best
    # several ways may lead to one mention: a cue whose words these are says most of it
    chosen = next((o for o in options if o.way == "own" and o.mention == best.mention), best)
    chosen.score = best.score
    chosen.second = next((o for o in options[1:] if o.mention != best.mention), None)
    return chosen


def _led_to(
    text: str, frames: list[Frame], at: int, number: int, options: list[Option], language: Language
) -> Option | None:
    """The subject that a colon leads from, where else a stretch would go on with somebody before: *“No,” said
    Ruiz. Soto shrugged: “We lost.”*"""
    if options[0].way not in ("same", "nearby") or not is_led_to(text, frames[at], number, language):
        return None
    return next((o for o in options if o.way == "subject" and o.kind in _PEOPLE), None)


def _by_build(
    text: str, frames: list[Frame], at: int, number: int, options: list[Option], language: Language
) -> Option | None:
    """The source that the build of the text tells where no cue is likely enough."""
    if is_led_to(text, frames[at], number, language):
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
