"""Which pairs are worth comparing, told without the encoder."""

import time

import numpy as np
import pytest

from sayso.tracing.likeness.candidates import clues, worth_comparing

OURS = [
    "Sparks from welding in the boathouse started the fire on Quay Nine",
    "The mayor of Ostmark, Ana Ruel, will open the new library on Friday",
    "At least 14 people were taken to hospital",
]
THEIRS = [
    "Hospitals took in at least 14 people",
    "A spark from a welder’s torch set the boathouse alight",
    "The league cancelled its last game of the season",
]


def test_what_says_the_same_is_found_and_the_rest_is_not() -> None:
    found = {tuple(pair) for pair in worth_comparing(OURS, THEIRS).tolist()}
    assert {(0, 1), (2, 0)} <= found
    assert not found & {(1, 2), (0, 2), (2, 2)}


def test_both_ways_and_whatever_stands_beside() -> None:
    assert np.allclose(clues(OURS, THEIRS), clues(THEIRS, OURS).transpose(1, 0, 2), atol=1e-5)
    assert clues(OURS[:1], THEIRS[1:2])[0, 0].tolist() == pytest.approx(clues(OURS, THEIRS)[0, 1].tolist(), abs=1e-5)


def test_nothing_to_compare() -> None:
    assert worth_comparing([], THEIRS).shape == (0, 2)
    assert worth_comparing(["it was"], ["so it was"]).shape[1] == 2


def test_two_stories_take_a_few_milliseconds() -> None:
    ours, theirs = OURS * 10, THEIRS * 10
    worth_comparing(ours, theirs)
    start = time.process_time()
    worth_comparing(ours, theirs)
    assert time.process_time() - start < 0.02  # 0.2 ms on the machine it was made on
