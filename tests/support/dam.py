"""An invented story with every kind of source, read by hand. No outlet, person or place in it exists."""

from __future__ import annotations

from dataclasses import replace

from sayso.vocabulary import (
    Attribution,
    Comparison,
    Estimate,
    Figure,
    Finding,
    Firmness,
    Forecast,
    Image,
    OwnVoice,
    Reading,
    Remark,
    Source,
    Span,
    Statement,
    Story,
    When,
)
from support.invented import (
    MODEL,
    OWN_WORDS,
    PROGRAM,
    attribution,
    by,
    chained,
    gained,
    near,
    profile,
    remark,
    source,
    span,
    statement,
)

TEXT = """\
Senior ministers believe that the Tessaly dam is “finished”, and that the valley below it must be emptied before winter.

A group of engineers inside the Water Office has concluded that the wall cannot be repaired, according to Damwatch \
chief surveyor Maud Sarrow. Damwatch is a charity that sends its own divers into the reservoirs of Corvane.

“They took me down to the lower gallery and showed me the crack,” Sarrow said. “You could put a hand in it.”

“It is the people in the control room who understand that the wall is lost.”

Two officials familiar with the inspection, who spoke on condition of anonymity because they feared for their jobs, \
told the Corvane Courier that the minister had been warned in April.

Ilse Tarn and Joren Ake, who farm below the wall, both say that the river has turned brown.

An inspection report from 2024 notes that “seepage doubled within a year”. The Water Office said in a statement on \
Friday that the dam “meets every standard”.

Prime Minister Aldous Fenn met Governor Ralf Oster on Monday. He warned that a breach would drown three villages.

The dam is reportedly to be sold. Fenn wants the valley emptied quietly.

The wall was built in 1931 and holds back forty million cubic metres of water.

At least 14 people have left the valley, Sarrow said, and if the wall moves again hundreds of people will probably \
follow by the end of the year. About 30 people may already be gone. Some 40 houses stand empty.
"""

GOES_ON, SHORT_FORM = "goes on without a new cue", "short form of the name"


def dam() -> Reading:
    """Types of all kinds, a source promoted in the lead, relayed, joint, implicit, credited, an unknown *he*,
    every kind of certainty, figures that agree and that differ, and a forecast with condition and horizon.
    """
    text = TEXT.strip()
    story = Story(
        text=text,
        location="stories/tessaly-dam.html",
        sha256="d" * 64,
        title="Ministers: Tessaly dam is finished",
        outlet="The Lowmarsh Ledger",
        url="https://ledger.example/2026/10/tessaly-dam?edition=valley&page=1",
        byline=("Hanne Roke",),
        published="2026-10-09",
        language="en",
        images=(
            Image(
                "https://ledger.example/img/dam.jpg",
                "The Tessaly dam in August.",
                "P. Immel",
                None,
                "Corvane Pictures",
                "https://pictures.example/tessaly",
            ),
        ),
        findings=(
            Finding("title", "h1", "Ministers: Tessaly dam is finished"),
            Finding("outlet", "meta og:site_name", "The Lowmarsh Ledger"),
        ),
    )
    sources = _sources(text)
    found = _firm(text, _attributions(text))
    remarks = _remarks(text, sources)
    whole = profile(text, found, sources, remarks)
    year = When(span(text, "by the end of the year"), None, "2026-12-31", True)
    return Reading(
        story,
        found,
        sources,
        _statements(text),
        whole,
        PROGRAM,
        MODEL,
        figures=(figures := _figures(text)),
        comparisons=_comparisons(figures),
        times=(year,),
        own_voice=(
            OwnVoice(
                span(text, "About 30 people may already be gone."),
                Firmness(("possible",), False, (span(text, "may"),), None, None, None, "outlet"),
            ),
        ),
        forecasts=(
            Forecast(
                "a16",
                span(text, "hundreds of people will probably follow by the end of the year"),
                span(text, "if the wall moves again"),
                year,
                "Hundreds of people will probably follow by the end of the year (2026-12-31).",
            ),
        ),
    )


def _attributions(text: str) -> tuple[Attribution, ...]:
    one = attribution(
        text, 1, ("Senior ministers",), "believe", ("the Tessaly dam is “finished”",), "mixed", score=0.96
    )
    valley = replace(
        one, id="a2", content=(span(text, "the valley below it must be emptied before winter"),), score=0.91
    )
    sarrow = attribution(
        text,
        3,
        ("Damwatch chief surveyor Maud Sarrow",),
        "according to",
        ("A group of engineers inside the Water Office has concluded that the wall cannot be repaired",),
        "indirect",
        score=0.98,
    )
    engineers = attribution(
        text,
        4,
        ("A group of engineers inside the Water Office",),
        "has concluded",
        ("the wall cannot be repaired",),
        "indirect",
        inside="a3",
        score=0.88,
    )
    crack = Attribution(
        "a5",
        (near(text, "Sarrow", "Sarrow said"),),
        near(text, "said", "Sarrow said"),
        (
            span(text, "“They took me down to the lower gallery and showed me the crack,”"),
            span(text, "“You could put a hand in it.”"),
        ),
        "direct",
        None,
        0.99,
    )
    goes_on = Attribution(
        "a6",
        (),
        None,
        (span(text, "“It is the people in the control room who understand that the wall is lost.”"),),
        "direct",
        None,
        0.81,
        continues="a5",
    )
    room = attribution(
        text,
        7,
        ("the people in the control room",),
        "understand",
        ("the wall is lost",),
        "direct",
        inside="a6",
        score=0.7,
    )
    name = span(text, "Maud Sarrow")
    first_three = (by(one, "s1"), by(valley, "s1"), by(sarrow, "s2"), by(engineers, "s3"))
    back = ((goes_on.content[0], GOES_ON), (crack.source[0], OWN_WORDS), (name, SHORT_FORM))
    told = (
        by(crack, "s2", steps=((name, SHORT_FORM),), score=0.99),
        by(goes_on, "s2", steps=back, score=0.8),
        by(
            room,
            "s3",
            steps=((engineers.source[0], "description, by the model (0.71)"),),
            score=0.71,
        ),
    )
    credited = {span(text, "the Corvane Courier").text: "s5"}
    return chained((*first_three, *told, *_later(text)), credited)


def _later(text: str) -> tuple[Attribution, ...]:
    warned = attribution(
        text,
        8,
        (
            "Two officials familiar with the inspection, who spoke on condition of anonymity because they feared for "
            "their jobs,",
        ),
        "told",
        ("the minister had been warned in April",),
        "indirect",
        score=0.97,
    )
    brown = attribution(
        text,
        9,
        ("Ilse Tarn and Joren Ake, who farm below the wall,",),
        "say",
        ("the river has turned brown",),
        "indirect",
    )
    seepage = attribution(
        text, 10, ("An inspection report from 2024",), "notes", ("“seepage doubled within a year”",), "direct"
    )
    office = Attribution(
        "a11",
        (near(text, "The Water Office", "The Water Office said"),),
        near(text, "said", "The Water Office said"),
        (span(text, "the dam “meets every standard”"),),
        "mixed",
        None,
        0.97,
    )
    breach = attribution(
        text, 12, ("He",), "warned that", ("a breach would drown three villages",), "indirect", score=0.94
    )
    sold = attribution(text, 13, (), "reportedly", ("The dam is", "to be sold"), "indirect", score=0.62)
    wants = replace(
        attribution(
            text, 14, ("Fenn",), "wants", ("the valley emptied quietly",), "indirect", occurrence=2, score=0.58
        ),
        cited=False,
    )
    left = Attribution(
        "a15",
        (near(text, "Sarrow", "Sarrow said, and"),),
        near(text, "said", "Sarrow said, and"),
        (span(text, "At least 14 people have left the valley"),),
        "indirect",
        None,
        0.95,
    )
    follow = replace(
        left,
        id="a16",
        content=(span(text, "if the wall moves again hundreds of people will probably follow by the end of the year"),),
    )
    name = ((span(text, "Maud Sarrow"), SHORT_FORM),)
    return (
        gained(by(warned, "s4"), "told", span(text, "told the Corvane Courier"), span(text, "the Corvane Courier")),
        by(brown, "s6", "s7"),
        gained(by(seepage, "s8"), "document", span(text, "An inspection report from 2024")),
        gained(by(office, "s9"), "statement", span(text, "in a statement")),
        breach,
        sold,
        by(wants, "s10", steps=((span(text, "Aldous Fenn"), SHORT_FORM),)),
        by(left, "s2", steps=name),
        by(follow, "s2", steps=name),
    )


def _firm(text: str, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions with how firmly each is put forward."""

    def firmness(one: Attribution) -> tuple[Firmness, ...]:
        plain = Firmness(("stated",), False, (), None, None, None, "source")
        cue = (one.cue,) if one.cue else ()
        probably = span(text, "probably")
        match one.id:
            case "a1" | "a2" | "a14":
                return (replace(plain, certainty=("assessed",), words=cue),)
            case "a4":
                return (replace(plain, certainty=("assessed",), negated=True, words=cue),)
            case "a8":  # two hands
                return plain, replace(plain, certainty=("possible",), words=cue, by="outlet")
            case "a12":
                would = replace(plain, certainty=("conditional", "forecast"), words=(span(text, "would"),))
                return (replace(would, condition=span(text, "a breach")),)
            case "a13":
                return (replace(plain, certainty=("rumoured",), words=cue, by="outlet"),)
            case "a16":
                later = replace(plain, certainty=("conditional", "forecast"), words=(span(text, "will"), probably))
                on_scale = Estimate(probably, "people", 0.6, 0.8, 0.7)
                return (replace(later, condition=span(text, "if the wall moves again"), estimate=on_scale),)
        return (plain,)

    return tuple(replace(one, certainty=firmness(one)) for one in found)


def _figures(text: str) -> tuple[Figure, ...]:
    """Millions of cubic metres, people left in three wordings, houses."""
    exact = Figure(
        span=span(text, "forty million cubic metres of water"),
        low=40_000_000,
        high=40_000_000,
        includes_low=True,
        includes_high=True,
        unit="cubic_meter",
        per=None,
        counted=span(text, "water"),
        scope=None,
        hedge=None,
        sign="=",
        compares=False,
    )
    people = replace(exact, unit=None, counted=near(text, "people", "At least 14 people"))
    left = replace(
        people,
        span=span(text, "At least 14 people"),
        low=14,
        high=None,
        includes_high=False,
        scope=span(text, "left"),
        hedge=span(text, "At least"),
        sign="≥",
    )
    follow = replace(
        people,
        span=span(text, "hundreds of people"),
        low=200,
        high=1000,
        includes_high=False,
        counted=near(text, "people", "hundreds of people"),
        sign="≈",
    )
    gone = replace(
        people,
        span=span(text, "About 30 people"),
        low=27,
        high=33,
        counted=near(text, "people", "About 30 people"),
        hedge=span(text, "About"),
        sign="≈",
    )
    houses = replace(gone, span=span(text, "Some 40 houses"), low=36, high=44, counted=span(text, "houses"))
    return exact, left, follow, gone, replace(houses, hedge=span(text, "Some"))


def _comparisons(figures: tuple[Figure, ...]) -> tuple[Comparison, ...]:
    _, left, follow, gone, _ = figures
    return (
        Comparison(left, follow, "not comparable", "only “At least 14 people” says what happened: left"),
        Comparison(left, gone, "agree", "“At least 14 people” and “About 30 people” have numbers in common"),
        Comparison(follow, gone, "differ", "“hundreds of people” and “About 30 people” have no number in common"),
    )


def _sources(text: str) -> tuple[Source, ...]:
    office = near(text, "The Water Office", "The Water Office said")
    farm = span(text, "who farm below the wall")
    people = "the story says that anonymity was given: “on condition of anonymity”"
    return (
        source(
            1,
            "unnamed_group",
            "several people, described and not named",
            ((span(text, "Senior ministers"), "description"),),
        ),
        source(
            2,
            "named_person",
            "a person’s name",
            ((span(text, "Maud Sarrow"), "name"), (near(text, "Sarrow", "Sarrow said"), "short name")),
            title=(span(text, "chief surveyor"),),
            affiliation=span(text, "Damwatch"),
            justification=(
                span(text, "Damwatch is a charity that sends its own divers into the reservoirs of Corvane."),
                span(text, "They took me down to the lower gallery and showed me the crack"),
            ),
        ),
        source(
            3,
            "unnamed_group",
            "several people, described and not named",
            (
                (span(text, "A group of engineers inside the Water Office"), "description"),
                (span(text, "the people in the control room"), "description"),
            ),
            affiliation=span(text, "the Water Office"),
        ),
        source(
            4,
            "anonymous_source",
            people,
            ((span(text, "Two officials familiar with the inspection"), "description"),),
            justification=(span(text, "familiar with the inspection"),),
            anonymity=span(text, "spoke on condition of anonymity because they feared for their jobs"),
        ),
        source(5, "outlet", "a news organisation that is credited", ((span(text, "the Corvane Courier"), "name"),)),
        source(6, "named_person", "a person’s name", ((span(text, "Ilse Tarn"), "name"),), justification=(farm,)),
        source(7, "named_person", "a person’s name", ((span(text, "Joren Ake"), "name"),), justification=(farm,)),
        source(8, "document", "a report", ((span(text, "An inspection report from 2024"), "description"),)),
        source(9, "named_organization", "an organisation’s name", ((office, "name"),)),
        source(
            10,
            "named_person",
            "a person’s name",
            ((span(text, "Aldous Fenn"), "name"), (span(text, "Fenn", 2), "short name")),
            title=(span(text, "Prime Minister"),),
        ),
    )


def _statements(text: str) -> tuple[Statement, ...]:
    return (
        statement(text, "Senior ministers believe", "before winter.", ("a1", "a2"), "s1"),
        statement(text, "A group of engineers", "Maud Sarrow.", ("a3",), "s2"),
        statement(text, "“They took me", "the wall is lost.”", ("a5", "a6"), "s2"),
        statement(text, "Two officials", "in April.", ("a8",), "s4"),
        statement(text, "Ilse Tarn", "turned brown.", ("a9",), "s6", "s7"),
        statement(text, "An inspection report", "a year”.", ("a10",), "s8"),
        statement(text, "The Water Office said", "every standard”.", ("a11",), "s9"),
        statement(text, "He warned", "three villages.", ("a12",)),
    )


def _remarks(text: str, sources: tuple[Source, ...]) -> tuple[Remark, ...]:
    def names(*ids: str) -> tuple[Span, ...]:
        return tuple(one.name for one in sources if one.id in ids)

    finished = span(text, "the Tessaly dam is “finished”")
    return (
        remark(
            "central claim",
            "The lead says, on the word of Senior ministers: “the Tessaly dam is “finished””",
            (finished,),
            ("a1",),
            ("s1",),
        ),
        remark(
            "source promoted",
            "The lead puts this on Senior ministers; further down the same comes from Maud Sarrow, who relays "
            "A group of engineers inside the Water Office, at second hand.",
            (*names("s1"), *names("s3"), span(text, "the people in the control room")),
            ("a1", "a4", "a7"),
            ("s1", "s2", "s3"),
        ),
        remark(
            "single source",
            "5 of 12 attributions with a source come from Maud Sarrow or through it (48 % of the attributed words); "
            "9 other sources for the rest.",
            (span(text, "Damwatch chief surveyor Maud Sarrow"), near(text, "Sarrow", "Sarrow said")),
            ("a3", "a4", "a5", "a6", "a7"),
            ("s2",),
        ),
        remark(
            "relayed",
            "What A group of engineers inside the Water Office is said to say or think reached the outlet through "
            "Maud Sarrow.",
            names("s3"),
            ("a4", "a7"),
            ("s2", "s3"),
        ),
        remark(
            "anonymous",
            "Anonymous: Two officials familiar with the inspection (1 attribution); the story says: “spoke on "
            "condition of anonymity because they feared for their jobs”.",
            (span(text, "spoke on condition of anonymity because they feared for their jobs"),),
            ("a8",),
            ("s4",),
        ),
        remark(
            "rumour",
            "1 attribution on nobody: “reportedly”, and the story does not say who says so.",
            (span(text, "reportedly"),),
            ("a13",),
        ),
        remark(
            "other outlets",
            "1 attribution credited to another outlet: the Corvane Courier.",
            names("s5"),
            ("a8",),
            ("s5",),
        ),
        remark("unknown source", "1 attribution whose source could not be told: “He”.", (span(text, "He"),), ("a12",)),
        remark("own voice", "52 % of the text is the story's own voice: no source is given for it.", ()),
    )
