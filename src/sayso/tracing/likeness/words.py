"""The words of a passage that carry meaning, each with how rare it is, and its names and numbers."""

from __future__ import annotations

import calendar
import json
import math
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from threading import Lock

import numpy as np
import snowballstemmer

from sayso.reading.figures.lists import any_of
from sayso.reading.figures.numbers import SCALES, SMALL, number_at, plain
from sayso.reading.text.arrays import Floats
from sayso.reading.text.lexicon import word_list
from sayso.tracing.likeness.files import read

RARITY = "rarity.json"
MOST_WORDS = 40  # of one passage; who says more in one sentence says several things
_CACHED = 100_000  # words of which stem and rarity are kept

_WORD = re.compile(r"[^\W\d_]+(?:[’'.][^\W\d_]+)*|\d[\d.,]*")
_STEMMER = snowballstemmer.stemmer("english")
_STEMMING = Lock()  # it keeps the word that it works on: two threads would stem each other's
_EMPTY = word_list("empty")
_CALENDAR = frozenset(
    name.casefold()
    for names in (calendar.day_name, calendar.day_abbr, calendar.month_name, calendar.month_abbr)
    for name in names
    if name
) | {"sept"}
# *one* is a number by its looks only, and the first of a pair is no count.
_NUMBER = re.compile(rf"\d|\b(?:half|{any_of((*SMALL[1:], *(name for name in SCALES if len(name) > 3)))})\b")
_YEARS = (1900.0, 2100.0)
_DENYING = frozenset(
    tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))["denying"]["words"].split()
)
# Endings by which the people and the adjective of a place differ from its name: Salvenia, Salvenian; Ilmere, Ilmeri.
_ADJECTIVE = re.compile(r"(?:ians?|ans?|ese|ish|is?)$")
_VOWELS = re.compile(r"[aeiouy]+$")
_SHORT, _STEM = 5, 4  # letters: short names stay as they are, and so do those of which less would be left

_DIGITS = 0.7  # rarity of a number
_NAME = 0.6  # rarity of a name at least: that it is in all stories of an event does not make it a common word
_LEAST = 0.05
_USUAL = 20  # sentences of the corpus: a first word that is in more of them has its capital from its place


@dataclass(frozen=True, slots=True)
class Said:
    """What a passage says, word by word; words that carry no meaning left out."""

    stems: tuple[str, ...]  # in order
    places: tuple[tuple[int, int], ...]  # of these words in the wording, in characters
    weights: Floats  # how rare each is, 0 to 1
    names: frozenset[str]  # those of the stems that are of names
    numbers: tuple[float, ...]
    number_set: frozenset[float]
    denies: bool  # has a word that denies
    weight: dict[str, float] = field(hash=False)  # of each stem
    total: float  # of all stems, each once
    told: Floats  # ``weights``, those of names zero
    pairs: frozenset[tuple[str, str]]  # of stems that follow each other


@lru_cache(maxsize=50_000)
def said(wording: str) -> Said:
    """What ``wording`` says."""
    stems, places, weights = list[str](), list[tuple[int, int]](), list[float]()
    names, denies = set[str](), False
    found = list(_WORD.finditer(wording))
    for number, match in enumerate(found):
        word = match[0].casefold().replace("’", "'").removesuffix("'s")
        denies = denies or word in _DENYING or word.endswith("n't")
        if word in _EMPTY or (len(word) < 2 and not word.isdigit()) or len(stems) == MOST_WORDS:
            continue
        named = match[0][0].isupper() and word not in _CALENDAR
        if number == 0 and len(found) > 1 and _sentences(stem(word)) > _USUAL:
            named = False
        key = _key(word, named=named)
        if named:
            names.add(key)
        stems.append(key)
        places.append(match.span())
        weights.append(max(rarity(stem(word)), _NAME if named else 0.0))
    weight: dict[str, float] = {}
    for key, rare in zip(stems, weights, strict=True):
        weight[key] = max(rare, weight.get(key, 0.0))
    return Said(
        stems=tuple(stems),
        places=tuple(places),
        weights=np.array(weights, dtype=np.float32),
        names=frozenset(names),
        numbers=(numbers := _numbers(wording)),
        number_set=frozenset(numbers),
        denies=denies,
        weight=weight,
        total=sum(weight.values()),
        told=np.array([0.0 if key in names else rare for key, rare in zip(stems, weights, strict=True)], np.float32),
        pairs=frozenset(pairwise(stems)),
    )


def _key(word: str, *, named: bool) -> str:
    if word[0].isdigit():
        return word.rstrip(".,").replace(",", "")
    rare = len(word) > _SHORT and _sentences(stem(word)) < 2
    return name_stem(word) if named or rare else stem(word)


@lru_cache(maxsize=_CACHED)
def stem(word: str) -> str:
    """The stem of a word in small letters."""
    with _STEMMING:
        found: str = _STEMMER.stemWord(word)
    return found


@lru_cache(maxsize=_CACHED)
def name_stem(word: str) -> str:
    """What the name of a place, its adjective and its people have in common, in small letters."""
    if len(word) <= _SHORT:
        return word
    short = _VOWELS.sub("", _ADJECTIVE.sub("", word))
    return short if len(short) >= _STEM else word


@lru_cache(maxsize=_CACHED)
def rarity(key: str) -> float:
    """How rare a stem is, 0 to 1: by the logarithm of the share of sentences of news that have it."""
    if key[0].isdigit():
        return _DIGITS
    count, total = max(_sentences(key), 2), _table()[1]
    return max(_LEAST, min(1.0, math.log(total / count) / math.log(total / 2)))


def _sentences(key: str) -> int:
    return _table()[0].get(key, 0)


@cache
def _table() -> tuple[dict[str, int], int]:
    """In how many sentences of PolNeAR's training articles each stem stands, and how many there are."""
    record = json.loads(read(RARITY))
    return record["counts"], record["sentences"]


def _numbers(wording: str) -> tuple[float, ...]:
    """The numbers in ``wording``, in order; years are times, not numbers."""
    text, found, place = plain(wording), list[float](), 0
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start < place or (start and text[start - 1].isalnum()):
            continue
        number = number_at(text, start)
        if number is None:
            continue
        place = number.end
        is_year = number.written == "digits" and number.end - start == 4 and _YEARS[0] <= number.value <= _YEARS[1]
        if not is_year:
            found.append(number.value)
    return tuple(found)
