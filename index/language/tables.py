"""The tagger's tables as a text file: readable, mergeable, quick to load.

Sections in brackets. Under ``[words]``, ``[suffixes]`` and ``[capitalised]`` each line is a class, a tab,
and the words of that class; ``*`` stands for words that are a class of their own. Under ``[contexts]`` each
line is a tag, a tab, and the contexts in which it is chosen: ``class``, ``before class`` or
``before class after``, separated by tabs.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

_HEAD = "# Parts of speech, learned by benchmarks/learn_tags.py. Words and counted contexts; no sentences.\n"
_LEXICONS = ("words", "suffixes", "capitalised")


@dataclass(frozen=True, slots=True)
class TagTables:
    """What the tagger knows of a language. Classes are short strings; see `benchmarks/learn_tags.py`.
    `seen_within` and `seen_first` remember the classes of words met within a sentence and at its start,
    `chosen` the tags of contexts met."""

    words: Mapping[str, str] = field(default_factory=dict)
    suffixes: Mapping[str, str] = field(default_factory=dict)
    capitalised: Mapping[str, str] = field(default_factory=dict)
    alone: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[tuple[str, str], str] = field(default_factory=dict)
    between: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    seen_within: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    seen_first: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    chosen: dict[tuple[str, str, str], str] = field(default_factory=dict, compare=False, repr=False)


def dump_tables(tables: TagTables) -> str:
    """The tables as the text that `load_tables` reads."""
    lines = [_HEAD]
    for name in _LEXICONS:
        by_class: dict[str, list[str]] = defaultdict(list)
        for word, kind in getattr(tables, name).items():
            by_class["*" if kind == "=" + word else kind].append(word)
        lines.append(f"[{name}]\n")
        lines += [f"{kind}\t{' '.join(sorted(words))}\n" for kind, words in sorted(by_class.items())]
    by_tag: dict[str, list[str]] = defaultdict(list)
    for kind, found in tables.alone.items():
        by_tag[found].append(kind)
    for context, found in [*tables.after.items(), *tables.between.items()]:
        by_tag[found].append(" ".join(context))
    lines.append("[contexts]\n")
    lines += ["\t".join([found, *sorted(contexts)]) + "\n" for found, contexts in sorted(by_tag.items())]
    return "".join(lines)


def load_tables(text: str) -> TagTables:
    """The tables from the text of such a file."""
    lexicons: dict[str, dict[str, str]] = {name: {} for name in _LEXICONS}
    alone: dict[str, str] = {}
    after: dict[tuple[str, str], str] = {}
    between: dict[tuple[str, str, str], str] = {}
    section = ""
    for line in text.splitlines():
        if not line or line.startswith("# "):
            continue
        if "\t" not in line:
            section = line.strip("[]")
            continue
        key, _, rest = line.partition("\t")
        if section != "contexts":
            lexicon = lexicons[section]
            for word in rest.split(" "):
                lexicon[word] = "=" + word if key == "*" else key
            continue
        for context in rest.split("\t"):
            parts = context.split(" ")
            if len(parts) == 1:
                alone[context] = key
            elif len(parts) == 2:
                after[parts[0], parts[1]] = key
            else:
                between[parts[0], parts[1], parts[2]] = key
    return TagTables(lexicons["words"], lexicons["suffixes"], lexicons["capitalised"], alone, after, between)
