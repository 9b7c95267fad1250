from hypothesis import given
from hypothesis import strategies as st

from sayso.output.report.passages import Closing, Mark, Opening, Words, paragraphs

TEXT = "Ann said that\nBo believes it rained."


def written(text: str, *marks: Mark) -> list[str]:
    """Paragraphs with tags: ``<c1>`` opens a content, ``</c1.>`` closes it for good in its paragraph."""
    found = []
    for paragraph in paragraphs(text, marks):
        line = ""
        for piece in paragraph.pieces:
            if isinstance(piece, Words):
                line += piece.text
            elif isinstance(piece, Opening):
                line += f"<{piece.mark.role[0]}{'' if piece.is_first else '~'}>"
            else:
                line += f"</{piece.mark.role[0]}{'.' if piece.is_last else ''}>"
        found.append(line)
    return found


def test_marks_nest_by_length_and_then_by_role() -> None:
    marks = (Mark(0, 3, "place"), Mark(0, 3, "source"), Mark(0, 8, "content"))
    assert written("Ann said", *marks) == ["<c><p><s>Ann</s.></p.> said</c.>"]


def test_a_mark_that_lies_across_another_is_opened_again() -> None:
    assert written("abcdef", Mark(0, 4, "content"), Mark(2, 6, "place")) == ["<c>ab<p>cd</p></c.><p~>ef</p.>"]


def test_a_mark_over_two_paragraphs_is_marked_in_each_and_begins_once() -> None:
    assert written(TEXT, Mark(4, 25, "content")) == ["Ann <c>said that</c.>", "<c~>Bo believes</c.> it rained."]


def test_white_space_around_paragraphs_is_no_part_of_them() -> None:
    [first, second] = paragraphs("  a b \n\n \t\n c", [])
    assert (first.start, first.end, second.start, second.end) == (2, 5, 12, 13)


def test_a_mark_that_begins_in_white_space_still_begins() -> None:
    assert written("a\n\n b", Mark(1, 5, "place")) == ["a", "<p>b</p.>"]


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab \n\x1b\u2028", min_size=1, max_size=40))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    roles = st.sampled_from(["place", "content", "source", "cue"])
    return text, draw(st.lists(st.builds(lambda pair, role: Mark(*pair, role), places, roles), unique=True, max_size=6))


@given(marked_texts())
def test_every_word_stands_once_and_marks_are_well_nested(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = list(paragraphs(text, marks))
    words = "".join(piece.text for one in found for piece in one.pieces if isinstance(piece, Words))
    shown = text.replace("\x1b", "␛").replace("\u2028", "\n")
    assert words == "".join(line.strip() for line in shown.split("\n"))
    begun: list[Mark] = []
    for one in found:
        assert shown[one.start : one.end] == "".join(p.text for p in one.pieces if isinstance(p, Words))
        stack: list[Mark] = []
        for piece in one.pieces:
            if isinstance(piece, Opening):
                stack.append(piece.mark)
                begun += [piece.mark] if piece.is_first else []
            elif isinstance(piece, Closing):
                assert stack.pop() == piece.mark
        assert not stack
    touched = [mark for mark in marks if any(mark.start < one.end and one.start < mark.end for one in found)]
    assert sorted(begun, key=repr) == sorted(touched, key=repr)
