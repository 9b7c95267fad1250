"""Dates into ISO 8601, as precise as they were, and what is none."""

from __future__ import annotations

import pytest

from sayso.intake import dates
from sayso.intake.bylines import people


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2032-05-03", "2032-05-03"),
        ("2032-05-03T08:10:00.123Z", "2032-05-03T08:10:00+00:00"),
        ("2032-05-03 08:10:00 +0200", "2032-05-03T08:10:00+02:00"),
        ("2032-05-03T08:10", "2032-05-03T08:10:00"),
        ("20320503", "2032-05-03"),
        ("Mon, 03 May 2032 08:10:00 GMT", "2032-05-03T08:10:00+00:00"),
        ("2032-13-03", None),
        ("0001-01-01T00:00:00", None),
        ("yesterday", None),
        ("", None),
        ("1", None),
        ("9" * 500, None),
    ],
)
def test_dates_of_machines(words: str, expected: str | None) -> None:
    assert dates.iso(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Monday 3 May 2032, 08:10 GMT", "2032-05-03T08:10:00+00:00"),
        ("May 3rd, 2032", "2032-05-03"),
        ("Published 8:10 p.m. EDT, May 3, 2032", "2032-05-03T20:10:00-04:00"),
        ("15:10 GMT, 3 May 2032", "2032-05-03T15:10:00+00:00"),
        ("3 May 2032 - 06:00", "2032-05-03T06:00:00"),
        ("03.05.2032 10:00 (UTC)", "2032-05-03T10:00:00+00:00"),
        ("12:30 am, May 3 2032", "2032-05-03T00:30:00"),
        ("3 May 2032 at 10:00 +05:30", "2032-05-03T10:00:00+05:30"),
        ("3 May 2032 at 10:00 IST", "2032-05-03T10:00:00"),  # whose?
        ("25/05/2032", "2032-05-25"),
        ("05/25/2032", "2032-05-25"),
        ("05/06/2032", None),  # May or June?
        ("31 February 2032", None),
        ("May 2032", None),
        ("we may 3 of us 2032", None),
    ],
)
def test_dates_of_people(words: str, expected: str | None) -> None:
    assert dates.in_words(words) == expected


def test_a_date_that_can_be_read_two_ways_needs_to_be_told() -> None:
    assert dates.in_words("05/06/2032", month_first=True) == "2032-05-06"
    assert dates.in_words("05/06/2032", month_first=False) == "2032-06-05"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("By Ada Holt", ("Ada Holt",)),
        ("by ADA HOLT and LI REN", ("ADA HOLT", "LI REN")),
        ("Ada Holt, chief reporter, and Li Ren in Saltholm", ("Ada Holt", "Li Ren")),
        ("Written by: News desk", ("News desk",)),
        ("From ZNA", ("ZNA",)),
        ("Digest desk / Zetawire", ("Digest desk", "Zetawire")),
        ("Ada Holt and the Echo team", ("Ada Holt", "Echo team")),
        ("By Ada Holt | Published 3 May 2032", ("Ada Holt",)),
        ("Ada Holt (ada@echo.example)", ("Ada Holt",)),
        ("https://echo.example/ada", ()),
        ("admin", ()),
        ("", ()),
    ],
)
def test_names_in_bylines(words: str, expected: tuple[str, ...]) -> None:
    assert people(words) == expected
