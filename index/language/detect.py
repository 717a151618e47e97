"""Which language an article is written in, among those that we have a file for."""

import re

from index.language.load import function_words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000


def detect_language(text: str, default: str = "en") -> str:
    """The language whose frequent words fill most of the beginning of `text`, else `default`."""
    words = [match.group().lower() for match in _WORD.finditer(text, 0, _SAMPLE)]
    if not words:
        return default
    shares = {
        code: sum(word in known for word in words) / len(words) for code, known in function_words().items()
    }
    best = max(shares, key=lambda code: (shares[code], code == default))
    return best if shares[best] > 0.1 else default
