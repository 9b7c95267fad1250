"""A text cut into words as the Penn treebank cuts it, each with its pieces and its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from sayso.reading.model.tokens import Tokens
from sayso.reading.text.arrays import Ints
from sayso.reading.text.sentences import sentences

# Words that keep the full stop after them.
_TITLES = "Mr Mrs Ms Mx Dr Prof Gov Sen Sens Rep Reps Gen Col Lt Sgt Capt Cmdr Maj Adm Hon Rev Sr Jr St"
_MONTHS = "Jan Feb Aug Sept Oct Nov Dec"
_FIRMS = "Inc Corp Co Ltd Bros"
_STATES = "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Mont Neb Nev Okla Ore Pa Tenn Tex Vt"
_ABBREVIATIONS = "|".join(f"{_TITLES} {_MONTHS} {_FIRMS} {_STATES} vs etc al".split())

_CLITIC = r"(?:(?i:s|re|ve|ll|d|m)\b)"
_WORD = re.compile(
    rf"""
      (?:https?://|www\.|pic\.twitter)[^\s<>"“”]*[\w/]          # an address ends with a letter, a figure or a slash
    | [\w.+-]+@\w[\w-]*(?:\.\w+)+                            # somebody@example.org
    | [@#]\w+
    | (?:[^\W\d_]\.){{2,}}                                   # U.S., a.m.
    | (?:[A-Z]|{_ABBREVIATIONS}|[Nn]o(?=\.\ \d))\.(?!\.)      # J. in a name, and what is abbreviated
    | \d+(?:[.,:/]\d+)*(?i:st|nd|rd|th|s|[ap]m|k|m|bn)?(?!-?\w)
    | \w+?(?=(?i:n['’]t)\b) | (?i:n['’]t)\b                   # do + n't
    | ['’]{_CLITIC}                                           # Penhale + 's
    | \w+(?:(?:[-–&/]|['’](?!{_CLITIC}))\w+)*                 # ferry-owned, O'Neill, AT&T
    | \.{{2,}} | -{{2,}} | [^\w\s]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the words of a text stand: a value a word. Every piece belongs to one word, pieces of a word in a row."""

    starts: Ints  # first character
    ends: Ints  # after the last character
    pieces: Ints  # number of its first piece
    sentences: Ints  # number of its sentence, rising from 0

    def __len__(self) -> int:
        return len(self.starts)


def laid_out(text: str, tokens: Tokens) -> Layout:
    """The words of ``text`` that the encoder sees, ``tokens`` being its pieces."""
    places = np.array([match.span() for match in _WORD.finditer(text)], dtype=np.int64).reshape(-1, 2)
    owners = np.searchsorted(places[:, 0], tokens.starts, "right") - 1
    seen, pieces = np.unique(owners, return_index=True)
    starts = places[seen, 0]
    begins = np.array([start for start, _ in sentences(text)], dtype=np.int64)
    numbers = np.searchsorted(begins, starts, "right")
    return Layout(starts, places[seen, 1], pieces, np.unique(numbers, return_inverse=True)[1])
