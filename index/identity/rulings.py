"""What the reader has ruled: which names are one speaker, under which name, and which never are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.speakers import NameKey, name_key, without_mark


@dataclass(frozen=True, slots=True)
class Local:
    """Who is called by these `keys`, whole, in these articles alone: in those at `paths`, and in those in
    folders, which end in ``/``."""

    canonical: str
    keys: tuple[str, ...]
    paths: tuple[str, ...]

    def holds_in(self, path: str) -> bool:
        """Whether it goes for the article at `path`."""
        file = path.partition("#")[0]
        return any(
            where in (path, file) or (where.endswith("/") and path.startswith(where)) for where in self.paths
        )


@dataclass(frozen=True, slots=True)
class Rulings:
    """`names`: a name's key, whole, to the canonical name it stands for. `apart`: pairs of such keys.
    `local`: what goes for some articles alone. `notes`: by the canonical name, a Wikidata id and a note, each
    empty where there is none.
    """

    names: dict[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()
    local: tuple[Local, ...] = ()
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def own_name(self, path: str, name: str) -> str:
        """Who is called `name` in the article at `path`, where the reader has ruled on it; else empty."""
        if not self.local:
            return ""
        called = {name_key(name).whole, name_key(without_mark(name)).whole}
        return next(
            (each.canonical for each in self.local if called & set(each.keys) and each.holds_in(path)), ""
        )

    def canonical(self, name: str) -> str | None:
        """The name to show for whoever is called `name`, where the reader has given one."""
        return self.names.get(name_key(name).whole)

    def bases_changed(self, before: Rulings) -> set[str]:
        """The base of every name that is ruled on otherwise than `before`."""
        named = set(self.names.items()) ^ set(before.names.items())
        keys = {key for key, _ in named} | {key for pair in self.apart ^ before.apart for key in pair}
        return {key.partition("|")[0] for key in keys}


def identities(names: Iterable[str], rulings: Rulings = Rulings(), root: str | None = None) -> dict[str, str]:
    """For each of `names` the key of the speaker it belongs to, judged among all that share its base; or
    among all of them, which then share `root`.

    `names` must hold every name of the library with that base: a second set of initials keeps
    namesakes apart that would be one otherwise. What the reader has ruled on one name goes for those
    that are one speaker with it, unless he has ruled otherwise on them.
    """
    by_base: dict[str, list[tuple[str, NameKey]]] = defaultdict(list)
    for name in names:
        key = name_key(name)
        by_base[key.base if root is None else root].append((name, key))
    found = {}
    for base, members in by_base.items():
        alone = _stand_alone({key for _, key in members}, rulings)
        ruled = {rulings.names[key.whole] for _, key in members if key.whole in rulings.names}
        for name, key in members:
            canonical = rulings.names.get(key.whole)
            if canonical is None and len(ruled) == 1 and not alone:
                canonical = next(iter(ruled))
            if canonical is not None:
                found[name] = name_key(canonical).whole
            else:
                found[name] = key.whole if alone or ruled else base
    return found


def _stand_alone(keys: set[NameKey], rulings: Rulings) -> bool:
    """Whether something speaks against taking names of the same base for one speaker."""
    if len({key.initials for key in keys} - {""}) > 1:
        return True
    whole = {key.whole for key in keys}
    return any(
        one in whole and other in whole for one in whole for other in whole if (one, other) in rulings.apart
    )
