import re

from hypothesis import given
from hypothesis import strategies as st
from support.invented import attribution, ferry

from sayso.output.marks import pieces, raised
from sayso.vocabulary import Attribution, Span


def marked(text: str, *attributions: Attribution) -> str:
    return "".join(piece.text for piece in pieces(text, attributions))


def test_source_cue_and_content_have_marks_and_a_number() -> None:
    text = "It rained, Ann said."
    only = attribution(text, 1, ("Ann",), "said", ("It rained",), "indirect")
    assert marked(text, only) == "{It rained}¹, ‹Ann›¹ «said»¹."


def test_nested_contents_close_from_the_inside() -> None:
    text = "Ann said that Bo believes it rained."
    outer = attribution(text, 1, ("Ann",), "said", ("Bo believes it rained",), "indirect")
    inner = attribution(text, 2, ("Bo",), "believes", ("it rained",), "indirect", inside="a1")
    assert marked(text, outer, inner) == "‹Ann›¹ «said»¹ that {‹Bo›² «believes»² {it rained}²}¹."


def test_words_in_one_role_for_two_attributions_are_marked_once() -> None:
    text = "Ann said it rained and added it snowed."
    first = attribution(text, 1, ("Ann",), "said", ("it rained",), "indirect")
    second = attribution(text, 2, ("Ann",), "added", ("it snowed",), "indirect")
    assert marked(text, first, second) == "‹Ann›¹·² «said»¹ {it rained}¹ and «added»² {it snowed}²."


def test_each_paragraph_of_a_quote_is_marked() -> None:
    text = "Ann said: “One.\n\n “Two.”"
    only = attribution(text, 1, ("Ann",), "said", ("“One.\n\n “Two.”",), "direct")
    assert marked(text, only) == "‹Ann›¹ «said»¹: {“One.}¹\n\n {“Two.”}¹"


def test_numbers_of_two_digits_do_not_run_together() -> None:
    assert raised([1, 23]) == "¹·²³"


@st.composite
def any_attributions(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """Spans anywhere, also across each other, as no careful reader would make them."""
    text = draw(st.text(alphabet="ab \n", min_size=2, max_size=30))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    spans = ends.map(lambda pair: Span.of(text, min(pair), max(pair)))
    several = st.lists(spans, max_size=2).map(tuple)
    made = st.builds(Attribution, st.just("a1"), several, spans, several, st.just("mixed"), st.none(), st.just(0.5))
    return text, draw(st.lists(made, max_size=4))


@given(any_attributions())
def test_without_its_marks_the_text_is_whole_and_every_mark_that_opens_closes(
    case: tuple[str, list[Attribution]],
) -> None:
    text, attributions = case
    found = list(pieces(text, attributions))
    assert "".join(piece.text for piece in found if not piece.is_mark) == text
    marks = "".join(piece.text for piece in found if piece.is_mark)
    for opening, closing in ("‹›", "«»", "{}"):
        assert marks.count(opening) == marks.count(closing)
    assert not [piece for piece in found if "\n" in piece.text.strip("\n ") and not piece.is_mark and piece.role]


def test_every_attribution_of_a_story_is_marked() -> None:
    reading = ferry()
    shown = marked(reading.story.text, *reading.attributions)
    cues = re.findall(r"«[^»]+»([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", shown)
    assert sorted(cues) == sorted(raised([number]) for number in range(1, 10))
