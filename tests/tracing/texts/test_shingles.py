"""Which stories may share text."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from support.traced import traced

from sayso.tracing.stories.prose import prose
from sayso.tracing.texts.shingles import KEPT, Shingles, sketch

SENTENCES = [
    "A barge with nine hundred tons of rye ran aground below the Tarn lock.",
    "The skipper had lost sight of the marks in fog, the waterways office said.",
    "Tugs from Hallem are due on Tuesday if the wind drops by then.",
    "A choir of forty took the prize at the summer games in the market hall.",
    "Herring are late again this year, say those who fish for them off the cape.",
]
STORIES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True), min_size=1, max_size=8)


def test_a_sketch_is_small_and_the_same_for_the_same_words() -> None:
    one = sketch(prose(traced(" ".join(SENTENCES)).reading.story))
    other = sketch(prose(traced("\n\n".join(SENTENCES).upper()).reading.story))
    assert one == other
    assert 3 * len(SENTENCES) < len(one) <= KEPT * len(SENTENCES)


def test_stories_with_one_sentence_in_common_are_candidates() -> None:
    index = Shingles()
    one = traced(" ".join(SENTENCES[:3]), "Ostmark Post")
    other = traced(" ".join(SENTENCES[2:4]), "Karsund Mail")
    third = traced(SENTENCES[4], "Hallem Echo")
    for entry in (one, other, third):
        index.add(entry)
    assert index.candidates(one.id) == (other.id,)
    assert index.candidates(third.id) == ()
    index.remove(other.id)
    assert index.candidates(one.id) == ()
    assert other.id not in index


@given(STORIES, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_adding_and_readding_do_not_matter(texts: list[list[str]], random: Random) -> None:
    entries = [traced(" ".join(text), f"Paper {number}", f"2031-01-0{number + 1}") for number, text in enumerate(texts)]
    shuffled = random.sample(entries, len(entries))
    one, other = Shingles(), Shingles()
    for entry in entries:
        one.add(entry)
    for entry in shuffled:
        other.add(entry)
    other.remove(shuffled[0].id)
    other.add(shuffled[0])
    assert all(one.candidates(entry.id) == other.candidates(entry.id) for entry in entries)
