"""What a reader says of who is who, written into `speakers.yaml` and taken up at once.

Every function returns the change it made to the file, for `index.reviewing.undo`, and raises LibraryError,
with nothing written, where the file has mistakes, can't be written, or was changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.errors import LibraryError
from index.filters import Filters
from index.identity import merging
from index.identity.parting import Parting
from index.library import Library
from index.own_file import Edit
from index.reviewing import take_up, typed_line, typed_name
from index.speaker import Speaker
from index.speakers import identity_id, name_key


def merge(library: Library, kept: Speaker, joined: Speaker) -> Edit:
    """Say that two speakers are one, to be called as `kept` is."""
    names = (*kept.aliases, joined.speaker, *joined.aliases)
    edit = merging.merge(library.root, kept.speaker, names, cache=library.cache)
    return _taken_up(library, edit)


def vouch(library: Library, speaker: Speaker) -> Edit:
    """Say that a speaker is one person, though articles have no more than one name."""
    edit = merging.merge(library.root, speaker.speaker, speaker.aliases, cache=library.cache)
    return _taken_up(library, edit)


def split(library: Library, speaker: Speaker, names: Sequence[str]) -> Edit:
    """Say that who is called by `names`, some of a speaker's names, is somebody else."""
    leaving = {name_key(name).whole for name in names}
    staying = [name for name in (speaker.speaker, *speaker.aliases) if name_key(name).whole not in leaving]
    if not staying:
        raise LibraryError(f"{speaker.speaker} has no other name: say in which articles it is somebody else")
    edit = merging.split(library.root, staying, names, cache=library.cache)
    return _taken_up(library, edit)


def tell_apart(library: Library, speaker: Speaker, name: str, paths: Sequence[str]) -> Edit:
    """Say that in the articles at `paths`, and in folders, which end in ``/``, who is called by the
    speaker's names is somebody else, to be called `name`. Raises LibraryError where the speaker is not quoted
    at one of them."""
    name = typed_name(name)
    if name_key(name).whole == name_key(speaker.speaker).whole:
        raise LibraryError(f"{name!r} is what {speaker.speaker} is called: give another name")
    quoted = {quote.path for quote in library.quotes(Filters(speaker_ids=(speaker.id,)))}
    for path in paths:
        if not any(each == path or (path.endswith("/") and each.startswith(path)) for each in quoted):
            raise LibraryError(f"{path}: {speaker.speaker} is quoted in no such article or folder")
    edit = merging.tell_apart(
        library.root, name, (speaker.speaker, *speaker.aliases), paths, cache=library.cache
    )
    return _taken_up(library, edit)


def part(library: Library, parting: Parting) -> Edit:
    """Say that a speaker who may be two people is two. Raises LibraryError where they are quoted no more."""
    speaker = library.speaker(parting.id)
    if speaker is None:
        raise LibraryError(f"{parting.name} is quoted no more under this name")
    return tell_apart(library, speaker, parting.new_name, parting.other.paths)


def rename(library: Library, speaker: Speaker, name: str) -> Edit:
    """Say under which name a speaker is to be shown. Raises LibraryError where somebody else has that name:
    whether they are one is another question."""
    name = typed_name(name)
    key = name_key(name)
    ids = {library.speaker_called(name), identity_id(key.base), identity_id(key.whole)} - {None, speaker.id}
    if any(library.speaker(each) for each in ids if each):
        raise LibraryError(f"there is a {name} already; if they are one, merge them")
    edit = merging.merge(library.root, name, (speaker.speaker, *speaker.aliases), cache=library.cache)
    return _taken_up(library, edit)


def refuse(library: Library, one: Speaker, other: Speaker) -> Edit:
    """Say that two speakers are not the same, whatever suggests it."""
    edit = merging.split(library.root, [one.speaker], [other.speaker], cache=library.cache)
    return _taken_up(library, edit)


def describe(
    library: Library, speaker: Speaker, *, wikidata: str | None = None, note: str | None = None
) -> Edit:
    """Write a speaker's Wikidata id or a note down; an empty one is taken out."""
    note = None if note is None else typed_line(note)
    edit = merging.describe(library.root, speaker.speaker, wikidata=wikidata, note=note, cache=library.cache)
    return _taken_up(library, edit)


def _taken_up(library: Library, edit: Edit) -> Edit:
    take_up(library)
    return edit
