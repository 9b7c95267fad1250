"""Versions of a page: one address with two texts, what changed, whether the page admits it, and which is the later."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.tracing.stories.addresses import address
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.prose import Prose, prose
from sayso.tracing.stories.publishers import is_named, publisher
from sayso.tracing.texts.changes import changes
from sayso.tracing.texts.direction import moment
from sayso.tracing.texts.reuse import reuse
from sayso.vocabulary import Edge, Ground, Place, Span, Versions

# How a page says that it was changed. Sentence starts, brackets or labels; “updated its forecast” is none.
_ADMITS = re.compile(
    r"(?:\b(?:this|the|our) (?:story|article|page|report|post|piece|item|headline|copy)\b[^.\n]{0,60}?"
    r"\b(?:updated|corrected|amended|changed|clarified|edited|revised|modified|altered)\b"
    r"|\b(?:an? )?(?:earlier|previous|original|first) versions? (?:of )?(?:this|the|our)\b"
    r"|(?:^|\n|[(\[*•]\s*)(?:updates?|updated|corrections?|corrected|clarifications?|editor[’']s note|amended)\s*"
    r"(?:[:\-–—(]|,? ?(?:on |at )?(?:\w+ )?\d))[^\n]*",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d+)")
_ALIKE = 0.6  # of either text's words that stand in the other, above which undated twins of an outlet are one page
_LONGER = 8  # words more than the other; with fewer, neither is the longer one
_SURE, _LIKELY, _WEAK, _WEAKEST = 0.95, 0.85, 0.65, 0.55


@dataclass(frozen=True, slots=True)
class _Order:
    """Which of two versions is the later one, and why."""

    later: Entry
    earlier: Entry
    ground: Ground | None


def versions(a: Entry, b: Entry, others: Iterable[Entry] = ()) -> Versions | None:
    """What changed between ``a`` and ``b``, where both are texts of one page; None where they are not.

    One page: the same address; or, where one of them shows no address, the same outlet and time and mostly the same
    words, since a page that is changed in silence keeps the time it shows. ``others`` are stories that may close a
    circle: if one of them credits this page and only one version credits it, that version is the later one.
    """
    a, b = sorted((a, b), key=lambda entry: entry.id)
    ours, theirs = prose(a.reading.story), prose(b.reading.story)
    if ours.words == theirs.words:
        return None
    same = _same_page(a, b)
    if same is None:
        return None
    order = _order(a, b, ours, theirs, tuple(others))
    later, earlier = order.later, order.earlier
    before, after = (ours, theirs) if earlier.id == a.id else (theirs, ours)
    common = reuse(later, earlier)
    edge = Edge(
        later=later.id,
        earlier=earlier.id,
        kind="version",
        directed=order.ground is not None,
        share=round(common.shares[0], 3) if common else 0.0,
        passages=common.passages if common else (),
        ground=same,
        direction=order.ground,
    )
    return Versions(edge, changes(before, earlier.id, after, later.id), _admission(later, earlier))


def _same_page(a: Entry, b: Entry) -> Ground | None:
    first, second = address(a.reading.story.url), address(b.reading.story.url)
    if first and first == second:
        return Ground(0.99, f"both show the address {first}")
    if (first and second) or publisher(a) != publisher(b):
        return None
    if a.reading.story.published != b.reading.story.published:
        return None
    found = reuse(a, b)
    if found is None or min(found.shares) < _ALIKE:
        return None
    when = "both show the same time" if a.reading.story.published else "neither shows a time"
    return Ground(0.8, f"the same outlet, {when}, and {round(min(found.shares) * 100)} % of the words")


def _order(a: Entry, b: Entry, ours: Prose, theirs: Prose, others: tuple[Entry, ...]) -> _Order:
    """The two versions in order; those that nothing tells apart in that of their ids."""
    for sign in (_by_admission, _by_time):
        if found := sign(a, b):
            return found
    for later, earlier in ((a, b), (b, a)):
        if circle := _by_circle(later, earlier, others):
            return circle
    first, second = sorted((a, b), key=lambda entry: entry.id)
    return _by_length(a, b, ours, theirs) or _by_name(a, b) or _Order(second, first, None)


def _by_admission(a: Entry, b: Entry) -> _Order | None:
    ours, theirs = _admission(a, b), _admission(b, a)
    place = ours or theirs
    if place is None or (ours and theirs):
        return None
    later, earlier = (a, b) if ours else (b, a)
    return _Order(later, earlier, Ground(_SURE, f"it says that it was changed: “{place.span.text}”", (place,)))


def _by_time(a: Entry, b: Entry) -> _Order | None:
    """By when the pages say that they were last changed, then by when they were published."""
    for what, score in (("modified", _SURE), ("published", _LIKELY)):
        first, second = getattr(a.reading.story, what), getattr(b.reading.story, what)
        if not first or not second or _same_day(first, second):
            continue
        times = moment(first), moment(second)
        if times[0] != times[1]:
            later, earlier = (a, b) if times[0] > times[1] else (b, a)
            shown = later.reading.story.modified if what == "modified" else later.reading.story.published
            return _Order(
                later, earlier, Ground(score, f"it shows a later time: {(shown or '').replace('T', ' ')[:16]}")
            )
    changed = a.reading.story.modified, b.reading.story.modified
    for later, earlier, own, other in ((a, b, *changed), (b, a, changed[1], changed[0])):
        published = later.reading.story.published
        if own and not other and published and moment(own) > moment(published):
            return _Order(later, earlier, Ground(_LIKELY, "only this one shows that it was modified"))
    return None


def _same_day(first: str, second: str) -> bool:
    """Whether they name one day, and one of them no time of day."""
    return first[:10] == second[:10] and min(len(first), len(second)) <= len("2031-05-13")


def _by_circle(later: Entry, earlier: Entry, others: tuple[Entry, ...]) -> _Order | None:
    """``later`` cites an outlet that itself has it from this page, and ``earlier`` does not cite it."""
    for other in sorted(others, key=lambda entry: entry.id):
        if publisher(other) == publisher(later) or not cites(other, later):
            continue
        if (place := cites(later, other)) and not cites(earlier, other):
            name = other.reading.story.outlet
            reason = f"it cites {name}, which has it from this page: “{place.span.text}”"
            return _Order(later, earlier, Ground(_LIKELY, reason, (place,)))
    return None


def cites(story: Entry, other: Entry) -> Place | None:
    """Where ``story`` credits the outlet of ``other`` or links to its page; None where it does neither."""
    target = address(other.reading.story.url)
    for link in story.reading.story.links:
        if target and address(link.url) == target:
            return Place(story.id, link.span)
    for credit in story.credits:
        named = credit.outlet and is_named(credit.outlet, other.reading.story.outlet)
        if credit.place and (named or (target and address(credit.url) == target)):
            return credit.place
    return None


def _by_length(a: Entry, b: Entry, ours: Prose, theirs: Prose) -> _Order | None:
    """Later versions mostly add."""
    if abs(len(ours.words) - len(theirs.words)) < _LONGER:
        return None
    later, earlier = (a, b) if len(ours.words) > len(theirs.words) else (b, a)
    more = abs(len(ours.words) - len(theirs.words))
    return _Order(later, earlier, Ground(_WEAK, f"it has {more} words more, and later versions mostly add"))


def _by_name(a: Entry, b: Entry) -> _Order | None:
    """By the order of the names under which they were saved: *page_v1*, *page_v2*; *page*, *page (2)*."""
    first, second = _natural(a.reading.story.location), _natural(b.reading.story.location)
    if first == second:
        return None
    later, earlier = (a, b) if first > second else (b, a)
    return _Order(later, earlier, Ground(_WEAKEST, "its name comes later in the order of names"))


def _natural(location: str) -> list[tuple[int, int, str]]:
    """A key by which *v10* comes after *v2*, and *page.html* before *page-2.html*."""
    stem = re.sub(r"\.\w{1,5}$", "", location).casefold()
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in _NUMBERS.split(stem) if part]


def _admission(later: Entry, earlier: Entry) -> Place | None:
    """The words by which ``later`` says that it was changed, and ``earlier`` does not."""
    before = " ".join(earlier.reading.story.text.split())
    for match in _ADMITS.finditer(later.reading.story.text):
        words = match[0].strip(" \n([*•")
        if " ".join(words.split()) not in before:
            start = match.start() + match[0].index(words)
            return Place(later.id, Span.of(later.reading.story.text, start, start + len(words)))
    return None
