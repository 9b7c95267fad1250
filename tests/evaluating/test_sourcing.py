"""The table of sourcing audits against labels, on one invented story whose figures were counted on paper."""

import pytest

from sayso.evaluating.labels import Label, Labelled
from sayso.evaluating.sourcing import COLUMNS, SourcingScores
from sayso.vocabulary import Profile, Reading, Source, SourceType, Span, Statement, Story

TEXT = (
    "“The quay is shut,” said Dr Orla Penhale, harbour master of Karsund, who was on watch that night. "
    "“Nobody may use it.” Penhale said it would open in May. "
    "Two people familiar with the matter, who feared for their jobs, said no money was left. "
    "Hanne Lodd and Bo Quist both said that the town would pay."
)
STORY = Story(TEXT, "own/quay", "0")
QUAY, MAY, MONEY, TOWN = ("“The quay", "it.”"), ("Penhale said", "May."), ("Two people", "left."), ("Hanne", "pay.")


def at(first: str, last: str | None = None) -> tuple[int, int]:
    """From the first words to the end of the last."""
    start = TEXT.index(first)
    return start, TEXT.index(last or first, start) + len(last or first)


def label(source_type: SourceType, name: str, *statements: tuple[str, str], **more: str) -> Label:
    places = {
        column: (at(more[column]),) if column in more else () for column in ("justification", "anonymity", "mentions")
    }
    title, affiliation = more.get("title", ""), more.get("affiliation", "")
    return Label(
        "own/quay", source_type, name, title, affiliation, **places, statements=tuple(at(*s) for s in statements)
    )


GOLD = Labelled(
    STORY,
    (
        label(
            "named_person",
            "Orla Penhale",
            QUAY,
            MAY,
            title="harbour master of Karsund",
            justification="who was on watch that night",
        ),
        label("anonymous_source", "Two people familiar with the matter", MONEY, anonymity="feared for their jobs"),
        label("named_person", "Hanne Lodd", TOWN),
        label("named_person", "Bo Quist", TOWN),
    ),
)


def span(*words: str) -> Span:
    return Span.of(TEXT, *at(*words))


def source(
    number: int,
    name: str,
    source_type: SourceType = "named_person",
    title: str = "",
    affiliation: str = "",
    justification: str = "",
    anonymity: str = "",
) -> Source:
    return Source(
        id=f"s{number}",
        type=source_type,
        reason="",
        name=span(name),
        title=(span(title),) if title else (),
        affiliation=span(affiliation) if affiliation else None,
        justification=(span(justification),) if justification else (),
        anonymity=span(anonymity) if anonymity else None,
        mentions=(),
    )


PENHALE = source(1, "Orla Penhale", title="harbour master of Karsund", justification="who was on watch that night")
PEOPLE = source(2, "Two people familiar with the matter", "anonymous_source", anonymity="who feared for their jobs")
LODD, QUIST = source(3, "Hanne Lodd"), source(4, "Bo Quist")
ALL = ((QUAY, PENHALE), (MAY, PENHALE), (MONEY, PEOPLE), (TOWN, LODD, QUIST))


def scored(*rows: tuple) -> SourcingScores:
    sources = {one.id: one for _, *found in rows for one in found}
    statements = tuple(Statement(span(*words), ("a1",), tuple(one.id for one in found)) for words, *found in rows)
    scores = SourcingScores()
    scores.add(GOLD, Reading(STORY, (), tuple(sources.values()), statements, Profile(0, 0.0, (), ()), "", ""))
    return scores


def figures(scores: SourcingScores, *names: str) -> list[tuple[int, int]]:
    shares = [scores.columns[name].statements for name in names]
    return [(share.right, share.of) for share in shares]


def test_a_perfect_table_is_right_everywhere():
    scores = scored(*ALL)
    assert [column.statements.percent for column in scores.columns.values()] == [100] * len(COLUMNS)
    assert [column.by_source for column in scores.columns.values()] == [100] * len(COLUMNS)
    assert figures(scores, *COLUMNS) == [(5, 5)] * 7 + [(2, 2), (5, 5), (1, 1)]
    assert {name: (share.right, share.of) for name, share in scores.given.items()} == {
        "title": (0, 3),
        "justification": (0, 3),
        "affiliation": (0, 5),
        "anonymity": (0, 4),
    }
    assert scores.misses == []


def test_what_is_missing_and_what_is_too_much():
    scores = scored((QUAY, PENHALE), (("“Nobody", "May."), PENHALE), (("familiar", "matter"), PEOPLE))
    assert figures(scores, "statements found", "statements right", "name") == [(2, 5), (3, 3), (2, 2)]
    assert scores.columns["statements found"].by_source == 25  # all of one in four sources
    assert scores.columns["name"].by_source == 100
    assert [(miss.column, miss.statement[:9], miss.expected, miss.found) for miss in scores.misses] == [
        ("statements found", "Two peopl", "Two people familiar with the matter", ""),
        ("statements found", "Hanne Lod", "Hanne Lodd", ""),
        ("statements found", "Hanne Lod", "Bo Quist", ""),
    ]


def test_half_of_the_words_make_a_statement_found():
    half = ("“The quay", "who")  # 13 of 22 words
    assert figures(scored((half, PENHALE)), "statements found", "statements right") == [(1, 5), (1, 1)]
    all_of_it = ("“The quay", "pay.")
    assert figures(scored((all_of_it, PENHALE)), "statements found", "statements right") == [(4, 5), (0, 1)]


def test_two_who_speak_jointly_need_two_rows():
    assert figures(scored((TOWN, LODD)), "statements found", "statements right", "name") == [(1, 5), (1, 1), (1, 1)]
    too_many = scored((MONEY, PEOPLE, LODD))
    assert figures(too_many, "statements found", "statements right", "name") == [(1, 5), (1, 2), (1, 1)]


def test_the_right_name_is_preferred_among_rows_that_hold_the_statement():
    scores = scored((("Two people", "pay."), LODD), (MONEY, PEOPLE))
    assert figures(scores, "name") == [(2, 2)]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Orla Penhale", [(1, 1), (1, 1)]),
        ("Dr Orla Penhale", [(1, 1), (1, 1)]),
        ("Penhale", [(0, 1), (0, 1)]),
        ("Dr Orla Penhale, harbour master", [(0, 1), (0, 1)]),
    ],
)
def test_a_person_needs_the_full_name(name, right):
    assert figures(scored((MAY, source(1, name))), "name", "name exact") == right


@pytest.mark.parametrize(
    ("name", "right"),
    [("people familiar with the matter", [(1, 1), (0, 1)]), ("Two people", [(0, 1), (0, 1)])],
)
def test_a_description_needs_two_thirds_of_its_words(name, right):
    assert figures(scored((MONEY, source(2, name, "anonymous_source"))), "name", "name exact") == right


@pytest.mark.parametrize(
    ("title", "right"),
    [("harbour master", [(1, 1), (0, 1)]), ("Karsund", [(0, 1), (0, 1)]), ("", [(0, 1), (0, 1)])],
)
def test_a_title_needs_two_thirds_of_its_words(title, right):
    assert figures(scored((MAY, source(1, "Orla Penhale", title=title))), "title", "title exact") == right


def test_a_title_that_nobody_gave_is_wrong():
    scores = scored((TOWN, source(3, "Hanne Lodd", title="the town", affiliation="Bo Quist"), QUIST))
    assert figures(scores, "title", "affiliation") == [(1, 2), (1, 2)]
    assert (scores.given["title"].right, scores.given["title"].of) == (1, 2)


def test_a_justification_needs_half_of_its_words():
    found = scored((MAY, source(1, "Orla Penhale", justification="was on watch")))
    missed = scored((MAY, source(1, "Orla Penhale", justification="on watch")))
    assert figures(found, "justification") == [(1, 1)]
    assert figures(missed, "justification") == [(0, 1)]
    assert [miss.found for miss in missed.misses if miss.column == "justification"] == ["on watch"]


def test_a_type_is_right_or_wrong_and_an_unknown_source_is_wrong():
    assert figures(scored((MONEY, source(2, "Two people", "unnamed_group"))), "type") == [(0, 1)]


def test_by_source_every_source_counts_once():
    scores = scored((QUAY, PENHALE), (MAY, LODD), (MONEY, PEOPLE))
    assert figures(scores, "name") == [(2, 3)]
    assert scores.columns["name"].by_source == pytest.approx(100 * (0.5 + 1) / 2)
