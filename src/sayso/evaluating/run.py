"""Reading annotated articles and scoring what was found."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.evaluating.attributions import Scores
from sayso.evaluating.gold import Article, articles, corpus_attributions, predictions, record_of
from sayso.reading import Reader
from sayso.vocabulary import Story


def evaluate(gold: Path, write: Callable[[str], object] | None = None, reader: Reader | None = None) -> Scores:
    """Reads every article of ``gold`` and scores it; ``write`` gets the predictions, a line of JSON an article.

    Raises GoldError where the file cannot be used and ModelError where the model cannot.
    """
    reader = reader or Reader()
    scores = Scores()
    under_way: deque[Article] = deque()  # the reader takes a few stories ahead

    def stories() -> Iterator[Story]:
        for article in articles(gold):
            under_way.append(article)
            yield article.story()

    for reading in reader.read_many(stories()):
        article = under_way.popleft()
        scores.add(article.text, article.attributions, corpus_attributions(reading))
        if write:
            write(json.dumps(record_of(reading)) + "\n")
    return scores


def compare(gold: Path, predicted: Path) -> Scores:
    """Scores a file of predictions, whoever made them. Raises GoldError where a file cannot be used."""
    guesses = predictions(predicted)
    scores = Scores()
    for article in articles(gold):
        scores.add(article.text, article.attributions, guesses.get(article.id))
    return scores
