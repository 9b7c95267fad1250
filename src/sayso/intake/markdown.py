"""Markdown: its markup is read, and taken off, so that what is shown is clean text."""

from __future__ import annotations

import re
from typing import Final

from lxml import html
from markdown_it import MarkdownIt

from sayso.intake import body, images, plain
from sayso.intake.captions import is_caption, merge
from sayso.intake.draft import Draft, Facts, letters
from sayso.intake.whitespace import characters

_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_ENTRY: Final = re.compile(r"^(?P<key>[A-Za-z_][\w -]*):[ \t]*(?P<value>.*)$")


def read(text: str) -> Draft:
    """The story in ``text``: front matter or a head of plain lines, then paragraphs, links and pictures."""
    facts = Facts()
    text = _front_matter(characters(text), facts)
    blocks = plain.head(plain.blocks_of(text), facts)
    rendered = (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .render("\n\n".join("\n".join(block) for block in blocks))
    )
    tree = html.document_fromstring(f"<body><div>{rendered}</div></body>")
    _frame_pictures(tree)
    base = facts.values.get("url")
    pictures, repeated = images.take(tree, base)
    paragraphs, captioned = plain.without_captions(body.paragraphs(tree, base))
    title = letters(facts.values.get("title") or "")
    return Draft(
        [p for p in paragraphs if letters(p.text) not in repeated | {title}], facts, merge([*pictures, *captioned])
    )


def _front_matter(text: str, facts: Facts) -> str:
    """``text`` without the YAML between its first two lines of dashes; the keys that are known go into ``facts``."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return text
    key = ""
    for line in match["lines"].split("\n"):
        if entry := _ENTRY.match(line):
            key, value = entry["key"].lower().replace("_", " "), entry["value"]
        else:
            value = line.strip().removeprefix("-")
        value = (
            value.strip().strip("[]").replace('"', "").replace("'", "")
            if key == "author" or key == "authors"
            else value.strip().strip("\"'")
        )
        if value and key in plain.KEYS:
            plain.take(plain.KEYS[key], value, f"front matter {key}", facts)
    return text[match.end() :]


def _frame_pictures(tree: html.HtmlElement) -> None:
    """Put a picture that stands alone, and the caption in the paragraph after it, into a figure."""
    for paragraph in list(tree.iter("p")):
        following = paragraph.getnext()
        if (
            paragraph.find(".//img") is None
            or paragraph.text_content().strip()
            or following is None
            or following.tag != "p"
        ):
            continue
        words = following.text_content().strip()
        in_italics = len(following) == 1 and following[0].tag == "em" and following[0].text_content().strip() == words
        if words and (is_caption(words) or in_italics):
            paragraph.tag = "figure"
            following.tag = "figcaption"
            paragraph.append(following)
