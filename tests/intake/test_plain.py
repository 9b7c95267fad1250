"""Plain text, as typed, pasted or mailed: what stands over the story, and the captions in it."""

# ruff: noqa: E501 - markup reads better in one piece

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.vocabulary import Image, Story

Read = Callable[..., Story]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("No ferry before Friday\n\n", {"title": "No ferry before Friday"}),
        ("# No ferry before Friday\n\n", {"title": "No ferry before Friday"}),
        ("No ferry before Friday\n======================\n\n", {"title": "No ferry before Friday"}),
        (
            "Title: No ferry\nBy: Ada Holt and Li Ren\nURL: https://echo.example/ferry\nOutlet: Orrin Echo\nDate: 3 May 2032\n\n",
            {"title": "No ferry", "byline": ("Ada Holt", "Li Ren"), "url": "https://echo.example/ferry", "outlet": "Orrin Echo", "published": "2032-05-03"},
        ),
        ("No ferry before Friday\nBy Ada Holt\n3 May 2032, 08:10 GMT\n\n", {"title": "No ferry before Friday", "byline": ("Ada Holt",), "published": "2032-05-03T08:10:00+00:00"}),
        ("THE ORRIN ECHO\nAll that floats\n\nNo ferry before Friday\nCompiled by Ada Holt\n\n", {"outlet": "The Orrin Echo", "title": "No ferry before Friday", "byline": ("Ada Holt",)}),
        ("https://echo.example/ferry\n\n", {"url": "https://echo.example/ferry"}),
        ("Source: https://echo.example/ferry\n\n", {"url": "https://echo.example/ferry"}),
        ("", {"title": None, "byline": (), "published": None}),
    ],
)  # fmt: skip
def test_what_stands_over_a_story(read: Read, text: str, head: str, expected: dict[str, object]) -> None:
    found = read(head + text, "text/plain")
    assert {name: getattr(found, name) for name in expected} == expected
    assert found.text == text


@pytest.mark.parametrize(
    "start",
    [
        "By Tuesday the ferry had sailed, she said.",
        "“We sail,” he said.",
        "Nobody sails.",
        "From Orrin it is an hour by boat.",
    ],
)
def test_a_story_that_starts_at_once(read: Read, text: str, start: str) -> None:
    assert read(f"{start}\n\n{text}", "text/plain").text == f"{start}\n\n{text}"


def test_a_head_alone_is_the_text(read: Read) -> None:
    assert read("No ferry before Friday", "text/plain").text == "No ferry before Friday"


def test_a_picture_given_twice(read: Read, text: str) -> None:
    first, *others = text.split("\n\n")
    captions = (
        "The ferry's captain (left) (Orrin.example, CC BY 4.0 , via Wikimedia Commons). Source: https://commons.example/File:Ferry.jpg\n"
        "The ferry’s captain (left) (Orrin.exampleCC BY 4.0, via Wikimedia Commons)"
    )
    found = read("\n\n".join([first, captions, *others]), "text/plain")
    assert found.text == text
    assert found.images == (
        Image(
            None,
            "The ferry's captain (left)",
            "Orrin.example",
            "CC BY 4.0",
            "Wikimedia Commons",
            "https://commons.example/File:Ferry.jpg",
        ),
    )


def test_lines_broken_to_fit_are_joined_and_others_are_not(read: Read) -> None:
    broken = "The ferry between Orrin and Saltholm will not sail\nbefore Friday, the harbour master said on Monday,\nand looked at the sky.\n\nNobody complained to the harbour master, whose dog\nis known to bite."
    assert read(broken, "text/plain").text == (
        "The ferry between Orrin and Saltholm will not sail before Friday, the harbour master said on Monday, and looked at the sky."
        "\n\nNobody complained to the harbour master, whose dog is known to bite."
    )
    one_a_line = "The ferry is late, said the harbour master of Orrin, who ought to know about it.\n“It is,” she said.\nNobody laughed."
    assert read(one_a_line, "text/plain").text == one_a_line.replace("\n", "\n\n")


def test_rules_are_dropped_and_lists_kept(read: Read) -> None:
    found = read(
        "No ferry\n\nTHE DATE\n--------\nThe ferry sails on Friday, they say.\n\n- Orrin\n- Saltholm\n\n******\n\nThat is all.",
        "text/plain",
    )
    assert found.text == "THE DATE\n\nThe ferry sails on Friday, they say.\n\n- Orrin\n- Saltholm\n\nThat is all."
