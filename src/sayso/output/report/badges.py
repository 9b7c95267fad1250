"""The signs of sources on a page: letters and a number, a hue, a kind of line, and the way to the source's card."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.output.report import palette
from sayso.output.who import Who
from sayso.output.wording import NOBODY, UNKNOWN
from sayso.vocabulary import Attribution


@dataclass(frozen=True, slots=True)
class Badge:
    """A sign of a source, or of there being none."""

    label: str  # S3, ? where it is not known who, – where nobody is named
    css: str  # classes of hue and line
    href: str | None  # to the card
    name: str
    number: int | None  # of the source, from 1


class Badges:
    """The badges of the sources of a reading."""

    def __init__(self, who: Who) -> None:
        self._who = who
        self._numbers = {source: number for number, source in enumerate(who.sources)}

    def of_source(self, source: str) -> Badge:
        """The badge of a source by its id; KeyError where there is none."""
        number, label = self._numbers[source], self._who.sign(source)
        return Badge(label, palette.classes(number), f"#{label}", self._who.name(source), number + 1)

    def of(self, attribution: Attribution) -> tuple[Badge, ...]:
        """The badges of those who make an attribution; one that says so where it is nobody, or not known who."""
        if attribution.by:
            return tuple(self.of_source(resolution.source) for resolution in attribution.by)
        speaker = self._who.speaker(attribution)
        return (Badge({UNKNOWN: "?", NOBODY: "–"}[speaker], "none", None, speaker, None),)
