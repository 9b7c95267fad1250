"""Text from anywhere, made fit for a terminal: a story must not be able to move the cursor or hide its own words."""

from __future__ import annotations

_LINE_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"  # of other systems, and page breaks
# Bidirectional controls can show letters in an order in which they do not stand ("Trojan Source", CVE-2021-42574).
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SURROGATES = range(0xD800, 0xE000)  # halves of characters: no encoding has them

_STAND_INS: dict[int, str] = {
    **{point: chr(0x2400 + point) for point in range(0x20)},  # ␛ for escape: Unicode's control pictures
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys([*range(0x80, 0xA0), *map(ord, _BIDIRECTIONAL), *_SURROGATES], "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, _LINE_BREAKS), "\n"),
    **{ord(kept): kept for kept in "\n\t"},
}


def printable(text: str) -> str:
    """``text`` with control characters replaced one for one, so that offsets stay; line breaks and tabs are kept."""
    return text.translate(_STAND_INS)


def one_line(text: str) -> str:
    """``text`` as ``printable`` has it, all white space as single spaces."""
    return " ".join(printable(text).split())
