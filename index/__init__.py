"""onrecord's core: reads articles, finds who is on the record saying what, indexes and exports it.

Knows no screen and no terminal; usable as a library (docs/python.md). The names below are loaded when
they are first asked for, so that importing this package, or one module of it, costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import Article
    from index.check import Checked
    from index.errors import OnrecordError
    from index.filters import Filters
    from index.library import Library
    from index.quote import Quote
    from index.speaker import Speaker

__all__ = ["Article", "Checked", "Filters", "Library", "OnrecordError", "Quote", "Speaker"]

_HOMES = {
    "Article": "index.article",
    "Checked": "index.check",
    "Filters": "index.filters",
    "Library": "index.library",
    "OnrecordError": "index.errors",
    "Quote": "index.quote",
    "Speaker": "index.speaker",
}


def __getattr__(name: str) -> object:
    """The public name, from the module where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """What the package offers, for shells that complete names."""
    return sorted({*globals(), *__all__})
