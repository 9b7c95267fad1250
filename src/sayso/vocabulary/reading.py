"""What is read from one story: attributions, the sources behind them, and what its sourcing comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sayso.vocabulary.publication import Span, Story

Kind: TypeAlias = Literal["direct", "indirect", "mixed"]
"""All of the content stands in quotation marks, none of it, or part of it."""

SourceType: TypeAlias = Literal[
    "named_person",
    "named_organization",
    "document",
    "anonymous_source",
    "unnamed_person",
    "unnamed_group",
    "outlet",
]
"""What a source is; an organisation's unnamed officials and spokespeople are that organisation, and anonymous is only
who asked for it, was granted it, or is known to the reporter alone."""

Form: TypeAlias = Literal["name", "short name", "acronym", "description", "pronoun", "first person"]
"""How a mention speaks of a source: *Christo Grozev*, *Grozev*, *the FSB*, *the investigator*, *he*, *I*."""

Way: TypeAlias = Literal[
    "told", "interview", "statement", "press conference", "social media", "e-mail", "broadcast", "document", "court"
]
"""How an outlet came by what it attributes: told in person or by telephone, in an interview, in a statement, …"""

Topic: TypeAlias = Literal[
    "central claim",
    "source promoted",
    "single source",
    "relayed",
    "anonymous",
    "rumour",
    "other outlets",
    "unknown source",
    "own voice",
]
"""What a remark in a sourcing profile is about."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the story speaks of a source, and in which form."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind attributions: everything the story tells of one and the same, its mentions resolved to it."""

    id: str  # s1, s2, … in the order in which the story first cites them
    type: SourceType
    reason: str  # why it has this type, in words
    name: Span  # the fullest name the story gives anywhere; the description, where it names nobody
    title: tuple[Span, ...]  # the office held, with constituency or institution, in reading order; empty where untold
    affiliation: Span | None  # the organisation it belongs to or speaks for
    justification: tuple[Span, ...]  # the words by which the story explains why this source is in it
    anonymity: Span | None  # the words by which the story says that anonymity was asked or given, and why
    mentions: tuple[Mention, ...]  # in reading order


@dataclass(frozen=True, slots=True)
class Step:
    """One mention on the way from the words of an attribution to who that is, and what led there."""

    span: Span
    reason: str  # a rule or the model, in words: “short form of the name”, “pronoun, by the model (0.93)”


@dataclass(frozen=True, slots=True)
class Resolution:
    """One source that an attribution was found to belong to, and how."""

    source: str  # its id
    path: tuple[Step, ...]  # from the attribution's own words to the mention that tells who it is
    score: float  # how sure that is, 0 to 1


@dataclass(frozen=True, slots=True)
class Access:
    """How the outlet came by what it attributes, where the story says so."""

    way: Way
    span: Span  # the words that tell
    outlet: Span | None  # the other outlet that was told instead of this one


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One hand through which an attribution's content came to the page: a source, or an outlet that is credited."""

    sources: tuple[str, ...]  # ids; several speak jointly; empty where the story leaves open who it is
    attribution: str | None  # id of the attribution that this hand makes; None where it is only credited
    span: Span | None  # the words that name it there


@dataclass(frozen=True, slots=True)
class Attribution:
    """A place where the story says that somebody says, writes, knows, believes, intends or feels something.

    ``by`` is empty where nobody is named (*reportedly*) and where the story leaves open who is meant.
    """

    id: str  # a1, a2, … in reading order
    source: tuple[Span, ...]  # who; empty where nobody is named: *reportedly*
    cue: Span | None  # the words that make the link: *said*, *according to*; None where it is implicit
    content: tuple[Span, ...]  # what
    kind: Kind
    inside: str | None  # id of the attribution whose content holds this one: "X said that Y believes Z"
    score: float  # the model's own probability that this is an attribution, 0 to 1
    continues: str | None = None  # implicit: id of the attribution whose speaker goes on here without a new cue
    cited: bool = True  # whether somebody is cited; not where the story itself tells what people want, feel or plan
    by: tuple[Resolution, ...] = ()  # who that is; several where sources speak jointly
    access: Access | None = None
    chain: tuple[ChainLink, ...] = ()  # from the outlet's side to the terminal source
    relayed: bool = False  # whether the chain has two links or more: the outlet has it at second hand
    certainty: tuple[Firmness, ...] = ()  # how firmly its content is put forward, and by whom


Certainty: TypeAlias = Literal["stated", "assessed", "possible", "rumoured", "conditional", "forecast", "denied"]
"""How strongly a content is put forward: *said*; *believes*; *may, could*; *reportedly*; *would … if*; *will*;
*denied*. Several may hold together: a conditional forecast."""

Scale: TypeAlias = Literal["ICD 203", "PHIA", "NATO", "IPCC", "EFSA", "people"]
"""A named scale of estimative words: the same word means different ranges on each."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimative word or phrase and what it means on a named scale."""

    span: Span  # likely, almost certain
    scale: Scale
    low: float | None  # probability, 0 to 1; None where the scale does not have the term
    high: float | None
    median: float | None = None  # where the scale is what people took the term for


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly a content is put forward by one hand of its chain, and the words that make it so."""

    certainty: tuple[Certainty, ...]
    negated: bool  # the content says that something is not so
    words: tuple[Span, ...]  # that make it so; empty where plain statement does
    condition: Span | None  # if Moscow mobilises
    estimate: Estimate | None
    confidence: Span | None  # with high confidence: how good the ground is, which is not how likely it is
    by: Literal["outlet", "source"]  # whose certainty it is: the outlet's *reportedly*, the source's *may*


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as the interval that its words leave open: ``low`` to ``high``, None where that end is open."""

    span: Span  # with its hedges and its unit: as much as a third of its invasion force
    low: float | None
    high: float | None
    includes_low: bool
    includes_high: bool
    unit: str | None  # as pint names it, or the ISO code of a currency; percent; None for a mere count
    per: str | None  # the unit of time or thing of a rate: month
    counted: Span | None  # soldiers, shells
    scope: Span | None  # what happened to them: killed, wounded, lost
    hedge: Span | None  # as much as, nearly, at least
    sign: Literal["=", "≈", "<", "≤", ">", "≥"]
    compares: bool  # says how much more or less, or how many times: fell 12 percent, double


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures of one story, the earlier one first, and how they stand to each other."""

    first: Figure
    second: Figure
    verdict: Literal["agree", "differ", "not comparable"]
    reason: str  # in words


@dataclass(frozen=True, slots=True)
class When:
    """A time or stretch of time that words name, ISO dates ``start`` to ``end``, the last day included.

    Both are None where the words are relative and the date of publication is unknown, or tell a length only; one is
    None where the words leave that end open.
    """

    span: Span
    start: str | None
    end: str | None
    relative: bool  # to the date of publication
    length: str | None = None  # how long, ISO 8601 (P4M, PT30M), where the words tell


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """A sentence of the story's own that is not put forward as plain fact, and how firmly it is."""

    span: Span
    firmness: Firmness


@dataclass(frozen=True, slots=True)
class Forecast:
    """A claim about what had not happened when it was published; it can be resolved later."""

    attribution: str | None  # id of the attribution whose content it is; None for the story's own voice
    span: Span  # the words of the claim
    condition: Span | None  # under which it is made
    horizon: When | None  # by when, where the words tell
    wording: str  # the claim as a sentence by itself, its time in dates: what has to be found true or false


@dataclass(frozen=True, slots=True)
class Statement:
    """A sourced statement: the sentence or sentences that hold attributions of one source, verbatim."""

    span: Span
    attributions: tuple[str, ...]  # ids
    sources: tuple[str, ...]  # ids; empty where the story leaves open who it is


@dataclass(frozen=True, slots=True)
class Share:
    """What one type of source comes to in a story."""

    type: SourceType
    sources: int
    attributions: int
    words: int  # of attributed content, each word once
    share: float  # of all attributed words, 0 to 1


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of a sourcing profile, in plain words, with the places that bear it out."""

    topic: Topic
    text: str
    spans: tuple[Span, ...]
    attributions: tuple[str, ...]  # ids
    sources: tuple[str, ...]  # ids


@dataclass(frozen=True, slots=True)
class Profile:
    """What the sourcing of a story comes to."""

    words: int  # of the story's text
    own_voice: float  # share of its words that nothing attributes, 0 to 1
    shares: tuple[Share, ...]  # by type, the largest first
    remarks: tuple[Remark, ...]  # what a reader should know first comes first


@dataclass(frozen=True, slots=True)
class Reading:
    """A story and what was read from it, with the versions that read it."""

    story: Story
    attributions: tuple[Attribution, ...]  # in reading order
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]  # in reading order
    profile: Profile
    program: str  # sayso 0.1.0
    model: str  # name and hash of the weights
    figures: tuple[Figure, ...] = ()  # in reading order
    comparisons: tuple[Comparison, ...] = ()  # of figures that are about the same thing, or could be taken to be
    times: tuple[When, ...] = ()  # in reading order
    own_voice: tuple[OwnVoice, ...] = ()  # the story's own sentences that are no plain statement
    forecasts: tuple[Forecast, ...] = ()  # in reading order
