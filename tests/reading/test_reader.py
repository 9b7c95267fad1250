"""The reader with the weights of the package."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from sayso import ModelError, Reader, Story
from sayso.reading.text.quotation import FAMILIES

TEXT = (
    "The harbour will stay shut until Friday, the port authority said on Tuesday. “Nobody warned us,” said "
    "Orla Penhale, who runs the ferry office.\n\nAccording to two people who attended the meeting, the merger was "
    "never discussed. Iris Kolb said that the police believe the fire was set on purpose."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(threads=2)


def story(text: str) -> Story:
    return Story(text, "-", "0")


def test_sources_cues_and_contents_are_linked(reader):
    told = {(" ".join(s.text for s in a.source), a.cue.text) for a in reader.read(story(TEXT)).attributions}
    assert {
        ("the port authority", "said"),
        ("Orla Penhale, who runs the ferry office", "said"),
        ("two people who attended the meeting", "According to"),
        ("Iris Kolb", "said"),
        ("the police", "believe"),
    } <= told


def test_one_inside_the_other(reader):
    by_cue = {
        a.cue.text: a
        for a in reader.read(story("Iris Kolb said that the police believe the fire was set on purpose.")).attributions
    }
    assert by_cue["believe"].inside == by_cue["said"].id


def test_the_same_answer_for_any_threads_and_company(reader):
    stories = [story(TEXT), story(""), story(TEXT.replace("Kolb", "Quist") * 6), story("Nothing."), story(TEXT)]
    together = list(Reader(threads=1).read_many(stories))
    assert together == [reader.read(one) for one in stories]
    assert together[0] == together[4]


def test_readings_can_be_pickled(reader):
    reading = reader.read(story(TEXT))
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301


def test_a_folder_without_a_model_says_so(tmp_path: Path):
    with pytest.raises(ModelError, match="install sayso again, or name another folder"):
        Reader(weights=tmp_path)


def test_damaged_weights_say_so(tmp_path: Path):
    (tmp_path / "model.json").write_text('{"name": "x", "sha256": "0", "precision": "int8", "buckets": [0]}')
    (tmp_path / "encoder.onnx").write_bytes(b"no model")
    (tmp_path / "roles.onnx").write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be used"):
        Reader(weights=tmp_path)


@examples(max_examples=60)
@given(st.text(alphabet="".join(FAMILIES.values()) + "said he, Ab.\n\u00a0\ud800🙂", max_size=120))
def test_any_text_is_read_and_every_span_is_verbatim(reader, text):
    reading = reader.read(story(text))
    ids = [a.id for a in reading.attributions]
    for one in reading.attributions:
        assert one.inside is None or one.inside in ids
        assert one.content
        for span in (one.cue, *one.source, *one.content):
            assert text[span.start : span.end] == span.text
