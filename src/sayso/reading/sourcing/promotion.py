"""The central claim against the chain that the body gives for it, and where a source was promoted on the way up.

A lead often credits more than the body bears out: the body's investigator who relays what some insiders conclude
becomes *high-ranking officials believe*. Two places of a story make the same claim when most words of their contents
are the same, or when words that one has in quotation marks stand in a longer quotation of the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.sourcing.likeness import Contents
from sayso.reading.text.lexicon import word_list
from sayso.vocabulary import Attribution, ChainLink, Remark, Source, Story

_SHORT = 120  # characters of a content in a line
_LONGEST = 90  # of a name
_OPENERS = word_list("openers")
_INNER = str.maketrans("“”", "‘’")  # quotation marks inside ours
_UNNAMED = frozenset(["unnamed_group", "unnamed_person", "anonymous_source"])


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
        if not one.by or one.inside is not None:
            continue
        if better := [other for other in _same_claim(one, body, contents) if _differs(one, other)]:
            yield _promoted(one, better, named)
        elif one is first and (hidden := _not_heard_again(one, body, named)):
            yield _replaced(one, hidden, named)


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


def _not_heard_again(one: Attribution, body: list[Attribution], named: dict[str, Source]) -> list[Attribution]:
    """What unnamed sources say at second hand in the body, where it never cites the unnamed source of the lead."""
    lead = {resolution.source for resolution in one.by}
    if one.relayed or not all(named[source].type in _UNNAMED - {"unnamed_person"} for source in lead):
        return []
    if any(resolution.source in lead for other in body for resolution in other.by):
        return []
    relayed = [other for other in body if other.by and other.relayed and other.inside]
    return [other for other in relayed if all(named[r.source].type in _UNNAMED for r in other.by)]


def _replaced(one: Attribution, others: list[Attribution], named: dict[str, Source]) -> Remark:
    text = (
        f"The lead puts this on {_who(one.chain, named)}, and the body never cites them again; "
        f"what unnamed sources say there comes from {_who(others[0].chain, named)}, at second hand."
    )
    spans = (*one.source, *(span for other in others for span in other.source))
    hands = [source for each in (one, others[0]) for link in each.chain for source in link.sources]
    return Remark(
        "source promoted", text, spans, (one.id, *(other.id for other in others)), tuple(dict.fromkeys(hands))
    )


def _who(chain: tuple[ChainLink, ...], named: dict[str, Source]) -> str:
    """A chain in words, the hand nearest to the outlet first: *Christo Grozev, who relays some insiders*."""
    hands = []
    for link in chain:
        names = [in_words(named[source]) for source in link.sources]
        hands.append(" and ".join(names) or (link.span.text if link.span and link.sources else "") or "nobody named")
    return ", who relays ".join(hands)


def in_words(source: Source) -> str:
    """The name of a source within a sentence: a description begins in small letters, a long one is cut."""
    name = " ".join(source.name.text.split())
    first = name.partition(" ")[0]
    if not source.type.startswith("named") and first.casefold() in _OPENERS:
        name = first.casefold() + name[len(first) :]
    return name if len(name) <= _LONGEST else name[:_LONGEST].rpartition(" ")[0] + " …"


def _content(one: Attribution) -> str:
    words = " … ".join(" ".join(span.text.split()) for span in one.content).removeprefix("that ")
    if words[:1] in '“"' and words[-1:] in '”"' and not set(words[1:-1]) & set('“”"'):
        words = words[1:-1]
    words = words.translate(_INNER).rstrip(",. ")
    return words if len(words) <= _SHORT else words[:_SHORT].rpartition(" ")[0] + " …"
