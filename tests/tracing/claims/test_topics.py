"""What a story is about, in the words by which others on the same event find it."""

from __future__ import annotations

import pytest
from support.crediting import told

from sayso.tracing.claims.neighbours import SHARED
from sayso.tracing.claims.topics import only_names_differ, topics


def test_who_credits_an_outlet_shares_it_with_that_outlet_s_stories() -> None:
    first = told(
        "As many as 900 people may be ill, said Ada Lund.", "Karsund Mail", url="https://karsundmail.example/1"
    )
    later = told("Some 900 neighbours have been sick, says the Karsund Mail.", "Parish Letter")
    other = told("Some 900 neighbours have been sick, says the Brae Post.", "Parish Letter")
    shared = topics(first) & topics(later)
    assert "outlet karsund mail" in shared
    assert "outlet karsund mail" not in topics(other)
    assert "outlet parish letter" in topics(later) & topics(other)


def test_one_outlet_alone_makes_no_neighbours() -> None:
    one = told("The bridge is closed.", "Karsund Mail")
    other = told("Choir practice moves to Tuesdays.", "Karsund Mail")
    assert topics(one) & topics(other) == {"outlet karsund mail"}
    assert SHARED > 1


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Fishing near Karsund is banned until June", "Fishing near Velmora is banned until June", True),
        ("Fishing near Karsund is banned until June", "Fishing near Karsund is banned until May", False),
        ("Fishing near Karsund is banned until June", "No fish may be caught at Velmora for six weeks", False),
        ("Fishing off Karsund’s coast is banned", "Fishing off the Karsunder coast is banned", False),
        ("Fishing is banned until June", "Fishing near Velmora is banned until June", False),
    ],
)
def test_the_same_words_on_others(one: str, other: str, differ: bool) -> None:
    first, second = (told(f"It is said that the rule holds: {words}.").passages[-1] for words in (one, other))
    assert only_names_differ(first, second) is differ
    assert only_names_differ(second, first) is differ
