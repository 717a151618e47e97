"""Why: what led to an attribution, in words that a reader can check against the article."""

from index.extract.attribution import Found
from index.extract.referent import Referent

_WAYS = {
    "near": "beside the cue",
    "aside": "before the cue, over an aside",
    "relative": "a relative pronoun before the cue",
    "shared": "the subject of the verb before",
    "controlled": "the subject of the main clause",
    "inverted": "after the cue",
    "object": "whose words the subject repeats",
    "agent": "after the cue and a preposition",
    "possessive": "whose cue it is",
    "beside": "of another cue in the sentence",
    "same": "whoever said the quotation before",
    "before": "whoever spoke in the paragraph before",
    "subject": "the subject of the sentence",
    "possessor": "whose words they are",
    "introduced": "who the paragraph before leads over from",
    "signature": "the name that signs it",
    "between": "whom the sentence before tells of",
    "carried": "who the paragraph before says something",
    "concluded": "whom the paragraph behind it names",
    "nearby": "of a cue in the next sentence",
    "mood": "whose words go on in the subjunctive",
    "dropped": "the verb has no subject",
    "turn": "the label of the turn",
    "unsourced": "no source is likely enough",
    "none": "the sentence has none",
    "own": "the cue whose words these are",
}


def reasons(text: str, found: Found, referent: Referent) -> tuple[str, ...]:
    """The cue, the mention and where it stands, how it led to the speaker, and what was second best."""
    lines = ["no cue" if found.cue is None else f"cue: {_words(text, found.cue)}"]
    way = _WAYS.get(found.way, found.way)
    if found.mention is None:
        lines.append(f"no mention: {way}")
    else:
        lines.append(f"mention: {_words(text, found.mention)}, {way} ({found.score:.0%} sure)")
    lines.append(f"speaker: {referent.why}")
    second = found.second
    if second is None:
        lines.append("second best: none")
    else:
        named = "no mention" if second.mention is None else _words(text, second.mention)
        lines.append(f"second best: {named}, {_WAYS.get(second.way, second.way)} ({second.score:.0%} sure)")
    return tuple(lines)


def _words(text: str, span: tuple[int, int]) -> str:
    """The words of a span on one line."""
    return " ".join(text[span[0] : span[1]].split())
