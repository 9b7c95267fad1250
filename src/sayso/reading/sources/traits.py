"""What is known of the nouns of a story by itself, as numbers: what the scorer of coreference compares."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.reading.grammar.nouns import Noun
from sayso.reading.grammar.words import Words
from sayso.reading.model.parsing import NAME_TYPES
from sayso.reading.sources.bearers import Bearer, Bearers
from sayso.reading.text.arrays import Ints
from sayso.reading.text.quotation import Range, quoted
from sayso.vocabulary import Attribution

# Forms of nouns: pronouns by their number here, then names and descriptions.
PRONOUNS = ("he him his himself", "she her hers herself", "it its itself", "they them their theirs themselves")
_PRONOUN = {word: number for number, words in enumerate(PRONOUNS) for word in words.split()}
HE, SHE, IT, THEY, NAMED, DESCRIBED, OTHER = range(7)
FORMS = 7

ROLES = ("nsubj", "nsubjpass", "dobj", "nmod", "nmod:poss")
# Relations in which a word says what a noun is: *spokesman Dale Orr*, *Orr, a spokesman*.
_TELLING = ("compound", "appos")
_MOST_TELLING = 4
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their"])

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of every noun of a story; a value a noun, in reading order."""

    heads: Ints
    sentences: Ints
    paragraphs: Ints
    forms: Ints  # one of the forms above
    types: Ints
    plural: Ints  # 1 yes, -1 no, 0 unknown
    genders: Ints  # 1 m, -1 f, 0 unknown
    roles: Ints  # number among ROLES, or their count
    verbs: Ints  # the word it depends on
    reaches: Ints  # [nouns, 2]: the words of its subtree
    quotes: Ints  # number of the quotation it stands in, -1 for none
    told: Ints  # number of the attribution it is the source of, -1 for none
    within: Ints  # number of the attribution whose content it stands in, most closely; -1 for none
    bearers: Ints  # number of the bearer of its name; -1 for none
    texts: Ints  # the same for nouns with the same head word
    telling: Ints  # [nouns, most]: numbers as in ``texts`` of the words that say what it is; -1 for none
    definite: Flags


def traits(words: Words, nouns: Sequence[Noun], bearers: Bearers, attributions: Sequence[Attribution]) -> Traits:
    """The traits of ``nouns``, which stand in reading order."""
    heads = np.array([noun.head for noun in nouns], dtype=np.int64)
    starts = np.array([words.starts[noun.head] for noun in nouns], dtype=np.int64)
    lines = np.array([place for place, mark in enumerate(words.text) if mark == "\n"], dtype=np.int64)
    subtrees = [words.subtree(noun.head) for noun in nouns]
    groups = [bearers.group(noun) for noun in nouns]
    known: dict[Hashable, int] = {}
    texts: dict[str, int] = {}
    named = [bearers.of(noun) for noun in nouns]
    telling = np.full((len(nouns), _MOST_TELLING), -1, dtype=np.int64)
    for row, noun in enumerate(nouns):
        for column, word in enumerate(words.children(noun.head, *_TELLING)[:_MOST_TELLING]):
            telling[row, column] = texts.setdefault(words[word].casefold(), len(texts))
    return Traits(
        heads=heads,
        sentences=np.array([words.sentences[noun.head] for noun in nouns], dtype=np.int64),
        paragraphs=np.searchsorted(lines, starts),
        forms=np.array([_form(words, noun) for noun in nouns], dtype=np.int64),
        types=np.array([NAME_TYPES.index(noun.type) for noun in nouns], dtype=np.int64),
        plural=np.array([{True: 1, False: -1, None: 0}[noun.plural] for noun in nouns], dtype=np.int64),
        genders=np.array([_gender(noun, bearer) for noun, bearer in zip(nouns, named, strict=True)], dtype=np.int64),
        roles=np.array([_role(words.relations[noun.head]) for noun in nouns], dtype=np.int64),
        verbs=np.array([words.heads[noun.head] for noun in nouns], dtype=np.int64),
        reaches=np.array([(r.start, r.stop) for r in subtrees], dtype=np.int64).reshape(-1, 2),
        quotes=_inside(starts, quoted(words.text)),
        told=_told(words, attributions, heads),
        within=_within(starts, attributions),
        bearers=np.array([-1 if one is None else known.setdefault(one, len(known)) for one in groups], dtype=np.int64),
        texts=np.array([texts.setdefault(words[noun.head].casefold(), len(texts)) for noun in nouns], dtype=np.int64),
        telling=telling,
        definite=np.array([_is_definite(words, noun) for noun in nouns], dtype=bool),
    )


def _form(words: Words, noun: Noun) -> int:
    if noun.kind == "pronoun":
        return _PRONOUN.get(words[noun.head].casefold(), OTHER)
    return {"name": NAMED, "description": DESCRIBED}.get(noun.kind, OTHER)


def _gender(noun: Noun, bearer: Bearer | None) -> int:
    gender = noun.gender or (bearer.gender if bearer else None)
    return {"m": 1, "f": -1, None: 0}[gender]


def _role(relation: str) -> int:
    return ROLES.index(relation) if relation in ROLES else len(ROLES)


def _is_definite(words: Words, noun: Noun) -> bool:
    first = words.text[noun.start : noun.end].partition(" ")[0].casefold()
    return noun.kind == "description" and (first in _DEFINITE or bool(words.children(noun.head, "nmod:poss")))


def _inside(starts: Ints, ranges: Sequence[Range]) -> Ints:
    """The number of the range that each place stands in, or -1; the ranges rise and do not meet."""
    edges = np.array(ranges, dtype=np.int64).reshape(-1, 2)
    number = np.searchsorted(edges[:, 0], starts, "right") - 1
    inside = number >= 0
    inside[inside] = starts[inside] < edges[number[inside], 1]
    return np.where(inside, number, -1)


def _told(words: Words, attributions: Sequence[Attribution], heads: Ints) -> Ints:
    """The attribution that each noun is the source of, the first one, or -1."""
    found = np.full(len(heads), -1, dtype=np.int64)
    rows = {int(head): row for row, head in enumerate(heads)}
    for number, one in enumerate(attributions):
        for span in one.source:
            row = rows.get(head if (head := words.head(span.start, span.end)) is not None else -1)
            if row is not None and found[row] < 0:
                found[row] = number
    return found


def _within(starts: Ints, attributions: Sequence[Attribution]) -> Ints:
    """The attribution whose content each noun stands in most closely, or -1."""
    found = np.full(len(starts), -1, dtype=np.int64)
    sizes = [sum(span.end - span.start for span in one.content) for one in attributions]
    for number in sorted(range(len(attributions)), key=lambda number: -sizes[number]):
        for span in attributions[number].content:
            first, last = np.searchsorted(starts, [span.start, span.end])
            found[first:last] = number
    return found
