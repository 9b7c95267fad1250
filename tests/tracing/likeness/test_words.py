"""The words of a passage: stems, rarity, names, numbers, denials."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tracing.likeness.words import MOST_WORDS, name_stem, rarity, said, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("vendria", "vendrian"), ("vendria", "vendrians"), ("kelmara", "kelmari"), ("orsova", "orsovan")],
)
def test_a_place_and_its_people_have_one_stem(one: str, other: str) -> None:
    assert name_stem(one) == name_stem(other)


def test_short_names_and_others_stay_apart() -> None:
    assert name_stem("ruel") == "ruel"
    assert name_stem("kolbach") != name_stem("kolbeck")


def test_a_first_word_is_a_name_only_where_it_is_no_usual_word() -> None:
    assert said("Workers left the mine").names == frozenset()
    assert said("Ostmark left the league").names == {name_stem("ostmark")}
    assert said("They left Ostmark on Monday").names == {name_stem("ostmark")}


def test_numbers_however_written_and_no_years() -> None:
    assert said("Twenty-six of the 1,200 men and 2.5 million marks in 2031").numbers == (26.0, 1200.0, 2_500_000.0)
    assert said("One of them left").numbers == ()


def test_rare_words_weigh_more() -> None:
    assert rarity(stem("sparks")) > rarity(stem("people"))
    assert rarity("qzxv") == 1.0
    told = said("People saw sparks in Ostmark")
    assert dict(zip(told.stems, told.weights.tolist(), strict=True))["spark"] == pytest.approx(told.weight["spark"])
    assert told.told[told.stems.index(name_stem("ostmark"))] == 0


@pytest.mark.parametrize("words", ["It was never told", "They weren’t told", "The firm denies it"])
def test_what_denies(words: str) -> None:
    assert said(words).denies
    assert not said("The firm was told").denies


def test_threads_do_not_stem_each_others_words() -> None:
    beginnings, endings = ("organ", "real", "mobil", "hospital"), ("", "s", "al", "ally")
    words = [f"{start}ization{end}" for start in beginnings for end in endings]
    alone = {word: stem.__wrapped__(word) for word in words}
    with ThreadPoolExecutor(4) as pool:
        for _ in range(20):
            assert dict(zip(words * 20, pool.map(stem.__wrapped__, words * 20), strict=True)) == alone


@given(st.text())
def test_any_text_can_be_taken_apart(text: str) -> None:
    found = said(text)
    assert len(found.stems) == len(found.places) == len(found.weights) <= MOST_WORDS
    assert all(0 < weight <= 1 for weight in found.weights.tolist())
    assert found.names <= set(found.stems)
    assert all(text[start:end] for start, end in found.places)
