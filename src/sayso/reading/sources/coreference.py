"""The cast of a story: which nouns speak of one and the same, asked one noun at a time.

Heads are linked, not spans (Dobrovolskii 2021). Names are linked by rules (``bearers.py``); pronouns and descriptions
by a scorer of pairs, from left to right: a noun joins those whose probabilities together are the largest, or nobody,
where nobody is the likeliest of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol, TypeAlias

import numpy as np

from sayso.reading.grammar.nouns import RELATIVE, Noun, is_noun, noun_at
from sayso.reading.grammar.words import Words
from sayso.reading.sources.bearers import SAME, Bearer, Bearers
from sayso.reading.sources.pairs import pairs, points_back
from sayso.reading.sources.traits import DESCRIBED, NAMED, Traits, traits
from sayso.reading.text.arrays import Floats, Ints
from sayso.vocabulary import Attribution

# What a link must reach to be told. Tuned on GUM dev and PolNeAR dev, where fewer unknown sources weigh against wrong
# ones; coupled to the weights.
SURE_OF_PRONOUN = 0.45
SURE_OF_DESCRIPTION = 0.6

# How often rules are right, as the score of what they link.
BY_RULE = 0.97
SPEAKER, SPEAKERS = 0.95, 0.8  # *we* may be more than the speaker

Back: TypeAlias = tuple[Noun, str, float]


class Scorer(Protocol):
    """What is asked of a trained network for all pairs of a story."""

    def link(self, vectors: Floats, nouns: Ints, candidates: Ints, features: Floats) -> Floats:
        """How well each pair fits [pairs], where nobody has 0.

        ``vectors`` [n, width] are those of the nouns' heads, ``nouns`` and ``candidates`` [pairs] are rows of them.
        """


class Cast:
    """Nouns of a story and whom they mean. Everything is worked out when it is first asked for."""

    def __init__(self, words: Words, attributions: Sequence[Attribution], scorer: Scorer) -> None:
        self._words, self._attributions, self._scorer = words, attributions, scorer

    @cached_property
    def nouns(self) -> tuple[Noun, ...]:
        """All nouns and pronouns that can be somebody or something, in reading order."""
        return tuple(noun_at(self._words, word) for word in range(len(self._words)) if is_noun(self._words, word))

    def at(self, start: int, end: int) -> Noun | None:
        """The noun that carries the characters ``[start, end)``, such as a source; None where no word is there."""
        head = self._words.head(start, end)
        if head is None:
            return None
        row = self._rows.get(head)
        return self.nouns[row] if row is not None else noun_at(self._words, head)

    def bearer(self, noun: Noun) -> Bearer | None:
        """Who bears the name of ``noun``; None where it has none, or one that two people bear."""
        return self._bearers.of(noun)

    def back(self, noun: Noun) -> Back | None:
        """A noun that tells more about who ``noun`` is, with the reason and a score from 0 to 1.

        From a short name to the fullest one, from a pronoun or a description to the last name before it or, where
        there is none, to a description. None where ``noun`` tells itself as much as the story does, or where the story
        leaves open who it is.
        """
        if noun.kind == "name":
            return self._of_name(noun)
        if noun.kind == "first person":
            return self._of_speaker(noun)
        if self._words.pos[noun.head] in RELATIVE:
            return self._of_relative(noun)
        return self._explained(noun) or self._linked(noun)

    def _of_name(self, noun: Noun) -> Back | None:
        bearer = self._bearers.of(noun)
        if not bearer:
            return None
        fullest, reason = self._bearers.fullest(bearer), self._bearers.reason(noun)
        return None if fullest is noun or reason == SAME else (fullest, reason, BY_RULE)

    def _of_speaker(self, noun: Noun) -> Back | None:
        """Whose words hold a first person: the source of the closest attribution around it that is quoted."""
        around = [
            (sum(span.end - span.start for span in one.content), one)
            for one in self._attributions
            if one.source and any(span.start <= noun.start and noun.end <= span.end for span in one.content)
        ]
        for _, one in sorted(around, key=lambda pair: pair[0]):
            speaker = self.at(one.source[0].start, one.source[0].end)
            if speaker and one.kind != "indirect" and speaker.head != noun.head:
                score = SPEAKERS if noun.plural else SPEAKER
                return speaker, "first person inside a quotation: its speaker", score
        return None

    def _of_relative(self, noun: Noun) -> Back | None:
        """*who*, *which*: what its clause explains."""
        for word in (noun.head, *self._words.above(noun.head)):
            if self._words.related(word, "acl"):
                meant = self._words.heads[word]
                return noun_at(self._words, meant), "relative pronoun: the noun before it", BY_RULE
        return None

    def _explained(self, noun: Noun) -> Back | None:
        """*the harbour master, Ingrid Vold*: the name right behind a description."""
        if noun.kind != "description":
            return None
        for word in self._words.children(noun.head, "appos"):
            named = noun_at(self._words, word)
            if named.kind == "name" and named.type in (noun.type, "person"):
                return named, "named right behind the description", BY_RULE
        return None

    def _linked(self, noun: Noun) -> Back | None:
        """Whom a pronoun or a description means, by the model."""
        row = self._rows.get(noun.head)
        meant = self._links.get(row) if row is not None else None
        if meant is None:
            return None
        return self.nouns[meant[0]], f"{noun.kind}, by the model", round(meant[1], 3)

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {noun.head: row for row, noun in enumerate(self.nouns)}

    @cached_property
    def _bearers(self) -> Bearers:
        return Bearers(self._words, self.nouns)

    @cached_property
    def _links(self) -> dict[int, tuple[int, float]]:
        """For rows that point back: the row of the last name or else description that means the same, and how sure."""
        known = traits(self._words, self.nouns, self._bearers, self._attributions)
        found = pairs(known, points_back(known))
        if not len(found.nouns):
            return {}
        vectors = self._words.vectors[known.heads]
        scores = self._scorer.link(vectors, found.nouns, found.candidates, found.features)
        groups = Groups(known)
        starts = np.flatnonzero(np.diff(found.nouns, prepend=-1))
        links = {}
        for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(scores)], strict=True):
            row = int(found.nouns[start])
            meant = groups.join(row, found.candidates[start:end], scores[start:end])
            if meant:
                links[row] = meant
        return links


class Groups:
    """Nouns that mean the same, as far as a story has been gone through."""

    def __init__(self, known: Traits) -> None:
        self._known = known
        size = len(known.heads)
        # A group goes by the number of its bearer, or by that of its first noun behind all of those.
        self._groups = np.where(known.bearers >= 0, known.bearers, size + np.arange(size))
        self._genders: dict[int, int] = {}

    def join(self, row: int, candidates: Ints, scores: Floats) -> tuple[int, float] | None:
        """Puts ``row`` into the likeliest group of ``candidates``, if that is likely enough.

        Gives the row of the last name, or else description, of the group before ``row``, and the probability.
        """
        known = self._known
        likely = np.exp(scores - max(scores.max(initial=0.0), 0.0))
        nobody = float(np.exp(-max(scores.max(initial=0.0), 0.0)))
        likely = likely / (likely.sum() + nobody)
        groups, which = np.unique(self._groups[candidates], return_inverse=True)
        sums = np.bincount(which, weights=likely, minlength=len(groups))
        gender = int(known.genders[row]) if known.forms[row] < NAMED else 0
        for number, group in enumerate(groups.tolist()):
            if self._genders.get(group, 0) * gender < 0:
                sums[number] = 0.0
        if not len(sums) or sums.max() < (SURE_OF_DESCRIPTION if known.forms[row] == DESCRIBED else SURE_OF_PRONOUN):
            return None
        group = int(groups[sums.argmax()])
        self._groups[row] = group
        if gender:
            self._genders[group] = gender
        members = np.flatnonzero(self._groups[:row] == group)
        for form in (NAMED, DESCRIBED):
            telling = members[known.forms[members] == form]
            if len(telling):
                return int(telling[-1]), float(sums.max())
        return None
