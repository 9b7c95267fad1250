"""Invented stories with readings made by hand. No outlet, person or place in them exists."""

from __future__ import annotations

from dataclasses import replace

from sayso.vocabulary import Attribution, Image, Kind, Link, Profile, Reading, Span, Story

PROGRAM, MODEL = "sayso 9.9.9", "by-hand 0123456789ab"


def span(text: str, words: str, occurrence: int = 1) -> Span:
    """The ``occurrence``-th place where ``words`` stand in ``text``."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


def attribution(
    text: str,
    number: int,
    source: tuple[str, ...],
    cue: str,
    content: tuple[str, ...],
    kind: Kind,
    inside: str | None = None,
    score: float = 0.9,
    occurrence: int = 1,
) -> Attribution:
    """An attribution in words; ``occurrence`` says which of several like sources and cues is meant."""
    return Attribution(
        id=f"a{number}",
        source=tuple(span(text, words, occurrence if text.count(words) > 1 else 1) for words in source),
        cue=span(text, cue, occurrence if text.count(cue) > 1 else 1),
        content=tuple(span(text, words) for words in content),
        kind=kind,
        inside=inside,
        score=score,
    )


FERRY_TEXT = """\
KARSUND, Ostmark, March 3 (NPA) – The harbour master of Karsund believes that the ferry Solveig left port \
overloaded, adding that the crew were reportedly warned twice.

“We saw the waterline from the quay,” Ingrid Vold said. “It was wrong, and everybody on shift knew it.” She said that \
two inspectors, who asked not to be named, think the company’s own records “were tidied up” afterwards.

The Ferry Board knows of no complaint, according to its spokesman Per Aas.

“We have nothing to hide,” he told the Karsund Mail.

“We have opened every book that we have.”
"""


def ferry() -> Reading:
    """Nested, split and anonymous attributions, one of nobody, one quote over two paragraphs."""
    text = FERRY_TEXT.strip()
    story = Story(
        text=text,
        location="stories/ferry.html",
        sha256="0" * 64,
        title="Ferry left Karsund overloaded, says harbour master",
        outlet="The Ostmark Observer",
        url="https://observer.example/ferry",
        byline=("Lene Moe", "Tor Lie"),
        published="2026-03-03T17:20:00+01:00",
        dateline=span(text, "KARSUND, Ostmark, March 3 (NPA)"),
        wire=("NPA",),
        images=(
            Image("https://observer.example/s.jpg", "The Solveig at her berth", "Jo Berg", "CC BY 4.0", None, None),
        ),
        links=(Link(span(text, "Karsund Mail"), "https://mail.example/aas"),),
    )
    found = (
        attribution(
            text,
            1,
            ("The harbour master of Karsund",),
            "believes",
            ("the ferry Solveig left port overloaded",),
            "indirect",
            score=0.97,
        ),
        attribution(
            text,
            2,
            ("The harbour master of Karsund",),
            "adding",
            ("the crew were reportedly warned twice",),
            "indirect",
        ),
        attribution(text, 3, (), "reportedly", ("the crew were", "warned twice"), "indirect", inside="a2", score=0.41),
        attribution(
            text,
            4,
            ("Ingrid Vold",),
            "said",
            ("“We saw the waterline from the quay,”", "“It was wrong, and everybody on shift knew it.”"),
            "direct",
            score=0.99,
        ),
        attribution(
            text,
            5,
            ("She",),
            "said",
            ("two inspectors, who asked not to be named, think the company’s own records “were tidied up” afterwards",),
            "mixed",
            occurrence=2,
        ),
        attribution(
            text,
            6,
            ("two inspectors, who asked not to be named,",),
            "think",
            ("the company’s own records “were tidied up” afterwards",),
            "mixed",
            inside="a5",
        ),
        attribution(
            text,
            7,
            ("its spokesman Per Aas",),
            "according to",
            ("The Ferry Board knows of no complaint",),
            "indirect",
        ),
        attribution(text, 8, ("The Ferry Board",), "knows", ("no complaint",), "indirect", inside="a7", score=0.55),
        attribution(
            text,
            9,
            ("he",),
            "told",
            ("“We have nothing to hide,”", "“We have opened every book that we have.”"),
            "direct",
            occurrence=text[: text.index("he told")].count("he") + 1,
        ),
    )
    return Reading(story, found, (), (), Profile(len(text.split()), 0.0, (), ()), PROGRAM, MODEL)


def bare() -> Reading:
    """A story of which nothing is known and in which nobody says anything."""
    return Reading(
        Story("Snow fell on the Karsund hills.", "-", "1" * 64), (), (), (), Profile(6, 1.0, (), ()), PROGRAM, MODEL
    )


def hostile() -> Reading:
    """A story whose words would steer a terminal, a spreadsheet or a JSON reader."""
    text = '=HYPERLINK("http://evil.example";"x") said \x1b[2Jboo\x07 \u202eesrever\u2029next, "a"\n+1 \ud800end'
    story = replace(
        bare().story, text=text, location="=cmd|' /C calc'!A0", title="\x1b]0;owned\x07Title", outlet="@Mail"
    )
    formula = Span.of(text, 0, text.index(" said"))
    cue = Span.of(text, text.index("said"), text.index("said") + 4)
    content = (Span.of(text, cue.end + 1, text.index("\n")), Span.of(text, text.index("+1"), len(text)))
    found = (Attribution("a1", (formula,), cue, content, "indirect", None, 0.5),)
    return Reading(story, found, (), (), Profile(len(text.split()), 0.0, (), ()), PROGRAM, MODEL)
