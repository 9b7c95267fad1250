from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.output.tracing.moments import Moment
from sayso.output.tracing.timeline import Timeline, timeline

START = datetime(2033, 3, 7, 6, tzinfo=UTC)


def drawn(*minutes: int) -> Timeline:
    return timeline([Moment(START + timedelta(minutes=each), False, True) for each in minutes], 360)


@given(st.lists(st.integers(0, 60 * 24 * 90), min_size=1, max_size=80))
def test_later_is_further_right_and_has_room(minutes: list[int]) -> None:
    found = drawn(*minutes)
    places = [found.places[START + timedelta(minutes=each)] for each in sorted(set(minutes))]
    assert places[0] == 0
    assert all(after - before >= 13.9 for before, after in pairwise(places))
    assert found.width == places[-1]
    # As wide as a desktop, and wider only where every moment needs its room.
    assert found.width <= max(781, 14.1 * len(places))


@given(st.lists(st.integers(0, 60 * 24 * 90), min_size=2, max_size=60))
def test_words_on_the_axis_do_not_touch(minutes: list[int]) -> None:
    found = drawn(*minutes)
    row = sorted([(tick.x, 36) for tick in found.clocks])
    assert all(after[0] - before[0] >= before[1] for before, after in pairwise(row))
    assert all(after.x - before.x >= 74 for before, after in pairwise(found.days))
    for silence in found.silences:
        assert not [tick for tick in found.clocks if silence.x - 32 < tick.x < silence.x + 32]


def test_minutes_and_weeks_are_both_told_apart() -> None:
    found = drawn(0, 20, 60, 60 * 24 * 21)
    minutes, weeks = found.places[START + timedelta(minutes=20)], found.width
    assert minutes > 20
    assert weeks < 1000
    assert [tick.words for tick in found.silences] == ["21 days"]
    assert [tick.words for tick in found.days] == ["7 March 2033", "28 March"]
    assert found.clocks[0].words == "06:00"


def test_one_moment_and_none_have_no_width() -> None:
    assert drawn(5).width == drawn().width == 0
