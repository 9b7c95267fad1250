"""What must not make a confirmation: false times, a thousand copies, chance, boilerplate, names that are not one."""

from __future__ import annotations

import time

import pytest
from support.alike import WordsAlone
from support.traced import traced

from sayso.tracing import Tracer
from sayso.tracing.stories.passage import Entry
from sayso.vocabulary import Claim, Tracing

DYKE = "The northern dyke at Ostrel broke shortly before midnight"
TOLD = f"{DYKE}, Vera Molk said. Boats took forty families to the school on the hill. The mayor has asked for sandbags."


def tracing(*entries: Entry) -> Tracing:
    tracer = Tracer(likeness=WordsAlone())
    tracer.add(one.reading for one in entries)
    return tracer.tracing()


def of_the_dyke(found: Tracing) -> Claim:
    return next(claim for claim in found.claims if "dyke" in claim.statement)


def told(outlet: str | None, published: str | None, text: str = TOLD, page: int = 1) -> Entry:
    said = [("Vera Molk", DYKE)] if "Vera Molk" in text else ()
    url = f"https://{outlet.casefold().replace(' ', '')}.example/{page}" if outlet else None
    return traced(text, outlet, published, location=f"{outlet} {published} {page}", url=url, said=said)


@pytest.mark.parametrize("copied", ["2031-01-01T07:00:00Z", "2031-01-02T08:03:00Z", None])
def test_a_copy_is_no_confirmation_whatever_time_it_shows(copied: str | None) -> None:
    claim = of_the_dyke(tracing(told("Skarn Argus", "2031-01-02T08:00:00Z"), told("Tarn Mail", copied)))
    assert claim.stories == 2
    assert (claim.independence.certain, claim.independence.possible) == (1, 1)


def test_a_story_older_than_what_it_credits_is_not_believed() -> None:
    first = told("Skarn Argus", "2031-01-02T08:00:00Z")
    crediting = told("Tarn Mail", "2031-01-01T08:00:00Z", f"{DYKE}, the Skarn Argus reported. Nobody was hurt.")
    claim = of_the_dyke(tracing(first, crediting))
    assert (claim.independence.certain, claim.independence.possible) == (1, 1)


def test_a_thousand_copies_are_one_origin_and_soon_told() -> None:
    begun = time.perf_counter()
    copies = [told(f"Paper {number:04}", f"2031-01-{2 + number // 100:02}T08:00:00Z") for number in range(1000)]
    claim = of_the_dyke(tracing(*copies))
    assert time.perf_counter() - begun < 60
    assert claim.stories > 1
    assert (claim.independence.certain, claim.independence.possible) == (1, 1)


def test_boilerplate_is_no_copy() -> None:
    footer = "The Skarn Argus has told the news of the valley since 1911, and is owned by those who read it."
    texts = ("Ferries stop at noon, for the river is high.", "The council sold the old mill to a baker.",
             "Two goats won the prize of the fair.", "A comet was seen above the school.")  # fmt: skip
    found = tracing(
        *(told("Skarn Argus", f"2031-01-0{n + 2}", f"{text}\n\n{footer}", n) for n, text in enumerate(texts))
    )
    assert not found.edges


def test_no_comment_by_two_people_is_no_utterance() -> None:
    one = traced("“No comment,” Vera Molk said.", "Skarn Argus", "2031-01-02", said=[("Vera Molk", "“No comment,”")])
    two = traced("“No comment,” Odo Brenn said.", "Tarn Mail", "2031-01-02", said=[("Odo Brenn", "“No comment,”")])
    found = tracing(one, two)
    assert not found.utterances
    assert not found.claims


@pytest.mark.parametrize(
    "text",
    ["", "\x00\x01\x02", "…", "?!" * 1000, "word " * 20_000, "“" * 500, "\u202e\u200b" * 50, "\ud800 half a character"],
    ids=["nothing", "control", "dots", "marks", "long", "quotes", "invisible", "surrogate"],
)
def test_hostile_text_breaks_nothing(text: str) -> None:
    found = tracing(told("Skarn Argus", "2031-01-02"), told("Tarn Mail", None, text), told(None, "not a date", text))
    assert len(found.stories) == 3


def test_nothing_and_one_story() -> None:
    assert tracing().claims == ()
    found = tracing(told("Skarn Argus", "2031-01-02"))
    assert not [claim for claim in found.claims if claim.independence.certain > 1]
