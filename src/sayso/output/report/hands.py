"""The hands through which a story's attributions came to the page, as a tree that begins with its outlet."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.output.report.badges import Badge, Badges
from sayso.output.who import Who
from sayso.output.wording import TYPES
from sayso.reading.text.phrases import joined
from sayso.vocabulary import ChainLink


@dataclass(slots=True)
class Hand:
    """A source or a credited outlet, what ends with it, and those who tell it what they know."""

    name: str
    type: str = ""
    badges: tuple[Badge, ...] = ()
    ends: list[int] = field(default_factory=list)  # numbers of the attributions whose terminal source this is
    is_relayed: bool = False  # whether the outlet has at second hand what ends here
    before: list[Hand] = field(default_factory=list)


def hands(who: Who, badges: Badges) -> Hand:
    """The outlet, and under it everybody its attributions came through; chains that begin alike share their hands."""
    outlet = Hand(who.outlet)
    known: dict[tuple[str, ...], Hand] = {(): outlet}
    for one in who.attributions.values():
        way: tuple[str, ...] = ()
        for link in one.chain:
            above, way = way, (*way, "+".join(link.sources) or f"“{who.hand(link)}”")
            if way not in known:
                known[way] = _hand(link, who, badges)
                known[above].before.append(known[way])
        if one.chain:
            known[way].ends.append(who.number(one.id))
            known[way].is_relayed |= one.relayed
    return outlet


def _hand(link: ChainLink, who: Who, badges: Badges) -> Hand:
    types = joined(dict.fromkeys(TYPES[who.sources[source].type] for source in link.sources))
    return Hand(who.hand(link), types, tuple(map(badges.of_source, link.sources)))
