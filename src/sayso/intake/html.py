"""A web page: measured before it is built, read, and its article taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree, html

from sayso.errors import NoStoryError, TooLargeError
from sayso.intake import body, images, metadata
from sayso.intake.bylines import people
from sayso.intake.draft import Draft, Facts, Paragraph, letters
from sayso.intake.whitespace import one_line

MAX_TAGS: Final = 25_000  # newspaper pages have 500 to 4 000
MAX_DEPTH: Final = 100  # newspaper pages go down to 30; trafilatura takes time for each level
MAX_ATTRIBUTES: Final = 200  # of one tag, where 20 are many: the parser takes quadratic time
MAX_CHARACTERS: Final = 2_000_000  # outside scripts, spaces included; newspaper pages have 5 000 to 100 000

# Characters that no tree can hold: control characters, halves of characters, non-characters; raw or as &#1;
_UNFIT: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE: Final = re.compile(r"&#(?:([xX])([0-9a-fA-F]{1,8})|(\d{1,8}));?")
_SHORTEST_STORY: Final = 80  # letters: a flash of one sentence is a story, a button is none
_WALL: Final = re.compile(
    r"\b(?:sign in|log ?in|subscribe|create an? (?:free )?account|(?:enable|turn on) javascript|accept (?:all )?cookies"
    r"|we value your privacy|verify (?:that )?you are (?:a )?human|checking your browser|access denied|are you a robot"
    r"|page not found|error 40\d|404)\b",
    re.IGNORECASE,
)
_WALL_DENSITY: Final = 120  # characters of text for each of those words
_WALL_LENGTH: Final = 900  # characters; more text than that around such words is a story that has them in it
_LONGEST_CELL: Final = 300  # characters in a table of figures
_BLOCKS: Final = ("p", "h1", "h2", "div", "ul", "table", "br")
_FEWEST_WORDS: Final = 4  # of a link that is a teaser and no name
_MOST_BESIDE_LINKS: Final = 12  # letters: "Read more", "Watch"
_LABEL_ALONE: Final = re.compile(r"^(?:published|updated|posted|last updated|by|share|print|advertisement)\W*$", re.I)
_STATED: Final = re.compile(r"^(?:published|updated|posted|last updated|by|from|share|print|advertisement)\b", re.I)


def read(text: str, location: str, url: str | None = None) -> Draft:
    """The article on the page whose markup is ``text``.

    NoStoryError where there is none, TooLargeError where the markup is beyond all reason.
    """
    tree = _parse(text, location)
    _unfold_layout(tree)
    base = _base(tree, url)
    facts = metadata.read(tree, url)
    base = base or facts.values.get("url")
    pictures, captions = images.take(tree, base)
    paragraphs = _only_the_article(body.extract(tree, base), facts, captions)
    _refuse_walls(paragraphs, location)
    return Draft(paragraphs, facts, pictures)


@dataclass(slots=True)
class _Meter:
    """Counts the tags of a page as they are parsed, without building anything, and stops at the limits."""

    location: str
    tags: int = 0
    depth: int = 0
    characters: int = 0
    open: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.open = tag
        self.tags += 1
        self.depth += 1
        for count, limit, what in (
            (self.tags, MAX_TAGS, "tags"),
            (self.depth, MAX_DEPTH, "tags within each other"),
            (len(attributes), MAX_ATTRIBUTES, "attributes on one tag"),
        ):
            if count > limit:
                raise TooLargeError(
                    f"{self.location} has more than {limit} {what}: save the article's text as a .txt file"
                )

    def end(self, _tag: str) -> None:
        self.depth -= 1
        self.open = ""

    def data(self, text: str) -> None:
        if self.open not in ("script", "style"):
            self.characters += len(text)
        if self.characters > MAX_CHARACTERS:
            raise TooLargeError(
                f"{self.location} has more than {MAX_CHARACTERS:,} characters: split it into its stories"
            )

    def close(self) -> None:
        """Nothing was built."""


def _parse(text: str, location: str) -> html.HtmlElement:
    data = _UNFIT.sub("", _REFERENCE.sub(_without_unfit, text)).encode("utf-8")
    try:
        meter: Any = _Meter(location)  # the stubs ask for more than lxml does
        etree.fromstring(data, parser=etree.HTMLParser(encoding="utf-8", target=meter))
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NoStoryError(f"{location} holds no page that can be read: give the story's page or its text") from error


def _without_unfit(reference: re.Match[str]) -> str:
    code = int(reference[2], 16) if reference[1] else int(reference[3])
    return "" if code > 0x10FFFF or _UNFIT.match(chr(code)) else reference[0]


def _unfold_layout(tree: html.HtmlElement) -> None:
    """Make plain boxes of the tables that only arrange the page, as pages of old did: those with text in paragraphs."""
    for table in list(tree.iter("table")):
        cells = [cell for cell in table.iter("td") if len(cell.text_content()) > _LONGEST_CELL]
        if cells and any(next(cell.iterdescendants(*_BLOCKS), None) is not None for cell in cells):
            for part in table.iter("table", "thead", "tbody", "tr", "td", "th"):
                part.tag = "div"


def _base(tree: html.HtmlElement, url: str | None) -> str | None:
    given = next(
        (
            base.get("href")
            for base in tree.iter("base")
            if (base.get("href") or "").startswith(("http://", "https://"))
        ),
        None,
    )
    return given or url


def _only_the_article(found: list[Paragraph], facts: Facts, captions: frozenset[str]) -> list[Paragraph]:
    """``found`` without the title, captions said again, and the lines at the top that say who and when."""
    title = letters(facts.values.get("title") or "")
    kept: list[Paragraph] = []
    for paragraph in found:
        own = letters(paragraph.text)
        if not own or own == title or own in captions or _is_only_links(paragraph):
            continue
        if len(kept) == 0 and _says_who_or_when(paragraph.text, facts):
            continue
        kept.append(paragraph)
    return kept


def _is_only_links(paragraph: Paragraph) -> bool:
    """Whether ``paragraph`` leads elsewhere and says nothing itself: one link of several words, or links in a row."""
    linked = sum(end - start for start, end, _ in paragraph.links)
    left = len(letters(paragraph.text)) - sum(len(letters(paragraph.text[s:e])) for s, e, _ in paragraph.links)
    several = len(paragraph.links) > 1 or len(paragraph.text.split()) >= _FEWEST_WORDS
    return linked > 0 and several and left <= _MOST_BESIDE_LINKS and paragraph.shape != "item"


def _says_who_or_when(text: str, facts: Facts) -> bool:
    """Whether ``text`` is a line over the article: it is one of the lines in which byline or date were found."""
    if len(text) > 200:
        return False
    if _LABEL_ALONE.match(text):
        return True
    words = {
        letters(finding.words) for finding in facts.findings if finding.field in ("byline", "published", "modified")
    }
    if letters(text) in words or all(letters(line) in words for line in text.split("\n")):
        return True
    names = people(text)
    return bool(names) and bool(_STATED.match(text)) and all(name in facts.byline for name in names)


def _refuse_walls(paragraphs: list[Paragraph], location: str) -> None:
    text = one_line(" ".join(paragraph.text for paragraph in paragraphs))
    if len(letters(text)) < _SHORTEST_STORY:
        raise NoStoryError(f"{location} has no article on it: open the story itself, or save its text as a .txt file")
    if len(text) < _WALL_LENGTH and _WALL.search(text) and len(_WALL.findall(text)) * _WALL_DENSITY > len(text):
        raise NoStoryError(f"{location} asks to log in or to accept something: save the article's text as a .txt file")
