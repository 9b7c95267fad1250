"""Sentences of an invented event: what is claimed, in several wordings, and what fills a page besides."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .words import Words

_FACTS = 14  # of an event, beside its claims


@dataclass(frozen=True)
class Event:
    """What happened, as everybody who reports it has it."""

    number: int
    place: str
    body: str  # the authority in charge
    persons: tuple[str, ...]  # who may be asked; the first speaks for the body
    figure: int
    claims: tuple[tuple[str, ...], ...]  # each in several wordings, with {n} for the figure where it has one
    facts: tuple[tuple[str, ...], ...]  # each in two wordings


def event(number: int, words: Words, seed: int) -> Event:
    """The event of that number, always the same for one seed."""
    chance = random.Random(f"event {seed} {number}")
    place, body = words.place(chance), f"the {words.place(chance)} {chance.choice(('Agency', 'Ministry', 'Council'))}"
    persons = tuple(words.person(chance) for _ in range(4))
    things = chance.sample(_patterns()["things"], 2)
    filled = {"place": place, "body": body, "thing": _thing(things[0], words, chance), "n": "{n}"}
    filled["other"] = f"{words.place(chance)} {things[1]}"
    kind = chance.choice(_patterns()["events"])
    return Event(
        number=number,
        place=place,
        body=body,
        persons=persons,
        figure=chance.randrange(12, 900),
        claims=tuple(tuple(wording.format(**filled) for wording in claim) for claim in kind["claims"]),
        facts=tuple(_fact(words, place, persons, chance) for _ in range(_FACTS)),
    )


def _thing(noun: str, words: Words, chance: random.Random) -> str:
    return f"{words.one('adjective', chance)} {noun}"


def _fact(words: Words, place: str, persons: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    filled = {
        "place": chance.choice((place, words.place(chance))),
        "person": chance.choice(persons),
        "year": chance.randrange(1985, 2030),
        "noun": words.one("noun", chance),
        "other_noun": words.one("noun", chance),
        "adjective": words.one("adjective", chance),
        "other_adjective": words.one("adjective", chance),
        "verb": words.one("verb", chance),
    }
    return tuple(pattern.format(**filled) for pattern in chance.choice(_patterns()["facts"]))


@cache
def _patterns() -> dict:
    found = tomllib.loads((Path(__file__).parent / "events.toml").read_text("utf-8"))
    return found | {"things": found["things"].split()}
