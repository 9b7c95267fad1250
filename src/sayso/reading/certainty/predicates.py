"""The words that a content's claims hang on: the main verb of each sentence, and what is coordinated with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sayso.reading.certainty.markers import stem, stems
from sayso.reading.certainty.tree import AUXILIARIES, OBLIQUES, SUBJECTS, below, between, is_clause
from sayso.reading.grammar.words import Words
from sayso.reading.text.quotation import Range

_SIDE = OBLIQUES | {"advcl", "acl", "acl:relcl", "advmod", "punct", "cc", "cc:preconj", "case", "mark"}
_SIDE |= {"neg", "det", "det:predet", "discourse", "aux", "mwe"}
_CLAUSES = frozenset(("ccomp", "acl", "acl:relcl"))
_MAIN = frozenset(("ccomp", "root", "parataxis"))
_BESIDE = frozenset(("conj", "parataxis"))


def predicates(words: Words, places: Sequence[Range]) -> list[int]:
    """The numbers of the main predicates in the characters of ``places``, in order; a noun where there is no clause.

    Of a noun that has what it says in a clause (*the claim that …*) it is the predicate of that clause.
    """
    inside = {word for start, end in places for word in between(words, start, end)}
    found: list[int] = []
    for _, here in groupby(sorted(inside), words.sentences.__getitem__):
        found += _of_sentence(words, list(here), inside)
    clauses = [word for word in found if words.relations[word] in _MAIN or is_clause(words, word)]
    return clauses or found[:1]


def _of_sentence(words: Words, here: Sequence[int], inside: set[int]) -> list[int]:
    tops = [word for word in here if words.heads[word] not in inside or words.relations[word] == "root"]
    clauses = [word for word in tops if is_clause(words, word)]
    main = [word for word in clauses if words.relations[word] not in _SIDE] or clauses
    if main:
        return sorted({each for word in main for each in _coordinated(words, word, inside)})
    nouns = [word for word in tops if words.relations[word] not in _SIDE] or [
        w for w in tops if words.pos[w][0].isalpha()
    ]
    return [_inner(words, word) for word in nouns[:1]]


def clause_of(words: Words, noun: int) -> int | None:
    """The predicate of the clause that tells what a noun says: *the claim that he lied*."""
    found = [word for word in below(words, noun, _CLAUSES) if is_clause(words, word) and word > noun]
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
        for child in below(words, one, _BESIDE):
            own = below(words, child, SUBJECTS) or "MD" in {words.pos[aux] for aux in below(words, child, AUXILIARIES)}
            if child in inside and own:
                waiting.append(child)
    return found
