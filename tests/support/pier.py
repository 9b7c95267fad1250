"""A network of stories in which everything occurs that a standard has to find words for. Nobody in it exists."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from sayso.vocabulary import (
    Claim,
    Credit,
    Edge,
    Grade,
    Ground,
    Hand,
    Place,
    SourceType,
    Span,
    Story,
    Tracing,
    Utterance,
)
from support.network import Draft, Network, outlet

MIRROR = "https://mirror.example/pier"


@dataclass(frozen=True)
class Pier:
    """The network, the stories behind it, and the ids of what is asked about."""

    tracing: Tracing
    stories: dict[str, Story]
    ids: dict[str, str]  # of stories and mentions, by a short name

    @property
    def claim(self) -> Claim:
        """The first of the two."""
        return self.tracing.claims[0]


def source(name: str, type_: SourceType, key: str, speaks_for: str | None = None) -> Hand:
    return Hand(name, type_, "page", key, None, speaks_for)


def _stories(web: Network) -> dict[str, str]:
    return {
        "post": web.story("Pier Post", "2033-06-01T06:00:00Z", "Pier sold for a crown", byline=("Mo Tarn", "Eli Voss")),
        "wire": web.story("North Wire", "2033-06-01T09:30:00+02:00", "Pier was sold, paper says"),
        "echo": web.story("The Evening Echo", "2033-06-01", "A crown for the pier", wire=("North Wire",)),
        "mirror1": web.story("Pier Mirror", "2033-06-01T10:00:00Z", "Was the pier sold?", url=MIRROR),
        "mirror2": web.story(
            "Pier Mirror", "2033-06-01T10:00:00Z", "Sold", url=MIRROR, modified="2033-06-02T08:00:00Z"
        ),
        "north": web.story("Argus", "2033-06-02T07:00:00", "The deed", url="https://www.argus-north.example/1?a=[b]"),
        "south": web.story("Argus", "in June", "No deed", url="https://argus-south.example/2"),
        "blog": web.story(None, None, None, url=None),
    }


def _sold(web: Network, ids: dict[str, str]) -> None:
    made = Draft(web, "The harbour board sold the north pier for one crown.")
    rinde = source("Tove Rinde", "named_person", "s1", "the harbour board")
    deed = source("the deed of sale", "document", "s1")
    said = "“We sold the pier for one crown,” she said"
    add = made.mention
    ids["m1"] = add(ids["post"], said, rinde, origin="o1", low=1, high=1, counted="crown")
    ids["m2"] = add(ids["wire"], "the board sold the pier for a crown", outlet("Pier Post"), rinde, origin="o1")
    ids["m3"] = add(ids["echo"], "the board sold the pier for a crown", outlet("North Wire"), rinde, origin="o1")
    member = source("a member of the board", "anonymous_source", "s1")
    ids["m4"] = add(ids["mirror1"], "the pier may have been sold", member, origin="o2", certainty="possible")
    ids["m5"] = add(ids["mirror2"], "the pier was sold", origin="o2")
    ids["m6"] = add(ids["north"], "the pier changed hands for one crown", deed, origin="o3")
    ids["m7"] = add(
        ids["south"], "nothing has been sold", source("Harald Nygaard", "named_person", "s1"),
        origin="o4", certainty="denied", denies=True,
    )  # fmt: skip
    ids["m8"] = add(ids["blog"], "as the Argus has it, the pier is sold", outlet("Argus"), origin="o5")
    two = source("two dockers", "unnamed_group", "s2")
    ids["m9"] = add(ids["south"], "the pier has a new owner", two, origin="o6")
    ids["m10"] = add(ids["south"], "Rinde spoke of a sale", source("Rinde", "named_person", "s3"), origin="o1")
    spokeswoman = source("a spokeswoman", "named_organization", "s4", "the harbour board")
    ids["m11"] = add(ids["south"], "the north pier is no longer the board’s", spokeswoman, origin="o1")
    made.derive(ids["m2"], ids["m1"], "credit", "says “the Pier Post reported”")
    made.derive(ids["m3"], ids["m2"], "copy", "copies 90 % of its words", "hedge_dropped")
    made.derive(ids["m5"], ids["m4"], "version", "the same page at another time", "hedge_dropped")
    made.derive(ids["m10"], ids["m1"], "same source", "both name Tove Rinde")
    made.derive(ids["m9"], ids["m4"], "unclear", "may be the same people", directed=False)
    made.derive(ids["m6"], ids["m3"], "copy", "share a passage", directed=False)
    made.conflict("denied", ids["m1"], ids["m7"], reason="one says so, one denies it")
    made.finish(
        2, 4, "Tove Rinde says so, and the deed does.", Grade("F", 2, "two origins, and a denial"),
        only_possible=("o2", "o5", "o6"), may_be={"o2": ("o6",), "o6": ("o2",)},
    )  # fmt: skip


def _open(web: Network, ids: dict[str, str]) -> None:
    """A second claim in words that express the first one too."""
    made = Draft(web, "The north pier has a new owner.")
    text, words = web.texts[ids["south"]], "the pier has a new owner"
    key = made.mention(ids["south"], words, source("two dockers", "unnamed_group", "s2"), origin="o1")
    start = text.index(words)
    same = dataclasses.replace(made.mentions[0], id=ids["m9"], spans=(Span(start, start + len(words), words),))
    made.mentions = [same]
    assert key != ids["m9"]
    made.finish(0, 1, "Two dockers say so.", Grade("F", 3, "nobody is named"), only_possible=("o1",))


def build() -> Pier:
    web = Network()
    ids = _stories(web)
    _sold(web, ids)
    _open(web, ids)
    web.edge(ids["wire"], ids["post"], "credit", "says “the Pier Post reported”")
    web.edge(ids["echo"], ids["wire"], "copy", "copies 90 % of its words", 0.9)
    web.edge(ids["mirror1"], ids["wire"], "reuse", "has a passage of it", 0.2)
    web.changed(ids["mirror2"], ids["mirror1"], [("may have been sold", "was sold")])
    shared = Ground(0.7, "share a passage")
    web.edges.append(Edge(ids["north"], ids["echo"], "copy", False, 0.4, (), shared, None))
    web.edges.append(Edge(ids["south"], ids["north"], "reuse", False, 0.1, (), shared, None))
    tracing = web.tracing()
    spans = {mention.id: mention.spans[0] for claim in tracing.claims for mention in claim.mentions}
    places = tuple(Place(ids[story], spans[ids[key]]) for story, key in (("post", "m1"), ("wire", "m2")))
    told = Ground(0.9, "says so")
    tracing = dataclasses.replace(
        tracing,
        utterances=(Utterance("u1", places, ((ids["post"], "s1"),), Ground(0.9, "the same words")),),
        credits=(
            Credit(ids["wire"], "Pier Post", "reported", None, None, (), (), told),
            Credit(ids["blog"], "Somewhere Times", "told", None, None, (), (), told),
            Credit(ids["blog"], None, "vague", None, None, (), (), told),
        ),
    )
    stories = {one.id: Story(web.texts[one.id], one.location, "0" * 64, one.title) for one in tracing.stories}
    return Pier(tracing, stories, ids)
