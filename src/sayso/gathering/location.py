"""What a user named, taken apart: one location after another, then the pages in it.

Two steps, so that one bad file of a folder can be reported while the others go on::

    for location in locations(named):
        try:
            for page in pages(location): ...
        except GatheringError as error: ...
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sayso.errors import NotAllowedError
from sayso.gathering import files, web
from sayso.gathering.limits import Limits
from sayso.vocabulary import Page

_LIMITS: Final = Limits()


def locations(named: str) -> Iterator[str]:
    """What ``named`` stands for: the story files in a folder and the folders in it, sorted; itself otherwise.

    GatheringError for a folder that cannot be listed or has no such file; nothing is opened.
    """
    if named == "-" or web.is_url(named):
        yield named
    else:
        yield from files.locations(Path(named))


def pages(location: str, *, limits: Limits = _LIMITS, allow_local: bool = False) -> Iterator[Page]:
    """The pages at one location: a file, an ``https://`` URL, or ``-`` for standard input.

    A ``.jsonl``, ``.ndjson`` or ``.jsonl.gz`` file has a page on each line that is not blank, read one at a time,
    with a location such as ``file.jsonl:12``; so has standard input (``-:12``) where it begins with two JSON objects,
    each on a line of its own. All else is one page. Addresses of the local network are
    refused, and so is ``http://``, unless ``allow_local`` lets local ones through, by either scheme.

    GatheringError, or its children NotAllowedError and TooLargeError, with one line that says what to do.
    """
    if location == "-":
        yield from files.standard_input(limits)
    elif location.lower().startswith("file:"):
        raise NotAllowedError(f"{location} is a file by its URL: give its path")
    elif web.is_url(location):
        yield web.page(location, limits=limits, allow_local=allow_local)
    else:
        yield from files.pages(Path(location), limits)
