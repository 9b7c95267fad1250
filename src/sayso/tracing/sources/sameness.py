"""Whether two sources are one: yes, no, or it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from sayso.vocabulary import Ground, Place

Verdict: TypeAlias = Literal["same", "may be", "different"]
"""They are one; they may be, and nothing tells; they are two."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """A verdict on two sources, how sure it is and why."""

    verdict: Verdict
    ground: Ground

    @classmethod
    def of(cls, verdict: Verdict, score: float, reason: str) -> Sameness:
        """Without places, which whoever compares adds."""
        return cls(verdict, Ground(score, reason))

    def at(self, *places: Place | None) -> Sameness:
        """The same with the places that were compared."""
        return replace(self, ground=replace(self.ground, places=tuple(place for place in places if place)))
