"""What speaks for and against two passages saying the same."""

from dataclasses import replace

import numpy as np
import pytest

from sayso.tracing.likeness.encoder import Meaning
from sayso.tracing.likeness.features import NAMES, Known, features
from sayso.tracing.likeness.gists import gist, unit
from sayso.tracing.likeness.words import said
from sayso.vocabulary import Figure, Span, When


def known(words: str, figures: tuple[Figure, ...] = (), times: tuple[When, ...] = ()) -> Known:
    """A passage whose words mean in their place what they mean alone."""
    rough = gist(words)
    vector = unit(np.resize(rough.vector, 384)).astype(np.float16)
    telling = np.full(len(rough.words), 1 / max(1, len(rough.words)), np.float16)
    return Known(said(words), rough, Meaning(vector, rough.words.astype(np.float16), telling), figures, times)


def compared(one: Known, other: Known) -> dict[str, float]:
    return dict(zip(NAMES, features([one, other], np.array([[0, 1]]))[0].tolist(), strict=True))


def figure(low: float | None, high: float | None) -> Figure:
    return Figure(Span(0, 1, "x"), low, high, True, True, None, None, None, None, None, "=", False)


def test_the_same_words_are_as_near_as_can_be() -> None:
    row = compared(known("Sparks from welding started the fire"), known("Sparks from welding started the fire"))
    for name in (
        "meaning",
        "gist",
        "words of the shorter",
        "words of the longer",
        "pairs of words",
        "words alone, less",
    ):
        assert row[name] == pytest.approx(1.0, abs=0.01), name
    assert row["odd word, more"] == pytest.approx(0.0, abs=0.01)


def test_which_comes_first_does_not_matter() -> None:
    one, other = known("Two men left Ostmark"), known("The 30 women of Ostmark and Kelmara never left their houses")
    assert compared(one, other) == pytest.approx(compared(other, one), abs=1e-6)


def test_what_else_is_compared_does_not_matter() -> None:
    texts = ["Two men left Ostmark", "The harbour is shut", "Nobody told the firm that the cooling was failing at all"]
    passages = [known(text) for text in texts]
    together = features(passages, np.array([[0, 1], [0, 2], [1, 2]]))
    assert together[0].tolist() == pytest.approx(features(passages[:2], np.array([[0, 1]]))[0].tolist(), abs=1e-6)


def test_names_numbers_and_denials() -> None:
    row = compared(known("Ruel counted 26 dead in Ostmark"), known("Brandt never counted 30 dead in Kelmara"))
    assert (row["no name in common"], row["no number in common"], row["one side denies"]) == (1, 1, 1)
    row = compared(known("Ruel counted 26 dead"), known("twenty-six dead"))
    assert (row["a side without names"], row["numbers in common"], row["one side has numbers"]) == (1, 1, 0)


def test_figures_as_intervals() -> None:
    words = "the dead of Ostmark"
    row = compared(known(words, (figure(26, None),)), known(words, (figure(30, 30),)))
    assert (row["figures meet"], row["figures differ"]) == (1, 0)
    row = compared(known(words, (figure(26, 26),)), known(words, (figure(30, None),)))
    assert (row["figures meet"], row["figures differ"]) == (0, 1)


def test_times_differ_only_where_both_are_known() -> None:
    monday = When(Span(0, 1, "x"), "2031-05-12", "2031-05-12", relative=False)
    friday = When(Span(0, 1, "x"), "2031-05-16", None, relative=False)
    open_ = When(Span(0, 1, "x"), None, None, relative=True)
    words = "the harbour of Ostmark"
    assert compared(known(words, times=(monday,)), known(words, times=(friday,)))["times differ"] == 1
    assert compared(known(words, times=(monday,)), known(words, times=(friday, monday)))["times differ"] == 0
    assert compared(known(words, times=(monday,)), known(words, times=(open_,)))["times differ"] == 0


def test_passages_without_words_and_no_pairs() -> None:
    assert features([known("it was"), known("the harbour")], np.array([[0, 1]])).shape == (1, len(NAMES))
    assert features([], np.zeros((0, 2), np.int64)).shape == (0, len(NAMES))


def test_predicates_by_how_likely_they_are() -> None:
    one, other = (known(words) for words in ("Ruel resigned", "Brandt resigned"))
    assert compared(one, other)["same predicate"] == pytest.approx(0.25, abs=0.001)
    last = np.array([0, 1], np.float16)
    one, other = (replace(each, meaning=replace(each.meaning, telling=last)) for each in (one, other))
    row = compared(one, other)
    for name in ("same predicate", "predicates in place", "predicate, less", "predicate, more"):
        assert row[name] == pytest.approx(1, abs=0.01), name
