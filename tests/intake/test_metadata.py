"""Who published what, and when: from what the page says to machines, then from what it shows."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from sayso.vocabulary import Story

Make = Callable[..., str]
Read = Callable[..., Story]


def json_ld(*things: Any) -> str:
    return "".join(f"<script type='application/ld+json'>{json.dumps(thing)}</script>" for thing in things)


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "No ferry before Friday",
    "datePublished": "2032-05-03T08:10:00+02:00",
    "dateModified": "2032-05-03T09:00:00Z",
    "author": [{"@type": "Person", "name": "Ada Holt"}, {"@type": "Person", "name": "Li Ren"}],
    "publisher": {"@type": "Organization", "name": "Orrin Echo"},
    "mainEntityOfPage": {"@id": "https://echo.example/ferry"},
}


@pytest.mark.parametrize("shape", ["alone", "list", "graph", "by reference", "types", "among others"])
def test_json_ld_in_the_shapes_it_comes_in(html: Make, read: Read, shape: str) -> None:
    by_reference = ARTICLE | {"author": [{"@id": "#ada"}, {"@id": "#li"}], "publisher": {"@id": "#echo"}}
    named = [
        {"@id": f"#{i}", "@type": "Thing", "name": n}
        for i, n in (("ada", "Ada Holt"), ("li", "Li Ren"), ("echo", "Orrin Echo"))
    ]
    head = {
        "alone": json_ld(ARTICLE),
        "list": json_ld([{"@type": "BreadcrumbList"}, ARTICLE]),
        "graph": json_ld({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, ARTICLE]}),
        "by reference": json_ld({"@graph": [by_reference, *named]}),
        "types": json_ld(ARTICLE | {"@type": ["NewsArticle", "ReportageNewsArticle"]}),
        "among others": json_ld({"@type": "NewsArticle", "headline": "A teaser"}, ARTICLE),
    }[shape]
    found = read(html(head))
    assert (found.outlet, found.byline, found.published, found.modified, found.url) == (
        "Orrin Echo", ("Ada Holt", "Li Ren"), "2032-05-03T08:10:00+02:00", "2032-05-03T09:00:00+00:00", "https://echo.example/ferry",
    )  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": 7, "author": {"name": ["x", 3, null]}, "datePublished": {}}',
        "null",
        "",
        '"x"',
    ],
)
def test_broken_json_ld_is_no_error(html: Make, read: Read, broken: str) -> None:
    assert read(html(f"<script type='application/ld+json'>{broken}</script>{json_ld(ARTICLE)}")).outlet == "Orrin Echo"


def test_json_ld_with_a_comma_and_a_line_break_too_many(html: Make, read: Read) -> None:
    script = '{"@type": "NewsArticle",\n "headline": "No ferry\nbefore Friday", "publisher": {"name": "Orrin Echo",},}'
    assert read(html(f"<script type='application/ld+json'>{script}</script>")).outlet == "Orrin Echo"


def test_meta_tags(html: Make, read: Read) -> None:
    head = (
        "<meta property='og:site_name' content='Orrin Echo'><meta name=author content='Ada Holt and Li Ren'>"
        "<meta property='article:published_time' content='2032-05-03T08:10:00+00:00'><link rel=canonical href='https://echo.example/ferry'>"
    )
    found = read(html(head), url="https://echo.example/ferry?from=feed")
    assert (found.outlet, found.byline, found.published, found.url, found.language) == (
        "Orrin Echo", ("Ada Holt", "Li Ren"), "2032-05-03T08:10:00+00:00", "https://echo.example/ferry", "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "byline", "published"),
    [
        ("<div>By Ada Holt</div><div>3 May 2032, 8.10pm</div>", ("Ada Holt",), "2032-05-03T20:10:00"),
        (
            "<p>By <a rel=author>Ada Holt</a> | <time datetime='2032-05-03T08:10Z'>today</time></p>",
            ("Ada Holt",),
            "2032-05-03T08:10:00+00:00",
        ),
        ("<span class=byline>Ada Holt, chief reporter, and Li Ren in Saltholm</span>", ("Ada Holt", "Li Ren"), None),
        ("<div class=by>Ada Holt, 3 May 2032</div>", ("Ada Holt",), "2032-05-03"),
        ("<div>03.05.2032 08:10 (UTC)</div>", (), "2032-05-03T08:10:00+00:00"),
        ("<div itemprop=author>Written by: News desk</div>", ("News desk",), None),
        ("<p>Published: <time>May 3, 2032</time></p><p>Updated: <time>May 4, 2032</time></p>", (), "2032-05-03"),
    ],
)
def test_what_is_shown_beside_the_headline(
    html: Make, read: Read, text: str, before: str, byline: tuple[str, ...], published: str | None
) -> None:
    found = read(html(before=before))
    assert (found.byline, found.published, found.text) == (byline, published, text)


def test_a_page_without_a_date_has_none(html: Make, read: Read) -> None:
    assert (
        read(
            html(inside="<p>The ferry was built on 3 May 2012 in a yard at Orrin, and has sailed since.</p>")
        ).published
        is None
    )


@pytest.mark.parametrize(
    "title",
    [
        "No ferry before Friday | Orrin Echo",
        "No ferry before Friday – Orrin Echo",
        "Orrin Echo: No ferry before Friday",
    ],
)
def test_the_outlet_in_the_title(html: Make, read: Read, title: str) -> None:
    found = read(html().replace("<title>No ferry before Friday", f"<title>{title}"))
    assert (found.title, found.outlet) == ("No ferry before Friday", "Orrin Echo")


def test_a_title_that_names_the_outlet_loses_it(html: Make, read: Read) -> None:
    head = "<meta property='og:site_name' content='Orrin Echo'><meta property='og:title' content='No ferry &#8211; Orrin Echo'>"
    page = (
        html(head).replace("<title>No ferry before Friday</title>", "").replace("<h1>No ferry before Friday</h1>", "")
    )
    assert read(page).title == "No ferry"


def test_every_field_says_where_it_was_found(html: Make, read: Read) -> None:
    found = read(html(json_ld(ARTICLE)))
    places = {finding.field: finding for finding in found.findings}
    assert {"title", "outlet", "url", "byline", "published", "modified", "language", "text"} == set(places)
    assert (places["published"].found_in, places["published"].words) == (
        "JSON-LD datePublished",
        "2032-05-03T08:10:00+02:00",
    )
