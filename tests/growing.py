"""Every regular expression of the program, on text made to be hard for it: ``python -m tests.growing``.

Prints each whose work grows faster than its text, and ends with 1 where there is one. Backtracking can't be
counted from outside, so each search has `_ENOUGH` seconds of processor for what takes a few milliseconds
where it is linear, and seconds where it is quadratic.
"""

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, cast

_SIZE = 30_000
_ENOUGH = 0.3
_UNITS = (
    *(" ", "\t", "\n", "a", "A", "1", ".", "-", "—", "’", '"', "“", "\\", "<", ">", "#", "*", "_", "(", "="),
    *("a ", "A ", "A. ", "a.", "\n ", "aA", "1-", "—a", "<a b=", "> ", "&#1", "said, "),
)
_FROM_THE_START = ("'*(?:", r"\s*<!-- onrecord", r"\s*[*_]In", r"\s*(?:(?:[-+*]", r"[\s/]*[^\s/>]", "(.+):(")
"""How those begin that are only ever tried at the start of a line, or of what follows a tag."""
_OF_A_TITLE = r"^#{1,6}[ \t]+|"
"""How that begins which is given a title, of 200 characters at most."""
_ASKED = ("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")

Pattern = re.Pattern[Any]


def main() -> int:
    """Say which of all that the program compiles grow too fast."""
    found = patterns()
    slow = [pattern for pattern in found if not is_linear(pattern)]
    for pattern in slow:
        print(f"{found[pattern]}: {pattern.pattern!r}")
    print(f"{len(found)} regular expressions")
    return int(bool(slow))


def patterns() -> dict[Pattern, str]:
    """Every regular expression of the program, with the file it is in: those that its modules hold, and those
    that are made of a language's words."""
    found: dict[Pattern, str] = {}
    compile_ = re.compile

    def noting(ask: Callable[..., object]) -> Callable[..., object]:
        def noted(pattern: str | Pattern, *rest: object, **named: int) -> object:
            file = sys._getframe(1).f_code.co_filename
            if "/index/" in file or "/tui/" in file:
                flags = rest[0] if ask is compile_ and rest else named.get("flags", 0)
                made = pattern if isinstance(pattern, re.Pattern) else compile_(pattern, cast(int, flags))
                found[made] = file
            return ask(pattern, *rest, **named)

        return noted

    for name in _ASKED:
        setattr(re, name, noting(getattr(re, name)))
    for package in ("index", "tui"):
        _import_all(importlib.import_module(package))
    from index.extract import extract

    for lang in ("en", "es", "de"):
        extract('Q: “No,” said Mr. A. Soto. "x", it was. — No — dijo Ana. „Ja“, sagte er. 2025-01-01\n', lang)
    return found


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def is_linear(pattern: Pattern) -> bool:
    """Whether its work grows with the text, as far as these texts tell."""
    written = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    beginning = re.match("[A-Za-z<# -]*", written)
    units = (*_UNITS, beginning[0]) if beginning and beginning[0] else _UNITS
    size = 200 if written.startswith(_OF_A_TITLE) else _SIZE
    anchored = written.startswith(_FROM_THE_START)
    return all(_is_soon_done(pattern, (unit * size)[:size], anchored) for unit in units)


def _is_soon_done(pattern: Pattern, text: str, anchored: bool) -> bool:
    hard = text if isinstance(pattern.pattern, str) else text.encode()
    signal.setitimer(signal.ITIMER_VIRTUAL, _ENOUGH)
    try:
        if anchored:
            pattern.match(hard)
        else:
            for _ in pattern.finditer(hard):
                pass
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return True


def _give_up(number: int, frame: object) -> None:
    raise TimeoutError


signal.signal(signal.SIGVTALRM, _give_up)

if __name__ == "__main__":
    sys.exit(main())
