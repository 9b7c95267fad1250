"""The words of a story that make something less, or more, than a plain statement, with what they make of it."""

from __future__ import annotations

from collections import defaultdict

from sayso.output.certainty import is_plain, labels
from sayso.output.report.passages import Mark
from sayso.vocabulary import Firmness, Reading

_WHOSE = {"source": "the source’s", "outlet": "the outlet’s"}


class Hedges:
    """The hedges of a reading: those of its attributions and those of the story's own voice."""

    def __init__(self, reading: Reading) -> None:
        self._told: defaultdict[tuple[int, int], dict[str, None]] = defaultdict(dict)
        for one in reading.attributions:
            for firmness in one.certainty:
                self._add(firmness)
        for own in reading.own_voice:
            self._add(own.firmness)

    def marks(self) -> list[Mark]:
        """A mark for every hedge, in the order of the text."""
        return [Mark(start, end, "hedge") for start, end in sorted(self._told)]

    def told(self, mark: Mark) -> str:
        """What the words of a mark make of what is said, and whose word it is: *possible, the source’s*."""
        return "; ".join(self._told[mark.start, mark.end])

    def _add(self, firmness: Firmness) -> None:
        if not is_plain(firmness):
            for span in firmness.words:
                self._told[span.start, span.end][f"{labels(firmness)}, {_WHOSE[firmness.by]}"] = None
