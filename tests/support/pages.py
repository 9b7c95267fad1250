"""Pages taken apart, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib


def parsed(page: str) -> Element:
    """The tree of a page; fails where it is not HTML as the standard has it."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page)
    assert isinstance(tree, Element)
    return tree


def words(element: Element, *, without: tuple[str, ...] = ()) -> str:
    """The text of an element, without the elements of some classes or names."""
    text = element.text or ""
    for child in element:
        if child.tag not in without and not set(child.get("class", "").split()) & set(without):
            text += words(child, without=without)
        text += child.tail or ""
    return text


def unspaced(text: str) -> str:
    """``text`` without white space: signs stand in it with a space that is not the story's."""
    return "".join(text.split())


def tags(element: Element) -> Iterator[Element]:
    return (each for each in element.iter() if isinstance(each.tag, str))
