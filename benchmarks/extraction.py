"""How right and how fast the extraction is: our figures beside textacy's, in one run.

    python benchmarks/extraction.py GOLD.jsonl TEXTS --score SCORER.py [--names NAMES.jsonl]
        [--textacy PYTHON] [--growth]

SCORER.py is the scorer that comes with the annotated articles; it reads quotes as `onrecord quotes --json`
prints them. PYTHON is an interpreter of an environment of its own that has textacy and a spaCy model (named
by --model); its speed and ours are taken in the same run, each on one core. --growth prints how the time
grows with the length of hostile texts: twice the text should take twice the time.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.extract import extract
from index.language import languages

PEER = r"""
import importlib, json, re, sys, time
from pathlib import Path
import textacy.extract
nlp = importlib.import_module(sys.argv[3]).load()
files = sorted(Path(sys.argv[1]).glob("*.txt"))
texts = [f.read_bytes().decode("utf-8") for f in files]
start = time.process_time()
found = []
for file, text in zip(files, texts):
    # by paragraph, since it refuses a text with an odd number of marks
    for paragraph in re.finditer(r"[^\n]+", text):
        at = paragraph.start()
        try:
            quotations = list(textacy.extract.direct_quotations(nlp(paragraph.group())))
        except ValueError:
            continue
        for q in quotations:
            span = [at + q.content.start_char + 1, at + q.content.end_char - 1]
            speaker = mention = None
            if q.speaker:
                speaker = [at + q.speaker[0].idx, at + q.speaker[-1].idx + len(q.speaker[-1])]
                mention = text[speaker[0] : speaker[1]]
            found.append({"path": file.name, "kind": "direct", "spans": [span], "mention_span": speaker,
                          "mention": mention, "speaker": mention})
seconds = time.process_time() - start
Path(sys.argv[2]).write_text("".join(json.dumps(q) + "\n" for q in found))
print(json.dumps(sum(len(t.encode()) for t in texts) / seconds / 1e6))
"""
HOSTILE = {
    "quotation marks": '"',
    "the word said": "said ",
    "capitalised words": "Maria Keller ",
    "one sentence": "and the mayor said that the ferry was late, ",
    "nested marks": "“‘",
    "turns": "KELLER: No.\n",
}


def ours(texts: Path, output: Path, language: str) -> float:
    """Extract from every text, write the quotes, and return the rate in MB/s of processor time."""
    articles = [
        (path.name, path.read_bytes().decode("utf-8").replace("\r\n", "\n"))
        for path in sorted(texts.glob("*.txt"))
    ]
    extract(articles[0][1], language)  # the language is loaded once
    start = time.process_time()
    found = [(name, text, extract(text, language)) for name, text in articles]
    seconds = time.process_time() - start
    with output.open("w", encoding="utf-8") as file:
        for name, text, attributions in found:
            for a in attributions:
                mention = text[a.mention[0] : a.mention[1]] if a.mention else None
                quote = {
                    "path": name,
                    "kind": a.kind,
                    "spans": a.spans,
                    "mention": mention,
                    "mention_span": a.mention,
                    "speaker": a.name,
                    "name_in_article": a.name,
                    "cue_span": a.cue,
                    "resolution": a.resolution,
                }
                file.write(json.dumps(quote, ensure_ascii=False) + "\n")
    return sum(len(text.encode()) for _, text in articles) / seconds / 1e6


def scorer(args: argparse.Namespace, quotes: Path, *options: str) -> str:
    """What the scorer prints on `quotes`."""
    command = [sys.executable, str(args.score), str(args.gold), str(args.texts), str(quotes), *options]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def scored(args: argparse.Namespace, quotes: Path) -> dict[str, Any]:
    names = ["--names", str(args.names)] if args.names else []
    result: dict[str, Any] = json.loads(scorer(args, quotes, "--json", *names))
    return result


def wrong_by_phenomenon(args: argparse.Namespace, quotes: Path) -> Counter[str]:
    """What is still wrong, by the kind of mention that was asked for and what was said instead."""
    counts: Counter[str] = Counter()
    for block in scorer(args, quotes, "--errors", "100000").split("\n\n")[1:]:
        lines = [line.strip() for line in block.split("\n")]
        gold = next((line[6:] for line in lines if line.startswith("gold: ")), "")
        said = next((line[6:] for line in lines if line.startswith("said: ")), "")
        unnamed = said.startswith("None")
        if gold == "not a quotation":
            counts[f"taken for a quotation: {'without a source' if unnamed else 'with one'}"] += 1
        else:
            outcome = "not found" if said == "nothing" else "no source named" if unnamed else "another source"
            counts[f"{outcome}, where the source is {kind_of(gold)}"] += 1
    return counts


def kind_of(mention: str) -> str:
    """What a mention is, roughly: by its capitals and its length."""
    words = mention.split()
    if mention[:1].isupper() and words[0] not in ("The", "A", "He", "She", "It", "They"):
        return "a name"
    return "a pronoun" if len(words) == 1 else "a description"


def growth(language: str) -> None:
    print("\nTime for twice the text, as a ratio (2.0 is linear)")
    for name, unit in HOSTILE.items():
        times = []
        for size in (50_000, 100_000, 200_000):
            text = unit * (size // len(unit))
            start = time.process_time()
            extract(text, language)
            times.append(time.process_time() - start)
        print(
            f"  {name:20} {times[1] / times[0]:5.2f} {times[2] / times[1]:5.2f}   {0.2 / times[2]:6.2f} MB/s"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--score", type=Path, required=True)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--language", default="en", choices=languages())
    parser.add_argument("--textacy", metavar="PYTHON")
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--growth", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        quotes = Path(folder) / "ours.jsonl"
        rate = max(ours(args.texts, quotes, args.language) for _ in range(3))
        columns = {"onrecord": (scored(args, quotes), rate)}
        wrong = wrong_by_phenomenon(args, quotes)
        if args.textacy:
            peer = Path(folder) / "peer.jsonl"
            command = [args.textacy, "-c", PEER, str(args.texts), str(peer), args.model]
            speed = float(
                subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()[-1]
            )
            columns["textacy"] = (scored(args, peer), speed)
    print(f"{'':34}" + "".join(f"{name:>24}" for name in columns))
    for figure in columns["onrecord"][0]:
        cells = [result[figure] for result, _ in columns.values()]
        if figure == "left alone":
            print(f"{figure:34}" + "".join(f"{c['right']:>17} of {c['of']:3}" for c in cells))
        else:
            print(f"{figure:34}" + "".join(f"   {c['P']:6.1f} {c['R']:6.1f} {c['F1']:6.1f}" for c in cells))
    rates = [rate for _, rate in columns.values()]
    print(
        f"{'MB/s, one core':34}"
        + "".join(f"{rate:24.3f}" for rate in rates)
        + f"   ratio {rates[0] / rates[-1]:.1f}"
    )
    print("\nStill wrong, quoted stretches")
    for name, count in wrong.most_common():
        print(f"  {count:4}  {name}")
    if args.growth:
        growth(args.language)


if __name__ == "__main__":
    main()
