"""What people decided."""

from __future__ import annotations

import pytest
from support.invented import ferry

from sayso.errors import TracingError
from sayso.tracing.claims import constraints
from sayso.tracing.stories.identity import story_id
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.passages import passages
from sayso.vocabulary import Constraint

HEAD = "kind,first,second\n"
READING = ferry()
ID = story_id(READING.story)
ENTRIES = {ID: Entry(ID, READING, passages(READING), ())}
PATH = READING.story.location


def test_a_file_of_decisions() -> None:
    text = f"\ufeff{HEAD}same claim, a:1-2 ,b:3-4\nwrong credit,a,The Post\n"
    assert constraints.read_constraints(text, "own.csv") == (
        Constraint("same claim", "a:1-2", "b:3-4"),
        Constraint("wrong credit", "a", "The Post"),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("first,second\n", "the first line must be kind,first,second"),
        (f"{HEAD}alike,a,b\n", "line 2: “alike” is no kind of decision"),
        (f"{HEAD}same claim,a,\n", "line 2: name two things"),
        (f"{HEAD}same claim,a,b,c\n", "line 2: name two things"),
        (f"{HEAD}same claim,a,b\nnot same claim,b,a\n", "keep one of them"),
    ],
)
def test_what_cannot_be_understood(text: str, reason: str) -> None:
    with pytest.raises(TracingError, match=reason):
        constraints.read_constraints(text, "own.csv")


def test_paths_and_words_become_ids() -> None:
    given = Constraint("not same claim", f"{PATH}#the  ferry Solveig left port overloaded", "b:3-4")
    [found] = constraints.resolved([given], ENTRIES)
    start = READING.story.text.index("the ferry Solveig")
    assert found.first == f"{ID}:{start}-{start + len('the ferry Solveig left port overloaded')}"
    assert found.second == "b:3-4"
    [source] = constraints.resolved([Constraint("same source", f"{PATH}#Ingrid Vold", f"{PATH}#s2")], ENTRIES)
    assert source.first == f"{ID}:s2" == source.second
    [credit] = constraints.resolved([Constraint("wrong credit", PATH, "NPA")], ENTRIES)
    assert (credit.first, credit.second) == (ID, "NPA")


@pytest.mark.parametrize("named", ["other.html#the ferry", f"{PATH}#no such words stand there at all"])
def test_what_is_not_there_is_told(named: str) -> None:
    with pytest.raises(TracingError):
        constraints.resolved([Constraint("same claim", named, "b:3-4")], ENTRIES)


def test_a_mention_is_every_passage_that_it_mostly_is() -> None:
    cut = {ID: passages(READING)}
    whole = cut[ID][0]
    start = whole.spans[0].start
    assert constraints.at(whole.id, cut) == [whole.id]
    assert whole.id in constraints.at(f"{ID}:{start + 4}-{whole.spans[-1].end + 3}", cut)
    assert constraints.at("elsewhere:1-2", cut) == constraints.at(ID, cut) == []
    assert constraints.held([Constraint("same claim", whole.id, cut[ID][-1].id)], "same claim", cut) == [
        (min(whole.id, cut[ID][-1].id), max(whole.id, cut[ID][-1].id))
    ]


def test_a_decision_on_a_part_of_a_mention_is_one_on_the_mention() -> None:
    cut = passages(READING)
    first, last = cut[0], cut[-1]
    start = first.spans[0].start
    given = Constraint("same origin", f"{ID}:{start + 2}-{start + 20}", last.id)
    assert constraints.of_mentions([given], cut) == (Constraint("same origin", first.id, last.id),)
    elsewhere = Constraint("not same origin", "elsewhere:1-2", last.id)
    credit = Constraint("wrong credit", ID, "NPA")
    assert constraints.of_mentions([elsewhere, credit], cut) == (elsewhere, credit)
