"""What the arguments of a command stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sayso import gathering
from sayso.errors import GatheringError
from sayso.vocabulary import Page


class Found:
    """What the arguments stand for. One that cannot be listed fails in its place, when its pages are asked for."""

    def __init__(self, inputs: list[str], pages: Callable[[str], Iterator[Page]]) -> None:
        self.locations: list[str] = []
        self._refused: dict[str, GatheringError] = {}
        self._pages = pages
        for named in inputs:
            try:
                self.locations += gathering.locations(named)
            except GatheringError as error:
                self.locations.append(named)
                self._refused[named] = error
        is_folder = len(inputs) == 1 and Path(inputs[0]).is_dir()
        self.alone = self.locations[0] if len(self.locations) == 1 and not is_folder else None

    def pages(self, location: str) -> Iterator[Page]:
        """The pages at ``location``; raises GatheringError where it was refused before, or is now."""
        if location in self._refused:
            raise self._refused[location]
        return self._pages(location)
