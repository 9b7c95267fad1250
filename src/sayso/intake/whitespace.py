"""Characters as they will be shown: one kind of newline, one kind of space, nothing invisible.

A span of a story points at what a reader sees, so what no reader sees is taken out before the
first span is made. Text is brought to NFC: an é typed as one character and one typed as e with a
combining accent look alike, and a name must be the same name in every story.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NEWLINES: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile("[^\\S\n]+")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_LINE_ENDS: Final = re.compile(r" *\n *")

_JOINERS: Final = "\u200c\u200d"  # they shape letters in Persian and Hindi, and emoji: visible after all

# Normalising sorts the accents piled on one letter in quadratic time, and no writing needs more
# than a few: 30 is where Unicode's own "stream-safe" format stops.
_PILE_LIMIT: Final = 30
_PILES: Final = re.compile(rf"[^\w\s\x00-\u02ff]{{{_PILE_LIMIT + 1},}}")


class _Shown(dict[int, "str | int | None"]):
    """What is shown in the place of a character, by its code; worked out when it is first met."""

    def __missing__(self, code: int) -> str | int | None:
        character = chr(code)
        category = unicodedata.category(character)
        shown: str | int | None = code
        if category == "Zs" or character == "\t":
            shown = " "
        elif category == "Cs":
            shown = "\ufffd"  # half a character, as a JSON escape can make it
        elif category in ("Cc", "Cf") and character != "\n" and character not in _JOINERS:
            shown = None
        self[code] = shown
        return shown


_SHOWN: Final = _Shown()


def characters(text: str) -> str:
    """``text`` in NFC, with ``\\n`` as the only newline, the plain space as the only space, nothing invisible."""
    text = _NEWLINES.sub("\n", text).translate(_SHOWN)
    return unicodedata.normalize("NFC", _PILES.sub(_flatten, text))


def one_line(text: str) -> str:
    """``text`` as one line, single-spaced, without spaces at its ends."""
    return " ".join(characters(text).split())


def lines(text: str) -> str:
    """``text`` with its line breaks, but no spaces around them and at most one blank line between two lines."""
    return _BLANK_LINES.sub("\n\n", _LINE_ENDS.sub("\n", _SPACES.sub(" ", characters(text)))).strip()


def _flatten(pile: re.Match[str]) -> str:
    """The characters of ``pile`` with no more than the limit of accents on any one of them."""
    kept, height = [], 0
    for character in pile[0]:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _PILE_LIMIT:
            kept.append(character)
    return "".join(kept)
