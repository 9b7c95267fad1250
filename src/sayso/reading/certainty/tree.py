"""Quick looks into the tree of a sentence: relations by their full names, sentences and words by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set

from sayso.reading.grammar.words import Words

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
CLAUSAL_SUBJECTS = frozenset(("csubj", "csubjpass"))
ADVERBS = frozenset(("advmod",))
AUXILIARIES = frozenset(("aux",))
CASES = frozenset(("case",))
COMPLEMENTS = frozenset(("ccomp", "xcomp"))
NEGATIONS = frozenset(("neg",))
OBJECTS = frozenset(("dobj",))
OBLIQUES = frozenset(("nmod", "nmod:tmod", "nmod:npmod", "nmod:poss"))
_CLAUSE = SUBJECTS | {"cop"}


def below(words: Words, word: int, relations: Set[str]) -> list[int]:
    """The words that depend on ``word`` in one of ``relations``, in order."""
    names = words.relations
    return [child for child in words.children(word) if names[child] in relations]


def between(words: Words, start: int, end: int) -> range:
    """The words that touch the characters ``[start, end)``."""
    return range(bisect_right(words.ends, start), bisect_left(words.starts, end))


def sentence(words: Words, word: int) -> range:
    """All words of the sentence that ``word`` stands in."""
    number = words.sentences[word]
    return range(bisect_left(words.sentences, number), bisect_right(words.sentences, number))


def is_clause(words: Words, word: int) -> bool:
    """Whether ``word`` is a verb, or has a subject."""
    return words.pos[word][:2] in ("VB", "MD") or bool(below(words, word, _CLAUSE))


def subject(words: Words, word: int) -> int | None:
    """The subject of a predicate."""
    return next(iter(below(words, word, SUBJECTS)), None)
