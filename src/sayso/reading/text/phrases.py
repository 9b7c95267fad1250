"""Counts and lists in a sentence."""

from __future__ import annotations

from collections.abc import Iterable


def few(count: int, noun: str) -> str:
    """A count with its noun: *1 source*, *3 sources*."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def joined(names: Iterable[str]) -> str:
    """Names in a sentence: *A*, *A and B*, *A, B and C*; nothing for none."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last
