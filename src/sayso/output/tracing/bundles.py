"""Tellings that differ in nothing but their outlet, as one: forty papers with one agency's text are one line.

A drawing and a list take them together where there are more outlets than anybody follows one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.output.tracing.tellings import Branch, Telling, Tie, Web

_MANY = 14  # tellings; up to as many each is shown by itself
_BUNDLE = 3  # from which on alike ones are taken together


@dataclass(frozen=True, slots=True)
class Bundle:
    """Tellings that all hang on the same one in the same way, and nothing hangs on them."""

    tellings: tuple[Telling, ...]
    tie: Tie  # of the first

    @property
    def numbers(self) -> tuple[int, ...]:
        """Of their mentions."""
        return tuple(number for telling in self.tellings for number in telling.numbers)


def bundled(branches: Iterable[Branch], web: Web) -> list[Branch | Bundle]:
    """The branches that hang on one telling, or on none; those that are alike as one, where the first of them stood."""
    branches = list(branches)
    groups: dict[object, list[Branch]] = {}
    for branch in branches:
        groups.setdefault(_alike(branch) if len(web.tellings) > _MANY else branch.telling.index, []).append(branch)
    found: list[Branch | Bundle] = []
    for group in groups.values():
        first = group[0]
        if len(group) >= _BUNDLE and first.tie is not None:
            found.append(Bundle(tuple(branch.telling for branch in group), first.tie))
        else:
            found += group
    return sorted(found, key=lambda one: one.tellings[0].index if isinstance(one, Bundle) else one.telling.index)


def _alike(branch: Branch) -> object:
    """What is the same for branches that may be taken together; a branch that must not is like itself only."""
    telling, tie = branch.telling, branch.tie
    if branch.before or tie is None or tie.drifts:
        return telling.index
    firmness = tuple(sorted(Counter(label for one in telling.mentions for label in set(one.certainty))))
    return tie.kind, tie.directed, telling.origin.id, telling.denies, firmness
