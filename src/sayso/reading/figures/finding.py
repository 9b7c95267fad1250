"""The figures of a text: its quantities, with what they count and what happened to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from sayso.reading.figures.counting import counted, is_known_scope, is_of_people, rate, scope
from sayso.reading.figures.lists import any_in
from sayso.reading.figures.lists import words as words_in
from sayso.reading.figures.numbers import SMALL, plain
from sayso.reading.figures.quantities import Quantity, quantities
from sayso.reading.figures.units import is_measure, is_money, is_time
from sayso.reading.grammar.words import Words
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Figure, Span

# A stretch of time next to these places something in time: it is a date, not a figure.
_PLACES_FRONT = re.compile(rf"\b{any_in('places_in_time')}(?: (?:the|a|an|about|his|her|its|their))? $")
_PLACES_BEHIND = re.compile(rf",? {any_in('placed_in_time')}\b|'s?\b|-old")
_CHANGE_FRONT = re.compile(
    rf"(?:\b{any_in('changes')}|(?:[,;(–—] ?|\b{any_in('up_or_down')} )(?:up|down))"
    rf"(?: {any_in('beside_changes')}){{0,3}} $"
    rf"|\b{any_in('changes_by')}(?: [\w' ]{{1,30}})? by(?: (?:a|an|another|further))? $"
)
_CHANGE_BEHIND = re.compile(rf" {any_in('changed')}\b(?! for)")
_GOES_ON = re.compile(
    r",? \(?(?:up|down|rising|falling|compared|against|versus|increasing)?(?: sharply| slightly)? ?"
    r"(?:from|with|to)?(?: (?:about|some))? ?"
)
_OF_AN_AGE = re.compile(rf"\b{any_in('of_an_age')} $")
_NAMES_FRONT = re.compile(r"[A-Z][\w.'’-]* $")

_CALIBRE = re.compile(r"[ -]calib(?:re|er)\b", re.IGNORECASE)


def figures(text: str, words: Words) -> tuple[Figure, ...]:
    """The figures of ``text`` in reading order, none inside another; ``words`` are those of the same text.

    An end of an interval is None where the words leave it open. Of shares in percent the unit is ``percent``; parts
    (*a third*) are numbers from 0 to 1. Nothing is raised for any text. What is counted and what happened to it is None
    where it is not told or not recognised.
    """
    small = plain(text)
    found: list[Figure] = []
    known = quantities(text, small)
    limits = [quantity.start for quantity in known[1:]] + [len(text)]
    for quantity, limit in zip(known, limits, strict=False):
        if found and quantity.start < found[-1].span.end:
            continue
        figure = _figure(text, small, quantity, limit, words)
        if figure is not None:
            found.append(_going_on(small, found[-1], figure) if found else figure)
    return tuple(found)


def _figure(text: str, small: str, quantity: Quantity, limit: int, words: Words) -> Figure | None:
    """The figure that ``quantity`` is; its noun reaches not beyond ``limit``, where the next quantity starts."""
    if _is_named(text, quantity, words) or (quantity.unit and is_time(quantity.unit) and _is_placed(small, quantity)):
        return None
    noun = counted(quantity, words, small)
    end, per = quantity.end, quantity.per
    if (noun is None or noun[0] > end + 1) and (by := rate(small, end)):
        end, per = by
    if noun is not None and end <= noun[0] and noun[1] <= limit:
        end = noun[1]
        if per is None and (by := rate(small, end)):
            end, per = by
    what = scope(quantity, noun, words, end)
    if what and (what[0] < end and what[1] > quantity.start and what != noun):
        what = what if noun and noun[0] <= what[0] and what[1] <= noun[1] else None
    if what and quantity.unit and is_money(quantity.unit) and is_of_people(text[slice(*what)]):
        what = None
    if (noun is None and per is None and _is_age(small, quantity)) or _says_nothing(small, quantity, noun, what, text):
        return None
    interval = quantity.interval
    return Figure(
        span=Span.of(text, quantity.start, end),
        low=interval.low,
        high=interval.high,
        includes_low=interval.includes_low,
        includes_high=interval.includes_high,
        unit=quantity.unit,
        per=per,
        counted=_span(text, noun),
        scope=_span(text, what),
        hedge=_span(text, quantity.hedge),
        sign=quantity.sign,
        compares=quantity.compares or _compares(small, quantity),
    )


def _span(text: str, place: Range | None) -> Span | None:
    return Span.of(text, *place) if place else None


def _compares(small: str, quantity: Quantity) -> bool:
    """Whether the words around say that this is by how much: *fell 12 percent*, *12 percent more*."""
    front, unit = small[max(0, quantity.start - 50) : quantity.start], quantity.unit
    is_level = quantity.hedge is not None and small[slice(*quantity.hedge)] in words_in("levels")
    is_told = unit is not None or quantity.part or front.endswith("by ")
    if is_told and not is_level and _CHANGE_FRONT.search(front):
        return True
    return (quantity.part or (unit is not None and not is_measure(unit))) and bool(
        _CHANGE_BEHIND.match(small, quantity.end)
    )


def _is_placed(small: str, quantity: Quantity) -> bool:
    """Whether a stretch of time only says when: *in three years*, *two weeks later*."""
    if quantity.hedge and small[slice(*quantity.hedge)].startswith(("over", "within")):
        return True
    if small[quantity.start : quantity.end] == "one day":
        return True
    front = small[max(0, quantity.start - 30) : quantity.start]
    return bool(_PLACES_FRONT.search(front) or _PLACES_BEHIND.match(small, quantity.end))


def _is_named(text: str, quantity: Quantity, words: Words) -> bool:
    """Whether the number is part of a name: *Boeing 737*, *Group of Seven*, *a .50 calibre rifle*."""
    if _CALIBRE.match(text, quantity.core[1]):
        return True
    if quantity.unit or quantity.hedge or quantity.vague:
        return False
    word = bisect_left(words.starts, quantity.core[0])
    if word >= len(words):
        return False
    name = words.name(word)
    if name is not None and name.start < word:
        return True
    if not word or not _NAMES_FRONT.search(text[max(0, quantity.start - 30) : quantity.start]):
        return False
    core = text[slice(*quantity.core)]
    if core[0].isupper() or ("." in core and text[quantity.start - 2].isupper()):  # Ground Zero, CC BY 4.0
        return True
    return words.pos[word - 1] in {"NNP", "NNPS"} and words.heads[word] == word - 1


def _is_age(small: str, quantity: Quantity) -> bool:
    """Whether a bare bound behind a noun for people is their age: *people under 30*."""
    if quantity.unit or quantity.hedge is None or small[slice(*quantity.hedge)] not in words_in("levels"):
        return False
    return _OF_AN_AGE.search(small, max(0, quantity.start - 20), quantity.start) is not None


def _says_nothing(small: str, quantity: Quantity, noun: Range | None, what: Range | None, text: str) -> bool:
    """Whether words such as *one* and *nobody* count nothing here."""
    core = small[slice(*quantity.core)]
    if core in {"none", "no one", "nobody"}:
        return not (what and is_known_scope(text[slice(*what)]))
    if (
        core not in SMALL[:10]
        or (quantity.interval.low or 0) < 0
        or quantity.hedge
        or quantity.unit
        or quantity.compares
    ):
        return False
    if core == "one":
        return noun is None or small.startswith(" of", quantity.end)
    return noun is None and not (what and is_known_scope(text[slice(*what)]))


def _going_on(small: str, last: Figure, figure: Figure) -> Figure:
    """``figure`` with what the one before counts, where it only gives another number of it: *, up from 24,000*."""
    if figure.counted or figure.unit or not _GOES_ON.fullmatch(small[last.span.end : figure.span.start]):
        return figure
    if last.compares or figure.compares or last.unit == "percent":
        return figure
    return replace(figure, unit=last.unit, per=figure.per or last.per, counted=last.counted)
