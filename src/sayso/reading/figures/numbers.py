"""Numbers in a text: in digits, in words, as fractions and as ratios, each with its value.

Words are read by the library text2num; of those measured (text2num, number-parser, word2number; 3 000 numbers spelled
out by num2words) it and word2number read all rightly, number-parser too, 500 times slower, and only text2num reads
*twenty-five hundred*. Powers above a billion, digits mixed with words, and fractions are put together here.

All functions take the text in small letters, as ``plain`` makes it, character for character as long as the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from text_to_num import text2num  # type: ignore[import-untyped]

from sayso.reading.figures.intervals import clean
from sayso.reading.figures.lists import any_of

Written: TypeAlias = Literal["digits", "words", "fraction", "ratio"]

_LETTERS = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_SIGNS = {"’": "'", "−": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "}

SMALL = tuple(  # the order matters: the first ten are written as words by news agencies
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety zero nought naught
    """.split()  # noqa: SIM905 - a list of words reads better so
)
SCALES = {
    "dozen": 12, "dozens": 12, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7,
    "billion": 1e9, "trillion": 1e12, "k": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mm": 1e6, "bn": 1e9, "bln": 1e9,
    "tn": 1e12, "tln": 1e12, "trn": 1e12, "m": 1e6, "b": 1e9,
}  # fmt: skip
PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
    "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
}  # fmt: skip
GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_ONE = any_of(SMALL)
_POWER = "(?:hundred|thousand|million|billion|trillion)"
_PART_NAME = any_of(PARTS)
# “two hundred and six”, but not “two million and a half”
_AND = (
    r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion)|(?<=trillion)) and "
    rf"(?!(?:an?|{_ONE})[ -]{_PART_NAME}s?\b)"
)
_WORDS = re.compile(
    rf"(?:{_ONE}|(?:an? )?{_POWER})\b(?:(?:[ -]|{_AND})(?:{_ONE}|{_POWER})\b){{0,15}}"
    r"(?! ?-?(?:fold|something)\b|-(?:first|second|third|\w+th)\b)"
)
_POINT = re.compile(rf" point ({_ONE}(?:[ -]{_ONE}){{0,8}})\b")
_DOZEN = re.compile(r"(?:an? )?dozen\b")
_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d|,\d{2}\b)"  # 1,234,567
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)"  # 12,34,567
    r"|\d{1,3}(?: \d{3}){1,6}(?![\d,]|-\d)"  # 1 234 567
    r"|\d{1,18}(?!\d))(?:\.\d{1,18}(?!\d))?|\.\d{1,18}(?!\d)"
)
_FRACTION = re.compile(
    r"(?:(?P<whole>\d{1,9})[ -])?(?P<top>\d{1,2})/(?P<bottom>2|3|4|5|6|8|10|16|32|100)(?![\d/])"
    rf"|(?P<full>\d{{0,9}})(?P<glyph>[{GLYPHS}])"
)
_PART = re.compile(
    rf"(?:(?P<top>an?|{_ONE}|\d{{1,2}})(?:-| - | ))?(?P<part>{_PART_NAME})(?P<many>s?)\b"
    r"(?![-’'](?!million|billion|dozen|point|percent)\w)"
)
_OF_SCALE = re.compile(r"(?: of)?(?: an?)?[ -](dozen|thousand|million|billion|trillion)(?![\w-])")
_AND_PART = re.compile(rf"(?: and |-and-)(?P<top>an?|{_ONE}|\d)[ -](?P<part>{_PART_NAME})s?\b")
_SCALE = re.compile(
    r"[ -]?(?:(k|mn|mln|mil|bn|bln|tn|tln|trn)|(dozens?|hundred|thousand|lakh|million|crore|billion|trillion))(?!\w)"
)
_MONEY_SCALE = re.compile(r" ?(mm|[mb])(?!\w)")  # of lengths *mm* is the unit
_RATIO = re.compile(
    rf"(?P<top>{_ONE}|\d{{1,3}})(?P<link> in | in every | out of | out of every | of every )"
    rf"(?P<bottom>(?:{_ONE}(?:-{_ONE})?|(?:a )?{_POWER}|\d{{1,3}}(?:,\d{{3}})*)\b(?:[ -]{_POWER})?)"
    r"(?! (?:second|minute|hour|day|week|month|year|decade|season|game|match)|[.,:]\d|%| percent)"
)
_ROUND = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 300, 400, 500])
"""The wholes of ratios in digits: 1 in 5; 3 in 17 is a count."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in a text at ``[start, end)``."""

    start: int
    end: int
    value: float
    scale: float  # the power of ten in words that its value holds: of 2.5 million a million, else 1
    written: Written


def plain(text: str) -> str:
    """``text`` in small letters, with plain blanks, apostrophes and minus signs, as long as before."""
    small = text.lower()
    if len(small) != len(text):  # İ becomes two
        small = text.translate(_LETTERS)
    for sign, instead in _SIGNS.items():
        small = small.replace(sign, instead)
    return small


def number_at(text: str, start: int, *, money: bool = False) -> Number | None:
    """The number that starts at ``start``; None where none does. ``money`` lets m and b be million and billion."""
    number = _fraction_at(text, start) or _ratio_at(text, start) or _whole_at(text, start)
    if number is None or number.written == "ratio":
        return number
    return _scaled(text, number, money=money)


def _whole_at(text: str, start: int) -> Number | None:
    if digits := _DIGITS.match(text, start):
        value = float(digits[0].replace(",", "").replace(" ", ""))
        return Number(start, digits.end(), value, 1, "digits")
    if dozen := _DOZEN.match(text, start):
        return Number(start, dozen.end(), 12, 12, "words")
    if words := _WORDS.match(text, start):
        number = _spelled(start, words[0])
        point = _POINT.match(text, number.end) if number and number.scale < 1e3 else None
        return _with_point(number, point) if number and point else number
    return None


def _spelled(start: int, words: str) -> Number | None:
    """The longest beginning of ``words`` that is one number."""
    while words:
        value = _value(words)
        if value is not None:
            last = words.replace("-", " ").split()[-1]
            return Number(start, start + len(words), value, SCALES.get(last, 1), "words")
        words = re.sub(r"(?:^|[ -]+)(?:and )?\w+$", "", words)
    return None


def _with_point(number: Number, point: re.Match[str]) -> Number:
    """``number`` with its decimals in words: *five point two five*, *five point twenty-five*."""
    digits = "".join(f"{_value(word) or 0:g}" for word in point[1].replace("-", " ").split())
    whole = _value(point[1])
    digits = f"{whole:g}" if whole is not None and len(f"{whole:g}") > 1 else digits
    return replace(number, end=point.end(), value=float(f"{number.value:.0f}.{digits}"))


@lru_cache(maxsize=4096)
def _value(words: str) -> float | None:
    words = re.sub(r"\bn[oa]ught\b", "zero", re.sub(r"^an? |-", " ", words).strip())
    above, trillion, below = words.rpartition("trillion")
    try:
        if trillion:
            rest = below.strip().removeprefix("and ")
            return (text2num(above.strip(), "en") if above.strip() else 1) * 1e12 + (
                text2num(rest, "en") if rest else 0
            )
        return float(text2num(words, "en"))
    except ValueError:
        return None


def _fraction_at(text: str, start: int) -> Number | None:
    if digits := _FRACTION.match(text, start):
        if digits["glyph"]:
            value = float(digits["full"] or 0) + unicodedata.numeric(digits["glyph"])
        else:
            top, bottom = float(digits["top"]), float(digits["bottom"])
            if top >= bottom:
                return None
            value = float(digits["whole"] or 0) + top / bottom
        return Number(start, digits.end(), value, 1, "fraction")
    part = _PART.match(text, start)
    if part is None or (part["many"] and part["top"] in {None, "a", "an", "one"}):
        return None
    top = 1.0 if part["top"] in {None, "a", "an"} else _small(part["top"]) or 1.0
    if not part["many"] and top > 1:
        return None
    if part["top"] is None and part["part"] not in {"half", "quarter"}:
        return None
    return Number(start, part.end(), top / PARTS[part["part"]], 1, "fraction")


def _ratio_at(text: str, start: int) -> Number | None:
    ratio = _RATIO.match(text, start)
    if ratio is None:
        return None
    top, bottom = (_small(ratio[side]) for side in ("top", "bottom"))
    if top is None or bottom is None or not 0 < top < bottom or ("in" in ratio["link"] and top > 9):
        return None
    if ratio["bottom"].isdigit() and (1500 <= bottom < 2100 or (ratio["link"] == " in " and bottom not in _ROUND)):
        return None
    return Number(start, ratio.end(), top / bottom, 1, "ratio")


def _small(words: str) -> float | None:
    return float(words.replace(",", "")) if words[0].isdigit() else _value(words)


def _scaled(text: str, number: Number, *, money: bool) -> Number:
    """``number`` with the power of ten and the fraction behind it: *half a million*, *two and a half million*."""
    value, end, scale = number.value, number.end, number.scale
    if number.written == "fraction":
        power = _OF_SCALE.match(text, end)
        if power:
            return Number(number.start, power.end(), clean(value * SCALES[power[1]]), SCALES[power[1]], "words")
        return number
    while power := _SCALE.match(text, end):
        factor = SCALES[power[1] or power[2]]
        if number.written == "words" and number.scale > 1 and factor <= number.scale and power[2]:
            break
        value, end, scale = value * factor, power.end(), scale * factor
    if scale == 1 and money and (power := _MONEY_SCALE.match(text, end)):
        value, end, scale = value * SCALES[power[1]], power.end(), SCALES[power[1]]
    if part := _AND_PART.match(text, end):
        top = 1.0 if part["top"].startswith("a") else _small(part["top"]) or 1.0
        value, end = value + (scale if scale >= 1e3 else 1) * top / PARTS[part["part"]], part.end()
        if scale == 1 and (power := _OF_SCALE.match(text, end)):
            value, end, scale = value * SCALES[power[1]], power.end(), SCALES[power[1]]
    return Number(number.start, end, clean(value), scale, number.written)
