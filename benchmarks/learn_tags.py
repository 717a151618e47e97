"""Learn the tagger's tables from any folder of articles, with spaCy as the teacher.

    python benchmarks/learn_tags.py ARTICLES --model en_core_web_sm -o index/language/en.tags.txt

Needs an environment of its own with spaCy and a model; nothing that ships does. What is kept are words
with the parts of speech they were seen in, and counts of neighbouring parts of speech: no sentences.
Prints the agreement with the teacher on the tenth of the paragraphs that it did not learn from.
"""

import argparse
import bisect
import importlib
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.extract.tagger import tag, word_classes
from index.extract.tokens import Tokens, tokenize
from index.language import load_language
from index.language.tables import TagTables, dump_tables

MERGED = {
    "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "PDT": "DT", "WP$": "WDT", "$": "CD",
    "HYPH": ":", "NFP": ":", "SYM": ":", "ADD": "NN", "XX": "NN", "FW": "NN", "LS": "CD", "AFX": "JJ",
    "``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "UH": "RB", "_SP": ":",
}  # fmt: skip
Sentence = tuple[Tokens, list[str]]


def teach(paragraphs: Iterable[str], model: str, language: str) -> Iterator[Sentence]:
    """Each paragraph in our tokens, with the teacher's tags."""
    nlp = importlib.import_module(model).load(exclude=["parser", "ner", "lemmatizer", "attribute_ruler"])
    pattern = load_language(language).token_pattern
    for doc in nlp.pipe(paragraphs, batch_size=256):
        offsets = [word.idx for word in doc]
        tokens = tokenize(doc.text, [((0, len(doc.text)), -1)], pattern)
        tags = []
        for end, word in zip(tokens.ends, tokens.words, strict=True):
            at = bisect.bisect_right(offsets, (end - 1) if "-" in word else end - len(word)) - 1
            found = doc[at].tag_
            tags.append('"' if word in '"“”' else MERGED.get(found, found))
        yield tokens, tags


def kind(counts: Counter[str], least: float) -> str:
    total = sum(counts.values())
    return "|".join(sorted(t for t, n in counts.items() if n / total >= least))


def lexicon(sentences: list[Sentence], own: int) -> TagTables:
    """The classes of words: `own` is how many of the most confusing words are a class of their own."""
    lowers: dict[str, Counter[str]] = defaultdict(Counter)
    capitals: dict[str, Counter[str]] = defaultdict(Counter)
    for tokens, tags in sentences:
        begins = True
        for word, lower, found in zip(tokens.words, tokens.lowers, tags, strict=True):
            if not word[0].isupper():
                lowers[lower][found] += 5
            elif begins:
                lowers[lower][found] += 1
            else:
                capitals[word][found] += 1
            begins = word in '.?!:“”"'
    known = {w: c for w, c in lowers.items() if sum(c.values()) >= 15 and kind(c, 0.04) != "NNP"}
    hard = Counter({w: sum(c.values()) - max(c.values()) for w, c in known.items()})
    alone = {w for w, _ in hard.most_common(own)}
    words = {w: "=" + w if w in alone else kind(c, 0.04) for w, c in known.items()}
    suffixes: dict[str, Counter[str]] = defaultdict(Counter)
    for w, c in lowers.items():
        if sum(c.values()) <= 100 and w.isalpha() and len(w) > 4:
            for length in (2, 3):
                suffixes[w[-length:]].update(c)
    return TagTables(
        words=words,
        suffixes={s: "~" + kind(c, 0.1) for s, c in suffixes.items() if sum(c.values()) >= 75},
        capitalised={
            w: kind(c, 0.1)
            for w, c in capitals.items()
            if sum(c.values()) >= 8 and c.most_common(1)[0][0] != "NNP"
        },
    )


def best(counts: dict[Any, Counter[str]], least: int) -> dict[Any, str]:
    return {k: c.most_common(1)[0][0] for k, c in counts.items() if sum(c.values()) >= least}


def contexts(sentences: list[Sentence], tables: TagTables) -> TagTables:
    """The same tables with the three of contexts; a longer context is kept only where it changes the tag."""
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    after: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    between: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for tokens, tags in sentences:
        classes = word_classes(tokens, tables)
        before = "<s>"
        for i, found in enumerate(tags):
            alone[classes[i]][found] += 1
            after[before, classes[i]][found] += 1
            between[before, classes[i], classes[i + 1]][found] += 1
            before = found
    first = best(alone, 1)
    second = {k: t for k, t in best(after, 3).items() if first[k[1]] != t}
    third = {k: t for k, t in best(between, 3).items() if (second.get(k[:2]) or first[k[1]]) != t}
    return TagTables(tables.words, tables.suffixes, tables.capitalised, first, second, third)


def agreement(sentences: list[Sentence], tables: TagTables) -> float:
    pairs = [(a, b) for tokens, tags in sentences for a, b in zip(tags, tag(tokens, tables), strict=True)]
    return sum(a == b for a, b in pairs) / len(pairs)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--language", default="en")
    parser.add_argument("--own", type=int, default=300)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    paragraphs = [
        line
        for path in sorted(args.articles.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.strip()
    ]
    sentences = list(teach(paragraphs, args.model, args.language))
    random.Random(0).shuffle(sentences)
    cut = len(sentences) * 9 // 10
    tables = contexts(sentences[:cut], lexicon(sentences[:cut], args.own))
    print(f"agreement with the teacher on unseen paragraphs: {agreement(sentences[cut:], tables):.4f}")
    tables = contexts(sentences, lexicon(sentences, args.own))
    args.output.write_text(dump_tables(tables), encoding="utf-8")
    print(f"{len(tables.words)} words, {len(tables.after)} + {len(tables.between)} contexts -> {args.output}")


if __name__ == "__main__":
    main()
