"""Units of figures: measures as pint names them, currencies as ISO 4217 does, shares, and rates.

Names and codes of currencies come from Babel (CLDR); what news writes otherwise stands in ``units.toml``, with reasons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from sayso.reading.figures.lists import table

if TYPE_CHECKING:
    from pint import UnitRegistry

_CODE = re.compile(r"(?<![A-Za-z])([A-Z]{3}) ?\$? ?$")
_SIGN = re.compile(r"(?<![\w$])((?:[a-z]{1,4}|(?:us|u\.s\.|u\.s|c|hk|nz|mex) ?)?\$|cn¥|[£€¥₽₴₹₩₪₺₦₱₫฿₸₾₡₿]) ?$")
_UNIT = re.compile(
    r"[ -]?(%|°[cf]?|¢|[$£€¥₽₴₹₩₪₺₦₱₫฿₸₾₡₿₭])(?! ?\d)"
    r"|[ -]{0,2}([a-z][\w./³²ł]{0,30})(?:[ -]([a-z]{1,30}))?(?:[ -]([a-z]{1,30}))?"
)
_OF_MONEY = re.compile(r" (?:of|worth of) (?=[a-z])")
_DEGREES = re.compile(r"(?<=\d)[CF]\b")
_CODE_BEHIND = re.compile(r" ?([A-Z]{3})(?![A-Za-z])")
MONEY_BEHIND = 12
"""Characters in front of a number in which the sign of a currency can stand."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and, of a rate, what it is counted by."""

    name: str
    per: str | None = None


def _rows(section: str) -> dict[str, str]:
    return {name: words for name, words in table("units.toml")[section].items() if name != "reason"}


@cache
def _units() -> dict[str, Unit]:
    """Every word for a unit in small letters, its parts with a blank between, with its plural."""
    found = dict(_currency_names())
    for section in ("open_currencies", "currencies", "measures", "times", "other_times", "rates", "shares", "words"):
        for name, words in _rows(section).items():
            unit, _, per = name.partition("/")
            for word in words.split():
                for form in (word, word + "s"):
                    found[form.replace("-", " ")] = Unit(unit, per or None)
    return found


@cache
def _currency_names() -> dict[str, Unit]:
    """Whole names, and last words that only one currency of today has: *Kenyan shillings*, *forints*."""
    today = {
        code
        for rows in get_global("territory_currencies").values()
        for code, _, end, tender in rows
        if tender and not end
    }
    found: dict[str, Unit] = {}
    last: dict[str, set[str]] = {}
    for code in sorted(Locale("en").currencies):
        for count in (1, 2):
            name = re.sub(r" \(.*\)", "", get_currency_name(code, count=count, locale="en")).lower().replace("-", " ")
            if " " in name and (code in today or name not in found):
                found[name] = Unit(code)
            if code in today:
                last.setdefault(name.split()[-1], set()).add(code)
    return found | {word: Unit(min(codes)) for word, codes in last.items() if len(codes) == 1 and word != "gold"}


@cache
def _codes() -> frozenset[str]:
    return frozenset(Locale("en").currencies) - frozenset(table("units.toml")["not_codes"]["words"].split())


def currency_before(text: str, plain: str, start: int) -> tuple[int, Unit] | None:
    """Where the sign or code of a currency in front of the number at ``start`` begins, and which it is."""
    since = max(0, start - MONEY_BEHIND)
    if (code := _CODE.search(text, since, start)) and code[1] in _codes():
        return code.start(1), Unit(code[1])
    sign = _SIGN.search(plain, since, start)
    if sign is None:
        return None
    unit = _units().get(sign[1].replace(" ", "").replace(".", ""))
    if unit is None and sign[1].endswith("$"):
        return sign.end(1) - 1, _units()["$"]
    return (sign.start(1), unit) if unit else None


def unit_behind(text: str, plain: str, end: int, *, vague: bool = False) -> tuple[int, Unit] | None:
    """Where the unit behind a number that stops at ``end`` ends, and which it is; ``vague``: *millions of tons*."""
    if vague and (link := _OF_MONEY.match(plain, end)):
        found = unit_behind(text, plain, link.end())
        return found if found and not is_time(found[1].name) and not is_share(found[1].name) else None
    if (code := _CODE_BEHIND.match(text, end)) and code[1] in _codes():
        return code.end(1), Unit(code[1])
    if degrees := _DEGREES.match(text, end):
        return degrees.end(), Unit("degree_Celsius" if degrees[0] == "C" else "degree_Fahrenheit")
    words = _UNIT.match(plain, end)
    if words is None:
        return None
    if words[1]:
        unit = _units().get(words[1])
        return (words.end(1), unit) if unit else None
    for last in (4, 3, 2):
        if words[last] is None:
            continue
        name = " ".join(re.split(r"[ -]", plain[words.start(2) : words.end(last)])).rstrip(".")
        if unit := _units().get(name):
            return words.start(2) + len(name), _pound(plain, end, words.end(last)) if name.rstrip(
                "s"
            ) == "pound" else unit
    return None


def _pound(plain: str, start: int, end: int) -> Unit:
    rows = table("units.toml")["pounds"]
    behind, before = plain[end : end + 15].split()[:1], plain[max(0, start - 40) : start].split()
    if (behind and behind[0] in rows["behind"].split()) or set(before[-6:]) & set(rows["before"].split()):
        return Unit("pound")
    return Unit("GBP")


@cache
def is_money(unit: str) -> bool:
    """Whether ``unit`` is a currency: an ISO code, or a word such as dollar."""
    return unit in Locale("en").currencies or unit in _rows("open_currencies") or unit in _rows("currencies")


@cache
def is_time(unit: str) -> bool:
    """Whether ``unit`` is a stretch of time."""
    return unit in _rows("times") or unit in _rows("other_times")


@cache
def is_share(unit: str) -> bool:
    """Whether ``unit`` is a part of a hundred."""
    return unit in _rows("shares")


def is_temperature(unit: str | None) -> bool:
    """Whether a figure in ``unit`` can be below 0."""
    return unit is not None and unit.startswith("degree")


@cache
def _registry() -> UnitRegistry[Any]:
    import pint  # takes a third of a second, and most stories have nothing to convert

    return pint.UnitRegistry(cache_folder=None)


@cache
def is_measure(unit: str) -> bool:
    """Whether pint can convert ``unit``."""
    return unit in _rows("measures") or unit in _rows("times")


def converted(value: float, unit: str, other: str) -> float | None:
    """``value`` of one unit in ``other``, both as pint names them; None where they measure different things."""
    if unit == other:
        return value
    if dimension(unit) is None or dimension(unit) != dimension(other):
        return None
    return float(_registry().Quantity(value, unit).to(other).magnitude)


@cache
def dimension(unit: str) -> str | None:
    """What ``unit`` measures, as pint words it: [length]; None where pint cannot convert it."""
    return str(_registry().Unit(unit).dimensionality) if is_measure(unit) else None


def measures() -> tuple[str, ...]:
    """Every measure that is known, as pint names it."""
    return tuple(_rows("measures")) + tuple(_rows("times"))
