"""Turns of a transcript: paragraphs that begin with who speaks, *VOLD: We saw it*, and those in which they go on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.reading.text.quotation import Range

# A name, in capitals or in title case, with what may stand in brackets behind it; “Q” and “A” of questions and answers.
_SPEAKER = re.compile(
    r"[“\"]?(?P<name>[QA]|(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*)(?:\s*\([^)\n]{1,40}\))?(?::|\.(?=\s*[—–]))\s+(?=\S)"
)
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_ASIDE = re.compile(r"[“\"]?[(\[][^)\]]*[)\]][.”\"]*$")  # (CROSSTALK), [laughs]

# A colon behind a name is not rare; so many paragraphs of that form, and a speaker twice, are a transcript.
_TURNS, _TWICE = 3, 2
_TALK = re.compile(r"(?:\W*\b[^\W\d_]+){2}")  # half of the turns must begin like that: *Vold: 547* is a table
_ASKS = 0.5  # the share of turns that end with a question
_QUESTION = re.compile(r"\?\W*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one speaks."""

    speaker: Range
    paragraphs: tuple[Range, ...]  # without the name
    asks: bool  # whether the speaker is who asks the questions


def turns(text: str) -> tuple[Turn, ...]:
    """The turns of the transcript that ``text`` is or holds, in order; empty where it holds none."""
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    opened = {place: match for place in paragraphs if (match := _SPEAKER.match(text, *place))}
    times = Counter(map(_last_name, opened.values()))
    again = {place for place, match in opened.items() if times[_last_name(match)] >= _TWICE or match["name"].isupper()}
    if len(again) < _TURNS or max(times.values()) < _TWICE:
        return ()
    first, last = min(again), max(again)
    opened = {
        place: match
        for place, match in opened.items()
        if place in again or (first < place < last and " " in match["name"])
    }
    found: list[Turn] = []
    for place in paragraphs:
        if match := opened.get(place):
            found.append(Turn(match.span("name"), ((match.end(), place[1]),), False))
        elif found and _goes_on(text, place, last) and not _ASIDE.match(text, *place):
            found[-1] = replace(found[-1], paragraphs=(*found[-1].paragraphs, place))
    talk = [turn for turn in found if _TALK.match(text, *turn.paragraphs[0])]
    return tuple(_with_questions(text, found)) if 2 * len(talk) >= len(found) else ()


def _with_questions(text: str, found: list[Turn]) -> Iterator[Turn]:
    """The turns with ``asks`` for who ends most turns with a question, if others do so less."""
    asked: dict[str, list[bool]] = {}
    for turn in found:
        asked.setdefault(text[slice(*turn.speaker)], []).append(bool(_QUESTION.search(text, *turn.paragraphs[-1])))
    shares = {name: sum(questions) / len(questions) for name, questions in asked.items()}
    most = max(shares.values())
    asking = {name for name, share in shares.items() if share == most >= _ASKS and min(shares.values()) < most}
    return (replace(turn, asks=text[slice(*turn.speaker)] in asking) for turn in found)


def _last_name(match: re.Match[str]) -> str:
    return match["name"].split()[-1]


def _goes_on(text: str, place: Range, last: Range) -> bool:
    """Whether a paragraph without a name belongs to the turn before it: between turns, or a quotation like them."""
    return place < last or (text[place[0]] in '“"' and text[last[0]] in '“"')
