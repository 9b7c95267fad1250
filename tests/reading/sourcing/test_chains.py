"""Chains from the outlet's side to the terminal source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.dam import dam
from support.invented import ferry

from sayso.reading.sourcing.chains import chained, way_out
from sayso.vocabulary import Reading


@pytest.fixture(params=[ferry, dam], ids=["ferry", "dam"])
def read_by_hand(request: pytest.FixtureRequest) -> Reading:
    reading: Reading = request.param()
    return reading


def test_chains_are_those_that_a_person_sees(read_by_hand: Reading) -> None:
    bare = tuple(replace(one, chain=(), relayed=False) for one in read_by_hand.attributions)
    assert chained(bare, read_by_hand.sources) == read_by_hand.attributions


def test_the_way_out_begins_with_the_outermost() -> None:
    by_id = {one.id: one for one in ferry().attributions}
    assert [one.id for one in way_out(by_id["a6"], by_id)] == ["a5", "a6"]


def test_who_is_named_twice_in_a_row_is_one_link() -> None:
    reading = dam()
    attributions = tuple(
        replace(one, by=reading.attributions[2].by) if one.id == "a4" else one for one in reading.attributions
    )
    inner = next(one for one in chained(attributions, reading.sources) if one.id == "a4")
    assert [link.attribution for link in inner.chain] == ["a4"]
    assert not inner.relayed
