"""Two things by their names, whichever comes first."""

from __future__ import annotations

from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]
"""Two names in order."""


def pair_of(one: str, other: str) -> Pair:
    """The two in order."""
    return (one, other) if one < other else (other, one)
