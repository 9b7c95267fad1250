"""Stories come and go in any order and portions: what follows hangs on the stories and on people's decisions only."""

from __future__ import annotations

import dataclasses
import json
import random
import sys
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.alike import WordsAlone
from support.traced import traced

from sayso.errors import TracingError
from sayso.tracing import Tracer, story_id
from sayso.tracing.likeness import Likeness
from sayso.vocabulary import Claim, Constraint, Reading, Tracing

sys.path.append(str(Path(__file__).parents[2]))
from benchmarks.tracing.network import Network


@cache
def network(seed: int, count: int = 12) -> tuple[Reading, ...]:
    """Stories on few events by few outlets, with everything that happens between them."""
    made = islice(Network(seed, outlets=9, crowd=5).stories(count), count)
    return (*(one.reading for one in made), *odd())


@cache
def odd() -> tuple[Reading, ...]:
    """What invented networks lack: quotations, credits that may mean several outlets, versions, missing dates."""
    quotation = "“The sluice was never meant to hold that much water at once,”"
    known: list[tuple[str, str | None, str | None, str]] = [
        (f"{quotation} Vera Molk said. The sluice broke on Sunday night.", "Skarn Argus", "2031-01-02T08:00:00Z", "1"),
        (f"{quotation} Molk told the Argus. Nobody was hurt in Skarn.", "Tarn Mail", "2031-01-02T09:00:00Z", "1"),
        ("The Skarn sluice broke on Sunday night, the Argus reported.", "Brok Echo", None, "1"),
        ("The Skarn sluice broke on Sunday night. Nobody was hurt in Skarn.", "Velm Argus", "2031-01-02", "1"),
        ("The Skarn sluice broke on Monday night, the Mail reported.", "Velm Argus", "2031-01-03", "1"),
        ("“Never meant to hold that much water,” the builder said. It is a scandal.", "Oster Post", "2031-01-01", "2"),
    ]  # fmt: skip
    found = []
    for text, outlet, published, page in known:
        url = f"https://{(outlet or '').casefold().replace(' ', '')}.example/{page}"
        said = [("Molk", quotation)] if quotation in text and "Vera" not in text else ()
        said = [("Vera Molk", quotation)] if "Vera Molk" in text else said
        location = f"{outlet}-{len(found)}.html"
        entry = traced(text, outlet, published, url=url if page else None, location=location, said=said)
        found.append(entry.reading)
    bare = traced("The Skarn sluice broke on Sunday night, officials said.", "Skarn Argus", location="bare.html")
    return (*found, bare.reading)


def shown(tracing: Tracing) -> str:
    return json.dumps(dataclasses.asdict(tracing), sort_keys=True, indent=1)


def at_once(readings: Iterable[Reading]) -> str:
    tracer = Tracer(likeness=WordsAlone())
    tracer.add(readings)
    return shown(tracer.tracing(alone=True))


@settings(max_examples=8)
@given(st.integers(0, 3), st.randoms(use_true_random=False), st.integers(1, 6))
def test_order_and_portions_do_not_matter(seed: int, chance: random.Random, size: int) -> None:
    readings = list(network(seed))
    expected = at_once(readings)
    chance.shuffle(readings)
    tracer = Tracer(likeness=WordsAlone())
    while readings:
        portion, readings = readings[:size], readings[size:]
        tracer.add(portion)
        if chance.random() < 0.3:
            tracer.claims()  # to look does not change anything
    assert shown(tracer.tracing(alone=True)) == expected


@settings(max_examples=8)
@given(st.integers(0, 3), st.randoms(use_true_random=False))
def test_what_was_removed_leaves_no_trace_and_may_come_back(seed: int, chance: random.Random) -> None:
    readings = list(network(seed))
    gone = chance.sample(readings, 3)
    tracer = Tracer(likeness=WordsAlone())
    tracer.add(readings)
    tracer.claims()
    for reading in gone:
        tracer.remove(story_id(reading.story))
    assert shown(tracer.tracing(alone=True)) == at_once(one for one in readings if one not in gone)
    tracer.add(gone)
    assert shown(tracer.tracing(alone=True)) == at_once(readings)


@pytest.mark.parametrize("portions", [1, 3])
def test_with_the_model_too(portions: int) -> None:
    readings = list(network(1))
    one, other = Tracer(), Tracer(likeness=Likeness(threads=2))
    one.add(readings)
    for first in range(portions):
        other.add(readings[::-1][first::portions])
    other.remove(story_id(readings[4].story))
    other.add([readings[4]])
    assert shown(one.tracing()) == shown(other.tracing())


def test_a_story_that_is_here_changes_nothing() -> None:
    readings = network(2)
    tracer = Tracer(likeness=WordsAlone())
    ids = tracer.add(readings)
    before = shown(tracer.tracing())
    assert tracer.add(readings[3:5]) == ids[3:5]
    assert shown(tracer.tracing()) == before
    assert len(tracer) == len(set(ids))
    assert ids[0] in tracer


def test_who_is_not_here_cannot_go() -> None:
    with pytest.raises(KeyError):
        Tracer(likeness=WordsAlone()).remove("0" * 12)


def test_the_claims_of_one_story() -> None:
    tracer = Tracer(likeness=WordsAlone())
    for story in tracer.add(network(0)):
        mine = [claim for claim in tracer.claims() if any(mention.story == story for mention in claim.mentions)]
        assert tracer.claims_of(story) == tuple(mine)


# People's decisions


HURT = "Forty people were hurt in the Skarn fire"
FIRE = [
    traced("Forty people were hurt in the Skarn fire, Vera Molk said.", "Skarn Argus", "2031-01-02T08:00:00Z",
           location="a", said=[("Vera Molk", "Forty people were hurt in the Skarn fire")]),
    traced("Forty people were hurt in the Skarn fire, Odo Brenn said.", "Tarn Mail", "2031-01-02T12:00:00Z",
           location="b", said=[("Odo Brenn", "Forty people were hurt in the Skarn fire")]),
    traced("In all, forty were injured when Skarn burned, the doctor said.", "Brok Echo", "2031-01-02T13:00:00Z",
           location="c", said=[("the doctor", "In all, forty were injured when Skarn burned", "unnamed_person")]),
]  # fmt: skip


def decided(*constraints: Constraint) -> Tracer:
    tracer = Tracer(constraints, likeness=WordsAlone())
    tracer.add(one.reading for one in FIRE)
    return tracer


def hurt(tracer: Tracer) -> list[Claim]:
    return [claim for claim in tracer.claims() if any(mention.story == FIRE[0].id for mention in claim.mentions)]


def test_two_sources_are_two_until_somebody_says_otherwise() -> None:
    [claim] = hurt(decided())
    assert (claim.independence.certain, claim.independence.possible) == (2, 2)
    [claim] = hurt(decided(Constraint("same source", "a#Vera Molk", "b#Odo Brenn")))
    assert (claim.independence.certain, claim.independence.possible) == (1, 1)
    [claim] = hurt(decided(Constraint("same origin", f"a#{HURT}", f"b#{HURT}")))
    assert (claim.independence.certain, claim.independence.possible) == (1, 1)


def test_what_is_decided_to_say_the_same_does_however_unlike_it_is() -> None:
    assert {len(claim.mentions) for claim in hurt(decided())} == {2}
    words = "In all, forty were injured when Skarn burned"
    [claim] = hurt(decided(Constraint("same claim", "a#Forty people were hurt in the Skarn fire", f"c#{words}")))
    assert {mention.story for mention in claim.mentions} == {one.id for one in FIRE}


def test_what_is_decided_to_be_two_claims_stays_apart() -> None:
    words = "Forty people were hurt in the Skarn fire"
    assert hurt(decided(Constraint("not same claim", f"a#{words}", f"b#{words}"))) == []


@pytest.mark.parametrize("kind", ["same claim", "not same claim", "same origin", "not same origin"])
def test_a_decision_taken_back_leaves_no_trace(kind: str) -> None:
    tracer = decided()
    before = shown(tracer.tracing(alone=True))
    other = "c#In all, forty were injured when Skarn burned" if kind == "same claim" else f"b#{HURT}"
    tracer.decide([Constraint(kind, f"a#{HURT}", other)])  # type: ignore[arg-type]
    after = shown(tracer.tracing(alone=True))
    assert after != before
    fresh = decided(Constraint(kind, f"a#{HURT}", other))  # type: ignore[arg-type]
    assert shown(fresh.tracing(alone=True)) == after
    tracer.decide([])
    assert shown(tracer.tracing(alone=True)) == before


def test_a_decision_on_what_is_not_here_is_refused() -> None:
    with pytest.raises(TracingError, match="no story comes from"):
        decided(Constraint("same claim", "a#Forty people were hurt", "z#Forty people were hurt")).claims()


def test_a_decision_holds_for_a_story_that_comes_back() -> None:
    tracer = decided()
    ids = [f"{one.id}:0-{len(HURT)}" for one in FIRE[:2]]
    tracer.decide([Constraint("not same claim", *ids)])
    tracer.claims()
    tracer.remove(FIRE[1].id)
    tracer.claims()
    tracer.add([FIRE[1].reading])
    assert hurt(tracer) == []
