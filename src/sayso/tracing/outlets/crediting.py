"""Which of the stories at hand a credit means: by its link's address, else by the outlet's name and what it reported.

``settled`` says which credits of a story hold among the outlets at hand; ``credited`` which stories a credit means. A
credit to an outlet that has no such story here leads outside: it is kept, with the outlet's name, and means no story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from functools import cache, lru_cache
from typing import Final, TypeAlias

from rapidfuzz import fuzz

from sayso.reading.sourcing.likeness import stems
from sayso.tracing.outlets.credits import SURE
from sayso.tracing.outlets.frames import listed
from sayso.tracing.outlets.outlets import OutletKey, Outlets, name_words, own_name, same_outlet, site
from sayso.tracing.stories.addresses import address
from sayso.tracing.stories.moments import instant
from sayso.tracing.stories.passage import Entry, Passage, held, length
from sayso.vocabulary import Credit, Figure, Ground, Place

Alike: TypeAlias = Callable[[Passage, Passage], float]
"""How likely two passages say the same, 0 to 1."""

ASIDE: Final = 0.4
"""The score of a bare link to a story that says nothing like what stands beside the link: background, it seems."""

_NAMED: Final = 0.5  # at least, where a story of the named outlet carries it in other words
_SAME: Final = 0.5  # from here on two passages say the same; the model's own cut
_SAME_EVENT: Final = (
    0.3  # is enough where an outlet is named whose story tells of the same event: it says that it is there
)
_FEWEST_VERBATIM: Final = 4  # words of a passage that another has word for word
_NAME_COUNTS: Final = 0.5  # what a word of a name counts, where another counts one
_CLOSE: Final = 0.1  # of likeness: below this difference two stories carry a claim as well as each other
_OTHER_WORDS: Final = 0.15  # of likeness of words: below it two versions of a page fit as well as each other
_CLOCKS: Final = timedelta(hours=1)  # by which two outlets' clocks and stamps may differ
_SKEW: Final = timedelta(days=1)  # a story dated later than who credits it by more is not the one that is meant
_NEAR_BEFORE, _NEAR_BEHIND = 25, 45  # characters beside a name in which the outlet's town may stand
_NEAR = re.compile(r"[^\W\d_a-z][\w’'-]+")
_ENDS = re.compile(r"[.;:“”\"!?]")


@dataclass(frozen=True, slots=True)
class Target:
    """A story that a credit means, and why."""

    story: str  # id
    ground: Ground


def near(text: str, place: Place | None) -> tuple[str, ...]:
    """The names that stand beside the words of a credit: *The Argus in Colmere* has *Colmere*."""
    if place is None:
        return ()
    start, end = place.span.start, place.span.end
    before = _ENDS.split(text[max(0, start - _NEAR_BEFORE) : start])[-1]
    behind = _ENDS.split(text[end : end + _NEAR_BEHIND])[0]
    return tuple(_NEAR.findall(before)) + tuple(_NEAR.findall(place.span.text)) + tuple(_NEAR.findall(behind))


def keys(credit: Credit, entry: Entry, outlets: Outlets) -> tuple[OutletKey, ...]:
    """The outlets at hand that ``credit`` of the story ``entry`` may mean, sorted; its own is none of them.

    Where its link leads tells which of several outlets of one name it is.
    """
    by_link = outlets.of_site(credit.url)
    by_name: tuple[OutletKey, ...] = ()
    if credit.outlet:
        beside = near(entry.reading.story.text, credit.place)
        by_name = outlets.named(credit.outlet, beside, whole=credit.way == "wire")
        both = tuple(key for key in by_name if key in by_link)
        found = both or by_name
    else:
        found = by_link
    own = outlets.of_story(entry.id) if outlets.has(entry.id) else None
    return tuple(key for key in found if key != own)


def settled(entry: Entry, outlets: Outlets) -> tuple[Credit, ...]:
    """The credits of ``entry`` that hold among these outlets, in their order.

    One whose name is surely an outlet's holds; another where an outlet at hand has that name, or its link leads to an
    outlet at hand. Where one outlet alone is meant, the credit has its name as its own pages give it.
    """
    found = []
    for credit in entry.credits:
        means = keys(credit, entry, outlets)
        if len(means) == 1:
            name = outlets.name(means[0])
            if same_outlet(entry.reading.story, name) and site(credit.url) == site(entry.reading.story.url):
                continue
            reason = f"{credit.ground.reason}; {name} is among the outlets"
            ground = replace(credit.ground, score=max(credit.ground.score, 0.9), reason=reason)
            found.append(replace(credit, outlet=name, ground=ground))
        elif means or credit.ground.score >= SURE:
            found.append(credit)
    return tuple(_without_repeats(found))


def _without_repeats(found: Sequence[Credit]) -> Iterable[Credit]:
    """Without a mention of the agency whose tag the whole text has: *an SNA reporter at the scene said*."""
    tags = {credit.outlet for credit in found if credit.way == "wire"}
    seen: set[str | None] = set()
    for credit in found:
        if credit.way == "wire":
            if credit.outlet not in seen:
                seen.add(credit.outlet)
                yield credit
        elif credit.outlet is None or credit.outlet not in tags or credit.url:
            yield credit


def credited(
    credit: Credit,
    entry: Entry,
    entries: Mapping[str, Entry],
    outlets: Outlets,
    alike: Alike | None = None,
    passage: Passage | None = None,
) -> tuple[Target, ...]:
    """The stories of ``entries`` that ``credit`` of ``entry`` means, the best first; several where it stays open.

    ``entries`` may be all stories or only those near ``entry``, by id. ``alike`` says whether two passages say the
    same; without it shared names, figures and words do. With ``passage`` the credit is asked about that passage of
    ``entry`` alone, else about all that it covers. The result is empty where no story of that outlet is here which
    carries what is credited.
    """
    if credit.way == "additional reporting":
        return ()
    said = _said(credit, entry, passage)
    linked = [story for story in outlets.of_url(credit.url) if story in entries and story != entry.id]
    means = keys(credit, entry, outlets)
    linked = [story for story in linked if not credit.outlet or not means or outlets.of_story(story) in means]
    if linked:
        return _by_link(credit, entry, [entries[story] for story in linked], said, alike)
    if not credit.outlet and not (len(means) == 1 and means[0].endswith("|")):
        return ()  # only pages without an address may be the one that a link leads to
    found: list[Target] = []
    for key in means:
        own = (story for story in sorted(entries) if outlets.has(story) and outlets.of_story(story) == key)
        stories = [entries[story] for story in own if story != entry.id]
        if best := _of_outlet(credit, entry, stories, said, alike):
            found.append(best)
    if len(found) > 1:
        open_ = f"; {len(found)} outlets may be meant"
        found = [replace(one, ground=replace(one.ground, score=0.4, reason=one.ground.reason + open_)) for one in found]
    return tuple(sorted(found, key=lambda one: (-one.ground.score, one.story)))


def _said(credit: Credit, entry: Entry, passage: Passage | None) -> tuple[Passage, ...]:
    """The passages that a credit is about."""
    if passage is not None:
        return (passage,)
    said = [one for one in entry.passages if covers(credit, one)]
    return tuple(one for one in said if not _only_names(credit, one)) or tuple(said)


def _only_names(credit: Credit, passage: Passage) -> bool:
    """Whether a passage of the story's own is what a credit stands in: *which cited the Voice, which cited him*."""
    place = credit.place and credit.place.span
    return bool(place and passage.attribution is None and passage.spans[0].start <= place.start < passage.spans[-1].end)


def covers(credit: Credit, passage: Passage) -> bool:
    """Whether what ``passage`` says comes, by ``credit``, from another outlet: most of its words are covered."""
    return 2 * sum(held(passage.spans, part.start, part.end) for part in credit.covers) > length(passage.spans)


def _by_link(
    credit: Credit, entry: Entry, stories: Sequence[Entry], said: Sequence[Passage], alike: Alike | None
) -> tuple[Target, ...]:
    """Of the texts that the linked address showed, the one that fits."""
    best = _version(credit, entry, stories, said, alike)
    reason = "its link leads there" + (f", and of {len(stories)} texts this one fits" if len(stories) > 1 else "")
    score = 0.95 if len(stories) == 1 else 0.8
    if credit.way == "link" and not _is_named(credit) and said and _carried(best, said, alike) < _SAME_EVENT:
        score, reason = ASIDE, f"{reason}, where nothing like it is said"
    return (Target(best.id, Ground(score, reason, _places(credit))),)


def _is_named(credit: Credit) -> bool:
    """Whether the words that carry a link name the outlet."""
    words = set(name_words(credit.place.span.text)) if credit.place else set()
    return bool(credit.outlet and words & set(name_words(credit.outlet)))


def _of_outlet(
    credit: Credit, entry: Entry, stories: Sequence[Entry], said: Sequence[Passage], alike: Alike | None
) -> Target | None:
    """The story of one outlet that carries what is credited; None where none does."""
    carrying = [(_carried(story, said, alike, whole=credit.way == "wire"), story) for story in stories]
    carrying = [(score, story) for score, story in carrying if score >= _cut(entry, story)]
    in_time = [pair for pair in carrying if not _later(pair[1], entry, _CLOCKS)]
    late = [pair for pair in carrying if not _later(pair[1], entry, _SKEW)]
    chosen = in_time or late
    if not chosen:
        return None
    most = max(score for score, _ in chosen)
    close = [story for score, story in chosen if score > most - _CLOSE]
    first = min(close, key=_order)
    pages = [story for _, story in chosen if _page(story) == _page(first)]
    best = _version(credit, entry, pages, said, alike)
    name = own_name(best.reading.story) or "that outlet"
    reason = f"{name} has a story that carries it" + ("" if in_time else ", though dated later")
    score = round(min(0.9, max(most, _NAMED)), 2) if in_time else ASIDE
    return Target(best.id, Ground(score, reason, _places(credit)))


def _cut(entry: Entry, story: Entry) -> float:
    """From where on a story of the outlet that is named carries what it is named for."""
    names = frozenset[str]().union(*(one.names for one in entry.passages))
    shared = names & frozenset[str]().union(*(one.names for one in story.passages))
    return _SAME_EVENT if shared else _SAME


def _version(
    credit: Credit, entry: Entry, stories: Sequence[Entry], said: Sequence[Passage], alike: Alike | None
) -> Entry:
    """Of several texts of one page the one that is meant.

    Not one that credits in turn who credits it; then one with the figures; then the one whose words fit clearly better;
    else the earlier.
    """
    around = [entry.reading.story.outlet, *(one.outlet for one in entry.credits if one.outlet != credit.outlet)]
    forth = [story for story in stories if not _credits_back(story, [name for name in around if name])] or list(stories)
    carrying = [story for story in forth if not said or _carried(story, said, alike) >= _SAME] or forth
    fitting = [story for story in carrying if _has_figures(story, said)] or carrying
    best = max(_fit(story, said) for story in fitting)
    return min((story for story in fitting if _fit(story, said) >= best - _OTHER_WORDS), key=_order)


def _credits_back(story: Entry, outlets: Sequence[str]) -> bool:
    return any(credit.outlet and credit.outlet in outlets for credit in story.credits if credit.way != "wire")


def _carried(story: Entry, said: Sequence[Passage], alike: Alike | None, whole: bool = False) -> float:
    """How well a story carries passages: the best of them; of a ``whole`` text the middle one."""
    scores = sorted(
        (max((likeness(one, other, alike) for other in story.passages), default=0.0) for one in said), reverse=True
    )
    if not scores:
        return 0.0
    return scores[len(scores) // 2] if whole else scores[0]


def likeness(one: Passage, other: Passage, alike: Alike | None = None) -> float:
    """How likely two passages say the same, 0 to 1; without a model, by their words, names and figures."""
    if alike is not None:
        return alike(one, other)
    short, long = sorted((f" {one.wording.casefold()} ", f" {other.wording.casefold()} "), key=len)
    if len(short.split()) >= _FEWEST_VERBATIM and short.strip(" .,!?") in long:
        return 1.0
    mine, yours = (_stems(passage.wording, passage.names) for passage in (one, other))
    least = min(sum(mine.values()), sum(yours.values()))
    if not least:
        return 0.0
    words = sum(min(weight, yours[stem]) for stem, weight in mine.items() if stem in yours) / least
    words *= 0.6 if min(len(mine), len(yours)) < 3 else 1.0  # one or two words in common are little
    figures = {_amount(figure) for figure in one.figures} & {_amount(figure) for figure in other.figures}
    telling = any(amount is not None and not 0 <= amount <= 2 for amount in figures)  # one and two are everywhere
    return min(1.0, words + 0.3 * telling)


@lru_cache(maxsize=1 << 16)  # a passage is compared with all those of the stories around it
def _stems(wording: str, names: frozenset[str]) -> dict[str, float]:
    """The stems of a passage and what they count: names are of the event more than of what is said of it."""
    named = frozenset(stems(" ".join(sorted(names))))
    found = (stem for stem in stems(wording) if len(stem) > 2 and stem not in _frame_stems())
    return {stem: _NAME_COUNTS if stem in named else 1.0 for stem in found}


@cache
def _frame_stems() -> frozenset[str]:
    return frozenset(
        stems(" ".join((*listed("verbs", "strong"), *listed("verbs", "weak"), *listed("verbs", "saying"))))
    )


def _fit(story: Entry, said: Sequence[Passage]) -> float:
    """How well the words of a story fit passages, 0 to 1."""
    best = [
        max((fuzz.token_set_ratio(one.wording, other.wording) for other in story.passages), default=0.0) for one in said
    ]
    return max(best, default=0.0) / 100


def _has_figures(story: Entry, said: Sequence[Passage]) -> bool:
    wanted = {_amount(figure) for one in said for figure in one.figures}
    have = {_amount(figure) for one in story.passages for figure in one.figures}
    return bool(wanted) and wanted <= have


def _amount(figure: Figure) -> float | None:
    """The number that a figure is about, whatever its hedge: *up to 900* and *some 900* are about 900."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return (low + high) / 2 if figure.sign == "≈" else max(low, high)
    return high if low is None else low


def _later(story: Entry, entry: Entry, slack: timedelta) -> bool:
    """Whether a story is dated later than ``entry`` by more than ``slack``; not where a date is missing."""
    mine, yours = story.reading.story.published, entry.reading.story.published
    if not mine or not yours:
        return False
    if len(mine) <= 10 or len(yours) <= 10:
        return mine[:10] > yours[:10]
    return instant(mine) - instant(yours) > slack


def _order(story: Entry) -> tuple[str, str, str, str]:
    """Earliest first, undated ones last; of one date those changed later last, then by where they were found."""
    told = story.reading.story
    when = instant(told.published).astimezone(UTC).isoformat() if told.published else "9"
    return when, told.modified or "", told.location, story.id


def _page(story: Entry) -> str:
    return address(story.reading.story.url) or story.id


def _places(credit: Credit) -> tuple[Place, ...]:
    return (credit.place,) if credit.place else ()
