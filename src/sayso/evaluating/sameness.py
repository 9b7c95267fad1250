"""How well it is told whether two passages say the same: on pairs of sentences (MSRP), and on linked events (ECB+)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sayso.errors import GoldError
from sayso.evaluating.clusters import Measure, b_cubed, ceaf, muc
from sayso.evaluating.events import DEV, Event, events
from sayso.evaluating.paraphrases import SentencePair, sentence_pairs
from sayso.reading import processors
from sayso.reading.text.arrays import Floats
from sayso.tracing.likeness import Likeness
from sayso.tracing.stories.passage import Passage
from sayso.vocabulary import Span

# The probability from which two sentences are the same: on MSRP's train, each pair judged by a head that has not seen
# it, F1 is the greatest there (it is flat from 0.35 to 0.5).
SAME_SENTENCE = 0.42
# The mean probability from which two groups of contents tell of one event: on ECB+'s training topics, each judged by a
# head that has not seen it, CoNLL F1 is the greatest there.
SAME_EVENT = 0.22

_MSRP = ("msrp/train.tsv.gz", "msrp/train.tsv")
_ECB = ("ecbplus/*.tar.gz", "*.tar.gz")


@dataclass(frozen=True, slots=True)
class SamePairs:
    """Answers about a file of pairs of sentences, counted."""

    path: Path
    pairs: int
    measure: Measure  # of those that are the same
    accuracy: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class SameEvents:
    """Clusters of contents, measured over all topics together."""

    path: Path
    topics: tuple[int, ...]
    contents: int
    clusters: int  # annotated, those of one content included
    muc: Measure
    b_cubed: Measure
    ceaf: Measure

    @property
    def conll(self) -> float:
        """The mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def judge_claims(
    paths: Sequence[Path], topics: Collection[int] = DEV, *, threads: int | None = None
) -> list[SamePairs | SameEvents]:
    """Measures each file: MSRP's (.tsv, .tsv.gz), ECB+'s archive (.tar.gz), or those that lie in a folder.

    ``threads`` is how many cores it may use, all by default. Raises GoldError where a file cannot be used, ModelError
    where a model cannot.
    """
    found: list[SamePairs | SameEvents] = []
    threads = threads or processors()
    for path in (file for one in paths for file in _files(one)):
        if path.name.endswith(".tar.gz"):
            found.append(_judge_events(path, events(path, topics), topics, threads))
        else:
            found.append(_judge_pairs(path, sentence_pairs(path), threads))
    return found


def claims_text(found: Iterable[SamePairs | SameEvents]) -> str:
    """A table for each file, in per cent."""
    lines: list[str] = []
    for one in found:
        rows: list[tuple[str, Measure]]
        if isinstance(one, SamePairs):
            head = f"{one.path}: {one.pairs} pairs of sentences"
            rows = [("same", one.measure)]
            last = f"{'accuracy':<16}{'':>16}{100 * one.accuracy:>8.1f}"
        else:
            head = f"{one.path}: {one.contents} contents, {one.clusters} events, topics {_listed(one.topics)}"
            rows = [("MUC", one.muc), ("B-cubed", one.b_cubed), ("CEAF-e", one.ceaf)]
            last = f"{'CoNLL':<16}{'':>16}{100 * one.conll:>8.1f}"
        lines += [head, f"{'':<16}{'P':>8}{'R':>8}{'F1':>8}"]
        lines += [f"{name:<16}{100 * m.precision:>8.1f}{100 * m.recall:>8.1f}{100 * m.f1:>8.1f}" for name, m in rows]
        lines += [last, ""]
    return "\n".join(lines)


def claims_json(found: Iterable[SamePairs | SameEvents]) -> str:
    """One object on one line: a list a corpus, all shares 0 to 1."""
    pairs, clusters = list[dict[str, object]](), list[dict[str, object]]()
    for one in found:
        if isinstance(one, SamePairs):
            pairs.append(
                {"file": str(one.path), "pairs": one.pairs} | _shares(one.measure) | {"accuracy": one.accuracy}
            )
        else:
            measures = {"muc": _shares(one.muc), "b_cubed": _shares(one.b_cubed), "ceaf_e": _shares(one.ceaf)}
            counts = {"topics": list(one.topics), "contents": one.contents, "clusters": one.clusters}
            clusters.append({"file": str(one.path)} | counts | measures | {"conll_f1": one.conll})
    return json.dumps({"msrp": pairs, "ecbplus": clusters}) + "\n"


def grouped(alike: Floats, least: float) -> list[set[int]]:
    """Items [n] in clusters by their ``alike`` [n, n], 0 to 1: two groups are joined while their mean is ``least``.

    Average linkage (Sokal and Michener 1958).
    """
    means = alike.astype(np.float64)
    np.fill_diagonal(means, -1.0)
    found: dict[int, set[int]] = {number: {number} for number in range(len(alike))}
    while len(found) > 1:
        one, other = sorted(divmod(int(means.argmax()), len(means)))
        if means[one, other] < least:
            break
        sizes = len(found[one]), len(found[other])
        joined = np.average(means[[one, other]], axis=0, weights=sizes)
        joined[[one, other]] = -1.0
        means[one], means[:, one], means[other], means[:, other] = joined, joined, -1.0, -1.0
        found[one] |= found.pop(other)
    return list(found.values())


def bare(wording: str, number: int) -> Passage:
    """Words without a story around them, as a passage."""
    span = Span(0, len(wording), wording)
    return Passage(
        id=f"{number}:0-{len(wording)}",
        story=str(number),
        spans=(span,),
        attribution=None,
        sentence=span,
        wording=wording,
        names=frozenset(),
        figures=(),
        times=(),
        certainty=("stated",),
        condition=None,
        negated=False,
        denied=False,
    )


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    msrp = [path / name for name in _MSRP if (path / name).exists()]
    ecb = [file for pattern in _ECB for file in sorted(path.glob(pattern))]
    if not msrp and not ecb:
        raise GoldError(f"{path} holds neither {_MSRP[0]} nor {_ECB[0]}; name the files themselves")
    yield from (*msrp[:1], *ecb[:1])


def _judge_pairs(path: Path, pairs: Sequence[SentencePair], threads: int) -> SamePairs:
    passages = [(bare(pair.first, 2 * n), bare(pair.second, 2 * n + 1)) for n, pair in enumerate(pairs)]
    told = Likeness(threads=threads, question="sentence").scores(passages) >= SAME_SENTENCE
    same = np.array([pair.same for pair in pairs], dtype=bool)
    right = int((told & same).sum())
    measure = Measure(right / max(1, int(told.sum())), right / max(1, int(same.sum())))
    return SamePairs(path, len(pairs), measure, float((told == same).mean()) if pairs else 0.0)


def _judge_events(path: Path, contents: Sequence[Event], topics: Collection[int], threads: int) -> SameEvents:
    likeness = Likeness(threads=threads, question="event")
    gold, found = list[set[int]](), list[set[int]]()
    for topic in sorted({one.topic for one in contents}):
        numbers = [number for number, one in enumerate(contents) if one.topic == topic]
        passages = [bare(contents[number].wording, number) for number in numbers]
        first, second = np.triu_indices(len(numbers), 1)
        alike = np.eye(len(numbers), dtype=np.float32)
        pairs = [(passages[a], passages[b]) for a, b in zip(first.tolist(), second.tolist(), strict=True)]
        alike[first, second] = alike[second, first] = likeness.scores(pairs)
        found += [{numbers[item] for item in cluster} for cluster in grouped(alike, SAME_EVENT)]
        by_event = defaultdict(set)
        for number in numbers:
            by_event[contents[number].event].add(number)
        gold += by_event.values()
    measures = muc(gold, found), b_cubed(gold, found), ceaf(gold, found)
    return SameEvents(path, tuple(sorted(topics)), len(contents), len(gold), *measures)


def _shares(measure: Measure) -> dict[str, float]:
    return {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
