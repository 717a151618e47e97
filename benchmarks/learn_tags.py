"""Learn the tagger's tables from any folder of articles, with another tagger as the teacher.

    python benchmarks/learn_tags.py ARTICLES --model en_core_web_sm -o index/language/en.tags.txt
    python benchmarks/learn_tags.py ARTICLES --language es --model es_core_news_sm -o …/es.tags.txt
    python benchmarks/learn_tags.py ARTICLES --language de --model HanTa -o …/de.tags.txt

The teacher is a spaCy model, or the Hanover Tagger for German; its tags are mapped to those of the Penn
Treebank, which the extraction knows. Needs an environment of its own; nothing that ships does. What is kept
are words with the parts of speech they were seen in, and counts of neighbouring parts of speech: no
sentences.
Prints the agreement with the teacher on the tenth of the paragraphs that it did not learn from.
"""

import argparse
import bisect
import importlib
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.extract.tagger import tag, word_classes
from index.extract.tokens import Tokens, tokenize
from index.language import load_language
from index.language.tables import TagTables, dump_tables


def _by_name(names: dict[str, str]) -> dict[str, str]:
    """A tag of Penn for each name in a teacher's tag set, from the names that each tag stands for."""
    return {name: tag_ for tag_, listed in names.items() for name in listed.split()}


MERGED = _by_name(
    {
        "NNP": "NNPS",
        "JJ": "JJR JJS AFX",
        "RB": "RBR RBS UH",
        "DT": "PDT",
        "WDT": "WP$",
        "CD": "$ LS",
        ":": "HYPH NFP SYM _SP",
        "NN": "ADD XX FW",
        '"': "`` ''",
        "(": "-LRB-",
        ")": "-RRB-",
    }
)
"""Tags of Penn that the extraction takes for one."""

UNIVERSAL = _by_name(
    {
        "NN": "NOUN",
        "NNP": "PROPN X",
        "JJ": "ADJ",
        "RB": "ADV INTJ PART",
        "IN": "ADP SCONJ",
        "CC": "CCONJ CONJ",
        "CD": "NUM",
        ":": "SYM SPACE",
    }
)
"""Universal parts of speech; those of verbs and pronouns are told by their features."""

STUTTGART = _by_name(
    {
        "NN": "NN NNI NNA",
        "NNP": "NE FM",
        "JJ": "ADJ(A) ADJ(D) ADJA ADJD TRUNC",
        "CD": "CARD",
        "DT": "ART PDS PDAT PIS PIAT PIDAT",
        "RB": "ADV PROAV PTKNEG PTKANT PTKA ITJ PRF",
        "RP": "PTKVZ",
        "TO": "PTKZU",
        "IN": "APPR APPRART APZR APPO KOUS KOUI KOKOM",
        "CC": "KON",
        "PRP": "PPER PPOSS",
        "PRP$": "PPOSAT",
        "WDT": "PRELS PRELAT PWAT",
        "WP": "PWS",
        "WRB": "PWAV",
        "VBZ": "VV(FIN) VA(FIN)",
        "MD": "VM(FIN)",
        "VB": "VV(INF) VA(INF) VM(INF) VV(IZU) VV(IMP) VA(IMP)",
        "VBN": "VV(PP) VA(PP) VM(PP)",
    }
)
"""The Stuttgart-Tübingen tag set, as the Hanover Tagger writes it."""

_OPEN = frozenset(("NN", "NNS", "JJ", "VBD", "VBZ", "VBP", "VB", "VBN", "VBG"))
_PAST = re.compile(r"\w+t(?:e|en|est|et)$")
Sentence = tuple[Tokens, list[str]]


class Word(Protocol):
    """What is asked of one of spaCy's tokens."""

    text: str
    lower_: str
    pos_: str
    morph: Any


def teach(paragraphs: list[str], model: str, language: str) -> Iterator[Sentence]:
    """Each paragraph in our tokens, with the teacher's tags."""
    return (
        teach_german(paragraphs, language) if model == "HanTa" else teach_spacy(paragraphs, model, language)
    )


def teach_german(paragraphs: list[str], language: str) -> Iterator[Sentence]:
    """The Hanover Tagger, sentence by sentence, on our tokens."""
    tagger = importlib.import_module("HanTa.HanoverTagger").HanoverTagger("morphmodel_ger.pgz")
    pattern = load_language(language).token_pattern
    for paragraph in paragraphs:
        tokens = tokenize(paragraph, [((0, len(paragraph)), -1)], pattern)
        tags: list[str] = []
        first = 0
        for i, word in enumerate(tokens.words):
            if word in ".?!" or i + 1 == len(tokens):
                tagged = tagger.tag_sent(tokens.words[first : i + 1])
                tags += [stuttgart(word, found) for word, _, found in tagged]
                first = i + 1
        yield tokens, tags


def stuttgart(word: str, found: str) -> str:
    """A Stuttgart tag as one of Penn; a finite verb's tense is told by its ending."""
    if found.startswith("$") or not word[0].isalnum():
        return '"' if word in '"“”„»«' else word if word in ",.()" else "." if word in "?!" else ":"
    tag_ = STUTTGART.get(found, "NN")
    return "VBD" if tag_ == "VBZ" and _PAST.match(word) else tag_


def universal(word: Word) -> str:
    """A word's universal part of speech and features as a tag of Penn. A clitic pronoun (*lo* dijo) belongs
    to the verb and counts as an adverb; a bare relative is told from a conjunction."""
    told = word.morph.get
    if word.pos_ == "DET":
        return "PRP$" if "Yes" in told("Poss") else "WDT" if told("PronType") in (["Rel"], ["Int"]) else "DT"
    if word.pos_ == "PRON":
        kinds = "".join(told("PronType"))
        if "Rel" in kinds or "Int" in kinds:
            return "WP" if word.lower_.startswith("quien") else "WDT"
        clitic = word.lower_ in ("se", "lo", "la", "los", "las", "le", "les", "me", "te", "nos", "os")
        return "RB" if clitic else "PRP" if "Prs" in kinds else "DT"
    if word.pos_ in ("VERB", "AUX"):
        form, tense = "".join(told("VerbForm")), "".join(told("Tense"))
        plain = {"Inf": "VB", "Ger": "VBG", "Part": "VBN"}.get(form)
        past = tense in ("Past", "Imp")
        return plain or ("VBD" if past else "VBP" if "Plur" in told("Number") else "VBZ")
    if word.pos_ == "NOUN":
        return "NNS" if "Plur" in told("Number") else "NN"
    if word.pos_ == "PUNCT":
        return '"' if word.text in '"“”«»' else word.text if word.text in ",.()" else ":"
    return UNIVERSAL.get(word.pos_, ":")


def vocabulary(model: str) -> dict[str, str]:
    """Words of the teacher's own vocabulary with their tag, where it is the same whatever stands around."""
    nlp = importlib.import_module(model).load(exclude=["parser", "ner", "lemmatizer"])
    words = sorted(
        {word for word in nlp.vocab.strings if len(word) > 2 and word.isalpha() and word.islower()}
    )
    found: dict[str, set[str]] = defaultdict(set)
    for frame, at in (("{}", 0), ("y {} .", 1), (", {} ,", 1)):
        for word, doc in zip(words, nlp.pipe((frame.format(w) for w in words), batch_size=512), strict=True):
            found[word].add(universal(doc[at]))
    return {word: next(iter(tags)) for word, tags in found.items() if len(tags) == 1}


def teach_spacy(paragraphs: Iterable[str], model: str, language: str) -> Iterator[Sentence]:
    """A spaCy model; one that has no tags of Penn gives universal ones."""
    left_out = ["parser", "ner", "lemmatizer", *(["attribute_ruler"] if language == "en" else [])]
    nlp = importlib.import_module(model).load(exclude=left_out)
    pattern = load_language(language).token_pattern
    for doc in nlp.pipe(paragraphs, batch_size=256):
        offsets = [word.idx for word in doc]
        tokens = tokenize(doc.text, [((0, len(doc.text)), -1)], pattern)
        tags = []
        for end, word in zip(tokens.ends, tokens.words, strict=True):
            at = bisect.bisect_right(offsets, (end - 1) if "-" in word else end - len(word)) - 1
            found = doc[at].tag_ if language == "en" else universal(doc[at])
            tags.append('"' if word in '"“”' else MERGED.get(found, found))
        yield tokens, tags


def kind(counts: Counter[str], least: float) -> str:
    total = sum(counts.values())
    return "|".join(sorted(t for t, n in counts.items() if n / total >= least))


def lexicon(sentences: list[Sentence], own: int, listed: dict[str, str]) -> TagTables:
    """The classes of words: `own` is how many of the most confusing words are a class of their own; `listed`
    are words of which only the tag is known. Of these, few are kept: those whose ending misleads."""
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
    for w, found in listed.items():
        if found != "NNP" and len(w) > 4:
            for length in (2, 3):
                suffixes[w[-length:]][found] += 5
    endings = {s: "~" + kind(c, 0.1) for s, c in suffixes.items() if sum(c.values()) >= 75}
    for w, found in listed.items():
        guess = endings.get(w[-3:]) or endings.get(w[-2:]) or ""
        if found in _OPEN and found not in guess.strip("~").split("|"):
            words.setdefault(w, found)
    return TagTables(
        words=words,
        suffixes=endings,
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
    parser.add_argument("--vocabulary", action="store_true", help="learn from the teacher's word list too")
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
    listed = vocabulary(args.model) if args.vocabulary else {}
    tables = contexts(sentences[:cut], lexicon(sentences[:cut], args.own, listed))
    print(f"agreement with the teacher on unseen paragraphs: {agreement(sentences[cut:], tables):.4f}")
    tables = contexts(sentences, lexicon(sentences, args.own, listed))
    args.output.write_text(dump_tables(tables), encoding="utf-8")
    print(f"{len(tables.words)} words, {len(tables.after)} + {len(tables.between)} contexts -> {args.output}")


if __name__ == "__main__":
    main()
