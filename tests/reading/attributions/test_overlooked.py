from __future__ import annotations

import time

import pytest
from support.invented import attribution

from sayso.reading.attributions.overlooked import with_overlooked
from sayso.reading.text.sentences import sentences

FOUND = [
    ("Waiting lists have doubled since May, figures released on Monday show.", "figures released on Monday", "show"),
    (
        "Bees that met the dust lost their way, researchers at the university report.",
        "researchers at the university",
        "report",
    ),
    ("Most nurses sleep too little at night, a study of 1,900 wards has found.", "a study of 1,900 wards", "has found"),
    ("The board had known of it since May, e-mails seen by the Mail show.", "e-mails seen by the Mail", "show"),
    ("The ministry put the cost at 3 billion crowns.", "The ministry", "put"),
    (
        "The Chamber of Growers has put the loss so far at 4 million crowns; it may rise.",
        "The Chamber of Growers",
        "has put",
    ),
]
NONE = [
    "Perhaps most telling of them all that night, though, were the radio shows.",
    "Solid growth in the old town that year, which nobody has seen, could blunt such claims.",
    "He left the quay at noon that day, and she never said.",
    "Snow fell, Vold found.",
    "Vold put the keys on the table at noon.",
    "She put the cat out at night.",
]


@pytest.mark.parametrize(("text", "source", "cue"), FOUND)
def test_plain_forms_are_found(text: str, source: str, cue: str) -> None:
    [found] = with_overlooked(text, sentences(text), [])
    assert (found.source[0].text, found.cue and found.cue.text, found.cited, found.kind) == (
        source,
        cue,
        True,
        "indirect",
    )
    assert found.content[0].text in text


@pytest.mark.parametrize("text", NONE)
def test_other_sentences_have_none(text: str) -> None:
    assert with_overlooked(text, sentences(text), []) == []


def test_a_sentence_that_has_an_attribution_is_left_alone() -> None:
    text = FOUND[2][0]
    known = [attribution(text, 1, (), "has found", ("Most nurses sleep too little at night",), "indirect")]
    assert with_overlooked(text, sentences(text), known) == known


def test_a_text_without_full_stops_takes_no_time() -> None:
    text = "the old quay, figures show " * 20_000
    start = time.process_time()
    assert with_overlooked(text, [(0, len(text))], []) == []
    assert time.process_time() - start < 1
