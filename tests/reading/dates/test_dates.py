import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.dates import whens
from sayso.reading.dates.lexicon import lexicon
from sayso.vocabulary import When

CASES = [
    (None if published == "unknown" else published, sentence, expected)
    for published, cases in tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8")).items()
    for sentence, expected in cases.items()
]
WORDS = sorted(lexicon().entries)
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["May", "March", "Sat", "3", "31", "2019", "1990s", "’80s", "20,000", "Q3", "2/29/2019", "9999-99-99"]
    ),
    st.integers(0, 99999).map(str),
    st.text(max_size=4),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "-", ", ", "\n", "", " of ", "’s "])), max_size=14).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


def told(when: When) -> str:
    """A time as cases.toml writes it."""
    if when.start is None and when.end is None:
        days = "" if when.length and not when.relative and not re.search(r"(?i)later|next", when.span.text) else "?"
    elif when.start == when.end:
        days = str(when.start)
    else:
        days = f"{when.start or ''}..{when.end or ''}"
    return " = ".join(part for part in (when.span.text, days, when.length) if part)


@pytest.mark.parametrize(("published", "sentence", "expected"), CASES, ids=lambda value: str(value)[:60])
def test_a_sentence_says_when(published, sentence, expected):
    assert [told(when) for when in whens(sentence, published)] == expected


@pytest.mark.parametrize(("published", "sentence"), [case[:2] for case in CASES], ids=lambda value: str(value)[:60])
def test_without_publication_only_what_is_relative_loses_its_days(published, sentence):
    known, unknown = whens(sentence, published), whens(sentence, None)
    assert [when.span for when in unknown] == [when.span for when in known]
    for one, other in zip(known, unknown, strict=True):
        assert other.relative == one.relative
        if other.start or other.end:
            assert other == one


@pytest.mark.parametrize(("day_first", "day"), [(True, "2022-05-03"), (False, "2022-03-05"), (None, None)])
def test_who_knows_the_order_can_say_so(day_first, day):
    (when,) = whens("It was opened on 3/5/2022.", None, day_first=day_first)
    assert (when.start, when.end) == (day, day)


@pytest.mark.parametrize("published", ["yesterday", "2024-13-01", ""])
def test_a_date_of_publication_that_is_none_is_an_error_of_one_line(published):
    with pytest.raises(ValueError, match=r"give it as 2024-05-13$"):
        whens("Today.", published)


@settings(max_examples=300)
@given(
    TEXTS, st.one_of(st.none(), st.dates().map(date.isoformat), st.datetimes().map(lambda moment: moment.isoformat()))
)
def test_any_text_is_read_and_what_is_shown_stands_there(text, published):
    found = whens(text, published)
    assert found == whens(text, published)
    last = 0
    for when in found:
        assert text[when.span.start : when.span.end] == when.span.text
        assert when.span.start >= last
        last = when.span.end
        if when.start and when.end:
            assert date.fromisoformat(when.start) <= date.fromisoformat(when.end)


@settings(max_examples=100)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.booleans())
def test_a_date_that_is_written_out_is_that_day_whatever_the_day_of_publication(day, british):
    written = f"{day.day} {day:%B %Y}" if british else f"{day:%B} {day.day}, {day.year}"
    (when,) = whens(f"It was signed on {written}.", "2024-05-15")
    assert (when.start, when.end, when.relative) == (day.isoformat(), day.isoformat(), False)


@settings(max_examples=100)
@given(
    st.dates(date(1950, 1, 1), date(2150, 12, 31)),
    st.sampled_from(["day", "week", "month", "year"]),
    st.integers(1, 60),
)
def test_more_time_ago_is_never_later(published, unit, count):
    near, far = (whens(f"It fell {n} {unit}s ago.", published.isoformat())[0] for n in (count, count + 1))
    assert near.start
    assert far.start
    assert far.start < near.start
