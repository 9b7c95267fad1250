"""The entrance: whatever the bytes, a story whose spans hold, or one line that says what to do."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.errors import NoStoryError, NotTextError, SaysoError, TooLargeError
from sayso.intake import Limits, story
from sayso.vocabulary import Page, Story

PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>No ferry | Orrin Echo</title><meta name=author content='Ada Holt'>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2032-05-03", "author": {"name": "Ada Holt"}}</script></head>'
    "<body><article><h1>No ferry</h1><p class=byline>By Ada Holt</p><time datetime=2032-05-03>3 May 2032</time>"
    "<p>ORRIN, May 3 (ZNA) - The <a href=/x>ferry</a> will not sail, &ldquo;ever&rdquo;, said Ada Holt.</p>"
    "<figure><img src=a.jpg alt='A ferry'><figcaption>A ferry. <cite>Photo: Li Ren / CC0</cite></figcaption></figure>"
    "<blockquote>So she said.</blockquote><ul><li>one<li>two</ul><table><tr><td>3<td>4</table>tail<br><br>more</article></body></html>"
)
TAGS = [
    "p",
    "div",
    "a",
    "h1",
    "h2",
    "img",
    "figure",
    "figcaption",
    "blockquote",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "br",
    "span",
    "article",
    "time",
    "cite",
    "aside",
    "nav",
    "script",
    "noscript",
    "title",
    "meta",
    "b",
    "svg",
    "math",
    "select",
    "template",
    "iframe",
    "frameset",
    "plaintext",
]
ATTRIBUTES = [
    "class=byline",
    "class='caption credit'",
    "href=/x",
    "href='http://[bad'",
    "src=a.jpg",
    "srcset='a 1x,, b'",
    "alt='A ferry'",
    "itemprop=author",
    "itemprop=datePublished",
    "rel=author",
    "datetime=2032-05-03",
    "content='x'",
    "property=og:title",
    "class=article__body",
    "id=related",
    "width=1",
    "<",
]
FUZZ = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def check(data: bytes, media_type: str | None = None, location: str = "story") -> Story | None:
    """The story on a page, all of whose spans hold; None where it was refused in one line."""
    try:
        found = story(Page(location, data, media_type))
    except SaysoError as error:
        return (
            None if re.fullmatch(f"{re.escape(location)}\\b.+", str(error)) else pytest.fail(f"not one line: {error}")
        )
    assert found.text.strip() == found.text != ""
    for span in [*(link.span for link in found.links), *filter(None, [found.dateline])]:
        assert found.text[span.start : span.end] == span.text != ""
    assert not re.search("[\r\t\x00\u00a0\u200b\ufeff\ud800-\udfff]|\n\n\n| \n|\n ", found.text)
    assert found == story(Page(location, data, media_type))
    str(found).encode()
    return found


@given(st.binary(max_size=400), st.sampled_from([None, "text/html", "text/plain", "text/markdown", "application/json"]))
@example(b"\xff\xfea", None)
@example(b"\x00", "text/html")
@example(b"<?xml version='1.0' encoding='utf-16'?><p>x", "text/html")
@example(b"#\n\n# \n\n#", "text/markdown")
@FUZZ
def test_any_bytes(data: bytes, media_type: str | None) -> None:
    check(data, media_type)


@given(st.text(max_size=300), st.sampled_from(["text/plain", "text/markdown", "text/html"]))
@example("\u0301", "text/plain")
@example("\ufeff\u200b", "text/plain")
@example("- \n\n- \u00ad", "text/markdown")
@FUZZ
def test_any_text(text: str, media_type: str) -> None:
    check(text.encode("utf-8", "surrogatepass"), media_type)


pieces = st.one_of(
    st.builds("<{} {}>".format, st.sampled_from(TAGS), st.sampled_from(["", *ATTRIBUTES])),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(
        [
            PAGE[200:700],
            "The ferry will not sail before Friday, the harbour master said on Monday in Orrin. ",
            "By Ada Holt",
            "&nbsp;&#0;&#xD800;&bogus;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "3 May 2032",
        ]
    ),
    st.text(max_size=20),
)


@given(st.lists(pieces, max_size=40))
@example(["<p>", "x" * 99, "<img src=a.jpg><p>\x03 &#3; &#x1f; &#xD800; &#xFFFE; &#99999999;", "y" * 99])
@FUZZ
def test_anything_like_markup(parts: list[str]) -> None:
    check("".join(parts).encode("utf-8", "replace"), "text/html")


@given(st.data())
@FUZZ
def test_a_page_cut_up(data: st.DataObject) -> None:
    page = PAGE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(page)))
        end = data.draw(st.integers(start, min(len(page), start + 60)))
        page = (
            page[:start]
            + data.draw(st.sampled_from(["", "<", ">", "<p>", "</p>", "'", '"', page[start:end] * 2, "\x00"]))
            + page[end:]
        )
    check(page.encode(), "text/html")


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=10),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "html", "title", "authors", "name", "date", "url", "x"]), inner, max_size=4
            )
        ),
    )
)
@FUZZ
def test_any_record(value: object) -> None:
    check(json.dumps(value).encode(), "application/json")


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\x00" * 100, "\ufeff \u200b\u00ad".encode()])
def test_nothing(data: bytes) -> None:
    with pytest.raises(NoStoryError):
        story(Page("story", data))


def test_larger_than_the_limits() -> None:
    with pytest.raises(TooLargeError, match="more than 20 MB"):
        story(Page("story", b"x" * 20_000_001))
    with pytest.raises(TooLargeError, match="more than 100 characters"):
        story(Page("story", b"word " * 50), limits=Limits(characters=100))


def test_an_archive_under_a_false_name() -> None:
    with pytest.raises(NotTextError, match="zip archive"):
        story(Page("story.html", b"PK\x03\x04" + b"x" * 100, "text/html"))


def test_the_same_page_gives_the_same_story_and_no_word_on_the_terminal(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        first, second = (story(Page("story", PAGE.encode(), "text/html")) for _ in range(2))
    assert first == second
    assert capfd.readouterr() == ("", "")


def test_errors_of_libraries_stay_off_the_terminal() -> None:
    script = (
        "from sayso.intake import story; from sayso.vocabulary import Page\n"
        "try: story(Page('s', b'<html><body><p>x</p>', 'text/html'))\n"
        "except Exception as error: print(type(error).__name__)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("NoStoryError\n", "")


@pytest.mark.parametrize("package", ["sayso.intake", "sayso.gathering"])
def test_the_packages_are_cheap_to_import(package: str) -> None:
    script = (
        f"import sys, {package}; print(sorted({{'trafilatura', 'lxml', 'httpx', 'markdown_it'}} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
