"""What a page tells of a story's forecasts: the claim, whose it is, on which condition, by when."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.output.amounts import days
from sayso.output.printable import one_line
from sayso.output.report.badges import Badge, Badges
from sayso.output.report.places import Link, Places
from sayso.output.who import Who
from sayso.vocabulary import Forecast


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """A forecast in words."""

    wording: str
    place: Link
    badges: tuple[Badge, ...]  # none in the story's own voice
    who: str
    note: int | None
    condition: Link | None
    horizon: Link | None
    days: str  # of the horizon; empty where not known


def forecasts(found: tuple[Forecast, ...], who: Who, badges: Badges, places: Places) -> tuple[ForecastLine, ...]:
    """The forecasts of a reading; ``places`` learns what they lead to."""
    return tuple(_line(one, who, badges, places) for one in found)


def _line(one: Forecast, who: Who, badges: Badges, places: Places) -> ForecastLine:
    made = who.attributions[one.attribution] if one.attribution else None
    return ForecastLine(
        wording=one_line(one.wording),
        place=places.link(one.span),
        badges=badges.of(made) if made else (),
        who=who.speaker(made) if made else "the story’s own voice",
        note=who.number(made.id) if made else None,
        condition=places.link(one.condition) if one.condition else None,
        horizon=places.link(one.horizon.span) if one.horizon else None,
        days=days(one.horizon) if one.horizon else "",
    )
