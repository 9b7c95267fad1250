"""What speaks for and against two passages saying the same, as numbers with names.

All are the same whichever passage comes first: of what each side has by itself, the lesser and the greater are given.
Words are laid beside those of the other passage that mean the nearest (BERTScore: Zhang et al. 2020), once as the
encoder sees them in their sentence and once by themselves, and weigh by how rare they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sayso.reading.text.arrays import Floats, Ints
from sayso.tracing.likeness.doubles import Doubles
from sayso.tracing.likeness.encoder import Meaning
from sayso.tracing.likeness.gists import Gist, unit
from sayso.tracing.likeness.words import Said
from sayso.vocabulary import Figure, When

NAMES = (
    "meaning",  # cosine of the vectors of the whole
    "gist",  # cosine of the rough ones
    "words of the shorter",  # share of its words, by rarity, that the other has
    "words of the longer",
    "words in common",  # their rarity added up
    "names of the fewer",  # share of its names that the other has
    "names of the more",
    "no name in common",  # though both have names
    "a side without names",
    "words in place, less",  # how near the words of a side come to the other's, as they stand; the less near side
    "words in place, more",
    "words alone, less",
    "words alone, more",
    "odd word, less",  # the rarest word that has no like on the other side
    "odd word, more",
    "what is told, less",  # as words alone, names left out
    "what is told, more",
    "numbers in common",
    "no number in common",  # though both have numbers
    "one side has numbers",
    "no numbers",
    "pairs of words",  # share of the fewer pairs of neighbouring words that the other has
    "lengths",  # the shorter's words per word of the longer
    "words of fewer",  # logarithm of how many
    "one side denies",
    "both deny",
    "figures meet",
    "figures differ",
    "times differ",
    "same predicate",  # how likely the main predicates are one word
    "predicates in place",  # cosine of the main predicates, as far as they can be told
    "predicates alone",
    "predicate, less",  # how near the main predicate of a side comes to any word of the other
    "predicate, more",
    "words in place, all",  # cosine of the means of all words by their rarity, as they stand
    "what is told in place",  # the same, names left out
    "what is told alone",
)
KEPT = 8_000  # passages of which more is kept than their words: those of the stories that are compared next
_CHUNK = 256  # pairs whose words are laid beside each other at a time
_FEW = 0.1  # rarity below which a passage has all but no words


@dataclass(frozen=True, slots=True, eq=False)  # itself, so that what is worked out for one is kept
class Known:
    """All that is compared of one passage."""

    said: Said
    gist: Gist
    meaning: Meaning
    figures: tuple[Figure, ...] = ()
    times: tuple[When, ...] = ()


def features(known: Sequence[Known], pairs: Ints) -> Doubles:
    """The features [pairs, features] of ``pairs`` [pairs, 2] of the passages with these numbers."""
    found = np.zeros((len(pairs), len(NAMES)))
    if not len(pairs):
        return found
    found[:, 0] = _cosines(np.stack([one.meaning.vector for one in known]), pairs)
    found[:, 1] = _cosines(np.stack([one.gist.vector for one in known]), pairs)
    aligned = _aligned(known, pairs)
    found[:, 9:17], found[:, 32:34] = aligned[:, :8], aligned[:, 8:]
    for column, means in _means(known).items():
        found[:, column] = _cosines(means, pairs)
    predicates = [_predicates(one) for one in known]
    rows = _rows(pairs)
    found[:, 2:9] = [_shared(known[one].said, known[other].said) for one, other in rows]
    found[:, 17:26] = [_compared(known[one].said, known[other].said) for one, other in rows]
    found[:, 29] = [_one_predicate(predicates[one], predicates[other]) for one, other in rows]
    for row, (one, other) in enumerate(rows):
        a, b = known[one], known[other]
        if a.figures and b.figures:
            found[row, 26:28] = _figures(a.figures, b.figures)
        if a.times and b.times:
            found[row, 28] = _times_differ(a.times, b.times)
    return found


def _means(known: Sequence[Known]) -> dict[int, Floats]:
    """Means of the words of each passage [passages, width], by the column of the feature that compares them."""
    means = unit(np.stack([_means_of(one) for one in known]))
    return {column: means[:, number] for number, column in enumerate((30, 31, 34, 35, 36))}


@lru_cache(maxsize=KEPT)
def _means_of(one: Known) -> Floats:
    said, alone, in_place = one.said, one.gist.words, one.meaning.words.astype(np.float32)
    telling = one.meaning.telling.astype(np.float32)
    return np.stack(
        [telling @ in_place, telling @ alone, said.weights @ in_place, said.told @ in_place, said.told @ alone]
    )


@lru_cache(maxsize=KEPT)
def _predicates(one: Known) -> dict[str, float]:
    """How likely each stem is the main predicate."""
    found: dict[str, float] = {}
    for key, likely in zip(one.said.stems, one.meaning.telling.tolist(), strict=True):
        found[key] = found.get(key, 0.0) + likely
    return found


def _cosines(vectors: np.ndarray[tuple[int, int], np.dtype[np.floating]], pairs: Ints) -> Doubles:
    first, second = (vectors[pairs[:, side]].astype(float) for side in (0, 1))
    result: Doubles = np.einsum("ij,ij->i", first, second)
    return result


def _rows(pairs: Ints) -> list[tuple[int, int]]:
    return [(one, other) for one, other in pairs.tolist()]


def _shared(a: Said, b: Said) -> tuple[float, ...]:
    common = sum(min(a.weight[key], b.weight[key]) for key in sorted(a.weight.keys() & b.weight.keys()))
    sums = a.total, b.total
    words = common / max(min(sums), _FEW), common / max(*sums, _FEW), common
    if not (a.names and b.names):
        return *words, 0.0, 0.0, 0.0, 1.0
    names = len(a.names & b.names)
    fewer, more = sorted((len(a.names), len(b.names)))
    return *words, names / fewer, names / more, float(names == 0), 0.0


def _one_predicate(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """How likely both main predicates are one word."""
    return sum(ours[key] * theirs[key] for key in sorted(ours.keys() & theirs.keys()))


def _compared(a: Said, b: Said) -> tuple[float, ...]:
    numbers = len(a.number_set & b.number_set)
    both, none = bool(a.numbers and b.numbers), not (a.numbers or b.numbers)
    fewer, more = sorted((len(a.stems), len(b.stems)))
    return (
        float(numbers),
        float(both and not numbers),
        float(not both and not none),
        float(none),
        len(a.pairs & b.pairs) / max(1, min(len(a.pairs), len(b.pairs))),
        fewer / max(1, more),
        math.log1p(fewer),
        float(a.denies != b.denies),
        float(a.denies and b.denies),
    )


def _figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[float, float]:
    """Whether figures of both sides leave room for one number, and whether they do not; of one unit only."""
    alike = [(one, other) for one in ours for other in theirs if (one.unit, one.per) == (other.unit, other.per)]
    meet = any(_meet(one, other) for one, other in alike)
    return float(meet), float(bool(alike) and not meet)


def _meet(one: Figure, other: Figure) -> bool:
    low = max(-math.inf if end is None else end for end in (one.low, other.low))
    high = min(math.inf if end is None else end for end in (one.high, other.high))
    return low <= high


def _times_differ(ours: Sequence[When], theirs: Sequence[When]) -> float:
    """Whether both sides name days, and none of them can be the same."""
    known = [[(one.start or "", one.end or "9999") for one in side if one.start or one.end] for side in (ours, theirs)]
    if not all(known):
        return 0.0
    return float(not any(max(a[0], b[0]) <= min(a[1], b[1]) for a in known[0] for b in known[1]))


def _aligned(known: Sequence[Known], pairs: Ints) -> Doubles:
    """The ten features of words laid beside each other: eight, and two of the main predicates."""
    sizes = np.array([len(one.said.stems) for one in known], dtype=np.int64)
    found = np.zeros((len(pairs), 10))
    possible = np.flatnonzero((sizes[pairs] > 0).all(1))
    possible = possible[np.argsort(sizes[pairs[possible]].max(1), kind="stable")]  # pairs of one size together
    for rows in _chunks(possible):
        chosen = pairs[rows]
        sides = [_Side.of(known, chosen[:, side], int(sizes[chosen[:, side]].max())) for side in (0, 1)]
        found[rows] = _laid_beside(*sides)
    return found


def _chunks(rows: Ints) -> Iterator[Ints]:
    for start in range(0, len(rows), _CHUNK):
        yield rows[start : start + _CHUNK]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of some pairs, filled up with zeros to the same number of words."""

    in_place: Doubles  # [pairs, words, width]
    alone: Doubles
    weights: Doubles  # [pairs, words]
    told: Doubles  # as weights, those of names zero
    telling: Doubles  # how likely each is the main predicate

    @classmethod
    def of(cls, known: Sequence[Known], numbers: Ints, most: int) -> _Side:
        distinct, places = np.unique(numbers, return_inverse=True)
        shape = len(distinct), most
        first = known[int(distinct[0])]
        in_place = np.zeros((*shape, first.meaning.words.shape[1]))
        alone = np.zeros((*shape, first.gist.words.shape[1]))
        weights, told, telling = (np.zeros(shape) for _ in range(3))
        for row, number in enumerate(distinct.tolist()):
            one = known[number]
            size = len(one.said.stems)
            in_place[row, :size], alone[row, :size] = one.meaning.words, one.gist.words
            weights[row, :size], told[row, :size] = one.said.weights, one.said.told
            telling[row, :size] = one.meaning.telling
        return cls(in_place[places], alone[places], weights[places], told[places], telling[places])


def _laid_beside(one: _Side, other: _Side) -> Doubles:
    columns: list[Doubles] = []
    missing = np.where(one.weights[:, :, None] * other.weights[:, None, :] > 0, 0.0, -2.0)
    in_place = one.in_place @ other.in_place.transpose(0, 2, 1) + missing
    near = np.maximum(in_place.max(2), -1), np.maximum(in_place.max(1), -1)
    columns += _less_and_more(_mean(near[0], one.weights), _mean(near[1], other.weights))
    alone = one.alone @ other.alone.transpose(0, 2, 1) + missing
    like = np.maximum(alone.max(2), -1), np.maximum(alone.max(1), -1)
    columns += _less_and_more(_mean(like[0], one.weights), _mean(like[1], other.weights))
    columns += _less_and_more((one.weights * (1 - near[0])).max(1), (other.weights * (1 - near[1])).max(1))
    columns += _less_and_more(_mean(like[0], one.told), _mean(like[1], other.told))
    columns += _less_and_more((near[0] * one.telling).sum(1), (near[1] * other.telling).sum(1))
    return np.stack(columns, 1)


def _mean(values: Doubles, weights: Doubles) -> Doubles:
    result: Doubles = (values * weights).sum(1) / np.maximum(weights.sum(1), 1e-6)
    return result


def _less_and_more(one: Doubles, other: Doubles) -> list[Doubles]:
    return [np.minimum(one, other), np.maximum(one, other)]
