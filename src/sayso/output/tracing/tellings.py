"""A claim as a graph for people: what each story has of each origin, and from whom it has it.

A *telling* is what one story has of one origin: its mentions of it. A *tie* joins two tellings.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.output.tracing.wording import DERIVATIONS
from sayso.vocabulary import Claim, ClaimMention, DerivationKind, Drift, Origin

_STRENGTH = {kind: number for number, kind in enumerate(DERIVATIONS)}  # the firmest first


@dataclass(frozen=True, slots=True)
class Telling:
    """What one story has of one origin."""

    index: int  # in the claim, in order of time, from 0
    story: str
    origin: Origin
    numbers: tuple[int, ...]  # of its mentions, from 1
    mentions: tuple[ClaimMention, ...]

    @property
    def denies(self) -> bool:
        """Whether all of it denies the claim."""
        return all(one.denies for one in self.mentions)


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two tellings belong together."""

    later: int  # indexes of tellings
    earlier: int
    kind: DerivationKind
    directed: bool
    reason: str
    drifts: tuple[Drift, ...]


@dataclass(slots=True)
class Branch:
    """A telling, how it hangs on the one above, and those that hang on it."""

    telling: Telling
    tie: Tie | None
    before: list[Branch] = field(default_factory=list)


class Web:
    """The tellings of a claim, their ties and their signs."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.numbers = {one.id: number for number, one in enumerate(claim.mentions, start=1)}
        self.mentions = {one.id: one for one in claim.mentions}
        self.letters = {origin.id: letter(number) for number, origin in enumerate(claim.origins)}
        self.tellings = _tellings(claim, self.numbers)
        self._of = {one.id: telling.index for telling in self.tellings for one in telling.mentions}
        self.ties = self._ties()

    def sign(self, mention: str) -> str:
        """The letter of a mention's origin and its number in the claim: *B3*; *?* where it is not of this claim."""
        one = self.mentions.get(mention)
        return f"{self.letters.get(one.origin, '')}{self.numbers[mention]}" if one else "?"

    def numbers_of(self, origin: Origin) -> list[int]:
        """The numbers of the mentions of an origin."""
        return sorted(self.numbers[one] for one in origin.mentions if one in self.numbers)

    def index(self, mention: str) -> int | None:
        """The index of the telling that a mention belongs to."""
        return self._of.get(mention)

    def trees(self) -> list[Branch]:
        """Every telling once, under the one it most firmly goes back to; those first that go back to none."""
        branches = [Branch(telling, None) for telling in self.tellings]
        above: dict[int, int] = {}
        for later, tie in self._firmest():
            if not _leads(above, tie.earlier if tie.later == later else tie.later, later):
                above[later] = tie.earlier if tie.later == later else tie.later
                branches[later].tie = tie
        for branch in branches:
            if branch.tie is not None:
                branches[above[branch.telling.index]].before.append(branch)
        return [branch for branch in branches if branch.tie is None]

    def _firmest(self) -> list[tuple[int, Tie]]:
        """For each telling the firmest tie that leads from it; one without direction hangs the later on the earlier."""
        found: dict[int, Tie] = {}
        for tie in sorted(self.ties, key=lambda tie: (not tie.directed, _STRENGTH[tie.kind], tie.earlier)):
            found.setdefault(tie.later if tie.directed else max(tie.later, tie.earlier), tie)
        return sorted(found.items())

    def _ties(self) -> tuple[Tie, ...]:
        drifts: dict[tuple[int | None, int | None], list[Drift]] = {}
        for drift in self.claim.drifts:
            if drift.later is not None:
                drifts.setdefault((self.index(drift.later), self.index(drift.earlier)), []).append(drift)
        found: dict[tuple[int, int], Tie] = {}
        for one in self.claim.derivations:
            later, earlier = self.index(one.later), self.index(one.earlier)
            if later is None or earlier is None or later == earlier:
                continue
            tie = Tie(
                later, earlier, one.kind, one.directed, one.ground.reason, tuple(drifts.get((later, earlier), ()))
            )
            other = found.get((later, earlier))
            if other is None or _STRENGTH[tie.kind] < _STRENGTH[other.kind]:
                found[later, earlier] = tie
        return tuple(tie for _, tie in sorted(found.items()))


def letter(number: int) -> str:
    """The sign of the ``number``-th origin, from 0: A to Z, then AA."""
    letters = string.ascii_uppercase
    return (letter(number // 26 - 1) if number >= 26 else "") + letters[number % 26]


def _tellings(claim: Claim, numbers: dict[str, int]) -> tuple[Telling, ...]:
    origins = {origin.id: origin for origin in claim.origins}
    groups: dict[tuple[str, str], list[ClaimMention]] = {}
    for mention in claim.mentions:
        if mention.origin in origins:
            groups.setdefault((mention.story, mention.origin), []).append(mention)
    return tuple(
        Telling(index, story, origins[origin], tuple(numbers[one.id] for one in made), tuple(made))
        for index, ((story, origin), made) in enumerate(groups.items())
    )


def _leads(above: dict[int, int], start: int, to: int) -> bool:
    """Whether the way up from ``start`` comes to ``to``: a circle, which no tree has."""
    at: int | None = start
    while at is not None:
        if at == to:
            return True
        at = above.get(at)
    return False


def spelled(letter_: str, numbers: Sequence[int]) -> str:
    """The sign of several mentions of one origin: *A3*, *A3–5*, *A3, 7*."""
    from_, to = numbers[0], numbers[-1]
    if len(numbers) > 1 and to - from_ == len(numbers) - 1:
        return f"{letter_}{from_}–{to}"
    return f"{letter_}{', '.join(map(str, numbers))}"
