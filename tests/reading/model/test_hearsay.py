import pytest

from sayso.reading.model.decoding import OUT, OWN, cues
from sayso.reading.model.hearsay import hearsay
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.windows import windows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He has reportedly left; she allegedly stayed.", ["reportedly", "allegedly"]),
        ("Reportedly so, purportedly not, PURPORTEDLY.", ["Reportedly", "purportedly", "PURPORTEDLY"]),
        ("He reported it. It is reportedlyish.", []),
        ("", []),
    ],
)
def test_hearsay_words_are_found_whole(text, expected):
    tokens = tokenise(text)
    found = hearsay(tokens, 0, len(tokens))
    assert [text[tokens.starts[a] : tokens.ends[b]] for a, b in found] == expected


def test_a_hearsay_word_is_a_cue_of_the_story_with_the_model_s_own_score():
    import numpy as np

    tokens = tokenise("He has reportedly left.")
    (window,) = windows(tokens)
    logits = np.zeros((len(tokens), 2, 3), dtype=np.float32)
    logits[:, :, OUT] = 5
    (cue,) = cues(logits, tokens, window)
    assert cue.layer == OWN
    assert cue.score < 0.1
