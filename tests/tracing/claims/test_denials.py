"""Denials that only point back, and which mentions deny, and why."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from support.mentions import Who, figure, mention

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.claims.denials import chance, denying, is_pro_form, pointing_back
from sayso.tracing.claims.signs import weighings
from sayso.tracing.stories.passage import Passage
from sayso.vocabulary import Attribution, Figure, Resolution, Span

UNION: Who = ("the union", "named_organization")
LINE: Who = ("The line", "named_organization")
SPOKESMAN: Who = ("Ivo Pell", "named_person", "Marrit Line")


def passage(words: str, start: int = 0, by: str | None = "s1", story: str = "aa") -> Passage:
    place = Span(start, start + len(words), words)
    told = (
        Attribution("a1", (place,), None, (place,), "indirect", None, 0.9, by=(Resolution(by, (), 1.0),))
        if by
        else None
    )
    id_ = f"{story}:{place.start}-{place.end}"
    return Passage(id_, story, (place,), told, place, words, frozenset(), (), (), ("stated",), None, False, False)


def said(words: str, outlet: str, by: Who = UNION, before: str = "", behind: str = "") -> Mentioned:
    """A mention in a paragraph of its own story."""
    return mention(f"{before}{words}, {by[0]} said{behind}.", words, outlet, by=by)


def warned() -> list[Mentioned]:
    """Four outlets that tell one claim, each in its words."""
    told = (
        "Marrit Line was warned that the pump was leaking",
        "the leaking pump had been reported to Marrit Line",
        "Marrit Line knew that the pump leaked",
        "managers of Marrit Line were told of the leak in the pump",
    )
    return [said(words, f"Paper {number}") for number, words in enumerate(told)]


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
    told = passage("managers had been warned", 0)
    denial = passage("it was told nothing of the kind", 60, by="s2")
    assert [(one.id, other.id) for one, other, _ in pointing_back([told, denial])] == [(told.id, denial.id)]
    own = passage("managers had been warned", 0, by=None)
    assert len(list(pointing_back([own, denial]))) == 1
    himself = passage("we had been warned", 0, by="s2")
    assert list(pointing_back([himself, denial])) == []
    far = passage("managers had been warned", 1000)
    assert list(pointing_back([far, replace(denial, sentence=replace(denial.sentence, start=2000, end=2040))])) == []


@pytest.mark.parametrize(
    ("words", "before", "told"),
    [
        ("Nobody ever warned us", "", "says “Nobody”, which the others do not"),
        ("every pump of ours was tested", "Marrit Line rejects this. ", "“rejects” stands beside it"),
        ("our pumps have run without a fault since May", "Its owner tells a different story. ", "“different story”"),
        ("it is untrue that anybody had been warned", "", "says of it “it is untrue that anybody had been warned”"),
        ("we were told nothing of the sort", "", "says of it “we were told nothing of the sort”"),
    ],
)
def test_a_party_that_denies(words: str, before: str, told: str) -> None:
    denial = said(words, "Gazette", SPOKESMAN, before)
    found = denying([*warned(), denial])
    assert list(found) == [denial.id]
    assert told in found[denial.id].reason
    assert found[denial.id].places == denial.places


def test_a_party_that_grants() -> None:
    granted = said("we were warned of the leak", "Gazette", SPOKESMAN, "Marrit Line confirmed it. ")
    assert denying([*warned(), granted]) == {}
    plain = said("Marrit Line was told of the leak in May", "Gazette", SPOKESMAN)
    assert denying([*warned(), plain]) == {}


def test_who_is_said_to_deny_denies() -> None:
    denial = mention("The line denies that it was warned.", "it was warned", "Gazette", by=LINE, certainty=["denied"])
    assert "its source denies it" in denying([*warned(), denial])[denial.id].reason
    assert list(denying([denial])) == [denial.id]  # nobody needs to affirm what is called a denial


def test_the_same_words_are_no_denial_of_themselves() -> None:
    told = said("Tannick declined to answer questions", "Gazette")
    otherwise = mention(
        "Tannick declined to answer questions.", "Tannick declined to answer questions", "Post", certainty=["denied"]
    )
    assert denying([told, otherwise]) == {}


def test_a_claim_that_says_not_itself() -> None:
    told = ("the captain was not on the bridge", "nobody was on the bridge", "Rask never stood on the bridge")
    mentions = [said(words, f"Paper {number}") for number, words in enumerate(told)]
    assert denying(mentions) == {}


def test_another_count_is_no_denial() -> None:
    texts = (("Nine people are missing", "Nine", 9.0), ("Eight are missing", "Eight", 8.0))
    known = [
        mention(
            f"{text}, police said.", text, outlet, by=("police", "named_organization"), figures=[_count(text, *rest)]
        )
        for outlet, (text, *rest) in zip(("Post", "Gazette"), texts, strict=True)
    ]
    words = "Three have not been found"
    text = f"{words}, said Ivo Pell, a spokesman."
    other = mention(text, words, "Echo", by=SPOKESMAN, figures=[figure(text, "Three", 3, 3)])
    assert denying([*known, other]) == {}


def test_where_nobody_is_left_the_denials_are_the_claim() -> None:
    """Two spokesmen who say *no* to what no story tells: that no ferry will leave is what is claimed."""
    before = "Marrit Line rejected the rumours. "
    mentions = [said(f"{words} ferry will leave", words, SPOKESMAN, before) for words in ("The last", "A late")]
    assert denying(mentions) == {}


def test_any_order() -> None:
    mentions = [*warned(), said("Nobody ever warned us", "Gazette", SPOKESMAN), said("we were never told", "Echo")]
    found = denying(mentions)
    for seed in range(5):
        assert denying(random.Random(seed).sample(mentions, len(mentions))) == found


def test_no_sign_no_denial() -> None:
    assert chance({}) < 0.05
    assert all(weighing.reason for name, weighing in weighings().items() if name in ("its source denies", "answers"))


def _count(text: str, words: str, number: float) -> Figure:
    return figure(text, words, number, number)
