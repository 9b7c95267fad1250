"""Reading annotated articles and scoring what was found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import tee
from pathlib import Path

from sayso.evaluating.attributions import Scores
from sayso.evaluating.gold import Article, articles, corpus_attributions, predictions, record_of
from sayso.reading import Reader
from sayso.vocabulary import Reading


def read(gold: Iterable[Article], reader: Reader) -> Iterator[tuple[Article, Reading]]:
    """Every annotated article with its reading."""
    kept, to_read = tee(gold)
    yield from zip(kept, reader.read_many(article.story() for article in to_read), strict=True)


def evaluate(gold: Path, reader: Reader, out: Path | None = None) -> Scores:
    """Reads every article of ``gold`` and scores it; predictions go to ``out`` as JSONL, whole or not at all.

    Raises GoldError where a file cannot be used.
    """
    scores = Scores()
    lines = []
    for article, reading in read(articles(gold), reader):
        scores.add(article.text, article.attributions, corpus_attributions(reading))
        lines.append(json.dumps(record_of(reading)) + "\n")
    if out is not None:
        scratch = out.with_name(out.name + ".part")
        scratch.write_text("".join(lines), encoding="utf-8")
        scratch.replace(out)
    return scores


def compare(gold: Path, predicted: Path) -> Scores:
    """Scores a file of predictions, whoever made them. Raises GoldError where a file cannot be used."""
    guesses = predictions(predicted)
    scores = Scores()
    for article in articles(gold):
        scores.add(article.text, article.attributions, guesses.get(article.id))
    return scores
