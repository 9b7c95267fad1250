"""Reading stories whose sources are known, and comparing who they were found to be."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.evaluating.chains import Chained, chained
from sayso.evaluating.gold import Article
from sayso.evaluating.labels import Part, labelled
from sayso.evaluating.resolution import Answer, Resolved, resolved, verdicts
from sayso.evaluating.sourcing import SourcingScores
from sayso.reading import Reader
from sayso.reading.coreference import Cast
from sayso.reading.descriptions import Descriptions
from sayso.reading.resolution import who
from sayso.reading.words import Words
from sayso.vocabulary import Attribution, Span, Story


@dataclass(slots=True)
class Resolutions:
    """What came of a corpus: every source that was asked about, and why others were not."""

    corpus: str
    found: list[Resolved] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)


def resolve(
    paths: Sequence[Path], *, known: Path | None = None, all_genres: bool = False, reader: Reader | None = None
) -> list[Resolutions]:
    """Every source of the corpora that can be asked about, resolved; ``known`` is a table of verdicts.

    ``all_genres`` asks about those of GUM that are not like news as well. Raises GoldError where a file cannot be used
    and ModelError where the model cannot.
    """
    reader = reader or Reader()
    by_people = verdicts(known) if known else {}
    found: dict[str, Resolutions] = {}
    for text, answers in _answered((text for path in paths for text in chained(path, all_genres=all_genres)), reader):
        of_corpus = found.setdefault(text.corpus, Resolutions(text.corpus))
        of_corpus.passed_over.update(text.passed_over)
        of_corpus.found += (
            resolved(text, question, answer, by_people)
            for question, answer in zip(text.questions, answers, strict=True)
        )
    return list(found.values())


def audit(
    paths: Sequence[Path], *, part: Part = "all", data: Path | None = None, reader: Reader | None = None
) -> tuple[SourcingScores, list[str]]:
    """The labelled stories of the tables, read and scored; and the names of those that are not at hand.

    ``part`` and ``data`` are as ``labels.labelled`` has them. Raises GoldError where a table cannot be used,
    IntakeError where a story cannot, ModelError where the model cannot.
    """
    reader = reader or Reader()
    scores, missing = SourcingScores(), []
    for path in paths:
        stories, absent = labelled(path, part=part, data=data)
        missing += absent
        for gold, reading in zip(stories, reader.read_many(one.story for one in stories), strict=True):
            scores.add(gold, reading)
    return scores, missing


def _answered(texts: Iterable[Chained], reader: Reader) -> Iterator[tuple[Chained, list[Answer | None]]]:
    """Every text with the answers to its questions: the source of a quotation that is nothing but its source."""
    under_way: deque[Chained] = deque()  # the reader takes a few stories ahead

    def stories() -> Iterator[Story]:
        for text in texts:
            under_way.append(text)
            yield Article(f"{text.corpus}/{text.id}", text.text, []).story()

    for words, cast in reader.casts(stories()):
        text, descriptions = under_way.popleft(), Descriptions(words, cast)
        yield (
            text,
            [_answer(Span.of(text.text, one.start, one.end), words, cast, descriptions) for one in text.questions],
        )


def _answer(source: Span, words: Words, cast: Cast, descriptions: Descriptions) -> Answer | None:
    attribution = Attribution("", (source,), None, (source,), "indirect", None, 1.0)
    found = who(attribution, words, cast, descriptions)
    if not found:
        return None
    noun = found[0].noun
    start, end = noun.name or words.span(noun.head, noun.head + 1)
    return Answer(start, end, named=noun.name is not None)
