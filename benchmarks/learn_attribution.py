"""Learn the weights of the scorers from annotated articles.

    python benchmarks/learn_attribution.py GOLD.jsonl TEXTS -o index/language/en.weights.txt
    python benchmarks/learn_attribution.py GOLD.jsonl TEXTS --language de --strengths 0.8,1,0.8,0.6 -o …

The annotations are those of PolNeAR (`source`, `cue` and `content` spans). Needs scikit-learn in an
environment of its own. Logistic regressions with an L1 penalty, which leaves few weights: `candidate`
(does this cue attribute this content to this mention), `option` (is this the source of this quoted stretch)
and `quotation` (is the stretch a quotation at all); `mood` too where a language has a mood for what others
said (does this sentence go on with the source before it).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.extract.frames import Frame, frame_article
from index.extract.mood import reported_sentences
from index.extract.option import Option, Said
from index.extract.paragraphs import find_paragraphs
from index.extract.sourcing import quotation_traits, scored_options
from index.extract.traits import candidate_traits
from index.language import Language, load_language

Gold = tuple[set[int], set[int], set[int]]
Examples = list[tuple[list[str], bool]]


def characters(spans: list[list[int]], text: str) -> set[int]:
    return {i for s, e in spans for i in range(s, e) if i < len(text) and text[i].isalnum()}


def articles(gold: Path, texts: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Each text with its attributions as sets of characters: content, source, cue."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        with (texts / given["path"]).open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield (
            text,
            [
                (characters(a["content"], text), characters(a["source"], text), characters(a["cue"], text))
                for a in given["attributions"]
            ],
        )


def agrees(span: tuple[int, int] | None, gold: Gold, text: str) -> bool:
    """Whether a mention is the annotated source, or within it, or none where none is annotated."""
    mention = characters([list(span)], text) if span else set()
    if not gold[1]:
        return not mention
    if not mention & gold[1] or mention & (gold[2] - gold[1]):
        return False
    return mention <= gold[1] or 2 * len(mention & gold[1]) >= len(mention | gold[1])


def candidate_examples(text: str, frames: list[Frame], gold: list[Gold], language: Language) -> Examples:
    found: Examples = []
    for frame in frames:
        tokens = frame.tokens
        near = [g for g in gold if g[0] and min(g[0]) < frame.span[1] and max(g[0]) >= frame.span[0]]
        for sentence, candidates in zip(frame.sentences, frame.candidates, strict=True):
            for candidate in candidates:
                content = characters([list(tokens.span(*r)) for r in candidate.content], text)
                mention = tokens.span(*candidate.mention) if candidate.mention else None
                quoted = any(tokens.stretches[k] >= 0 for a, b in candidate.content for k in range(a, b + 1))
                right = False
                for g in near:
                    shared = len(g[0] & content)
                    if shared and (
                        2 * shared >= len(g[0] | content) or (quoted and shared >= 0.8 * len(content))
                    ):
                        right = right or agrees(mention, g, text)
                found.append((candidate_traits(tokens, sentence, candidate, language), right))
    return found


def stretch_examples(
    text: str, frames: list[Frame], gold: list[Gold], language: Language
) -> tuple[Examples, Examples, Examples]:
    """Examples for `option`, `quotation` and `mood`; the stretches before are taken as the annotators have
    them."""
    options_found: Examples = []
    quotations: Examples = []
    said: list[Said] = []
    for at, frame in enumerate(frames):
        if frame.turn is not None:
            said.append(Said(at, 0, Option("turn", frame.turn.label, None, "name")))
            continue
        for number, stretch in enumerate(frame.stretches):
            inside = characters([[stretch.start, stretch.end]], text)
            best = max(gold, key=lambda g: len(g[0] & inside), default=None)
            if best is not None and len(best[0] & inside) < 0.8 * len(inside):
                best = None
            options, own = scored_options(text, frames, at, number, said, language)
            right: Option | None = None
            free = language.lexicon.grammar.subject_dropped
            for option in options:
                dropped = free and option.way == "own" and option.mention is None
                told = best is not None and (bool(best[1]) or dropped)
                agreed = best is not None and told and agrees(option.mention, best, text)
                if best is None or told:
                    options_found.append((option.traits, agreed))
                right = right or (option if agreed else None)
            quotations.append((quotation_traits(options, own), best is not None))
            said.append(
                Said(at, number, right or (Option("unsourced", None, None, "none") if best else None))
            )
    return options_found, quotations, mood_examples(text, frames, said, gold, language)


def mood_examples(
    text: str, frames: list[Frame], said: list[Said], gold: list[Gold], language: Language
) -> Examples:
    """Examples for `mood`: whether the annotators have a sentence go on with the source before it."""
    found: Examples = []
    for one in reported_sentences(frames, said, language):
        low, high = frames[one.frame].sentences[one.sentence]
        inside = characters([list(frames[one.frame].tokens.span(low, high - 1))], text)
        holding = [g for g in gold if len(g[0] & inside) >= 0.8 * len(inside)]
        found.append((one.traits, any(agrees(one.source.mention, g, text) for g in holding)))
    return found


def fit(examples: Examples, strength: float, least: int) -> dict[str, float]:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(trait for traits, _ in examples for trait in set(traits))
    rows = [{trait: 1 for trait in traits if counts[trait] >= least} for traits, _ in examples]
    vectorizer = DictVectorizer(dtype=numpy.float32)
    matrix = vectorizer.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype(numpy.int32), matrix.indptr.astype(numpy.int32)
    model = LogisticRegression(C=strength, l1_ratio=1, solver="liblinear", max_iter=400)
    model.fit(matrix, [right for _, right in examples])
    weights = {
        name: float(w)
        for name, w in zip(vectorizer.feature_names_, model.coef_[0], strict=True)
        if abs(w) > 0.01
    }
    return weights | {"": float(model.intercept_[0])}


def lines(scorer: str, weights: dict[str, float]) -> list[str]:
    ordered: list[tuple[str, Any]] = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    return [f"{scorer}\t{weight:.2f}\t{trait}\n" for trait, weight in ordered]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument(
        "--strengths",
        default="0.3,1.2,1.2,0.6",
        help="of the weights of candidate, option, quotation and mood: more leaves more of them",
    )
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    data = list(articles(args.gold, args.texts))
    written = [
        "# The weights of the scorers, learned by benchmarks/learn_attribution.py: scorer, weight, trait.\n"
    ]

    def language() -> Language:
        args.output.write_text("".join(written), encoding="utf-8")
        load_language.cache_clear()
        return load_language(args.language)

    names = ("candidate", "option", "quotation", "mood")
    told = list(zip(names, map(float, args.strengths.split(",")), (5, 4, 4, 4), strict=True))
    if not language().lexicon.hearsay:
        told.pop()
    for name, strength, least in told:
        current = language()
        examples: Examples = []
        for text, gold in data:
            frames = frame_article(text, find_paragraphs(text), current)
            if name == "candidate":
                examples += candidate_examples(text, frames, gold, current)
            else:
                kinds = dict(
                    zip(
                        ("option", "quotation", "mood"),
                        stretch_examples(text, frames, gold, current),
                        strict=True,
                    )
                )
                examples += kinds[name]
        weights = fit(examples, strength, least)
        written += lines(name, weights)
        print(
            f"{name}: {len(weights)} weights from {len(examples)} examples,",
            f"{sum(r for _, r in examples)} right",
        )
    language()


if __name__ == "__main__":
    main()
