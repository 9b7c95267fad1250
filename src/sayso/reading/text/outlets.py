"""Names of news organisations: which name is one, and which is that of the story's own outlet."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_WORD = re.compile(r"[\w’'&-]+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    lists = tomllib.loads(resources.files("sayso.reading.text").joinpath("outlets.toml").read_text("utf-8"))
    names = frozenset(_key(name) for name in lists["names"].split(";"))
    return names, frozenset(word.casefold() for word in lists["last_words"].split())


def _key(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.split())).casefold()


def is_outlet(name: str) -> bool:
    """Whether ``name``, that of an organisation, is a news organisation's by itself: *Reuters*, *the Karsund Mail*."""
    names, last_words = _known()
    words = _WORD.findall(_key(name))
    if not words:
        return False
    if "news" in words and words[-1] in {"service", "agency", "network", "group", "channel"}:
        return True
    return " ".join(words) in names or (words[0] in names and len(words) <= 2) or words[-1] in last_words


def is_same(name: str, outlet: str | None) -> bool:
    """Whether ``name`` in a story speaks of the ``outlet`` that published it: *the Post* in The Washington Post."""
    if not outlet:
        return False
    short, whole = _WORD.findall(_key(name)), _WORD.findall(_key(outlet))
    if not short or not whole:
        return False
    initials = "".join(word[0] for word in whole)
    return short == whole or short == whole[-len(short) :] or short == whole[: len(short)] or short == [initials]
