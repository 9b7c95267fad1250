from datetime import timedelta

import pytest

from sayso.output.tracing.moments import length, moment, told


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2033-03-07T06:10:00+01:00", "7 March 2033, 05:10 UTC"),
        ("2033-03-07T23:30:00-05:00", "8 March 2033, 04:30 UTC"),
        ("2033-03-07T06:10:00", "7 March 2033, 06:10"),
        ("2033-03-07", "7 March 2033"),
        (None, "no date"),
        ("", "no date"),
        ("last\nTuesday", "“last Tuesday”, which is no date"),
        ("2033-13-45T99:00", "“2033-13-45T99:00”, which is no date"),
        ("0001-01-01T00:00:00+14:00", "“0001-01-01T00:00:00+14:00”, which is no date"),
    ],
)
def test_a_time_in_words(published: str | None, words: str) -> None:
    assert told(published) == words


def test_a_day_has_no_time() -> None:
    day, midnight = moment("2033-03-07"), moment("2033-03-07T00:00:00Z")
    assert day
    assert midnight
    assert (day.at, day.is_day, day.clock) == (midnight.at, True, "")
    assert midnight.clock == "00:00"


def test_a_length_has_one_unit() -> None:
    hours = {1: "60 minutes", 20: "20 hours", 30: "30 hours", 48: "2 days", 500: "21 days"}
    assert {count: length(timedelta(hours=count)) for count in hours} == hours
    assert length(timedelta(minutes=1)) == "1 minute"
