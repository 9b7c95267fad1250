"""One form of an address for one page, and different ones for different pages."""

from __future__ import annotations

import pytest

from sayso.tracing.stories.addresses import address, site

PAGE = "paper.example/2031/may/flood"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/2031/may/flood",
        "http://www.paper.example/2031/may/flood/",
        "//paper.example/2031/may/flood",
        "https://PAPER.example:443/2031/may/flood#comments",
        "https://m.paper.example/2031/may/flood?utm_source=x&fbclid=9",
        "https://amp.paper.example/2031/may/flood",
        "https://paper.example/2031/may/flood/amp/",
        "https://paper.example/amp/2031/may/flood",
        "https://paper.example/2031/may/flood?outputType=amp",
        "https://paper.example/2031/may/flood/print",
        "https://paper.example/2031/may/flood?print=1",
        "https://paper.example/2031/may/flood/index.html",
        " https://paper.example/2031/may/flood ",
    ],
)
def test_forms_of_one_page(url: str) -> None:
    assert address(url) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/story?id=7", "https://paper.example/story?id=8"),
        ("https://paper.example/a", "https://news.paper.example/a"),
        ("https://paper.example/a", "https://paper.example:8080/a"),
        ("https://paper.example/print-industry", "https://paper.example/industry"),
        ("https://paper.example/Story", "https://paper.example/story"),
        ("https://paper.example/story?view=7", "https://paper.example/story"),
    ],
)
def test_different_pages(one: str, other: str) -> None:
    assert address(one) != address(other)


def test_the_order_of_parameters_does_not_matter() -> None:
    assert address("https://a.example/x?b=2&a=1") == address("https://a.example/x?a=1&b=2") == "a.example/x?a=1&b=2"


@pytest.mark.parametrize("url", [None, "", "stories/flood.html", "mailto:desk@paper.example", "https://", "http://[x"])
def test_what_is_no_address(url: str | None) -> None:
    assert address(url) is None
    assert site(url) is None


def test_a_site_is_the_host_without_its_forms() -> None:
    assert site("https://www.paper.example/a") == site("https://m.paper.example/b") == "paper.example"
