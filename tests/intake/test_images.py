"""The pictures of a page, each once, and none of their words in the text."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.intake.captions import caption, is_caption
from sayso.vocabulary import Image, Story

Make = Callable[..., str]
Read = Callable[..., Story]

WORDS = "The ferry in Orrin harbour on Sunday."
EXPECTED = Image("https://echo.example/ferry.jpg", WORDS, "Li Ren", "CC BY-SA 4.0", "Wikimedia Commons", None)

MARKUP = {
    "figure": f"<figure><img src=/ferry.jpg alt='A ferry'><figcaption>{WORDS} Photo: Li Ren / CC BY-SA 4.0, via Wikimedia Commons</figcaption></figure>",
    "credit apart": f"<figure><img src=/ferry.jpg><figcaption>{WORDS} <span class=credit>Photograph: Li Ren/CC BY-SA 4.0, via Wikimedia Commons</span></figcaption></figure>",
    "cite": f"<figure><img src=/ferry.jpg><figcaption><span>{WORDS}</span> <cite>Li Ren, CC BY-SA 4.0, via Wikimedia Commons</cite></figcaption></figure>",
    "hidden label": f"<figure><picture><img src=/ferry.jpg></picture><figcaption><span class=visually-hidden>Image caption, </span>{WORDS}</figcaption><span class=copyright>Image source, Li Ren / CC BY-SA 4.0, via Wikimedia Commons</span></figure>",
    "box": f"<div class=picture><img src=/ferry.jpg><div class=pic-sign>{WORDS} Photo: Li Ren / CC BY-SA 4.0, via Wikimedia Commons</div></div>",
    "definition list": f"<dl class=documents><dt><img src=/ferry.jpg></dt><dd>{WORDS}</dd><dd class=credits>Photo: Li Ren / CC BY-SA 4.0, via Wikimedia Commons</dd></dl>",
    "brackets": f"<figure><img src=/ferry.jpg><figcaption>{WORDS} (Li Ren, CC BY-SA 4.0 , via Wikimedia Commons)</figcaption></figure>",
    "aside": f"<aside class=image><a href=/big.jpg><img src=/ferry.jpg></a><p class=caption>{WORDS} <span class=credits>(Li Ren, CC BY-SA 4.0, via Wikimedia Commons)</span></p></aside>",
    "lazy": f"<figure><img src='data:image/gif;base64,R0' data-src=/ferry.jpg><noscript><img src=/ferry.jpg></noscript><figcaption>{WORDS} Photo: Li Ren / CC BY-SA 4.0, via Wikimedia Commons</figcaption></figure>",
    "table": f"<table class=image><tr><td><img src=/ferry.jpg></td></tr><tr><td class=caption>{WORDS} Photo: Li Ren / CC BY-SA 4.0, via Wikimedia Commons</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP)
def test_a_picture_and_its_words(html: Make, read: Read, text: str, markup: str) -> None:
    found = read(html(inside=MARKUP[markup]), url="https://echo.example/story")
    assert found.images == (EXPECTED,)
    assert found.text == text


def test_a_picture_said_three_times_is_one(html: Make, read: Read, text: str) -> None:
    inside = f"{MARKUP['figure'].replace('A ferry', WORDS)}<p class=caption-mobile>{WORDS}</p><p>{WORDS}</p>"
    found = read(html(inside=inside + MARKUP["credit apart"]), url="https://echo.example/story")
    assert found.images == (EXPECTED,)
    assert found.text == text


def test_a_caption_apart_from_its_picture(html: Make, read: Read, text: str) -> None:
    found = read(html(before=f"<div class=image__caption><span>{WORDS}</span> <span>Photo: Li Ren</span></div>"))
    assert [(image.caption, image.credit) for image in found.images] == [(WORDS, "Li Ren")]
    assert found.text == text


def test_the_page_a_picture_was_taken_from(html: Make, read: Read) -> None:
    inside = f"<figure><img src=/f.jpg><figcaption>{WORDS} Photo: <a href='https://archive.example/42'>Li Ren</a></figcaption></figure>"
    [image] = read(html(inside=inside), url="https://echo.example/story").images
    assert (image.credit, image.source_url) == ("Li Ren", "https://archive.example/42")


def test_pictures_that_are_not_the_story_s(html: Make, read: Read, text: str) -> None:
    before = "<a href='/'><img src=/logo.gif alt='Orrin Echo'></a>"
    after = (
        "<aside><img src=/ad.jpg><p>Buy soup</p></aside><div class='author-avatar avatar'><img src=/ada.jpg> Ada</div>"
        "<div class='related'><figure><img src=/goat.jpg><figcaption>A goat</figcaption></figure></div><img src=/dot.gif width=1 height=1>"
    )
    found = read(html(before=before, after=after))
    assert (found.images, found.text) == ((), text)


@pytest.mark.parametrize(
    ("words", "text", "credit", "licence", "via"),
    [
        ("Boats. (AP Photo/Ada Holt)", "Boats.", "AP Photo/Ada Holt", None, None),
        ("Boats. Ada Holt/Getty Images", "Boats. Ada Holt/Getty Images", None, None, None),
        ("Boats. Photo: Ada Holt/Getty Images", "Boats.", "Ada Holt", None, "Getty Images"),
        (
            "Boats. Photo by Ada Holt for the Echo via Getty Images",
            "Boats.",
            "Ada Holt for the Echo",
            None,
            "Getty Images",
        ),
        ("Boats. Photograph by Ada Holt", "Boats.", "Ada Holt", None, None),
        ("Boats. Image credit: Ada Holt", "Boats.", "Ada Holt", None, None),
        ("Boats (left) at sea.", "Boats (left) at sea.", None, None, None),
        (
            "Boats (left) at sea. Picture: harbour office / public domain",
            "Boats (left) at sea.",
            "harbour office",
            "public domain",
            None,
        ),
        (
            "Boats (Orrin.exampleCC BY 4.0, via Wikimedia Commons)",
            "Boats",
            "Orrin.example",
            "CC BY 4.0",
            "Wikimedia Commons",
        ),
        ("Boats at sea. (Orrin Harbour Office)", "Boats at sea.", "Orrin Harbour Office", None, None),
        ("Boats at sea. (They came back.)", "Boats at sea. (They came back.)", None, None, None),
        ("Image Credits: Ada Holt", None, "Ada Holt", None, None),
        ("Photo: Ada Holt", None, "Ada Holt", None, None),
        ("A photo of the mayor, taken in May", "A photo of the mayor, taken in May", None, None, None),
    ],
)
def test_captions_taken_apart(
    words: str, text: str | None, credit: str | None, licence: str | None, via: str | None
) -> None:
    found = caption(words)
    assert (found.text, found.credit, found.licence, found.via) == (text, credit, licence, via)


def test_pictures_without_words_count_only_between_the_paragraphs(html: Make, read: Read, text: str) -> None:
    teaser = "<div class=grid><div><img src=/goat.jpg width=800></div><div><img src=/soup.jpg width=800></div></div>"
    found = read(html(inside="<img src=/ferry.jpg>", after=teaser), url="https://echo.example/story")
    assert ([image.url for image in found.images], found.text) == (["https://echo.example/ferry.jpg"], text)


@pytest.mark.parametrize(
    "line",
    [
        "He said that the photo was taken by his brother (left).",
        "The source: a captain who sails there every day.",
        "She gave the credit to her crew.",
        "“Photo: nobody,” it said under the picture, and nobody laughed.",
        "Source: https://echo.example/",
    ],
)
def test_lines_that_are_no_captions(line: str) -> None:
    assert not is_caption(line)
