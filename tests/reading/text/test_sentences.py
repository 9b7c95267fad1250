from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.text.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Smith met U.S. officials in St. Orm at 6 a.m. on Monday.",
        "Rep. Steve Kolb (R-Ostmark) said it cost 3.5 million.",
        "Rep. Joe Arne (D-O.M.), who is chairman, said so.",
        "“Mr. Speaker, we have waited… for a year.”",
        "Lt. Gov. J. K. Vold of Acme Inc. in Karsund said no.",
        "“Why is it shut?” Vold asked.",
        "“Shut it!” the harbour master shouted.",
        "“Gone?” he said.",
        "The J.F.K. way is long.",
        "Karsund vs. Orm was No. 4 of the day.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One. Two. Three,” she said. “Four.”", ["“One.", "Two.", "Three,” she said.", "“Four.”"]),
        ("“It is wrong!” She left.", ["“It is wrong!”", "She left."]),
        ("They met (at noon.) They left.", ["They met (at noon.)", "They left."]),
        (
            "He waved a flag. It was late in the week. He left.",
            ["He waved a flag.", "It was late in the week.", "He left."],
        ),
        ("'We go. We stay.' They left.", ["'We go.", "We stay.'", "They left."]),
        ("''They came. We saw.'' They left.", ["''They came.", "We saw.''", "They left."]),
        ("She wrote: «No. Never.» He left.", ["She wrote: «No.", "Never.»", "He left."]),
        ("It works in the U.S. The court agreed.", ["It works in the U.S.", "The court agreed."]),
        ("“We stay. ” They left.", ["“We stay. ”", "They left."]),
    ],
)
def test_several(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_none_goes_across_a_line_break() -> None:
    assert split("Ferry late\n\n  “We wait,\n\n“and wait.” \n") == ["Ferry late", "“We wait,", "“and wait.”"]


def test_a_line_without_a_word_is_one() -> None:
    assert split("One.\n***\n\n \nTwo.") == ["One.", "***", "Two."]
    assert split("") == split(" \n ") == []


@given(st.text(alphabet="aA. ?!“”\"'‘’()\n…,é0\u2028\x85", max_size=60))
def test_every_word_stands_in_exactly_one(text: str) -> None:
    found = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in found)
    covered = {place for a, b in found for place in range(a, b)}
    assert all(char.isspace() or place in covered for place, char in enumerate(text))


def test_a_long_line_takes_no_longer_for_each_word() -> None:
    def seconds(text: str) -> float:
        """The least of three times: what else the machine does only adds."""
        times = []
        for _ in range(3):
            sentences.cache_clear()
            start = time.process_time()
            sentences(text)
            times.append(time.process_time() - start)
        return min(times)

    line = "“We saw it,” Vold said. He waved a flag (red.) It was late. "
    seconds(line)
    assert seconds(line * 4_000) < 20 * max(seconds(line * 1_000), 0.01)
