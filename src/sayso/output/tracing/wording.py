"""The words of tracing for people: kinds of edges, drifts, conflicts, grades, counts, chains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sayso.output.printable import one_line
from sayso.output.wording import TYPES
from sayso.reading.text.phrases import few, joined
from sayso.vocabulary import (
    Claim,
    ClaimMention,
    ConflictKind,
    ConstraintKind,
    DerivationKind,
    Drift,
    DriftKind,
    EdgeKind,
    Grade,
    Hand,
    Independence,
    Origin,
)

DERIVATIONS: dict[DerivationKind, str] = {
    "copy": "copy",
    "credit": "credit",
    "version": "new version",
    "same source": "same person or source",
    "same quote": "same quotation",
    "unclear": "unclear",
}
"""What joins two mentions, as a legend has it; the firmest first."""

FROM: dict[DerivationKind, str] = {
    "copy": "copies",
    "credit": "credits",
    "version": "is a new version of",
    "same source": "has the same source as",
    "same quote": "has the same quotation as",
    "unclear": "may go back to",
}
"""What joins two mentions, as a verb between the later and the earlier one."""

EDGES: dict[EdgeKind, str] = {
    "version": "new version of",
    "copy": "copy of",
    "reuse": "reuses words of",
    "credit": "credits",
}
"""How a story depends on another, in words before the other's name."""

DRIFTS: dict[DriftKind, str] = {
    "hedge_dropped": "hedge dropped",
    "hedge_added": "hedge added",
    "figure_changed": "figure changed",
    "source_promoted": "source promoted",
    "condition_dropped": "condition dropped",
}
"""What changed on the way."""

CONFLICTS: dict[ConflictKind, str] = {
    "denied": "Affirmed and denied",
    "figures": "Figures that cannot both be right",
    "look alike": "Figures that look alike and are of different things",
}
"""What cannot all be right, or should not be compared."""

CREDIBILITY: dict[int, str] = {
    1: "confirmed by independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The second half of an Admiralty grade."""

RELIABILITY: dict[str, str] = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The first half of an Admiralty grade."""

CONSTRAINTS: dict[ConstraintKind, str] = {
    "same claim": "are the same claim",
    "not same claim": "are not the same claim",
    "same source": "are the same source",
    "not same source": "are not the same source",
    "same origin": "have the same origin",
    "not same origin": "have not the same origin",
    "wrong credit": "the credit to the second is wrong",
}
"""What a person decided of two mentions, sources or stories."""

OWN_VOICE = "in its own voice, nobody named"

_COUNTS = re.compile(
    r"[^:.]*\b(?:independent origins?|no certain origin[^:.]*): "
)  # that stand beside the reason already
_QUOTES = '“"«‘'


def origins(independence: Independence) -> str:
    """*1 to 2 independent origins*."""
    low, high = independence.certain, independence.possible
    count = f"{low}" if low == high else f"{low} to {high}"
    return f"{count} independent origin{'' if count == '1' else 's'}"


def support(claim: Claim) -> str:
    """*9 stories, 5 outlets*."""
    return f"{few(claim.stories, 'story').replace('storys', 'stories')}, {few(claim.outlets, 'outlet')}"


def stories(count: int) -> str:
    """*1 story*, *9 stories*."""
    return f"{count} {'story' if count == 1 else 'stories'}"


def reason(claim: Claim) -> str:
    """Why it has so many origins, without the counts, which stand beside."""
    told = one_line(claim.independence.reason)
    rest = _COUNTS.sub("", told, count=1) if _COUNTS.match(told) else told
    return rest[:1].upper() + rest[1:]


def quoted(text: str) -> str:
    """``text`` in quotation marks, unless it begins with some."""
    return text if text[:1] in _QUOTES else f"“{text}”"


def verb(kind: DerivationKind, why: str) -> str:
    """What stands between a mention and the sign of the other: *copies*; *from* where the reason says that itself."""
    return "from" if why.startswith(FROM[kind].partition(" ")[0]) else FROM[kind]


def grade_reason(given: Grade) -> str:
    """Why it is suggested, as a sentence, without the grade's own words, which stand beside."""
    told = one_line(given.reason)
    label = f"{CREDIBILITY[given.credibility]}: "
    rest = told[len(label) :] if told.casefold().startswith(label) else told
    return f"{rest[:1].upper()}{rest[1:]}{'' if rest.endswith('.') else '.'}"


def counted(origin: Origin) -> str:
    """How an origin counts."""
    if origin.denies:
        return "only denies: not counted"
    if origin.certain:
        return "counts"
    return "perhaps no origin of its own" if origin.possible else "not counted"


def terminal(hand: Hand) -> str:
    """Who is said to know, for whom they speak, what they are: *Signe Holm (for the fire brigade), named person*."""
    if hand.known_from == "publisher":
        return f"{one_line(hand.name)}, {OWN_VOICE}"
    for_whom = f" (for {one_line(hand.speaks_for)})" if hand.speaks_for else ""
    return f"{one_line(hand.name)}{for_whom}, {TYPES[hand.type]}"


def chain(mention: ClaimMention) -> str:
    """*Harbour Post → Ana Ruel → people in the ministry*; where it ends at the outlet, that it names nobody."""
    names = " → ".join(one_line(hand.name) for hand in mention.chain) or "unknown"
    return f"{names}, {OWN_VOICE}" if len(mention.chain) == 1 else names


def certainty(mention: ClaimMention) -> str:
    """*possible, forecast*; that it denies."""
    is_denied = mention.denies or "denied" in mention.certainty
    plain = {"stated", "denied"} if is_denied else {"denied"}
    return ", ".join([*(one for one in mention.certainty if one not in plain), *(["denied"] * is_denied)]) or "stated"


def words(mention: ClaimMention) -> str:
    """Its words, verbatim."""
    return " … ".join(one_line(span.text) for span in mention.spans)


def grade(given: Grade) -> str:
    """*F2: source cannot be judged, information probably true*."""
    source, information = RELIABILITY[given.reliability], CREDIBILITY[given.credibility]
    return f"{given.reliability}{given.credibility}: source {source}, information {information}"


def drifted(drifts: Iterable[Drift]) -> str:
    """*2 hedges dropped and 1 figure changed*."""
    counts = Counter(kind for *_, kind in {(drift.earlier, drift.later, drift.kind) for drift in drifts})
    told = []
    for kind, name in DRIFTS.items():
        if count := counts[kind]:
            noun, _, verb = name.partition(" ")
            told.append(f"{few(count, noun)} {verb}")
    return joined(told)


def ranges(numbers: Iterable[int]) -> str:
    """*1, 3–5, 9*."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in found)
