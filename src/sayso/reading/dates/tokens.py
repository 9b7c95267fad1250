"""Tokens of time: the words and numbers of a text that can be part of a date or a length of time.

Each has a code of one letter (see words.toml), so that patterns over the codes can say what a date looks like:

    by the end of next year  →  u e L U

Beside the words of the lexicon: ``D`` a number from 1 to 31, ``N`` another number, ``O`` an ordinal, ``Y`` a year,
``K`` a decade, ``Q`` a quarter or half-year, ``X`` a date in figures, ``,`` and ``-`` between two tokens, and ``.``
where other text stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.reading.dates.lexicon import lexicon

_GAPS = {
    "": "",
    " ": "",
    ",": ",",
    ", ": ",",
    "-": "-",
    "–": "-",
    "—": "-",
    " - ": "-",
    " – ": "-",
    " — ": "-",
    " , ": ",",
    "'s ": "",
    "’s ": "",
    "/": "-",
}
_FIGURES = r"""
    (?P<X>(?:\d{4}-\d\d?-\d\d?(?!-?\d) | \d{4}/\d\d?/\d\d? | \d\d?(?P<by>[/.])\d\d?(?P=by)(?:\d{4}|\d\d)
        | (?<!\d-)\d\d?-\d\d?-(?:\d{4}|\d\d)(?!-\d))(?![\w/]|\.\d))
  | (?P<Q>[qh][1-4])\b
  | (?P<K>(?:[12]\d\d0|['’]\d0)['’]?s)\b
  | (?P<O>\d\d?(?:st|nd|rd|th))\b
  | (?P<Y>(?:1\d|20|21)\d\d)(?![\w%]|[.,:]\d)
  | (?P<D>[12]\d|3[01]|0?[1-9])(?![\w%]|[.,:/]\d)
  | (?P<N>\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d)?)(?![\w%]|[.,:/]\d)
"""
_RUN = re.compile(r"[^.]+")
_CONTENT = re.compile(r"[A-Z]")


@dataclass(slots=True)
class Item:
    """A token, or what tokens were put together to: its code, where it stands, and what it means."""

    code: str
    start: int
    end: int
    value: Any = None


@cache
def _pattern() -> re.Pattern[str]:
    words = lexicon().pattern
    return re.compile(rf"(?<![\w$€£¥#@.,])(?:(?P<word>(?:{words})(?!\w))|(?=['’\dqh])(?:{_FIGURES}))", re.X)


def runs(text: str) -> list[Item]:
    """The tokens of ``text`` that stand beside each other and name a time among them, in order, runs parted by ``.``"""
    items: list[Item] = []
    codes: list[str] = []
    last = 0
    for item in _items(text):
        gap = text[last : item.start]
        joint = _GAPS.get(gap)
        if joint is None:
            joint = "" if len(gap) < 4 and gap.isspace() and gap.count("\n") < 2 else "."
        if joint:
            items.append(Item(joint, last, item.start))
            codes.append(joint)
        items.append(item)
        codes.append(item.code)
        last = item.end
    found = []
    for run in _RUN.finditer("".join(codes)):
        if not _CONTENT.search(run[0]):
            continue
        found += items[run.start() : run.end()]
        found.append(Item(".", found[-1].end, found[-1].end))
    return found


def _items(text: str) -> Iterator[Item]:
    words = lexicon()
    small = text.lower()
    if len(small) != len(text):  # some letters are two in small: İ
        small = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)
    for match in _pattern().finditer(small):
        kind = match.lastgroup or "word"
        start, end = match.span()
        if kind == "word":
            word = match[0]
            entry = words.entries.get(word) or words.entries.get(" ".join(word.split()))
            if entry and not (word in words.capitalised and not text[start].isupper()):
                code, value = entry
                if code in "MW" and text.startswith(".", end) and word in words.capitalised and word not in words.whole:
                    end += 1  # Sept.
                yield Item(code, start, end, value)
        else:
            yield Item(kind, start, end, _figures(kind, match[0]))


def _figures(kind: str, figures: str) -> Any:
    """What a token in figures means: a number; of a decade its first year, of a quarter its first month and length."""
    if kind == "X":
        return figures
    if kind == "Q":
        months = 3 if figures[0] == "q" else 6
        return (int(figures[1]) - 1) * months + 1, months
    if kind == "K":
        digits = re.sub(r"\D", "", figures)
        return int(digits) if len(digits) == 4 else 1900 + int(digits)
    number = float(re.sub(r"[,a-z]", "", figures))
    return int(number) if number.is_integer() else number
