"""A library of very many small files, measured: ``python -m benchmarks.many_files 1000000``.

Articles of 150 to 340 characters, each with a quote; half of them in folders of 500 that go three deep,
half in one folder. Measured as `benchmarks.library` measures: the index, what changes take, commands, the
explorer. The library and its index stay in ``--work``; one that stands there is not made again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from itertools import accumulate, islice
from multiprocessing import get_context
from pathlib import Path

from benchmarks import steps
from benchmarks.corpus import FIRST_DAY, SPEAKERS, speakers, word

_FOLDER = 500
_WORDS = 30_000
"""Words that the language has besides names, few of them frequent."""
_SAID = (
    '"{words}," said {name}, a {role} from {town}.',
    '{name}, a {role}, told reporters in {town}: "{words}."',
    "According to {name}, a {role} from {town}, {words}.",
    "{name} said that {words}.",
)
_ROLES = ("mayor", "senator", "economist", "teacher", "lawyer", "farmer", "engineer", "judge")
_FREQUENT = ["the", "of", "and", "to", "in", "a", "that", "it", "is", "was", "for", "on", "with", "as", "by"]
_ENDS = ("", "ed", "s", "ing", "ly")
_STEPS = {step.__name__: step for step in (steps.index, steps.changes, steps.commands, steps.explorer)}


def main() -> None:
    """Make the library where there is none, measure, and print the figures as they come."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("count", type=int, help="how many articles")
    parser.add_argument("--work", type=Path, default=Path("/tmp/onrecord-many"), help="where they stand")
    parser.add_argument("--only", nargs="*", default=_STEPS, choices=_STEPS, help="what to measure")
    arguments = parser.parse_args()
    folder = arguments.work / str(arguments.count)
    os.environ |= steps.environment(folder)
    make_library(folder / "library", arguments.count)
    for name in arguments.only:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            figures = alone.submit(_STEPS[name], folder, folder, arguments.count).result()
        print(json.dumps({name: figures}, indent=1), flush=True)


def make_library(library: Path, count: int) -> None:
    """Write `count` articles into the folder `library`, unless it is there."""
    if library.exists():
        return
    made = library.with_suffix(".new")
    shutil.rmtree(made, ignore_errors=True)
    (made / "flat").mkdir(parents=True)
    for path, text in articles(count):
        if path.startswith("0") and not (made / path).parent.exists():
            (made / path).parent.mkdir(parents=True)
        (made / path).write_text(text, encoding="utf-8")
    made.rename(library)


def articles(count: int) -> Iterator[tuple[str, str]]:
    """The path and text of each article; the same for the same `count`."""
    chance = random.Random(1)
    names = speakers(chance)
    words = _FREQUENT + [word(chance).lower() + chance.choice(_ENDS) for _ in range(_WORDS)]
    by_speaker = list(accumulate(1 / (rank + 10) for rank in range(SPEAKERS)))
    by_word = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    for number in range(count):
        day = FIRST_DAY + timedelta(days=chance.randrange(3_650))
        drawn = iter(chance.choices(words, cum_weights=by_word, k=45))
        title, quoted, rest = (" ".join(islice(drawn, chance.randrange(few, 2 * few))) for few in (4, 8, 9))
        said = chance.choice(_SAID).format(
            words=quoted,
            name=chance.choices(names, cum_weights=by_speaker)[0],
            role=chance.choice(_ROLES),
            town=word(chance),
        )
        text = f"{title.capitalize()}\n\n{said}\n\nThe {rest}.\n"
        yield f"{_folder(number)}/{day.isoformat()}-{number:07d}.txt", text


def _folder(number: int) -> str:
    """Where the article of this number stands."""
    run, place = divmod(number // 2, _FOLDER)
    if number % 2:
        return "flat"
    return f"0{run:03d}" if place < _FOLDER // 2 else f"0{run:03d}/more/still-more"


if __name__ == "__main__":
    main()
