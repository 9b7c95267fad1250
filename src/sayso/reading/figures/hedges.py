"""Hedges in front of a number and behind it, and what they make of its interval.

Which words they are stands in ``hedges.toml``, with the operation of ``intervals.py`` that each stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from sayso.reading.figures.intervals import Interval
from sayso.reading.figures.lists import any_in, any_of, divided, table

Sign: TypeAlias = Literal["=", "≈", "<", "≤", ">", "≥"]
Operation: TypeAlias = Literal["at_least", "more_than", "just_over", "nearly", "about", "at_most", "up_to", "less_than"]

REACH = 60
"""Characters in front of a number in which its hedges stand."""

_BETWEEN = re.compile(r"\b(?:(?:anywhere |somewhere )?(?:between|from)|in the range of|ranging from|ranges from)$")
_FROM = re.compile(r"\bfrom (?:(?:about|around|nearly|roughly) )?[a-z]{0,3}[$£€]?$")
_CHANGED = re.compile(rf"\b(?:{any_in('changes')}|{any_in('changes_by')}|up|down)\b[^.;:]{{0,40}}$")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge at ``[start, end)`` and what it does."""

    start: int
    end: int
    operation: Operation

    @property
    def sign(self) -> Sign:
        """How it is shown."""
        return _signs()[self.operation]

    def applied(self, interval: Interval, floor: float | None) -> Interval:
        """What ``interval`` is with this hedge; nothing counted lies below ``floor``, None where it may."""
        if self.operation in {"at_most", "up_to", "less_than"}:
            changed: Interval = getattr(interval, self.operation)(floor)
        else:
            changed = getattr(interval, self.operation)()
        return changed


@cache
def _signs() -> dict[Operation, Sign]:
    return {operation: row["sign"] for side in table("hedges.toml").values() for operation, row in side.items()}


@cache
def _words(side: str) -> dict[str, Operation]:
    rows = table("hedges.toml")[side]
    return {words: operation for operation, row in rows.items() for words in divided(row["words"])}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({any_of(_words('before'))}) ?(?:(?:the|its|their|a|an) )?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf",? ?({any_of(_words('after'))})(?!\w)(?! than)")


def before(plain: str, start: int) -> list[Hedge]:
    """The hedges in front of what starts at ``start``, the nearest one first: *at least about 40*."""
    found: list[Hedge] = []
    while len(found) < 3:
        since = max(0, start - REACH)
        match = _before().search(plain[since:start])
        if match is None:
            break
        hedge = Hedge(since + match.start(1), since + match.end(1), _words("before")[match[1]])
        found.append(hedge)
        start = hedge.start - (plain[hedge.start - 1 : hedge.start] == " ")
        if plain[hedge.start - 1 : hedge.start] != " ":
            break
    return found


def after(plain: str, end: int) -> Hedge | None:
    """The hedge behind what stops at ``end``: *40 or more*."""
    match = _after().match(plain, end)
    return Hedge(match.start(1), match.end(1), _words("after")[match[1]]) if match else None


def changed_from(plain: str, start: int) -> bool:
    """Whether the number at ``start`` is what something has risen or fallen from."""
    since = max(0, start - REACH)
    match = _FROM.search(plain[since:start])
    return match is not None and _CHANGED.search(plain[since : since + match.start()]) is not None


def opens_range(plain: str, start: int) -> tuple[int, str] | None:
    """Where *between* or *from* in front of ``start`` begins, and the word; None where none stands there.

    *From* behind a word of change opens none: what rose from 30 to 40 was 30 and is 40.
    """
    since = max(0, start - REACH)
    match = _BETWEEN.search(plain[since:start].rstrip())
    if match is None:
        return None
    word = "between" if "between" in match[0] else "from"
    if word == "from" and _CHANGED.search(plain[since : since + match.start()]):
        return None
    return since + match.start(), word
