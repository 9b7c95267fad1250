"""How well the table of sourcing audits was filled in, against labelled stories.

A row is a sourced statement with one of its sources; two who speak jointly make two rows. Statements count as the words
they touch. A labelled row is *found* where a predicted statement holds at least half of its words, and a predicted row
is *right* where a labelled statement holds at least half of its own. Rows of one and the same statement need different
partners; where several could be one, those with the right name go first, then those with the right type, then those
that share the larger part of their words. Over labelled rows that were found:

    type           is the same
    name           says the same words, without case, articles and honorifics; of a document and of sources without
                   a name, two thirds of them (F1)
    title          shares two thirds of its words (F1), with those of the affiliation or without; right too where
                   neither has one
    affiliation    likewise
    justification  predicted spans hold at least half of its words; only where there is one
    anonymity      likewise

Every figure is told for statements, and once more for sources: the share of its statements that is right, averaged
over sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.evaluating.labels import Label, Labelled
from sayso.evaluating.words import Numbering, Words, likeness, spoken
from sayso.vocabulary import Reading, Span

FOUND, RIGHT = "statements found", "statements right"
COLUMNS = (
    FOUND,
    RIGHT,
    "type",
    "name",
    "name exact",
    "title",
    "title exact",
    "justification",
    "affiliation",
    "anonymity",
)
GIVEN = ("title", "justification", "affiliation", "anonymity")  # what may be given though the label has none

_ENOUGH = 2 / 3
_DESCRIBED = frozenset(("document", "anonymous_source", "unnamed_person", "unnamed_group"))


@dataclass(slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """One more, right or not."""
        self.right += right
        self.of += 1

    @property
    def percent(self) -> float:
        """In per cent; 0 of nothing."""
        return 100 * self.right / max(self.of, 1)


@dataclass(slots=True)
class Column:
    """One column of the table: its share over statements, and the share of every source."""

    statements: Share = field(default_factory=Share)
    sources: dict[str, Share] = field(default_factory=dict)

    def add(self, source: str, right: bool) -> None:
        """One more statement of ``source``."""
        self.statements.add(right)
        self.sources.setdefault(source, Share()).add(right)

    @property
    def by_source(self) -> float:
        """The mean of the sources' shares, in per cent."""
        return sum(share.percent for share in self.sources.values()) / max(len(self.sources), 1)


@dataclass(frozen=True, slots=True)
class Miss:
    """A place where reading and label differ: what was expected and what was found, empty where there is nothing."""

    story: str
    column: str
    statement: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with one of its sources, labelled or predicted."""

    source: str  # tells it from the other sources of all stories
    told: Mapping[str, str]  # statement, type, name, title …, verbatim
    words: Mapping[str, Words]  # statement, justification and anonymity in words of the story


class SourcingScores:
    """Counts that stories are added to, one by one."""

    def __init__(self) -> None:
        self.columns = {name: Column() for name in COLUMNS}
        self.given = {name: Share() for name in GIVEN}  # predicted, of the rows whose label has none
        self.stories = 0
        self.misses: list[Miss] = []

    def add(self, gold: Labelled, reading: Reading) -> None:
        """One story."""
        self.stories += 1
        numbering = Numbering(gold.story.text)
        labels = [row for label in gold.labels for row in _labelled(label, gold.story.text, numbering)]
        guesses = list(_predicted(reading, numbering))
        for label, guess in zip(labels, partners(labels, guesses), strict=True):
            self._count(FOUND, label, label.told["name"], "", guess is not None)
            if guess:
                self._compare(label, guess)
        for guess, partner in zip(guesses, partners(guesses, labels), strict=True):
            self._count(RIGHT, guess, "", guess.told["name"], partner is not None)

    def _compare(self, label: Row, guess: Row) -> None:
        names = spoken(label.told["name"]), spoken(guess.told["name"])
        titles = spoken(label.told["title"]), spoken(guess.told["title"])
        # *Bellingcat chief investigator* says the title and the affiliation in one.
        with_institution = (*titles[0], *spoken(label.told["affiliation"])) if titles[0] else titles[0]
        affiliations = spoken(label.told["affiliation"]), spoken(guess.told["affiliation"])
        right = {
            "type": label.told["type"] == guess.told["type"],
            "name": is_named(label, guess),
            "name exact": names[0] == names[1],
            "title": max(likeness(*titles), likeness(with_institution, titles[1])) >= _ENOUGH,
            "title exact": sorted(titles[0]) == sorted(titles[1]),
            "affiliation": likeness(*affiliations) >= _ENOUGH,
        }
        for column in ("justification", "anonymity"):
            if words := label.words[column]:
                right[column] = 2 * len(words & guess.words[column]) >= len(words)
        for column, is_right in right.items():
            value = column.removesuffix(" exact")
            self._count(column, label, label.told[value], guess.told[value], is_right)
        for column, share in self.given.items():
            if not label.told[column]:
                share.add(bool(guess.told[column]))

    def _count(self, column: str, row: Row, expected: str, found: str, right: bool) -> None:
        self.columns[column].add(row.source, right)
        if not right:
            story = row.source.rpartition("#")[0]
            self.misses.append(Miss(story, column, row.told["statement"], expected, found))


def is_named(label: Row, guess: Row) -> bool:
    """Whether ``guess`` names who ``label`` does."""
    ours, theirs = spoken(guess.told["name"]), spoken(label.told["name"])
    if label.told["type"] in _DESCRIBED:
        return likeness(ours, theirs) >= _ENOUGH
    return ours == theirs


def partners(rows: Sequence[Row], others: Sequence[Row]) -> list[Row | None]:
    """For each of ``rows`` the one of ``others`` whose statement holds at least half of its words, the best of them.

    Rows with the same statement never share one.
    """
    ranked = sorted(
        (
            (is_named(row, other), row.told["type"] == other.told["type"], shared / len(words | theirs), -i, -j)
            for i, row in enumerate(rows)
            for j, other in enumerate(others)
            if (words := row.words["statement"])
            and (theirs := other.words["statement"])
            and 2 * (shared := len(words & theirs)) >= len(words)
        ),
        reverse=True,
    )
    found: list[Row | None] = [None] * len(rows)
    taken: set[tuple[Words, int]] = set()
    for *_, i, j in ranked:
        row, key = -int(i), (rows[-int(i)].words["statement"], -int(j))
        if found[row] is None and key not in taken:
            taken.add(key)
            found[row] = others[-int(j)]
    return found


def _labelled(label: Label, text: str, numbering: Numbering) -> Iterator[Row]:
    told = {"type": label.type, "name": label.name, "title": label.title, "affiliation": label.affiliation}
    places = {"justification": label.justification, "anonymity": label.anonymity}
    for statement in label.statements:
        spans = {
            column: [Span.of(text, *place) for place in found]
            for column, found in (*places.items(), ("statement", (statement,)))
        }
        yield _row(f"{label.story}#{label.type} {label.name}", told, spans, numbering)


def _predicted(reading: Reading, numbering: Numbering) -> Iterator[Row]:
    sources = {source.id: source for source in reading.sources}
    words = {one.id: one.source for one in reading.attributions}
    for statement in reading.statements:
        for source in (sources[one] for one in statement.sources):
            told = {
                "type": source.type,
                "name": source.name.text,
                "title": _verbatim(source.title),
                "affiliation": source.affiliation.text if source.affiliation else "",
            }
            spans = {
                "justification": source.justification,
                "anonymity": (source.anonymity,) if source.anonymity else (),
                "statement": (statement.span,),
            }
            yield _row(f"{reading.story.location}#{source.id}", told, spans, numbering)
        if not statement.sources:  # the table has the words of the attribution then
            nobody = {"type": "", "name": _verbatim(words[statement.attributions[0]]), "title": "", "affiliation": ""}
            spans = {"justification": (), "anonymity": (), "statement": (statement.span,)}
            yield _row(f"{reading.story.location}#{statement.attributions[0]}", nobody, spans, numbering)


def _row(source: str, told: Mapping[str, str], spans: Mapping[str, Sequence[Span]], numbering: Numbering) -> Row:
    words = {column: numbering.touched([(span.start, span.end) for span in found]) for column, found in spans.items()}
    return Row(source, {**told, **{column: _verbatim(found) for column, found in spans.items()}}, words)


def _verbatim(spans: Sequence[Span]) -> str:
    return " … ".join(span.text for span in spans)
