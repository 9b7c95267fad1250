"""Which story runs another's text, whole, in part or lightly rewritten; and which of several it has it from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.tracing.stories.passage import Entry
from sayso.tracing.texts.boilerplate import Boilerplate
from sayso.tracing.texts.direction import direction, siblings
from sayso.tracing.texts.reuse import Reuse, reuse
from sayso.vocabulary import Edge, EdgeKind, Ground

# Of the later story's sentences that follow the other's in order: from there on the story is a copy and not one that
# uses a passage. With the lead less will do, since the lead is what a reporter writes first.
_THIRD, _WITH_LEAD = 1 / 3, 1 / 4
_ROW, _OF_LONG = 4, 0.15  # sentences in order that make a copy of a longer story, if they are this share of it
_COVERED = 0.8  # of what two stories share that both have from a third one, above which that one explains it
_BETTER = 0.05  # of its words more that a story has from one than from another, above which it has it from the first
_VERBATIM = 0.95  # of its words; above, a copy changes nothing that matters


def copy(a: Entry, b: Entry, boilerplate: Boilerplate | None = None) -> Edge | None:
    """That one of ``a`` and ``b`` runs the other's text (``copy``) or a passage of it (``reuse``); None for neither.

    Where nothing tells which is the later one, the edge is not directed, and its share is the larger of the two.
    """
    a, b = sorted((a, b), key=lambda entry: entry.id)
    found = reuse(a, b, boilerplate)
    if found is None:
        return None
    way = direction(a, b, found.passages)
    turned = way.later.id == b.id
    passages = tuple((second, first) if turned else (first, second) for first, second in found.passages)
    share = found.shares[turned] if way.ground else max(found.shares)
    kind = _kind(found, turned, directed=way.ground is not None)
    reason = _reason(kind, share, found)
    if agency := siblings(a, b):
        reason += f"; both say that it is {agency}’s text"
    return Edge(
        later=way.later.id,
        earlier=way.earlier.id,
        kind=kind,
        directed=way.ground is not None,
        share=round(share, 3),
        passages=passages,
        ground=Ground(found.ground.score, reason, passages[0]),
        direction=way.ground,
    )


def _kind(found: Reuse, turned: bool, directed: bool) -> EdgeKind:
    """By the later story's sentences; where the direction is open, by those of the one that has more from the other."""
    ends = (turned,) if directed else (False, True)
    for end in ends:
        share = found.sentences[end]
        if share >= _THIRD or (found.row >= _ROW and share >= _OF_LONG) or (share >= _WITH_LEAD and found.leads[end]):
            return "copy"
    return "reuse"


def _reason(kind: EdgeKind, share: float, found: Reuse) -> str:
    verb = "copies" if kind == "copy" else "shares"
    how = "word for word" if share >= _VERBATIM else f"{round(share * 100)} % of its words"
    return f"{verb} {how}: {found.ground.reason}"


def nearest(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Those of ``edges`` that no other ones explain, in order of their ids.

    Three papers that run one agency's text share it with each other too; that each has it from the agency says all.
    """
    ordered = sorted(edges, key=lambda edge: (edge.later, edge.earlier, edge.kind))
    sources: dict[str, dict[str, Edge]] = {}
    for edge in ordered:
        if is_source(edge):
            sources.setdefault(edge.later, {})[edge.earlier] = edge
    return tuple(edge for edge in ordered if not explained(edge, sources))


def is_source(edge: Edge) -> bool:
    """Whether ``edge`` leads from a story to one that it has text from."""
    return edge.directed or edge.kind == "version"


def explained(edge: Edge, sources: Mapping[str, Mapping[str, Edge]]) -> bool:
    """Whether ``edge`` says nothing that the other edges do not say.

    ``sources`` has the edges by their later and their earlier story (see ``is_source``). Only those are asked that
    start at one of the two ends of ``edge``, or at a source of its later one.

    An edge goes where both its stories have what they share from one third story; a version counts as having
    everything from the earlier one. Where the third story has it from the other end, words tell: a story that follows
    a rewrite more closely than the original has it from the rewrite, and one that shares a passage with two versions
    of a page from the one whose words fit best, of equals from the earlier one.
    """
    if edge.kind == "version":
        return False
    later, earlier = sources.get(edge.later, {}), sources.get(edge.earlier, {})
    for root in sorted(later.keys() & earlier.keys()):
        ours, theirs = later[root], earlier[root]
        closer = 0.0 if theirs.kind == "version" else _BETTER
        if edge.directed and ours.kind != "version" and edge.share > ours.share + closer:
            continue
        if _covered(edge, edge.later, ours) >= _COVERED and _covered(edge, edge.earlier, theirs) >= _COVERED:
            return True
    return edge.directed and any(_closer(edge, found, sources.get(other, {})) for other, found in sorted(later.items()))


def _closer(edge: Edge, found: Edge, between: Mapping[str, Edge]) -> bool:
    """Whether ``found`` leads to a story that has it from the earlier one of ``edge``, and fits better than that."""
    link = between.get(edge.earlier)
    if link is None or found.kind == "version":
        return False
    if link.kind == "version":
        return found.share > edge.share
    return found.share > edge.share + _BETTER and _covered(edge, edge.later, found) >= _COVERED


def _covered(edge: Edge, story: str, by: Edge) -> float:
    """The part of what ``edge`` has from ``story`` that stands in a passage of ``by`` too, by characters."""
    if by.kind == "version":
        return 1.0
    ours, theirs = _ranges(edge, story), _ranges(by, story)
    if ours == theirs:
        return 1.0
    common, at = 0, 0
    for start, end in ours:
        while at < len(theirs) and theirs[at][1] <= start:
            at += 1
        for begin, stop in theirs[at:]:
            if begin >= end:
                break
            common += min(end, stop) - max(start, begin)
    return common / max(1, sum(end - start for start, end in ours))


def _ranges(edge: Edge, story: str) -> list[tuple[int, int]]:
    """What ``edge`` has from ``story``, in order."""
    end = 0 if edge.later == story else 1
    return sorted({(pair[end].span.start, pair[end].span.end) for pair in edge.passages})
