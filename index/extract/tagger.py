"""Parts of speech: a greedy tagger whose knowledge is three tables of counted contexts.

Each word has a class (the tags that it can bear, or itself for the few hundred that are hardest); the
tag is looked up by the tag before, the class, and the class after, backing off to shorter contexts.
The tables are learned by `benchmarks/learn_tags.py`. One dictionary look-up a token is what makes the
extraction of a megabyte take a second.
"""

from itertools import pairwise

from index.extract.tokens import QUOTE, Tokens
from index.language.tables import TagTables

_ENDS = frozenset((".", "?", "!", ":", QUOTE))
_MOST_SEEN = 100_000


def word_class(word: str, lower: str, begins: bool, tables: TagTables) -> str:
    """The class of a word; `begins` says that it begins a sentence, where a capital tells nothing."""
    first = word[0]
    known = tables.words.get(lower)
    if first.isupper():
        if begins:
            if known is None:
                return tables.suffixes.get(lower[-5:], "START") if len(lower) > 5 else "START"
            return "S" + known if known in ("NN", "NNP") else known
        if word in tables.capitalised:
            return "C" + tables.capitalised[word]
        if len(word) > 1 and word.isupper():
            return "UP"
        return "CAP" if known is None or len(word) < 3 else "CAPLEX"
    if known is not None:
        return known
    if first.isdigit() or first == "$":
        return "CD?" if word[-1].isdigit() else "CD?" + word[-1]
    if not first.isalpha():
        return word
    if "-" in word:
        return "-" + tables.words.get(lower.rsplit("-", 1)[1], "?")
    return next(
        (
            tables.suffixes[lower[k:]]
            for k in (-5, -3, -2, -1)
            if len(lower) >= -k and lower[k:] in tables.suffixes
        ),
        "UNK",
    )


def word_classes(tokens: Tokens, tables: TagTables) -> list[str]:
    """The class of each token, with one more for the end."""
    classes: list[str] = []
    within, first = tables.seen_within, tables.seen_first
    if len(within) + len(first) > _MOST_SEEN:
        within.clear()
        first.clear()
    known = first
    for word, lower in zip(tokens.words, tokens.lowers, strict=True):
        kind = known.get(word)
        if kind is None:
            quoted = word == QUOTE
            kind = known[word] = '"' if quoted else word_class(word, lower, known is first, tables)
        classes.append(kind)
        known = first if word in _ENDS else within
    classes.append("</s>")
    return classes


def tag(tokens: Tokens, tables: TagTables) -> list[str]:
    """The part of speech of each token, by the names of the Penn Treebank."""
    classes = word_classes(tokens, tables)
    chosen = tables.chosen
    if len(chosen) > _MOST_SEEN:
        chosen.clear()
    tags: list[str] = []
    before = "<s>"
    for kind, following in pairwise(classes):
        context = (before, kind, following)
        found = chosen.get(context)
        if found is None:
            found = chosen[context] = _choose(before, kind, following, tables)
        tags.append(found)
        before = found
    return tags


def _choose(before: str, kind: str, following: str, tables: TagTables) -> str:
    """The tag by the longest context that was counted; for a class never met, by its first letter."""
    found = tables.between.get((before, kind, following)) or tables.after.get((before, kind))
    found = found or tables.alone.get(kind)
    return found or ("NNP" if kind[0] in "CU" else "NN" if kind[0].isalpha() else ":")
