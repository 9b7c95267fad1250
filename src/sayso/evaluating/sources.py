"""Reading stories whose sources are known, and comparing who they were found to be."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.evaluating.chains import Chained, Question, chained
from sayso.evaluating.gold import Article
from sayso.evaluating.labels import Part, labelled
from sayso.evaluating.resolution import Answer, Resolved, resolved, verdicts
from sayso.evaluating.sourcing import SourcingScores
from sayso.reading import Reader
from sayso.reading.grammar.words import Words
from sayso.reading.sources.coreference import Cast
from sayso.reading.sources.sources import sources
from sayso.vocabulary import Attribution, Source, Span, Story


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

    for found, words, cast in reader.casts(stories()):
        text = under_way.popleft()
        yield text, _answers(text, found, words, cast)


def _answers(text: Chained, found: tuple[Attribution, ...], words: Words, cast: Cast) -> list[Answer | None]:
    """Whom the program takes the source of each question for: by its own attribution there, or by one put there."""
    own: dict[int, str] = {}  # the attribution whose source is the question at that place
    for one in reversed(found):
        own |= {q.start: one.id for q in text.questions if one.source and _is_asked(one.source[0], q, words)}
    asked = [_put(text.text, question) for question in text.questions if question.start not in own]
    together = sorted((*found, *asked), key=lambda one: min(one.source or one.content).start)
    made, resolved_ = sources(tuple(together), words, cast)
    names = {source.id: source for source in made}
    by = {one.id: names[one.by[0].source] for one in resolved_ if one.by}
    return [_answer(by.get(own.get(one.start, _id(one))), words, cast) for one in text.questions]


def _is_asked(source: Span, question: Question, words: Words) -> bool:
    return words.head(source.start, source.end) == words.head(question.start, question.end)


def _id(question: Question) -> str:
    return f"asked {question.start}"


def _put(text: str, question: Question) -> Attribution:
    """An attribution of nothing but a source."""
    source = Span.of(text, question.start, question.end)
    return Attribution(_id(question), (source,), None, (source,), "indirect", None, 1.0)


def _answer(source: Source | None, words: Words, cast: Cast) -> Answer | None:
    noun = cast.at(source.name.start, source.name.end) if source else None
    if source is None or noun is None:
        return None
    start, end = noun.name or words.span(noun.head, noun.head + 1)
    return Answer(start, end, named=noun.name is not None)
