"""Figures of one story, held against each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.reading.figures import compared, figures
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Comparison

FORCE = """\
It is safe to assume that the offensive has cost the lives of thousands of Salvenian soldiers. The ministry believes \
that Salvenia has lost as much as a third of its invasion force. This implies that tens of thousands of soldiers have \
perished.
"""


def comparisons(text: str, words_of: Callable[[str], Words]) -> list[Comparison]:
    return list(compared(figures(text, words_of(text))))


def test_thousands_dead_are_not_tens_of_thousands_and_a_third_lost_is_neither(words_of: Callable[[str], Words]) -> None:
    found = comparisons(FORCE, words_of)
    assert [(one.first.span.text, one.second.span.text, one.verdict) for one in found] == [
        ("thousands of Salvenian soldiers", "as much as a third of its invasion force", "not comparable"),
        ("thousands of Salvenian soldiers", "tens of thousands of soldiers", "differ"),
        ("as much as a third of its invasion force", "tens of thousands of soldiers", "not comparable"),
    ]
    assert "“lost” is not “perished”" in found[2].reason
    assert "is a share of invasion force" in found[2].reason


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("At least 40 people were killed, the mayor said. The army said 43 people died.", "agree"),
        ("At least 40 people were killed, the mayor said. The army said 12 people died.", "differ"),
        ("At least 40 people were killed, the mayor said. The army said 43 people were injured.", "not comparable"),
        ("The plant made 300 shells a month. The ministry says it made 300 shells a day.", "not comparable"),
        ("It burned 10 miles of road, one report said. Another said it burned 16 kilometres of road.", "differ"),
        ("It burned about 10 miles of road, one report said. Another said it burned 16 kilometres of road.", "agree"),
        ("Half of the voters stayed at home. The party says 40 percent of the voters stayed at home.", "differ"),
        ("The union counted 300 workers. The firm has 400 workers.", "not comparable"),
    ],
)
def test_a_verdict(text: str, verdict: str, words_of: Callable[[str], Words]) -> None:
    assert [one.verdict for one in comparisons(text, words_of)] == [verdict]


def test_what_is_about_different_things_is_not_compared(words_of: Callable[[str], Words]) -> None:
    assert comparisons("The town has 40 schools. It bought 12 buses.", words_of) == []
