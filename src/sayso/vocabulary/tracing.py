"""What is found across many stories: who has it from whom, the claims, and how many independent origins they have.

    Edge      one story depends on another
    Claim     what several stories say alike, with its mentions, origins and what changed on the way
    Tracing   many stories, the edges between them, and their claims

Stories are named by their id (``TracedStory.id``), mentions by ``STORY:START-END``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.vocabulary.publication import Span
from sayso.vocabulary.reading import Certainty, Figure, SourceType, When

EdgeKind: TypeAlias = Literal["version", "copy", "reuse", "credit"]
"""Another text at the same URL; the same text elsewhere, rewritten lightly or not; a passage of it; said to be from
there."""

CreditWay: TypeAlias = Literal["told", "reported", "quoted", "wire", "copied", "link", "additional reporting", "vague"]
"""How a story says that it has something from another outlet: *told X*, *X reported*, *X quoted*, an agency's tag, a
copied text, a link, *additional reporting by*; *media reports* name nobody."""

HandFrom: TypeAlias = Literal["publisher", "page", "wire", "link", "copy"]
"""How a hand of a chain is known: it published the story; the page's words; an agency's tag; where a link leads; the
text is another outlet's."""

DerivationKind: TypeAlias = Literal["version", "copy", "credit", "same source", "same quote", "unclear"]
"""Why two mentions go back to one: the same page at another time; copied words; said to be from there; one source
told both; one quotation; or they may, and nothing tells."""

DriftKind: TypeAlias = Literal["hedge_dropped", "hedge_added", "figure_changed", "source_promoted", "condition_dropped"]
"""A change of strength, figure or source between a mention and the one it derives from."""

ConflictKind: TypeAlias = Literal["denied", "figures", "look alike"]
"""Affirmed here and denied there; figures that cannot both be right; figures that look alike and are of different
things."""

ConstraintKind: TypeAlias = Literal[
    "same claim", "not same claim", "same source", "not same source", "same origin", "not same origin", "wrong credit"
]
"""What a person decides about two mentions, or about a mention or story and an outlet it is said to credit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words in one of many stories."""

    story: str  # its id
    span: Span


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something was decided: how sure it is, in words, and the places that were compared."""

    score: float  # 0 to 1
    reason: str  # a rule or a model, in words a reader understands
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedStory:
    """One of the stories that were traced."""

    id: str  # twelve hexadecimal digits, of its location and its bytes
    location: str
    outlet: str | None
    title: str | None
    url: str | None
    byline: tuple[str, ...]
    published: str | None  # ISO 8601, as precise as the page was
    modified: str | None
    wire: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """A story says that it has something from another outlet."""

    story: str  # id of the story that says so
    outlet: str | None  # as it is named there, or as its link's target is known; None where it stays vague
    way: CreditWay
    place: Place | None  # the words that say so; None where only the page's data tell
    url: str | None  # where its link leads
    attributions: tuple[str, ...]  # ids of the attributions that come from there
    covers: tuple[Span, ...]  # the passages of the story that come from there; the whole text for an agency's tag
    ground: Ground


@dataclass(frozen=True, slots=True)
class Edge:
    """One story depends on another."""

    later: str  # id of the story that has something from the other
    earlier: str
    kind: EdgeKind
    directed: bool  # whether anything tells which is the later one; otherwise they stand in the order of their ids
    share: float  # of the later story's words that stand in the earlier one, 0 to 1; 0 for a credit
    passages: tuple[tuple[Place, Place], ...]  # of the later story and of the earlier one
    ground: Ground  # that they depend on each other
    direction: Ground | None  # that this one is the later


@dataclass(frozen=True, slots=True)
class Change:
    """Words that one version of a page has and the other has not."""

    before: Place | None  # None where words were added
    after: Place | None  # None where words were taken out


@dataclass(frozen=True, slots=True)
class Versions:
    """Two texts that one address showed, and what changed between them."""

    edge: Edge
    changes: tuple[Change, ...]
    admitted: Place | None  # the words by which the later one says that it was changed; None for a silent change


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation, wherever it is carried."""

    id: str
    places: tuple[Place, ...]
    sources: tuple[tuple[str, str], ...]  # story and source id of who is said to have said it
    ground: Ground


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand through which a claim came to a page."""

    name: str  # the outlet, or the source by the fullest name its story gives
    type: SourceType
    known_from: HandFrom
    source: str | None  # its id in the mention's story; None for an outlet that is no source there
    place: Place | None  # the words that name it there
    speaks_for: str | None  # the organisation, where somebody speaks for one


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """One place where a story expresses a claim."""

    id: str  # STORY:START-END
    story: str
    spans: tuple[Span, ...]  # the words
    attribution: str | None  # id in its story's reading; None where the story says it in its own voice
    chain: tuple[Hand, ...]  # from the outlet that published it to the terminal source
    certainty: tuple[Certainty, ...]
    denies: bool  # the claim, or says the opposite of it
    figures: tuple[Figure, ...]
    times: tuple[When, ...]
    origin: str  # id


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent way in which a claim entered the reporting."""

    id: str  # o1, o2, … within its claim, in order of time
    terminal: Hand
    mentions: tuple[str, ...]  # ids, in order of time
    entered_in: str  # id of the story in which it entered
    denies: bool  # it only denies, and does not count
    certain: bool  # whether it counts in the certain number, by itself or together with those it may be one with
    possible: bool  # whether it counts in the possible number
    may_be: tuple[str, ...]  # ids of origins that may be this one
    ground: Ground  # why its mentions are one


@dataclass(frozen=True, slots=True)
class Independence:
    """How many origins a claim has: at least ``certain``, at most ``possible``."""

    certain: int
    possible: int
    reason: str  # a sentence or two


@dataclass(frozen=True, slots=True)
class Derivation:
    """One mention goes back to another, or both to one."""

    later: str  # mention ids
    earlier: str
    kind: DerivationKind
    directed: bool
    ground: Ground


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed between a mention and the one it derives from, or between a story's body and its headline."""

    earlier: str  # mention id
    later: str | None  # mention id; None for the headline of the mention's own story
    kind: DriftKind
    ground: Ground


@dataclass(frozen=True, slots=True)
class Conflict:
    """Mentions that cannot all be right, or figures that invite a comparison they do not bear."""

    kind: ConflictKind
    mentions: tuple[str, ...]  # ids; the second half of the pair may belong to another claim where they look alike
    ground: Ground


@dataclass(frozen=True, slots=True)
class Grade:
    """A suggested Admiralty grade, never a judgement."""

    reliability: Literal["A", "B", "C", "D", "E", "F"]  # of the source; F: cannot be judged
    credibility: Literal[1, 2, 3, 4, 5, 6]  # of the information; 1 only where independent sources confirm; 6: cannot be
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What several mentions in several stories say alike."""

    id: str  # of its earliest mention: c and twelve hexadecimal digits
    statement: str  # the claim as a sentence by itself
    statement_from: Place  # the mention whose words these are
    mentions: tuple[ClaimMention, ...]  # in order of time
    origins: tuple[Origin, ...]  # in order of time
    independence: Independence
    stories: int  # that carry it, its apparent support; several texts of one page are one
    outlets: int
    derivations: tuple[Derivation, ...]
    drifts: tuple[Drift, ...]
    conflicts: tuple[Conflict, ...]
    grade: Grade
    ground: Ground  # why its mentions are one claim


@dataclass(frozen=True, slots=True)
class Constraint:
    """What a person decided, and holds whatever the program would say."""

    kind: ConstraintKind
    first: str  # a mention's id; for sources STORY:SOURCE; for a wrong credit a story's or a mention's id
    second: str  # another; for a wrong credit the outlet's name or the id of the story that is credited


@dataclass(frozen=True, slots=True)
class Tracing:
    """Many stories, how they depend on each other, and what they claim."""

    stories: tuple[TracedStory, ...]  # in order of time, undated ones last
    edges: tuple[Edge, ...]
    versions: tuple[Versions, ...]
    credits: tuple[Credit, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]  # those first whose apparent support most exceeds their independence
    program: str
    model: str
    constraints: tuple[Constraint, ...] = ()  # what a person decided, and was held to
