"""Stories as tracing takes them, made from a few words: who published what and when, who said it, who is credited."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.tracing.stories.identity import story_id
from sayso.tracing.stories.passage import Entry
from sayso.vocabulary import (
    Attribution,
    Credit,
    Form,
    Ground,
    Link,
    Mention,
    Place,
    Profile,
    Reading,
    Resolution,
    Source,
    SourceType,
    Span,
    Story,
)
from support.invented import MODEL, PROGRAM, span

Said = tuple[str, str] | tuple[str, str, SourceType]
"""Who, and the words of the text that he says; what kind of source it is, where it is no named person."""


def traced(
    text: str,
    outlet: str | None = "Ostmark Post",
    published: str | None = None,
    *,
    url: str | None = None,
    modified: str | None = None,
    location: str | None = None,
    wire: tuple[str, ...] = (),
    dateline: str | None = None,
    byline: tuple[str, ...] = (),
    title: str | None = None,
    links: Sequence[tuple[str, str]] = (),
    said: Sequence[Said] = (),
    credited: Sequence[tuple[str, str]] = (),
) -> Entry:
    """A story and its reading, by hand. ``links`` are words and where they lead, ``credited`` outlets and the words."""
    story = Story(
        text=text,
        location=location or f"{outlet}-{published}.html",
        sha256="0" * 64,
        title=title,
        outlet=outlet,
        url=url,
        byline=byline,
        published=published,
        modified=modified,
        dateline=span(text, dateline) if dateline else None,
        wire=wire,
        links=tuple(Link(span(text, words), target) for words, target in links),
    )
    name = story_id(story)
    sources, attributions = _said(text, said)
    credits_ = tuple(
        Credit(
            story=name,
            outlet=credit,
            way="reported",
            place=Place(name, span(text, words)),
            url=None,
            attributions=(),
            covers=(),
            ground=Ground(0.9, "by hand"),
        )
        for credit, words in credited
    )
    reading = Reading(story, attributions, sources, (), Profile(len(text.split()), 1.0, (), ()), PROGRAM, MODEL)
    return Entry(name, reading, (), credits_)


def _said(text: str, said: Sequence[Said]) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    numbers: dict[str, str] = {}
    sources, attributions = [], []
    for number, (who, content, *kind) in enumerate(said, start=1):
        words = span(text, who)
        if who not in numbers:
            numbers[who] = f"s{len(numbers) + 1}"
            type_: SourceType = kind[0] if kind else "named_person"
            form: Form = "name" if type_ in {"named_person", "named_organization", "outlet"} else "description"
            sources.append(Source(numbers[who], type_, "by hand", words, (), None, (), None, (Mention(words, form),)))
        attributions.append(_attribution(number, words, span(text, content), numbers[who]))
    return tuple(sources), tuple(attributions)


def _attribution(number: int, who: Span, content: Span, source: str) -> Attribution:
    kind = "direct" if content.text[0] in '“"‘' else "indirect"
    return Attribution(f"a{number}", (who,), None, (content,), kind, None, 0.9, by=(Resolution(source, (), 0.9),))
