"""Cases as their truth tells them, without a model: mentions, chains, credits and copies given, in the pages' words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.gathering import pages
from sayso.intake import story
from sayso.tracing.chains.mentioned import Credited, Mentioned
from sayso.tracing.stories.identity import story_id
from sayso.tracing.stories.passage import Entry, Passage
from sayso.vocabulary import Edge, Ground, Hand, Mention, Profile, Reading, Source, Span

CASES = Path(__file__).parents[1] / "cases"
PRONOUNS = frozenset(["he", "she", "it", "they", "them"])


@dataclass(frozen=True, slots=True)
class TrueClaim:
    """A claim with its true mentions, and what the truth says of them."""

    claim: Mapping[str, Any]
    mentions: tuple[Mentioned, ...]  # in the order of the truth
    edges: tuple[Edge, ...]


def true_claims(slug: str) -> list[TrueClaim]:
    """The claims of a case."""
    return _Case(slug).claims()


class _Case:
    def __init__(self, slug: str) -> None:
        self._truth = json.loads((CASES / slug / "truth.json").read_text("utf-8"))
        self._sources = {source["id"]: source for source in self._truth["sources"]}
        self._stories = {one["file"]: one for one in self._truth["stories"]}
        self._numbers: dict[str, dict[str, str]] = defaultdict(dict)
        self._entries = {file: self._entry(slug, file) for file in self._stories}

    def claims(self) -> list[TrueClaim]:
        found = []
        for claim in self._truth["claims"]:
            mentions = tuple(self._mention(claim, mention) for mention in claim["mentions"])
            found.append(TrueClaim(claim, mentions, tuple(self._edges(claim, mentions))))
        return found

    def _entry(self, slug: str, file: str) -> Entry:
        (page,) = pages(str(CASES / slug / "stories" / file))
        read = story(page)
        reading = Reading(read, (), self._told(file, read.text), (), Profile(0, 0.0, (), ()), "sayso 9.9.9", "by hand")
        return Entry(story_id(read), reading, (), ())

    def _told(self, file: str, text: str) -> tuple[Source, ...]:
        """The sources of a page, by the words that its mentions give them and the names that stand in it."""
        words: dict[str, list[str]] = defaultdict(list)
        for claim in self._truth["claims"]:
            for mention in claim["mentions"]:
                for name in mention["chain"][1:] if mention["file"] == file else ():
                    if self._type(name) != "outlet":
                        words[name] += [mention["source_text"]] if name == mention["chain"][-1] else []
        found = []
        for number, (name, told) in enumerate(sorted(words.items()), 1):
            self._numbers[file][name] = f"s{number}"
            found.append(self._source(f"s{number}", name, told, text))
        return tuple(found)

    def _source(self, number: str, name: str, told: list[str], text: str) -> Source:
        source = self._sources[name]
        mentions = [
            Mention(place, "pronoun" if words.casefold() in PRONOUNS else "description")
            for words in told
            if (place := _place(text, words))
        ]
        if source["type"] == "named_person":
            parts = (source["name"], source["name"].split()[-1])
            mentions += [Mention(place, "name") for words in parts if (place := _place(text, words))]
        elif not [one for one in mentions if one.form != "pronoun"]:
            mentions += [Mention(place, "description") for words in source["aliases"] if (place := _place(text, words))]
        titles = [
            place for place in [_place(text, source["title"] or "")] if place and source["type"] == "named_person"
        ]
        return Source(number, source["type"], "truth", mentions[0].span, tuple(titles), None, (), None, tuple(mentions))

    def _type(self, name: str) -> str:
        return self._sources[name]["type"] if name in self._sources else "outlet"

    def _mention(self, claim: Mapping[str, Any], told: Mapping[str, Any]) -> Mentioned:
        entry = self._entries[told["file"]]
        text = entry.reading.story.text
        place = _place(text, told["text"])
        assert place is not None, told["text"]
        passage = Passage(
            f"{entry.id}:{place.start}-{place.end}", entry.id, (place,), None, place, place.text, frozenset(), (), (),
            (told["certainty"],), None, negated=False, denied=told["certainty"] == "denied",
        )  # fmt: skip
        hands, credited = [], []
        for name in told["chain"][1:]:
            if self._type(name) == "outlet":
                hands.append(Hand(name, "outlet", "page", None, None, None))
                credited.append(self._credit(told["file"], name))
            else:
                hands.append(self._hand(claim, told, name))
        publisher = Hand(told["chain"][0], "outlet", "publisher", None, None, None)
        outlet = self._key(told["file"])
        return Mentioned(passage, entry, (publisher, *hands), outlet, passage.denied, tuple(credited))

    def _hand(self, claim: Mapping[str, Any], told: Mapping[str, Any], name: str) -> Hand:
        source = self._sources[name]
        origin = next(one for one in claim["origins"] if one["id"] == told["origin"])
        end = self._sources.get(origin["terminal"], source)
        speaks = name == told["chain"][-1] and source["type"] == "named_person" and end["type"] == "named_organization"
        words = source["name"] if source["type"].startswith("named") else told["source_text"] or source["name"]
        number = self._numbers[told["file"]][name]
        return Hand(words, source["type"], "page", number, None, end["name"] if speaks else None)

    def _credit(self, file: str, name: str) -> Credited:
        one = self._stories[file]
        files = [other for other in self._stories if name in (self._stories[other]["outlet"], self._key(other))]
        files += [other for other in self._stories if not files and set(name.split("-")) <= set(_slug(other))]
        meant = [other for other in (*one["credits"], one["copy_of"]) if other in files]
        story_ = self._entries[meant[0]].id if meant else None
        return Credited(self._key(files[0]) if files else name, story_, Ground(0.9, f"credits {name}"))

    def _key(self, file: str) -> str:
        """The outlet by its site: two may have one name."""
        return str(self._stories[file]["url"]).split("/")[2].removeprefix("www.")

    def _edges(self, claim: Mapping[str, Any], mentions: tuple[Mentioned, ...]) -> list[Edge]:
        found = []
        pairs = list(zip(claim["mentions"], mentions, strict=True))
        ground = Ground(0.9, "copies its words")
        for later, mine in pairs:
            for kind, name in (("copy", "copy_of"), ("version", "version_of")):
                file = self._stories[later["file"]][name]
                if file is None or (kind == "version" and mine.credited):
                    continue
                if kind == "copy" and self._stories[file]["outlet"] not in later["chain"][1:2]:
                    continue
                places = tuple(
                    (mine.places[0], theirs.places[0])
                    for earlier, theirs in pairs
                    if earlier["file"] == file and earlier["origin"] == later["origin"]
                )
                found.append(Edge(mine.story, self._entries[file].id, kind, True, 0.8, places, ground, ground))  # type: ignore[arg-type]
        return found


def _slug(file: str) -> list[str]:
    return file.partition("_")[2].partition(".")[0].replace("_", "-").split("-")


def _place(text: str, words: str | None) -> Span | None:
    start = text.find(words) if words else -1
    return Span.of(text, start, start + len(words)) if words and start >= 0 else None
