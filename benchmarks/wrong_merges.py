"""Who was taken for one speaker that is not: ``python -m benchmarks.wrong_merges FOLDER PEOPLE``.

PEOPLE is a file with a line for each family of namesakes, their full names separated by semicolons:
``Bill Clinton; Hillary Clinton; Chelsea Clinton``. A speaker of the library whose names hold the first
names of two of them is a wrong merge, and so is a bare surname that joined any of them. Exits 1 where
there is one.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from index.library import Library
from index.speaker import Speaker
from index.speakers import name_key


def wrong_merges(speakers: list[Speaker], family: list[str]) -> list[str]:
    """A line for each speaker who is two of `family`, or one of them and a bare surname."""
    wrong = []
    surname = name_key(family[0]).base.split()[-1]
    for speaker in speakers:
        names = {speaker.speaker, *speaker.aliases}
        wholes = {name: name_key(name).whole for name in names}
        held = {member for member in family if name_key(member).whole in wholes.values()}
        bare = {name for name in names if wholes[name].split()[-1:] == [surname] and len(name.split()) == 1}
        if len(held) > 1 or (bare and len(bare) < len(names)):
            wrong.append(f"{speaker.speaker}: {', '.join(sorted(names))}")
    return wrong


def main(folder: Path, people: Path) -> int:
    """Index `folder` in a cache of its own and count; the exit status."""
    families = [
        [name.strip() for name in line.split(";")]
        for line in people.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    with tempfile.TemporaryDirectory() as cache, Library(folder, cache=Path(cache)) as library:
        library.update()
        speakers = library.speakers()
    found = 0
    for family in families:
        keys = {name_key(member).base for member in family}
        present = [
            speaker.speaker
            for speaker in speakers
            if keys & {name_key(name).base for name in (speaker.speaker, *speaker.aliases)}
        ]
        wrong = wrong_merges(speakers, family)
        found += len(wrong)
        print(f"{'; '.join(family)}: quoted are {', '.join(present) or 'none'}; {len(wrong)} wrong merges")
        for line in wrong:
            print(f"  {line}")
    print(f"{len(speakers):,} speakers, {found} wrong merges")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
