"""JSON records, with keys of any name."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

import json

import pytest

from sayso.errors import IntakeError, NoStoryError
from sayso.intake import JsonFields, story
from sayso.vocabulary import Page, Story

TEXT = "The ferry is late, the harbour master said."


def from_record(record: object, **fields: str | tuple[str, ...]) -> Story:
    data = record if isinstance(record, bytes) else json.dumps(record).encode()
    return story(Page("feed.jsonl:12", data, "application/json"), fields=JsonFields(**fields))


@pytest.mark.parametrize("key", ["text", "body", "content", "article", "maintext"])
def test_usual_names(key: str) -> None:
    found = from_record({"headline": "No ferry", key: TEXT, "link": "https://echo.example/", "authors": ["Ada Holt", {"name": "Li Ren"}], "publisher": {"name": "Orrin Echo"}, "date": "2032-05-03"})  # fmt: skip
    assert (found.text, found.title, found.url, found.byline, found.outlet, found.published, found.location) == (
        TEXT, "No ferry", "https://echo.example/", ("Ada Holt", "Li Ren"), "Orrin Echo", "2032-05-03", "feed.jsonl:12",
    )  # fmt: skip


def test_chosen_names() -> None:
    record = {"text": "no", "doc": {"full": TEXT}, "t": "No ferry"}
    found = from_record(record, text="doc.full", title=("nothing", "t"))
    assert (found.text, found.title) == (TEXT, "No ferry")
    assert [f.found_in for f in found.findings if f.field == "title"] == ["key t"]


def test_a_title_is_not_repeated_in_the_text() -> None:
    assert from_record({"title": "No ferry", "text": f"No ferry\n\n{TEXT}"}).text == TEXT


def test_markup_in_a_record() -> None:
    markup = f"<html><body><h1>No ferry</h1><p>{TEXT} {TEXT}</p><p>{TEXT} It is.</p></body></html>"
    found = from_record({"html": markup, "outlet": "Orrin Echo"})
    assert (found.text, found.title, found.outlet) == (f"{TEXT} {TEXT}\n\n{TEXT} It is.", "No ferry", "Orrin Echo")


@pytest.mark.parametrize(
    ("record", "error", "words"),
    [
        (b'{"text": "x"', IntakeError, r"no valid JSON \(line 1, column 13\): give one object a line"),
        (b'{"text":' + b"[" * 100_000, IntakeError, "no valid JSON"),
        ([{"text": TEXT}], IntakeError, "is a JSON list"),
        (b"7", IntakeError, "no object"),
        (
            {"titel": "x", "inhalt": TEXT},
            NoStoryError,
            r"no text under text, body, .* \(the record has: titel, inhalt\)",
        ),
        ({"text": "  "}, NoStoryError, "no text"),
        ({"text": 7}, NoStoryError, "no text"),
        ({}, NoStoryError, "the record has: none"),
        (b'{"text": 1' + b"0" * 5000 + b"}", IntakeError, "no valid JSON|no text"),
    ],
)
def test_records_that_cannot_be_read(record: object, error: type[IntakeError], words: str) -> None:
    with pytest.raises(error, match=rf"feed\.jsonl:12 .*{words}") as failure:
        from_record(record)
    assert "\n" not in str(failure.value)


def test_half_a_character_becomes_a_whole_one() -> None:
    found = from_record(b'{"text": "The ferry \\ud83d is late, she said.", "title": "\\udc00 x"}')
    assert found.text == "The ferry \ufffd is late, she said."
    assert str(found).encode()
