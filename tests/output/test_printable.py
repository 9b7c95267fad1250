import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.output.printable import one_line, printable


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left_and_offsets_stay(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(character) for character in shown if character not in "\n\t"} & {"Cc", "Cs"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("\x9b2J", "�2J"),
        ("\u202eesrever", "�esrever"),
        ("a\x85b\u2028c\x0cd", "a\nb\nc\nd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("naïve “é” 👩‍🚒", "naïve “é” 👩‍🚒"),
    ],
)
def test_stand_ins(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_one_line_is_one_line() -> None:
    assert one_line(" two\n\u2028lines\x1b \t") == "two lines␛"
