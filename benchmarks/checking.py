"""What time checking words takes, and what it finds: ``python -m benchmarks.checking LIBRARY [N]``.

Times are a processor's, so that a busy machine tells the same. N passages (100) are taken from the
library's own quotes, at random but always the same. Each kind of passage is then looked for N times: as it
stands, written otherwise, with words changed, put together of two quotes, and in words that stand in
every article. `benchmarks.corpus` makes libraries of any size.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from index import Library
from index.check import Checked

_FEWEST_WORDS = 8
_COMMON = "the people of the country said that they would not be there in the first place"
_NOWHERE = "quite another dromedary swallowed eleven purple accordions"


def sample(library: Library, count: int, chance: random.Random) -> list[str]:
    """The words of so many quotes from all over the library, long enough to be looked for."""
    total = library.quote_count()
    found: list[str] = []
    for _ in range(100 * count if total else 0):
        offset = chance.randrange(total)
        quote = next(islice(library.quotes(offset=offset, limit=1), 1))
        if len(quote.text.split()) >= _FEWEST_WORDS:
            found.append(quote.text)
        if len(found) == count:
            return found
    raise SystemExit(f"{library.root}: has too few quotes of {_FEWEST_WORDS} words; is it indexed?")


def passages(
    words: list[str], chance: random.Random
) -> Iterator[tuple[str, list[str], Callable[[Checked], bool]]]:
    """Each kind of passage, and what is right of what is found."""
    yield "as it stands", words, lambda checked: checked.found
    yield "written otherwise", [_written_otherwise(text) for text in words], lambda checked: checked.found
    yield "one word in six changed", [_changed(text, chance) for text in words], _is_near
    pairs = [f"{text}. {chance.choice(words)}" for text in words]
    yield "two put together", pairs, lambda checked: checked.found or bool(checked.parts)
    yield "common words", [_COMMON] * len(words), lambda checked: True
    yield "words that stand nowhere", [_NOWHERE] * len(words), lambda checked: not checked.found


def main(arguments: list[str]) -> None:
    """Print a line for each kind of passage."""
    root, count = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 100
    chance = random.Random(1)
    with Library(root) as library:
        words = sample(library, count, chance)
        library.check(words[0])
        sizes = f"{library.article_count():,} articles, {library.quote_count():,} quotes"
        print(f"{sizes}, {count} passages of each kind")
        print(f"{'milliseconds:':26}{'median':>8}{'95th':>8}{'worst':>8}{'right':>8}")
        for kind, asked, is_right in passages(words, chance):
            taken, right = [], 0
            for passage in asked:
                start = time.process_time()
                right += is_right(library.check(passage))
                taken.append(1000 * (time.process_time() - start))
            taken.sort()
            figures = (taken[len(taken) // 2], taken[len(taken) * 95 // 100], taken[-1])
            print(f"{kind:26}" + "".join(f"{ms:8.0f}" for ms in figures) + f"{right / len(asked):8.0%}")


def _written_otherwise(text: str) -> str:
    """In capitals, with other marks and dashes, and over two lines."""
    plain = text.upper().translate(str.maketrans("’‘“”—–", "''\"\"--"))
    return plain.replace(" ", "\n ", 1)


def _changed(text: str, chance: random.Random) -> str:
    words = text.split()
    for at in range(2, len(words), 6):
        words[at] = chance.choice(("possibly", "tomorrow", "green", "seventeen"))
    return " ".join(words)


def _is_near(checked: Checked) -> bool:
    return any(place.likeness > 0.6 for place in checked.places)


if __name__ == "__main__":
    main(sys.argv[1:])
