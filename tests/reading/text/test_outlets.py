"""Which name is a news organisation's."""

from __future__ import annotations

import pytest

from sayso.reading.text.outlets import is_outlet, is_same


@pytest.mark.parametrize("name", ["Reuters", "the Karsund Mail", "The Ostmark Observer", "CNN", "Fox News", "the BBC"])
def test_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["the Ferry Board", "Halden Homes", "Karsund", "", "the port"])
def test_others(name: str) -> None:
    assert not is_outlet(name)


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("the Observer", "The Ostmark Observer", True),
        ("The Ostmark Observer", "The Ostmark Observer", True),
        ("OO", "Ostmark Observer", True),
        ("the Mail", "The Ostmark Observer", False),
        ("the Mail", None, False),
        ("", "The Mail", False),
    ],
)
def test_the_storys_own(name: str, outlet: str | None, same: bool) -> None:
    assert is_same(name, outlet) is same
