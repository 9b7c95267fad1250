"""What a story is about, in the words by which others on the same event find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sayso.reading.sourcing.likeness import stems
from sayso.tracing.likeness.words import rarity, said
from sayso.tracing.outlets.outlets import canonical, name_words, own_name
from sayso.tracing.stories.passage import Entry, Passage

# Stems beside the names: short stories have one name or none. Chosen on the cases for development, where fewer left
# three stories alone, and more found nothing.
_STEMS = 12
_RARE = 0.45  # what more sentences of news have says nothing of an event

# Rarity of all its words together: “We are looking into it” has 0.4, “There was no note” 0.5, the least of a claim that
# people marked and that is no quotation 1.2 (“she has offered to resign”).
_LEAST = 1.1


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
