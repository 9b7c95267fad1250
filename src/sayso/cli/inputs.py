"""What the arguments of a command stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sayso import gathering, intake
from sayso.cli import options
from sayso.errors import GatheringError
from sayso.vocabulary import Page, Story


def found_in(
    inputs: list[str], *, fields: list[str] | None, max_bytes: int, timeout: float, allow_local: bool
) -> tuple[Found, Callable[[Page], Story]]:
    """What ``inputs`` stand for, and what makes a story of a page. Wrong usage where ``fields`` are not understood."""
    limits = gathering.Limits(page_bytes=max_bytes, total_seconds=timeout)
    found = Found(inputs, partial(gathering.pages, limits=limits, allow_local=allow_local))
    names = options.json_fields(fields or [])
    return found, partial(intake.story, fields=names, limits=intake.Limits(bytes=max_bytes))


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
