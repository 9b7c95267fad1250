"""Certainty labels against those of people, and the speed of reading them.

    python benchmarks/certainty.py [--data FOLDER] [--part dev|check] [--errors] [--speed]

Reads ``benchmarks/certainty/own.csv`` and, with the FOLDER that holds polnear/dev.jsonl.gz and gum/dev.jsonl.gz, the
``labels.csv`` beside it; ``guideline.md`` says how both were labelled. An attribution's labels are those of all who
hedge it, its source and the outlet. Prints precision, recall and F1 of each label, and their mean over all labels.
``--speed`` reads all annotated attributions of some articles over and over, with their words at hand, in one thread.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sayso.reading.certainty import certainties, firmness
from sayso.reading.grammar.naming import settled
from sayso.reading.grammar.words import Words
from sayso.reading.model.finding import read
from sayso.reading.model.parsing import joined
from sayso.reading.model.splitting import laid_out
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.weights import OnnxWeights
from sayso.reading.model.windows import windows
from sayso.reading.text.quotation import Range, kind, quoted
from sayso.vocabulary import Attribution, Firmness, Span

FOLDER = Path(__file__).parent / "certainty"
LABELS = ("stated", "assessed", "possible", "rumoured", "conditional", "forecast", "denied")
TIMED = 40  # articles
_ROLE = re.compile(r"\{(source|cue|content):|\}")


@dataclass(frozen=True)
class Labelled:
    """An attribution in its text, and its labels."""

    part: str
    text: str
    attribution: Attribution
    labels: frozenset[str]
    negated: bool


def main() -> None:
    """Reads the command line and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with polnear/ and gum/")
    parser.add_argument("--part", choices=("dev", "check"), help="only that half")
    parser.add_argument("--errors", action="store_true", help="show what differs, of the half for development only")
    parser.add_argument("--speed", action="store_true", help="measure words a second instead; needs --data")
    chosen = parser.parse_args()
    if chosen.speed:
        print(f"{speed(chosen.data):,.0f} words/s")
        return
    rows = [*own(), *(corpora(chosen.data) if chosen.data else ())]
    for part in [chosen.part] if chosen.part else ["dev", "check"]:
        judge(part, [row for row in rows if row.part == part], errors=chosen.errors and part == "dev")


def own() -> Iterator[Labelled]:
    """The invented sentences."""
    with (FOLDER / "own.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text, places = unmarked(row["text"])
            yield labelled(row, text, places)


def corpora(folder: Path) -> Iterator[Labelled]:
    """The contents of the corpora, whose texts are in ``folder``."""
    texts = {}
    for name in ("polnear/dev", "gum/dev"):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            texts.update({f"{name}/{record['id']}": record["text"] for record in map(json.loads, file)})
    with (FOLDER / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places = {role: ranges(row[role]) for role in ("source", "cue", "content")}
            yield labelled(row, texts[row["document"]], places)


def unmarked(marked: str) -> tuple[str, dict[str, list[Range]]]:
    """A sentence without its braces, and the ranges that they marked."""
    text, role, begin, at = "", "", 0, 0
    places: dict[str, list[Range]] = {"source": [], "cue": [], "content": []}
    for match in _ROLE.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            role, begin = match[1], len(text)
        else:
            places[role].append((begin, len(text)))
    return text + marked[at:], places


def ranges(written: str) -> list[Range]:
    """``3..8 12..20`` as ranges."""
    return [(int(start), int(end)) for start, _, end in (part.partition("..") for part in written.split())]


def labelled(row: dict[str, str], text: str, places: dict[str, list[Range]]) -> Labelled:
    """A row as an attribution."""
    spans = {role: tuple(Span.of(text, *place) for place in sorted(found)) for role, found in places.items()}
    content = sorted(places["content"])
    cue = Span.of(text, places["cue"][0][0], places["cue"][-1][1]) if places["cue"] else None
    one = Attribution(
        "a1", spans["source"], cue, spans["content"], kind(text, content, quoted(text)), inside=None, score=1.0
    )
    return Labelled(row["part"], text, one, frozenset(row["labels"].split()), row["negated"] == "1")


def judge(part: str, rows: list[Labelled], *, errors: bool) -> None:
    """Prints the figures of one half."""
    told = [firmness(row.text, row.attribution, words_of(row.text)) for row in rows]
    found = [labels_of(one) for one in told]
    if errors:
        for row, labels in zip(rows, found, strict=True):
            if row.labels != labels:
                cue = row.attribution.cue.text if row.attribution.cue else ""
                content = " … ".join(span.text for span in row.attribution.content)
                print(f"{' '.join(sorted(row.labels))} ≠ {' '.join(sorted(labels))} | {cue} | {content[:200]}")
    print(f"\n{part}: {len(rows)} contents\n{'':12}{'number':>8}{'P':>8}{'R':>8}{'F1':>8}")
    scores = []
    for label in LABELS:
        right = sum(label in row.labels and label in labels for row, labels in zip(rows, found, strict=True))
        gold, guessed = sum(label in row.labels for row in rows), sum(label in labels for labels in found)
        precision, recall = right / max(guessed, 1), right / max(gold, 1)
        scores.append(2 * right / max(gold + guessed, 1))
        print(f"{label:12}{gold:>8}{100 * precision:>8.1f}{100 * recall:>8.1f}{100 * scores[-1]:>8.1f}")
    negated = sum(any(each.negated for each in one) == row.negated for one, row in zip(told, rows, strict=True))
    exact = sum(row.labels == labels for row, labels in zip(rows, found, strict=True))
    print(f"macro-F1 {100 * sum(scores) / len(scores):.1f}; all labels right {100 * exact / len(rows):.1f} %; ", end="")
    print(f"negated right {100 * negated / len(rows):.1f} %")


def labels_of(told: tuple[Firmness, ...]) -> frozenset[str]:
    """The labels of all hands; *stated* only where none but the one that says so is there."""
    labels = frozenset(label for one in told for label in one.certainty)
    return labels - {"stated"} if any("stated" not in one.certainty for one in told) else labels


def speed(folder: Path, seconds: float = 5.0) -> float:
    """Words of text a second, all told of every annotated attribution, from words that nothing was asked of yet."""
    with gzip.open(folder / "polnear/dev.jsonl.gz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file][:TIMED]
    stories = [(record["text"], annotated(record), words_of(record["text"])) for record in records]
    size, spent = 0, 0.0
    while spent < seconds:
        for text, attributions, words in stories:
            fresh = replace(words)
            begin = time.thread_time()
            certainties(text, attributions, fresh)
            spent += time.thread_time() - begin
            size += len(text.split())
    return size / spent


def annotated(record: dict[str, Any]) -> list[Attribution]:
    """The attributions of an article of PolNeAR, numbered."""
    text, quotations = record["text"], quoted(record["text"])
    found = []
    for number, one in enumerate(record["attributions"], 1):
        spans = {role: tuple(Span.of(text, *place) for place in one[role]) for role in ("source", "cue", "content")}
        content = [(span.start, span.end) for span in spans["content"]]
        if content and spans["cue"]:
            cue = Span.of(text, spans["cue"][0].start, spans["cue"][-1].end)
            made = kind(text, content, quotations)
            found.append(Attribution(f"a{number}", spans["source"], cue, spans["content"], made, None, 1.0))
    return found


@cache
def words_of(text: str) -> Words:
    """The words of a text, as the reader has them."""
    tokens = tokenise(text)
    layout = laid_out(text, tokens)
    parts = [read(window, tokens, layout, weights()).words for window in windows(tokens)]
    return settled(joined(text, layout, parts, weights().labels))


@cache
def weights() -> OnnxWeights:
    """The model that ships."""
    return OnnxWeights()


if __name__ == "__main__":
    main()
