"""What stands on many pages of an outlet is not written for a story."""

from __future__ import annotations

from itertools import permutations

import pytest
from support.traced import traced

from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.prose import prose
from sayso.tracing.texts.boilerplate import Boilerplate

FOOTER = "The Mail has been printed on the quay at Karsund since 1880."
BANNER = "You are reading a page of the Karsund Mail, free of charge."
BODIES = (
    "The ferry Solveig left port on Monday with two crews too many aboard.\n\nNobody was hurt.",
    "A choir of forty took the prize at the summer games in the old market hall.\n\nIt rained.",
    "Herring are late again this year, say those who fish for them off the cape.\n\nPrices rose.",
)


def page(number: int, ending: str = FOOTER, banner: str = "", outlet: str = "Karsund Mail") -> Entry:
    text = "\n\n".join(part for part in (banner, BODIES[number], ending) if part)
    return traced(text, outlet, url=f"https://mail.example/{number}", location=f"{number}-{len(text)}.html")


def boilerplate(*entries: Entry) -> Boilerplate:
    found = Boilerplate()
    for entry in entries:
        found.add(entry)
    return found


def sentences(known: Boilerplate, entry: Entry) -> list[str]:
    words = prose(entry.reading.story)
    return [words.text[slice(*words.sentences[at].span)] for at in sorted(known.numbers(entry, words))]


def test_a_footer_is_boilerplate_from_the_second_page_on() -> None:
    assert sentences(boilerplate(page(0)), page(0)) == []
    assert sentences(boilerplate(page(0), page(1)), page(0)) == [FOOTER]


def test_what_stands_elsewhere_needs_three_pages() -> None:
    long = "\n\n".join(f"Sentence number {number} of this page says nothing." for number in range(7))
    two = page(0, long, BANNER), page(1, long.replace("says", "tells"), BANNER)
    assert BANNER not in sentences(boilerplate(*two), two[0])
    assert BANNER in sentences(boilerplate(*two, page(2, "", BANNER)), two[0])


def test_copies_and_versions_of_one_text_are_no_boilerplate() -> None:
    copies = [
        traced(BODIES[0] + "\n\n" + FOOTER, "Karsund Mail", url=f"https://mail.example/{n}", location=f"{n}")
        for n in range(4)
    ]
    versions = [traced(f"{BODIES[0]} {n} people.", "Karsund Mail", url="https://mail.example/a") for n in range(4)]
    assert sentences(boilerplate(*copies), copies[0]) == []
    assert sentences(boilerplate(*versions), versions[0]) == []


def test_an_outlet_has_its_own() -> None:
    known = boilerplate(page(0), page(1), page(2))
    assert sentences(known, page(2, outlet="Ostmark Post")) == []


def test_adding_and_removing_tell_who_is_touched() -> None:
    first, second, third = page(0), page(1), page(2)
    known = boilerplate(first)
    assert known.add(second) == {first.id}
    assert known.add(third) == set()
    assert known.remove(third) == set()
    assert known.remove(second) == {first.id}
    assert sentences(known, first) == []
    with pytest.raises(KeyError):
        known.remove(second)


def test_the_order_does_not_matter() -> None:
    pages = page(0, banner=BANNER), page(1, banner=BANNER), page(2)
    found = {tuple(tuple(sentences(boilerplate(*order), one)) for one in pages) for order in permutations(pages)}
    assert len(found) == 1
