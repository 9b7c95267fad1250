"""Words, their trees and names: how text is cut, how the helpers go about a tree, and what the model tells."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from sayso.reading.grammar.words import Name, Words
from sayso.reading.model.finding import read
from sayso.reading.model.parsing import ROOT, joined, tree
from sayso.reading.model.splitting import laid_out
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.weights import OnnxWeights
from sayso.reading.model.windows import windows

WEIGHTS = OnnxWeights()


def words_of(text: str) -> Words:
    tokens = tokenise(text)
    layout = laid_out(text, tokens)
    parts = [read(window, tokens, layout, WEIGHTS).words for window in windows(tokens)]
    return joined(text, layout, parts, WEIGHTS.labels)


def drawn(text: str, heads: list[int], names: tuple[Name, ...] = (), relations: dict[int, str] | None = None) -> Words:
    """Words between blanks with a tree by hand."""
    ends = np.cumsum([len(word) + 1 for word in text.split(" ")]) - 1
    starts = [int(end) - len(word) for end, word in zip(ends, text.split(" "), strict=True)]
    size = len(heads)
    return Words(
        text=text,
        starts=tuple(starts),
        ends=tuple(ends.tolist()),
        pos=("NN",) * size,
        relations=tuple((relations or {}).get(word, "dep") for word in range(size)),
        heads=tuple(heads),
        sentences=(0,) * size,
        names=names,
        types=("other",) * size,
        vectors=np.zeros((size, 1), dtype=np.float32),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Penhale's crew didn't sail.", "Penhale 's crew did n't sail ."),
        ("The U.S. Navy left at 6 p.m. on Jan. 5.", "The U.S. Navy left at 6 p.m. on Jan. 5 ."),
        ("They’ve paid $1,250.50 (or 4%).", "They ’ve paid $ 1,250.50 ( or 4 % ) ."),
        ("a ferry-owned pier -- O'Neill & AT&T...", "a ferry-owned pier -- O'Neill & AT&T ..."),
        ("Write to desk@example.org or see https://example.org/a?b=1.", "Write to desk@example.org or see "
         "https://example.org/a?b=1 ."),
        ("“No,” she said.", "“ No , ” she said ."),
        ("", ""),
        (" \n ", ""),
    ],
)  # fmt: skip
def test_words_are_cut_as_in_the_treebank(text, words):
    layout = laid_out(text, tokenise(text))
    assert [text[a:b] for a, b in zip(layout.starts, layout.ends, strict=True)] == words.split()


@examples(max_examples=200)
@given(st.text(alphabet="aB.,'’\"-–&/@#1 \n\u00a0\u200b\ud800é🙂", max_size=60))
def test_every_piece_belongs_to_one_word_and_words_rise(text):
    tokens = tokenise(text)
    layout = laid_out(text, tokens)
    assert len(layout) == len(layout.pieces) <= len(tokens)
    assert not len(tokens) or layout.pieces[0] == 0
    assert (np.diff(layout.pieces) > 0).all()
    assert (layout.starts[1:] >= layout.ends[:-1]).all()
    assert (np.diff(layout.sentences) >= 0).all()


def test_the_model_reads_a_sentence():
    words = words_of("The harbour master of Karsund, Ingrid Vold, warned that the ferries would not sail.")
    warned = next(word for word in range(len(words)) if words[word] == "warned")
    assert words.heads[warned] == ROOT
    assert words.pos[warned] == "VBD"
    (subject,) = words.children(warned, "nsubj")
    assert words[subject] == "master"
    assert [words[word] for word in words.children(subject, "appos")] == ["Vold"]
    assert [words.text[slice(*words.span(n.start, n.end))] for n in words.names if n.type == "person"] == [
        "Ingrid Vold"
    ]
    assert words.types[subject] == "person"


@pytest.mark.parametrize(
    ("span", "head"),
    [
        ("Orla Penhale, who runs the ferry office", "Penhale"),
        ("Tidewatch chief investigator Bram Ostrow", "Ostrow"),
        ("a group of officials within the harbour police", "group"),
        ("people familiar with the talks", "people"),
        ("the mayor's office", "office"),
    ],
)
def test_the_head_of_a_source(span, head):
    words = words_of(f"The pier is closed, according to {span}.")
    start = words.text.index(span)
    found = words.head(start, start + len(span))
    assert found is not None
    assert words[found] == head


def test_a_long_text_is_one_tree_a_sentence():
    words = words_of("Ana Ruel said on Monday that the bridge, which had been closed, would open again. " * 40)
    assert len({words.sentences[word] for word in range(len(words))}) == 40
    for word in range(len(words)):
        assert words.heads[word] == ROOT or words.sentences[words.heads[word]] == words.sentences[word]
        assert len(list(words.above(word))) < len(words)


def test_an_endless_sentence_has_no_circle():
    words = words_of("and the boat and " * 400)
    assert all(len(list(words.above(word))) <= len(words) for word in range(0, len(words), 50))


def test_ranges_reach_and_spans():
    words = drawn(
        "the old master of ports spoke", [2, 2, 5, 4, 2, ROOT], (Name(4, 5, "place"),), {0: "det", 4: "nmod:of"}
    )
    assert words.subtree(2) == range(5)
    assert words.subtree(5) == range(6)
    assert words.children(2) == [0, 1, 4]
    assert words.children(2, "nmod") == [4]
    assert words.children(2, "det", "amod") == [0]
    assert list(words.above(3)) == [4, 2, 5]
    assert words.within(4, 14) == range(1, 3)
    assert words.span(1, 3) == (4, 14)
    assert words.head(0, 20) == 2
    assert words.head(99, 120) is None
    assert words.name(4) == Name(4, 5, "place")
    assert words.name(0) is None
    assert words.sentence(3) == range(6)


def scores(size: int, likely: dict[tuple[int, int], float]) -> np.ndarray:
    """Logits of heads; (word, -1) for none."""
    found = np.full((size, size + 1), -5.0, dtype=np.float32)
    for (word, head), score in likely.items():
        found[word, head + 1] = score
    return found


def test_one_root_a_sentence():
    logits = scores(4, {(0, -1): 3, (1, -1): 4, (0, 1): 2, (2, 3): 5, (3, -1): 1})
    assert tree(logits, np.array([0, 0, 1, 1])).tolist() == [1, ROOT, 3, ROOT]


def test_a_circle_is_opened_where_it_costs_least():
    likely = {(0, -1): 9, (1, 2): 8, (2, 3): 8, (3, 1): 8, (1, 0): 1, (2, 0): 6, (3, 0): 2}
    assert tree(scores(4, likely), np.zeros(4, dtype=np.int64)).tolist() == [ROOT, 2, 0, 1]


@examples(max_examples=200)
@given(st.integers(1, 9), st.randoms(use_true_random=False))
def test_every_tree_is_a_tree(size, random):
    logits = np.array([[random.random() for _ in range(size + 1)] for _ in range(size)], dtype=np.float32)
    cut = random.randrange(size + 1)
    sentences = np.array([0] * cut + [1] * (size - cut), dtype=np.int64)
    logits[:, 1:][sentences[:, None] != sentences[None]] = -1e4
    heads = tree(logits, sentences).tolist()
    assert sum(head == ROOT for head in heads) == len(set(sentences.tolist()))
    for word in range(size):
        steps = 0
        while heads[word] != ROOT:
            assert sentences[heads[word]] == sentences[word]
            word, steps = heads[word], steps + 1
            assert steps <= size
