"""Pairs of a noun and one that it may point back to: numbers for the scorer, a row a pair, in bulk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sayso.reading.model.parsing import NAME_TYPES
from sayso.reading.sources.traits import DESCRIBED, FORMS, IT, NAMED, OTHER, ROLES, Traits
from sayso.reading.text.arrays import Floats, Ints

# Nouns before one that it may point back to; and however far back, the last mention of everyone who has a name.
NEAREST = 40

_SENTENCES = np.array([0, 1, 2, 3, 5, 9])  # distances in sentences, told apart by these edges
_THING = NAME_TYPES.index("other")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of traits: the noun that points back, and the one it may point to; all pairs of one noun in a row."""

    nouns: Ints
    candidates: Ints
    features: Floats


def points_back(traits: Traits) -> Ints:
    """The nouns that may point back to others: pronouns of the third person, and definite people and organisations."""
    described = (traits.forms == DESCRIBED) & traits.definite & (traits.types != _THING)
    found: Ints = np.flatnonzero((traits.forms < NAMED) | described)
    return found


def pairs(traits: Traits, nouns: Ints) -> Pairs:
    """The pairs of ``nouns`` with their candidates, and the features of each."""
    open_ = traits.forms != OTHER
    named = np.flatnonzero(traits.bearers >= 0)
    rows = []
    for noun in nouns.tolist():
        before = np.flatnonzero(open_[:noun])
        # A thing is a candidate for *it* and *they*, and for a noun of the same word.
        fits = (traits.types[before] != _THING) | (traits.texts[before] == traits.texts[noun])
        fits |= traits.forms[noun] >= IT and traits.forms[noun] < NAMED
        before = before[fits][-NEAREST:]
        known = named[: np.searchsorted(named, noun)][::-1]
        last = known[np.unique(traits.bearers[known], return_index=True)[1]]
        rows.append(np.union1d(before, last))
    left = np.repeat(nouns, [len(row) for row in rows])
    right = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    return Pairs(left, right, _features(traits, left, right))


def _features(t: Traits, i: Ints, j: Ints) -> Floats:
    sentences = t.sentences[i] - t.sentences[j]
    own_source = (t.within[i] >= 0) & (t.within[i] == t.told[j])
    source_of_its = (t.within[j] >= 0) & (t.within[j] == t.told[i])
    quoted = t.quotes[i] >= 0
    latest = _latest_source(t)
    columns = [
        *_one_hot(t.forms[i], FORMS),
        *_one_hot(t.forms[j], FORMS),
        *_one_hot(t.types[i], len(NAME_TYPES)),
        *_one_hot(t.types[j], len(NAME_TYPES)),
        t.types[i] == t.types[j],
        *_one_hot(np.searchsorted(_SENTENCES, sentences), len(_SENTENCES) + 1),
        np.log1p(t.heads[i] - t.heads[j]) / 5,
        np.log1p(i - j) / 4,
        np.minimum(t.paragraphs[i] - t.paragraphs[j], 5) / 5,
        t.paragraphs[i] == t.paragraphs[j],
        *_agreement(t.genders[i], t.genders[j]),
        *_agreement(t.plural[i], t.plural[j]),
        *_one_hot(t.roles[i], len(ROLES) + 1),
        *_one_hot(t.roles[j], len(ROLES) + 1),
        t.roles[i] == t.roles[j],
        t.texts[i] == t.texts[j],
        (t.telling[j] == t.texts[i][:, None]).any(1),
        t.verbs[i] == t.verbs[j],
        (t.reaches[j, 0] <= t.heads[i]) & (t.heads[i] < t.reaches[j, 1]),
        (t.reaches[i, 0] <= t.heads[j]) & (t.heads[j] < t.reaches[i, 1]),
        quoted,
        t.quotes[j] >= 0,
        quoted & (t.quotes[i] == t.quotes[j]),
        own_source & quoted,
        own_source & ~quoted,
        source_of_its & (t.quotes[j] >= 0),
        source_of_its & (t.quotes[j] < 0),
        t.told[i] >= 0,
        t.told[j] >= 0,
        (t.told[j] >= 0) & (j == latest[i]),
        (t.within[i] >= 0) & (t.within[i] == t.within[j]),
        *_salience(t, i, j),
    ]
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _one_hot(values: Ints, size: int) -> list[np.ndarray]:
    return [values == number for number in range(size)]


def _agreement(one: Ints, other: Ints) -> tuple[np.ndarray, np.ndarray]:
    """Whether two values of 1, -1 or 0 for unknown are the same, and whether they clash."""
    product = one * other
    return product > 0, product < 0


def _latest_source(t: Traits) -> Ints:
    """For every noun the last one before it that is the source of an attribution, or -1."""
    places = np.arange(len(t.told))
    latest = np.maximum.accumulate(np.where(t.told >= 0, places, -1)) if len(places) else places
    return np.concatenate([[-1], latest[:-1]]) if len(places) else places


def _salience(t: Traits, i: Ints, j: Ints) -> list[np.ndarray]:
    """How often the one that ``j`` names is named before ``i`` and in all, and whether it is the last of its type."""
    size = int(t.bearers.max(initial=-1)) + 1
    if not size:
        return [np.zeros(len(i)), np.zeros(len(i)), np.zeros(len(i)), np.zeros(len(i))]
    named = t.bearers >= 0
    counts = np.zeros((len(t.bearers) + 1, size), dtype=np.int64)
    counts[1:][np.flatnonzero(named), t.bearers[named]] = 1
    counts = counts.cumsum(0)
    bearer = np.maximum(t.bearers[j], 0)
    before, all_ = counts[i, bearer] * named[j], counts[-1][bearer] * named[j]
    most = counts[-1][None] * (_types_of(t, size)[None] == t.types[j][:, None])
    later = np.zeros(len(i), dtype=bool)
    for number, type_ in enumerate(range(len(NAME_TYPES))):
        places = np.flatnonzero(named & (t.types == type_))
        # How many names of that type stand between the two.
        between = np.searchsorted(places, i) - np.searchsorted(places, j, "right")
        later |= (t.types[j] == number) & (between > 0)
    return [np.log1p(before) / 3, np.log1p(all_) / 3, (all_ > 0) & (all_ == most.max(1)), ~later]


def _types_of(t: Traits, size: int) -> Ints:
    types = np.full(size, -1, dtype=np.int64)
    named = np.flatnonzero(t.bearers >= 0)
    types[t.bearers[named]] = t.types[named]
    return types
