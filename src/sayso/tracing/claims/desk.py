"""What lies on the desk when a claim is put together: the stories, the outlets, and how the texts depend."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.tracing.chains.chains import Chain, chain
from sayso.tracing.outlets.crediting import ASIDE, Target, covers, credited, likeness, settled
from sayso.tracing.outlets.outlets import OutletKey, Outlets
from sayso.tracing.stories.passage import Entry, Passage
from sayso.vocabulary import Constraint, Credit, Edge, Ground, Utterance


@dataclass(frozen=True)
class Desk:
    """All that is known of the stories at hand, apart from what they claim. It is good until a story comes or goes."""

    entries: Mapping[str, Entry]
    outlets: Outlets
    edges: Callable[[str], tuple[Edge, ...]]  # of a story, on other stories' texts
    utterances: Callable[[str], tuple[Utterance, ...]]  # that a story shares with others
    near: Callable[[str], frozenset[str]]  # the stories that may be about the same event
    claim_of: Mapping[str, object]  # passage to what its claim is named by
    constraints: tuple[Constraint, ...] = ()
    _settled: dict[str, tuple[Credit, ...]] = field(default_factory=dict)
    _targets: dict[tuple[Credit, str | None], tuple[Target, ...]] = field(default_factory=dict)

    def credits(self, story: str) -> tuple[Credit, ...]:
        """The credits of a story that hold, without those that a person called wrong for all of it."""
        if story not in self._settled:
            found = settled(self.entries[story], self.outlets)
            self._settled[story] = tuple(one for one in found if not self._is_wrong(one))
        return self._settled[story]

    def targets(self, credit: Credit, passage: Passage | None = None) -> tuple[Target, ...]:
        """The stories that ``credit`` means, for one passage or all that it covers; several where it stays open."""
        asked = credit, passage.id if passage else None
        if asked not in self._targets:  # for its story's edges, for the chains of its claims, and to see what changed
            self._targets[asked] = tuple(self._found(credit, passage))
        return self._targets[asked]

    def _found(self, credit: Credit, passage: Passage | None) -> Iterator[Target]:
        entry = self.entries[credit.story]
        near = self._around(credit, entry)
        for target in credited(credit, entry, near, self.outlets, self.alike, passage):
            if not self._is_wrong(credit, target.story):
                yield target

    def chain(self, passage: Passage) -> Chain:
        """Through whom ``passage`` reached the page."""
        entry = self.entries[passage.story]
        credits = self.credits(passage.story)  # noqa: A001 (the vocabulary's word)
        return chain(passage, entry, credits, self._meant, self.outlets, self.edges(passage.story))

    def meant(self, story: str) -> tuple[object, ...]:
        """Which stories the credits of a story mean, as a whole and for each passage: equal where all are as before."""
        whole = tuple((credit, self.targets(credit)) for credit in self.credits(story))
        passages = self.entries[story].passages
        return whole, tuple(self.targets(credit, one) for credit, _ in whole for one in passages if covers(credit, one))

    def outlet(self, story: str) -> OutletKey:
        """The key of the outlet that published a story."""
        return self.outlets.of_story(story)

    def alike(self, one: Passage, other: Passage) -> float:
        """How likely two passages say the same: surely where they are in one claim, else by their words."""
        claim = self.claim_of.get(one.id)
        if claim is not None and claim == self.claim_of.get(other.id):
            return 1.0
        return likeness(one, other)

    def _meant(self, credit: Credit, passage: Passage) -> Sequence[Target]:
        return self.targets(credit, passage)

    def _around(self, credit: Credit, entry: Entry) -> dict[str, Entry]:
        """The stories among which a credit may find its target: those near, and those its link leads to."""
        stories = {*self.near(entry.id), *self.outlets.of_url(credit.url)} | {
            story for edge in self.edges(entry.id) for story in (edge.earlier, edge.later)
        }
        return {story: self.entries[story] for story in sorted(stories - {entry.id})}

    def _is_wrong(self, credit: Credit, story: str | None = None) -> bool:
        """Whether a person called it wrong for the whole story."""
        return any(
            one.kind == "wrong credit"
            and one.first == credit.story
            and one.second.casefold() in {(credit.outlet or "").casefold(), story or credit.outlet or ""}
            for one in self.constraints
        )


def credit_edges(story: str, desk: Desk) -> Iterator[Edge]:
    """That ``story`` has something from each story that one of its credits surely means, once, by the best ground."""
    best: dict[str, Ground] = {}
    for credit in desk.credits(story):
        targets = desk.targets(credit)
        if len(targets) == 1 and targets[0].ground.score > ASIDE:
            target = targets[0]
            reason = f"{credit.ground.reason}; {target.ground.reason}"
            ground = replace(target.ground, reason=reason)
            if target.story not in best or ground.score > best[target.story].score:
                best[target.story] = ground
    for earlier, ground in sorted(best.items()):
        direction = Ground(ground.score, "it says that it has it from there", ground.places)
        yield Edge(story, earlier, "credit", True, 0.0, (), ground, direction)
