"""The form of the labels in benchmarks/sources, as guideline.md describes it; whether they are right, people say."""

import csv
import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from sayso import Page, SourceType, intake

HERE = Path(__file__).parents[2] / "benchmarks" / "sources"
FILES = sorted(path for path in HERE.glob("*.csv") if path.name != "verdicts.csv")  # of answers, not of sources
STORIES = sorted((HERE / "stories").glob("*.txt"))
COLUMNS = ["story", "type", "name", "title", "affiliation", "justification", "anonymity", "mentions", "statements"]
RANGES = COLUMNS[5:]
STORY = re.compile(r"own/(dev|check)-[a-z-]+|(polnear|gum)/dev/\S+")
DATELINE = r"(^|\n)[A-Z][^\n]{,60} [–—-] "
SENTENCE_STARTS_AFTER = re.compile(rf"(^|\n|[.?!…][\"”’)]* |{DATELINE})$")
SENTENCE_END = re.compile(r"[.?!…][\"”’)]*$")

Row = dict[str, str]
Range = tuple[int, int]


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ranges(cell: str) -> list[Range]:
    return [(int(start), int(end)) for start, end in (one.split("..") for one in cell.split())]


def text_of(path: Path) -> str:
    return intake.story(Page(str(path), path.read_bytes())).text


TEXTS = {f"own/{path.stem}": text_of(path) for path in STORIES}
ROWS = [row for path in FILES for row in rows_of(path)]
OWN = [row for row in ROWS if row["story"].startswith("own/")]


def label(row: Row) -> str:
    return f"{row['story']} {row['name'][:30]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_columns(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == COLUMNS
    assert {len(line) for line in lines} == {len(COLUMNS)}


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_a_row(row: Row) -> None:
    assert STORY.fullmatch(row["story"])
    assert row["type"] in get_args(SourceType)
    assert row["name"]
    assert row["statements"]
    assert all(row[column] == row[column].strip() for column in COLUMNS)
    for column in RANGES:
        places = ranges(row[column])
        assert row[column] == " ".join(f"{start}..{end}" for start, end in places)
        assert all(start < end for start, end in places), column
        assert all(before[1] <= after[0] for before, after in pairwise(places)), column


def test_no_name_stands_twice() -> None:
    keys = [(row["story"], row["name"]) for row in ROWS if row["type"].startswith("named")]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_every_story_of_our_own_has_labels_and_every_label_a_story() -> None:
    assert sorted({row["story"] for row in OWN}) == sorted(TEXTS)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_is_all_body_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text == TEXTS[f"own/{path.stem}"] + "\n"
    assert 250 <= len(text.split()) <= 700


@pytest.mark.parametrize("row", OWN, ids=label)
def test_words_are_verbatim_and_ranges_inside_the_text(row: Row) -> None:
    text = TEXTS[row["story"]]
    for words in (row["name"], row["affiliation"], *row["title"].split(" | ")):
        assert words in text
    for column in RANGES:
        for start, end in ranges(row[column]):
            assert end <= len(text)
            assert text[start:end] == text[start:end].strip(), column


@pytest.mark.parametrize("row", OWN, ids=label)
def test_statements_are_whole_sentences_and_each_mention_stands_in_one(row: Row) -> None:
    text, statements = TEXTS[row["story"]], ranges(row["statements"])
    for start, end in statements:
        assert SENTENCE_STARTS_AFTER.search(text[:start]), text[start:end]
        assert SENTENCE_END.search(text[start:end]), text[start:end]
    for start, end in ranges(row["mentions"]):
        assert any(first <= start and end <= last for first, last in statements), text[start:end]


@pytest.mark.parametrize("row", OWN, ids=label)
def test_ranges_begin_and_end_with_words(row: Row) -> None:
    text = TEXTS[row["story"]]
    for column in RANGES:
        for start, end in ranges(row[column]):
            assert not re.search(r"\w$", text[:start]) or not re.match(r"\w", text[start:]), text[start:end]
            assert not re.search(r"\w$", text[:end]) or not re.match(r"\w", text[end:]), text[start:end]
