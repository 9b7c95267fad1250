"""The corpus in word pieces: every role where the annotation has it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from sayso.reading.model.decoding import CONTENT, SOURCE
from sayso.reading.model.tokens import tokenise
from training.corpus import LAYERS, UNKNOWN, labelled, pieces_of, polnear

TEXT = "Ana Ruel said unbelievably: “Salvenia sank.”"


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


RECORD = {"source": at("Ana Ruel"), "cue": at("said unbelievably"), "content": at("“Salvenia sank.”")}


def words(pieces: list[int]) -> str:
    tokens = tokenise(TEXT)
    return TEXT[tokens.starts[pieces[0]] : tokens.ends[pieces[-1]]]


def test_pieces_are_those_that_a_span_touches() -> None:
    tokens = tokenise(TEXT)
    inside_a_word = pieces_of(tokens, [[at("unbelievably")[0][0] + 1, at("unbelievably")[0][1] - 1]])
    assert words(inside_a_word.tolist()) == "unbelievably"
    assert pieces_of(tokens, [[3, 4]]).tolist() == []  # a blank
    assert pieces_of(tokens, []).tolist() == []
    assert pieces_of(tokens, [[9, 13], [0, 8], [4, 8]]).tolist() == [0, *range(1, len(pieces_of(tokens, [[0, 13]])))]


def test_roles_are_over_the_pieces_of_source_and_content() -> None:
    found = labelled(tokenise(TEXT), RECORD)
    assert found
    assert words(found.cue.tolist()) == "said unbelievably"
    assert words([piece for piece, role in found.roles.items() if role == SOURCE]) == "Ana Ruel"
    assert words(sorted(piece for piece, role in found.roles.items() if role == CONTENT)) == "“Salvenia sank.”"


def test_the_cue_has_no_role_and_must_be_there() -> None:
    tokens = tokenise(TEXT)
    found = labelled(tokens, RECORD | {"content": [[0, len(TEXT)]]})
    assert found
    assert not set(found.cue.tolist()) & found.roles.keys()
    assert {found.roles[piece] for piece in pieces_of(tokens, RECORD["source"]).tolist()} == {SOURCE}
    assert labelled(tokens, RECORD | {"cue": [[3, 4]]}) is None


def test_a_file_with_its_syntax(tmp_path: Path) -> None:
    parsed = [[0, 3, "NNP", "PERSON", "Ana", 1, "compound"], [4, 8, "NNP", "PERSON", "Ruel", 2, "nsubj"],
              [9, 13, "VBD", "O", "say", -1, "root"], [14, 26, "RB", "O", "unbelievably", 2, "advmod:x"]]  # fmt: skip
    article = {"id": "a", "text": TEXT, "discard": at("“Salvenia sank.”"), "attributions": [RECORD]}
    for name, record in (("dev", article), ("dev.corenlp", {"id": "a", "tokens": parsed})):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(record) + "\n\n")
    [read] = polnear(tmp_path, "dev")
    firsts = [int(pieces_of(read.tokens, [[token[0], token[1]]])[0]) for token in parsed]
    assert read.syntax["head"][firsts].tolist() == [firsts[1], firsts[2], firsts[2], firsts[2]]
    assert set(read.syntax) == {*LAYERS, "head"}
    labels = read.syntax["pos"]
    assert labels[firsts[0]] == labels[firsts[1]] != labels[firsts[2]]
    assert {int(label) for place, label in enumerate(labels) if place not in firsts} == {UNKNOWN}
    assert words([piece for piece, hidden in enumerate(read.hidden) if hidden]) == "“Salvenia sank.”"
