"""How well items were put into clusters: MUC, B-cubed and CEAF, and their mean, CoNLL F1.

Each measure takes the annotated clusters and the found ones: lists of sets of the same items, each item in one set of
either. Singletons count, where they are given.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

Clusters: TypeAlias = Sequence[AbstractSet[Hashable]]


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(gold: Clusters, found: Clusters) -> Measure:
    """Links: how many are needed to join what belongs together (Vilain et al. 1995). Singletons have none."""
    return Measure(_linked(found, gold), _linked(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> Measure:
    """For each item, the share of its cluster that belongs with it (Bagga and Baldwin 1998)."""
    return Measure(_shared(found, gold), _shared(gold, found))


def ceaf(gold: Clusters, found: Clusters) -> Measure:
    """Clusters assigned one to one, by twice what two share over what they hold (Luo 2005: CEAF-e, phi 4)."""
    if not (gold and found):
        return Measure(0.0, 0.0)
    graph = nx.Graph()
    where = {item: number for number, cluster in enumerate(found) for item in cluster}
    for number, one in enumerate(gold):
        for other in {where[item] for item in one if item in where}:
            shared = 2 * len(one & found[other]) / (len(one) + len(found[other]))
            graph.add_edge(("gold", number), ("found", other), weight=shared)
    assigned = nx.max_weight_matching(graph)
    most = sum(graph.edges[edge]["weight"] for edge in sorted(assigned, key=sorted))
    return Measure(most / len(found), most / len(gold))


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean of the three F1 (Pradhan et al. 2012)."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf(gold, found).f1) / 3


def _linked(of: Clusters, by: Clusters) -> float:
    """The share of the links of ``of`` that ``by`` has."""
    where = {item: number for number, cluster in enumerate(by) for item in cluster}
    links = sum(len(cluster) - 1 for cluster in of)
    kept = sum(len(cluster) - len({where.get(item, item) for item in cluster}) for cluster in of)
    return kept / links if links else 0.0


def _shared(of: Clusters, by: Clusters) -> float:
    """The mean over items of the share of their cluster in ``of`` that is in theirs in ``by``."""
    where = {item: cluster for cluster in by for item in cluster}
    shares = [len(cluster & where.get(item, frozenset())) / len(cluster) for cluster in of for item in cluster]
    return sum(shares) / len(shares) if shares else 0.0
