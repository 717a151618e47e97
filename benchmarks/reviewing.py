"""How long a review takes until lists and search have it: ``python -m benchmarks.reviewing LIBRARY``.

LIBRARY is a folder of articles without reviews of its own; `benchmarks.corpus` makes one of any size. It is
brought up to date first. Each review is undone again, and the file it was written to is gone at the end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from index import reviewing
from index.filters import Filters
from index.library import Library
from index.own_file import Edit
from index.quote import Quote
from index.review.reviews_file import reviews_file

_OTHER = "Somebody Else Entirely"


def main(folder: Path) -> None:
    """Print the figures."""
    if reviews_file(folder).exists():
        sys.exit(f"{reviews_file(folder)} is there: it would be written over")
    sayings: dict[str, Callable[[Library, Quote], Edit]] = {
        "confirmed": reviewing.confirm,
        "another speaker": lambda library, quote: reviewing.correct_speaker(library, quote, _OTHER),
        "rejected": reviewing.reject,
    }
    with Library(folder) as library:
        library.update()
        print(f"{library.article_count():,} articles, {library.quote_count():,} quotes")
        quote = next(library.quotes(Filters(kinds=("direct",))))
        for said, change in sayings.items():
            started = perf_counter()
            edit = change(library, quote)
            reviewed = library.quote_count(Filters(reviewed=True))
            found = library.search(f'speaker:"{_OTHER}"').total
            print(f"{said}: {perf_counter() - started:.3f} s; {reviewed} reviewed, {found} found by the name")
            started = perf_counter()
            reviewing.undo(library, edit)
            print(f"undone: {perf_counter() - started:.3f} s")
        reviews_file(folder).with_name("reviews.yaml.bak").unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
