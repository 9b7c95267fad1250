from __future__ import annotations

import pytest

from sayso.reading.text.headlines import headlines
from sayso.reading.text.sentences import sentences

STORY = "Vold said on Monday that the ferry was late. She said it was cold.\n\nAas said no."


@pytest.mark.parametrize(
    "top",
    [
        ["Ferry Was Unsafe for Years, Harbour Master Says"],
        ["Ferry Was Unsafe for Years, Harbour Master Says."],
        ["Vold: ferry ‘was late’"],
        ["Vold says ferry was late."],
        ["Ferry late again;", "Board finds nothing wrong."],
        ["Cold night at the quay.", "Ferry was late, master says."],
    ],
)
def test_headlines_are_counted(top: list[str]) -> None:
    text = "\n\n".join([*top, STORY])
    assert headlines(text, sentences(text)) == len(top)


@pytest.mark.parametrize(
    "top",
    [
        "A ferry was late, Vold said.",
        "A ferry sank on Monday, police say.",
        "“It was late,” Vold said, “and it was cold.”",
        "The board finds nothing wrong. Nobody else does.",
        "Vold says that the ferry of the old company, which the town bought for 3 million crowns after a vote in "
        "the spring, was late.",
    ],
)
def test_a_first_paragraph_is_none(top: str) -> None:
    text = f"{top}\n\n{STORY}"
    assert headlines(text, sentences(text)) == 0


def test_what_stands_alone_is_none() -> None:
    assert headlines("Vold says ferry was late", sentences("Vold says ferry was late")) == 0
    assert headlines("", ()) == 0
