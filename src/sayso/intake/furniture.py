"""What stands around an article on a page: menus, teasers, comments, boxes, other people's posts."""

from __future__ import annotations

import re
from typing import Final

from lxml import html

from sayso.intake.whitespace import one_line

_TAGS: Final = ("nav", "footer", "aside", "form", "button", "dialog")
_WORDS: Final = re.compile(
    r"(?:^|[-_ ])(?:related|promos?|recommend\w*|teasers?|newsletter|sidebar|nav|navigation|menu|share|sharing|social"
    r"|avatar|headshot|logo|comments?|ads?|advert\w*|sponsored|outbrain|taboola|breadcrumbs?|more-from|most-read"
    r"|most-popular|popular|trending|puff|onward|footer|read-?more|read-next|cookies?|consent|gdpr)(?:$|[-_ \d])",
    re.IGNORECASE,
)
_EMBEDDED: Final = re.compile(
    r"(?:^|[-_ ])(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|telegram-post|bluesky-embed"
    r"|reddit-(?:card|embed\w*)|mastodon-embed|truthsocial-embed|social-embed)(?:$|[-_ ])",
    re.IGNORECASE,
)
_STANDFIRST: Final = re.compile(
    r"(?:^|[-_ ])(?:standfirst|dek|deck|excerpt|strapline|sub-?title|sub-?head(?:line)?|slug|kicker)(?:$|[-_ ])",
    re.IGNORECASE,
)
_LONGEST_STANDFIRST: Final = 400  # characters
_HEADINGS: Final = re.compile(
    r"^(?:more (?:from|on|stories|in)\b|most (?:read|popular)|popular(?: now)?$|related\b|read (?:next|more)"
    r"|recommended|trending|you (?:may|might) (?:also )?like|also (?:in|read)\b|don.t miss|in the same section"
    r"|latest (?:news|stories)|up next|share this|sign up|follow us|editors?.{0,2} picks?|the latest$)",
    re.IGNORECASE,
)
_MOST_IN_HEADING: Final = 3  # tags in a heading
_MOST_BOXES: Final = 100
_LONGEST_HEADING: Final = 60  # characters
_LARGEST: Final = 0.4  # of the page's text in paragraphs; what holds more of it is the article, whatever its name


class Layout:
    """Which parts of a page are furniture; the headline is in the article, so nothing around it is."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._headed = {ancestor for headline in tree.iter("h1") for ancestor in headline.iterancestors()}
        self._known: dict[html.HtmlElement, bool] = {}

    def is_furniture(self, element: html.HtmlElement) -> bool:
        """Whether ``element`` stands in a part of the page that is not the article, by the tags and names around it."""
        outside_in = list(element.iterancestors())[::-1]
        verdict = False
        for ancestor in outside_in:
            if ancestor not in self._known:
                self._known[ancestor] = not self.holds_headline(ancestor) and (verdict or _is_box(ancestor))
            verdict = self._known[ancestor]
        return verdict

    def holds_headline(self, element: html.HtmlElement) -> bool:
        """Whether the page's headline is in ``element``: then it is the page or the article, and not a box on it."""
        return element in self._headed


def _is_box(element: html.HtmlElement) -> bool:
    if element.tag in ("body", "html"):
        return False
    if element.tag in _TAGS:
        return not (element.tag == "aside" and _holds_caption(element))
    return element.tag == "header" or (element.tag not in ("article", "main") and bool(_WORDS.search(names(element))))


def _holds_caption(element: html.HtmlElement) -> bool:
    pictures = sum(1 for _ in element.iterdescendants("img", "amp-img"))
    return pictures == 1 and any("caption" in f"{names(inner)} {inner.tag}" for inner in element.iterdescendants())


def short_text(element: html.HtmlElement, limit: int) -> str | None:
    """The words of ``element`` on one line; None, without reading on, where they are more than ``limit`` characters."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > limit * 4:  # markup is full of spaces, which do not count
            return None
    text = one_line("".join(pieces))
    return text if len(text) <= limit else None


def names(element: html.HtmlElement) -> str:
    """What the page's makers call ``element``: its class and its other names."""
    keys = ("class", "id", "itemprop", "data-testid", "data-component", "data-module")
    return " ".join(filter(None, (element.get(key) for key in keys)))


def clear(tree: html.HtmlElement) -> None:
    """Take other people's posts, standfirsts, and boxes with a heading such as *Most read*, out of ``tree``."""
    layout = Layout(tree)
    for element in [e for e in tree.iter("blockquote", "div", "figure", "section") if _EMBEDDED.search(names(e))]:
        _drop(element)
    for element in [e for e in tree.iter("p", "div", "h2", "span") if _STANDFIRST.search(e.get("class") or "")]:
        if short_text(element, _LONGEST_STANDFIRST) is not None and not layout.holds_headline(element):
            _drop(element)
    whole = _prose(tree)
    headings = [
        heading
        for heading in tree.iter("h2", "h3", "h4", "h5", "h6", "strong", "b", "p", "div", "span")
        if len(heading) <= _MOST_IN_HEADING and _HEADINGS.match(short_text(heading, _LONGEST_HEADING) or "")
    ]
    for heading in headings[:_MOST_BOXES]:
        box = _box(heading, layout)
        if box is not None and _prose(box) <= _LARGEST * whole:
            _drop(box)


def _box(heading: html.HtmlElement, layout: Layout) -> html.HtmlElement | None:
    """The element around ``heading`` that is mostly links: the box that it heads."""
    for ancestor in heading.iterancestors():
        if ancestor.tag in ("body", "html", "article", "main") or layout.holds_headline(ancestor):
            return None
        links = [link for link in ancestor.iter("a") if one_line(link.text_content())]
        if len(links) >= 2 or (ancestor.tag in ("section", "aside") and links):
            text = len(one_line(ancestor.text_content()))
            linked = sum(len(one_line(link.text_content())) for link in links)
            return ancestor if linked > text * 0.3 or _WORDS.search(names(ancestor)) else None
    return None


def _prose(element: html.HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
