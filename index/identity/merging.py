"""What a reader says of who is who, written into `speakers.yaml`.

Each function returns the change, the file's former state beside it as ``speakers.yaml.bak``, and raises
LibraryError, with nothing written, where the file has mistakes, can't be written, or has changed
meanwhile, or where there is nothing to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.errors import LibraryError
from index.identity.editing import Document, Item, Mapping, rewrite
from index.own_file import Edit
from index.speakers import name_key

_WIKIDATA = re.compile(r"Q[1-9]\d{0,15}")


def merge(library: Path, canonical: str, names: Sequence[str], *, cache: Path | None = None) -> Edit:
    """Rule that `names` are all `canonical`. What kept two of them apart is taken out."""

    def change(document: Document) -> None:
        taken = {name_key(name).whole for name in (canonical, *names)}
        touched = [i for i in document.speakers if not i.local and not taken.isdisjoint(i.keys)]
        kept = next((item for item in touched if item.keys[0] in taken), None)
        entry: Mapping = {"name": canonical} if kept is None else document.load(kept)
        held = [str(entry["name"]), *_aliases(entry)]
        for item in touched:
            if item is not kept:
                other = document.load(item)
                held += [str(other["name"]), *_aliases(other)]
                for field in ("wikidata", "note"):
                    if field in other:
                        entry.setdefault(field, other[field])
                document.drop(item)
        entry["name"] = canonical
        _add_aliases(entry, (*held, *names))
        _put(document, kept, entry)
        for pair in document.apart:
            if taken.issuperset(pair.keys):
                document.drop(pair)

    return rewrite(library, change, cache)


def split(library: Path, names: Sequence[str], other: Sequence[str], *, cache: Path | None = None) -> Edit:
    """Rule that who is called by one of `names` is not who is called by one of `other`."""

    def change(document: Document) -> None:
        leaving = {name_key(name).whole for name in other}
        staying = {name_key(name).whole for name in names}
        if not leaving.isdisjoint(staying):
            raise LibraryError(f"{other[0]!r} is what they are both called: say in which articles it is whom")
        for item in document.speakers:
            if item.local or leaving.isdisjoint(item.keys):
                continue
            if staying.isdisjoint(item.keys) and item.keys[0] not in leaving:
                continue
            entry = document.load(item)
            aliases = entry.get("aliases") or []
            for alias in [alias for alias in aliases if name_key(str(alias)).whole in leaving]:
                aliases.remove(alias)
            if "aliases" in entry and not aliases:
                del entry["aliases"]
            if name_key(str(entry["name"])).whole not in leaving:
                document.put(item, entry)
            elif aliases:
                _rename_to_alias(document, item, entry)
            elif not {"note", "wikidata"}.isdisjoint(entry):
                document.put(item, entry)  # what is noted is about who leaves
            else:
                document.drop(item)
        paired = {frozenset(pair.keys) for pair in document.apart}
        for one in names:
            for two in other:
                if frozenset((name_key(one).whole, name_key(two).whole)) not in paired:
                    document.part(one, two)

    return rewrite(library, change, cache)


def _rename_to_alias(document: Document, item: Item, entry: Mapping) -> None:
    """Call an entry by its first alias, as its name is somebody else's: nothing written in it is lost."""
    entry["name"], *rest = list(entry["aliases"])
    entry["aliases"].pop(0)
    if not rest:
        del entry["aliases"]
    document.put(item, entry)


def tell_apart(
    library: Path, canonical: str, names: Sequence[str], paths: Sequence[str], *, cache: Path | None = None
) -> Edit:
    """Rule that in the articles at `paths`, and in folders, which end in ``/``, who is called by one of
    `names` is `canonical`."""

    def change(document: Document) -> None:
        own = name_key(canonical).whole
        item = next((item for item in document.speakers if item.local and item.keys[0] == own), None)
        entry: Mapping = {"name": canonical} if item is None else document.load(item)
        _add_aliases(entry, names)
        held = entry.setdefault("in", [])
        held.extend(path for path in paths if path not in held)
        _put(document, item, entry)

    return rewrite(library, change, cache)


def describe(
    library: Path, canonical: str, *, wikidata: str | None = None, note: str | None = None,
    cache: Path | None = None,
) -> Edit:  # fmt: skip
    """Write a speaker's Wikidata id or a note down; an empty one is taken out."""
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise LibraryError(f"{wikidata!r} is no Wikidata id: Q and a number, as Q5950474")

    def change(document: Document) -> None:
        key = name_key(canonical).whole
        item = next((item for item in document.speakers if key in item.keys), None)
        entry: Mapping = {"name": canonical} if item is None else document.load(item)
        for field, value in (("wikidata", wikidata), ("note", note)):
            if value:
                entry[field] = value
            elif value is not None:
                entry.pop(field, None)
        _put(document, item, entry)

    return rewrite(library, change, cache)


def _put(document: Document, item: Item | None, entry: Mapping) -> None:
    if item is None:
        document.add(entry)
    else:
        document.put(item, entry)


def _add_aliases(entry: Mapping, names: Iterable[str]) -> None:
    known = {name_key(str(entry["name"])).whole}
    aliases = entry.get("aliases") or []
    known |= {name_key(str(alias)).whole for alias in aliases}
    fresh = []
    for name in names:
        if name_key(name).whole not in known:
            known.add(name_key(name).whole)
            fresh.append(name)
    if fresh:
        if not aliases:
            entry["aliases"] = aliases = []
        aliases.extend(fresh)


def _aliases(entry: Mapping) -> list[str]:
    return [str(alias) for alias in entry.get("aliases") or []]
