"""Who stands behind the attributions of a reading, looked up and in words fit for a line."""

from __future__ import annotations

from sayso.output.printable import one_line
from sayso.output.wording import NOBODY, UNKNOWN
from sayso.reading.text.phrases import joined
from sayso.vocabulary import Attribution, ChainLink, Reading, Source

THE_OUTLET = "the outlet"


def is_own_telling(attribution: Attribution) -> bool:
    """Whether the story itself tells it and cites nobody; what stands inside another attribution, that one tells."""
    return not attribution.cited and attribution.inside is None


class Who:
    """The sources and attributions of a reading, by id. KeyError where an id is not in the reading."""

    def __init__(self, reading: Reading) -> None:
        self.outlet = one_line(reading.story.outlet or "") or THE_OUTLET
        self.sources = {source.id: source for source in reading.sources}
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}
        self._signs = {source.id: f"S{number}" for number, source in enumerate(reading.sources, start=1)}
        self._numbers = {one.id: number for number, one in enumerate(reading.attributions, start=1)}

    def sign(self, source: str) -> str:
        """The sign of a source in its story: *S3*."""
        return self._signs[source]

    def number(self, attribution: str) -> int:
        """The number of an attribution in its story, from 1."""
        return self._numbers[attribution]

    def name(self, source: str) -> str:
        """The name of a source, or the words that describe it."""
        return one_line(self.sources[source].name.text)

    def of(self, attribution: Attribution) -> tuple[Source, ...]:
        """The sources that an attribution was found to belong to."""
        return tuple(self.sources[resolution.source] for resolution in attribution.by)

    def made_by(self, source: str) -> tuple[Attribution, ...]:
        """The attributions that ``source`` makes, alone or jointly, in reading order."""
        return tuple(
            one for one in self.attributions.values() if any(resolution.source == source for resolution in one.by)
        )

    def speaker(self, attribution: Attribution) -> str:
        """Who makes an attribution: names, or that nobody is named, or that it is not known who."""
        names = joined(self.name(source.id) for source in self.of(attribution))
        return names or (UNKNOWN if attribution.source or attribution.continues else NOBODY)

    def hand(self, link: ChainLink) -> str:
        """Who a link of a chain is, in words."""
        if link.sources:
            return joined(map(self.name, link.sources))
        if link.attribution is not None:
            return self.speaker(self.attributions[link.attribution])
        return one_line(link.span.text) if link.span else UNKNOWN

    def chain(self, attribution: Attribution) -> tuple[str, ...]:
        """The hands that an attribution came through, from the one next to the outlet to the terminal source."""
        return tuple(map(self.hand, attribution.chain))
