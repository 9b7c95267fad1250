"""One quotation, wherever it is carried."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.traced import traced

from sayso.tracing.stories.passage import Entry
from sayso.tracing.texts.utterances import Utterances, same_speaker
from sayso.vocabulary import SourceType

LONG = "“We have two bridges and one crew, and not all of it can swim. The river takes what it wants.”"
FIRST = "“We have two bridges and one crew”"
SECOND = "“The river takes what it wants”"


def story(outlet: str, words: str, who: str = "Una Brok", published: str | None = "2031-03-03") -> Entry:
    return traced(f"{words}, said {who} in the rain.", outlet, published, said=[(who, words)])


def gathered(*entries: Entry) -> Utterances:
    found = Utterances()
    for entry in entries:
        found.add(entry)
    return found


def test_an_utterance_has_its_places_and_sources() -> None:
    one, other, third = story("Post", LONG), story("Mail", FIRST, "Brok"), story("Echo", "“Rye is dear this year”")
    known = gathered(one, other, third)
    (found,) = known.of(other.id)
    assert found in known.of(one.id)
    assert {(place.story, place.span.text) for place in found.places} == {(one.id, LONG), (other.id, FIRST)}
    assert found.sources == tuple(sorted([(one.id, "s1"), (other.id, "s1")]))
    assert found.ground.reason.startswith("2 stories carry it; ")
    assert known.of(third.id) == ()
    assert known.all() == (found,)


def test_fragments_are_one_by_the_quotation_that_holds_both() -> None:
    first, second = story("Post", FIRST), story("Mail", SECOND)
    assert gathered(first, second).all() == ()
    (found,) = gathered(first, second, story("Echo", LONG)).all()
    assert len(found.places) == 3


def test_chance_quotations_are_none() -> None:
    words = "“We are looking into it”"
    people = ("Una Brok", "Odo Klem", "Per Aas")
    assert gathered(*(story(f"Paper {who}", words, who) for who in people)).all() == ()


def test_one_inside_another_is_not_joined_with_it() -> None:
    text = "“They tell us: ‘We have two bridges and one crew, and not all of it can swim.’”"
    assert gathered(traced(text, said=[("They", text)])).all() == ()


def test_the_callback_decides_who_is_who() -> None:
    entries = story("Post", FIRST), story("Mail", FIRST, "Ilse Brok")
    assert gathered(*entries).all() == ()
    asked = Utterances(lambda *_: 0.9)
    for entry in entries:
        asked.add(entry)
    assert len(asked.all()) == 1


DRAWN = st.lists(st.sampled_from([LONG, FIRST, SECOND, "“Rye is dear this year”"]), min_size=2, max_size=7)


@given(DRAWN, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_order_and_readding_do_not_matter(drawn: list[str], random: Random) -> None:
    entries = [story(f"Paper {number}", words) for number, words in enumerate(drawn)]
    shuffled = random.sample(entries, len(entries))
    known = gathered(*shuffled)
    known.remove(shuffled[0].id)
    assert known.all() == gathered(*shuffled[1:]).all()
    known.add(shuffled[0])
    assert known.all() == gathered(*entries).all()


def test_what_is_removed_is_gone() -> None:
    one, other = story("Post", FIRST), story("Mail", FIRST)
    known = gathered(one, other)
    known.remove(one.id)
    assert known.all() == ()
    with pytest.raises(KeyError):
        known.of(one.id)


def test_a_thousand_that_carry_one_quotation() -> None:
    entries = [story(f"Paper {number}", LONG, published=f"2031-03-{1 + number % 28:02}") for number in range(1000)]
    Random(5).shuffle(entries)
    started = time.process_time()
    known = gathered(*entries)
    assert time.process_time() - started < 8
    (found,) = known.all()
    assert len(found.places) == 1000


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (("Una Brok", "named_person"), ("Una Brok", "named_person"), 0.8, 1),
        (("Una Brok", "named_person"), ("Brok", "named_person"), 0.3, 1),
        (("Una Brok", "named_person"), ("Ilse Brok", "named_person"), 0, 0.2),
        (("Una Brok", "named_person"), ("Odo Klem", "named_person"), 0, 0.2),
        (("A senior official", "unnamed_person"), ("An official", "unnamed_person"), 0.3, 0.6),
        (("Waterways Office", "named_organization"), ("the Waterways Office", "named_organization"), 0.8, 1),
        (("Waterways Office", "named_organization"), ("Rowing Guild", "named_organization"), 0, 0.24),
    ],
)
def test_whether_two_speakers_are_one(
    one: tuple[str, SourceType], other: tuple[str, SourceType], least: float, most: float
) -> None:
    first, second = (
        traced(f"{who} said it.", outlet, said=[(who, "it", kind)])
        for outlet, (who, kind) in (("Ostmark Post", one), ("Karsund Mail", other))
    )
    assert least <= same_speaker(first, "s1", second, "s1") <= most
