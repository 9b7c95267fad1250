"""A headline held against its own story: a figure that is stronger there than in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.reading.text.lexicon import singular
from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.drift.strength import before_number, figures, key, loss, same_number, thing
from sayso.tracing.sources.descriptions import NUMBERS
from sayso.vocabulary import Drift, Figure, Ground

_WORDS = {word: number for word, number in NUMBERS.items() if word not in ("a", "an", "one", "both")} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\b(?:"
    + "|".join(_WORDS)
    + r")\b)(?P<scale> ?(?:million|billion|thousand|m|bn|k)\b)?"
    r"(?P<unit>[- ]?[^\W\d_]+)?",
    re.IGNORECASE,
)
_SCALES = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "k": 1e3}
# How bad a loss is that a headline may make of another one.
_WORSE = {
    "killed": 3,
    "lost": 3,
    "casualties": 2,
    "wounded": 1,
    "missing": 1,
    "displaced": 1,
    "captured": 1,
    "arrested": 1,
}


def headline_drifts(mentions: Sequence[Mentioned]) -> tuple[Drift, ...]:
    """Where the title of a story tells the claim's figure more strongly than a mention in its body, one for a story."""
    found: dict[str, Drift] = {}
    for mention in sorted(mentions, key=lambda mention: mention.order):
        title = mention.entry.reading.story.title
        if title and not mention.denies and mention.story not in found:
            for reason in _stronger(title, mention):
                ground = Ground(0.75, f"the headline “{title}” is stronger: {reason}", mention.places)
                found[mention.story] = Drift(mention.id, None, "figure_changed", ground)
                break
    return tuple(found.values())


def _stronger(title: str, mention: Mentioned) -> Iterator[str]:
    known = [key(figure) for figure in mention.entry.reading.figures]
    for match in _NUMBER.finditer(title):
        number = _value(match)
        for figure in figures(mention):
            value = key(figure)
            if value is None:
                continue
            if same_number(value, number):
                yield from _same_number(title, match, figure, mention)
            elif number > value and _same_unit(match, figure) and not any(same_number(one, number) for one in known):
                yield f"{match[0].strip()} there, “{figure.span.text}” in the body"


def _same_number(title: str, match: re.Match[str], figure: Figure, mention: Mentioned) -> Iterator[str]:
    bare = not before_number().search(title[: match.start()])
    if figure.sign in ("≤", "<") and bare:
        yield f"“{figure.span.text}” in the body is a ceiling"
    here = loss(title)
    there = loss(" ".join(span.text for span in mention.passage.spans)) or thing(figure)
    if here and there and here != there and _WORSE.get(here, 0) > _WORSE.get(there, 0):
        yield f"it says {here}, the body says {there}"


def _value(match: re.Match[str]) -> float:
    told = match["number"].casefold()
    number = float(_WORDS[told]) if told in _WORDS else float(told.replace(",", ""))
    return number * _SCALES.get((match["scale"] or "").strip(), 1.0)


def _same_unit(match: re.Match[str], figure: Figure) -> bool:
    unit = singular((match["unit"] or "").strip("- ").casefold())
    words = {singular(word.casefold()) for word in re.findall(r"[^\W\d_]+", figure.span.text)}
    return (figure.unit is not None or figure.counted is not None) and bool(unit) and unit in words
