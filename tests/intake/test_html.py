"""A web page: its article and nothing else, or one line that says why there is none."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from sayso.errors import IntakeError, NoStoryError, TooLargeError
from sayso.vocabulary import Story

Make = Callable[..., str]
Read = Callable[..., Story]


def test_the_article_and_nothing_of_the_page_around_it(html: Make, read: Read, text: str) -> None:
    found = read(html())
    assert found.text == text
    assert found.title == "No ferry before Friday"


def test_headings_lists_and_quotations_stay_readable(html: Make, read: Read, text: str) -> None:
    inside = "<h2>What to do</h2><ul><li>Stay at home, the council says</li><li>Call the harbour</li></ul>"
    first, *others = text.split("\n\n")
    assert read(html(inside=inside)).text == "\n\n".join(
        [first, "What to do", "- Stay at home, the council says\n- Call the harbour", *others]
    )


def test_entities_and_inline_markup(html: Make, read: Read) -> None:
    inside = "<p>Holt &amp; Sons <em>will</em> not&nbsp;pay &ldquo;a p<b>enn</b>y&rdquo; of the &pound;3m, said the firm&#8217;s lawyer.</p>"
    assert "Holt & Sons will not pay “a penny” of the £3m, said the firm’s lawyer." in read(html(inside=inside)).text


def test_paragraphs_parted_only_by_breaks(html: Make, read: Read, text: str) -> None:
    assert read(html(body=text.replace("\n\n", "<br><br>\n"))).text == text


def test_a_pull_quote_is_not_said_twice(html: Make, read: Read, text: str) -> None:
    for inside in (
        "<blockquote>“Not even the gulls.”</blockquote>",
        "<div class='pull'>“Nobody goes out in this,”</div>",
    ):
        assert read(html(inside=inside)).text == text


def test_a_quotation_set_apart_that_stands_nowhere_else_stays(html: Make, read: Read) -> None:
    inside = "<blockquote><p>We regret that the timetable was not kept.</p></blockquote>"
    assert "\n\nWe regret that the timetable was not kept.\n\n" in read(html(inside=inside)).text


@pytest.mark.parametrize(
    "box",
    [
        "<section class='most-read'><h2>Most read</h2><ul><li><a href='/a'>Goat elected mayor of Saltholm</a></li></ul></section>",
        "<div><h3>More from the Orrin Echo</h3><p><a href='/a'>Goat elected mayor</a></p><p><a href='/b'>Soup recipes from readers</a></p></div>",
        "<div class='newsletter'><p>Sign up for the Echo in the morning and never miss a ferry again.</p></div>",
        "<div class='readmore'><span>READ MORE:</span> <a href='/a'>Goat elected mayor of Saltholm after a recount</a></div>",
        "<aside><p>The Orrin Echo has been printed on the island since the year 1888.</p></aside>",
    ],
)
def test_boxes_around_the_article(html: Make, read: Read, text: str, box: str) -> None:
    assert read(html(after=box)).text == text


def test_a_line_that_is_one_link_leads_elsewhere(html: Make, read: Read, text: str) -> None:
    assert read(html(inside="<p><a href='/goat'>GOAT ELECTED MAYOR OF SALTHOLM AFTER RECOUNT</a></p>")).text == text


def test_posts_of_others_are_not_the_story(html: Make, read: Read, text: str) -> None:
    inside = "<blockquote class='twitter-tweet'><p>My boat, my rules</p>— Captain (@captain) May 3</blockquote>"
    assert read(html(inside=inside)).text == text


def test_links_know_their_words(html: Make, read: Read) -> None:
    inside = "<p>The <a href='/echo'>Orrin <b>Echo</b></a> and <a href='https://saltholm.example/x'>a  paper</a> said so, <a href='#top'>top</a>.</p>"
    found = read(html(inside=inside), url="https://news.example/ferry")
    assert [(link.span.text, link.url) for link in found.links] == [
        ("Orrin Echo", "https://news.example/echo"),
        ("a paper", "https://saltholm.example/x"),
    ]
    assert all(found.text[link.span.start : link.span.end] == link.span.text for link in found.links)


def test_an_article_in_several_containers_of_one_name(read: Read) -> None:
    chunk = "<div class='article__body'>{}</div><div class='ad'>Buy soup</div>"
    said = [
        f"Paragraph {n} was read out by the harbour master, who said that it was true and left the room."
        for n in range(12)
    ]
    chunks = [chunk.format("".join(f"<p>{words}</p>" for words in said[n : n + 4])) for n in (0, 4, 8)]
    assert read(f"<html><body><article><h1>Read out</h1>{''.join(chunks)}</article></body></html>").text == "\n\n".join(
        said
    )


def test_a_page_laid_out_with_tables(read: Read, text: str) -> None:
    body = "".join(f"<P>{paragraph}" for paragraph in text.split("\n\n"))
    page = (
        "<HTML><TITLE>Orrin Echo: No ferry before Friday</TITLE><BODY><TABLE><TR><TD><A HREF='/n.htm'>News</A> | <A HREF='/t.htm'>Tides</A></TD></TR>"
        f"<TR><TD><H1>No ferry before Friday</H1><FONT>From ZNA<BR>Monday 3 May 2032, 08:10 GMT</FONT>{body}</TD></TR></TABLE>"
    )
    found = read(page)
    assert (found.text, found.outlet, found.published) == (text, "Orrin Echo", "2032-05-03T08:10:00+00:00")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><h1>Page not found</h1><p>Error 404: page not found. It may have moved.</p></body></html>",
        "<html><body><div><h2>Sign in to read on</h2><p>Sign in or subscribe to read this article. Subscribe for one crown a week.</p></div></body></html>",
        "<html><body><p>We value your privacy. Accept all cookies to go on, or log in to your account and accept cookies there.</p></body></html>",
    ],
)
def test_pages_without_an_article(read: Read, page: str) -> None:
    with pytest.raises(NoStoryError, match=r"^story .*: ") as failure:
        read(page)
    assert "\n" not in str(failure.value)


def test_a_story_about_logging_in_is_a_story(html: Make, read: Read) -> None:
    inside = (
        "<p>Thousands could not log in to the ferry's booking site, which asked them to accept cookies, she said.</p>"
    )
    assert "accept cookies" in read(html(inside=inside)).text


BOMBS = {
    "tags within tags": "<div>" * 100_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">",
    "tags": "<b>x</b>" * 200_000,
    "text": "<p>" + "word " * 600_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_markup_beyond_reason_is_refused_before_it_is_built(read: Read, bomb: str) -> None:
    started = time.perf_counter()
    with pytest.raises(TooLargeError, match=r"save the article's text|split it"):
        read(f"<html><body>{BOMBS[bomb]}")
    assert time.perf_counter() - started < 10  # building the attributes' tree takes minutes


SLOW = {
    "deep and wide": "<div><a href=x>y</a>" * 90 + "<a href=x>y</a>" * 20_000,
    "table": "<table>" + "<tr><td>a</td><td>b</td></tr>" * 8_000,
    "pictures": "<div>" + "<img src=a.jpg><span>words</span>" * 10_000,
    "captions": "".join(
        f"<figure><img src={n}.jpg><figcaption>Boat {n} at sea</figcaption></figure>" for n in range(8_000)
    ),
    "headings": "<div><h2>More from</h2><a href=x>y</a></div>" * 8_000,
    "bylines": "<span class=byline itemprop=author>By Ada Holt</span>" * 20_000,
    "quotations": "".join(f"<blockquote>“We have had {n} winters of it.”</blockquote>" for n in range(20_000)),
}


@pytest.mark.parametrize("page", SLOW)
def test_markup_at_the_limits_takes_seconds(html: Make, read: Read, page: str) -> None:
    started = time.perf_counter()
    with contextlib.suppress(IntakeError):
        read(html(after=SLOW[page]))
    assert time.perf_counter() - started < 30  # two or three on an idle machine; without limits, minutes


def test_entities_do_not_expand(read: Read) -> None:
    entities = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))
    page = f"<!DOCTYPE html [<!ENTITY e0 'ha'>{entities}]><html><body><p>&e9; {'said the man. ' * 20}</p></body></html>"
    assert len(read(page).text) < 1000
