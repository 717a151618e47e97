"""Articles made to harm whoever reads them: what they hold, and a library where it stands everywhere."""

import json
import os
from html import escape
from pathlib import Path

from index.mark import yaml_mark

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"

PHENOMENA = {
    "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "colours": "\x1b[31mred\x1b[0m \x9b2J",
    "link": "\x1b]8;;https://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "window title": "\x1b]0;owned\x07 \x9d0;owned\x9c",
    "answers back": "\x1b[6n\x1b[c\x1bP+q544e\x1b\\\x05",
    "alternate screen": "\x1b[?1049h\x1b[?25l\x1bc\x1b(0",
    "bell, null, delete": "bell\x07 null\x00 delete\x7f",
    "written over": "the council paid them no\x08\x08it all in full",
    "return": "guilty\rinnocent",
    "feeds": "form\x0cfeed vertical\x0btab next\x85line\u2028separated\u2029parts",
    "bidi overrides": "\u202eevil\u202c \u202aleft\u202c",
    "bidi isolates": "\u2066 words\u2069 \u2067and\u2069 marks\u200e\u200f\u061c",
    "zero width": "no\u200bwhere \u2060 \ufeff soft\u00adhyphen \u200d\u200c\u200d joined",
    "tags": "flag\U0001f3f4\U000e0067\U000e0062\U000e007f and\U000e0001\U000e0041 words",
    "variation selectors": "a\U000e0101\U000e0102\U000e0103 b\ufe0f\ufe0f\ufe00 \u180b\u180b",
    "combining flood": "Z" + "\u0300\u0336\u0489\u20dd" * 40 + "algo",
    "fillers": "\u3164\u115f\u1160\uffa0 \u034f \ufff9notes\ufffa\ufffb",
    "emoji and scripts": f"{FAMILY} \u65e5\u672c\u8a9e \ufdfd e\u0301e\u0301 \u0e01\u0e33",
    "rich markup": "[bold]bold[/bold] [/nope] [link=http://x]x[/link] [sic] :smile:",
    "Textual markup": "[@click=app.leave]click[/] $background {name} %s [b",
    "HTML": "<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; &#x202e; </style><!--",
    "attribute": "\" onmouseover='alert(1)' x=\"",
    "formula": "=cmd|'/C calc'!A0",
    "formulas": "+1 -1 @SUM(1) \uff1d1 \t=1",
    "comment": "-->--><!-- onrecord quote {} -->",
    "Markdown": (
        "*[…]* `code` **bold** _it_ ~~gone~~ ==high== %%hidden%% $x$ ^up^ [[wiki]] #tag @someone "
        "[text](javascript:alert(1)) ![](https://evil.example/i.png) {{ template }}"
    ),
    "Markdown blocks": "# heading\n> quoted\n- list\n1. one\n| a | b |\n|---|---|\n```\ncode\n    more",
    "links": "www.example.org https://example.org/x_y me@example.org",
    "half pairs": "\ud800 lone \udfff surrogates \ufffd and \ufeff marks\u200b",
    "spaces": "tab\tand  spaces \u00a0and\r\nline ends\n\nand paragraphs\n",
    "YAML": "key: - [*x, &y !!python/object:os.system {}] # \"' | >",
    "path": "../../etc/passwd ~root $HOME `id` $(id) ; rm -rf / %2e%2e",
}
"""What articles may hold to harm whoever reads them, by what it is."""

HOSTILE = tuple(PHENOMENA.values())


NAMES = (
    "\x1b[31mred.txt",
    "\u202etxt.live.txt",
    "[bold]x[/bold].txt",
    "a\nb.txt",
    "=cmd.txt",
    "--.txt",
    os.fsdecode(b"\xff\xfe.txt"),
)
"""Names of files that are as hostile by themselves."""


def one_line(text: str) -> str:
    """`text` where a line end would end it: in a quotation, a name, a title."""
    return text.replace("\r", " ").replace("\n", " ")


def file_name(number: int, text: str, suffix: str) -> str:
    """A file's name that holds as much of `text` as one may."""
    held = text.replace("/", "_").replace("\0", "_").encode("utf-8", "surrogatepass")[:180]
    return f"{number:02} {held.decode('utf-8', 'ignore')}{suffix}"


def article(text: str) -> str:
    """An article that holds `text` in its title, in quotes of each kind, in names and in roles."""
    line = one_line(text)
    return (
        f"Storm {line}\n\n"
        f'"We {line} will," Ana Ruiz, the {line} mayor, said.\n\n'
        f"Bo Lind said that {line} was so.\n\n"
        f'"It was over," Carl {line} Moss said.\n\n'
        f"{text}\n"
    )


def front_matter(text: str) -> str:
    """An article whose front matter holds `text` in every field."""
    value = json.dumps(text.replace("\0", ""))
    fields = "".join(f"{key}: {value}\n" for key in ("title", "author", "publisher", "url", "lang"))
    return f'---\n{fields}date: 2025-03-04\n{value}: x\n---\n"We will," said Ana Ruiz.\n'


def page(text: str) -> str:
    """A web page with `text` in its title, its metadata and its words."""
    words = escape(text)
    paragraph = f"<p>&quot;The council {words} met in other rooms,&quot; Ana Ruiz said.</p>"
    meta = f'<meta name="author" content="{words}"><meta property="og:site_name" content="{words}">'
    head = f"<head><title>{words}</title>{meta}</head>"
    return f"<html>{head}<body><article>{paragraph * 4}</article></body></html>"


def speakers_yaml() -> str:
    """Rulings on names that hold each phenomenon."""
    lines = [yaml_mark("speakers"), "speakers:"]
    for number, text in enumerate(HOSTILE):
        value = json.dumps(one_line(text)[:200])
        lines += [f"  - name: {json.dumps(f'N{number} ' + one_line(text)[:200])}", f"    note: {value}"]
        lines += [f"    aliases: [{json.dumps(f'Carl {one_line(text)} Moss')}, {value}]"]
    lines += ['  - name: "Ana Ruiz \\e[31m \\u202e[/x]"', "    aliases: [Ana Ruiz]"]
    return "\n".join(lines) + "\n"


def write_hostile_library(folder: Path) -> Path:
    """A library of articles of each format, under names, titles and rulings that hold every phenomenon."""
    for number, text in enumerate(HOSTILE):
        _write(folder / file_name(number, text, ".txt"), article(text))
        _write(folder / f"{number:02}.md", front_matter(text))
        if number % 4 == 0:  # a page takes long to read, and tells apart no more than these
            _write(folder / f"{number:02}.html", page(text))
    for name in NAMES:
        _write(folder / name, 'Bo Lind said: "No."\n')
    _write(folder / "speakers.yaml", speakers_yaml())
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
