"""One JSON record: a line of a JSONL file, with a story's text and what is known of it under keys of any name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sayso.errors import IntakeError, NoStoryError
from sayso.intake import html, plain
from sayso.intake.bylines import people
from sayso.intake.draft import Draft, Facts
from sayso.intake.whitespace import one_line

_KEYS_SHOWN: Final = 12  # of a record, in an error message


Keys: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JsonFields:
    """Under which key a record keeps what; of several keys the first that is filled. ``a.b`` is key b in object a."""

    text: Keys = (
        "text",
        "body",
        "content",
        "article",
        "maintext",
        "article_text",
        "full_text",
        "raw_text",
        "story",
    )
    html: Keys = ("html", "raw_html", "body_html", "content_html")
    title: Keys = ("title", "headline", "head", "name")
    outlet: Keys = (
        "outlet",
        "publisher",
        "source",
        "site_name",
        "sitename",
        "publication",
        "newspaper",
        "domain",
        "source_domain",
    )
    url: Keys = ("url", "link", "canonical_url", "source_url", "uri")
    byline: Keys = ("byline", "author", "authors", "by", "creator")
    published: Keys = (
        "published",
        "date_publish",
        "published_at",
        "publication_date",
        "datePublished",
        "pubdate",
        "date",
        "timestamp",
    )
    modified: Keys = ("modified", "date_modify", "updated", "updated_at", "dateModified")
    language: Keys = ("language", "lang")


_SINGLE: Final = ("title", "outlet", "url", "published", "modified", "language")


def read(text: str, location: str, url: str | None, fields: JsonFields) -> Draft:
    """The story in the JSON object ``text``; IntakeError where it is none, NoStoryError where the text is missing."""
    try:
        record = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise IntakeError(
            f'{location} is no valid JSON{where}: give one object a line, such as {{"text": "…"}}'
        ) from error
    if isinstance(record, list):
        raise IntakeError(f"{location} is a JSON list: write its records into a .jsonl file, one object a line")
    if not isinstance(record, dict):
        raise IntakeError(f'{location} is JSON but no object: give one object a line, such as {{"text": "…"}}')
    facts = _facts(record, fields)
    _, found = _first(record, fields.text)
    markup_key, markup = _first(record, fields.html)
    if isinstance(markup, str) and markup.strip() and not (isinstance(found, str) and found.strip()):
        draft = html.read(markup, f"{location}, key {markup_key}", facts.values.get("url") or url)
        return Draft(draft.paragraphs, _over(facts, draft.facts), draft.images)
    if isinstance(found, list) and all(isinstance(part, str) for part in found):
        found = "\n\n".join(found)
    if not isinstance(found, str) or not found.strip():
        keys = one_line(", ".join(list(map(str, record))[:_KEYS_SHOWN]))
        looked = ", ".join(_keys(fields.text))
        raise NoStoryError(
            f"{location} has no text under {looked}: name the key that holds it (the record has: {keys or 'none'})"
        )
    draft = plain.read(found)
    return Draft(draft.paragraphs, _over(facts, draft.facts), draft.images)


def _facts(record: dict[str, Any], fields: JsonFields) -> Facts:
    facts = Facts()
    for name in _SINGLE:
        for key in _keys(getattr(fields, name)):
            words = _words(_get(record, key))
            if words and plain.take(name, words, f"key {key}", facts):
                break
    key, value = _first(record, fields.byline)
    names = [_words(author) for author in value] if isinstance(value, list) else [_words(value)]
    facts.add_byline(
        tuple(dict.fromkeys(n for name in names if name for n in people(name))),
        f"key {key}",
        ", ".join(filter(None, names)),
    )
    return facts


def _over(known: Facts, found: Facts) -> Facts:
    """``known`` first, and what ``found`` has beyond it."""
    for finding in found.findings:
        if finding.field == "byline":
            known.add_byline(found.byline, finding.found_in, finding.words)
        elif finding.field == "wire":
            known.findings.append(finding)
        elif finding.field in found.values:
            known.add(finding.field, found.values[finding.field], finding.found_in, finding.words)
    known.wire += tuple(agency for agency in found.wire if agency not in known.wire)
    return known


def _first(record: dict[str, Any], keys: Keys) -> tuple[str, Any]:
    return next(((key, value) for key in _keys(keys) if (value := _get(record, key))), ("", None))


def _get(record: dict[str, Any], key: str) -> Any:
    if key in record:
        return record[key]
    value: Any = record
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _words(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return (one_line(value) or None) if isinstance(value, str) else None


def _keys(keys: Keys) -> tuple[str, ...]:
    return (keys,) if isinstance(keys, str) else keys
