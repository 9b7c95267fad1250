"""What was measured about sources, for people and as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Sequence

from sayso.evaluating.chains import FORMS
from sayso.evaluating.labels import Shown
from sayso.evaluating.resolution import Resolved, counted
from sayso.evaluating.sources import Resolutions
from sayso.evaluating.sourcing import FOUND, SourcingScores
from sayso.output import one_line

_AROUND = 90  # characters of context on each side
_OUTCOMES = ("right", "wrong", "unknown", "named")


def as_text(resolutions: Sequence[Resolutions], scores: SourcingScores | None = None, show: Shown | None = None) -> str:
    """Tables for a terminal; below each the places to ``show``."""
    lines: list[str] = []
    for one in resolutions:
        lines += _resolution_table(one)
        lines += _disagreements(one, show) if show else ()
    if scores:
        lines += _labels_table(scores)
        lines += _misses(scores, show) if show else ()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def as_json(
    resolutions: Sequence[Resolutions], scores: SourcingScores | None = None, missing: Sequence[str] = ()
) -> str:
    """One object on one line: what was counted, and shares in per cent."""
    found: dict[str, object] = {
        one.corpus: {"not asked": dict(sorted(one.passed_over.items()))}
        | {form: counted(_of_form(one, form)) for form in FORMS}
        for one in resolutions
    }
    if scores:
        columns = {
            name: dataclasses.asdict(column.statements)
            | {"percent": round(column.statements.percent, 2)}
            | {"sources": len(column.sources), "percent by source": round(column.by_source, 2)}
            for name, column in scores.columns.items()
        }
        given = {name: dataclasses.asdict(share) for name, share in scores.given.items()}
        found["labels"] = {"stories": scores.stories, "missing": list(missing), "columns": columns, "given": given}
    return json.dumps(found) + "\n"


def _of_form(one: Resolutions, form: str) -> list[Resolved]:
    return [each for each in one.found if each.question.form == form]


def _resolution_table(one: Resolutions) -> Iterator[str]:
    """A line a form, as compared and, where people looked, as corrected."""
    counts = {form: counted(_of_form(one, form)) for form in FORMS}
    judged = sum(count["corrected"]["judged"] for count in counts.values())
    for how, heading in (("raw", one.corpus), ("corrected", f"corrected by {judged} verdicts")):
        if how == "corrected" and not judged:
            break
        yield f"{heading:<24}{'asked':>8}" + "".join(f"{name:>9}{'%':>7}" for name in _OUTCOMES)
        for form, count in counts.items():
            numbers = count[how]
            if numbers["asked"]:
                shares = (f"{numbers[name]:>9}{100 * numbers[name] / numbers['asked']:>7.1f}" for name in _OUTCOMES)
                yield f"{form:<24}{numbers['asked']:>8}" + "".join(shares)
    yield "not asked: " + ", ".join(f"{reason} {count}" for reason, count in sorted(one.passed_over.items()))
    yield ""


def _disagreements(one: Resolutions, show: Shown) -> Iterator[str]:
    """Where the program and the chain disagree: the [source] and the {answer} in the text, and the chain's names."""
    for each in one.found:
        if each.outcome == "right" or show not in (each.outcome, "all"):
            continue
        question, answer, text = each.question, each.answer, each.text
        judged = f"; judged: {each.verdict.decision} ({each.verdict.note})" if each.verdict else ""
        at = f"{answer.start}..{answer.end}" if answer else "nothing"
        yield f"{each.story} {question.start}..{question.end} → {at} {question.form}, {each.outcome}{judged}"
        marks = [(question.start, "["), (question.end, "]")]
        if answer:
            marks += [(answer.start, "{"), (answer.end, "}")]
        yield f"    {_excerpt(text.text, marks)}"
        yield f"    the chain has {', '.join(map(one_line, text.names(question.chain)))}"
        yield ""


def _excerpt(text: str, marks: Sequence[tuple[int, str]]) -> str:
    """The text around ``marks`` with these put in; what lies far from all of them is left out."""
    pieces: list[str] = []
    end = 0  # of what has been told
    for place, mark in sorted(marks):
        start = max(0, place - _AROUND)
        if pieces and start > end + _AROUND:
            pieces.append(text[end : end + _AROUND] + " […] ")
            end = start
        elif not pieces:
            end = start
        pieces.append(text[end:place] + mark)
        end = place
    return one_line("".join([*pieces, text[end : end + _AROUND]]))


def _labels_table(scores: SourcingScores) -> Iterator[str]:
    """A line a column of the table of sourcing audits."""
    yield f"{f'{scores.stories} labelled stories':<24}{'right':>8}{'of':>8}{'%':>8}{'sources':>12}{'%':>8}"
    for name, column in scores.columns.items():
        share, sources = column.statements, len(column.sources)
        numbers = f"{share.right:>8}{share.of:>8}{share.percent:>8.1f}{sources:>12}{column.by_source:>8.1f}"
        yield f"{name:<24}{numbers}"
    yield "given where the label has none"
    for name, share in scores.given.items():
        yield f"{name:<24}{share.right:>8}{share.of:>8}{share.percent:>8.1f}"
    yield ""


def _misses(scores: SourcingScores, show: Shown) -> Iterator[str]:
    """Where reading and label differ: what stands in the label → what was read, and the statement."""
    for miss in scores.misses:
        kind: Shown = "unknown" if miss.column == FOUND else "wrong"
        if show in (kind, "all") and not miss.column.endswith(" exact"):
            expected, found = (one_line(words) or "nothing" for words in (miss.expected, miss.found))
            yield f"{miss.story} {miss.column}: {expected} → {found}"
            yield f"    {one_line(miss.statement)}"
            yield ""
