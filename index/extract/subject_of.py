"""The subject of a verb, where its language puts it."""

from index.extract.brackets import bracket_subject
from index.extract.inversion import free_subject
from index.extract.phrases import FINITE, Phrase, verb_group_start
from index.extract.sentences import Range
from index.extract.subjects import subject_before
from index.extract.tokens import Tokens
from index.language.data import Lexicon


def subject_of(tokens: Tokens, verb: int, sentence: Range, lexicon: Lexicon) -> tuple[Phrase, str] | None:
    """The subject of the finite verb at `verb`, and how it was found."""
    if not lexicon.grammar.verb_final:
        start = verb_group_start(tokens, verb, sentence[0], lexicon)
        return subject_before(tokens, start, sentence[0], lexicon)
    phrase, way, _ = bracket_subject(tokens, verb, sentence, lexicon)
    return None if phrase is None else (phrase, way)


def sentence_subject(tokens: Tokens, sentence: Range, lexicon: Lexicon) -> tuple[Phrase, int] | None:
    """Who or what a sentence tells of, on either side of its first verb, and that verb's token."""
    verb = next((k for k in range(*sentence) if tokens.tags[k] in FINITE), None)
    if verb is None and lexicon.grammar.verb_final:  # many a third person looks like the participle
        verb = next((k for k in range(*sentence) if tokens.tags[k] == "VBN"), None)
    if verb is None:
        return None
    if lexicon.grammar.subject_dropped:
        start = verb_group_start(tokens, verb, sentence[0], lexicon)
        phrase, _ = free_subject(tokens, start, verb, sentence, lexicon)
        return None if phrase is None else (phrase, verb)
    found = subject_of(tokens, verb, sentence, lexicon)
    return None if found is None else (found[0], verb)
