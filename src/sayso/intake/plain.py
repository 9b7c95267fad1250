"""Plain text: a story as somebody typed, pasted or mailed it."""

from __future__ import annotations

import re
from typing import Final

from sayso.intake import dates
from sayso.intake.bylines import LABEL, people
from sayso.intake.captions import caption, is_caption, merge
from sayso.intake.draft import Draft, Facts, Paragraph, letters
from sayso.intake.whitespace import lines
from sayso.vocabulary import Image

_RULE: Final = re.compile(r"^\W{3,}$")
_ITEM: Final = re.compile(r"^(?:[-*•–]\s+|\(?\d{1,2}[.)]\s+)(?=\S)")
_BULLET: Final = re.compile(r"^[-*•–]\s+(?=\S)")
_MARKED_TITLE: Final = re.compile(r"^#\s+(?=\S)")
_HEADER: Final = re.compile(r"^(?P<key>[A-Za-z][A-Za-z -]{1,20}):\s*(?P<value>\S.*)$")
_NAMES: Final = (
    ("title", ("title", "headline")),
    ("url", ("url", "link", "source", "source url")),
    ("outlet", ("outlet", "publisher", "publication", "site", "newspaper")),
    ("byline", ("by", "author", "authors", "byline")),
    ("published", ("date", "published", "publication date")),
    ("modified", ("updated", "modified", "last updated")),
    ("language", ("language", "lang")),
)
KEYS: Final = {name: field for field, names in _NAMES for name in names}
_ADDRESS: Final = re.compile(r"^https?://\S+$")
_ENDS_SENTENCE: Final = re.compile(r"[.!?…][\"'”’)\]]*$|[,;:]$")
_LONGEST_TITLE: Final = 140  # characters
_MOST_TITLES: Final = 3  # an outlet's name, its motto, and the title
_LONGEST_HEADER: Final = 12  # lines at the top that can say who, what and when
_WRAPPED_AT: Final = 100  # characters; nobody breaks lines by hand further out


def read(text: str) -> Draft:
    """The story in ``text``: who, what and when at the top if they are there, then its paragraphs and captions."""
    facts = Facts()
    blocks = head(blocks_of(text), facts)
    wrapped = _is_wrapped(blocks)
    found = [_paragraph(line) for block in blocks for line in _lines_of(block, wrapped) if not _RULE.match(line)]
    paragraphs, images = without_captions(found)
    return Draft(paragraphs, facts, images)


def blocks_of(text: str) -> list[list[str]]:
    """The lines of ``text``, in blocks with blank lines between them."""
    return [block.split("\n") for block in re.split(r"\n{2,}", lines(text)) if block]


def without_captions(found: list[Paragraph]) -> tuple[list[Paragraph], tuple[Image, ...]]:
    """``found`` without the lines that are captions, which come back as pictures, each once however often repeated."""
    images = merge([caption(paragraph.text).image() for paragraph in found if is_caption(paragraph.text)])
    said = {letters(image.caption) for image in images if image.caption}
    return [p for p in found if not is_caption(p.text) and letters(p.text) not in said], images


def head(blocks: list[list[str]], facts: Facts) -> list[list[str]]:
    """``blocks`` without the lines at the top that say who, what and when, which go into ``facts``."""
    left = [list(block) for block in blocks]
    titles: list[str] = []
    for _ in range(_LONGEST_HEADER):
        if not left:
            return blocks  # nothing but a head: then it is the text
        line = left[0][0]
        if not (_RULE.match(line) or _header_line(line, facts)):
            if len(titles) == _MOST_TITLES or (titles and not titles[0].isupper()) or not _can_be_title(left):
                break
            titles.append(line)
        left[0].pop(0)
        if not left[0]:
            left.pop(0)
    _name_titles(titles, facts)
    return left or blocks


def _header_line(line: str, facts: Facts) -> bool:
    """Take a line such as ``By Ada Holt``, ``URL: https://…`` or ``10 September 2031, 07:30 UTC`` into ``facts``."""
    line = line.strip("*_ ")
    if not line or len(line) > 200:
        return False
    if header := _HEADER.match(line):
        key, value = KEYS.get(header["key"].strip().lower()), header["value"].strip()
        if key and take(key, value, f"header line {header['key']}", facts):
            return True
    if _ADDRESS.match(line):
        facts.add("url", line, "first lines")
        return True
    if LABEL.match(line) and len(line.split()) <= 14 and people(line) and not _ENDS_SENTENCE.search(line):
        facts.add_byline(people(line), "first lines", line)
        return True
    date = dates.in_words(line)
    if date and len(line) <= 60 and not _ENDS_SENTENCE.search(line):
        facts.add("published", date, "first lines", line)
        return True
    return False


def take(key: str, value: str, found_in: str, facts: Facts) -> bool:
    """Put what a person or a record says under a known ``key`` into ``facts``; False where it cannot be that."""
    if key == "byline":
        facts.add_byline(people(value), found_in, value)
        return bool(people(value))
    if key in ("published", "modified"):
        date = dates.iso(value) or dates.in_words(value)
        facts.add(key, date, found_in, value)
        return date is not None
    if key == "url" and not _ADDRESS.match(value):
        return False
    facts.add(key, value, found_in)
    return True


def _can_be_title(blocks: list[list[str]]) -> bool:
    """Whether the first line is short, ends like no sentence, and stands alone or over other lines of a head."""
    line, *following = blocks[0]
    if _MARKED_TITLE.match(line):
        return True
    if (
        len(line) > _LONGEST_TITLE
        or _ENDS_SENTENCE.search(line)
        or is_caption(line)
        or _ITEM.match(line)
        or len(blocks) < 2
    ):
        return False
    if not following or _RULE.match(following[0]) or _header_line(following[0], Facts()):
        return True
    return len(following) < _MOST_TITLES and _can_be_title([following, *blocks[1:]])


def _name_titles(titles: list[str], facts: Facts) -> None:
    """Of the lines at the top that are no sentence the last is the title; one in capitals before it is the outlet."""
    titles = [_MARKED_TITLE.sub("", title).strip(" *_#") for title in titles]
    if len(titles) > 1 and titles[0].isupper():
        facts.add("outlet", titles[0].title(), "first line", titles[0])
        facts.add("title", titles[-1], "first lines")
    elif titles:
        facts.add("title", titles[0], "first line")


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether lines were broken to fit a page: none is long, and most but the last of each block are nearly full."""
    inner = [len(line) for block in blocks for line in block[:-1]]
    longest = max((len(line) for block in blocks for line in block), default=0)
    return bool(inner) and longest <= _WRAPPED_AT and sum(length > longest * 0.6 for length in inner) > len(inner) * 0.6


def _paragraph(line: str) -> Paragraph:
    bullet = _BULLET.match(line)
    return Paragraph(f"- {line[bullet.end() :]}", (), "item") if bullet else Paragraph(line)


def _lines_of(block: list[str], wrapped: bool) -> list[str]:
    """The paragraphs in a block: all of its lines as one where lines were broken to fit, each by itself otherwise."""
    if not wrapped:
        return block
    joined: list[str] = []
    for line in block:
        if joined and not (_ITEM.match(line) or _RULE.match(line) or _RULE.match(joined[-1])):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
