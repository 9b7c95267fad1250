"""A flow of invented stories, in order of time, at the same rate for ever, and who in it has what from whom."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice

from sayso.vocabulary import Reading

from .pages import Page, Sentence, Speaker
from .sentences import Event, event
from .words import Words

START = datetime(2031, 1, 1, tzinfo=UTC)
RATE = 200  # stories a day
OUTLETS = 400
MOST = 40  # stories on one event; there are half as many events with twice as many stories
CROWD = 3.0  # of which there are at least so many
DAYS = 3.0  # during which an event is reported
FIGURED = 0.15  # of those who ask for themselves are told another figure
FOOTED = 0.5  # of the outlets have a footer on every page

# How a story on an event that others had before comes about, and how often.
WAYS = {"copy": 0.15, "cut": 0.1, "rewrite": 0.12, "credit": 0.25, "independent": 0.28, "own voice": 0.1}


@dataclass(frozen=True)
class Planted:
    """A mention of a claim whose origin is known."""

    claim: tuple[int, int]  # number of the event and of its claim
    start: int  # its characters
    end: int
    origin: str


@dataclass(frozen=True)
class Made:
    """An invented story, and the truth about it."""

    reading: Reading
    mentions: tuple[Planted, ...]
    way: str


@dataclass(frozen=True)
class _Draft:
    when: datetime
    outlet: str
    sentences: tuple[Sentence, ...]
    way: str


class Network:
    """The same stories for the same ``seed``; a longer flow begins with the stories of a shorter one."""

    def __init__(
        self,
        seed: int = 1,
        rate: float = RATE,
        outlets: int = OUTLETS,
        crowd: float = CROWD,
        *,
        short: bool = False,  # stories of two sentences or three, without a footer
    ) -> None:
        self._seed, self._rate, self._crowd, self._short = seed, rate, crowd, short
        self._words = Words(seed)
        chance = random.Random(f"outlets {seed}")
        self._outlets = [self._words.outlet(chance) for _ in range(outlets)]
        self._popular = list(accumulate(1 / (rank + 1) for rank in range(outlets)))  # Zipf
        self._footers = {
            outlet: tuple(_footer(outlet, self._words, chance))
            for outlet in self._outlets
            if chance.random() < FOOTED and not short
        }

    def stories(self, count: int) -> Iterator[Made]:
        """The first ``count`` stories, in order of time."""
        for number, (draft, happened) in enumerate(islice(self._flow(), count)):
            yield self._made(draft, happened, number)

    def _flow(self) -> Iterator[tuple[_Draft, Event]]:
        waiting: list[tuple[datetime, int, int, _Draft, Event]] = []
        when, number = START, 0
        while True:
            happened = event(number, self._words, self._seed)
            drafts = self._drafts(happened, when)
            for place, draft in enumerate(drafts):
                heapq.heappush(waiting, (draft.when, number, place, draft, happened))
            when += timedelta(days=len(drafts) / self._rate)
            number += 1
            while waiting and waiting[0][0] < when:
                yield heapq.heappop(waiting)[3:]

    def _drafts(self, happened: Event, when: datetime) -> list[_Draft]:
        chance = random.Random(f"drafts {self._seed} {happened.number}")
        count = min(MOST, int(self._crowd / (1 - chance.random())))
        outlets = dict.fromkeys(chance.choices(self._outlets, cum_weights=self._popular, k=count))
        writing = _Writing(happened, chance, self._words, short=self._short)
        times = sorted(chance.random() ** 2 * DAYS for _ in outlets)
        for outlet, days in zip(outlets, times, strict=True):
            writing.write(outlet, when + timedelta(days=days))
        return writing.drafts

    def _made(self, draft: _Draft, happened: Event, number: int) -> Made:
        page = Page()
        page.write(draft.sentences)
        if draft.outlet in self._footers:
            page.text += "\n\n" + "\n\n".join(self._footers[draft.outlet])
        site = draft.outlet.casefold().replace(" ", "-")
        location = f"{site}/{number}.html"
        reading = page.reading(
            location,
            title=None,
            outlet=draft.outlet,
            url=f"https://{site}.example/{number}",
            published=draft.when.strftime("%Y-%m-%dT%H:%M:00Z"),
        )
        mentions = tuple(Planted((happened.number, claim), start, end, who) for claim, start, end, who in page.claims)
        return Made(reading, mentions, draft.way)


class _Writing:
    """The stories on one event while they are written, each after those before it."""

    def __init__(self, happened: Event, chance: random.Random, words: Words, *, short: bool) -> None:
        self._event, self._chance, self._words, self._short = happened, chance, words, short
        self.drafts: list[_Draft] = []

    def write(self, outlet: str, when: datetime) -> None:
        """The next story, by ``outlet``."""
        chance = self._chance
        way = chance.choices(list(WAYS), list(WAYS.values()))[0] if self.drafts else "independent"
        # Somebody else's text must be an hour old, so that the clock tells who has it from whom.
        earlier = [one for one in self.drafts if one.when < when - timedelta(hours=1) and one.way == "independent"]
        if not earlier and way not in ("independent", "own voice"):
            way = "independent"
        if way in ("copy", "cut", "rewrite"):
            sentences = self._copied(chance.choice(earlier), way)
        elif way == "credit":
            sentences = self._credited(chance.choice(earlier))
        else:
            sentences = self._told(outlet, asked=way == "independent")
        self.drafts.append(_Draft(when, outlet, tuple(sentences), way))

    def _told(self, outlet: str, *, asked: bool) -> list[Sentence]:
        """A story in words of its own."""
        chance, body = self._chance, self._event.body
        official = Speaker(f"an official of {body}", "unnamed_person")
        named = [
            Speaker(name, "named_person", *((f"a spokesman for {body}", body) if place == 0 else ()))
            for place, name in enumerate(self._event.persons)
        ]
        figure = self._event.figure
        if asked and chance.random() < FIGURED:
            figure += chance.randrange(1, 9)
        found = []
        for claim in sorted(chance.sample(range(len(self._event.claims)), 1 if self._short else chance.randint(2, 4))):
            wording = chance.choice(self._event.claims[claim]).replace("{n}", str(figure))
            speaker = None
            if asked:
                speaker = chance.choices([*named, official], [4, 2, 2, 1, 2])[0]
            origin = f"own voice, {outlet}"
            if speaker is official:
                origin = f"official, {outlet}"
            elif speaker:
                origin = speaker.words
            found.append(Sentence(wording, speaker, chance.random() < 0.5, claim, origin))
        return self._filled(found)

    def _credited(self, earlier: _Draft) -> list[Sentence]:
        """A story that has all it claims from another outlet's, and says so."""
        chance = self._chance
        claims = [one for one in earlier.sentences if one.claim is not None]
        found = []
        for one in chance.sample(claims, min(len(claims), 2)):
            wording = chance.choice(self._event.claims[one.claim or 0])
            figure = next((word for word in one.content.split() if word.isdigit()), str(self._event.figure))
            speaker = Speaker(f"the {earlier.outlet}", "outlet")
            found.append(replace(one, content=wording.replace("{n}", figure), speaker=speaker, leads=True))
        return self._filled(found)

    def _filled(self, claims: list[Sentence]) -> list[Sentence]:
        chance = self._chance
        facts = [
            Sentence(chance.choice(fact))
            for fact in chance.sample(self._event.facts, chance.randint(1, 2) if self._short else chance.randint(5, 9))
        ]
        chance.shuffle(facts)
        while claims and facts:
            facts.insert(chance.randrange(min(6, len(facts))), claims.pop())
        return facts

    def _copied(self, earlier: _Draft, way: str) -> list[Sentence]:
        chance, sentences = self._chance, list(earlier.sentences)
        if way == "cut":
            sentences = sentences[: max(4, len(sentences) * 2 // 3)]
        if way == "rewrite":
            return [replace(one, content=self._rewritten(one.content)) for one in sentences if chance.random() < 0.85]
        return sentences

    def _rewritten(self, content: str) -> str:
        """Here and there another small word."""
        words = content.split(" ")
        for at in range(1, len(words)):
            if words[at].islower() and words[at].isalpha() and self._chance.random() < 0.12:
                words[at] = self._words.one("noun", self._chance)
        return " ".join(words)


def _footer(outlet: str, words: Words, chance: random.Random) -> Iterator[str]:
    noun, adjective = words.one("noun", chance), words.one("adjective", chance)
    yield f"The {outlet} is read in {words.place(chance)}, {words.place(chance)} and wherever the {noun} is."
    yield f"Write to our {adjective} desk, and tell us what the {words.one('noun', chance)} should know."
