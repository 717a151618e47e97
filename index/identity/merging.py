"""Writing into `speakers.yaml`: what stands there already keeps its order and its comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from index.errors import LibraryError
from index.identity.speakers_file import MOST_BYTES, parse, speakers_file
from index.mark import yaml_mark
from index.own_file import Edit, edit
from index.speakers import name_key

_ABOUT = "who is who in this library"

_Mapping = dict[str, Any]
"""A mapping of the file with its comments, as ruamel.yaml gives it."""


def merge(library: Path, canonical: str, names: Sequence[str], *, cache: Path | None = None) -> Edit:
    """Rule that `names` are all `canonical`; what was written, its former state beside it as
    ``speakers.yaml.bak``.

    Raises LibraryError, with nothing written, where the file has mistakes, can't be written, or has
    changed meanwhile.
    """

    def change(document: _Mapping) -> None:
        entries = document.setdefault("speakers", [])
        taken = {name_key(name).whole for name in (canonical, *names)}
        kept = next((entry for entry in entries if name_key(str(entry["name"])).whole in taken), None)
        absorbed = [e for e in entries if e is not kept and not taken.isdisjoint(_keys(e))]
        if kept is None:
            kept = {"name": canonical}
            entries.append(kept)
        held = [str(kept["name"]), *_aliases(kept)]
        for entry in absorbed:
            held += [str(entry["name"]), *_aliases(entry)]
            entries.remove(entry)
        kept["name"] = canonical
        known = {name_key(canonical).whole}
        aliases = kept.setdefault("aliases", [])
        known |= {name_key(str(alias)).whole for alias in aliases}
        for name in (*held, *names):
            if name_key(name).whole not in known:
                known.add(name_key(name).whole)
                aliases.append(name)

    return _rewrite(library, change, cache)


def _keys(entry: _Mapping) -> set[str]:
    return {name_key(name).whole for name in (str(entry["name"]), *_aliases(entry))}


def _aliases(entry: _Mapping) -> list[str]:
    return [str(alias) for alias in entry.get("aliases") or []]


def _rewrite(library: Path, change: Callable[[_Mapping], None], cache: Path | None) -> Edit:
    file = speakers_file(library)
    return edit(library, file, MOST_BYTES, lambda before: _changed(file, before, change), cache)


def _changed(file: Path, before: bytes | None, change: Callable[[_Mapping], None]) -> bytes:
    _, problems = parse(before or b"")
    if problems:
        raise LibraryError(f"{file}: {problems[0]}; nothing was written: put it right first")
    yaml = YAML()
    yaml.allow_unicode = True
    yaml.width = 1000
    yaml.indent(mapping=2, sequence=4, offset=2)
    start = before if before is not None else f"{yaml_mark('speakers', _ABOUT)}\nspeakers:\n".encode()
    try:
        document = yaml.load(start)
        if document is None:
            document = yaml.load(start + b"\nspeakers:\n")
        if document.get("speakers", ()) is None:
            document["speakers"] = []
        change(document)
        written = BytesIO()
        yaml.dump(document, written)
    except (YAMLError, RecursionError, ValueError) as error:
        raise LibraryError(f"{file}: can't be changed by program; nothing was written") from error
    after = written.getvalue()
    _, problems = parse(after)
    if problems:
        raise LibraryError(f"{file}: {problems[0]}; nothing was written")
    return after
