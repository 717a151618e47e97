"""A paragraph as the extraction sees it: its quotations, its words, its sentences and its candidates."""

from dataclasses import dataclass

from index.extract.blocks import Block, block_stretch, find_blocks, find_signatures
from index.extract.candidate import Candidate
from index.extract.candidates import find_candidates
from index.extract.dashes import dash_stretches, speaks_by_dash, without_teller
from index.extract.marks import Stretch, find_resumed, find_stretches
from index.extract.mending import mend_names
from index.extract.phrases import FINITE
from index.extract.prepositions import preposition_candidate
from index.extract.scoring import score
from index.extract.sentences import Range, find_sentences
from index.extract.surnames import Surnames
from index.extract.tagger import tag
from index.extract.tokens import Tokens, tokenize
from index.extract.traits import candidate_traits
from index.extract.turns import Turn, find_turns
from index.language import Language
from index.quote import Span

_FARTHEST = 4
"""A quotation that is not opened anew closes within so many paragraphs, or was never meant to run on."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch stands: its token, its sentence's number, and how much of what is around it is
    quotation: ``all`` of the paragraph, the ``sentence``, or ``part`` of that."""

    token: int
    sentence: int
    alone: str


@dataclass(frozen=True, slots=True)
class Given:
    """Who said all that a paragraph quotes, given outside of it: the name that signs it (`way`
    ``signature``), the `candidate` that leads over to it with a colon (``introduced``), or the one
    behind it that says whose it was (``concluded``)."""

    way: str
    mention: Span
    candidate: Candidate | None = None


@dataclass(slots=True)
class Frame:
    """One paragraph: `candidates` has a list for each of `sentences`, `places` one for each of `stretches`.
    `introduced` is the cue at its end that a colon leads from into the next paragraph, `concluded` the one
    at its beginning that says who said what stands before it (*wrote Ana Ruiz on Monday*); `turn` says whose
    turn it is, `resumed` that it begins with the rest of a quotation that the paragraph before left open,
    `given` who said what it quotes where that stands outside of it, `signs` whom it begins by naming as who
    said the paragraph before."""

    span: Span
    stretches: list[Stretch]
    tokens: Tokens
    sentences: list[Range]
    candidates: list[list[Candidate]]
    places: list[Place]
    introduced: Candidate | None = None
    concluded: Candidate | None = None
    turn: Turn | None = None
    resumed: bool = False
    given: Given | None = None
    signs: Span | None = None


def frame_article(text: str, paragraphs: list[Span], language: Language) -> list[Frame]:
    """The frames of an article's paragraphs, with the turns of an interview told."""
    turns = find_turns(text, paragraphs, language)
    blocks = find_blocks(text, paragraphs)
    signatures = find_signatures(text, paragraphs, blocks)
    signed = {
        blocks[n - 1].run: Given("signature", name) for n, name in signatures.items() if n - 1 in blocks
    }
    surnames: Surnames = set()
    frames: list[Frame] = []
    for number, span in enumerate(paragraphs):
        block = None if number in signatures else blocks.get(number)
        given = None if block is None else signed.get(block.run) or _introduced(frames, block)
        if block is not None and given is not None:
            frames.append(_quoted_frame(text, span, block, surnames, language))
            frames[-1].given = given
            continue
        if number in signatures and number - 1 in blocks:
            frames.append(frame_paragraph(text, span, language, quoted=[], surnames=surnames))
            continue
        turn = turns.get(number)
        last = frames[-1].stretches[-1] if frames and frames[-1].stretches else None
        resumed = None
        if last is not None and not last.closed and turn is None and frames[-1].turn is None:
            resumed = find_resumed(text, last, paragraphs[number : number + _FARTHEST], language.marks)
        after = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        following = text[after : after + 1]
        frames.append(
            frame_paragraph(text, span, language, turn, resumed, surnames=surnames, following=following)
        )
        if number in signatures:
            _sign(frames[-2], frames[-1], signatures[number])
        elif frames[-1].signs is not None and number:
            _give(frames[-2], frames[-1].signs)
        told = frames[-1].concluded
        if told is not None and number - 1 in blocks and blocks[number - 1].run not in signed:
            first = blocks[number - 1].run
            behind = [blocks[n] for n in range(first, number)]
            _give_back(text, frames, behind, paragraphs, told, surnames, language)
    return frames


def _give_back(
    text: str,
    frames: list[Frame],
    blocks: list[Block],
    paragraphs: list[Span],
    told: Candidate,
    surnames: Surnames,
    language: Language,
) -> None:
    """Give a block quotation to the source that the sentence behind it names."""
    assert told.mention is not None
    given = Given("concluded", frames[-1].tokens.span(*told.mention), told)
    for number, block in enumerate(blocks, blocks[0].run):
        frames[number] = _quoted_frame(text, paragraphs[number], block, surnames, language)
        frames[number].given = frames[number].given or given


def _quoted_frame(text: str, span: Span, block: Block, surnames: Surnames, language: Language) -> Frame:
    """The frame of a paragraph of a block quotation."""
    marked = find_stretches(text, (block.start, span[1]), language.marks, language.lexicon.elisions)
    quoted = block_stretch(text, span, block, marked)
    return frame_paragraph(text, span, language, quoted=quoted, surnames=surnames)


def _sign(quoted: Frame, signing: Frame, name: Span) -> None:
    """Give a paragraph that is nothing but a quotation to the name that stands in the line below it."""
    tags = [tag for tag, end in zip(signing.tokens.tags, signing.tokens.ends, strict=True) if end == name[1]]
    if not signing.stretches and tags == ["NNP"] and FINITE.isdisjoint(signing.tokens.tags):
        _give(quoted, name)


def _give(quoted: Frame, name: Span) -> None:
    """Give a paragraph that is nothing but a quotation to whom the sentence below it names: *So Huber.*"""
    if quoted.turn is None and quoted.given is None and quoted.places and quoted.places[0].alone == "all":
        quoted.given = Given("signature", name)


def frame_paragraph(
    text: str,
    span: Span,
    language: Language,
    turn: Turn | None = None,
    resumed: Stretch | None = None,
    quoted: list[Stretch] | None = None,
    surnames: Surnames | None = None,
    following: str = "",
) -> Frame:
    """A paragraph's quotations, tokens, sentences and scored candidates; `resumed` is what it begins with of
    a quotation that was opened before, `quoted` all that it quotes where that is known already, `surnames`
    are those with small words in them that the article has given so far, `following` is the first character
    of the paragraph after."""
    stretches = _stretches(text, span, language, resumed, following) if quoted is None else quoted
    tokens = tokenize(text, _pieces(span, stretches), language.token_pattern)
    tokens.tags = tag(tokens, language.tags)
    mend_names(text, tokens, stretches, set() if surnames is None else surnames, language)
    for i, number in enumerate(tokens.stretches):
        if number >= 0:
            tokens.lowers[i] = _last(text, stretches[number])
    sentences = find_sentences(text, tokens, stretches, language)
    weights = language.weights.get("candidate", {})
    found = []
    introduced = concluded = None
    lexicon = language.lexicon
    for sentence in sentences:
        every = find_candidates(tokens, sentence, language)
        candidates = [c for c in every if c.content and not (turn is not None and c.kind == "colon")]
        if tokens.told:
            candidates = [c for c in candidates if not _is_reported(tokens, c, language)]
        opens = tokens.words[sentence[0]][0].islower() or tokens.lowers[sentence[0]] in lexicon.concluding
        if opens and sentence is sentences[0] and resumed is None and turn is None:
            concluded = _concluded(tokens, sentence, every, language)
        if sentence is sentences[-1] and tokens.words[sentence[1] - 1] == ":":
            introduced = next(
                (c for c in reversed(every) if c.kind == "verb" and c.mention is not None), None
            )
        for candidate in candidates:
            candidate.traits = candidate_traits(tokens, sentence, candidate, language)
            candidate.score = score(candidate.traits, weights)
        found.append(candidates)
    places = _places(tokens, sentences) if stretches else []
    frame = Frame(span, stretches, tokens, sentences, found, places, introduced)
    frame.concluded, frame.turn, frame.resumed = concluded, turn, resumed is not None
    frame.signs = _signs(tokens, sentences[0], language) if sentences else None
    return frame


def _is_reported(tokens: Tokens, candidate: Candidate, language: Language) -> bool:
    """Whether a cue is itself what somebody else said of nobody in particular: *Man rechne mit Regen.*"""
    if candidate.kind != "verb" or candidate.cue[0] not in tokens.told or candidate.mention is None:
        return False
    first, last = candidate.mention
    pronoun = language.lexicon.pronouns.get(tokens.lowers[first]) if first == last else None
    anybody = pronoun is not None and pronoun.gender is None and not pronoun.speaking and not pronoun.relative
    return anybody and tokens.lowers[first] in language.lexicon.nominatives


def _signs(tokens: Tokens, sentence: Range, language: Language) -> Span | None:
    """Whom a sentence at a paragraph's beginning names as who said what stands before: *So Huber auf X.*"""
    low, high = sentence
    if tokens.lowers[low] not in language.lexicon.trailing:
        return None
    candidate = preposition_candidate(tokens, low, low, high, language)
    if candidate is None or candidate.content or candidate.mention is None:
        return None
    return tokens.span(*candidate.mention)


def _concluded(
    tokens: Tokens, sentence: Range, every: list[Candidate], language: Language
) -> Candidate | None:
    """The cue with which a sentence begins whose words stand before it: *wrote Ana Ruiz on Monday*, *So said
    Ana Ruiz*."""
    low = sentence[0]
    begins = low + 1 if tokens.lowers[low] in language.lexicon.concluding else low
    told = (c for c in every if c.kind == "verb" and c.cue[0] == begins and c.mention is not None)
    return next((c for c in told if "speech" in language.verb_classes[c.lemma]), None)


def _introduced(frames: list[Frame], block: Block) -> Given | None:
    """The source of a block quotation that the paragraph above it names, before a colon."""
    candidate = frames[block.run - 1].introduced if block.run else None
    if candidate is None or candidate.mention is None:
        return None
    return Given("introduced", frames[block.run - 1].tokens.span(*candidate.mention), candidate)


def _stretches(
    text: str, span: Span, language: Language, resumed: Stretch | None, following: str
) -> list[Stretch]:
    """What a paragraph quotes, in order."""
    begun = [resumed] if resumed is not None else []
    if language.lexicon.grammar.speech_dashes and not begun and speaks_by_dash(text, span, language):
        begun = dash_stretches(text, span, language)
        if begun:
            return begun
    after = (begun[0].outer_end, span[1]) if begun else span
    found = begun + find_stretches(text, after, language.marks, language.lexicon.elisions, following)
    grammar = language.lexicon.grammar
    alone = not begun and grammar.subject_follows and _is_all_quoted(text, span, found)
    within = grammar.speech_dashes or alone
    return without_teller(text, found, language) if within else found


def _is_all_quoted(text: str, span: Span, stretches: list[Stretch]) -> bool:
    """Whether a paragraph is one quotation, so that only within it can stand who says it."""
    if len(stretches) != 1:
        return False
    outside = text[span[0] : stretches[0].outer_start] + text[stretches[0].outer_end : span[1]]
    return not any(map(str.isalnum, outside))


def _last(text: str, stretch: Stretch) -> str:
    """The last character of a stretch that is no blank."""
    i = stretch.end - 1
    while i > stretch.start and text[i].isspace():
        i -= 1
    return text[i]


def _places(tokens: Tokens, sentences: list[Range]) -> list[Place]:
    """The place of each stretch, in order."""
    plain = [
        any(tokens.stretches[k] < 0 and tokens.words[k][0].isalnum() for k in range(low, high))
        for low, high in sentences
    ]
    whole = not any(plain)
    return [
        Place(token, number, "all" if whole else "part" if plain[number] else "sentence")
        for number, (low, high) in enumerate(sentences)
        for token in range(low, high)
        if tokens.stretches[token] >= 0
    ]


def _pieces(span: Span, stretches: list[Stretch]) -> list[tuple[Span, int]]:
    """The paragraph in order as plain text (-1) and quotations (their number)."""
    pieces: list[tuple[Span, int]] = []
    at = span[0]
    for number, stretch in enumerate(stretches):
        if stretch.outer_start > at:
            pieces.append(((at, stretch.outer_start), -1))
        pieces.append(((stretch.outer_start, stretch.outer_end), number))
        at = stretch.outer_end
    if at < span[1]:
        pieces.append(((at, span[1]), -1))
    return pieces
