"""Who runs whose text, and which of many edges say something."""

from __future__ import annotations

import time
from itertools import combinations, permutations
from random import Random

from support.traced import traced

from sayso.tracing.stories.passage import Entry
from sayso.tracing.texts.copies import copy, nearest
from sayso.tracing.texts.shingles import Shingles
from sayso.tracing.texts.versions import versions
from sayso.vocabulary import Edge

WIRE = """\
A barge with nine hundred tons of rye ran aground below the Tarn lock on Sunday night, closing the river to all traffic.

The skipper had lost sight of the marks in fog, the waterways office said in a statement. Nobody was hurt, but two \
barges behind it touched the wall and were holed above the line.

Tugs from Hallem are due on Tuesday. The lock keepers counted forty boats waiting on both sides by noon.

The lock was built by prisoners in the dry summer of 1811 and named after the only one of them who could swim."""
CUT = WIRE.rpartition("\n\n")[0]
REWRITE = """\
A barge carrying over nine hundred tons of rye ran aground below the Tarn lock on Sunday, closing the river to traffic.

The skipper lost sight of the marks in fog, according to the waterways office. Two barges behind it touched the wall \
and were holed above the line.

Forty boats are waiting on both sides, the lock keepers counted. Children wave at them from the towpath after school."""


def edges(*entries: Entry) -> tuple[Edge, ...]:
    found = (copy(one, other) for one, other in combinations(entries, 2))
    return nearest(edge for edge in found if edge)


def test_a_copy_says_who_has_it_from_whom_and_how_much() -> None:
    agency = traced(WIRE, "Ostmark Press Agency", "2031-03-03T08:00:00Z", wire=("OPA",))
    paper = traced(CUT, "Karsund Mail", "2031-03-03T10:00:00Z", wire=("OPA",))
    edge = copy(paper, agency)
    assert edge == copy(agency, paper)
    assert edge
    assert (edge.later, edge.earlier, edge.kind, edge.directed, edge.share) == (paper.id, agency.id, "copy", True, 1.0)
    assert all((later.story, earlier.story) == (paper.id, agency.id) for later, earlier in edge.passages)
    assert edge.ground.reason.startswith("copies word for word: 5 sentences")


def test_a_light_rewrite_without_credit_is_a_copy() -> None:
    edge = copy(
        traced(WIRE, "Ostmark Post", "2031-03-03T08:00:00Z"), traced(REWRITE, "Karsund Mail", "2031-03-03T12:00:00Z")
    )
    assert edge
    assert (edge.kind, edge.directed) == ("copy", True)
    assert 0.4 < edge.share < 0.9
    assert f"copies {round(edge.share * 100)} % of its words" in edge.ground.reason


def test_a_passage_is_reuse() -> None:
    lines = [
        f"On day {number} of the regatta the crews of village {number + 7} rowed in silence." for number in range(9)
    ]
    last = WIRE.rpartition("\n\n")[2]
    story = traced("\n\n".join([*lines, last]), "Karsund Mail", "2031-06-01")
    edge = copy(traced(WIRE, "Ostmark Post", "2031-03-03"), story)
    assert edge
    assert (edge.kind, edge.later, len(edge.passages)) == ("reuse", story.id, 1)


def test_what_nothing_tells_stays_open() -> None:
    edge = copy(traced(WIRE, "Ostmark Post"), traced(CUT, "Karsund Mail"))
    assert edge
    assert not edge.directed
    assert edge.direction is None
    assert edge.later < edge.earlier


def test_papers_that_run_one_agency_have_it_from_the_agency() -> None:
    agency = traced(WIRE, "Ostmark Press Agency", "2031-03-03T08:00:00Z", wire=("OPA",))
    papers = [
        traced(WIRE, "Karsund Mail", "2031-03-03T09:00:00Z", wire=("OPA",)),
        traced(CUT, "Hallem Echo", None, wire=("OPA",)),
        traced(REWRITE, "The Lamp", "2031-03-03T17:00:00Z"),
    ]
    expected = {(paper.id, agency.id) for paper in papers}
    for order in permutations([agency, *papers]):
        assert {(edge.later, edge.earlier) for edge in edges(*order)} == expected


def test_without_the_agency_its_papers_are_joined_and_neither_is_the_source() -> None:
    found = edges(
        traced(WIRE, "Karsund Mail", "2031-03-03T09:00:00Z", wire=("OPA",)),
        traced(CUT, "Hallem Echo", "2031-03-03T12:00:00Z", wire=("OPA",)),
    )
    assert [(edge.kind, edge.directed) for edge in found] == [("copy", False)]
    assert found[0].ground.reason.endswith("both say that it is OPA’s text")


def test_a_story_has_it_from_the_version_whose_words_fit() -> None:
    url = "https://post.example/barge"
    first = traced(WIRE, "Ostmark Post", "2031-03-03T08:00:00Z", url=url, modified="2031-03-03T08:00:00Z")
    text = WIRE.replace("nine hundred", "ninety").replace("forty boats waiting", "four boats waiting")
    second = traced(text, "Ostmark Post", "2031-03-03T08:00:00Z", url=url, modified="2031-03-03T20:00:00Z")
    for copied, source in ((WIRE, first), (text, second)):
        paper = traced(copied, "Karsund Mail", "2031-03-04")
        changed = versions(first, second)
        assert changed
        found = [copy(paper, first), copy(paper, second), changed.edge]
        kept = {(edge.later, edge.earlier) for edge in nearest(edge for edge in found if edge)}
        assert kept == {(second.id, first.id), (paper.id, source.id)}


def test_who_follows_a_rewrite_has_it_from_the_rewrite() -> None:
    original = traced(WIRE, "Ostmark Post", "2031-03-03T08:00:00Z")
    rewrite = traced(REWRITE, "Karsund Mail", "2031-03-03T12:00:00Z")
    third = traced(REWRITE.replace("Children wave", "Dogs bark"), "Hallem Echo", "2031-03-03T18:00:00Z")
    found = {(edge.later, edge.earlier) for edge in edges(original, rewrite, third)}
    assert found == {(rewrite.id, original.id), (third.id, rewrite.id)}
    fourth = traced(CUT, "The Lamp", "2031-03-03T18:00:00Z")
    assert (fourth.id, original.id) in {(edge.later, edge.earlier) for edge in edges(original, rewrite, fourth)}


def test_a_thousand_identical_copies_take_seconds_and_all_lead_to_the_source() -> None:
    agency = traced(WIRE, "Ostmark Press Agency", "2031-03-03T08:00:00+00:00", wire=("OPA",))
    papers = [traced(WIRE, f"Paper {number}", f"2031-03-03T{9 + number % 12:02}:00:00+00:00") for number in range(1000)]
    entries = {entry.id: entry for entry in (*papers, agency)}
    order = list(entries)
    Random(3).shuffle(order)
    started = time.process_time()
    shingles, pairs = Shingles(), set()
    for story in order:
        made, ended = shingles.add(entries[story])
        pairs = (pairs | made) - ended
    found = [copy(entries[one], entries[other]) for one, other in sorted(pairs)]
    kept = nearest(edge for edge in found if edge)
    assert time.process_time() - started < 15
    assert len(pairs) < 5 * len(entries)
    assert {(edge.later, edge.earlier) for edge in kept} == {(paper.id, agency.id) for paper in papers}
