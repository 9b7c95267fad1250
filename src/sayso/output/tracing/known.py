"""The stories of a tracing by id, under the name of their outlet."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlsplit

from sayso.output.printable import one_line
from sayso.output.tracing.moments import NO_DATE, told
from sayso.vocabulary import TracedStory, Tracing

UNKNOWN = "outlet unknown"


class Known:
    """The stories of a tracing."""

    def __init__(self, tracing: Tracing) -> None:
        self.stories = {story.id: story for story in tracing.stories}
        self.order = {story.id: number for number, story in enumerate(tracing.stories, start=1)}
        self._hosts: dict[str, set[str]] = {}
        for story in tracing.stories:
            self._hosts.setdefault(_name(story).casefold(), set()).add(host(story.url))

    def outlet(self, story: str) -> str:
        """Who published a story, with its address where two outlets have one name; what is known, where nobody says."""
        one = self.stories.get(story)
        if one is None:
            return f"story {one_line(story)}"
        name = _name(one)
        if not name:
            return host(one.url) or f"{UNKNOWN} ({one_line(PurePath(one.location).name or one.location)})"
        hosts = self._hosts[name.casefold()] - {""}
        return f"{name} ({host(one.url) or 'no address'})" if len(hosts) > 1 else name

    def published(self, story: str) -> str:
        """When, in words."""
        one = self.stories.get(story)
        return told(one.published) if one else NO_DATE

    def changed(self, story: str) -> str:
        """When it was changed, in words; empty where the page does not say."""
        one = self.stories.get(story)
        return told(one.modified) if one and one.modified else ""

    def title(self, story: str) -> str:
        """The story's title; what is known where it has none."""
        one = self.stories.get(story)
        return one_line((one.title or "") if one else "") or "(title unknown)"

    def named(self, key: str) -> str:
        """A story, a mention or a source of a story, by its id, in words."""
        story, _, within = key.partition(":")
        if story not in self.stories:
            return one_line(key)
        return f"{self.outlet(story)}{f' ({one_line(within)})' if within else ''}"


def host(url: str | None) -> str:
    """The name of the machine in an address, without *www.*; empty where there is none."""
    try:
        return one_line((urlsplit(url or "").hostname or "").removeprefix("www."))
    except ValueError:
        return ""


def _name(story: TracedStory) -> str:
    return one_line(story.outlet or "")
