"""What counts as one word of a language."""

import re
from collections import defaultdict
from collections.abc import Iterable

_LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"


def token_pattern(
    abbreviations: Iterable[str], clitics: Iterable[str], sites: Iterable[str]
) -> re.Pattern[str]:
    """The pattern of one token. `abbreviations` end in a full stop that ends no sentence (``Mr``);
    `clitics` are split off after an apostrophe (``s``, ``ll``); `sites` look like an initial and are none
    (``on X``). Every alternative consumes what it scans, so finding all tokens is linear in the text."""
    clitic = "|".join(map(re.escape, clitics))
    no_initial = "".join(rf"(?<!\b{re.escape(site)}\.)" for site in sites)
    return re.compile(
        rf"{_LETTER}{{2,}}+(?![\w.'’‑-])"  # most words, before all that could be another thing
        + r"|(?:[^\W\d_]\.){2,}"  # U.S.
        + _short(abbreviations)
        + rf"|[^\W\d_]\.(?=\s+[^\W\d_a-z]){no_initial}"  # the initial in J. Smith
        + r"|(?<=[^\W\d_A-Z] )(?:[A-Z]|[IVX]{2,5})\.(?=\s[^\W\d_A-Z])"  # Mira K. said, Leo XIV. sagte
        + r"|\$?\d+(?:[.,:]\d+)*%?(?![.,:]?\d|[-‑]?[^\W\d_])"
        + r"|(?<![^\W_])[^\W\d_]['’][^\W\d_]{2,}(?:-[^\W_]+)*"  # O'Malley
        + r"|[^\W_]+(?:['’]t\b|(?:[-‑](?:(?:[^\W\d_]\.){2,}|[^\W_]+))*)"  # don't, well-known, D-N.Y.
        + r"(?:\.(?:[^\W_]+\.){0,2}[a-z]{2,3}\b)?"  # and space.com
        + (rf"|['’](?:{clitic})\b" if clitic else "")
        + r"|--+|''|``|\.\.\.|…|\S"
    )


def _short(abbreviations: Iterable[str]) -> str:
    """An alternative for the abbreviations, by their first letters, so that most words fail it at once."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(abbreviations, key=len, reverse=True):
        by_letter[word[0]].append(re.escape(word[1:]))
    inner = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return rf"|\b(?:{inner})\." if inner else ""
