"""What a page tells of a story's figures: each as an interval, whose it is, and how they stand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.output.amounts import VERDICTS, amount, inside, subject
from sayso.output.printable import one_line
from sayso.output.report.badges import Badge, Badges
from sayso.output.report.places import Link, Places
from sayso.output.report.plots import Plot, plot, related
from sayso.output.who import Who
from sayso.reading.text.phrases import joined
from sayso.vocabulary import Attribution, Comparison, Figure, Reading


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in words."""

    number: int
    place: Link
    amount: str
    subject: str
    badges: tuple[Badge, ...]  # none in the story's own voice
    note: int | None  # on the attribution that holds it


@dataclass(frozen=True, slots=True)
class Group:
    """Figures about the same thing or of one unit, on one axis; or those that have no others to stand beside."""

    name: str
    rows: tuple[Row, ...]
    plot: Plot | None


@dataclass(frozen=True, slots=True)
class Held:
    """Two figures held against each other; the numbers lead to the story."""

    first: Link
    second: Link
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """All pairs with the same result."""

    name: str
    pairs: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a story."""

    groups: tuple[Group, ...]
    verdicts: tuple[Verdict, ...]


def figures(reading: Reading, who: Who, badges: Badges, places: Places) -> Figures:
    """The figures of a reading; ``places`` learns what they lead to."""
    rows = [_row(n, one, who, badges, places) for n, one in enumerate(reading.figures, start=1)]
    groups: list[Group] = []
    alone: list[Row] = []
    for numbers in related(reading.figures, reading.comparisons):
        of_group = tuple(rows[n - 1] for n in numbers)
        if drawn := plot(reading.figures, numbers):
            groups.append(Group(_name([reading.figures[n - 1] for n in numbers]), of_group, drawn))
        else:
            alone += of_group
    if alone:
        in_order = tuple(sorted(alone, key=lambda row: row.number))
        groups.append(Group("Of other things" if groups else "In the story", in_order, None))
    places_in_order = {one: n for n, one in enumerate(reading.figures, start=1)}
    verdicts = []
    for verdict, name in VERDICTS.items():
        pairs = [_held(one, places_in_order, places) for one in reading.comparisons if one.verdict == verdict]
        if pairs:
            verdicts.append(Verdict(name, tuple(pairs)))
    return Figures(tuple(groups), tuple(verdicts))


def _row(n: int, figure: Figure, who: Who, badges: Badges, places: Places) -> Row:
    made = _innermost(figure, who)
    return Row(
        number=n,
        place=places.link(figure.span),
        amount=amount(figure),
        subject=subject(figure),
        badges=badges.of(made) if made else (),
        note=who.number(made.id) if made else None,
    )


def _innermost(figure: Figure, who: Who) -> Attribution | None:
    """The attribution that holds a figure; of those inside each other, the innermost."""
    holding = [one for one in who.attributions.values() if inside(figure, one)]
    outer = {one.inside for one in holding}
    return next((one for one in holding if one.id not in outer), None)


def _name(figures: list[Figure]) -> str:
    """What figures on one axis are of: their unit, or the words for what they count."""
    first = figures[0]
    if first.unit:
        return first.unit.replace("_", " ") + (f" per {first.per}" if first.per else "")
    return joined(dict.fromkeys(one_line(one.counted.text) for one in figures if one.counted)) or "number"


def _held(one: Comparison, numbers: dict[Figure, int], places: Places) -> Held:
    first, second = (places.link(figure.span, str(numbers[figure])) for figure in (one.first, one.second))
    return Held(first, second, one_line(one.reason))
