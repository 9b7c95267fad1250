"""Who published a story, as far as the story itself tells: by what names others speak of it, and whose text it runs."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.intake.wire import AGENCIES
from sayso.reading.text.outlets import is_same
from sayso.tracing.stories.addresses import site
from sayso.tracing.stories.passage import Entry

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_SHORTEST = 2  # letters
_SMALL = {"of", "the", "and", "for", "de", "la", "du", "des", "&"}


def publisher(entry: Entry) -> str:
    """A key of the outlet that published ``entry``: its name, else its site, else the story's own id."""
    story = entry.reading.story
    if story.outlet:
        return _ARTICLE.sub("", " ".join(story.outlet.split())).casefold()
    return site(story.url) or entry.id


@lru_cache(maxsize=1 << 14)
def is_named(words: str, outlet: str | None) -> bool:
    """Whether ``words`` are a name of ``outlet``: whole, short (*the Courier*), or its initials (*SNA*)."""
    if not outlet:
        return False
    words = _bare(words)
    if _squeezed(words) in _labels(outlet):
        return True
    known = [names for names in _agencies() if words.casefold() in names]
    if known or (words.isupper() and len(words) <= _SHORTEST):
        # The letters of a known agency, or two letters, are the initials of many a paper: *AP*, the Argus Post.
        return _bare(outlet).casefold() in {words.casefold()}.union(*known)
    if is_same(words, outlet) or is_same(outlet, words):
        return True
    return words.casefold() in {initials(outlet), initials(outlet, every=True)}


def initials(name: str, every: bool = False) -> str:
    """The first letters of ``name`` in small letters, those of little words only where ``every`` word counts."""
    words = [word for word in re.findall(r"[\w&]+", _bare(name)) if every or word.casefold() not in _SMALL]
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


def wires(entry: Entry) -> tuple[str, ...]:
    """Agencies whose text ``entry`` runs, by the names it gives them."""
    return entry.reading.story.wire


def is_agency(entry: Entry) -> bool:
    """Whether ``entry`` is an agency's own page: the outlet is the one that its wire tag names."""
    outlet = entry.reading.story.outlet or site(entry.reading.story.url)
    return any(is_named(tag, outlet) for tag in wires(entry)) or _is_known(outlet)


def runs(entry: Entry, other: Entry) -> str | None:
    """The tag by which ``entry`` says that it runs text of the outlet of ``other``; None where it does not."""
    outlet = other.reading.story.outlet or site(other.reading.story.url)
    return next((tag for tag in wires(entry) if is_named(tag, outlet)), None)


def _labels(outlet: str) -> tuple[str, ...]:
    """Of a site that stands for its outlet's name, the parts that may be the name: *canalradio*."""
    if " " in outlet or "." not in outlet:
        return ()
    return tuple(
        part.replace("-", "") for part in outlet.casefold().split(".")[:-1] if part not in {"www", "co", "com"}
    )


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


@lru_cache(maxsize=1 << 14)
def _bare(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.replace("’", "'").split()))


@lru_cache(maxsize=1)
def _agencies() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset({key.casefold(), *(_bare(name).casefold() for name in names)}) for key, names in AGENCIES.items()
    )


@lru_cache(maxsize=1 << 14)
def _is_known(outlet: str | None) -> bool:
    return outlet is not None and any(_bare(outlet).casefold() in names for names in _agencies())
