"""tantivy on the same text, as `benchmarks.rivals` has the others. Importing this needs tantivy."""

from __future__ import annotations

import shutil
from os import cpu_count
from pathlib import Path
from time import perf_counter

import tantivy

from benchmarks.queries import Asked
from benchmarks.rivals import PAGE, Answer, flat_documents
from index.search.building import day_number

_FIELDS = ["text", "title", "speaker"]
_MEMORY = 256_000_000


def index(store: Path, folder: Path) -> tuple[float, float, Answer]:
    """Seconds to index, MB, and how to ask."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    for field in _FIELDS:
        builder.add_text_field(field, stored=False)
    builder.add_text_field("name", stored=False, tokenizer_name="raw", fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    schema = builder.build()
    opened = tantivy.Index(schema, path=str(folder))
    began = perf_counter()
    writer = opened.writer(heap_size=_MEMORY, num_threads=cpu_count() or 1)
    for title, text, speaker, _, day in flat_documents(store):
        document = tantivy.Document(title=title, text=text, speaker=speaker, name=speaker)
        document.add_unsigned("day", day)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    seconds = perf_counter() - began
    opened.reload()
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    return seconds, size, lambda asked: _ask(opened, schema, asked)


def _ask(opened: tantivy.Index, schema: tantivy.Schema, asked: Asked) -> int:
    searcher = opened.searcher()
    query = _query(opened, schema, asked)
    if asked.kind == "by date":
        found: int = searcher.search(query, PAGE, order_by_field="day").count
    elif asked.kind == "facets":
        found = len(searcher.aggregate(query, {"names": {"terms": {"field": "name", "size": 12}}}))
    else:
        found = searcher.search(query, PAGE).count
    return found


def _query(opened: tantivy.Index, schema: tantivy.Schema, asked: Asked) -> tantivy.Query:
    words = asked.words
    match asked.kind:
        case "fuzzy":
            return tantivy.Query.fuzzy_term_query(schema, "text", words[0], distance=1)
        case "prefix":
            return tantivy.Query.regex_query(schema, "text", f"{words[0]}.*")
        case "phrase" | "common phrase":
            text = f'"{" ".join(words)}"'
        case "or":
            text = " OR ".join(words)
        case "speaker":
            text = f'+speaker:"{asked.speaker.split()[-1]}" +({" OR ".join(words)})'
        case "dates":
            text = f"+{words[0]} +day:[{day_number(asked.since)} TO {day_number(asked.until)}]"
        case _:
            text = " AND ".join(words)
    return opened.parse_query(text, _FIELDS)
