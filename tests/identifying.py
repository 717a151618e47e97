"""Helpers for tests of who is who: articles in which somebody is quoted, and whom they make."""

from pathlib import Path
from typing import Any

from index.library import Library
from index.speaker import Speaker
from tests.indexing import indexed


def said(name: str, role: str = "", *, date: str = "2025-03-02", words: str = "It will rain") -> str:
    """An article in which `name` is quoted, with a role and a date."""
    who = f"{name}, {role}," if role else name
    return f'---\ntitle: A note\ndate: {date}\n---\nA note\n\n"{words}," said {who} on Monday.\n'


def library_of(folder: Path, *articles: str) -> Library:
    return indexed(folder, {f"{number}.md": text for number, text in enumerate(articles)})


def named(library: Library, name: str) -> Speaker:
    return next(speaker for speaker in library.speakers() if speaker.speaker == name)


def suggested(library: Library) -> set[tuple[str, str]]:
    return {(each.short.name, each.full.name) for each in library.suggestions()}


def in_any_order(held: dict[str, Any]) -> dict[str, Any]:
    """What a library holds, hits that are equally good in any order."""
    return held | {"found": [sorted(hits) for hits in held["found"]]}
