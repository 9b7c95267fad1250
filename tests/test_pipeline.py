import pickle
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from support.fakes import FakeReader, breaks, dies, understand
from support.invented import ferry

from sayso import pipeline
from sayso.errors import GatheringError, SaysoError
from sayso.output import Failure
from sayso.vocabulary import Page, Reading, Story

read_many = partial(pipeline.read_many, reader=FakeReader)


def page(location: str) -> Page:
    return Page(location, f"Ann said that it rained in {location}.".encode())


def gather(location: str) -> Iterator[Page]:
    """One page a location; ``bad`` has none, ``feed:3`` has three and ``torn:3`` breaks after them."""
    kind, _, count = location.partition(":")
    if kind == "bad":
        raise GatheringError(f"{location} does not exist: check the path")
    for number in range(int(count or 1)):
        yield page(f"{location}#{number}" if count else location)
    if kind == "torn":
        raise GatheringError(f"{location} is damaged: get it again")


def test_results_come_in_the_order_of_the_input_and_failures_in_their_place() -> None:
    results = list(read_many(["a", "bad", "empty", "feed:2", "torn:1", "b"], gather=gather, understand=understand))
    assert [r.location if isinstance(r, Failure) else r.story.location for r in results] == [
        "a", "bad", "empty", "feed:2#0", "feed:2#1", "torn:1#0", "torn:1", "b",
    ]  # fmt: skip
    assert [r.reason for r in results if isinstance(r, Failure)] == [
        "bad does not exist: check the path",
        "empty has no text: give the story's page",
        "torn:1 is damaged: get it again",
    ]
    first = results[0]
    assert isinstance(first, Reading)
    assert [a.source[0].text for a in first.attributions] == ["Ann"]


def test_any_number_of_workers_gives_the_same() -> None:
    locations = [f"story{n}" if n % 7 else "bad" for n in range(3 * pipeline.CHUNK_PAGES)]
    alone, two, three = (
        list(read_many(locations, gather=gather, understand=understand, workers=workers)) for workers in (1, 2, 3)
    )
    assert len(alone) == len(locations)
    assert alone == two == three


def test_nothing_to_read_is_nothing() -> None:
    assert list(read_many([], gather=gather, understand=understand, workers=2)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_no_more_than_a_few_chunks_are_taken_ahead(workers: int) -> None:
    taken = 0

    def counted(location: str) -> Iterator[Page]:
        nonlocal taken
        taken += 1
        yield from gather(location)

    many = 50 * pipeline.CHUNK_PAGES
    results = read_many(map(str, range(many)), gather=counted, understand=understand, workers=workers)
    next(results)
    assert taken <= (2 * workers + 1) * pipeline.CHUNK_PAGES
    results.close()  # type: ignore[attr-defined]  # and nobody waits for the rest
    assert taken < many


def test_a_chunk_of_large_pages_is_small() -> None:
    large = Page("large", b"x" * (pipeline.CHUNK_BYTES // 2))
    assert [len(chunk) for chunk in pipeline._chunks([large] * 5)] == [2, 2, 1]


def test_a_worker_that_dies_is_told_and_not_waited_for() -> None:
    with pytest.raises(SaysoError, match=r"a worker process died.*fewer workers"):
        list(read_many(map(str, range(60)), gather=gather, understand=dies, workers=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_program_is_not_taken_for_a_bad_story_and_names_the_page(workers: int) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(read_many(map(str, range(40)), gather=gather, understand=breaks, workers=workers))
    assert caught.value.__notes__ == ["while making a story of 0"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fault_of_the_reader_names_the_story_too(workers: int) -> None:
    def with_fault(location: str) -> Iterator[Page]:
        yield Page(location, b"FAULT") if location == "3" else page(location)

    with pytest.raises(ZeroDivisionError) as caught:
        list(read_many(map(str, range(40)), gather=with_fault, understand=understand, workers=workers))
    assert caught.value.__notes__ == ["while reading 3"]


def test_readings_and_failures_can_be_pickled() -> None:
    for thing in (ferry(), Failure("a", "b")):
        assert pickle.loads(pickle.dumps(thing)) == thing  # noqa: S301


@pytest.fixture
def fake_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "Reader", FakeReader)


@pytest.mark.usefixtures("fake_model")
def test_read_takes_a_path_a_page_or_a_story(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Ann said that it rained. Nobody knew why it had, or for how long.")
    story = Story(path.read_text(), "anywhere", "0" * 64)
    readings = [pipeline.read(what) for what in (path, str(path), Page("anywhere", path.read_bytes()), story)]
    assert [reading.attributions for reading in readings] == [readings[0].attributions] * 4
    assert readings[0].attributions[0].content[0].text == "it rained"
    assert readings[0].story.location == str(path)


@pytest.mark.usefixtures("fake_model")
def test_read_says_what_to_do_with_several_stories_or_none(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": "Ann said that it rained."}\n' * 2)
    with pytest.raises(SaysoError, match=r"feed\.jsonl holds several stories; sayso\.read_many reads several"):
        pipeline.read(feed)
    feed.write_text("\n")
    with pytest.raises(SaysoError):
        pipeline.read(feed)
    with pytest.raises(GatheringError, match="does not exist"):
        pipeline.read(tmp_path / "nowhere.txt")
