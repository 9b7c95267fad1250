"""How well stories were traced: found claims, origins, edges and drifts against the truth of a case.

The measures are those of ``docs/tracing.md``, *Measures*. A found mention matches a true one when both are in one file
and share at least half of the words of the shorter. Found claims are assigned to true ones, one to one, so that most
mentions match. Origins are compared by B-cubed (Bagga and Baldwin 1998) over the matched mentions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx

from sayso.evaluating.cases import TrueClaim, Truth
from sayso.vocabulary import Claim, ClaimMention, Tracing

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_HALF = 0.5
_TIE = 1e-4  # what breaks ties is never worth a matched mention


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of one case, each 0 to 1."""

    mention_f1: float
    origin_bcubed_f1: float
    origin_bcubed_f1_given_claims: float
    interval_exact: float
    interval_exact_given_claims: float
    edge_f1: float
    drift_f1: float
    direction_accuracy: float


@dataclass(frozen=True, slots=True)
class Matched:
    """A found claim and the true one it is assigned to, with the pairs of their mentions (places in their lists)."""

    true: TrueClaim
    found: Claim
    mentions: tuple[tuple[int, int], ...]  # true, found


class Comparison:
    """A tracing beside the truth of its case. ``files`` are the names of the files by the ids of the stories."""

    def __init__(self, truth: Truth, tracing: Tracing, files: Mapping[str, str]) -> None:
        self.truth = truth
        self.tracing = tracing
        self.files = files

    @cached_property
    def matched(self) -> list[Matched]:
        """The found claims that are assigned to true ones, in the order of the truth."""
        words = {mention.id: _words(mention) for claim in self.tracing.claims for mention in claim.mentions}
        graph = networkx.Graph()
        pairs = {}
        for number, true in enumerate(self.truth.claims):
            for place, found in enumerate(self.tracing.claims):
                mentions, likeness = self._mentions(true, found, words)
                if mentions:
                    pairs[number, place] = mentions
                    # Of two claims that match as many, the one that matches them better, and has less besides.
                    weight = len(mentions) + _TIE * (likeness - len(found.mentions) / 100)
                    graph.add_edge(("true", number), ("found", place), weight=weight)
        chosen = sorted(tuple(sorted(pair, reverse=True)) for pair in networkx.max_weight_matching(graph))
        return [
            Matched(self.truth.claims[number], self.tracing.claims[place], pairs[number, place])
            for (_, number), (_, place) in chosen
        ]

    def _mentions(
        self, true: TrueClaim, found: Claim, words: Mapping[str, Counter[str]]
    ) -> tuple[tuple[tuple[int, int], ...], float]:
        """The most pairs of a true and a found mention that match, each in one pair, and how well they match."""
        graph = networkx.Graph()
        for one, expected in enumerate(true.mentions):
            said = _bag(expected.text)
            for other, mention in enumerate(found.mentions):
                if self.files[mention.story] == expected.file:
                    common = (said & words[mention.id]).total()
                    longer = max(said.total(), words[mention.id].total())
                    if common >= _HALF * min(said.total(), words[mention.id].total()) > 0:
                        graph.add_edge(("true", one), ("found", other), weight=common / longer)
        chosen = [dict(pair) for pair in networkx.max_weight_matching(graph, maxcardinality=True)]
        likeness = sum(graph.edges[("true", one["true"]), ("found", one["found"])]["weight"] for one in chosen)
        return tuple(sorted((one["true"], one["found"]) for one in chosen)), likeness

    @property
    def mention_f1(self) -> float:
        """Matched mentions over the found ones of assigned claims, and over all true ones."""
        right = sum(len(one.mentions) for one in self.matched)
        found = sum(len(one.found.mentions) for one in self.matched)
        return _f1(right, found, sum(len(claim.mentions) for claim in self.truth.claims))

    @property
    def origin_bcubed_f1(self) -> float:
        """B-cubed over matched mentions: true origins within true claims against found ones within found claims."""
        items = [
            ((one.true.id, one.true.mentions[true].origin), (one.found.id, one.found.mentions[found].origin))
            for one in self.matched
            for true, found in one.mentions
        ]
        return bcubed([true for true, _ in items], [found for _, found in items])

    @property
    def interval_exact(self) -> float:
        """The share of true claims whose interval is found, both ends right."""
        right = sum(
            (one.found.independence.certain, one.found.independence.possible)
            == (one.true.independent_min, one.true.independent_max)
            for one in self.matched
        )
        return _share(right, len(self.truth.claims))

    @cached_property
    def true_edges(self) -> frozenset[tuple[str, str]]:
        """Files that have something from another: later, earlier."""
        return frozenset((story.file, file) for story in self.truth.stories for file in story.earlier)

    @cached_property
    def found_edges(self) -> Mapping[tuple[str, str], bool]:
        """Copies, versions and credits that were found: later, earlier, and whether anything tells which is which."""
        found: dict[tuple[str, str], bool] = {}
        for edge in self.tracing.edges:
            if edge.kind != "reuse":  # a passage is less than the truth tells of
                pair = self.files[edge.later], self.files[edge.earlier]
                if pair[::-1] in found and edge.directed and not found[pair[::-1]]:
                    del found[pair[::-1]]
                if pair[::-1] not in found:
                    found[pair] = found.get(pair, False) or edge.directed
        return found

    @property
    def edge_f1(self) -> float:
        """Pairs of files, whichever is the later."""
        true = {frozenset(pair) for pair in self.true_edges}
        found = {frozenset(pair) for pair in self.found_edges}
        return _f1(len(true & found), len(found), len(true))

    @property
    def direction_accuracy(self) -> float:
        """Of the pairs found that are true, the share whose later one is known and right; 1 where there are none."""
        pairs = {pair: told for pair, told in self.found_edges.items() if {pair, pair[::-1]} & self.true_edges}
        return _share(sum(told and pair in self.true_edges for pair, told in pairs.items()), len(pairs))

    @cached_property
    def true_drifts(self) -> frozenset[tuple[str, str, str]]:
        """From a file, to a file, and of what kind."""
        return frozenset((one.earlier, one.later, one.kind) for claim in self.truth.claims for one in claim.drifts)

    @cached_property
    def found_drifts(self) -> frozenset[tuple[str, str, str]]:
        """The same of the claims that are assigned to true ones: the truth does not tell of others."""
        return frozenset(
            (self._file(one.found, drift.earlier), self._file(one.found, drift.later or drift.earlier), drift.kind)
            for one in self.matched
            for drift in one.found.drifts
        )

    @property
    def drift_f1(self) -> float:
        """Triples of two files and a kind."""
        return _f1(len(self.true_drifts & self.found_drifts), len(self.found_drifts), len(self.true_drifts))

    def _file(self, claim: Claim, mention: str) -> str:
        return next(self.files[one.story] for one in claim.mentions if one.id == mention)


def bcubed(true: Sequence[object], found: Sequence[object]) -> float:
    """B-cubed F1 of items whose true and found classes these are, item by item; 0 where there is none."""
    if not true:
        return 0.0
    both, of_true, of_found = Counter(zip(true, found, strict=True)), Counter(true), Counter(found)
    precision = sum(count * count / of_found[cluster] for (_, cluster), count in both.items()) / len(true)
    recall = sum(count * count / of_true[class_] for (class_, _), count in both.items()) / len(true)
    return 2 * precision * recall / (precision + recall)


def _words(mention: ClaimMention) -> Counter[str]:
    return _bag(" ".join(span.text for span in mention.spans))


def _bag(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold().replace("’", "'")))


def _f1(right: int, found: int, true: int) -> float:
    """1 where there is nothing to find and nothing was found."""
    return 2 * right / (found + true) if found + true else 1.0


def _share(right: int, of: int) -> float:
    return right / of if of else 1.0
