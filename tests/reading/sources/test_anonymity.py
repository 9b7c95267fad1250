"""Where a story says that anonymity was asked or given."""

from __future__ import annotations

import pytest

from sayso.reading.sources.anonymity import asked, known_to_the_reporter

ASKED = (
    "Two officers, who ‹spoke on condition of anonymity because they feared for their jobs›, said so.",
    "A nurse who ‹asked not to be named for fear of losing her job› said so.",
    "The clerk, ‹whose name is being withheld›, said so.",
    "The aides were ‹not authorized to speak publicly about the talks›.",
    "She ‹declined to be identified›.",
    "He ‹preferred to remain anonymous›.",
    "The Mail ‹is not naming the woman›.",
)


@pytest.mark.parametrize("marked", ASKED)
def test_asked(marked: str) -> None:
    text = marked.replace("‹", "").replace("›", "")
    [found] = asked(text)
    assert text[slice(*found.place)] == marked[marked.index("‹") + 1 : marked.index("›")]
    assert "anonymity" in found.reason


@pytest.mark.parametrize(
    "text", ["He asked not to be disturbed.", "The letter was anonymous.", "She asked for a name."]
)
def test_not_asked(text: str) -> None:
    assert asked(text) == ()


@pytest.mark.parametrize(
    "words", ["two people familiar with the matter", "a person with direct knowledge of the talks", "sources"]
)
def test_known_to_the_reporter(words: str) -> None:
    found = known_to_the_reporter(words, 0, len(words))
    assert found
    assert words[slice(*found.place)] == words or found.place[0] > 0


@pytest.mark.parametrize("words", ["two people on the quay", "residents", "a spokesman for the port"])
def test_described_like_anybody(words: str) -> None:
    assert known_to_the_reporter(words, 0, len(words)) is None
