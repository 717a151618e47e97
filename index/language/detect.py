"""Which language an article is written in, among those that we have a file for."""

import re
from collections import Counter
from functools import cache

from index.language.load import function_words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000


_LEAD = 3


def detect_language(text: str, default: str = "en") -> str:
    """The language with the most frequent words of its own at the beginning of `text`, else `default`.

    A word that is frequent in several languages (*no*, *in*) tells nothing; another language than `default`
    must lead it by three words, so that a line or two does not make an article foreign.
    """
    words = Counter(match.group().lower() for match in _WORD.finditer(text, 0, _SAMPLE))
    counts = {code: sum(words[w] for w in words.keys() & known) for code, known in _own_words().items()}
    best = max(counts, key=lambda code: (counts[code], code == default), default=default)
    return best if counts[best] >= counts.get(default, 0) + _LEAD else default


@cache
def _own_words() -> dict[str, frozenset[str]]:
    """The frequent words of each language that are frequent in no other."""
    every = function_words()
    shared = Counter(word for known in every.values() for word in known)
    return {code: frozenset(word for word in known if shared[word] == 1) for code, known in every.items()}
