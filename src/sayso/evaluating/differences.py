"""Where a tracing and the truth of its case differ, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sayso.evaluating.networks import Comparison, Matched
from sayso.output import one_line

_LONGEST = 90  # characters of a mention's words


def differences(compared: Comparison, how: str) -> Iterator[str]:
    """What is missed (-), what is too much (+), and what is another than it should be (≠)."""
    found = {one.true.id: one for one in compared.matched}
    for true in compared.truth.claims:
        interval = f"{true.independent_min} to {true.independent_max}"
        yield f"  {how}, {true.id}: {one_line(true.statement)}"
        if true.id not in found:
            yield f"    - the claim, of {len(true.mentions)} mentions, {interval} origins"
            continue
        yield from _claim(found[true.id], compared, interval)
    yield from _pairs(compared, how)


def _claim(one: Matched, compared: Comparison, interval: str) -> Iterator[str]:
    told = one.found.independence
    if f"{told.certain} to {told.possible}" != interval:
        yield f"    ≠ {told.certain} to {told.possible} origins, {interval} are true: {one_line(told.reason)}"
    matched = dict(one.mentions)
    for number, true in enumerate(one.true.mentions):
        if number not in matched:
            yield f"    - {true.file} ({true.origin}): {one_line(true.text)[:_LONGEST]}"
    right = set(matched.values())
    for number, mention in enumerate(one.found.mentions):
        if number not in right:
            words = one_line(" … ".join(span.text for span in mention.spans))
            yield f"    + {compared.files[mention.story]} ({mention.origin}): {words[:_LONGEST]}"
    of_found: dict[str, set[str]] = defaultdict(set)
    of_true: dict[str, set[str]] = defaultdict(set)
    for true_number, number in one.mentions:
        true_origin, origin = one.true.mentions[true_number].origin, one.found.mentions[number].origin
        of_found[origin].add(true_origin)
        of_true[true_origin].add(origin)
    for origin, trues in sorted(of_found.items()):
        if len(trues) > 1:
            yield f"    ≠ origin {origin} is {', '.join(sorted(trues))}"
    for true_origin, origins in sorted(of_true.items()):
        if len(origins) > 1:
            yield f"    ≠ {true_origin} is found as {', '.join(sorted(origins))}"


def _pairs(compared: Comparison, how: str) -> Iterator[str]:
    true = {tuple(sorted(pair)) for pair in compared.true_edges}
    found = {tuple(sorted(pair)) for pair in compared.found_edges}
    for sign, pairs in (("-", true - found), ("+", found - true)):
        for one, other in sorted(pairs):
            yield f"  {how}, edge: {sign} {one} and {other}"
    for sign, drifts in (
        ("-", compared.true_drifts - compared.found_drifts),
        ("+", compared.found_drifts - compared.true_drifts),
    ):
        for earlier, later, kind in sorted(drifts):
            yield f"  {how}, drift: {sign} {kind} from {earlier} to {later}"
