from hypothesis import given
from hypothesis import strategies as st

from sayso.output.tracing.differences import Piece, difference

WORDS = st.text(alphabet="ab ,.", max_size=30)


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.fate == "changed"]


@given(WORDS, WORDS)
def test_both_wordings_are_whole_and_what_is_kept_is_alike(before: str, after: str) -> None:
    old, new = difference(before, after)
    assert "".join(piece.text for piece in old) == before
    assert "".join(piece.text for piece in new) == after
    kept = ["".join("".join(p.text for p in side if p.fate == "kept").split()) for side in (old, new)]
    assert kept[0] == kept[1]
    assert all(piece.text.strip() == piece.text != "" for piece in (*old, *new) if piece.fate == "changed")


@given(WORDS)
def test_the_same_words_have_no_difference(words: str) -> None:
    assert marked(difference(words, words)[0]) == []


def test_changed_words_stand_together() -> None:
    old, new = difference("Lindow may have been told twice of cracks", "Lindow was told of Cracks")
    assert marked(old) == ["may have been", "twice"]
    assert marked(new) == ["was"]
