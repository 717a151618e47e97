"""Bringing the full-text index up to the store: what it lacks is added, what is no more is deleted.

What it lacks is found by comparing the rows of articles on both sides, so whatever happened before,
a crash at any point included, the next feeding mends. A row is never used for another article.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError, FileIndex

from index.search.documents import article_rows, documents
from index.search.segments import INDEX_NAME, Built, build_segment, schema
from index.search.snapshot import Snapshot
from index.search.vocabulary import add_words, forget_words
from index.store import schema as store_schema

VERSION = 1
"""Of the index on disk: another version is another folder."""

_LARGEST = 10_000
"""Articles in a segment, at most: what a process can gather in some 200 MB."""
_FEW = 300
"""Articles that are indexed in this process, since starting others takes longer."""
_TIERS = (100, 1_000, _LARGEST)
_MOST_IN_TIER = 8
