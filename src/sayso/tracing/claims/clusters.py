"""Groups of passages that say the same, kept while passages and their likenesses come and go.

That some stories are alike over others, and these over others again, binds together nearly all news there is; it must
not be grouped anew for each story. It need not: average linkage always joins the two groups that are most alike, so
what goes on inside a set of whole groups does not hang on what is outside. Whoever grows otherwise than before may meet
others than before: these are looked at too, with their groups, until all that is left outside meets only groups that
grew as they did. The result is that of grouping everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from sayso.tracing.claims.grouping import Growth

Group: TypeAlias = tuple[str, ...]
"""Ids of passages, sorted."""


class Clusters:
    """Groups of two and more. ``around`` gives what a passage may be joined with, ``grow`` the groups of some, alone.

    Both are functions of what is known of the passages at the moment; who changes that says which are touched.
    """

    def __init__(
        self, around: Callable[[str], Iterable[str]], grow: Callable[[Collection[str]], dict[Group, Growth]]
    ) -> None:
        self._around, self._grow = around, grow
        self._of: dict[str, Group] = {}
        self._grown: dict[Group, Growth] = {}

    def forget(self, passages: Iterable[str]) -> set[Group]:
        """Take passages out: the groups that this breaks. Their other passages are touched."""
        broken = {self._of[one] for one in passages if one in self._of}
        for group in broken:
            self._drop(group)
        return broken

    def regroup(self, touched: Collection[str]) -> tuple[set[Group], set[Group]]:
        """Find the groups anew where the passages ``touched`` are; the groups that were there, and that are.

        A group that is as before is in both where it has to do with ``touched``.
        """
        region: set[str] = set()
        wider = set(touched)
        found: dict[Group, Growth] = {}
        changed: set[Group] = set()
        while not wider <= region:
            for one in wider - region:
                region.update(self._group(one))
            found = self._grow(region)
            changed = {group for group, growth in found.items() if not self._is_as_before(group, growth, touched)}
            wider = {other for group in changed for one in group for other in self._around(one)}
        gone = {self._of[one] for group in changed for one in group if one in self._of}
        for group in gone:
            self._drop(group)
        new = {group for group in changed if len(group) > 1}
        for group in new:
            self._of.update(dict.fromkeys(group, group))
            self._grown[group] = found[group]
        return gone, new

    def _is_as_before(self, group: Group, growth: Growth, touched: Collection[str]) -> bool:
        return (
            self._group(group[0]) == group
            and self._grown.get(group, ()) == growth
            and not any(one in touched for one in group)
        )

    def _group(self, passage: str) -> Group:
        return self._of.get(passage, (passage,))

    def _drop(self, group: Group) -> None:
        del self._grown[group]
        for one in group:
            del self._of[one]
