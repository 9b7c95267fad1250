import pytest

from sayso.reading.attributions.nesting import nested
from sayso.reading.model.decoding import INNER, OWN, Found
from sayso.reading.model.tokens import tokenise
from sayso.vocabulary import Span

TEXT = "Mara Lind said that the police believe, and the mayor hopes, it is over. Reportedly nobody asked."
TOKENS = tokenise(TEXT)


def run(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    pieces = [
        n
        for n, (s, e) in enumerate(zip(TOKENS.starts, TOKENS.ends, strict=True))
        if s >= start and e <= start + len(words)
    ]
    return pieces[0], pieces[-1]


def found(source: str | None, cue: str, *content: str, layer: int = OWN) -> Found:
    return Found(run(cue), (run(source),) if source else (), tuple(map(run, content)), layer, 0.9)


SAID = found("Mara Lind", "said", "that the police believe, and the mayor hopes, it is over")
BELIEVE = found("the police", "believe", "it is over", layer=INNER)
HOPES = found("the mayor", "hopes", "it is over", layer=INNER)


def test_in_reading_order_with_verbatim_spans():
    told = nested(TEXT, TOKENS, [HOPES, found(None, "Reportedly", "nobody asked"), BELIEVE, SAID])
    assert [(a.id, a.cue.text) for a in told] == [
        ("a1", "said"),
        ("a2", "believe"),
        ("a3", "hopes"),
        ("a4", "Reportedly"),
    ]
    assert [a.inside for a in told] == [None, "a1", "a1", None]
    assert told[3].source == ()
    for one in told:
        for span in (one.cue, *one.source, *one.content):
            assert TEXT[span.start : span.end] == span.text


def test_an_inner_one_inside_nothing_is_left_out():
    assert [a.cue.text for a in nested(TEXT, TOKENS, [BELIEVE])] == []


def test_an_own_one_whose_surroundings_were_left_out_stays_with_none_around():
    around = found("Mara Lind", "said", "that the police believe, and the mayor hopes, it is over", layer=INNER)
    (one,) = nested(TEXT, TOKENS, [around, found("the police", "believe", "it is over")])
    assert (one.cue.text, one.inside) == ("believe", None)


def test_two_that_hold_each_other_make_no_circle():
    a = found("Mara Lind", "said", "the police believe")
    b = found("the police", "believe", "Mara Lind said that the")
    told = nested(TEXT, TOKENS, [a, b])
    assert [x.inside for x in told].count(None) == 1


def test_stretches_with_only_marks_between_them_are_one():
    (one,) = nested(TEXT, TOKENS, [found("Mara Lind", "said", "believe", "and the mayor hopes")])
    assert [span.text for span in one.content] == ["believe, and the mayor hopes"]


@pytest.mark.parametrize("text", ["", "  ", "…"])
def test_nothing_found_is_nothing_told(text):
    assert nested(text, tokenise(text), []) == ()


LINED = "Police say the pier is open.\n\nKARSUND, May 3 (NPA) – The pier is shut, Vold said."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("The pier is shut", ["The pier is shut"]),
        ("KARSUND, May 3 (NPA) – The pier is shut", ["The pier is shut"]),
        ("the pier is open", ["the pier is open"]),  # in a headline above it
        ("open.\n\nKARSUND, May 3 (NPA) – The pier", ["open.", "The pier"]),
        ("KARSUND, May 3", None),
    ],
)
def test_a_dateline_is_part_of_no_content(content, told):
    tokens = tokenise(LINED)
    dateline = Span.of(LINED, LINED.index("KARSUND"), LINED.index(" –"))

    def pieces(words):
        start = LINED.index(words)
        inside = (tokens.starts >= start) & (tokens.ends <= start + len(words))
        return int(inside.argmax()), int(len(inside) - 1 - inside[::-1].argmax())

    found = Found(pieces("said"), (pieces("Police"),), (pieces(content),), OWN, 0.9)
    made = nested(LINED, tokens, [found], dateline)
    if told is None:
        assert made == ()
    else:
        [one] = made
        assert [span.text for span in one.content] == told
        assert [span.text for span in one.source] == ["Police"]
