from __future__ import annotations

import hashlib
from collections.abc import Callable

from sayso.reading.certainty import grades
from sayso.reading.certainty.events import record
from sayso.reading.grammar.words import Words
from sayso.reading.model.weights import ENCODER, FOLDER


def test_the_weights_belong_to_the_encoder_that_ships() -> None:
    assert hashlib.sha256((FOLDER / ENCODER).read_bytes()).hexdigest() == record()["encoder"]


def test_what_happened_is_graded_above_what_did_not(words_of: Callable[[str], Words]) -> None:
    def grade(text: str, word: str) -> float:
        words = words_of(text)
        return float(grades(words, [words.within(text.index(word), text.index(word) + 1)[0]])[0])

    happened = grade("The crew repaired the crane on Monday.", "repaired")
    might = grade("The crew might repair the crane on Monday.", "repair ")
    did_not = grade("The crew did not repair the crane on Monday.", "repair ")
    assert 3 >= happened > 1.5
    assert happened > might + 1
    assert -3 <= did_not < 0


def test_no_events_have_no_grades(words_of: Callable[[str], Words]) -> None:
    assert len(grades(words_of("Nothing here."), [])) == 0
