"""The same claim, as the weights that ship tell it."""

import dataclasses
import itertools

import pytest

from sayso.evaluating.sameness import bare
from sayso.tracing.likeness import SAME, Likeness
from sayso.tracing.likeness.heads import FOLDS, fold
from sayso.tracing.likeness.words import said
from sayso.tracing.stories.passage import Passage

SAID = {
    "fire": (
        "Sparks from welding in the neighbouring boathouse started the fire",
        "Welders in the boathouse next door started the fire, sparks from their work show",
        "Sparks from welding did not start the fire in the boathouse",
    ),
    "dead": (
        "At least 14 people were killed in the ferry accident off Ostmark",
        "The ferry accident off Ostmark killed 17",
    ),
    "hurt": ("Another 32 people are in hospital, most of them with burns",),
    "mayor": (
        "Ana Ruel, the mayor of Ostmark, has offered her resignation",
        "Ostmark’s mayor Ana Ruel offered to resign",
    ),
    "school": ("The school on Mill Lane will open again on Monday",),
}
PASSAGES = {wording: bare(wording, n) for n, wording in enumerate(itertools.chain.from_iterable(SAID.values()))}


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness()


def claim_of(passage: Passage) -> str:
    return next(claim for claim, wordings in SAID.items() if passage.wording in wordings)


def test_one_claim_in_other_words_with_other_figures_or_denied(likeness: Likeness) -> None:
    pairs = list(itertools.combinations(PASSAGES.values(), 2))
    for (one, other), ground in zip(pairs, likeness.compare(pairs), strict=True):
        assert (ground.score >= SAME) == (claim_of(one) == claim_of(other)), (one.wording, other.wording, ground)


def test_reasons_are_words_and_places_are_both(likeness: Likeness) -> None:
    one, other = (PASSAGES[wording] for wording in SAID["dead"])
    (ground,) = likeness.compare([(one, other)])
    assert ground.reason.startswith("5 words in common, “killed”, “ferry”, “accident”, “off” and “Ostmark”; ")
    assert ground.reason.endswith("; their figures differ")
    assert [place.story for place in ground.places] == [one.story, other.story]
    (ground,) = likeness.compare([(one, PASSAGES[SAID["school"][0]])])
    assert ground.reason.startswith("no word in common")


def test_alike_is_compare_on_candidates(likeness: Likeness) -> None:
    everything = list(PASSAGES.values())
    found = likeness.alike(everything[:4], everything[4:] + everything[:4])
    assert all(one.id != other.id for one, other, _ in found)
    for one, other, ground in found:
        assert likeness.compare([(one, other)]) == [ground]
        assert ground.score >= SAME
    assert {frozenset((claim_of(one), claim_of(other))) for one, other, _ in found} <= {
        frozenset((claim,)) for claim in SAID
    }


def test_neither_order_nor_company_nor_threads_matter(likeness: Likeness) -> None:
    pairs = list(itertools.combinations(PASSAGES.values(), 2))
    scores = likeness.scores(pairs).tolist()
    turned = Likeness(threads=2).scores([(other, one) for one, other in reversed(pairs)]).tolist()[::-1]
    assert scores == pytest.approx(turned, abs=1e-12)
    assert likeness.scores(pairs[:1]).tolist() == pytest.approx(scores[:1], abs=1e-12)


def test_no_pairs_and_no_words(likeness: Likeness) -> None:
    assert likeness.compare([]) == []
    assert likeness.alike([], []) == []
    empty = dataclasses.replace(bare("It was so", 90))
    assert said(empty.wording).stems == ()
    assert likeness.compare([(empty, empty)])[0].score < 1


def test_the_model_has_a_name(likeness: Likeness) -> None:
    assert likeness.model.startswith("sayso-likeness ")


def test_what_was_not_learnt_from_is_judged_by_the_head_that_learnt_from_all() -> None:
    assert FOLDS == 5
    assert fold("claim", *SAID["dead"]) == -1
