"""The words of the library, with their stems by language: what a word of a query stands for.

The full-text index holds words as they stand, so that quotation marks find them exactly; another form
of a word is found by asking here which words share its stem.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from whoosh.lang import has_stemmer, stemmer_for_language

from index.store.columns import from_column

_MOST_FORMS = 40
_MOST_NEAR = 40
_SHORTEST_FUZZY = 3
_LAST = "\U0010ffff"

Stem = Callable[[str, str], str]
"""The stem of a word in a language."""


def remembered_stems() -> Stem:
    """`stem`, which remembers those of 100,000 words: for as long as many are added."""
    return lru_cache(maxsize=100_000)(stem)


def add_words(db: sqlite3.Connection, stem: Stem, *counts: Mapping[str, Mapping[str, int]]) -> None:
    """Note in how many more articles each word of each language stands, in the transaction that is open."""
    for lang, words in (each for count in counts for each in count.items()):
        db.executemany(
            "INSERT INTO words VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
            ((word, lang, stem(word, lang), count) for word, count in words.items()),
        )


def remove_words(db: sqlite3.Connection, lang: str, counts: Mapping[str, int]) -> None:
    """Note in how many articles fewer each word of a language stands, in the transaction that is open."""
    fewer = ((count, word, lang) for word, count in counts.items())
    db.executemany("UPDATE words SET articles = articles - ? WHERE word = ? AND lang = ?", fewer)
    gone = ((word, lang) for word in counts)
    db.executemany("DELETE FROM words WHERE word = ? AND lang = ? AND articles <= 0", gone)


def forget_words(db: sqlite3.Connection) -> None:
    """Empty the vocabulary, in the transaction that is open."""
    db.execute("DELETE FROM words")


def languages(db: sqlite3.Connection) -> tuple[str, ...]:
    """The languages of the library; each is looked up by the one before, not in every article."""
    rows = db.execute(
        "WITH RECURSIVE known (lang) AS (SELECT min(lang) FROM articles UNION ALL"
        " SELECT (SELECT min(lang) FROM articles WHERE lang > known.lang) FROM known"
        " WHERE known.lang IS NOT NULL) SELECT lang FROM known WHERE lang IS NOT NULL"
    )
    return tuple(from_column(lang) for (lang,) in rows)


def forms(db: sqlite3.Connection, word: str, langs: Iterable[str]) -> tuple[str, ...]:
    """The words that are forms of `word` in one of these languages, most frequent first."""
    found: dict[str, int] = {word: 0}
    for lang in langs:
        rows = db.execute(
            "SELECT word, articles FROM words WHERE stem = ? AND lang = ? ORDER BY articles DESC LIMIT ?",
            (stem(word, lang), lang, _MOST_FORMS),
        )
        for form, articles in rows:
            found[form] = found.get(form, 0) + articles
    return _most_frequent(found.items(), _MOST_FORMS)


def near(db: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words one letter away from `word` that begin with the same two, and `word` itself."""
    found = {word: 0}
    if len(word) >= _SHORTEST_FUZZY:
        rows = db.execute(
            "SELECT word, sum(articles) FROM words WHERE word >= ? AND word < ?"
            " AND length(word) BETWEEN ? AND ? GROUP BY word",
            (word[:2], word[:2] + _LAST, len(word) - 1, len(word) + 1),
        )
        found.update({other: articles for other, articles in rows if _is_near(word, other)})
    return _most_frequent(found.items(), _MOST_NEAR)


def stem(word: str, lang: str) -> str:
    """The stem of a folded word; the word itself in a language whose rules nobody has."""
    return _stemmer(lang)(word) if has_stemmer(lang) else word


@lru_cache(maxsize=8)
def _stemmer(lang: str) -> Callable[[str], str]:
    found: Callable[[str], str] = stemmer_for_language(lang)
    return found


def _most_frequent(found: Iterable[tuple[str, int]], most: int) -> tuple[str, ...]:
    ranked = sorted(found, key=lambda pair: (-pair[1], pair[0]))
    return tuple(word for word, _ in ranked[:most])


def _is_near(word: str, other: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with the next makes `other` of `word`."""
    if word == other:
        return True
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), len(word))
    rest, other_rest = word[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[2:] == other_rest[2:] and rest[1:2] + rest[:1] == other_rest[:2])
    )
