"""Signs by which a mention of a claim shows that it denies it, or tells against it: each a number from 0 to 1.

What a denial looks like by itself (*not*, *no such thing*, *a fairy tale*), what stands around it (*The authority tells
it otherwise*), who speaks (a party that the claim is about), and how it stands to the claim's other mentions.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz

from sayso.reading.figures.numbers import Number, number_at
from sayso.reading.text.lexicon import noun_class
from sayso.tracing.chains.mentioned import Mentioned, stem_set
from sayso.tracing.drift.strength import figures, key, same_number
from sayso.tracing.sources import names
from sayso.vocabulary import Span

_SAME_WORDS = 90.0  # per cent of the characters: what a passage was read as is no difference between the same words
_MOST = 64  # wordings that one is held against; those of a thousand outlets are not more varied
_FIRST = 7  # words of a content in which *not* is about all of it; further on it may be about anything
_NEAR = 900  # characters from another's mention to one that answers it: a paragraph or two
_LONGEST = 14  # words of a passage that says no more than that something is not so
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NEGATED_VERB = re.compile(r"n[’']t$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][”\"’')]*\s+(?=\W*[A-ZÀ-Þ0-9])")
_ASKED = re.compile(r"\?[”\"’']?\s*[“\"‘']?$")
_NOT_BUT = re.compile(r"\b(?:not|never|instead of|rather than)\b", re.IGNORECASE)
_BESIDE = 2  # words from *not* in which the number stands that it is about: *have not suffered 62,000*
_HALF = 0.5
_EVERYWHERE = ("its source denies", "nobody is cited")
_NO_SUCH_THING = re.compile(
    r"\b(?:no(?:thing|ne)?|any|not?) (?:such (?:thing|\w+)|of the (?:kind|sort))\b"
    r"|\b(?:is|was|are|were|be|been|[’']s) (?:not true|untrue|false|nonsense|wrong|a lie|a fabrication|baseless"
    r"|unfounded"
    r"|pure invention|fiction|a fiction|fantasy|rubbish|incorrect|inaccurate|without foundation|made up)\b(?!-)"
    r"|\b(?:denie[sd]|denying|rejects?|rejected|dismiss(?:es|ed)|disputes?|disputed|rebuts?|refuted?)\b.{0,30}"
    r"\b(?:it|this|that|them|the (?:claims?|reports?|allegations?|accusations?|story|suggestion|rumou?rs?))\b",
    re.IGNORECASE,
)
_UNTRUE_THAT = re.compile(
    r"\W*(?:it|this|that)(?: is|[’']s| was) (?:\w+ )?"
    r"(?:untrue|not true|false|nonsense|wrong|incorrect|a lie|not the case)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘]")
_UNNAMED = ("unnamed_person", "unnamed_group")
_DEFINITE = re.compile(r"(?:the|its|his|her|their|this|that) ", re.IGNORECASE)  # one whom readers know
_LEAST = 4  # letters in which *ministry* and *minister* agree


def points_back(words: str) -> bool:
    """Whether ``words`` say of something that it is not so, and not of what: *she has done no such thing*."""
    return bool(_NO_SUCH_THING.search(words)) and len(_WORD.findall(words)) <= _LONGEST


@lru_cache(maxsize=20_000)
def _is_no(words: str) -> bool:
    """Whether ``words`` point back so, or say at once of what follows that it is not so: *It is untrue that …*."""
    return points_back(words) or _UNTRUE_THAT.match(words) is not None


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, and the words that show it; empty where it is no word."""

    strength: float  # 0 to 1
    words: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """How much a sign counts, and how it is told."""

    weight: float  # logarithm of the odds
    before: float  # that is what is known of it before any case was seen
    reason: str  # with {words}; empty for what is not told
    telling: bool  # it can show a denial; the others only speak for or against one


@cache
def _file() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(resources.files("sayso.tracing.claims").joinpath("signs.toml").read_text("utf-8"))


@cache
def weighings() -> dict[str, Weighing]:
    """By the name of the sign; *always* is there for every mention."""
    return {
        name: Weighing(
            float(told["weight"]), float(told["before"]), str(told.get("reason", "")), bool(told.get("telling"))
        )
        for name, told in _file()["signs"].items()
    }


@cache
def _phrases(section: str) -> re.Pattern[str]:
    listed = [" ".join(one.split()) for one in str(_file()["words"][section]["words"]).split(";") if one.strip()]
    found = "|".join(re.escape(one).replace(r"\*", r"\w*") for one in sorted(set(listed), key=lambda x: (-len(x), x)))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)


class Wordings:
    """The mentions of one claim, those of the same words taken together."""

    def __init__(self, mentions: Sequence[Mentioned]) -> None:
        known = sorted(mentions, key=lambda one: one.order)
        self.groups: list[list[Mentioned]] = []
        self._of: dict[str, int] = {}
        by_words: dict[str, int] = {}
        for one in known:
            words = content(one).casefold()
            number = by_words.get(words)
            if number is None:
                number = next(
                    (place for place, group in enumerate(self.groups[:_MOST])
                     if fuzz.ratio(words, content(group[0]).casefold(), score_cutoff=_SAME_WORDS)),
                    None,
                )  # fmt: skip
            if number is None:
                number = len(self.groups)
                self.groups.append([])
            by_words[words] = number
            self.groups[number].append(one)
            self._of[one.id] = number
        self.by_story: dict[str, list[Mentioned]] = {}
        for one in known:
            self.by_story.setdefault(one.story, []).append(one)

    def of(self, mention: Mentioned) -> list[Mentioned]:
        """Those that have the words of ``mention``, itself too."""
        return self.groups[self._of[mention.id]]

    def others(self, mention: Mentioned) -> Iterator[Mentioned]:
        """One of each other wording."""
        mine = self._of[mention.id]
        return (group[0] for number, group in enumerate(self.groups[:_MOST]) if number != mine)


def content(mention: Mentioned) -> str:
    """The words of a mention."""
    return " ".join(span.text for span in mention.passage.spans)


def signs(wordings: Wordings) -> dict[str, dict[str, Sign]]:
    """The signs that each of the mentions has, by its id; those with the same words share theirs.

    What one page shows of some words holds for them wherever they are carried. That the source denies, or that nobody
    is cited, must be so everywhere: what a passage was read as is no difference between the same words.
    """
    found: dict[str, dict[str, Sign]] = {}
    for group in wordings.groups:
        alone = [_signs(one, wordings) for one in group]
        shared: dict[str, Sign] = {}
        for one in alone:
            for name, sign in one.items():
                if name not in shared or sign.strength > shared[name].strength:
                    shared[name] = sign
        for name in _EVERYWHERE:
            if not all(name in one for one in alone):
                shared.pop(name, None)
        found |= {one.id: shared for one in group}
    return found


def _signs(mention: Mentioned, wordings: Wordings) -> dict[str, Sign]:
    """The signs of one mention by itself."""
    others = list(wordings.others(mention))
    found = {**_said(mention, others), **_around(mention, wordings)}
    word = negation(mention)
    negated = sum(negation(one) is not None for one in others)
    if word is not None:  # one against one is no majority, and tells less than one against many
        found["says not, others do not"] = Sign(max(0.0, (len(others) - 2 * negated) / (len(others) + 1)), word)
    elif 2 * negated > len(others):
        found["most others say not"] = Sign(negated / len(others))
    found |= _numbers(mention, others, word is not None)
    found |= _beside(mention, wordings, others)
    found |= _speaking(mention, others)
    return {name: sign for name, sign in found.items() if sign.strength > 0}


@lru_cache(maxsize=20_000)
def _not(words: str) -> str | None:
    plain = _phrases("bounds").sub(lambda found: "x" * len(found[0]), words)
    first = _WORD.findall(plain)[:_FIRST]
    for word in first:
        if _NEGATED_VERB.search(word):
            return str(word)
    head = " ".join(first)
    found = _phrases("nothing").search(head)
    return found.group() if found else None


def negation(mention: Mentioned) -> str | None:
    """The word by which a mention says that something is not so; None where none does."""
    words = content(mention)
    found = _not(words)
    if found is None and mention.passage.negated and not _phrases("bounds").search(words):
        later = _phrases("nothing").search(words)  # without one the reading's *not* stands elsewhere in the sentence
        found = later[0] if later else None
    return found


def _said(mention: Mentioned, others: Sequence[Mentioned]) -> dict[str, Sign]:
    """What the words of a mention show by themselves."""
    words, found = content(mention), {}
    if mention.passage.denied and mention.source is not None and not _holds_its_cue(mention):
        found["its source denies"] = Sign(1.0)
    if _is_no(words):
        share = sum(_is_no(content(one)) for one in others) / max(1, len(others))
        found["says no such thing"] = Sign(1 - share, words)
    for section, name in (("untrue", "calls it untrue"), ("otherwise", "leaves no room")):
        if told := _phrases(section).search(words):
            share = sum(bool(_phrases(section).search(content(one))) for one in others) / max(1, len(others))
            found[name] = Sign(1 - share, told[0])
    return found


def _holds_its_cue(mention: Mentioned) -> bool:
    """Whether the cue stands in the content: *had been denied bail* is nobody's denial."""
    cue = mention.passage.attribution.cue if mention.passage.attribution else None
    return cue is not None and any(one.start <= cue.start and cue.end <= one.end for one in mention.passage.spans)


def _around(mention: Mentioned, wordings: Wordings) -> dict[str, Sign]:
    """What the sentence before it and the rest of its own show, in the same paragraph."""
    text = mention.entry.reading.story.text
    start, end = mention.passage.spans[0].start, mention.passage.spans[-1].end
    paragraph = text.rfind("\n", 0, start) + 1
    ends = [found.end() for found in _SENTENCE_END.finditer(text, paragraph, start)]
    begin = ends[-2] if len(ends) > 1 else paragraph
    before = _blanked(text, begin, start, mention, wordings)
    behind = _blanked(text, end, max(end, _line(text, end, mention.passage.sentence.end)), mention, wordings)
    found = {}
    for section, name, ranges in (
        ("rejecting", "does not accept it", before + " | " + behind),
        ("doubting", "is not convinced", before),
        ("answering", "answers", before + " | " + behind),
        ("granting", "grants it", before + " | " + behind),
        ("rumours", "speaks of rumours", before),
    ):
        if told := _phrases(section).search(ranges):
            found[name] = Sign(1.0, told[0])
    if _ASKED.search(before.rstrip()):
        found["after a question"] = Sign(1.0)
    return found


def _line(text: str, start: int, end: int) -> int:
    stop = text.find("\n", start, end)
    return end if stop < 0 else stop


def _blanked(text: str, start: int, end: int, mention: Mentioned, wordings: Wordings) -> str:
    """``text`` from ``start`` to ``end`` without the words of other mentions: *rejects* in them is what is claimed."""
    letters = list(text[start:end])
    for other in wordings.by_story[mention.story]:
        for span in other.passage.spans:
            for place in range(max(start, span.start), min(end, span.end)):
                letters[place - start] = " "
    return "".join(letters)


def _numbers(mention: Mentioned, others: Sequence[Mentioned], negated: bool) -> dict[str, Sign]:
    """How its numbers stand to the others': another count is no denial, *not fifty* is one."""
    words = content(mention)
    told = {value for one in others for value in _values(content(one))}
    for found in _NOT_BUT.finditer(words):
        beside = list(_WORD.finditer(words, found.end()))[:_BESIDE]
        for number in _numbers_in(words, found.end(), beside[-1].end() if beside else found.end()):
            if any(same_number(number.value, one) for one in told):
                return {"says not of their number": Sign(1.0, words[found.start() : number.end])}
    theirs = [key(one) for other in others for one in figures(other)]
    mine = [key(one) for one in figures(mention)]
    shared = any(same_number(one, other) for one in mine for other in theirs)
    if not mine or not theirs or shared or any(number.value in told for number in _numbers_in(words)):
        return {}
    return {"another count, and not": Sign(1.0)} if negated else {"another count": Sign(1.0)}


@lru_cache(maxsize=20_000)
def _values(words: str) -> tuple[float, ...]:
    return tuple(number.value for number in _numbers_in(words))


def _numbers_in(words: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    for word in _WORD.finditer(words, start, len(words) if end is None else end):
        if number := number_at(words, word.start()):
            yield number


def _beside(mention: Mentioned, wordings: Wordings, others: Sequence[Mentioned]) -> dict[str, Sign]:
    """How it stands to what others say of it, in its story and elsewhere."""
    found = {}
    mine = who(mention)
    start = mention.passage.spans[0].start
    before = [one for one in wordings.by_story[mention.story] if one.passage.spans[-1].end <= start]
    rivals = [one for one in before if who(one) != mine and start - one.passage.spans[-1].end <= _NEAR]
    if rivals:
        found["after another's word"] = Sign(1.0, "", rivals[-1].passage.spans[0])
    if any(who(one) == mine and mine for one in before):
        found["goes on"] = Sign(1.0)
    own = stem_set(content(mention))
    nearest = max((_common(own, stem_set(content(one))) for one in others), default=1.0)
    found["in other words"] = Sign(round(1 - nearest, 3))
    return found


def _common(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / (min(len(mine), len(theirs)) or 1)


def who(mention: Mentioned) -> str:
    """Who says it, folded; "" where nobody is named."""
    return names.folded(mention.source.name) if mention.source else ""


def _speaking(mention: Mentioned, others: Sequence[Mentioned]) -> dict[str, Sign]:
    """Who says it: nobody, one of whom the claim is, or one who says it elsewhere."""
    source = mention.source
    if source is None:
        own = mention.passage.attribution is None and not _QUOTED.search(_lead(mention))
        return {"nobody is cited": Sign(1.0)} if own else {}
    found = {}
    described = f"{source.name} {_described(mention)}"
    speaks = source.speaks_for or _phrases("parties").search(described)
    if speaks:
        found["speaks for somebody"] = Sign(1.0, source.speaks_for or source.name)
    elif source.type == "named_organization" or _is_body(source.name):
        found["is a body"] = Sign(1.0, source.name)
    elif source.type == "document" or (source.type in _UNNAMED and not _DEFINITE.match(source.name)):
        found["unnamed or a paper"] = Sign(1.0)
    told = {stem for one in others for stem in stem_set(one.passage.wording)}
    if any(_meets(stem, told) for stem in sorted(stem_set(f"{source.name} {source.speaks_for or ''}"))):
        found["speaks for itself"] = Sign(1.0, source.speaks_for or source.name)
    elsewhere = [one for one in others if who(one) == who(mention)]
    if any(_is_against(one) for one in elsewhere):
        found["denies elsewhere"] = Sign(sum(not _is_against(one) for one in others) / len(others))
    if any(not _is_against(one) for one in elsewhere):
        found["says it elsewhere"] = Sign(1.0)
    return found


def _lead(mention: Mentioned) -> str:
    """The character before a mention and its first."""
    start = mention.passage.spans[0].start
    return mention.entry.reading.story.text[max(0, start - 1) : start + 1]


def _is_against(mention: Mentioned) -> bool:
    words = content(mention)
    return negation(mention) is not None or _is_no(words) or mention.passage.denied


def _is_body(name: str) -> bool:
    words = name.split(",")[0].split(" of ")[0].split()
    told = noun_class(words[-1]) if words else None
    return told is not None and told.name == "organization"


def _described(mention: Mentioned) -> str:
    """What the story tells of the source, there and elsewhere."""
    known = mention.source.source if mention.source else None
    sentence, start, end = mention.passage.sentence, mention.passage.spans[0].start, mention.passage.spans[-1].end
    text = mention.entry.reading.story.text
    beside = f"{text[sentence.start : start]} {text[end : sentence.end]}"
    spans: list[Span] = []
    for one in mention.entry.reading.sources:
        if one.id == known:
            spans += [*one.title, *one.justification, *(other.span for other in one.mentions)]
    return " ".join([beside, *(span.text for span in spans)])


def _meets(stem: str, told: set[str]) -> bool:
    """Whether a stem is among others, or begins like one: ministry, minister."""
    return stem in told or (len(stem) > _LEAST and any(one[: len(stem) - 1] == stem[:-1] for one in told))
