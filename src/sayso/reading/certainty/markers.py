"""The lists of ``markers.toml``: words that say how firmly something is put forward."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

import snowballstemmer

Stems: TypeAlias = Literal[
    "assess",
    "infer",
    "predict",
    "intend",
    "deny",
    "reject",
    "refused",
    "plain",
    "hope",
    "claims",
    "chance",
    "rumour",
    "told",
    "event",
    "ability",
    "polite",
    "need",
    "approach",
    "end",
    "prepare",
]
Forms: TypeAlias = Literal[
    "possible",
    "assessed",
    "rumoured",
    "may",
    "will",
    "would",
    "to_come",
    "appear",
    "sure",
    "firm",
    "condition",
    "later",
    "without",
    "self",
    "none",
    "new",
    "opinion",
]

_STEMMER = snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """The stem of an English word, in any case."""
    found: str = _STEMMER.stemWord(word.casefold())
    return found


@cache
def stems(name: Stems) -> frozenset[str]:
    """The stems of a list."""
    return frozenset(map(stem, _file()["stems"][name]["words"].split()))


@cache
def forms(name: Forms) -> frozenset[str]:
    """The words of a list, in small letters."""
    return frozenset(_file()["words"][name]["words"].split())


@cache
def _file() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resources.files("sayso.reading.certainty").joinpath("markers.toml").read_text("utf-8"))
