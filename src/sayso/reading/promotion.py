"""The central claim against the chain that the body gives for it, and where a source was promoted on the way up.

A lead often credits more than the body bears out: the body's investigator who relays what some insiders conclude
becomes *high-ranking officials believe*. Two places of a story make the same claim when most words of their contents
are the same, or when words that one has in quotation marks stand in a longer quotation of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.likeness import Contents
from sayso.vocabulary import Attribution, ChainLink, Remark, Source, Story

_SHORT = 120


def promotions(story: Story, attributions: tuple[Attribution, ...], sources: tuple[Source, ...]) -> Iterator[Remark]:
    """What the lead puts forward and on whose word; and each source there that the body has at second hand."""
    lead = _lead(story.text, attributions)
    if not lead:
        return
    named = {source.id: source for source in sources}
    first = next((one for one in lead if one.by), lead[0])
    text = f"The lead says, on the word of {_who(first.chain, named)}: “{_content(first)}”"
    yield Remark("central claim", text, first.content, (first.id,), tuple(r.source for r in first.by))
    contents = Contents(story.text, attributions)
    body = [one for one in attributions if one not in lead]
    for one in lead:
        same = _same_claim(one, body, contents)
        if one.by and one.inside is None and (better := [other for other in same if _differs(one, other)]):
            yield _promoted(one, better, named)


def _lead(text: str, attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """The attributions of the first paragraph that has more than a few words."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if len(line.split()) >= 8:  # a heading or a dateline is none
            return [one for one in attributions if one.cue and start <= one.cue.start < end]
        start = end + 1
    return []


def _same_claim(one: Attribution, body: list[Attribution], contents: Contents) -> list[Attribution]:
    """The attributions of the body that make the claim of ``one``, directly or through each other."""
    found: list[Attribution] = []
    waiting = [one]
    while waiting:
        this = waiting.pop(0)
        for other in body:
            if other not in found and contents.alike(this.id, other.id):
                found.append(other)
                waiting.append(other)
    return sorted(found, key=lambda other: int(other.id[1:]))


def _differs(one: Attribution, other: Attribution) -> bool:
    """Whether the body gives another way for the claim: a longer chain, or one without the lead's source."""
    hands = {source for link in other.chain for source in link.sources}
    here = {source for link in one.chain for source in link.sources}
    return bool(hands) and (not (here & hands) or (other.relayed and not one.relayed))


def _promoted(one: Attribution, others: list[Attribution], named: dict[str, Source]) -> Remark:
    longest = max(others, key=lambda other: (len(other.chain), -int(other.id[1:])))
    text = (
        f"The lead puts this on {_who(one.chain, named)}; further down the same comes from "
        f"{_who(longest.chain, named)}{', at second hand' if longest.relayed else ''}."
    )
    spans = (*one.source, *(span for other in others for span in other.source))
    ids = (one.id, *(other.id for other in others))
    hands = [source for each in (one, longest) for link in each.chain for source in link.sources]
    return Remark("source promoted", text, spans, ids, tuple(dict.fromkeys(hands)))


def _who(chain: tuple[ChainLink, ...], named: dict[str, Source]) -> str:
    """A chain in words, the hand nearest to the outlet first: *Christo Grozev, who relays some insiders*."""
    hands = []
    for link in chain:
        names = [" ".join(named[source].name.text.split()) for source in link.sources]
        hands.append(" and ".join(names) or (link.span.text if link.span and link.sources else "") or "nobody named")
    return ", who relays ".join(hands)


def _content(one: Attribution) -> str:
    words = " … ".join(" ".join(span.text.split()) for span in one.content)
    return words if len(words) <= _SHORT else words[:_SHORT].rpartition(" ")[0] + " …"
