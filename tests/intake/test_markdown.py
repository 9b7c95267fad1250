"""Markdown: clean text, links with their words, pictures, and front matter."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

from collections.abc import Callable

from sayso.vocabulary import Story

Read = Callable[..., Story]

PAGE = """---
title: "No ferry before Friday"
author: [Ada Holt, Li Ren]
date: 2032-05-03
outlet: Orrin Echo
tags:
  - boats
---

# No ferry before Friday

The ferry will **not** sail, the [Orrin *Echo*](https://echo.example/ferry) said, citing `nobody`.

![The ferry on Sunday](https://echo.example/ferry.jpg)

*The ferry on Sunday. Photo: Li Ren / CC0*

> “Nobody goes out,” said Ada Holt.

## What now

- Wait
- See

<script>alert("x")</script>
"""


def test_a_story_in_markdown(read: Read) -> None:
    found = read(PAGE, None, "story.md")
    assert found.text == (
        "The ferry will not sail, the Orrin Echo said, citing nobody.\n\n“Nobody goes out,” said Ada Holt.\n\nWhat now\n\n- Wait\n- See"
        '\n\n<script>alert("x")</script>'
    )
    assert (found.title, found.byline, found.published, found.outlet) == (
        "No ferry before Friday", ("Ada Holt", "Li Ren"), "2032-05-03", "Orrin Echo",
    )  # fmt: skip
    assert [(link.span.text, link.url) for link in found.links] == [("Orrin Echo", "https://echo.example/ferry")]
    [image] = found.images
    assert (image.url, image.caption, image.credit, image.licence) == (
        "https://echo.example/ferry.jpg", "The ferry on Sunday.", "Li Ren", "CC0",
    )  # fmt: skip


def test_markdown_is_recognised_without_a_name(read: Read) -> None:
    assert read(PAGE, None, "-").title == "No ferry before Friday"


def test_front_matter_that_never_ends_swallows_nothing(read: Read) -> None:
    found = read("---\nmood: x\n\nThe ferry is late, the harbour master said.", None, "story.md")
    assert found.text.endswith("The ferry is late, the harbour master said.")
