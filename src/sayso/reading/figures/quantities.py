"""Quantities by their words alone: number, currency or unit, range and hedges put together.

What is counted and what happened to it takes grammar; ``counting.py`` adds that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from sayso.reading.figures import hedges
from sayso.reading.figures.elsewhere import is_of_the_clock, passed_over
from sayso.reading.figures.hedges import Hedge, Sign
from sayso.reading.figures.intervals import Interval
from sayso.reading.figures.lists import any_in, any_of, table
from sayso.reading.figures.numbers import GLYPHS, PARTS, SMALL, Number, number_at
from sayso.reading.figures.units import Unit, currency_before, is_temperature, unit_behind
from sayso.reading.text.quotation import Range

Row: TypeAlias = dict[str, float | str | bool]

_TO = re.compile(r" to |(?: to)?(?:-|–| - | – |—)(?:to-)?| through |~")
_AND = re.compile(r" and (?:about |around |roughly |nearly |almost |as many as |possibly )?")
_IF_NOT = re.compile(
    r",? (?:if not|or even|perhaps|possibly|maybe|or perhaps|or possibly|or maybe|and perhaps|and possibly|even|"
    r"or as many as|or) (?:as many as |as much as |up to |more than )?"
)
_OF_A = re.compile(r"(?: of)? an?(?= )")
_OF = re.compile(r" of\b|[.,;]|$")
_OPPOSITE = re.compile(r",? (?:and|but) ")
_LARGE_M = re.compile(r"[\d.,]+M\b")
_CURRENCY = re.compile(r"(?:[a-z]{0,3}[$£€¥₽₴₹]|[a-z]{3}) ?(?=\d)")
_MINUS = re.compile(r"(?:(?<![\w.,%)\]-])-|\b(?:minus|negative) )$")
_TIMES = re.compile(
    r"[ -]times (?=as|more|higher|larger|greater|bigger|less|lower|fewer|the|what|that|its|their|his|her|\w+er )"
    r"(?:as (?:many|much|\w+)|more|higher|larger|greater|bigger|less|lower|fewer|\w+er(?= than))?"
)
_PART_ENDS = re.compile(rf" {any_in('parts_end')}\b|[.,;:)?!”\"]|$|\n")
_PART_FRONT = re.compile(rf"\b{any_in('parts_front')} $")
_NO_HALF = re.compile(rf"(?:\b{any_in('no_parts')}|-) $|-$")
_DOUBLE_OF = re.compile(rf" {any_in('multiplied')}\b")
_DOUBLE_FRONT = re.compile(rf"\b{any_in('multiplies')} $")
_TWICE_OF = re.compile(r" (?:as|the|what|that|its|their|his|her)\b")
_SCORES_ARE = re.compile(r" (?:of|more|were|have|are|others)\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and hedges at ``[start, end)``; ``core`` is the number alone."""

    start: int
    end: int
    core: Range
    interval: Interval
    sign: Sign = "="
    unit: str | None = None
    per: str | None = None
    hedge: Range | None = None
    scale: float = 1
    vague: bool = False
    compares: bool = False
    part: bool = False  # a fraction or a ratio: a third, one in four


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    vague_words, powers_words, multiples_words = (
        table("vague.toml")[name] for name in ("words", "before_powers", "multiples")
    )
    vague = re.compile(
        rf"{any_of(vague_words)}(?![\w-])|{any_of(word for word in vague_words if '-' in word or 'multi' in word)}(?=-)"
    )
    powers = re.compile(rf"({any_of(powers_words)}) (?P<power>hundred|thousand|million|billion|dozen)s?(?![\w-])")
    multiples = re.compile(rf"{any_of(multiples_words)}(?![\w-])")
    numbers = any_of([*SMALL, "hundred", "thousand", "million", "billion", "dozen", "half", "quarter"])
    parts = any_of(PARTS)
    vague_first = [words for words in (*vague_words, *powers_words) if not words.startswith("a ")]
    single = any_of([*SMALL, "hundred", "thousand", "half", "quarter", "dozen", *vague_first, *multiples_words])
    trigger = re.compile(
        rf"(?<![\w-])(?:an? (?=(?:{numbers}|{parts}|few|couple|handful|majority)\b)|{single}(?!\w))"
        rf"|(?<!\d)[\d{GLYPHS}]|(?<!\d)\.(?=\d)"
    )
    return vague, powers, multiples, trigger


def quantities(text: str, small: str) -> list[Quantity]:
    """Every quantity of ``text`` in reading order, none overlapping another; ``small`` is the text made plain."""
    found: list[Quantity] = []
    done = 0
    for trigger in _patterns()[3].finditer(small):
        start = trigger.start()
        if start < done:
            continue
        if small[start].isdigit() and (stop := passed_over(text, small, start)):
            done = stop
            continue
        one = _at(text, small, start)
        if one is None:
            continue
        one = _joined(text, small, _ranged(text, small, one))
        one = _hedged(text, small, one, done)
        if found and (both := _met(small, found[-1], one)):
            found[-1] = one = both
        else:
            found.append(one)
        done = one.end
    return found


def _at(text: str, small: str, start: int) -> Quantity | None:
    """The quantity that starts at ``start``, with its unit and without hedges."""
    if known := _vague_at(text, small, start):
        return known
    money = currency_before(text, small, start)
    number = number_at(small, start, money=money is not None or bool(_LARGE_M.match(text, start)))
    if (
        number is None
        or is_of_the_clock(small, number.end)
        or (number.written == "fraction" and not _is_fraction(small, number))
    ):
        return None
    return _with_unit(text, small, number, money)


def _vague_at(text: str, small: str, start: int) -> Quantity | None:
    vague, powers, multiples, _ = _patterns()
    if match := powers.match(small, start):
        row = table("vague.toml")["before_powers"][match[1]]
        power = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12}[match["power"]]
        return _of_row(text, small, match, row, power)
    if match := vague.match(small, start):
        if match[0] == "scores" and not _SCORES_ARE.match(small, match.end()):
            return None
        return _of_row(text, small, match, table("vague.toml")["words"][match[0]], 1)
    match = multiples.match(small, start)
    if match is None or small[match.start() - 1 : match.start()] == "-":
        return None
    if not _multiplies(small, match):
        return None
    value = float(table("vague.toml")["multiples"][match[0]]["value"])
    return Quantity(start, match.end(), match.span(), Interval.exact(value), compares=True)


def _multiplies(small: str, match: re.Match[str]) -> bool:
    """Whether a word for a multiple says that something is or becomes so large: not *a double murder*, *twice*."""
    if match[0] == "twice":
        return bool(_TWICE_OF.match(small, match.end()))
    if small.startswith(" down", match.end()):
        return False
    if match[0].endswith(("ed", "ing", "fold")):
        return True
    front = small[max(0, match.start() - 12) : match.start()]
    if small[match.end() : match.end() + 1] in {".", ",", ";", ""}:
        return bool(_DOUBLE_FRONT.search(front))
    return bool(_DOUBLE_OF.match(small, match.end()))


def _of_row(text: str, small: str, match: re.Match[str], row: Row, power: float) -> Quantity:
    interval = Interval(
        float(row["low"]),
        float(row["high"]),
        bool(row.get("includes_low", True)),
        bool(row.get("includes_high", False)),
    ).scaled(power)
    part = interval.high == 1 and interval.low == 0.5
    one = Quantity(
        *match.span(),
        match.span(),
        interval,
        "≈" if interval.low != interval.high else "=",
        scale=power,
        vague=True,
        part=part,
    )
    unit = unit_behind(text, small, match.end(), vague=True) or unit_behind(text, small, match.end())
    return replace(one, end=unit[0], unit=unit[1].name, per=unit[1].per) if unit else one


def _is_fraction(small: str, number: Number) -> bool:
    """Whether *half* or *a third* is a part, and not the second half or a third man."""
    words, front = small[number.start : number.end], small[max(0, number.start - 16) : number.start]
    if not words[0].isalpha() or words.startswith(tuple(SMALL)):
        return True
    if "half" in words:
        return not _NO_HALF.search(front) and bool(_PART_ENDS.match(small, number.end) or _PART_FRONT.search(front))
    if words.startswith("a "):
        return bool(_OF.match(small, number.end) or _PART_FRONT.search(front))
    return False


def _with_unit(text: str, small: str, number: Number, money: tuple[int, Unit] | None) -> Quantity:
    interval, part = Interval.exact(number.value), number.written in {"fraction", "ratio"}
    start, end = number.start, number.end
    unit = money[1] if money else None
    if money:
        start = money[0]
        if (again := unit_behind(text, small, end)) and again[1].name in {unit.name if unit else "", "USD"}:
            end = again[0]
    elif times := _TIMES.match(small, end):
        return Quantity(start, times.end(), (start, end), interval, compares=True)
    elif behind := unit_behind(text, small, _part_of(small, end) if part else end):
        end, unit, part = behind[0], behind[1], False
    if number.written != "ratio" and (minus := _MINUS.search(small[max(0, start - 10) : start])):
        start -= len(minus[0])
        interval = interval.negative()
    name, per = (unit.name, unit.per) if unit else (None, None)
    return Quantity(start, end, (number.start, number.end), interval, unit=name, per=per, scale=number.scale, part=part)


def _part_of(small: str, end: int) -> int:
    """Where the unit behind a fraction is looked for: *half a mile*, *three-quarters of an hour*."""
    link = _OF_A.match(small, end)
    return link.end() if link else end


def _ranged(text: str, small: str, one: Quantity) -> Quantity:
    """``one`` with the number behind it, where the two are the ends of a range: *30 to 40*, *between 30 and 40*."""
    opening = hedges.opens_range(small, _before_hedges(small, one.start))
    link = (_AND if opening and opening[1] == "between" else _TO).match(small, one.end)
    if link is None or one.compares:
        return one
    if hedges.changed_from(small, one.start):
        return one
    other = _next(text, small, link.end())
    if other is None or other.compares or not _alike(one, other):
        return one
    first, second = one.interval, other.interval
    if first.low is None or second.low is None:
        return one
    takes_scale = one.scale == 1 and other.scale > 1 and first.low > 0
    if takes_scale and (abs(first.low) < abs(second.low / other.scale) or (one.unit is None and first.low < 1000)):
        first = first.scaled(other.scale)
    if first.low is None or first.low >= second.low:
        return one
    start = opening[0] if opening else one.start
    return replace(
        other,
        start=min(start, one.start),
        core=(one.core[0], other.core[1]),
        interval=first.hull(second),
        unit=other.unit or one.unit,
    )


def _before_hedges(small: str, start: int) -> int:
    found = hedges.before(small, start)
    return found[-1].start if found else start


def _next(text: str, small: str, start: int) -> Quantity | None:
    """The quantity that starts at ``start`` or behind the sign of a currency there."""
    sign = _CURRENCY.match(small, start)
    start = sign.end() if sign else start
    if start >= len(small) or (
        small[start].isdigit() and passed_over(text, small, start, linked=True) and not _bare_year(small, start)
    ):
        return None
    return _at(text, small, start)


def _bare_year(small: str, start: int) -> bool:
    return bool(re.match(r"\d{4}(?![\d-])", small[start : start + 5]))


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or one.unit is None or other.unit is None


def _joined(text: str, small: str, one: Quantity) -> Quantity:
    """``one`` with what is said of it next: *millions, if not billions*, *two or three*."""
    if one.compares:
        return one
    if link := _IF_NOT.match(small, one.end):
        other = _next(text, small, link.end())
        if other and not other.compares and _alike(one, other) and one.vague >= ("not" in link[0]) - 1:
            first, second = one.interval, other.interval
            if one.scale == 1 and other.scale > 1 and not one.vague:
                first = first.scaled(other.scale)
            is_small = link[0] != " or " or one.vague or (second.low or 0) <= 2.5 * (first.low or 0)
            if first.low is not None and second.low is not None and first.low < second.low and is_small:
                return replace(
                    other,
                    start=one.start,
                    core=(one.core[0], other.core[1]),
                    interval=first.hull(second),
                    sign="≈",
                    vague=True,
                    unit=other.unit or one.unit,
                )
    return one


def _met(small: str, one: Quantity, other: Quantity) -> Quantity | None:
    """Two bounds of one number as one: *more than 30 but fewer than 40*."""
    if one.hedge is None or other.hedge is None or not _OPPOSITE.fullmatch(small[one.end : other.start]):
        return None
    if {one.sign in "<≤", other.sign in "<≤"} != {True, False} or one.unit not in {None, other.unit}:
        return None
    both = one.interval.meet(other.interval)
    if both is None:
        return None
    return replace(other, start=one.start, core=(one.core[0], other.core[1]), interval=both, sign="=", hedge=one.hedge)


def _hedged(text: str, small: str, one: Quantity, done: int) -> Quantity:
    """``one`` with its hedges, the nearest applied first."""
    floor = None if is_temperature(one.unit) or (one.interval.low or 0) < 0 else 0.0
    found: list[Hedge] = [hedge for hedge in hedges.before(small, one.start) if hedge.start >= done]
    if behind := hedges.after(small, one.end):
        found.insert(0, behind)
        if one.unit is None and (unit := unit_behind(text, small, behind.end)):
            one = replace(one, end=unit[0], unit=unit[1].name, per=unit[1].per)
    if not found:
        return one
    interval = one.interval
    for hedge in found:
        interval = hedge.applied(interval, floor)
    start, end = min(one.start, *(h.start for h in found)), max(one.end, *(h.end for h in found))
    front = [hedge for hedge in found if hedge.end <= one.core[0]] or found
    return replace(
        one,
        start=start,
        end=end,
        interval=interval,
        sign=found[-1].sign,
        hedge=(min(hedge.start for hedge in front), max(hedge.end for hedge in front)),
    )
