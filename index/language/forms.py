"""The forms of verbs, from the rules that a language file gives."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence


def verb_forms(
    lemma: str, rules: Iterable[Sequence[str]], irregular: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """All forms of a verb, itself first: those listed as irregular, else by the first rule that fits.

    A rule is an ending of the lemma and what stands in its place in each other form; ``~`` in it stands for
    the rest of the lemma, where something is set before that (*ge~t*).
    """
    if lemma in irregular:
        return (lemma, *irregular[lemma])
    for ending, *others in rules:
        if lemma.endswith(ending):
            stem = lemma[: len(lemma) - len(ending)]
            return (lemma, *(other.replace("~", stem) if "~" in other else stem + other for other in others))
    return (lemma,)


def unaccented(word: str) -> str:
    """A word without its accents."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
