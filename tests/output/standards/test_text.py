from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sayso.output.standards.text import in_utc, json_of, moment, xml_text


@given(st.text(st.characters(codec=None, categories=None)))
def test_json_has_a_stand_in_for_each_half_of_a_character(text: str) -> None:
    written = json_of({"words": text})
    back = json.loads(written.encode("utf-8"))["words"]
    assert len(back) == len(text)
    assert all(there == "\N{REPLACEMENT CHARACTER}" for there, was in zip(back, text, strict=True) if there != was)


@given(st.text(st.characters(codec=None, categories=None)))
def test_xml_takes_every_text(text: str) -> None:
    element = etree.Element("a")
    element.text = xml_text(text)
    assert len(xml_text(text)) == len(text)


@pytest.mark.parametrize(
    ("published", "at", "utc"),
    [
        ("2033-03-07", date(2033, 3, 7), "2033-03-07"),
        ("2033-03-07T06:10", datetime(2033, 3, 7, 6, 10), "2033-03-07T06:10:00"),
        (
            "2033-03-07T00:30:00+02:00",
            datetime(2033, 3, 7, 0, 30, tzinfo=timezone(timedelta(hours=2))),
            "2033-03-06T22:30:00",
        ),
        ("0001-01-01T00:00:00+02:00", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))), None),
        ("2033-13-45T99:00", None, None),
        ("in June", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_dates_are_as_precise_as_they_are_written(published: str | None, at: date | None, utc: str | None) -> None:
    assert moment(published) == at
    assert in_utc(published) == utc
