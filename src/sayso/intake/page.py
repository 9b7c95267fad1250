"""The entrance: a Page goes in, a Story comes out, or one clear line that says why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.errors import NoStoryError, TooLargeError
from sayso.intake import encoding, html, markdown, media, plain, record, wire
from sayso.intake.draft import Draft, assemble
from sayso.intake.record import JsonFields
from sayso.intake.whitespace import characters
from sayso.vocabulary import Finding, Page, Story


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a page may be. A newspaper page has 0.1 to 2 MB of markup, and a long read 100 000 characters."""

    bytes: int = 20_000_000
    characters: int = 1_000_000  # of text that is shown: a novel


_FIELDS: Final = JsonFields()
_LIMITS: Final = Limits()


def story(page: Page, *, fields: JsonFields = _FIELDS, limits: Limits = _LIMITS) -> Story:
    """The story on ``page``: its text, without title, captions and the page around it, and who published it, when.

    ``fields`` says under which keys a JSON record keeps what. Raises NotTextError for what is no text,
    NoStoryError where there is no article, TooLargeError beyond ``limits``, IntakeError for a broken
    record; each names ``page.location`` and says what to do. Never any other exception.
    """
    if len(page.data) > limits.bytes:
        raise TooLargeError(
            f"{page.location} has more than {limits.bytes // 1_000_000} MB: save the article's text as a .txt file"
        )
    if not page.data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise NoStoryError(f"{page.location} is empty: give the story's page or its text")
    medium = media.medium(page)
    text, how = encoding.decode(page.data, page.encoding)
    if medium != "html" and len(text) > limits.characters:
        raise _too_long(page, limits)
    draft = _read(medium, text, page, fields)
    return _finish(draft, page, limits, how)


def _read(medium: media.Medium, text: str, page: Page, fields: JsonFields) -> Draft:
    if medium == "html":
        return html.read(text, page.location, page.url)
    if medium == "record":
        return record.read(text, page.location, page.url, fields)
    draft = markdown.read(text) if medium == "markdown" else plain.read(text)
    draft.facts.add("url", page.url, "where the page was got")
    return draft


def _finish(draft: Draft, page: Page, limits: Limits, how: str) -> Story:
    text, links = assemble(draft.paragraphs)
    if not text.strip() or not characters(text).strip():
        raise NoStoryError(f"{page.location} has no text: give the story's page or its text")
    if len(text) > limits.characters:
        raise _too_long(page, limits)
    starts = [0]
    for paragraph in draft.paragraphs[:2]:
        starts.append(starts[-1] + len(paragraph.text) + 2)
    facts = draft.facts
    dateline = wire.dateline(text, starts, facts)
    wire.tags(draft)
    values = facts.values
    return Story(
        text=text,
        location=page.location,
        sha256=page.sha256,
        title=values.get("title"),
        outlet=values.get("outlet"),
        url=values.get("url"),
        byline=facts.byline,
        published=values.get("published"),
        modified=values.get("modified"),
        language=values.get("language"),
        dateline=dateline,
        wire=facts.wire,
        images=draft.images,
        links=links,
        findings=(*facts.findings, Finding("text", f"bytes decoded as {how}", text[:80])),
    )


def _too_long(page: Page, limits: Limits) -> TooLargeError:
    return TooLargeError(f"{page.location} has more than {limits.characters:,} characters: split it into its stories")
