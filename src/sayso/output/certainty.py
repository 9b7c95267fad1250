"""How firmly something is put forward, in words: the labels, whose they are, and what an estimative term means."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.output.printable import one_line
from sayso.output.wording import interval
from sayso.vocabulary import Attribution, Estimate, Firmness


def is_plain(firmness: Firmness) -> bool:
    """Whether it is no more than a statement that something is so."""
    return firmness.certainty == ("stated",) and not firmness.negated


def labels(firmness: Firmness) -> str:
    """The labels, and that the content says that something is not so: *assessed, forecast, negated*."""
    return ", ".join((*firmness.certainty, *(("negated",) if firmness.negated else ())))


def meaning(estimate: Estimate) -> str:
    """What an estimative term means on its scale, in per cent; or that the scale does not have it."""
    if estimate.low is None and estimate.high is None:
        return f"not a term of its scale ({estimate.scale})"
    ends = (None if end is None else 100 * end for end in (estimate.low, estimate.high))
    middle = "" if estimate.median is None else f", median {100 * estimate.median:.0f} %"
    return f"{interval(*ends)} %{middle} (scale: {estimate.scale})"


def in_words(attribution: Attribution) -> Iterator[str]:
    """Lines on each hand that does more than state: labels and the words that make it so, condition, estimate."""
    for one in attribution.certainty:
        if not is_plain(one):
            yield from _lines(one)


def _lines(firmness: Firmness) -> Iterator[str]:
    told = "the outlet: " if firmness.by == "outlet" else ""
    words = f" (“{'”, “'.join(one_line(span.text) for span in firmness.words)}”)" if firmness.words else ""
    yield f"{told}{labels(firmness)}{words}"
    if firmness.condition:
        yield f"if: “{one_line(firmness.condition.text)}”"
    if firmness.estimate:
        yield f"“{one_line(firmness.estimate.span.text)}”: {meaning(firmness.estimate)}"
    if firmness.confidence:
        yield f"ground: “{one_line(firmness.confidence.text)}”"
