"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

Fate: TypeAlias = Literal["kept", "changed"]

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one of the two wordings."""

    text: str
    fate: Fate


def difference(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both wordings, whole, with the words marked that the other has not. White space alone is no change.

    Words are compared without regard to case. Ratcliff and Obershelp's matching, as ``difflib`` has it.
    """
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(
        None, [word.casefold() for word in one], [word.casefold() for word in other], autojunk=False
    )
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, start, end, begin, stop in matcher.get_opcodes():
        fate: Fate = "kept" if tag == "equal" else "changed"
        _add(left, "".join(one[start:end]), fate)
        _add(right, "".join(other[begin:stop]), fate)
    return tuple(_merged(left)), tuple(_merged(right))


def _add(pieces: list[Piece], text: str, fate: Fate) -> None:
    if text:
        pieces.append(Piece(text, fate if text.strip() else "kept"))


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbours alike as one; a space between two changes belongs to them, at the edge of a change it does not."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        after = pieces[number + 1].fate if number + 1 < len(pieces) else "kept"
        is_between = not piece.text.strip() and bool(found) and found[-1].fate == after == "changed"
        for part in [Piece(piece.text, "changed")] if is_between else _trimmed(piece):
            if found and found[-1].fate == part.fate:
                found[-1] = Piece(found[-1].text + part.text, part.fate)
            else:
                found.append(part)
    return found


def _trimmed(piece: Piece) -> list[Piece]:
    if piece.fate == "kept":
        return [piece]
    words = piece.text.strip()
    start = piece.text.index(words)
    parts = (piece.text[:start], "kept"), (words, "changed"), (piece.text[start + len(words) :], "kept")
    return [Piece(text, fate) for text, fate in parts if text]  # type: ignore[arg-type]
