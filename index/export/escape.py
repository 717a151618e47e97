"""Any text as Markdown that shows exactly this text, and back again.

What comes from an article must read as it stands there, whatever it holds, in GitHub, pandoc and
Obsidian: nothing in it may start a block, emphasise, link, tag, comment, typeset or run. Ordinary
prose stays as it is, so that the file reads well before it is rendered too. Straight quotation marks
and apostrophes are left alone (pandoc curls them unless told otherwise).

`unescape` gives back what `escape` was given, character for character.
"""

import re
from html import unescape as decode_entity

from index.safe import INVISIBLE, REPLACEMENT, make_safe

_EDGE_SPACE = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"

_SPECIAL = re.compile(
    r"""
      [\\`*\[\]<>~|^{}$=@]            # marks, links, HTML, tables, notes, attributes, formulas, citations
    | (?<! [^\W_] ) _ | _ (?! [^\W_] )  # emphasis, which does not begin or end inside a word
    | \#                              # headings, #tags, and issues
    | & (?= \#? [0-9A-Za-z]+ ; )      # what would be an entity
    | % (?= % ) | (?<= % ) %          # %%comments%%
    | - (?= - ) | (?<= - ) -          # dashes that pandoc would join
    | (?<= \. ) \.                    # dots that it would make an ellipsis
    | (?<= [wW][wW][wW] ) \.          # www.example.org
    | : (?= // )                      # https://
    | : (?= [a-z+-][a-z0-9_+-]* : )   # :emoji:
    | ^ [-+:%]                        # what starts a block: bullets, rules, definitions
    | ^ (?! [A-Z] \. [ ] \S )         # numbered lists; J. Doe is none
      \(? (?: [0-9]+ | [A-Za-z] | [ivxlcdm]+ | [IVXLCDM]+ ) [.)] (?= \s | \Z )
    | \t
    | (?<! [^\n] ) \n | \n (?! [^\n] )      # what would leave a line empty
    | ^ SPACE | SPACE $
    """.replace("SPACE", _EDGE_SPACE),
    re.VERBOSE | re.MULTILINE,
)

# GitHub looks for mentions, issues and emoji in what is already rendered: only a break keeps it off.
BREAK = "<!-- -->"
_BREAKING = re.compile(r"@(?=[^\W_])|\#(?=[0-9])|:(?=[a-z+-][a-z0-9_+-]*:)")

_ESCAPED = re.compile(
    rf"\\([!-/:-@\[-`{{-~])|(&\#[0-9]{{1,7}};)|{REPLACEMENT}<!--U\+([0-9A-F]{{1,6}})-->|{BREAK}"
)


def escape(text: str) -> str:
    """Markdown that renders as `text`: lines of a paragraph, none of them empty.

    What a terminal or a browser could obey (controls, bidirectional overrides) shows as U+FFFD, with
    the character that it stands for in a comment behind it; what has no width is spelled out as an
    entity, so that it shows in the source and does what it did in the article.
    """
    escaped = _SPECIAL.sub(_escape_one, text)
    safe = make_safe(escaped)
    if safe == escaped:
        return escaped
    return "".join(c if c == s else _disarm(c, s) for c, s in zip(escaped, safe, strict=True))


def escape_line(text: str) -> str:
    """`escape` for a place of one line: every run of white space becomes one space."""
    return escape(" ".join(text.split()))


def unescape(markdown: str) -> str:
    """The text that `escape` made `markdown` of. Whatever else stands in `markdown` is left as it is."""
    return _ESCAPED.sub(_unescape_one, markdown)


def _escape_one(match: re.Match[str]) -> str:
    found = match[0]
    if found.isspace():
        return f"&#{ord(found)};"
    broken = BREAK if _BREAKING.match(match.string, match.start()) else ""
    return f"{found[:-1]}\\{found[-1]}{broken}"


def _disarm(char: str, safe: str) -> str:
    if safe == INVISIBLE:
        return f"&#{ord(char)};"
    return f"{REPLACEMENT}<!--U+{ord(char):04X}-->"


def _unescape_one(match: re.Match[str]) -> str:
    punctuation, entity, code = match.groups()
    if punctuation:
        return str(punctuation)
    if entity:
        return decode_entity(entity)
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else match[0]
    return ""
