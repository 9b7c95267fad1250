"""Throughput of the whole way from text to JSON, against two anchors, all in one run on the same articles.

usage: python benchmarks/throughput.py [ARTICLES.jsonl[.gz]] [--articles N] [--rounds N] [--json]

ARTICLES holds one article a line with "text". Without it, invented text of news-like make-up is used, so that the
benchmark runs anywhere; figures for the README are taken on PolNeAR dev.

Anchors, as built here (speed does not depend on what the weights say, so they are untrained):
    spacy     a pipeline of the shape of en_core_web_sm (shared CNN of width 96 and depth 4, tagger, parser, attribute
              ruler, lemmatizer, entity recogniser), with textacy's direct quotations on top, one process
    roberta   RoBERTa-base in torch, float32, the size of the models in recent papers, encoder only, two threads
Needs the extra ``bench``. Each anchor and sayso take turns, ``--rounds`` times; the median counts.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

WORDS = ["the", "minister", "said", "that", "a", "new", "bridge", "would", "open", "next", "year", "according", "to", "officials", "who", "declined", "to", "be", "named", "because", "talks", "with", "the", "council", "were", "still", "under", "way", "residents", "called", "the", "plan", "a", "waste", "of", "money", "and", "asked", "for", "a", "vote"]


def invented(count: int) -> list[str]:
    """Texts of about 700 words in short paragraphs with quotations."""
    rng = random.Random(3)  # noqa: S311
    texts = []
    for _ in range(count):
        paragraphs = []
        for _ in range(18):
            sentence = " ".join(rng.choices(WORDS, k=rng.randint(12, 28))).capitalize()
            paragraphs.append(f"“{sentence},” Ana Ruel said. {' '.join(rng.choices(WORDS, k=15)).capitalize()}.")
        texts.append("\n\n".join(paragraphs))
    return texts


def loaded(path: Path | None, count: int) -> list[str]:
    """The texts to read."""
    if path is None:
        return invented(count)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file if line.strip()][:count]


def sayso_run(texts: list[str], threads: int) -> dict[str, float]:
    """Text to JSON lines in a process of its own, so that load time and peak memory are sayso's alone."""
    command = [sys.executable, __file__, "--inside", str(threads)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)  # noqa: S603
    result: dict[str, float] = json.loads(done.stdout)
    return result


def inside(threads: int) -> None:
    """What that process does."""
    texts = json.load(sys.stdin)
    begin = time.perf_counter()
    from sayso import output
    from sayso.reading import Reader
    from sayso.vocabulary import Story

    reader = Reader(threads=threads)
    reader.read(Story("Ana Ruel said so.", "-", "0"))
    load = time.perf_counter() - begin
    begin = time.perf_counter()
    stories = [Story(text, str(n), hashlib.sha256(text.encode()).hexdigest()) for n, text in enumerate(texts)]
    written = sum(len(output.to_jsonl(reading)) for reading in reader.read_many(stories))
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"load_s": load, "seconds": seconds, "peak_mb": peak, "bytes": written}))  # noqa: T201


def spacy_anchor() -> Callable[[list[str]], float]:
    """Builds the spaCy pipeline once; the result times it over texts."""
    import spacy
    from spacy.training import Example
    from textacy import extract

    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
                  "rows": [5000, 1000, 2500, 2500, 50, 50], "include_static_vectors": False},
        "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}}})  # fmt: skip
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    parser = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False,
              "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": shared}  # fmt: skip
    nlp.add_pipe("parser", config={"model": parser})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"}).lookups = spacy.lookups.Lookups()
    nlp.add_pipe("ner", config={"model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64,
        "maxout_pieces": 2, "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": [5000, 1000, 2500, 2500], "include_static_vectors": False},
                    "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}}}})  # fmt: skip
    lookups = spacy.lookups.Lookups()
    for table in ("lemma_rules", "lemma_exc", "lemma_index"):
        lookups.add_table(
            table, {"verb": {}, "noun": {}} if table != "lemma_rules" else {"verb": [["s", ""]], "noun": [["s", ""]]}
        )
    words = ["Ana", "Ruel", "said", "it", "."]
    example = Example.from_dict(nlp.make_doc(" ".join(words)), {
        "tags": ["NNP", "NNP", "VBD", "PRP", "."], "heads": [1, 2, 2, 2, 2], "deps": ["compound", "nsubj", "ROOT", "dobj", "punct"],
        "entities": ["B-PERSON", "L-PERSON", "O", "O", "O"], "lemmas": words})  # fmt: skip
    nlp.get_pipe("lemmatizer").initialize(lambda: [example], nlp=nlp, lookups=lookups)
    for name in ("tagger", "parser", "ner"):
        pipe = nlp.get_pipe(name)
        for label in ("NN", "VB", "PERSON", "ORG", "GPE", "DATE", "nsubj", "ccomp", "prep", "pobj", "det", "ROOT"):
            pipe.add_label(label)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(30):  # an untrained parser stops early; a few steps make it build whole trees, as a trained one does
        nlp.update([example], sgd=optimizer)

    def run(texts: list[str]) -> float:
        begin = time.perf_counter()
        for doc in nlp.pipe(texts, batch_size=64):
            try:
                list(extract.quotations(doc))
            except ValueError:  # textacy refuses an odd number of quotation marks
                continue
        return time.perf_counter() - begin

    return run


def roberta_anchor() -> Callable[[list[str]], float]:
    """RoBERTa-base over the texts' pieces in windows of 256, eight at a time."""
    import torch
    from transformers import RobertaConfig, RobertaModel

    from sayso.reading.tokens import tokenise

    model = RobertaModel(RobertaConfig(max_position_embeddings=514), add_pooling_layer=False).eval()

    def run(texts: list[str]) -> float:
        begin = time.perf_counter()
        with torch.inference_mode():
            for text in texts:
                ids = torch.from_numpy(tokenise(text).ids)
                windows = [window for window in ids.split(256) if len(window) == 256]
                for group in (windows[i : i + 8] for i in range(0, len(windows), 8)):
                    model(torch.stack(group))
                rest = ids[len(windows) * 256 :]
                if len(rest):
                    model(rest[None])
        return time.perf_counter() - begin

    return run


def main() -> None:
    """Runs everything in turns and prints a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--inside", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inside:
        inside(chosen.inside)
        return
    texts = loaded(chosen.texts, chosen.articles)
    words = sum(len(text.split()) for text in texts)
    spacy_run, roberta_run = spacy_anchor(), roberta_anchor()
    few = texts[: max(1, len(texts) // 8)]
    share = words / sum(len(text.split()) for text in few)
    times: dict[str, list[float]] = {}
    sayso: dict[str, list[dict[str, float]]] = {}
    for _ in range(chosen.rounds):
        for threads in (1, 2):
            sayso.setdefault(f"sayso, {threads} thread{'s' * (threads > 1)}", []).append(sayso_run(texts, threads))
        times.setdefault("spacy + textacy", []).append(spacy_run(texts))
        times.setdefault("roberta-base (encoder)", []).append(share * roberta_run(few))
    rows = {name: {"words/s": words / statistics.median(r["seconds"] for r in runs), "articles/s": len(texts) / statistics.median(r["seconds"] for r in runs),
                   "load s": statistics.median(r["load_s"] for r in runs), "peak MB": max(r["peak_mb"] for r in runs)} for name, runs in sayso.items()}  # fmt: skip
    rows |= {
        name: {"words/s": words / statistics.median(runs), "articles/s": len(texts) / statistics.median(runs)}
        for name, runs in times.items()
    }
    anchor = rows["spacy + textacy"]["words/s"]
    for row in rows.values():
        row["x spacy"] = row["words/s"] / anchor
    if chosen.json:
        print(json.dumps({"articles": len(texts), "words": words, "cores": os.cpu_count(), "rows": rows}, indent=1))  # noqa: T201
        return
    print(f"{len(texts)} articles, {words} words, {os.cpu_count()} cores, median of {chosen.rounds} rounds\n")  # noqa: T201
    print(f"{'':<24}{'words/s':>10}{'articles/s':>12}{'x spacy':>10}{'load s':>9}{'peak MB':>9}")  # noqa: T201
    for name, row in rows.items():
        print(
            f"{name:<24}{row['words/s']:>10.0f}{row['articles/s']:>12.1f}{row['x spacy']:>10.2f}{row.get('load s', float('nan')):>9.2f}{row.get('peak MB', float('nan')):>9.0f}"
        )


if __name__ == "__main__":
    main()
