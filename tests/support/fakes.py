"""A reader that needs no weights, and the program with it in place of the model.

python tests/support/fakes.py read story.txt --json
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator

import sayso.pipeline
from sayso.cli import main
from sayso.errors import NoStoryError
from sayso.vocabulary import Attribution, Estimate, Firmness, Page, Profile, Reading, Scale, Span, Statement, Story

_SAYS = re.compile(r"(?P<source>[A-Z]\w+) (?P<cue>said|believes) that (?P<content>[^.]+)")


class FakeReader:
    """Knows *X said that Y.* and nothing else. A story can make it misbehave, as a model or a machine would."""

    def __init__(self, *, threads: int = 1, scale: Scale = "people") -> None:
        self.threads = threads
        self.scale = scale

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        for story in stories:
            if "WAIT" in story.text:
                time.sleep(60)
            if "FAULT" in story.text:
                raise ZeroDivisionError
            if "DIE" in story.text:
                os.kill(os.getpid(), signal.SIGKILL)
            profile = Profile(len(story.text.split()), 0.0, (), ())
            attributions = tuple(self._attributions(story.text))
            statements = tuple(self._statements(story.text, attributions))
            yield Reading(story, attributions, (), statements, profile, "sayso 9.9.9", "fake")

    def _attributions(self, text: str) -> Iterator[Attribution]:
        for number, match in enumerate(_SAYS.finditer(text), start=1):
            source, cue, content = (Span.of(text, *match.span(role)) for role in ("source", "cue", "content"))
            taken = Estimate(cue, self.scale, None, None)  # every cue is a term that no scale has
            firmness = Firmness(("assessed",), False, (cue,), None, taken, None, "source")
            yield Attribution(f"a{number}", (source,), cue, (content,), "indirect", None, 0.5, certainty=(firmness,))

    def _statements(self, text: str, attributions: tuple[Attribution, ...]) -> Iterator[Statement]:
        for one in attributions:
            if one.cue and one.cue.text == "said":
                yield Statement(Span.of(text, one.source[0].start, one.content[0].end), (one.id,), ())


def understand(page: Page) -> Story:
    """Intake in one line; it finds no story where the location says ``empty``."""
    text = page.data.decode()
    if "empty" in page.location:
        raise NoStoryError(f"{page.location} has no text: give the story's page")
    return Story(text, page.location, page.sha256)


def dies(page: Page) -> Story:
    """Ends its process on the way, as a system that runs out of memory would."""
    if page.location == "20":
        os._exit(9)
    return understand(page)


def breaks(page: Page) -> Story:  # noqa: ARG001
    """Has a fault."""
    raise ZeroDivisionError


if __name__ == "__main__":
    sayso.Reader = FakeReader
    sys.argv[0] = "sayso"
    main()
