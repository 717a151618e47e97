"""What counts as one word of a language."""

import re
from collections.abc import Iterable


def token_pattern(abbreviations: Iterable[str], clitics: Iterable[str]) -> re.Pattern[str]:
    """The pattern of one token. `abbreviations` end in a full stop that ends no sentence (``Mr``);
    `clitics` are split off after an apostrophe (``s``, ``ll``). Every alternative consumes what it
    scans, so finding all tokens is linear in the text."""
    short = "|".join(sorted(map(re.escape, abbreviations), key=len, reverse=True))
    clitic = "|".join(map(re.escape, clitics))
    return re.compile(
        r"(?:[^\W\d_]\.){2,}"  # U.S.
        + (rf"|\b(?:{short})\." if short else "")
        + r"|[^\W\d_]\.(?=\s+[^\W\d_a-z])"  # the initial in J. Smith
        + r"|\$?\d+(?:[.,:]\d+)*%?(?![-‑]?[^\W\d_])"
        + r"|[^\W_]+n['’]t\b"
        + r"|(?<![^\W_])[^\W\d_]['’][^\W\d_]{2,}(?:-[^\W_]+)*"  # O'Malley
        + r"|[^\W_]+(?:[-‑](?:(?:[^\W\d_]\.){2,}|[^\W_]+))*"
        + (rf"|['’](?:{clitic})\b" if clitic else "")
        + r"|--+|''|``|\.\.\.|…|\S"
    )
