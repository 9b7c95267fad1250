"""Batches: what the network takes, and every label at its piece. Needs the extra train."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train")

from sayso.reading.model.decoding import CONTENT, SOURCE
from sayso.reading.model.tokens import tokenise
from training.batches import BLANK, Cut, batch_of, cuts, steps
from training.corpus import UNKNOWN, Article, labelled
from training.settings import Settings

PLAIN = Settings(blank=0.0, wobble=0.0, restyled=0)
TEXT = "It rained. Ana Ruel has said that the bridge is old."


def article(text: str = TEXT) -> Article:
    tokens = tokenise(text)
    spans = {"source": "Ana Ruel", "cue": "has said", "content": "that the bridge is old"}
    one = labelled(tokens, {k: [[text.index(v), text.index(v) + len(v)]] for k, v in spans.items()})
    assert one
    hidden = np.zeros(len(tokens), dtype=np.int64)
    hidden[0] = 1
    head = np.arange(len(tokens)) - 1
    syntax = {name: np.arange(len(tokens)) for name in ("pos", "entity", "relation")} | {"head": head}
    return Article("a", text, tokens, [one], hidden, [one], syntax)


def test_labels_stand_at_their_pieces() -> None:
    one = article()
    [attribution], size = one.attributions, len(one.tokens)
    batch = batch_of([Cut(one, 0, size), Cut(one, 2, size)], random.Random(0), PLAIN, inner=False)
    cue = attribution.cue.tolist()
    for row, start in ((0, 0), (1, 2)):
        places = [piece - start + 1 for piece in cue]
        assert batch.ids[row, [0, size - start + 1]].tolist() == [101, 102]
        assert batch.present[row].sum() == size - start + 2
        assert (batch.first[row], batch.last[row], batch.window[row]) == (places[0], places[-1], row)
        assert batch.cues[row, places, 0].tolist() == [1, 2]
        for role in (SOURCE, CONTENT):
            pieces = sorted(piece - start + 1 for piece, what in attribution.roles.items() if what == role)
            assert (batch.roles[row] == role).nonzero().flatten().tolist() == pieces
        assert batch.syntax["pos"][row, 1 : size - start + 1].tolist() == list(range(start, size))
        heads = [piece - start + 1 for piece in range(start, size - 1)]
        assert batch.syntax["head"][row, 1 : size - start + 1].tolist() == [UNKNOWN, *heads]
    assert batch.cues[0, 1, 0] == UNKNOWN  # no part of the article
    assert set(batch.roles[:, 0].tolist()) == {UNKNOWN}
    assert set(batch.cues[:, :, 1].flatten().tolist()) == {UNKNOWN}  # nobody has looked for inner ones


def test_inner_attributions_are_a_layer_of_their_own() -> None:
    one = article()
    batch = batch_of([Cut(one, 0, len(one.tokens))], random.Random(0), PLAIN, inner=True)
    assert batch.cues[0, one.attributions[0].cue + 1, 1].tolist() == [1, 2]
    assert len(batch.window) == 2


def test_a_cue_that_is_cut_through_is_not_asked_for() -> None:
    one = article()
    cut = Cut(one, int(one.attributions[0].cue[-1]), len(one.tokens))
    batch = batch_of([cut], random.Random(0), PLAIN, inner=False)
    assert len(batch.window) == 0
    assert batch.roles.shape == (0, len(cut) + 2)


def test_pieces_left_out_and_cues_that_wobble() -> None:
    one = article()
    cut = Cut(one, 0, len(one.tokens))
    batch = batch_of([cut], random.Random(0), Settings(blank=1.0, wobble=1.0), inner=False)
    assert set(batch.ids[0, 1:-1].tolist()) == {BLANK}
    assert batch.first[0] == batch.last[0]
    assert batch.first[0] - 1 in one.attributions[0].cue


def test_windows_cover_every_article_whatever_is_drawn() -> None:
    long = article(TEXT + " And so it went on, for days, the council said." * 60)
    for seed in range(5):
        found = sorted(cuts([long], random.Random(seed)), key=lambda cut: cut.start)
        assert found[0].start == 0
        assert found[-1].end == len(long.tokens)
        assert all(after.start <= before.end for before, after in pairwise(found))
    first, again = (
        [batch.ids.tolist() for batch in steps([long], random.Random(3), PLAIN, inner=False)] for _ in range(2)
    )
    assert first == again
