"""Denials that only point back, and which mentions deny."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.tracing.denials import denying, is_pro_form, pointing_back
from sayso.tracing.passage import Passage
from sayso.vocabulary import Attribution, Resolution, Span


def passage(words: str, start: int = 0, by: str | None = "s1", story: str = "aa") -> Passage:
    place = Span(start, start + len(words), words)
    told = (
        Attribution("a1", (place,), None, (place,), "indirect", None, 0.9, by=(Resolution(by, (), 1.0),))
        if by
        else None
    )
    id_ = f"{story}:{place.start}-{place.end}"
    return Passage(id_, story, (place,), told, place, words, frozenset(), (), (), ("stated",), None, False, False)


@pytest.mark.parametrize(
    "words",
    [
        "she has done no such thing",
        "it was told nothing of the kind",
        "the report was untrue",
        "The allegations are pure invention",
        "he denied it",
        "the ministry rejected the claim outright",
    ],
)
def test_what_says_no_more_than_no(words: str) -> None:
    assert is_pro_form(passage(words))


@pytest.mark.parametrize(
    "words",
    [
        "the pump was false-fitted in May",
        "no ferry will leave on Monday",
        "he denied that the valve had been opened by anybody who worked there on the night of the fire in May",
    ],
)
def test_what_says_more(words: str) -> None:
    assert not is_pro_form(passage(words))


def test_it_points_to_what_somebody_else_says_before_it() -> None:
    warned = passage("managers had been warned", 0)
    denial = passage("it was told nothing of the kind", 60, by="s2")
    assert [(one.id, other.id) for one, other, _ in pointing_back([warned, denial])] == [(warned.id, denial.id)]
    own = passage("managers had been warned", 0, by=None)
    assert len(list(pointing_back([own, denial]))) == 1
    himself = passage("we had been warned", 0, by="s2")
    assert list(pointing_back([himself, denial])) == []
    far = passage("managers had been warned", 1000)
    assert list(pointing_back([far, replace(denial, sentence=replace(denial.sentence, start=2000, end=2040))])) == []


def test_a_few_that_say_not_deny() -> None:
    could = [passage("a truce could begin", story=story) for story in ("aa", "bb", "cc")]
    no = replace(passage("there will be no truce", 40, story="dd"), negated=True)
    assert denying([*could, no], ()) == {no.id}
    assert denying([could[0], no], ()) == set()  # one against one: nobody knows which is the claim
    assert denying([replace(one, negated=True) for one in could], ()) == set()


@pytest.mark.parametrize("words", ["At no time were we told", "it had “no record of any warning”", "We weren’t warned"])
def test_not_in_the_first_words(words: str) -> None:
    told = [passage("we were warned", story=story) for story in ("aa", "bb", "cc")]
    no = passage(words, 40, story="dd")
    assert denying([*told, no], ()) == {no.id}
    far = passage("we were warned in May, in June and again in July, which nobody will deny", 40, story="dd")
    assert denying([*told, far], ()) == set()


def test_who_denies_and_who_points_back_deny() -> None:
    told, points = passage("the ship was warned"), passage("no such thing", 90)
    denied = replace(passage("that anybody had warned it", 50), denied=True)
    assert denying([told, denied, points], [points.id]) == {denied.id, points.id}


def test_the_same_words_are_no_denial_of_themselves() -> None:
    told = passage("Tannick declined to answer questions")
    read_otherwise = replace(passage("Tannick declined to answer questions", story="bb"), denied=True)
    assert denying([told, read_otherwise], ()) == set()
