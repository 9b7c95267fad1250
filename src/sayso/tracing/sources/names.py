"""Names held against each other: of people in full and in short, of places and of those who come from there."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sayso.reading.sources.titles import HONORIFICS
from sayso.tracing.sources import roles

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?")
_PARTICLES = roles.listed("particles")
_SHORTEST_ROOT = 4  # letters; Iran and Iraq share three
_NATIONAL = re.compile(r"(?:an|ian|ese|ish|i|ic|ch|ite|er)$")
# Two spellings of one first name differ by one letter, and only where the name is long: Sergei, Sergey; Dan is not Ian.
_LONG_NAME = 5


@lru_cache(maxsize=50_000)
def folded(words: str) -> str:
    """In small letters, without accents, with straight apostrophes."""
    apart = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def person(name: str) -> tuple[str, ...]:
    """The parts of a person's name, folded, without honorifics and possessive: first names first, the surname last."""
    words = [folded(word).removesuffix("'s").rstrip("'.") for word in _WORD.findall(name)]
    kept = [word for word in words if word and word not in HONORIFICS]
    while len(kept) > 1 and _is_office(kept[0]):
        kept = kept[1:]
    return tuple(kept)


def _is_office(word: str) -> bool:
    return roles.kind(roles.noun(word)) is not None


def surname(parts: tuple[str, ...]) -> str:
    """The last part, with particles: *van der Berg* is found under *berg* too."""
    return parts[-1] if parts else ""


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    """Whether two names are of one person: True in full, None where one is a part of the other, else False."""
    if not one or not other or not _like(surname(one), surname(other)):
        first_name = len(one) == 1 and len(other) > 1 and one[0] == other[0]
        other_first = len(other) == 1 and len(one) > 1 and one[0] == other[0]
        return None if first_name or other_first else False
    firsts, others = _firsts(one), _firsts(other)
    if not firsts or not others:
        return True if firsts == others and len(one) > 1 else None
    return any(_like_first(this, that) for this in firsts for that in others)


def _firsts(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for part in parts[:-1] if part not in _PARTICLES)


def _like(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) > _LONG_NAME and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _like_first(one: str, other: str) -> bool:
    shorter, longer = sorted((one.strip("."), other.strip(".")), key=len)
    if len(shorter) == 1 or (len(shorter) >= 3 and longer.startswith(shorter)):
        return longer.startswith(shorter)
    return _like(shorter, longer)


@lru_cache(maxsize=50_000)
def same_root(one: str, other: str) -> bool:
    """Whether two words are a place and those of it, or one name: *Tarsova*, *Tarsovan*, *Tarsova’s*."""
    first, second = (folded(word).removesuffix("'s").rstrip("'") for word in (one, other))
    if first == second:
        return True
    common = 0
    for this, that in zip(first, second, strict=False):
        if this != that:
            break
        common += 1
    shorter = min(len(first), len(second))
    return common >= _SHORTEST_ROOT and common >= shorter - 1 and max(len(first), len(second)) - common <= 4


def is_national(word: str) -> bool:
    """Whether a capitalised word reads as where somebody is from: *Tarsovan*, *Ilmeri*."""
    return word[:1].isupper() and bool(_NATIONAL.search(folded(word)))


def initials(words: str) -> str:
    """The capitals of a name, without small words: *Salvenian News Agency* is SNA."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w’'-]*", words) if word[0].isupper()).casefold()
