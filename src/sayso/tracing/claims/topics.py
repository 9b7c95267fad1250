"""What a story is about, in the words by which others on the same event find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from sayso.reading.sourcing.likeness import stems
from sayso.tracing.likeness.words import rarity, said, stem
from sayso.tracing.outlets.outlets import canonical, name_words, own_name
from sayso.tracing.stories.passage import Entry, Passage

# Stems beside the names: short stories have one name or none. Chosen on the cases for development, where fewer left
# three stories alone, and more found nothing.
_STEMS = 12
_RARE = 0.45  # what more sentences of news have says nothing of an event

# Rarity of all its words together: “We are looking into it” has 0.4, “There was no note” 0.5, the least of a claim that
# people marked and that is no quotation 1.2 (“she has offered to resign”).
_LEAST = 1.1

_SAME_WORDS = 90.0  # per cent of the characters, names left out
_BEGINNING = 4  # letters
# Rarity from which a word of a name tells it from others: *ministry* has 0.81, *herald* 0.84, *Anna* 0.93.
_OF_ONE = 0.86


def topics(entry: Entry) -> frozenset[str]:
    """The words of the names in ``entry``, its outlets, and its stems most frequent for how rare they are elsewhere.

    (Spärck Jones 1972; the counts are those of a corpus, so that no other story changes the answer.)
    """
    names = {word for passage in entry.passages for name in passage.names for word in name.split()}
    counts = Counter(stem for passage in entry.passages for stem in set(stems(passage.wording)))
    weight = {stem: count * rare for stem, count in counts.items() if (rare := rarity(stem)) >= _RARE}
    telling = sorted(weight, key=lambda stem: (-weight[stem], stem))[:_STEMS]
    return frozenset(names | set(telling) | set(_outlets(entry)))


def _outlets(entry: Entry) -> Iterator[str]:
    """The outlet that published ``entry`` and those that it credits: half of what makes two stories neighbours."""
    mine = own_name(entry.reading.story)
    credited = (credit.outlet for credit in entry.credits if credit.way != "additional reporting")
    for name in (mine, *credited):
        if name:
            yield "outlet " + " ".join(name_words(canonical(name)))


def says_something(passage: Passage) -> bool:
    """Whether ``passage`` says enough for another in the same words to be no chance: *No comment* does not."""
    return said(passage.wording).total >= _LEAST


def only_names_differ(one: Passage, other: Passage) -> bool:
    """Whether two passages say the same of different people and places: they have all words in common but the names.

    *Fishing near Karsund is banned until June* and *Fishing near Velm is banned until June* are two claims, however
    alike they are. Two names that begin alike may be one: a country and its people.
    """
    mine, yours = _name_words(one.names), _name_words(other.names)
    if not mine or not yours or any(a[:_BEGINNING] == b[:_BEGINNING] for a in mine for b in yours):
        return False
    return fuzz.token_sort_ratio(_without(one, mine), _without(other, yours)) >= _SAME_WORDS


@lru_cache(maxsize=1 << 15)  # a passage is compared with all that are like it
def _name_words(names: frozenset[str]) -> frozenset[str]:
    """The words of names, without what many names have: *ministry, council*."""
    return frozenset(word for name in names for word in name.split() if rarity(stem(word)) >= _OF_ONE)


def _without(passage: Passage, names: frozenset[str]) -> str:
    words = (
        word.strip(".,;:!?’'").removesuffix("’s").removesuffix("'s") for word in passage.wording.casefold().split()
    )
    return " ".join(word for word in words if word not in names)
