"""The text of an article, without the page around it: trafilatura finds it, this module makes paragraphs of it."""

from __future__ import annotations

import copy
import logging
import re
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from trafilatura.core import bare_extraction
from trafilatura.settings import Document

from sayso.errors import IntakeError
from sayso.intake import furniture
from sayso.intake.draft import Paragraph, Shape, letters

# A library that nobody configured writes its warnings to the terminal; this one's are for its authors.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

# Both what trafilatura makes of a page and plain HTML are read: a tag opens a paragraph of this shape.
_TAGS: Final[tuple[tuple[Shape, str], ...]] = (
    ("text", "p div body ab fw table list ul ol section article main pre dl hr"),
    ("heading", "head h1 h2 h3 h4 h5 h6"),
    ("quote", "quote blockquote"),
    ("item", "item li dd dt"),
    ("row", "row tr"),
)
_SHAPES: Final = {tag: shape for shape, tags in _TAGS for tag in tags.split()}
_CELLS: Final = ("cell", "td", "th")
_NO_TEXT: Final = ("script", "style", "noscript", "template", "graphic", "img", "svg", "head-meta")
_QUOTES: Final = "\"'“”‘’«»„‚"
_BODY_NAMES: Final = re.compile(
    r"(?:^|[-_ ])(?:article|story|entry|post|content|news)[-_]*(?:body|content|text)|(?:^| )body__|articleBody",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"\s+")
_SHORTEST_PROSE: Final = 60  # characters
_FEWEST_IN_CHUNK: Final = 3  # paragraphs; a teaser has one or two
_MOST_PULL_QUOTES: Final = 200  # looked at: each is sought in the whole text
_SHORTEST_PULL_QUOTE: Final = 15  # letters; "Yes" may well be said twice


def extract(tree: html.HtmlElement, base: str | None) -> list[Paragraph]:
    """The paragraphs of the article in ``tree`` as trafilatura finds it, links made absolute with ``base``.

    No comments, no pictures; an empty list where there is no article. The tree is left as it is.
    """
    tree = copy.deepcopy(tree)
    furniture.clear(tree)
    _join_chunks(tree)
    _split_at_breaks(tree)
    try:
        document = bare_extraction(tree, include_comments=False, include_links=True, include_tables=True)
    except Exception as error:
        raise IntakeError(
            f"the page's text could not be found ({type(error).__name__}): save it as a .txt file"
        ) from error
    if not isinstance(document, Document) or document.body is None:
        return []
    return without_pull_quotes(paragraphs(document.body, base))


def paragraphs(tree: etree._Element, base: str | None) -> list[Paragraph]:
    """The paragraphs of a tree of text, either HTML's or trafilatura's, in order."""
    found: list[Paragraph] = []
    pieces: list[tuple[str, str | None]] = []
    open_shapes: list[Shape] = ["text"]
    urls: list[str | None] = [None]
    skipping: etree._Element | None = None

    def flush(shape: Shape) -> None:
        paragraph = Paragraph.of(pieces, shape)
        if paragraph.text:
            found.append(paragraph)
        pieces.clear()

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        shape = _SHAPES.get(tag)
        if event == "start":
            if skipping is not None:
                continue
            if tag in _NO_TEXT:
                skipping = element
                continue
            if shape:
                flush(open_shapes[-1])
                inner = shape == "text" and open_shapes[-1] in ("item", "quote", "heading") and tag in ("p", "div")
                open_shapes.append(open_shapes[-1] if inner else shape)
            elif tag in ("lb", "br"):
                pieces.append(("\n", None))
            elif tag in _CELLS and pieces:
                pieces.append((" | ", None))
            elif tag in ("ref", "a"):
                urls.append(_absolute(element.get("target") or element.get("href"), base))
            if element.text:
                pieces.append((_SPACES.sub(" ", element.text), urls[-1]))
            continue
        if skipping is element:
            skipping = None
        elif skipping is not None:
            continue
        elif shape:
            flush(open_shapes.pop())
        elif tag in ("ref", "a"):
            urls.pop()
        if element.tail and element is not tree:
            pieces.append((_SPACES.sub(" ", element.tail), urls[-1]))
    flush("text")
    return found


def without_pull_quotes(found: list[Paragraph]) -> list[Paragraph]:
    """``found`` without the quotations set large a second time: those whose words stand in another paragraph."""
    apart = [p for p in found if p.shape == "quote" or (p.text[0] in _QUOTES and p.text[-1] in _QUOTES)]
    whole = " ".join(letters(paragraph.text) for paragraph in found)
    repeated = set()
    for paragraph in apart[:_MOST_PULL_QUOTES]:
        own = letters(paragraph.text)
        if len(own) >= _SHORTEST_PULL_QUOTE and whole.count(own) > 1:
            repeated.add(id(paragraph))
            whole = whole.replace(own, "", 1)  # of two that are alike, one stays
    return [paragraph for paragraph in found if id(paragraph) not in repeated]


def _absolute(url: str | None, base: str | None) -> str | None:
    """The address that a link leads to, or None when it leads to no other page."""
    if not url or url.startswith("#"):
        return None
    try:
        address = urljoin(base or "", url.strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in ("http", "https") and parts.netloc:
        return address
    return None if parts.scheme else address  # a page of the same site, whichever that is


def _join_chunks(tree: html.HtmlElement) -> None:
    """Put the text of an article that comes in several containers of one name into the first; trafilatura takes one.

    The containers around them lose their names: what holds the article is no teaser, whatever it is called.
    """
    chunks: dict[str, list[html.HtmlElement]] = {}
    for element in tree.iter("div", "section"):
        if _BODY_NAMES.search(furniture.names(element)) and any(_is_prose(child) for child in element.iter("p")):
            chunks.setdefault(f"{element.tag} {element.get('class')}", []).append(element)
    layout = furniture.Layout(tree)
    for group in chunks.values():
        inside = set(group)
        outer = [e for e in group if inside.isdisjoint(e.iterancestors()) and not layout.is_furniture(e)]
        if len(outer) < 2 or min(sum(map(_is_prose, e.iter("p"))) for e in outer) < _FEWEST_IN_CHUNK:
            continue
        for later in outer[1:]:
            outer[0].extend(list(later))
            later.drop_tree()


def _is_prose(paragraph: html.HtmlElement) -> bool:
    return len(paragraph.text_content()) > _SHORTEST_PROSE


def _split_at_breaks(tree: html.HtmlElement) -> None:
    """Where paragraphs are only parted by ``<br><br>``, put a real paragraph around each; trafilatura wants them."""
    parents = {br.getparent() for br in tree.iter("br") if _next_is_break(br)}
    for parent in parents:
        if parent is None or parent.tag not in (
            "div",
            "td",
            "section",
            "article",
            "span",
            "font",
            "center",
            "body",
            "p",
        ):
            continue
        _rebuild(parent)


def _next_is_break(br: etree._Element) -> bool:
    following = br.getnext()
    return following is not None and following.tag == "br" and not (br.tail or "").strip()


_BLOCKS: Final = re.compile(r"^(?:p|div|table|ul|ol|dl|h[1-6]|blockquote|figure|section|article|aside|form|pre|hr)$")


def _rebuild(parent: etree._Element) -> None:
    children, tag = list(parent), "span" if parent.tag == "p" else "p"
    if parent.tag == "p":
        parent.tag = "div"
        tag = "p"
    current = etree.Element(tag)
    rebuilt = [current]
    current.text, parent.text = parent.text, None
    for child in children:
        parent.remove(child)
        tail, child.tail = child.tail, None
        is_block = isinstance(child.tag, str) and bool(_BLOCKS.match(child.tag))
        if is_block:
            rebuilt.append(child)
        if is_block or (child.tag == "br" and rebuilt and _ends_with_break(current)):
            current = etree.Element(tag)
            current.text = tail
            rebuilt.append(current)
        else:
            child.tail = tail
            current.append(child)
    for element in rebuilt:
        if element.tag != tag or len(element) or (element.text or "").strip():
            parent.append(element)


def _ends_with_break(paragraph: etree._Element) -> bool:
    return len(paragraph) > 0 and paragraph[-1].tag == "br" and not (paragraph[-1].tail or "").strip()
