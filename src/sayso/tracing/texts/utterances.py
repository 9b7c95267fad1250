"""Utterances: one quotation, wherever it is carried.

Quotations that have a run of three words in common are compared (see quotations.py), those of many stories with the
earliest few. What is connected is one utterance: two fragments of one speech belong together by the longer quotation
that holds both. Groups are a function of the set of stories, whatever the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from sayso.tracing.sources.sources import same_source
from sayso.tracing.stories.pairs import Pair
from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.prose import prose
from sayso.tracing.texts.postings import UNDATED, Item, Postings
from sayso.tracing.texts.quotations import Quotation, keys, quotations, same_quotation
from sayso.vocabulary import Ground, Span, Utterance

SameSource: TypeAlias = Callable[[Entry, str, Entry, str], float]
"""How sure it is, 0 to 1, that two sources, by their ids, of two stories are one."""

FIRST = 6  # quotations that are compared with all that share a run of words: the earliest
UNKNOWN = 0.5  # where a story leaves open who spoke, or does not name him
SURE = 0.8  # at least, where two sources were found to be one


class Utterances:
    """The quotations of the stories that were added, grouped."""

    def __init__(self, speakers: SameSource | None = None) -> None:
        self._same_source = speakers or same_speaker
        self._entries: dict[str, Entry] = {}
        self._quotations: dict[str, Quotation] = {}
        self._of: dict[str, tuple[str, ...]] = {}
        self._postings = Postings(FIRST, 1)
        self._joined: dict[str, dict[str, Ground]] = {}  # quotations that are one, by pairs, both ways
        self._group: dict[str, str] = {}  # quotation to the name of its group
        self._members: dict[str, set[str]] = {}
        self._built: dict[str, Utterance] = {}  # by group, those in more than one place
        self._unsure: set[str] = set()  # groups that may be others than built
        self._gone: dict[str, Utterance] = {}  # by id, since ``changes`` was asked last
        self._new: dict[str, Utterance] = {}

    def add(self, entry: Entry) -> None:
        """Find the quotations of ``entry``, which must be new, among all others."""
        self._entries[entry.id] = entry
        words, found = prose(entry.reading.story), quotations(entry)
        self._of[entry.id] = tuple(one.id for one in found)
        for one in found:
            self._quotations[one.id] = one
            self._joined[one.id] = {}
            self._group[one.id] = one.id
            self._members[one.id] = {one.id}
        for one in found:
            made, ended = self._postings.add(self._item(one), keys(words, one))
            self._part(ended)
            self._join(made)

    def remove(self, story: str) -> None:
        """Forget the quotations of a story. KeyError where it is not there."""
        for name in self._of.pop(story):
            made, ended = self._postings.remove(name)
            self._part(ended)
            self._join(made)
            del self._members[self._group.pop(name)], self._joined[name], self._quotations[name]
        del self._entries[story]

    def of(self, story: str) -> tuple[Utterance, ...]:
        """The utterances of ``story`` that others carry too, or that it carries twice; KeyError where it is not there.

        In the order in which the story carries them.
        """
        self._settle()
        groups = dict.fromkeys(self._group[name] for name in self._of[story])
        return tuple(self._built[group] for group in groups if group in self._built)

    def all(self) -> tuple[Utterance, ...]:
        """All utterances that stand in more than one place, in order of their ids."""
        self._settle()
        return tuple(sorted(self._built.values(), key=lambda one: one.id))

    def changes(self) -> tuple[list[Utterance], list[Utterance]]:
        """The utterances that are no more, and those that are new, since this was asked last; in order of their ids."""
        self._settle()
        gone, new = ([found[id_] for id_ in sorted(found)] for found in (self._gone, self._new))
        self._gone, self._new = {}, {}
        return gone, new

    def _settle(self) -> None:
        """Build what may have changed, so that a quotation that a thousand carry is put together once."""
        gone = [self._built.pop(group) for group in sorted(self._unsure & self._built.keys())]
        for one in gone:
            if self._new.get(one.id) == one:
                del self._new[one.id]  # nobody was told of it
            else:
                self._gone[one.id] = one
        for group in sorted(self._unsure):
            if len(self._members.get(group, ())) > 1:
                self._built[group] = one = self._utterance(group)
                if self._gone.get(one.id) == one:
                    del self._gone[one.id]
                else:
                    self._new[one.id] = one
        self._unsure.clear()

    def _item(self, quotation: Quotation) -> Item:
        return 0, self._entries[quotation.story].reading.story.published or UNDATED, quotation.id

    def _join(self, pairs: Iterable[Pair]) -> None:
        for one, other in sorted(pairs):
            ground = self._same(self._quotations[one], self._quotations[other])
            if ground is None:
                continue
            self._joined[one][other] = self._joined[other][one] = ground
            into, gone = self._group[one], self._group[other]
            self._unsure |= {into, gone}
            if into == gone:
                continue
            if len(self._members[into]) < len(self._members[gone]):
                into, gone = gone, into
            for name in self._members.pop(gone):
                self._group[name] = into
                self._members[into].add(name)

    def _part(self, pairs: Iterable[Pair]) -> None:
        """Undo ``pairs``, and find anew what is still connected."""
        touched = set()
        for one, other in pairs:
            if self._joined[one].pop(other, None):
                del self._joined[other][one]
                touched.add(self._group[one])
        for group in touched:
            left = self._members.pop(group)
            self._unsure.add(group)
            while left:
                part, ahead = set(), [left.pop()]
                while ahead:
                    name = ahead.pop()
                    part.add(name)
                    ahead.extend(other for other in self._joined[name] if other in left)
                    left.difference_update(self._joined[name])
                head = min(part)
                self._members[head] = part
                self._unsure.add(head)
                self._group.update(dict.fromkeys(part, head))

    def _same(self, a: Quotation, b: Quotation) -> Ground | None:
        if a.story == b.story and a.span.start < b.span.end and b.span.start < a.span.end:
            return None  # one inside the other
        if same_quotation(a, b, 1.0) is None:  # the words alone, since who spoke takes longer
            return None
        return same_quotation(a, b, self._sure(a, b))

    def _sure(self, a: Quotation, b: Quotation) -> float:
        """How sure it is that one and the same said both."""
        if not a.sources or not b.sources:
            return UNKNOWN
        first, second = self._entries[a.story], self._entries[b.story]
        return max(self._same_source(first, one, second, other) for one in a.sources for other in b.sources)

    def _utterance(self, group: str) -> Utterance:
        ordered = sorted((self._item(self._quotations[name]), name) for name in self._members[group])
        found = [self._quotations[name] for _, name in ordered]
        weakest = min((max(self._joined[one.id].values(), key=_rank) for one in found), key=_rank)
        sources = sorted({(one.story, source) for one in found for source in one.sources})
        stories = len({one.story for one in found})
        reason = f"{stories} {'story carries' if stories == 1 else 'stories carry'} it; {weakest.reason}"
        return Utterance(
            id=f"u{found[0].id}",
            places=tuple(one.place for one in found),
            sources=tuple(sources),
            ground=Ground(weakest.score, reason, weakest.places),
        )


def _rank(ground: Ground) -> tuple[float, str, tuple[tuple[str, Span], ...]]:
    """An order of grounds that depends on nothing but what they say."""
    return ground.score, ground.reason, tuple((place.story, place.span) for place in ground.places)


def same_speaker(a: Entry, source_a: str, b: Entry, source_b: str) -> float:
    """How sure it is that two sources, by their ids, of two stories are one; KeyError for an id that is not there.

    Two whose descriptions merely do not fit may still be one, since stories describe a source as they like; the words
    that both are said to have said speak for it.
    """
    found = same_source(a, source_a, b, source_b)
    if found.verdict == "same":
        return max(SURE, found.ground.score)
    return UNKNOWN if found.verdict == "may be" else 1 - found.ground.score
