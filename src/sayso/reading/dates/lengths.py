"""Lengths of time, and what does not name a time though it looks like one: ages, and what comes again and again."""

from __future__ import annotations

from sayso.reading.dates.grammar import Found, rule, value, values, words
from sayso.reading.dates.stretch import MONTHS, Length
from sayso.reading.dates.tokens import Item
from sayso.reading.dates.written import Around

_FINER = {
    unit: place
    for place, unit in enumerate([*reversed(MONTHS), "fortnight", "week", "weekend", "workweek", "workday", "day"])
} | {
    "hour": 20,
    "minute": 21,
    "second": 22,
}


def _nothing(_: Around, __: list[Item]) -> Found:
    return ".", None


def _length(around: Around, items: list[Item]) -> Found | None:
    """*almost four months*, *a year and a half*, *2 weeks and 3 days*, *a few hours*."""
    units: list[str] = values(items, "U")
    if "half" in units or [_FINER[unit] for unit in units] != sorted({_FINER[unit] for unit in units}):
        return None
    hedge, half = value(items, "h"), 0.5 if value(items, "k") else 0
    if (vague := value(items, "V")) is not None:
        return ("R", Length(((units[0], vague[0]),), most=vague[1], hedge=hedge)) if len(units) == 1 else None
    numbers: list[float] = values(items, "DNY")
    tens = len(numbers) == len(units) + 1 and numbers[0] % 10 == 0 and numbers[1] < 10
    if tens:  # twenty-one
        numbers = [numbers[0] + numbers[1], *numbers[2:]]
    bare = not numbers
    if bare:
        numbers = [1]
    if len(numbers) != len(units):
        return None
    numbers[0] += half
    bare = bare and words(around, items[0]) != "all"
    return "R", Length(tuple(zip(units, numbers, strict=True)), bare=bare and not half and not hedge, hedge=hedge)


def _night(around: Around, items: list[Item]) -> Found | None:
    """*one night*."""
    if words(around, items[-1]) != "night":
        return None
    return "R", Length((("day", value(items, "DN")),))


LENGTHS = (
    rule(r"[DNVn]-?U-?x", _nothing),
    rule(r"L?F|F[OD]?Y?", _nothing),
    rule(r"q[DNO]?[UWASTMeHLn]+", _nothing),
    rule(r"(?<=L)[DN]U(?=a[DN]U(?:a[DN]U)?g)", _length),
    rule(r"[DN]-?A", _night),
    rule(r"h?(?:(?:N-?)?[DN]-?|[YV]|n)k?U(?:k|(?:,?a?,?[DN]U)+)?(?!x)", _length),
    rule(r"h?[nV]U", _length),
)
"""From tokens to lengths of time."""
