"""GUM's gaps are filled, and its trees and names said in CoreNLP's words. Needs the extra train."""

from __future__ import annotations

import pytest

pytest.importorskip("lemminflect", reason="needs the extra train")

from sayso.reading.model.splitting import laid_out
from sayso.reading.model.tokens import tokenise
from training.annotated import Document, Token, head_of, syntax_of
from training.gum import dependencies, document, form, mend

# Start, end, tag, lemma, head, relation of “Ana Ruel and her sister wrote letters. They were not sent.”, with a gap.
TEXT = "Ana Ruel and letters. They were not sent."
TOKENS = [
    [0, 3, "NNP", "Ana", 5, "nsubj"],
    [4, 8, "NNP", "Ruel", 0, "flat"],
    [9, 12, "CC", "and", 4, "cc"],
    [12, 12, "PRP$", "her", 4, "nmod:poss"],
    [12, 12, "NN", "sister", 0, "conj"],
    [12, 12, "VBD", "write", -1, "root"],
    [13, 20, "NNS", "letter", 5, "obj"],
    [20, 21, ".", ".", 5, "punct"],
    [22, 26, "PRP", "they", 11, "nsubj:pass"],
    [27, 31, "VBD", "be", 11, "aux:pass"],
    [32, 35, "RB", "not", 11, "advmod"],
    [36, 40, "VBN", "send", -1, "root"],
    [40, 41, ".", ".", 11, "punct"],
]
RECORD = {
    "id": "GUM_invented",
    "genre": "news",
    "text": TEXT,
    "tokens": TOKENS,
    "sentences": [0, 8],
    "entities": [
        {"chain": "1", "type": "person", "start": 0, "end": 2},
        {"chain": "2", "type": "object", "start": 6, "end": 7},
        {"chain": "2", "type": "object", "start": 8, "end": 9},
    ],
}


def test_gaps_are_filled_and_every_token_is_found_in_the_text() -> None:
    text, places = mend(RECORD)
    assert text == "Ana Ruel and her sister wrote letters. They were not sent."
    assert [text[start:end] for start, end in places] == text.replace(".", " .").split()


@pytest.mark.parametrize(
    ("lemma", "pos", "relation", "before", "word"),
    [
        ("write", "VBD", "root", "", "wrote"),
        ("be", "VBP", "cop", "I", "am"),
        ("be", "VBD", "cop", "they", "were"),
        ("be", "VBD", "cop", "boat", "was"),
        ("he", "PRP", "nsubj", "", "he"),
        ("he", "PRP", "obj", "", "him"),
        ("bad", "JJS", "amod", "", "worst"),
        ("Karsund", "NNP", "nmod", "", "Karsund"),
    ],
)
def test_forms(lemma: str, pos: str, relation: str, before: str, word: str) -> None:
    assert form(lemma, pos, relation, before) == word


def test_a_name_hangs_on_its_last_word_and_a_conjunction_on_its_first_member() -> None:
    heads, relations = dependencies(TOKENS)
    assert (heads[1], relations[1]) == (5, "nsubj")
    assert (heads[0], relations[0]) == (1, "compound")
    assert (heads[4], relations[4]) == (1, "conj")
    assert relations[2] == "cc"
    assert relations[6] == "dobj"
    assert relations[8:11] == ["nsubjpass", "auxpass", "neg"]


def test_names_types_and_chains() -> None:
    found = document(RECORD, mended=True)
    assert [token.name for token in found.tokens[:3]] == ["B-person", "I-person", "O"]
    assert found.tokens[1].type == "person"
    assert found.chains == [[(0, 2)], [(6, 7), (8, 9)]]


def test_labels_over_the_words_of_the_reader() -> None:
    found = document(RECORD, mended=True)
    layout = laid_out(found.text, tokenise(found.text))
    syntax = syntax_of(found, layout)
    words = [found.text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)]
    wrote = words.index("wrote")
    assert syntax.heads[wrote] == wrote  # has none
    assert syntax.heads[words.index("Ruel")] == wrote
    assert syntax.relations[words.index("letters")] == "dobj"
    assert syntax.pos[words.index("sister")] == "NN"
    assert all(syntax.relations)


def test_a_word_of_two_tokens_is_what_their_head_is() -> None:
    tokens = [
        Token(0, 3, "MD", 2, "aux", "O"),
        Token(3, 6, "RB", 2, "neg", "O"),
        Token(7, 11, "VB", -1, "root", "O"),
    ]
    found = Document("invented", "news", "cannot sail", tokens, [0], [])
    syntax = syntax_of(found, laid_out(found.text, tokenise(found.text)))
    assert syntax.heads.tolist() == [1, 1]
    assert syntax.pos == ["", "VB"]
    assert head_of(tokens, 0, 2) == 0
