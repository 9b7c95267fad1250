"""Texts in styles that the corpus lacks: whose labels are right by construction, and are looked at here."""

from __future__ import annotations

import random

import numpy as np

from sayso.reading.model.decoding import CONTENT, SOURCE
from sayso.reading.model.tokens import PARAGRAPH, UPPER, tokenise, tokenizer
from training.corpus import Article, labelled
from training.styles import dashed, headline, quotations, restyled, transcript


def article(text: str, source: str, cue: str, content: str) -> Article:
    tokens = tokenise(text)
    spans = {"source": source, "cue": cue, "content": content}
    one = labelled(tokens, {k: [[text.index(v), text.index(v) + len(v)]] for k, v in spans.items()})
    assert one
    return Article(text, text, tokens, [one], np.zeros(len(tokens), dtype=np.int64))


QUOTED = article(
    "“The old bridge must open now,” Ana Ruel said.", "Ana Ruel", "said", "“The old bridge must open now,”"
)
PRONOUN = article("“The old bridge must open now,” she said.", "she", "said", "“The old bridge must open now,”")
INDIRECT = article("Ana Ruel said the bridge must open soon.", "Ana Ruel", "said", "the bridge must open soon")


def words(pieces: list[int]) -> list[str]:
    return [tokenizer().id_to_token(piece) for piece in pieces]


def test_only_direct_quotations_of_named_sources_are_taken() -> None:
    [(source, content)] = quotations([QUOTED, PRONOUN, INDIRECT])
    assert words(source.ids) == ["ana", "rue", "##l"]
    assert words(content.ids) == ["the", "old", "bridge", "must", "open", "now", "."]
    assert len(content.ids) == len(content.shapes)
    assert max(content.shapes) < PARAGRAPH


def test_what_each_style_looks_like() -> None:
    [(source, content)] = quotations([QUOTED])
    for style, marks in ((dashed, "–—-"), (transcript, ":"), (headline, ":")):
        parts = style(source, content, random.Random(1))
        [cue] = [part for part in parts if part.role < 0]
        assert words(cue.ids)[0] in marks
        assert [part.ids for part in parts if part.role == SOURCE] == [source.ids]
        said = [piece for part in parts if part.role == CONTENT for piece in part.ids]
        assert said == content.ids or said[1:-1] == content.ids  # with the marks around it or without any
    assert UPPER in {shape for seed in range(9) for shape in transcript(source, content, random.Random(seed))[0].shapes}


def test_labels_of_restyled_texts() -> None:
    texts = restyled([QUOTED, PRONOUN], 40, random.Random(2))
    assert len(texts) == 40
    for text in texts:
        ids, shapes = text.tokens.ids, text.tokens.shapes
        assert len(ids) == len(shapes) == len(text.hidden)
        assert text.tokens.breaks.tolist() == np.flatnonzero(shapes >= PARAGRAPH).tolist()
        assert 3 <= len(text.attributions) == len(text.tokens.breaks) <= 6
        for one in text.attributions:
            assert words(ids[one.cue].tolist())[0] in ":–—-"
            by_role = {role: sorted(p for p, r in one.roles.items() if r == role) for role in (SOURCE, CONTENT)}
            assert words(ids[by_role[SOURCE]].tolist()) == ["ana", "rue", "##l"]
            assert {"the", "now", "."} <= set(words(ids[by_role[CONTENT]].tolist()))
            assert len(by_role[CONTENT]) == by_role[CONTENT][-1] - by_role[CONTENT][0] + 1
