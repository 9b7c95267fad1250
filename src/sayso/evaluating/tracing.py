"""Cases traced and measured: from their raw pages, and with the true claims given."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from sayso.evaluating.cases import Case, cases
from sayso.evaluating.differences import differences
from sayso.evaluating.networks import Comparison, Measures
from sayso.gathering import pages
from sayso.intake import story
from sayso.reading import Reader
from sayso.tracing import GivenMention, Tracer, story_id
from sayso.vocabulary import Reading

_NAMES = [field.name for field in dataclasses.fields(Measures)]


@dataclass(frozen=True, slots=True)
class TracedCase:
    """A case as it was traced."""

    slug: str
    measures: Measures
    raw: Comparison  # from raw pages
    given: Comparison  # with the true claims given


def trace_cases(folder: Path, reader: Reader | None = None) -> Iterator[TracedCase]:
    """Every case in ``folder``, read, traced and measured.

    Raises GoldError where a case cannot be used, other SaysoErrors where a page of it cannot be read.
    """
    reader = reader or Reader()
    for case in cases(folder):
        yield measured(case, readings(case, reader))


def readings(case: Case, reader: Reader) -> dict[str, Reading]:
    """File name to reading, in the order of the truth."""
    found = (story(page) for path in case.pages.values() for page in pages(str(path)))
    return dict(zip(case.pages, reader.read_many(found), strict=True))


def measured(case: Case, read: dict[str, Reading]) -> TracedCase:
    """``case`` traced from the readings of its pages, by file name."""
    files = {story_id(reading.story): file for file, reading in read.items()}
    stories = {file: id_ for id_, file in files.items()}
    tracer = Tracer()
    tracer.add(read.values())
    raw = Comparison(case.truth, tracer.tracing(alone=True), files)
    claims = [
        [GivenMention(stories[mention.file], mention.text) for mention in claim.mentions] for claim in case.truth.claims
    ]
    given = Comparison(case.truth, tracer.given(claims), files)
    return TracedCase(
        case.slug,
        Measures(
            mention_f1=raw.mention_f1,
            origin_bcubed_f1=raw.origin_bcubed_f1,
            origin_bcubed_f1_given_claims=given.origin_bcubed_f1,
            interval_exact=raw.interval_exact,
            interval_exact_given_claims=given.interval_exact,
            edge_f1=raw.edge_f1,
            drift_f1=raw.drift_f1,
            direction_accuracy=raw.direction_accuracy,
        ),
        raw,
        given,
    )


def mean(measures: Sequence[Measures]) -> Measures:
    """The mean over cases, each counted once; there is at least one."""
    return Measures(**{name: fmean(getattr(one, name) for one in measures) for name in _NAMES})


def tracing_json(traced: Sequence[TracedCase]) -> str:
    """One object on one line: the measures of each case and their mean."""
    found = {one.slug: dataclasses.asdict(one.measures) for one in traced}
    average = dataclasses.asdict(mean([one.measures for one in traced]))
    return json.dumps({"cases": found, "mean": average}) + "\n"


def tracing_text(traced: Sequence[TracedCase], *, show: bool = False) -> str:
    """A line a measure, a column a case, and their mean where there are several; with ``show`` all that differs."""
    columns = {one.slug: one.measures for one in traced}
    if len(traced) > 1:
        columns["mean"] = mean([one.measures for one in traced])
    width = max(map(len, _NAMES))
    lines = [f"{'per cent':<{width}}" + "".join(f"  {slug:>{max(6, len(slug))}}" for slug in columns)]
    for name in _NAMES:
        values = (f"  {100 * getattr(one, name):>{max(6, len(slug))}.1f}" for slug, one in columns.items())
        lines.append(f"{name:<{width}}" + "".join(values))
    if show:
        for one in traced:
            lines += ["", one.slug, *differences(one.raw, "from raw pages"), *differences(one.given, "claims given")]
    return "".join(f"{line}\n" for line in lines)
