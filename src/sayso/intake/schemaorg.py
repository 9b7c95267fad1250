"""What a page says of itself to machines in JSON-LD, in the words of schema.org."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from sayso.intake import dates
from sayso.intake.bylines import people
from sayso.intake.draft import Facts
from sayso.intake.whitespace import one_line

_ARTICLES: Final = re.compile(r"(Article|Posting|Report|Review|LiveBlog\w*|Recipe)$")
_OUTLETS: Final = ("WebSite", "NewsMediaOrganization", "Organization")
_MOST: Final = 5000  # objects looked at in one page
_TRAILING_COMMA: Final = re.compile(r",\s*(?=[}\]])")
_CONTROL: Final = re.compile(r"[\x00-\x1f]+")
_FOUND_IN: Final = "JSON-LD"


def read(scripts: list[str], facts: Facts) -> None:
    """Add to ``facts`` what the JSON-LD of a page says of its article; broken or foreign JSON says nothing."""
    things = [thing for script in scripts for thing in _things(_parse(script))][:_MOST]
    articles = [thing for thing in things if _ARTICLES.search(" ".join(_types(thing))) and _says_something(thing)]
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 2}
    if articles:
        _article(max(articles, key=_completeness), by_id, facts)
    for wanted in _OUTLETS:
        for thing in things:
            if wanted in _types(thing):
                facts.add("outlet", _name(thing), f"{_FOUND_IN} {wanted} name")


def _article(article: dict[str, Any], by_id: dict[str, dict[str, Any]], facts: Facts) -> None:
    facts.add("title", _text(article.get("headline")) or _text(article.get("name")), f"{_FOUND_IN} headline")
    for field, key in (("published", "datePublished"), ("modified", "dateModified")):
        words = _text(article.get(key))
        if words and (value := dates.iso(words)):
            facts.add(field, value, f"{_FOUND_IN} {key}", words)
    names = [_name(_resolve(author, by_id)) for author in _list(article.get("author") or article.get("creator"))]
    facts.add_byline(
        tuple(dict.fromkeys(n for name in names if name for n in people(name))),
        f"{_FOUND_IN} author",
        ", ".join(filter(None, names)),
    )
    for publisher in _list(article.get("publisher")):
        facts.add("outlet", _name(_resolve(publisher, by_id)), f"{_FOUND_IN} publisher")
    facts.add("language", _text(article.get("inLanguage")), f"{_FOUND_IN} inLanguage")
    page = article.get("mainEntityOfPage")
    for url in (article.get("url"), page, page.get("@id") if isinstance(page, dict) else None):
        if isinstance(url, str) and url.startswith(("https://", "http://")):
            facts.add("url", url, f"{_FOUND_IN} url")


def _parse(script: str) -> Any:
    script = (
        script.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    for attempt in (script, _TRAILING_COMMA.sub("", _CONTROL.sub(" ", script))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(found: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value that have a type, the outer before the inner."""
    waiting = [found]
    for _ in range(_MOST * 10):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            if "@type" in value:
                yield value
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _types(thing: dict[str, Any]) -> list[str]:
    return [kind for kind in _list(thing.get("@type")) if isinstance(kind, str)]


def _says_something(thing: dict[str, Any]) -> bool:
    return bool(thing.get("headline") or thing.get("datePublished") or thing.get("author"))


def _completeness(thing: dict[str, Any]) -> int:
    return sum(
        bool(thing.get(key))
        for key in ("headline", "datePublished", "author", "publisher", "articleBody", "mainEntityOfPage")
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _resolve(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    return (
        by_id.get(value["@id"], value)
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value
        else value
    )


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(_text, value)))
    return _text(value)


def _text(value: Any) -> str | None:
    return (one_line(html.unescape(value)) or None) if isinstance(value, str) else None
