"""Names and words that nobody has ever written, from a seeded generator."""

from __future__ import annotations

import random
from itertools import accumulate

_ONSETS = "b br c d dr f fr g gr h j k kl l m n p pr r s sk st t tr v vr w z".split()  # noqa: SIM905
_VOWELS = "a e i o u ae ei io ou".split()  # noqa: SIM905
_CODAS = ["", "", "", "l", "n", "r", "s", "rn", "lk", "nd", "st", "m", "x"]
_ENDINGS = {"noun": ["", "er", "ade", "ment", "age"], "adjective": ["ic", "al", "ous", "en"], "verb": ["ed"]}
_OUTLETS = "Post Courier Herald Gazette Tribune Mail Echo Journal Observer Chronicle".split()  # noqa: SIM905
_FIRST = 300  # first names
_SORTS = 1500  # words of each sort


class Words:
    """A vocabulary. The same seed gives the same one; frequent words are much more frequent than rare ones (Zipf)."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(f"words {seed}")
        self._first = [_word(chance, 2).capitalize() for _ in range(_FIRST)]
        self._sorts = {
            sort: [_word(chance, 2) + chance.choice(endings) for _ in range(_SORTS)]
            for sort, endings in _ENDINGS.items()
        }
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(_SORTS)))

    def place(self, chance: random.Random) -> str:
        """A town."""
        return _word(chance, chance.choice((2, 3))).capitalize()

    def person(self, chance: random.Random) -> str:
        """First name and surname."""
        return f"{chance.choice(self._first)} {_word(chance, chance.choice((2, 3))).capitalize()}"

    def outlet(self, chance: random.Random) -> str:
        """A newspaper."""
        return f"{self.place(chance)} {chance.choice(_OUTLETS)}"

    def one(self, sort: str, chance: random.Random) -> str:
        """A noun, adjective or verb in the past tense, as Zipf has it."""
        return chance.choices(self._sorts[sort], cum_weights=self._weights)[0]


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + (chance.choice(_CODAS) if last else "")
        for last in (number == syllables - 1 for number in range(syllables))
    )
