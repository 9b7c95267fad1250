"""The words that a content's claims hang on: the main verb of each of its sentences, and what is coordinated with it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.certainty.markers import stem, stems
from sayso.reading.quotation import Range
from sayso.reading.words import Words

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_SIDE = ("advcl", "acl", "nmod", "advmod", "punct", "cc", "case", "mark", "neg", "det", "discourse", "aux", "mwe")
_CLAUSES = ("ccomp", "acl")


def predicates(words: Words, places: Sequence[Range]) -> list[int]:
    """The numbers of the main predicates in the characters of ``places``, in order; a noun where there is no clause.

    Of a noun that has what it says in a clause (*the claim that …*) it is the predicate of that clause.
    """
    inside = {word for start, end in places for word in words.within(start, end)}
    found: list[int] = []
    sentence = -1
    for word in sorted(inside):
        if words.sentences[word] != sentence:
            sentence = words.sentences[word]
            found += _of_sentence(words, [each for each in words.sentence(word) if each in inside], inside)
    clauses = [word for word in found if is_clause(words, word) or words.related(word, "ccomp", "root", "parataxis")]
    return clauses or found[:1]


def _of_sentence(words: Words, here: Sequence[int], inside: set[int]) -> list[int]:
    tops = [word for word in here if words.heads[word] not in inside or words.relations[word] == "root"]
    clauses = [word for word in tops if is_clause(words, word)]
    main = [word for word in clauses if not words.related(word, *_SIDE)] or clauses
    if main:
        return sorted({each for word in main for each in _coordinated(words, word, inside)})
    nouns = [word for word in tops if not words.related(word, *_SIDE)] or [w for w in tops if words.pos[w][0].isalpha()]
    return [_inner(words, word) for word in nouns[:1]]


def is_clause(words: Words, word: int) -> bool:
    """Whether ``word`` is a verb, or has a subject."""
    return words.pos[word][:2] in ("VB", "MD") or bool(words.children(word, *SUBJECTS, "cop"))


def subject(words: Words, word: int) -> int | None:
    """The subject of a predicate."""
    return next(iter(words.children(word, *SUBJECTS)), None)


def clause_of(words: Words, noun: int) -> int | None:
    """The predicate of the clause that tells what a noun says: *the claim that he lied*."""
    found = [word for word in words.children(noun, *_CLAUSES) if is_clause(words, word) and word > noun]
    return found[0] if found else None


def _inner(words: Words, word: int) -> int:
    if stem(words[word]) in stems("claims"):
        return clause_of(words, word) or word
    return word


def _coordinated(words: Words, word: int, inside: set[int]) -> list[int]:
    """A predicate and those beside it that have a subject or a modal verb of their own."""
    found, waiting = [], [word]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for child in words.children(one, "conj", "parataxis"):
            own = words.children(child, *SUBJECTS) or "MD" in {words.pos[aux] for aux in words.children(child, "aux")}
            if child in inside and own:
                waiting.append(child)
    return found
