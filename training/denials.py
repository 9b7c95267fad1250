"""The weights of the signs that tell denials (``sayso/tracing/claims/signs.toml``), fitted on cases with known truth.

Logistic regression with a ridge that draws each weight towards what is known of its sign beforehand, by Newton's
method. A mention counts twice where its claim was found from raw pages too: there it stands among other mentions. How
well it does is told by leaving out one case after another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from sayso.evaluating.cases import Case, cases
from sayso.evaluating.networks import Comparison
from sayso.evaluating.tracing import measured, readings
from sayso.reading import Reader
from sayso.reading.text.arrays import Floats
from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.claims import claims, denials
from sayso.tracing.claims.signs import Wordings, signs, weighings
from sayso.vocabulary import Ground, Reading

SIGNS = Path(claims.__file__).with_name("signs.toml")
RIDGE = 1.0  # of 0.3, 1 and 3 all are about as good; the least that no single case moves much
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Example:
    """A mention of a claim whose truth is known."""

    case: str
    given: bool  # the claim was given, not found
    denies: bool
    words: str
    signs: dict[str, float]


def examples(folders: Sequence[Path], without: Collection[str]) -> list[Example]:
    """The mentions of the cases in ``folders``, apart from the cases with names in ``without``."""
    reader = Reader()
    found: list[Example] = []
    for folder in folders:
        for case in cases(folder):
            if case.slug not in without:
                found += of_case(case, readings(case, reader))
    return found


def of_case(case: Case, read: dict[str, Reading]) -> Iterator[Example]:
    """The mentions of one case, with its claims given and found."""
    seen: dict[frozenset[str], list[Mentioned]] = {}

    def listening(mentions: Sequence[Mentioned]) -> dict[str, Ground]:
        seen[frozenset(one.id for one in mentions)] = list(mentions)
        return denials.denying(mentions)

    with patch.object(claims, "denying", listening):
        traced = measured(case, read)
    truth = json.loads((case.folder / "truth.json").read_text("utf-8"))
    for given, comparison in ((True, traced.given), (False, traced.raw)):
        yield from _labelled(case.slug, given, comparison, truth, seen)


def _labelled(
    slug: str,
    given: bool,
    comparison: Comparison,
    truth: dict[str, list[dict[str, object]]],
    seen: dict[frozenset[str], list[Mentioned]],
) -> Iterator[Example]:
    certain = {str(claim["id"]): claim["mentions"] for claim in truth["claims"]}
    for matched in comparison.matched:
        mentions = seen[frozenset(one.id for one in matched.found.mentions)]
        shown = signs(Wordings(mentions))
        words = {one.id: " ".join(span.text for span in one.passage.spans) for one in mentions}
        for true, place in matched.mentions:
            id_ = matched.found.mentions[place].id
            denies = certain[matched.true.id][true]["certainty"] == "denied"  # type: ignore[index]
            strengths = {name: sign.strength for name, sign in shown[id_].items()}
            yield Example(slug, given, denies, f"{matched.true.id}: {words[id_]}", strengths)


def fit(known: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign."""
    table, denies = _table(known), np.array([one.denies for one in known], dtype=np.float64)
    before = np.array([one.before for one in weighings().values()])
    ridge = np.diag([1e-3 if name == "always" else RIDGE for name in weighings()])
    weights = before.copy()
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + ridge
        step = np.linalg.solve(bend, table.T @ (denies - likely) - ridge @ (weights - before))
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(weighings(), weights.round(2).tolist(), strict=True))


def left_out(known: Sequence[Example]) -> list[float]:
    """How likely each denies by the weights that the other cases give."""
    slugs = sorted({one.case for one in known})
    fitted = {slug: fit([one for one in known if one.case != slug]) for slug in slugs}
    rows = _table(known)
    telling = [any(weighings()[name].telling for name in one.signs) for one in known]
    odds = [row @ np.array(list(fitted[one.case].values())) for row, one in zip(rows, known, strict=True)]
    return [float(told / (1 + np.exp(-one))) for one, told in zip(odds, telling, strict=True)]


def write(weights: dict[str, float], path: Path = SIGNS) -> None:
    """Put the weights into ``signs.toml``."""
    text = path.read_text("utf-8")
    for name, weight in weights.items():
        heading = re.escape(f'[signs."{name}"]')
        text = re.sub(rf"({heading}\nbefore = \S+\nweight = )\S+", rf"\g<1>{weight}", text)
    path.write_text(text, "utf-8")


def report(known: Sequence[Example], likely: Sequence[float]) -> Iterator[str]:
    """Precision and recall, and every mention that was judged wrongly."""
    for given, name in ((True, "claims given"), (False, "claims found")):
        here = [(one, score > denials.LIKELY) for one, score in zip(known, likely, strict=True) if one.given is given]
        right = sum(one.denies and judged for one, judged in here)
        wrong = sum(judged and not one.denies for one, judged in here)
        missed = sum(one.denies and not judged for one, judged in here)
        yield f"{name}: {right} denials found, {missed} missed, {wrong} affirmations taken for one"
    for one, score in zip(known, likely, strict=True):
        if one.given and (score > denials.LIKELY) != one.denies:
            yield f"  {'missed' if one.denies else 'wrong'} {score:.2f} {one.case} {one.words}"


def _table(known: Sequence[Example]) -> Floats:
    names = list(weighings())
    return np.array([[1.0 if name == "always" else one.signs.get(name, 0.0) for name in names] for one in known])
