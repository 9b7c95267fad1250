"""Names put right over a whole story."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from sayso.reading.grammar.naming import settled
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Span

TEXTS = [
    ("The Penrose Bureau of Workplace Safety said so.", "Penrose Bureau of Workplace Safety", "organization"),
    ("Analysts at the Centre for Border Studies said so.", "Centre for Border Studies", "organization"),
    ("The Salvenian Defence Ministry said shells had hit a post.", "Salvenian Defence Ministry", "organization"),
    ("Brightline Freight, which has leased the hall, said so.", "Brightline Freight", "organization"),
    ("Cllr Ayesha Brand said so. Brand moved refusal.", "Ayesha Brand", "person"),
    ("They met in Lusk, then went back to Lusk. Lusk said no.", "Lusk", "place"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "type_"), TEXTS)
def test_name(words_of: Callable[[str], Words], text: str, name: str, type_: str) -> None:
    words = words_of(text)
    found = {(words.text[slice(*words.span(each.start, each.end))], each.type) for each in words.names}
    assert (name, type_) in found


def test_names_are_in_order_and_none_stands_in_another(words_of: Callable[[str], Words]) -> None:
    for text, _, _ in TEXTS:
        names = words_of(text).names
        assert all(one.end <= other.start for one, other in pairwise(names))
        assert len({(name.start, name.end) for name in names}) == len(names)


def test_a_dateline_is_nobody_and_a_headline_above_it_is_left_alone(words_of: Callable[[str], Words]) -> None:
    text = "Ingrid Vold says the pier is shut.\n\nKARSUND – Vold said so. The pier in Karsund is shut."
    dateline = Span.of(text, text.index("KARSUND"), text.index(" –"))
    words = settled(words_of(text), dateline)
    told = [words.text[slice(*words.span(name.start, name.end))] for name in words.names]
    assert "KARSUND" not in told
    assert told[0] == "Ingrid Vold"
    assert words.pos[0] == "NNP"
    assert {words.pos[word] for word in words.within(dateline.start, dateline.end)} == {"LS"}
