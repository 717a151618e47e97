"""Libraries to index, and what an index holds, said so that two can be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.filters import Filters
from index.library import Library, Where

VOTE = """Council votes on the river

"The river belongs to everyone," Maria Keller said on Monday.

"We will not give up the mill," Jonas Brandt told reporters. Keller said that the vote was fair.
"""
FIRE = """---
title: After the fire
date: 2025-11-29
author: J. Doe
---
"We will rebuild every house," Ana Ruiz, the mayor of Alba, said on Friday.

"The migrants helped us," Maria Keller said.
"""
LETTER = """A letter from the coast

"No migrant came here," said Jürgen Groß, a fisherman.
"""
ARTICLES = {"2024-05-02-vote.txt": VOTE, "2025/fire.md": FIRE, "letter.txt": LETTER}
"""Three articles: Maria Keller is quoted in two, one has no date."""


def write(folder: Path, articles: Mapping[str, str] = ARTICLES) -> Path:
    """Put articles into a library, the folder that is returned."""
    for path, text in articles.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def many(count: int) -> dict[str, str]:
    """So many articles in seven folders, hardly different."""
    return {f"{n % 7}/{n:04}.txt": VOTE.replace("mill", f"mill number {n}") for n in range(count)}


def indexed(folder: Path, articles: Mapping[str, str] = ARTICLES, cache: Path | None = None) -> Library:
    """A library with these articles, brought up to date."""
    library = Library(write(folder, articles), cache=cache)
    library.update()
    return library


def spoken(library: Library, filters: Filters = Filters()) -> list[tuple[str | None, str]]:
    """Who says what, in the order of the articles."""
    return [(quote.speaker, quote.text) for quote in library.quotes(filters)]


def contents(library: Library) -> dict[str, Any]:
    """Everything that a reader could see of a library."""
    return {
        "articles": [(row, library.article(row.path)) for row in library.articles()],
        "quotes": [asdict(quote) for quote in library.quotes()],
        "speakers": [asdict(speaker) for speaker in library.speakers()],
        "months": library.months(),
        "found": [
            [(hit.where, hit.path, hit.hits, hit.snippet) for hit in library.search(word, limit=100_000).hits]
            for word in ("said", "river", "-river", "migrants", '"the river"', "speaker:keller", "ri*")
        ],
    }


def assert_same(one: Library, other: Library) -> None:
    """Both hold the same; hits may come in another order where nothing tells which is better."""
    mine, theirs = contents(one), contents(other)
    for held in (mine, theirs):
        held["found"] = [sorted(hits) for hits in held["found"]]
    assert mine == theirs


def found(library: Library, query: str, where: Sequence[Where] = ("quote", "article")) -> list[str]:
    """The snippets of what a query finds, best first."""
    return [hit.snippet for hit in library.search(query, where=where).hits]
