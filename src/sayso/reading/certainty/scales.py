"""Estimative words and what they mean on a named scale, from the tables of ``scales.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any, get_args

from sayso.reading.text.quotation import Range
from sayso.vocabulary import Estimate, Scale, Span

# News is written in everyday words, and for everyday readers.
DEFAULT_SCALE: Scale = "people"
SCALES: tuple[Scale, ...] = get_args(Scale)

_NOT = re.compile(r"n['’]t\b|\bnot\b", re.IGNORECASE)
_REACH = 40  # characters beside one of its words that a term may take up
_MODAL = frozenset(("may", "might", "could"))


def estimate(text: str, start: int, end: int, scale: Scale = DEFAULT_SCALE) -> Estimate:
    """What the words ``[start, end)`` of ``text`` mean on ``scale``; no range where it does not have the term.

    Raises ValueError where the range is empty or outside of the text.
    """
    span = Span.of(text, start, end)
    low, high, median = _terms(scale).get(_normal(span.text), (None, None, None))
    return Estimate(span=span, scale=scale, low=low, high=high, median=median)


def estimative(text: str, start: int, end: int, words: Iterable[Range]) -> Range | None:
    """The first estimative term in ``[start, end)`` that holds one of ``words``; None where there is none.

    Modal verbs are terms only where they are among ``words``: *May* may be a month.
    """
    places = [place for place in sorted(words) if text[slice(*place)].lower() in _heads()]
    for a, b in places:
        for match in _phrase().finditer(text, max(start, a - _REACH), min(end, b + _REACH)):
            if match.start() < b and a < match.end():
                return match.span()
    return next((place for place in places if text[slice(*place)].lower() in _MODAL), None)


@cache
def _terms(scale: Scale) -> dict[str, tuple[float | None, float | None, float | None]]:
    return {
        term: (row[1] / 100, row[2] / 100, row[3] / 100 if len(row) > 3 else None)
        for row in _file()[scale]["terms"]
        for term in row[0].split("|")
    }


@cache
def _phrase() -> re.Pattern[str]:
    """Every term of every scale, the longest first, but for the modal verbs alone."""
    terms = {term for scale in SCALES for term in _terms(scale)} - _MODAL
    longest = sorted(terms, key=lambda term: (-len(term), term))
    alternatives = "|".join(
        r"\s+".join(r"(?:\bnot|n['’]t)" if word == "not" else rf"\b{re.escape(word)}" for word in term.split())
        for term in longest
    )
    return re.compile(rf"(?:{alternatives})\b", re.IGNORECASE)


@cache
def _heads() -> frozenset[str]:
    """Words of terms by which alone one is recognised."""
    return frozenset(word for scale in SCALES for term in _terms(scale) for word in term.split()) - {"no", "not", "as"}


def _normal(words: str) -> str:
    return " ".join(_NOT.sub("not", words).casefold().split())


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.reading.certainty").joinpath("scales.toml").read_text("utf-8"))
