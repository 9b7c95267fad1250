"""Stories come and go; what they claim, and how independently, follows.

    entries ─┬─ neighbours ── same claim (model) ──┐
             ├─ texts: copies, reuse, versions ────┼── groups of passages ── claims
             ├─ quotations: utterances ────────────┤
             └─ denials that point back ───────────┘

A new story touches its neighbours only: those that share names with it within weeks, those that share text, those that
carry a quotation of it. The result is a function of the set of stories and of people's decisions, whatever the order
in which they came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sayso.program import program
from sayso.reading import processors
from sayso.tracing.claims import constraints as decisions
from sayso.tracing.claims.claims import claim, ranked
from sayso.tracing.claims.clusters import Clusters, Group
from sayso.tracing.claims.desk import Desk, credit_edges
from sayso.tracing.claims.grouping import Growth, grown
from sayso.tracing.claims.likenesses import Likenesses, copied, denied, quoted, scored
from sayso.tracing.claims.neighbours import Neighbours, seconds
from sayso.tracing.claims.together import without_overlaps
from sayso.tracing.claims.topics import only_names_differ, says_something, topics
from sayso.tracing.likeness import Likeness
from sayso.tracing.outlets.credits import credits as credits_of
from sayso.tracing.outlets.namesakes import Namesakes
from sayso.tracing.stories.given import GivenMention, given_passage
from sayso.tracing.stories.identity import story_id
from sayso.tracing.stories.pairs import Pair
from sayso.tracing.stories.passage import Entry, Passage
from sayso.tracing.stories.passages import passages
from sayso.tracing.stories.threads import one_thread
from sayso.tracing.texts.texts import Texts
from sayso.tracing.texts.utterances import Utterances
from sayso.vocabulary import Claim, Constraint, Edge, Reading, Story, TracedStory, Tracing

# The average likeness from which two groups of passages are one claim. Chosen on the cases for development.
ALIKE = 0.3
_AT_ONCE = 50  # stories that are taken in together


class Tracer:
    """Many stories while they are traced; ``threads`` at a time, 0 for as many as there are processors."""

    def __init__(
        self, constraints: Iterable[Constraint] = (), likeness: Likeness | None = None, *, threads: int = 1
    ) -> None:
        self._given = tuple(constraints)
        self._constraints: tuple[Constraint, ...] = ()
        self._likeness = likeness or Likeness(threads=threads or processors())
        self._entries: dict[str, Entry] = {}
        self._passages: dict[str, Passage] = {}
        self._namesakes = Namesakes()
        self._telling: dict[str, tuple[Passage, ...]] = {}  # story to its passages that are compared by what they say
        self._neighbours = Neighbours()
        self._near: dict[str, set[str]] = defaultdict(set)
        self._texts = Texts(self._entries, self.near)
        self._utterances = Utterances()
        self._quoted: dict[str, set[Pair]] = {}  # utterance to the pairs of passages that carry it
        self._carried: Counter[Pair] = Counter()  # how many utterances each of these pairs carries
        self._alike = Likenesses(ALIKE)
        self._clusters = Clusters(self._alike.around, self._grow)
        self._group: dict[str, tuple[str, ...]] = {}  # passage to all passages of its claim
        self._claims: dict[tuple[str, ...], Claim] = {}
        self._regroup: set[str] = set()  # passages whose group must be found again
        self._rebuild: set[str] = set()  # stories whose claims and credits must be looked at again
        self._unsure: set[str] = set()  # stories whose credits may mean other stories now
        self._meant: dict[str, object] = {}  # story to what its credits mean
        self._stale: set[tuple[str, ...]] = set()  # groups whose claim must be built
        self._credit_edges: dict[str, tuple[Edge, ...]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, story: object) -> bool:
        return story in self._entries

    def near(self, story: str) -> frozenset[str]:
        """The stories that may be about the same event as ``story``."""
        return frozenset(self._near.get(story, ()))

    def add(self, readings: Iterable[Reading], report: Callable[[int], None] | None = None) -> tuple[str, ...]:
        """Take in stories; one that is here already changes nothing. Their ids, in the order of ``readings``.

        ``report`` is told how many stories are through, now and then.
        """
        given_ = [(story_id(reading.story), reading) for reading in readings]
        found = dict(given_)
        new = sorted(
            (story for story in found if story not in self._entries),
            key=lambda story: (seconds(found[story].story.published), story),
        )
        # In order of time, in which the indexes are quickest, and not too many at once, so that what is kept of a story
        # while it is compared is still there when the next ones come.
        for first in range(0, len(new), _AT_ONCE):
            self._take_in({story: found[story] for story in new[first : first + _AT_ONCE]})
            if report:
                report(len(found) - len(new) + min(first + _AT_ONCE, len(new)))
        return tuple(story for story, _ in given_)

    def remove(self, story: str) -> None:
        """Take out the story with this id. KeyError where it is not here."""
        entry = self._entries[story]
        self._utterances.remove(story)
        self._quote()
        made, ended = self._neighbours.remove(story)
        self._met(made, ended)
        self._near.pop(story, None)
        self._changed(self._texts.remove(story) - {story})
        self._rebuild |= self._namesakes.remove(entry)
        gone = [passage.id for passage in entry.passages]
        broken = self._clusters.forget(gone)
        self._ungroup(broken)
        self._regroup |= self._alike.forget(gone).union(*broken)
        self._regroup -= set(gone)
        for passage in gone:
            del self._passages[passage]
        self._rebuild.discard(story)
        self._unsure.discard(story)
        self._meant.pop(story, None)
        self._credit_edges.pop(story, None)
        del self._entries[story], self._telling[story]
        self._compare([], made)

    def decide(self, constraints: Iterable[Constraint]) -> None:
        """Let these decisions of people hold, instead of those before.

        Raises TracingError where one names a story or words that are not here.
        """
        before = set(self._constraints)
        self._given = tuple(constraints)
        self._constraints = decisions.resolved(self._given, self._entries)
        for one in before ^ set(self._constraints):
            for named in (one.first, one.second):
                story = named.partition(":")[0]
                if story in self._entries:
                    self._rebuild.add(story)
                    self._regroup |= {passage.id for passage in self._entries[story].passages}

    def story(self, story: str) -> Story:
        """The story with this id. KeyError where it is not here."""
        return self._entries[story].reading.story

    def claims(self) -> tuple[Claim, ...]:
        """The claims with two mentions or more, those first whose support most exceeds their independence."""
        self._settle()
        return ranked(self._claims.values())

    def claims_of(self, story: str) -> tuple[Claim, ...]:
        """Those of the claims that ``story`` carries. KeyError where it is not here."""
        self._settle()
        groups_ = {self._group[one.id] for one in self._entries[story].passages if one.id in self._group}
        return ranked(self._claims[group] for group in groups_ if group in self._claims)

    def tracing(self, *, alone: bool = False) -> Tracing:
        """All that was found; with ``alone`` also what only one passage of one story says."""
        claims = self.claims()
        if alone:
            desk = self._desk()
            rest = [one for id_, one in self._passages.items() if id_ not in self._group]
            claims = ranked((*claims, *(claim([one], desk) for one in rest)))
        return self._tracing(claims)

    def given(self, claims: Sequence[Sequence[GivenMention]]) -> Tracing:
        """What follows where the mentions of the claims are given by a person and need not be found.

        Raises TracingError where a story does not have the words of a mention.
        """
        self._settle()
        desk = self._desk()
        found = []
        for mentions in claims:
            made = {one.id: one for one in (given_passage(one, self._entries[one.story]) for one in mentions)}
            if made:
                found.append(claim(list(made.values()), desk))
        return self._tracing(tuple(found))

    # What comes in

    def _take_in(self, readings: Mapping[str, Reading]) -> None:
        for story, reading in readings.items():
            self._enter(story, reading)
        new = list(readings)
        pairs = self._neighboured(new)
        self._changed(self._texts.add(new))
        self._compare(new, pairs)
        for story in new:
            self._utterances.add(self._entries[story])
        self._quote()

    def _enter(self, id_: str, reading: Reading) -> None:
        self._entries[id_] = entry = Entry(id_, reading, passages(reading), credits_of(reading, id_))
        self._passages |= {passage.id: passage for passage in entry.passages}
        # The others say too little for the same words to be no chance.
        self._telling[id_] = tuple(passage for passage in entry.passages if says_something(passage))
        self._rebuild |= {id_, *self._namesakes.add(entry)}

    def _neighboured(self, new: Sequence[str]) -> set[Pair]:
        pairs: set[Pair] = set()
        for story in new:
            entry = self._entries[story]
            made, ended = self._neighbours.add(story, topics(entry), entry.reading.story.published)
            self._met(made, ended)
            pairs |= made
            pairs -= ended
        return pairs

    def _met(self, made: Iterable[Pair], ended: Iterable[Pair]) -> None:
        for one, other in made:
            self._near[one].add(other)
            self._near[other].add(one)
        for one, other in ended:
            self._near[one].discard(other)
            self._near[other].discard(one)
            ours, theirs = self._ids(one), self._ids(other)
            self._touch(self._alike.put("model", (), self._alike.between("model", ours, theirs)))
        met = {story for pair in (*made, *ended) for story in pair} & self._entries.keys()
        self._unsure |= {story for story in met if self._entries[story].credits}
        self._changed(self._texts.again(met))

    def _compare(self, new: Sequence[str], pairs: Iterable[Pair]) -> None:
        """Ask the model about the passages of neighbours, and of one story among themselves."""
        by_story: dict[str, list[str]] = {story: [] for story in new}
        for one, other in sorted(pairs):
            by_story.setdefault(one, []).append(other)
        own = set(new)
        asked = []
        for story, others in sorted(by_story.items()):
            theirs = [passage for other in others for passage in self._telling[other]]
            asked.append((self._telling[story], [*theirs, *(self._telling[story] if story in own else ())]))
        with one_thread():
            for found in self._likeness.each_scored(asked):
                self._touch(self._alike.put("model", (one for one in found if not self._is_of_others(*one[:2]))))
        for story in new:
            self._touch(self._alike.put("points back", scored(denied(self._entries[story]))))

    def _is_of_others(self, one: str, other: str) -> bool:
        """Whether two passages say the same, but of others."""
        return only_names_differ(self._passages[one], self._passages[other])

    def _changed(self, stories: Iterable[str]) -> None:
        """The texts of these stories depend on others, or otherwise, than before."""
        for story in sorted(stories):
            ids = self._ids(story)
            before = self._alike.between("copied", ids)
            self._touch(self._alike.put("copied", scored(copied(self._texts.edges(story), self._entries)), before))
            self._rebuild.add(story)

    def _quote(self) -> None:
        """Take over what is one quotation now, and what no more."""
        gone, found = self._utterances.changes()
        before = Counter(pair for utterance in gone for pair in self._quoted.pop(utterance.id))
        self._carried -= before
        for utterance in found:
            pairs = list(quoted([utterance], self._entries))
            self._touch(self._alike.put("quoted", scored(pairs)))
            self._quoted[utterance.id] = {(min(a.id, b.id), max(a.id, b.id)) for a, b, _ in pairs}
            self._carried.update(self._quoted[utterance.id])
        self._touch(self._alike.put("quoted", (), [pair for pair in before if pair not in self._carried]))
        self._rebuild |= {place.story for one in (*gone, *found) for place in one.places}

    # What follows

    def _touch(self, passages_: Iterable[str]) -> None:
        self._regroup.update(passages_)

    def _ids(self, story: str) -> list[str]:
        return [passage.id for passage in self._entries[story].passages]

    def _ungroup(self, broken: Iterable[Group]) -> None:
        """Forget the claims that were made of these groups of passages."""
        for passage in (one for group in broken for one in group):
            if passage in self._group:
                kept = self._group.pop(passage)
                self._claims.pop(kept, None)
                self._stale.discard(kept)

    def _settle(self) -> None:
        """Group again what must be, and build the claims that may be others now."""
        if self._given and not self._constraints:
            self.decide(self._given)
        self._hold()
        gone, new = self._clusters.regroup(self._regroup)
        self._regroup.clear()
        before = {one: self._group.get(one) for group in gone | new for one in group}
        self._ungroup(gone)
        for group in new:
            scores = self._alike.scores(frozenset(group))
            kept = tuple(one.id for one in without_overlaps([self._passages[one] for one in group], scores))
            if len(kept) > 1:
                self._group.update(dict.fromkeys(kept, kept))
                self._stale.add(kept)
        # A credit means the story that says the same: it may be another one now.
        moved = {self._passages[one].story for one, kept in before.items() if self._group.get(one) != kept}
        self._unsure |= {story for story in moved if self._entries[story].credits}
        desk = self._desk()
        for story in self._unsure | self._rebuild:
            meant = desk.meant(story)
            if self._meant.get(story) != meant:
                self._rebuild.add(story)
                self._meant[story] = meant
        self._unsure.clear()
        self._stale |= {self._group[one] for story in self._rebuild for one in self._ids(story) if one in self._group}
        for story in self._rebuild:
            self._credit_edges[story] = tuple(credit_edges(story, desk))
        self._rebuild.clear()
        for group in sorted(self._stale):
            scores = self._alike.scores(frozenset(group))
            self._claims[group] = claim([self._passages[one] for one in group], desk, scores)
        self._stale.clear()

    def _hold(self) -> None:
        """See to it that what a person joined is looked at together, however unlike it is."""
        named = {name.partition(":")[0] for one in self._constraints for name in (one.first, one.second)}
        passages_ = {story: self._entries[story].passages for story in named & self._entries.keys()}
        pairs = decisions.held(self._constraints, "same claim", passages_)
        self._alike.decide(pairs)
        self._regroup |= {one for pair in pairs for one in pair}

    def _grow(self, part: Collection[str]) -> dict[Group, Growth]:
        """The groups of some passages, and how they came about."""
        named = [one for one in part if self._constraints]
        of_story: dict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(named):
            of_story[self._passages[passage].story].append(self._passages[passage])
        return grown(
            part,
            self._alike.scores(part),
            alike=ALIKE,
            together=decisions.held(self._constraints, "same claim", of_story),
            apart=decisions.held(self._constraints, "not same claim", of_story),
        )

    def _edges(self) -> tuple[Edge, ...]:
        """All edges, each once, in order."""
        found = {edge for story in self._entries for edge in (*self._texts.edges(story), *self._credit_edges[story])}
        return tuple(sorted(found, key=lambda edge: (edge.later, edge.earlier, edge.kind)))

    def _desk(self) -> Desk:
        return Desk(
            entries=self._entries,
            outlets=self._namesakes.outlets,
            edges=self._texts.edges,
            utterances=self._utterances.of,
            near=self.near,
            claim_of=self._group,
            constraints=self._constraints,
        )

    def _tracing(self, claims: tuple[Claim, ...]) -> Tracing:
        ordered = sorted(self._entries.values(), key=_in_time)
        desk = self._desk()
        return Tracing(
            stories=tuple(traced(entry) for entry in ordered),
            edges=self._edges(),
            versions=self._texts.versions(),
            credits=tuple(credit for entry in ordered for credit in desk.credits(entry.id)),
            utterances=self._utterances.all(),
            claims=claims,
            program=program(),
            model=self._likeness.model,
            constraints=self._constraints,
        )


def _in_time(entry: Entry) -> tuple[float, str]:
    return seconds(entry.reading.story.published), entry.id


def traced(entry: Entry) -> TracedStory:
    """What a tracing tells of a story itself."""
    story = entry.reading.story
    return TracedStory(
        id=entry.id,
        location=story.location,
        outlet=story.outlet,
        title=story.title,
        url=story.url,
        byline=story.byline,
        published=story.published,
        modified=story.modified,
        wire=story.wire,
    )
