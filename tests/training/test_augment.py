"""Disguises: another house style, one piece for one piece."""

from __future__ import annotations

import random

import numpy as np

from sayso.reading.model.tokens import LOWER, OTHER, PARAGRAPH, TITLE, UPPER, tokenise
from training.augment import CLOSE, CLOSE_SINGLE, OPEN, OPEN_SINGLE, Disguise, piece

TOKENS = tokenise("“Salvenia sank,” Ana said. “It was ‘a shame’.”\n\nNATO “knew”")


def test_marks_are_exchanged_at_once() -> None:
    ids = Disguise({OPEN: OPEN_SINGLE, OPEN_SINGLE: OPEN}).ids(TOKENS.ids)
    for old, new in ((OPEN, OPEN_SINGLE), (OPEN_SINGLE, OPEN)):
        assert np.array_equal(ids == piece(new), TOKENS.ids == piece(old))
    assert np.array_equal(ids == piece(CLOSE_SINGLE), TOKENS.ids == piece(CLOSE_SINGLE))


def test_one_mark_is_lost() -> None:
    for share in (0.0, 0.5, 0.999):
        ids = Disguise(lose=share).ids(TOKENS.ids)
        [place] = np.flatnonzero(ids != TOKENS.ids)
        assert TOKENS.ids[place] in (piece(OPEN), piece(CLOSE))
        assert ids[place] == piece(",")
    assert Disguise(lose=0.5).ids(tokenise("No marks.").ids).tolist() == tokenise("No marks.").ids.tolist()


def test_case_goes_and_paragraphs_stay() -> None:
    for case, left in (("lower", LOWER), ("upper", UPPER)):
        shapes = Disguise(case=case).shapes(TOKENS.shapes)
        assert np.array_equal(shapes >= PARAGRAPH, TOKENS.shapes >= PARAGRAPH)
        assert np.array_equal(shapes % PARAGRAPH == OTHER, TOKENS.shapes % PARAGRAPH == OTHER)
        assert set((shapes % PARAGRAPH).tolist()) == {left, OTHER}
    assert {TITLE, UPPER} <= set((TOKENS.shapes % PARAGRAPH).tolist())


def test_whatever_is_drawn_keeps_the_length_and_the_original() -> None:
    before = TOKENS.ids.copy()
    changed = 0
    for seed in range(200):
        disguise = Disguise.draw(random.Random(seed))
        ids, shapes = disguise.ids(TOKENS.ids), disguise.shapes(TOKENS.shapes)
        assert len(ids) == len(shapes) == len(TOKENS)
        changed += not np.array_equal(ids, before) or not np.array_equal(shapes, TOKENS.shapes)
    assert np.array_equal(TOKENS.ids, before)
    assert 20 < changed < 100  # most windows stay as they are
