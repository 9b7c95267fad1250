"""How tracing grows: invented stories at one rate for ever, added in bulk and one by one.

    python benchmarks/tracing.py [--sizes N …] [--model sayso|words] [--short] [--processors N] [--memory GIB]

For each size, in a process of its own: stories are traced in bulk from their readings (the time of each twentieth of
them tells the growth), their claims are built, then more are added one by one, the claims of each looked at before the
next one comes. What came out is compared with what was planted (see ``tracing/network.py``). Figures go to
``tracing/figures.json``, one entry a run, and ``tracing/growth.svg`` is drawn from all that are in there.

``--model words`` compares passages by their words alone: what the same-claim model costs does not hang on how many
stories there are, since a story has so many neighbours and no more, and without it 100 000 stories take minutes instead
of hours. ``--short`` makes stories of two sentences or three. ``--memory`` ends a run that needs more.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz, process
from tracing.network import Made, Network
from tracing.plot import plot

from sayso.tracing import Tracer, story_id
from sayso.tracing.likeness import Likeness
from sayso.tracing.stories.passage import Passage

FOLDER = Path(__file__).parent / "tracing"
ONE_BY_ONE = 40  # stories that are added after the others
PARTS = 20  # of the stories, in which the time is told
LEAST = 55.0  # per cent of the words in common, for the words alone
CHECKED = 3000  # stories of which the truth is asked


class WordsAlone(Likeness):
    """Passages are alike as far as they have the same words."""

    @property
    def model(self) -> str:
        """A name."""
        return "words"

    def each_scored(
        self, asked: Iterable[tuple[Sequence[Passage], Sequence[Passage]]]
    ) -> Iterator[list[tuple[str, str, float]]]:
        """By the words in common, whatever their order."""
        for ours, theirs in asked:
            words = [one.wording for one in ours], [one.wording for one in theirs]
            scores = process.cdist(*words, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST)
            yield [
                (ours[one].id, theirs[other].id, round(float(scores[one, other]) / 100, 3))
                for one, other in zip(*scores.nonzero(), strict=True)
                if ours[one].id != theirs[other].id
            ]


def main() -> None:
    """Runs each size in a process of its own, keeps the figures and draws them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--model", choices=("sayso", "words"), default="sayso")
    parser.add_argument("--short", action="store_true", help="stories of two or three sentences")
    parser.add_argument("--processors", type=int, default=2)
    parser.add_argument("--memory", type=float, help="most GiB of address space")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inside:
        print(json.dumps(measured(chosen.sizes[0], chosen.model, short=chosen.short, threads=chosen.processors)))
        return
    path = FOLDER / "figures.json"
    known = json.loads(path.read_text("utf-8")) if path.exists() else []
    for size in chosen.sizes:
        found = _in_a_process(size, chosen)
        same = ("stories", "model", "short")
        known = [one for one in known if any(one[name] != found[name] for name in same)] + [found]
        known.sort(key=lambda one: [one[name] for name in ("model", "short", "stories")])
        path.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
        (FOLDER / "growth.svg").write_text(plot(known), "utf-8")
        print({name: value for name, value in found.items() if name != "parts"})


def _in_a_process(size: int, chosen: argparse.Namespace) -> dict:
    def limited() -> None:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: chosen.processors])
        if chosen.memory:
            resource.setrlimit(resource.RLIMIT_AS, (int(chosen.memory * 2**30),) * 2)

    command = [sys.executable, __file__, "--inside", "--sizes", str(size), "--model", chosen.model]
    command += ["--processors", str(chosen.processors), *(["--short"] if chosen.short else [])]
    done = subprocess.run(command, preexec_fn=limited, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout) | {"processors": chosen.processors, "memory limit GiB": chosen.memory}


def measured(size: int, model: str, *, short: bool, threads: int) -> dict:
    """The figures of one size."""
    made = list(Network(short=short).stories(size + ONE_BY_ONE))
    before = _peak()
    tracer = Tracer(likeness=WordsAlone() if model == "words" else Likeness(threads=threads))
    tracer.add([made[0].reading])  # the weights are loaded
    started, parts, step = time.perf_counter(), [], max(1, size // PARTS)
    for first in range(0, size, step):
        begun = time.perf_counter()
        tracer.add(one.reading for one in made[first : min(size, first + step)])
        parts.append(round((time.perf_counter() - begun) / step * 1000, 2))
    added = time.perf_counter()
    claims = tracer.claims()
    ended, singles = time.perf_counter(), []
    for one in made[size:]:
        begun = time.perf_counter()
        tracer.claims_of(tracer.add([one.reading])[0])
        singles.append(time.perf_counter() - begun)
    return {
        "stories": size,
        "model": model,
        "short": short,
        "words a story": round(statistics.fmean(len(one.reading.story.text.split()) for one in made[:1000])),
        "claims": len(claims),
        "seconds in bulk": round(ended - started, 1),
        "of these for claims": round(ended - added, 1),
        "ms a story in bulk": round((ended - started) / size * 1000, 2),
        "parts": parts,  # ms a story while they were added, of every part of the stories in turn
        "ms for one more, median": round(statistics.median(singles) * 1000, 1),
        "ms for one more, most": round(max(singles) * 1000, 1),
        "peak MiB": _peak(),
        "of these for the readings": before,
        **right(tracer, made[:CHECKED]),
    }


def right(tracer: Tracer, made: Sequence[Made]) -> dict[str, float]:
    """How much of what was planted came out: mentions, and which of them have one origin."""
    known = {story_id(one.reading.story): one.mentions for one in made}
    found: dict[tuple[str, int], tuple[str, str]] = {}  # planted mention to its claim and its origin
    for claim in tracer.claims():
        for mention in claim.mentions:
            for planted in known.get(mention.story, ()):
                common = sum(max(0, min(s.end, planted.end) - max(s.start, planted.start)) for s in mention.spans)
                if 2 * common > planted.end - planted.start:
                    found[mention.story, planted.start] = claim.id, mention.origin
    by_claim: dict[tuple[int, int], list[tuple[tuple[str, int], str]]] = {}
    for story, mentions in known.items():
        for planted in mentions:
            by_claim.setdefault(planted.claim, []).append(((story, planted.start), planted.origin))
    pairs = [pair for members in by_claim.values() for pair in combinations(members, 2)]
    together = [(a, b) for a, b in pairs if a[0] in found and b[0] in found and found[a[0]][0] == found[b[0]][0]]
    one = [found[a[0]][1] == found[b[0]][1] for a, b in together if a[1] == b[1]]
    two = [found[a[0]][1] != found[b[0]][1] for a, b in together if a[1] != b[1]]
    return {
        "pairs of a claim found in one claim": round(len(together) / max(1, len(pairs)), 3),
        "pairs of one origin found as one": round(sum(one) / max(1, len(one)), 3),
        "pairs of two origins kept apart": round(sum(two) / max(1, len(two)), 3),
    }


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
