"""What we know of each language, from the files in this folder: `xx.yaml`, and `xx.tags.txt` where there is
one.

The extraction holds no word of any language; it asks a `Language`.
"""

from index.language.data import Language
from index.language.detect import detect_language
from index.language.load import language_name, languages, load_language

__all__ = ["Language", "detect_language", "language_name", "languages", "load_language"]
