"""Who a source was found to be, against the chains of a corpus and the verdicts of people who looked.

For every question the program says at which mention its search ends. That mention is the annotated one which shares the
most characters with it, and the answer is

    right     it belongs to the chain that the source belongs to, or has a full name of that chain word for word
    wrong     it belongs to another, or to none
    unknown   there is none, though the chain has a name in the text

Chains that a machine made are often wrong themselves. A verdict says, for one source and one answer, who was right:

    ours      the answer is right; where nothing was answered, nobody is named and nothing is to be asked
    theirs    the chain is right
    neither   both are wrong

It holds for that answer only: once the program says something else, there is no verdict any more, but that the chain is
wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from sayso.errors import GoldError
from sayso.evaluating.chains import Chained, Member, Question, name_words
from sayso.evaluating.table import rows

Outcome: TypeAlias = Literal["right", "wrong", "unknown"]
Decision: TypeAlias = Literal["ours", "theirs", "neither"]
Place: TypeAlias = tuple[str, int, int]  # story, start, end

COLUMNS = ("story", "start", "end", "answer", "verdict", "note")


@dataclass(frozen=True, slots=True)
class Answer:
    """The mention ``[start, end)``, its name or its head word, that a search ended at."""

    start: int
    end: int
    named: bool  # whether it is a name


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person found who looked at an answer; ``answer`` is its start and end, None where nothing was answered."""

    answer: tuple[int, int] | None
    decision: Decision
    note: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question, its answer and how that compares."""

    text: Chained
    question: Question
    answer: Answer | None
    outcome: Outcome
    verdict: Verdict | None = None

    @property
    def story(self) -> str:
        """The text's name, as verdicts have it."""
        return f"{self.text.corpus}/{self.text.id}"

    @property
    def corrected(self) -> Outcome | None:
        """The outcome as the verdict corrects it; None where there was nothing to ask."""
        if self.verdict is None or self.verdict.decision == "theirs":
            return self.outcome
        if not self._is_judged:
            return "unknown" if self.answer is None else "wrong"
        if self.verdict.decision == "ours":
            return "right" if self.answer else None
        return "wrong" if self.answer else "unknown"

    @property
    def _is_judged(self) -> bool:
        """Whether the verdict is about this answer, or about one that is the same by the corpus."""
        if not self.verdict or not self.verdict.answer or not self.answer:
            return bool(self.verdict and not self.verdict.answer and not self.answer)
        now, seen = (self.answer.start, self.answer.end), self.verdict.answer
        if _shared(*now, *seen) or _said(self.text, *now) == _said(self.text, *seen):
            return True
        chains = [member and member.chain for member in (_nearest(self.text.members, *at) for at in (now, seen))]
        return chains[0] is not None and chains[0] == chains[1]


def resolved(
    text: Chained, question: Question, answer: Answer | None, verdicts: Mapping[Place, Verdict] | None = None
) -> Resolved:
    """``answer`` compared. One that is the question itself, or only says its name again, tells nothing and is none."""
    if answer and _shared(answer.start, answer.end, *question.core):
        answer = None
    if (
        answer
        and question.form == "short name"
        and _said(text, answer.start, answer.end) == _said(text, *question.core)
    ):
        answer = None
    outcome: Outcome = "unknown"
    if answer:
        outcome = "right" if _is_of(text, question.chain, answer) else "wrong"
    place = (f"{text.corpus}/{text.id}", question.start, question.end)
    return Resolved(text, question, answer, outcome, (verdicts or {}).get(place))


def _is_of(text: Chained, chain: str, answer: Answer) -> bool:
    """Whether the mention that was found belongs to ``chain``, or has one of its full names word for word.

    Chains often lack mentions in headlines. Full is a name of two words or more, or where there is none, any.
    """
    found = _nearest(text.members, answer.start, answer.end)
    if found and found.chain == chain:
        return True
    names = [one.name for one in text.members if one.chain == chain]
    full = min(2, max(map(len, names), default=0))
    said = _said(text, answer.start, answer.end)
    return len(said) >= max(full, 1) and said in names


def _said(text: Chained, start: int, end: int) -> frozenset[str]:
    """The words of a name, as chains have them."""
    return name_words(text.text[start:end])


def _shared(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, min(end, other_end) - max(start, other_start))


def _nearest(members: Iterable[Member], start: int, end: int) -> Member | None:
    """The member that shares most of its characters with ``[start, end)``; None where none shares any."""

    def likeness(one: Member) -> float:
        shared = _shared(one.start, one.end, start, end)
        return shared / (one.end - one.start + end - start - shared)

    best = max(members, key=likeness, default=None)
    return best if best and likeness(best) else None


def verdicts(path: Path) -> dict[Place, Verdict]:
    """The verdicts of a CSV file, by story and source. GoldError names the first line that cannot be used, and why."""
    found = {}
    for where, row in rows(path, COLUMNS, "verdicts"):
        if row["verdict"] not in get_args(Decision):
            raise GoldError(f"{where}: the verdict must be one of {', '.join(get_args(Decision))}")
        try:
            start, end = int(row["start"]), int(row["end"])
            answer = _range(row["answer"]) if row["answer"] else None
        except (TypeError, ValueError) as error:
            raise GoldError(f"{where}: start and end must be numbers, the answer a range such as 12..17") from error
        found[row["story"], start, end] = Verdict(answer, cast(Decision, row["verdict"]), row["note"] or "")
    return found


def _range(text: str) -> tuple[int, int]:
    start, _, end = text.partition("..")
    return int(start), int(end)


def counted(found: Iterable[Resolved]) -> dict[str, dict[str, int]]:
    """How many of one corpus and one form came out how, as compared and as corrected.

    ``raw`` and ``corrected`` map to how many were asked, right, wrong and unknown, ``named`` to how many of the right
    ones end at a name; ``judged`` is how many have a verdict.
    """
    none = dict.fromkeys(("asked", "right", "wrong", "unknown", "named"), 0)
    raw, corrected = Counter(none), Counter({**none, "judged": 0})
    for one in found:
        named = bool(one.answer and one.answer.named)
        for counts, outcome in ((raw, one.outcome), (corrected, one.corrected)):
            if outcome:
                counts.update({"asked": 1, outcome: 1, "named": int(named and outcome == "right")})
        corrected["judged"] += one.verdict is not None
    return {"raw": dict(raw), "corrected": dict(corrected)}
