"""The pictures of an article, which trafilatura drops: taken out of the tree, so that no caption becomes body text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml import html

from sayso.intake.captions import Caption, caption, credit, merge
from sayso.intake.draft import letters
from sayso.intake.furniture import Layout, names, short_text
from sayso.intake.whitespace import one_line
from sayso.vocabulary import Image

_PICTURES: Final = ("img", "amp-img")
_PICTURE_WORDS: Final = re.compile(
    r"pic|photo|image|img|figure|caption|media|illustr|credit|document|visual|gallery|slide|hero", re.I
)
_CAPTION_WORDS: Final = re.compile(r"caption|cutline|pic-sign|photo-?desc|image-?desc|img-?desc", re.I)
_CREDIT_WORDS: Final = re.compile(
    r"credit|copyright|photographer|\blic\b|licen[cs]e|attribution|contributor|rights|image-?source|byline|author", re.I
)
_HIDDEN_WORDS: Final = re.compile(r"visually-?hidden|sr-only|screen-?reader|\bhide-caption\b|hide-text|toggle", re.I)
_CREDIT_TAGS: Final = ("cite", "small")
_NOT_CAPTION_TAGS: Final = ("script", "style", "noscript", "button", "template", "svg", "time")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "input", "time", "video", "audio", "iframe", "article", "main")
_TEXT_TAGS: Final = ("body", "html", "article", "main", "section", "header")
_SHORTEST_PROSE: Final = 60  # characters of a paragraph that is no caption, unless it is called one
_LONGEST_CAPTION: Final = 700  # characters; more than that under one picture is a text with a picture in it
_MOST_COPIES: Final = 4  # of one picture: for pages without scripts, for small screens
_SMALLEST: Final = 100  # pixels; what is declared smaller is an icon


def take(tree: html.HtmlElement, base: str | None) -> tuple[tuple[Image, ...], frozenset[str]]:
    """Take the pictures of the article, with the words under them, out of ``tree``.

    Returns each picture once, and the letters (as ``draft.letters`` gives them) of all captions and
    alternative texts: a paragraph that has the same letters is a caption repeated.
    """
    layout = Layout(tree)
    images: list[Image] = []
    words: set[str] = set()
    for holder, pictures in list(_holders(tree, layout)):
        if holder.getparent() is None:
            continue
        found = _read(holder, pictures, base)
        words |= {letters(text) for picture in pictures if (text := picture.get("alt"))}
        if found is not None:
            images.append(found)
            if found.caption:
                words |= {letters(found.caption), letters(f"{found.caption} {found.credit}")}
        holder.drop_tree()
    images += _captions_apart(tree, layout)
    merged = merge(images)
    words |= {letters(image.caption) for image in merged if image.caption}
    return merged, frozenset(word for word in words if len(word) > 8)


def _holders(tree: html.HtmlElement, layout: Layout) -> Iterator[tuple[html.HtmlElement, list[html.HtmlElement]]]:
    """Each element that holds a picture and its words, and nothing else, with the pictures in it."""
    seen: set[html.HtmlElement] = set()
    for element in tree.iter("figure", *_PICTURES):
        if element in seen or layout.is_furniture(element):
            continue
        if element.tag == "figure":
            pictures = list(element.iter(*_PICTURES))
            if not pictures and (
                element.find(".//figcaption") is None
                or _has(element, ("blockquote", "table", "pre", "iframe", "video"))
            ):
                continue
            holder = element
        else:
            if _is_small(element) or _leads_home(element):
                continue
            holder = _climb(element)
            pictures = list(holder.iter(*_PICTURES)) or [element]
        seen.update(holder.iter("figure", *_PICTURES))
        yield holder, pictures


def _captions_apart(tree: html.HtmlElement, layout: Layout) -> list[Image]:
    """Take out the captions that are left, which stand apart from their pictures, and make pictures of them."""
    found = []
    for element in [e for e in tree.iter("div", "p", "span", "figcaption", "small") if _CAPTION_WORDS.search(names(e))]:
        text = _text(element)
        if element.getparent() is None or not 3 < len(text) <= _LONGEST_CAPTION or layout.is_furniture(element):
            continue
        if _CREDIT_WORDS.search(names(element)) or element.find(".//p") is not None:
            continue
        found.append(caption(text).image())
        element.drop_tree()
    return found


def _climb(picture: html.HtmlElement) -> html.HtmlElement:
    """The highest element around ``picture`` that still holds only it and its words; itself when it has none."""
    holder = best = picture
    for ancestor in picture.iterancestors():
        if ancestor.tag in _TEXT_TAGS or _holds_several(ancestor) or _has(ancestor, _HEADINGS):
            break
        if short_text(ancestor, _LONGEST_CAPTION) is None:
            break
        own = bool(_PICTURE_WORDS.search(names(ancestor)))
        if not own and (_text(best) or any(_is_prose(paragraph) for paragraph in ancestor.iter("p"))):
            break
        text = _text(ancestor)
        holder = ancestor
        linked = sum(len(_text(link)) for link in ancestor.iter("a"))
        named = any(
            _PICTURE_WORDS.search(names(e)) for e in ancestor.iter() if e is not picture and e.tag not in _PICTURES
        )
        credited = any(_CREDIT_WORDS.search(names(e)) for e in ancestor.iter())
        if text and ((linked > len(text) / 2 and not credited) or not named):
            break
        best = holder
    return best


def _is_prose(paragraph: html.HtmlElement) -> bool:
    named = _CAPTION_WORDS.search(names(paragraph)) or _CREDIT_WORDS.search(names(paragraph))
    return not named and len(paragraph.text_content()) > _SHORTEST_PROSE


def _holds_several(element: html.HtmlElement) -> bool:
    """Whether there is more than one picture in ``element``; a few copies of one file count as one."""
    seen: set[str | None] = set()
    for number, picture in enumerate(element.iter(*_PICTURES)):
        seen.add(picture.get("src"))
        if len(seen) > 1 or number == _MOST_COPIES:
            return True
    return False


def _read(holder: html.HtmlElement, pictures: list[html.HtmlElement], base: str | None) -> Image | None:
    credited = list(_innermost_credits(holder))
    said = _text(holder, without=credited)
    read = caption(_halved(said))
    parts = [credit(_text(element)) for element in credited]
    if parts and not read.text and not read.credit and len(parts[0].credit or "") > 80:
        read, parts = caption(_text(credited[0])), []
    merged = Caption(
        read.text,
        next((part.credit for part in [*parts, read] if part.credit), None),
        next((part.licence for part in [*parts, read] if part.licence), None),
        next((part.via for part in [*parts, read] if part.via), None),
        read.source_url or _source_link(holder, base),
    )
    url = next((url for picture in pictures if (url := _address(picture, base))), None)
    if merged == Caption() and not _stands_in_text(holder):
        return None
    return merged.image(url)


def _stands_in_text(holder: html.HtmlElement) -> bool:
    """Whether a picture without a word stands between the paragraphs of the article, where a teaser's does not."""
    parent = holder.getparent()
    return parent is not None and sum(map(_is_prose, parent.iterchildren("p"))) > 1


def _innermost_credits(holder: html.HtmlElement) -> Iterator[html.HtmlElement]:
    whole = len(_text(holder))
    taken: set[html.HtmlElement] = set()
    for element in holder.iter():
        if not isinstance(element.tag, str) or element is holder or any(a in taken for a in element.iterancestors()):
            continue
        marked = element.tag in _CREDIT_TAGS or (
            _CREDIT_WORDS.search(names(element)) and not _CAPTION_WORDS.search(element.get("class") or "")
        )
        text = _text(element)
        if text and (marked or (re.search(r"credit|copyright", names(element), re.I) and len(text) < whole / 2)):
            if element.tag in _CREDIT_TAGS and len(text) == whole and not _CREDIT_WORDS.search(names(element)):
                continue  # the caption is merely set in small type
            taken.add(element)
            yield element


def _text(element: html.HtmlElement, without: list[html.HtmlElement] | None = None) -> str:
    """The words of ``element``, spaces between its parts, without those that are not shown and those of ``without``."""
    pieces: list[str] = []
    skipped = set(without or ())

    def walk(node: html.HtmlElement) -> None:
        hidden = (
            node in skipped
            or not isinstance(node.tag, str)
            or node.tag in _NOT_CAPTION_TAGS
            or _HIDDEN_WORDS.search(names(node))
        )
        if not hidden:
            block = node.tag in ("p", "div", "br", "li", "dd", "dt", "figcaption", "small", "cite")
            pieces.append(" " if block else "")
            pieces.append(node.text or "")
            for child in node:
                walk(child)
            pieces.append(" " if block else "")
        if node is not element:
            pieces.append(node.tail or "")

    walk(element)
    return one_line("".join(pieces))


def _halved(text: str) -> str:
    """``text`` once, where it is the same words twice (a caption for the small screen and one for the large)."""
    half = len(text) // 2
    first, second = text[:half].strip(), text[half:].strip()
    return first if len(first) > 10 and letters(first) == letters(second) else text


def _source_link(holder: html.HtmlElement, base: str | None) -> str | None:
    """The page the picture was taken from: a link among its words that leads to another site."""
    here = urlsplit(base or "").netloc.removeprefix("www.")
    for link in holder.iter("a"):
        address = _absolute(link.get("href"), base)
        if (
            address
            and not any(True for _ in link.iter(*_PICTURES))
            and urlsplit(address).netloc.removeprefix("www.") != here
        ):
            return address
    return None


def _address(picture: html.HtmlElement, base: str | None) -> str | None:
    """Where the picture's file is."""
    sets = [picture.get("srcset") or picture.get("data-srcset") or ""]
    candidates = [picture.get(name) or "" for name in ("src", "data-src", "data-original", "data-lazy-src")]
    candidates += [part.strip().split(" ")[0] for value in sets for part in re.split(r",\s+", value)]
    return next((found for url in candidates if url and (found := _absolute(url, base))), None)


def _absolute(url: str | None, base: str | None) -> str | None:
    if not url or url.startswith(("data:", "#", "javascript:", "blob:")):
        return None
    try:
        address = urljoin(base or "", url.strip())
        return address if urlsplit(address).scheme in ("http", "https") else (url if not base else None)
    except ValueError:
        return None


def _leads_home(picture: html.HtmlElement) -> bool:
    """Whether the picture is the link to the front page: the masthead."""
    return any(
        link.get("href") in ("/", "./", "/index.html") or link.get("rel") == "home"
        for link in picture.iterancestors("a")
    )


def _is_small(picture: html.HtmlElement) -> bool:
    sizes = [picture.get(name) or "" for name in ("width", "height")]
    return any(size.removesuffix("px").isdigit() and int(size.removesuffix("px")) < _SMALLEST for size in sizes)


def _has(element: html.HtmlElement, tags: tuple[str, ...]) -> bool:
    return next(element.iterdescendants(*tags), None) is not None
