import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.model.tokens import PARAGRAPH, TITLE, UPPER, tokenise
from sayso.reading.model.windows import MOST, windows

PARAGRAPHS = ["The council met on Monday. It voted for the bridge.", "“No,” said Ana Ruel, who lives there. She left."]


@given(st.lists(st.integers(1, 300), max_size=8), st.integers(120, 300))
def test_cores_cover_the_text_once_and_lie_in_their_windows(sentence_lengths, most):
    tokens = tokenise("\n\n".join("word " * length + "end." for length in sentence_lengths))
    cut = windows(tokens, most)
    told = [piece for window in cut for piece in range(window.core_start, window.core_end)]
    assert told == list(range(len(tokens)))
    assert all(w.start <= w.core_start < w.core_end <= w.end and w.end - w.start <= most for w in cut)


def test_a_core_ends_with_a_paragraph_where_one_is_near():
    tokens = tokenise("\n\n".join(PARAGRAPHS * 20))
    starts = set(np.flatnonzero(tokens.shapes >= PARAGRAPH).tolist())
    cut = windows(tokens)
    assert len(cut) > 1
    assert all(window.core_start in starts for window in cut)


def test_a_text_that_fits_is_one_window_and_an_empty_one_none():
    assert len(windows(tokenise(PARAGRAPHS[0]))) == 1
    assert windows(tokenise("")) == []
    assert windows(tokenise(" \n ")) == []


def test_one_endless_sentence_is_cut_all_the_same():
    assert len(windows(tokenise("word " * 5 * MOST))) > 4


@given(st.text(max_size=200))
def test_pieces_stand_where_they_say_and_rise(text):
    tokens = tokenise(text)
    assert (tokens.starts < tokens.ends).all()
    assert (tokens.ends <= len(text)).all()
    assert (np.diff(tokens.starts) >= 0).all()
    assert (np.diff(tokens.words) >= 0).all()
    assert len(tokens.shapes) == len(tokens.ids)


@pytest.mark.parametrize("text", ["«Oui», dit Zoë", "\ud800 lone", "a\u0000b", "e\u0301te\u0301 İstanbul ǅ", "🙂 “x”"])
def test_odd_characters_keep_their_places(text):
    tokens = tokenise(text)
    assert "".join(text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)).strip()


def test_shapes_tell_case_and_paragraphs():
    text = "NATO met.\n\nAna said no."
    tokens = tokenise(text)
    shapes = {text[s:e]: int(shape) for s, e, shape in zip(tokens.starts, tokens.ends, tokens.shapes, strict=True)}
    assert shapes["NATO"] == UPPER + PARAGRAPH
    assert shapes["Ana"] == TITLE + PARAGRAPH
    assert shapes["said"] == 0


def test_foreign_quotation_marks_read_like_ours():
    assert tokenise("«no»").ids.tolist() == tokenise("“no”").ids.tolist()
