"""Speed of the whole way from text to JSON, against two anchors, all in one run on the same articles.

    python benchmarks/throughput.py [ARTICLES.jsonl[.gz]] [--articles N] [--rounds N] [--json]

ARTICLES holds one article a line with "text". Without it, invented text of news-like make-up is used, so that the
benchmark runs anywhere. sayso, in a process of its own so that load time and peak memory are its alone, and the anchors
(see ``anchors.py``) take turns, ``--rounds`` times, after a short run to warm up; the median counts. Of the articles
RoBERTa reads every eighth, since it takes so long, and its speed is told by the words in those.

Load time is from nothing imported to the first short reading; peak memory is that of the process, told on Linux only.
Needs the extra ``bench``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

WORDS = (
    "the minister said that a new bridge would open next year according to officials who declined to be named because "
    "talks with the council were still under way residents called the plan a waste of money and asked for a vote"
)
THREADS = (1, 2)


@dataclass
class Figures:
    """What was measured of one system, a value a round."""

    words: int
    articles: int
    seconds: list[float] = field(default_factory=list)
    load_seconds: list[float] = field(default_factory=list)
    peak_megabytes: list[float] = field(default_factory=list)
    remarks: str = ""

    def row(self) -> dict[str, float | str]:
        """Medians over the rounds, by name; of the memory the most."""
        seconds = statistics.median(self.seconds)
        row: dict[str, float | str] = {"words/s": self.words / seconds, "articles/s": self.articles / seconds}
        if self.load_seconds:
            row["load s"] = statistics.median(self.load_seconds)
        if self.peak_megabytes:
            row["peak MB"] = max(self.peak_megabytes)
        return row | ({"remarks": self.remarks} if self.remarks else {})


class Counted(io.TextIOBase):
    """A file that keeps nothing of what is written but its size."""

    characters = 0

    def write(self, text: str) -> int:
        """Counts."""
        self.characters += len(text)
        return len(text)


def main() -> None:
    """Runs everything in turns and prints a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?", metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=84, help="at most so many (default: 84)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each has its turn (default: 3)")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--inside", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inside:
        print(json.dumps(inside(json.load(sys.stdin), chosen.inside)))
        return
    texts = loaded(chosen.texts, chosen.articles)
    rows = {name: figures.row() for name, figures in measured(texts, chosen.rounds).items()}
    about = {"articles": len(texts), "words": words_in(texts), "cores": os.cpu_count(), "rounds": chosen.rounds}
    if chosen.json:
        print(json.dumps({**about, "rows": rows}, indent=1))
    else:
        print(", ".join(f"{value} {name}" for name, value in about.items()) + "\n")
        print(table(rows))


def loaded(path: Path | None, count: int) -> list[str]:
    """The texts to read."""
    if path is None:
        return invented(count)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file if line.strip()][:count]


def invented(count: int) -> list[str]:
    """Texts of about 700 words in short paragraphs with quotations."""
    rng, words = random.Random(3), WORDS.split()

    def sentence(size: int) -> str:
        return " ".join(rng.choices(words, k=size)).capitalize()

    return [
        "\n\n".join(f"“{sentence(rng.randint(12, 28))},” Ana Ruel said. {sentence(15)}." for _ in range(18))
        for _ in range(count)
    ]


def words_in(texts: list[str]) -> int:
    """What is between white space."""
    return sum(len(text.split()) for text in texts)


def measured(texts: list[str], rounds: int) -> dict[str, Figures]:
    """Everything in turns, by name."""
    # The anchors bring torch and spaCy, which the process that measures sayso must not load.
    from anchors import RobertaAnchor, SpacyAnchor

    found: dict[str, Figures] = {}
    turns = [(SpacyAnchor(), texts), (RobertaAnchor(), texts[::8])]
    for anchor, _ in turns:
        anchor.run(texts[:1])
    for _ in range(rounds):
        for threads in THREADS:
            name = f"sayso, {threads} thread{'s' * (threads > 1)}"
            figures = found.setdefault(name, Figures(words_in(texts), len(texts)))
            result = alone(texts, threads)
            figures.seconds.append(result["seconds"])
            figures.load_seconds.append(result["load"])
            figures.peak_megabytes += [result["peak"]] if "peak" in result else []
        for anchor, own in turns:
            figures = found.setdefault(anchor.name, Figures(words_in(own), len(own)))
            figures.seconds.append(anchor.run(own))
            figures.remarks = anchor.remarks
    return found


def alone(texts: list[str], threads: int) -> dict[str, float]:
    """What ``inside`` gives, in a process of its own."""
    command = [sys.executable, __file__, "--inside", str(threads)]
    done = subprocess.run(command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def inside(texts: list[str], threads: int) -> dict[str, float]:
    """Reads ``texts`` to JSON Lines; seconds for that and for loading, and the peak of memory in megabytes."""
    begin = time.perf_counter()
    from sayso import output
    from sayso.reading import Reader
    from sayso.vocabulary import Story

    reader = Reader(threads=threads)
    output.write_lines([reader.read(Story("Ana Ruel said so.", "-", "0"))], Counted())
    load = time.perf_counter() - begin
    begin = time.perf_counter()
    stories = (Story(text, str(n), hashlib.sha256(text.encode()).hexdigest()) for n, text in enumerate(texts))
    written = Counted()
    output.write_lines(reader.read_many(stories), written)
    seconds = time.perf_counter() - begin
    if written.characters < sum(map(len, texts)):
        raise AssertionError("the readings hold less than the texts: not everything was written")
    return {"load": load, "seconds": seconds, **peak()}


def peak() -> dict[str, float]:
    """The most memory this process has held, where the system says so.

    Not from getrusage: a process that a large one starts is told to have been as large as that.
    """
    status = Path("/proc/self/status")
    most = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return {"peak": int(most[1]) / 1024} if most else {}


def table(rows: dict[str, dict[str, float | str]]) -> str:
    """For people; the last column is against the first anchor."""
    columns = ("words/s", "articles/s", "load s", "peak MB")
    anchor = float(next(row["words/s"] for name, row in rows.items() if not name.startswith("sayso")))
    lines = [f"{'':<24}" + "".join(f"{column:>12}" for column in columns) + f"{'x spaCy':>12}"]
    for name, row in rows.items():
        values = [f"{row[column]:>12.1f}" if column in row else f"{'':>12}" for column in columns]
        lines.append(f"{name:<24}" + "".join(values) + f"{float(row['words/s']) / anchor:>12.2f}")
    return "\n".join([*lines, *(f"\n{name}: {row['remarks']}" for name, row in rows.items() if "remarks" in row)])


if __name__ == "__main__":
    main()
