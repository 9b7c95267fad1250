"""How strongly a mention puts its claim forward: hedged or not, with which figure, by when, and on whose word."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sayso.reading.figures.counting import scope_class
from sayso.reading.figures.lists import divided, table
from sayso.reading.text.lexicon import singular
from sayso.tracing.chains.mentioned import Mentioned
from sayso.vocabulary import Figure, Span

_WOULD = re.compile(r"\b(?:would|could|might|should|were|had)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# Labels by which a source or the outlet holds back. A forecast is none: *will* puts the future forward as it is.
_TRAILING = 80  # and behind it
_LEADING = 24  # characters before a content in which *believe that* is its cue
_HELD_BACK = frozenset(["possible", "assessed", "rumoured"])


@cache
def _file() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("sayso.tracing.drift").joinpath("strength.toml").read_text("utf-8"))


@cache
def phrases(section: str) -> re.Pattern[str]:
    """A pattern for any of the words and phrases of a list, as whole words."""
    listed = [" ".join(one.split()) for one in _file()[section]["words"].split(";") if one.strip()]
    found = "|".join(re.escape(one) for one in sorted(listed, key=lambda one: (-len(one), one)))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hedge:
    """What makes a mention less than a plain statement, and the words."""

    words: str
    span: Span | None


def hedge(mention: Mentioned) -> Hedge | None:
    """The first hedge of a mention that is not one of its figures; None where it is put forward plainly."""
    passage = mention.passage
    text = mention.entry.reading.story.text
    for span in passage.spans:
        for match in phrases("hedges").finditer(span.text):
            if match[0] != "May" or match.start() == 0:  # the month
                return _hedge(text, span.start + match.start(), match[0])
    first = passage.spans[0].start
    leading = text[max(0, first - _LEADING) : first]
    if cued := _believing().search(leading):
        return _hedge(text, first - len(leading) + cued.start("cue"), cued["cue"])
    last = passage.spans[-1].end
    if cued := _believed().match(text[last : last + _TRAILING]):
        return _hedge(text, last + cued.start("cue"), cued["cue"])
    if set(passage.certainty) & _HELD_BACK:
        cue = passage.attribution.cue if passage.attribution else None
        for around in (cue, passage.sentence):
            told = phrases("holding_back").search(around.text) if around else None
            if around and told and told[0] != "May":
                return _hedge(text, around.start + told.start(), told[0])
        return next((Hedge(label, None) for label in passage.certainty if label in ("possible", "assessed")), None)
    return None


def _hedge(text: str, start: int, words: str) -> Hedge:
    return Hedge(words, Span.of(text, start, start + len(words)))


@cache
def _believing() -> re.Pattern[str]:
    """*believe that*, right before a content: its source only takes it to be so."""
    return re.compile(rf"\b(?P<cue>{phrases('believing').pattern})(?: that)?[ “\"‘']*$", re.IGNORECASE)


@cache
def _believed() -> re.Pattern[str]:
    """*…, officials believe*: the same behind a content."""
    return re.compile(rf"[”\"’']?, [^,.;:“”\"]*?\b(?P<cue>{phrases('believing').pattern})(?=[,.]|$)", re.IGNORECASE)


def has_condition(mention: Mentioned) -> bool:
    """Whether it is put forward under a condition that its words or its sentence tell."""
    condition = mention.passage.condition
    if condition is not None and not phrases("manner").match(condition.text):
        return True
    words = [span.text for span in (*mention.passage.spans, mention.passage.sentence)]
    if condition is None and "conditional" in mention.passage.certainty and any(_WOULD.search(one) for one in words):
        return True  # would, without a condition in its sentence: it stands somewhere else
    return any(phrases("conditions").search(one) for one in words)


def condition_words(mention: Mentioned) -> str:
    """The condition, verbatim as far as it is known."""
    if mention.passage.condition is not None:
        return mention.passage.condition.text
    for span in (*mention.passage.spans, mention.passage.sentence):
        if match := phrases("conditions").search(span.text):
            return span.text[match.start() : match.start() + 60].partition(",")[0]
    return "a condition"


def figures(mention: Mentioned) -> tuple[Figure, ...]:
    """The quantities of a mention; a number that is part of a name (*Shed 14*), a time or a condition is none."""
    kept = []
    text = mention.entry.reading.story.text
    for figure in mention.passage.figures:
        inside_time = any(
            when.span.start <= figure.span.start and figure.span.end <= when.span.end for when in mention.passage.times
        )
        before = text[max(0, figure.span.start - 20) : figure.span.start]
        named = figure.hedge is None and re.search(r"\b(?:[A-ZÀ-Þ]\w+|[Nn]o\.|[Nn]umber|[Pp]age|[Ll]ine) $", before)
        in_condition = mention.passage.condition is not None and (
            mention.passage.condition.start <= figure.span.start < mention.passage.condition.end
        )
        is_name = bool(named) and figure.counted is None and figure.unit is None
        if not (inside_time or is_name or in_condition):
            kept.append(figure)
    return tuple(kept)


def written(mention: Mentioned, value: float) -> Figure | None:
    """A number that stands in the words of a mention without being read as a quantity, where no hedge is before it."""
    forms = {f"{value:,.0f}", f"{value:.0f}"} if float(value).is_integer() else {f"{value:g}"}
    pattern = re.compile(rf"(?<![\w.,])(?:{'|'.join(sorted(map(re.escape, forms)))})(?![\w%]|[.,]\d)")
    for span in mention.passage.spans:
        match = pattern.search(span.text)
        if match and not before_number().search(span.text[: match.start()]):
            start = span.start + match.start()
            place = Span(start, start + len(match[0]), match[0])
            return Figure(place, value, value, True, True, None, None, None, None, None, "=", False)
    return None


@cache
def before_number() -> re.Pattern[str]:
    """A hedge that stands right before a number."""
    lists = table("hedges.toml")["before"].values()
    words = sorted({one for content in lists for one in divided(content["words"])}, key=lambda one: (-len(one), one))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s*$", re.IGNORECASE)


def key(figure: Figure) -> float | None:
    """The number that a figure is known by, whatever its hedge: 62,000 for *as many as 62,000*."""
    if figure.sign in ("≤", "<"):
        return figure.high
    if figure.sign in ("≥", ">"):
        return figure.low
    if figure.sign == "≈" and figure.low is not None and figure.high is not None:
        middle = (figure.low + figure.high) / 2
        return middle if figure.high != figure.low else figure.low
    return figure.low if figure.low is not None else figure.high


def same_number(one: float | None, other: float | None) -> bool:
    """Whether two numbers are one, rounding aside: a third is 0.333."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=0.005)


def bound(figure: Figure) -> str:
    """What its words bound it by: *about 40* and *40* are one number, *at least 40* and *more than 40* are not."""
    return "=" if figure.sign in ("=", "≈") else figure.sign


def thing(figure: Figure) -> str | None:
    """What a figure counts or what happened to it: killed, casualties, or the noun; None where it is untold."""
    if figure.scope is not None:
        told = scope_class(figure.scope.text)
        if told in _losses():
            return told
    if figure.counted is not None:
        noun = figure.counted.text.split()[-1].casefold()
        told = scope_class(noun)
        return told if told in _losses() else singular(noun)
    return None


def loss(words: str) -> str | None:
    """The loss of people that ``words`` tell of: killed, wounded, casualties; the widest where several do."""
    found = [told for word in _WORD.findall(words) if (told := scope_class(word.casefold())) in _losses()]
    if "casualties" in found or ("killed" in found and "wounded" in found):
        return "casualties"
    return found[0] if found else None


@cache
def _losses() -> frozenset[str]:
    return frozenset(["killed", "wounded", "casualties", "missing", "captured", "arrested", "displaced", "lost"])
