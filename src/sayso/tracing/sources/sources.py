"""Whether the sources of two stories are one: people, organisations, documents, and who has no name.

What a spokesperson says is what the body says, and so is what its head says for it; somebody else of that body speaks
for himself. Two without names are never surely one here: what makes them so (the same outlet, a copy, a credit) stands
between the stories, not in their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.tracing.sources import names
from sayso.tracing.sources.bodies import body, same_body
from sayso.tracing.sources.descriptions import described
from sayso.tracing.sources.papers import paper, same_document, says_as_its_author
from sayso.tracing.sources.persons import content, is_one_office, same_named, same_office
from sayso.tracing.sources.portraits import Portrait, portrait
from sayso.tracing.sources.sameness import Sameness
from sayso.tracing.sources.unnamed import told_apart
from sayso.tracing.stories.passage import Entry

_OFFICE = re.compile(r"^(?:[Tt]he |[Aa]n? )?(?P<whose>.+?)[’']s? office$")


def same_source(a: Entry, source_a: str, b: Entry, source_b: str) -> Sameness:
    """Whether ``source_a`` of ``a`` and ``source_b`` of ``b`` are one; KeyError for an id that is not there."""
    if a.id == b.id and source_a == source_b:
        return Sameness.of("same", 1.0, "it is one source in the story")
    return same_portrait(portrait(a, source_a), portrait(b, source_b))


def same_portrait(one: Portrait, other: Portrait) -> Sameness:
    """Whether two portraits are of one source; the same either way round."""
    first, second = sorted((one, other), key=lambda each: (each.sort, each.words, each.story, each.source or ""))
    return _compared(first, second).at(one.place, other.place)


def _compared(one: Portrait, other: Portrait) -> Sameness:
    sorts = {one.sort, other.sort}
    if "body" in sorts and sorts & {"person", "office"} and (held := _office_of(one, other)):
        return Sameness.of("same", 0.8, held)
    if one.speaks_for or other.speaks_for:
        spoken = _as_bodies(one, other)
        if spoken is not None:
            return spoken
    if sorts == {"person", "body"} and (name := _one_name(one, other)):
        return Sameness.of("same", 0.8, f"both name {name}")
    if sorts == {"person"}:
        return same_named(one, other)
    if sorts == {"body"}:
        return same_body(one, other)
    if sorts == {"document"}:
        return same_document(one, other)
    if sorts <= {"person", "office"}:
        return same_office(one, other)
    if sorts == {"body", "document"} or sorts == {"document", "person"}:
        document, author = (one, other) if one.sort == "document" else (other, one)
        return says_as_its_author(document, author)
    if sorts <= {"unnamed", "office"}:
        reason = told_apart(one, other)
        if reason is not None:
            return Sameness.of("different", 0.7, reason)
        return Sameness.of("may be", 0.5, f"“{one.words}” and “{other.words}” could be one")
    return Sameness.of("different", 0.6, f"“{one.words}” and “{other.words}” are not the same source")


def _office_of(one: Portrait, other: Portrait) -> str | None:
    """Why somebody is the head of *the special prosecutor’s office*; None where that is not told."""
    head, office = (other, one) if one.sort == "body" else (one, other)
    held = head.offices if head.sort == "person" else head.descriptions
    for words in (*office.names, *office.descriptions):
        if owned := _OFFICE.match(words):
            for title in held:
                if not described(title).plural and is_one_office(title, owned["whose"]):
                    return f"“{words}” is that of {head.words}, {title}"
    return None


def _one_name(one: Portrait, other: Portrait) -> str | None:
    """A name that both have, word for word, whatever it was taken for."""
    theirs = {names.folded(name) for name in other.names}
    return next((name for name in one.names if names.folded(name) in theirs), None)


def _as_bodies(one: Portrait, other: Portrait) -> Sameness | None:
    """Where one speaks for a body: whether the other is that body or speaks for it too; None where names decide."""
    for speaker, other_one in ((one, other), (other, one)):
        if speaker.speaks_for and names.folded(speaker.speaks_for) in {names.folded(name) for name in other_one.names}:
            return Sameness.of("same", 0.85, f"{speaker.words} speaks for {speaker.speaks_for}")
    bodies = [each for each in (one, other) if each.sort == "body" or each.speaks_for]
    if len(bodies) < 2:
        return None
    if {one.sort, other.sort} == {"person"}:
        named = same_named(one, other)
        if named.verdict == "same":
            return named
    found = same_body(one, other)
    if found.verdict != "same":
        return found
    speaker = one if one.speaks_for else other
    return Sameness.of("same", found.ground.score, f"{speaker.words} speaks for {_body_words(other, one, speaker)}")


def _body_words(one: Portrait, other: Portrait, speaker: Portrait) -> str:
    rest = one if speaker is other else other
    return rest.speaks_for or speaker.speaks_for or rest.words


def keys(entry: Entry, source: str) -> frozenset[str]:
    """Words by which sources that are surely one find each other: two that are one have a key in common.

    Empty for who has no name and for what only *may be* one; KeyError for an id that is not there.
    """
    return portrait_keys(portrait(entry, source))


def portrait_keys(one: Portrait) -> frozenset[str]:
    """The same for a portrait."""
    return frozenset(_keys(one))


def _keys(one: Portrait) -> Iterator[str]:
    if one.sort == "unnamed":
        return
    if one.sort in ("person", "office"):
        for name in one.names:
            parts = names.person(name)
            yield from (f"person {part[:5]}" for part in parts[-1:])
            yield f"name {names.folded(name)}"
        for office in (*one.offices, *(one.descriptions if one.sort == "office" else ())):
            yield from (f"office {stem}" for stem in content(office))
    if one.sort == "body" or one.speaks_for:
        called = (*one.names, *one.descriptions) if one.sort == "body" else (one.speaks_for or "",)
        yield from (f"name {names.folded(name)}" for name in one.names)
        for words in called:
            if owned := _OFFICE.match(words):
                yield from (f"office {stem}" for stem in content(owned["whose"]))
            found = body(words)
            yield from (f"body {word[:4]}" for word in found.core)
            yield f"body {found.acronym}"
            yield f"name {names.folded(words)}"
    if one.sort == "document":
        for words in (*one.descriptions, *one.names):
            found_paper = paper(words)
            yield from (f"paper {stem}" for stem in (*found_paper.kept, *found_paper.names, *found_paper.dates))
            yield from (f"body {name[:4]}" for name in (*found_paper.names, *_owner_words(words)))


def _owner_words(words: str) -> Iterator[str]:
    """What a body that speaks by a document may be found under."""
    yield from body(words).core
