"""Learn how the weights of one language differ from those of another, from a few annotated articles.

    python benchmarks/adapt_attribution.py GOLD.jsonl TEXTS --language es -o index/language/es.weights.txt
    python benchmarks/adapt_attribution.py GOLD.jsonl TEXTS --language es --folds 10 > QUOTES.jsonl

For a language with too few annotated articles for `learn_attribution.py`. It starts from the weights that
the language takes from another (`weights_from` in its file) and pays for every step away from them (an L1
penalty on the difference), so that only what the articles insist on is written. Where only quotations in
marks are annotated, candidates without any are left out.

With --folds nothing is written: each part of the articles is read with weights learned from the others, and
its quotes printed for `score.py`. That is the figure to report where learning and measuring share the
articles.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from learn_attribution import (
    Examples,
    Gold,
    articles,
    candidate_examples,
    characters,
    lines,
    stretch_examples,
)

from index.extract import extract
from index.extract.frames import frame_article
from index.extract.paragraphs import find_paragraphs
from index.language import Language, load_language

_TIMES = 2
"""How often each written sentence counts."""
_CALM = 0.5
"""How much a large step costs beside a small one (the L2 part of the penalty)."""
SCORERS = ("option", "quotation")
Weights = dict[str, dict[str, float]]
Article = tuple[str, list[Gold]]


def adapt(examples: Examples, prior: Mapping[str, float], strength: float, least: int) -> dict[str, float]:
    """The weights of a logistic regression that start from `prior`, by accelerated proximal gradient: those
    that differ from it."""
    counts = Counter(trait for traits, _ in examples for trait in set(traits))
    names = ["", *sorted(trait for trait, count in counts.items() if count >= least)]
    number = {name: n for n, name in enumerate(names)}
    rows = [[0, *{number[t] for t in traits if t in number}] for traits, _ in examples]
    row = numpy.repeat(numpy.arange(len(rows)), [len(r) for r in rows])
    column = numpy.concatenate([numpy.array(r) for r in rows])
    right = numpy.array([float(r) for _, r in examples])
    base = numpy.array(
        [prior.get("", 0.0) + sum(prior.get(trait, 0.0) for trait in traits) for traits, _ in examples]
    )
    step = 4.0 / (max(len(r) for r in rows) * len(rows) + 4.0 * _CALM / strength)
    penalty = numpy.full(len(names), 1.0 / strength)
    penalty[0] = 0.0
    calm = _CALM / strength
    difference = numpy.zeros(len(names))
    ahead, momentum = difference, 1.0
    for _ in range(3000):
        score = base + numpy.bincount(row, ahead[column], len(rows))
        wrong = 1.0 / (1.0 + numpy.exp(-numpy.clip(score, -30, 30))) - right
        slope = numpy.bincount(column, wrong[row], len(names)) + calm * ahead
        moved = ahead - step * slope
        later = numpy.sign(moved) * numpy.maximum(numpy.abs(moved) - step * penalty, 0.0)
        faster = (1.0 + (1.0 + 4.0 * momentum**2) ** 0.5) / 2.0
        ahead = later + (momentum - 1.0) / faster * (later - difference)
        difference, momentum = later, faster
    changed = {name: float(d) for name, d in zip(names, difference, strict=True) if abs(d) > 0.01}
    return {name: prior.get(name, 0.0) + d for name, d in changed.items()}


def examples_of(name: str, data: list[Article], language: Language) -> Examples:
    """The examples for one of the scorers."""
    found: Examples = []
    for text, gold in data:
        frames = frame_article(text, find_paragraphs(text), language)
        if name == "candidate":
            quoted = "quoted no"
            every = candidate_examples(text, frames, gold, language)
            found += [(traits, right) for traits, right in every if quoted not in traits]
        else:
            found += stretch_examples(text, frames, gold, language)[name == "quotation"]
    return found


def learn(data: list[Article], language: Language, strength: float, least: int) -> Weights:
    """What each scorer's weights are where they differ from those that the language starts from."""
    learned: Weights = {}
    for name in SCORERS:
        current = weighed(language, learned)
        prior = language.weights.get(name, {})
        learned[name] = adapt(examples_of(name, data, current), prior, strength, least)
    return learned


def weighed(language: Language, learned: Weights) -> Language:
    """The language with the weights learned."""
    merged = {name: {**told, **learned.get(name, {})} for name, told in language.weights.items()}
    return replace(language, weights=merged)


def written(sentences: Path) -> Iterator[Article]:
    """Articles written one a line, with who says in [] and what in {} beside it; what stands in marks alone
    is no quotation. Without [] in its sentence, a quotation has no source."""
    for line in sentences.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text = ""
        spans: list[tuple[str, int, int]] = []
        open_: list[int] = []
        for character in line.replace(" ¶ ", "\n"):
            if character in "[{":
                open_.append(len(text))
            elif character in "]}":
                spans.append((character, open_.pop(), len(text)))
            else:
                text += character
        source = next(([[s, e]] for mark, s, e in spans if mark == "]"), [])
        contents = [[[s, e]] for mark, s, e in spans if mark == "}"]
        yield text, [(characters(c, text), characters(source, text), set()) for c in contents]


def parts_of(texts: list[str], parts: int) -> list[int]:
    """The part of each text; texts that share long lines, as dispatches sent twice do, are in one."""
    found: list[int] = []
    seen: dict[str, int] = {}
    for n, text in enumerate(texts):
        long = [line for line in text.splitlines() if len(line) > 80]
        shared = Counter(seen[line] for line in long if line in seen)
        found.append(shared.most_common(1)[0][0] if shared else n % parts)
        seen.update(dict.fromkeys(long, found[-1]))
    return found


def quotes(path: str, text: str, language: Language) -> Iterator[dict[str, object]]:
    """The quotes of an article as `score.py` reads them."""
    with patch("index.extract.load_language", lambda _: language):
        for one in extract(text, language.code):
            yield {
                "path": path,
                "kind": one.kind,
                "spans": one.spans,
                "mention": text[slice(*one.mention)] if one.mention else None,
                "mention_span": one.mention,
                "cue_span": one.cue,
                "speaker": one.name,
            }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--language", required=True)
    parser.add_argument("--strength", type=float, default=0.7, help="of the data against the penalty")
    parser.add_argument("--least", type=int, default=4, help="how often a trait must be seen")
    parser.add_argument("--sentences", type=Path, help="more to learn from, never measured on")
    parser.add_argument("--folds", type=int)
    parser.add_argument("--quoted", type=float, help="another threshold than the language's file gives")
    parser.add_argument("--sourced", type=float, help="another threshold than the language's file gives")
    parser.add_argument("-o", "--output", type=Path)
    args = parser.parse_args()
    data = list(articles(args.gold, args.texts))
    names = [json.loads(line)["path"] for line in args.gold.read_text(encoding="utf-8").splitlines()]
    language = starting(args.language)
    limits = {name: getattr(args, name) for name in ("quoted", "sourced") if getattr(args, name) is not None}
    language = replace(language, thresholds=replace(language.thresholds, **limits))
    more = _TIMES * list(written(args.sentences)) if args.sentences else []
    if args.folds:
        parts = parts_of([text for text, _ in data], args.folds)
        for part in range(args.folds):
            kept = [article for n, article in enumerate(data) if parts[n] != part] + more
            learned = weighed(language, learn(kept, language, args.strength, args.least))
            for n in (n for n in range(len(data)) if parts[n] == part):
                for quote in quotes(names[n], data[n][0], learned):
                    print(json.dumps(quote, ensure_ascii=False))
        return
    learned_all = learn(data + more, language, args.strength, args.least)
    head = (
        "# The weights that differ from those of the language it takes them from, learned by\n"
        "# benchmarks/adapt_attribution.py: scorer, weight, trait.\n"
    )
    body = [line for name in SCORERS for line in lines(name, learned_all[name])]
    args.output.write_text(head + "".join(body), encoding="utf-8")
    print({name: len(weights) for name, weights in learned_all.items()})


def starting(code: str) -> Language:
    """The language with nothing but the weights that it takes from another."""
    language = load_language(code)
    own = ROOT / "index" / "language" / f"{code}.weights.txt"
    if not own.is_file():
        return language
    kept = own.read_text(encoding="utf-8")
    own.unlink()
    load_language.cache_clear()
    try:
        return load_language(code)
    finally:
        own.write_text(kept, encoding="utf-8")
        load_language.cache_clear()


if __name__ == "__main__":
    main()
