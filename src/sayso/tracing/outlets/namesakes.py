"""Which stories must be looked at again when an outlet comes, goes or changes its name.

What a credit means hangs on the outlets at hand: *the Courier* is nobody until a Courier is there, and open when a
second one comes. Stories are found by the names in their credits, so that no others are touched.
"""

from __future__ import annotations

from collections import defaultdict

from sayso.tracing.outlets.outlets import OutletKey, Outlets, asked, called, label, site
from sayso.tracing.stories.addresses import address
from sayso.tracing.stories.passage import Entry


class Namesakes:
    """The outlets behind the stories, and what credits name them by."""

    def __init__(self) -> None:
        self.outlets = Outlets()
        self._naming: dict[str, set[str]] = defaultdict(set)  # what credits ask for to the stories with them
        self._names: dict[OutletKey, str] = {}  # of the outlets

    def add(self, entry: Entry) -> set[str]:
        """Take in a story, which must be new; ids of those whose credits or outlets may mean something else now."""
        self.outlets.add(entry)
        for words in _credited(entry):
            self._naming[words].add(entry.id)
        return self._changed(entry, self.outlets.beside(entry.id))

    def remove(self, entry: Entry) -> set[str]:
        """Take out a story; ids of the others whose credits or outlets may mean something else now."""
        beside = self.outlets.beside(entry.id)
        self.outlets.remove(entry.id)
        for words in _credited(entry):
            self._naming[words].discard(entry.id)
            if not self._naming[words]:
                del self._naming[words]
        return self._changed(entry, beside) - {entry.id}

    def _changed(self, entry: Entry, keys: tuple[OutletKey, ...]) -> set[str]:
        words = {address(entry.reading.story.url)}
        found: set[str] = set()
        now = {key: name for key in keys if (name := self._name(key)) is not None}
        if now != {key: self._names[key] for key in keys if key in self._names}:
            words |= {site(entry.reading.story.url)}.union(*map(called, keys))
            # A story without an address is of the one outlet of its name, if there is only one.
            found |= {story for key in now for story in self.outlets.outlet(key).stories}
            for key in keys:
                self._names.pop(key, None)
            self._names |= now
        return found.union(*(self._naming.get(one, ()) for one in words if one))

    def _name(self, key: OutletKey) -> str | None:
        try:
            return self.outlets.name(key)
        except KeyError:  # it was the outlet's last story, or another one has its stories now
            return None


def _credited(entry: Entry) -> frozenset[str]:
    """By what the outlets and pages that a story credits are found again: forms of their names, addresses."""
    found: set[str] = set()
    for credit in entry.credits:
        if credit.outlet:
            found |= asked(credit.outlet)
        if credit.url:
            found |= {site(credit.url), label(credit.url), address(credit.url) or ""}
    return frozenset(found - {""})
