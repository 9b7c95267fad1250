"""Passages that two stories share, verbatim or lightly rewritten.

Sentences that have a run of three words in common are aligned word by word (longest common subsequence), so that
synonyms, cut clauses and changed numbers do not hide that one follows the other. What counts as evidence is what two
reporters who write by themselves would not share: runs of words, in the story's own voice more than in what both
attribute to one speaker, since both may have heard him; and sentences that follow each other in one order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp, log, sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from sayso.tracing.stories.passage import Entry
from sayso.tracing.stories.prose import Prose, prose
from sayso.tracing.texts.boilerplate import Boilerplate
from sayso.vocabulary import Ground, Place, Span

Block: TypeAlias = tuple[int, int, int]
"""Words in common: number of the first one in either story, and how many."""

SameSource: TypeAlias = Callable[[Entry, str, Entry, str], float]
"""How sure it is, 0 to 1, that two sources of two stories are one."""

_TRIED = 3  # sentences of the other story that one is aligned with: those with most runs in common
_SHORTEST = 5  # words of a sentence; shorter ones are the same by chance
_SHARED = 0.55  # of the shorter sentence's words that stand in the other one in order; from there on it follows it
_OF_LONGER = 0.35  # of the longer one's; below, the words in common are a phrase in it
_HELD = 0.8  # of the shorter one's words, where the longer one holds it and more
_LONGEST = 4  # words of the longest run in common; names and figures alone have less
_TOLD = 0.35  # weight of a word that both attribute to somebody, against one in the story's own voice
_HEARD = 3.0  # words' worth of it that may go beyond what they share in their own voice
_ALONE = 0.5  # the same for a sentence on its own: an interview that two outlets were at gives one, not a row of them
_OWN_ROW = 14  # words in a row in the story's own voice, which nobody writes twice: longer than a name with its office
# Words' worth of evidence at which it is as likely as not that one story has it from the other. Copies in the cases
# have 15 and more; reports by different outlets on one event (ECB+, 6685 pairs of topics that are trained on) that
# share two or three sentences by the event itself have up to 10.
_ENOUGH = 10.0
_USUAL = 40  # sentences of a story; the cases have up to 25


_MANY, _FIRM = 3, 0.8  # sentences, and how sure it is, from which one story is known to follow the other
_RETOLD, _HALF = 4, 0.5  # telling words, and part of the shorter sentence's, that a sentence shares that is told anew


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the one story that follows a sentence of the other."""

    ours: int  # number of the sentence
    theirs: int
    blocks: tuple[Block, ...]  # words in common
    own: float  # how many words' worth of evidence that is, in a story's own voice
    told: float  # the same of words that both attribute to somebody


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two stories share."""

    pairs: tuple[Pair, ...]  # in the order of the first story
    passages: tuple[tuple[Place, Place], ...]  # the same as places, sentence by sentence
    words: int  # in common
    shares: tuple[float, float]  # of the words of either story that stand in the other, boilerplate aside
    sentences: tuple[float, float]  # of the sentences of either story that follow the other's in order
    row: int  # sentences of the first story that follow the other's in order
    leads: tuple[bool, bool]  # whether its first sentence is one of them
    ground: Ground


def reuse(a: Entry, b: Entry, boilerplate: Boilerplate | None = None) -> Reuse | None:
    """What ``a`` and ``b`` share beyond chance, boilerplate and what both heard; None where that is nothing.

    The ground's score is how sure it is that one of them, or both, did not write these passages by themselves.
    """
    ours, theirs = prose(a.reading.story), prose(b.reading.story)
    idle = (
        boilerplate.numbers(a, ours) if boilerplate else frozenset(),
        boilerplate.numbers(b, theirs) if boilerplate else frozenset(),
    )
    pairs = _pairs(a, b, ours, theirs, idle)
    evidence = _evidence(pairs, min(len(ours.sentences), len(theirs.sentences)))
    # In long stories more is shared by chance.
    enough = _ENOUGH * sqrt(max(1.0, min(len(ours.sentences), len(theirs.sentences)) / _USUAL))
    score = 1 - exp(-evidence / enough * log(2))
    if score < 0.5:
        return None
    if len(pairs) >= _MANY and score >= _FIRM:
        pairs = sorted([*pairs, *_retold(pairs, ours, theirs, idle)], key=lambda pair: (pair.ours, pair.theirs))
    return _summed(a, b, pairs, (ours, theirs), idle, score)


def _pairs(a: Entry, b: Entry, ours: Prose, theirs: Prose, idle: tuple[frozenset[int], frozenset[int]]) -> list[Pair]:
    """The sentences that follow each other, those of ``a`` in order."""
    found: list[tuple[int, int, tuple[Block, ...]]] = []
    for one, others in sorted(_meetings(ours, theirs, idle).items()):
        aligned = [(other, blocks) for other in others if (blocks := _aligned(ours, one, theirs, other))]
        if aligned:
            other, blocks = max(aligned, key=lambda pair: _length(pair[1]))  # of equals the first
            found.append((one, other, blocks))
    if not found:
        return []
    told = attributed(a, ours), attributed(b, theirs)
    return [Pair(one, other, blocks, *_weight(blocks, ours.in_stock, told)) for one, other, blocks in found]


def _meetings(ours: Prose, theirs: Prose, idle: tuple[frozenset[int], frozenset[int]]) -> dict[int, Sequence[int]]:
    """For each of our sentences the few of theirs worth aligning: the same one, else those with most runs in common."""
    same: dict[int, int] = {}
    for number, sentence in reversed(list(enumerate(theirs.sentences))):
        if number not in idle[1]:
            same[sentence.key] = number
    met: dict[int, Sequence[int]] = {
        number: (same[sentence.key],)
        for number, sentence in enumerate(ours.sentences)
        if number not in idle[0] and sentence.key in same
    }
    if len(met) + len(idle[0]) == len(ours.sentences):
        return met
    counts: dict[int, Counter[int]] = {}
    for shingle in ours.shingles.keys() & theirs.shingles.keys():
        for one in ours.shingles[shingle]:
            if one not in idle[0] and one not in met:
                numbers = [other for other in theirs.shingles[shingle] if other not in idle[1]]
                counts.setdefault(one, Counter()).update(numbers)
    for one, counted in counts.items():
        ranked = sorted(counted.items(), key=lambda item: (-item[1], abs(item[0] - one), item[0]))
        met[one] = [other for other, _ in ranked[:_TRIED]]
    return met


def _retold(
    pairs: Sequence[Pair], ours: Prose, theirs: Prose, idle: tuple[frozenset[int], frozenset[int]]
) -> list[Pair]:
    """Sentences without a partner that say much the same, in stories of which one is known to follow the other.

    They are no evidence that it does; but a rewrite turns a sentence or two round so far that no run of words is left.
    """
    free = (
        [number for number in range(len(ours.sentences)) if number not in idle[0] | {pair.ours for pair in pairs}],
        [number for number in range(len(theirs.sentences)) if number not in idle[1] | {pair.theirs for pair in pairs}],
    )
    bags = [
        {number: _telling(words, number) for number in left} for words, left in zip((ours, theirs), free, strict=True)
    ]
    close = []
    for one, other in product(*free):
        common = len(bags[0][one] & bags[1][other])
        if common >= _RETOLD and common >= _HALF * min(len(bags[0][one]), len(bags[1][other])):
            close.append((-common, abs(one - other), one, other))
    found: dict[int, Pair] = {}
    for _, _, one, other in sorted(close):
        if one not in found and all(pair.theirs != other for pair in found.values()):
            first, second = ours.sentences[one], theirs.sentences[other]
            steps = LCSseq.opcodes(ours.words[first.first : first.last], theirs.words[second.first : second.last])
            blocks = tuple(
                (first.first + step.src_start, second.first + step.dest_start, step.src_end - step.src_start)
                for step in steps
                if step.tag == "equal"
            )
            found[one] = Pair(one, other, blocks, 0.0, 0.0)
    return list(found.values())


def _telling(words: Prose, number: int) -> set[str]:
    """The words of a sentence that are no function words."""
    sentence = words.sentences[number]
    return {words.words[at] for at in range(sentence.first, sentence.last) if words.content[at]}


def _length(blocks: Sequence[Block]) -> int:
    return sum(size for _, _, size in blocks)


def _aligned(ours: Prose, one: int, theirs: Prose, other: int) -> tuple[Block, ...]:
    """The words that two sentences have in common, in order; none where neither follows the other."""
    first, second = ours.sentences[one], theirs.sentences[other]
    if first.key == second.key:
        size = first.last - first.first
        return ((first.first, second.first, size),) if size >= _SHORTEST else ()
    left, right = ours.words[first.first : first.last], theirs.words[second.first : second.last]
    least, most = sorted((len(left), len(right)))
    if least < _SHORTEST:
        return ()
    blocks = []
    for step in LCSseq.opcodes(left, right):
        at, size = first.first + step.src_start, step.src_end - step.src_start
        # A lone *the* or *of* in common is chance.
        if step.tag == "equal" and (size > 1 or ours.content[at]):
            blocks.append((at, second.first + step.dest_start, size))
    shared, longest = _length(blocks), max((size for _, _, size in blocks), default=0)
    if longest < _LONGEST:
        return ()
    follows = shared >= _SHARED * least and shared >= _OF_LONGER * most
    held = shared >= _HELD * least and shared >= 8
    return tuple(blocks) if follows or held else ()


def attributed(entry: Entry, words: Prose) -> npt.NDArray[np.bool_]:
    """For each word of ``entry`` whether somebody else says it: it is quoted or an attribution's content."""
    content = [
        (part.start, part.end)
        for one in entry.reading.attributions
        if one.cited and (one.source or one.by)
        for part in one.content
    ]
    return words.in_marks | words.within(content)


def _weight(
    blocks: Sequence[Block], stock: npt.NDArray[np.bool_], told: tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]
) -> tuple[float, float]:
    """How many words' worth of evidence it is that these words are in both stories: own ones, and what both were told.

    A run of n words counts n - 2: any two texts on one event share names of two words and turns of phrase.
    """
    own = heard = 0.0
    for at, there, size in blocks:
        if size > 2:
            both = told[0][at : at + size] & told[1][there : there + size]
            counted = ~stock[at : at + size]
            own += float((counted & ~both).sum()) * (size - 2) / size
            heard += float((counted & both).sum()) * (size - 2) / size
    return own, heard


def _evidence(pairs: Sequence[Pair], sentences: int) -> float:
    """All pairs together: those in one order count in full, others a half, and a single one less.

    What both were told counts no more than their own words and a little: two reporters at one press conference share
    a row of quotations and nothing around them. The more of the shorter story's ``sentences`` follow the other's in
    order, the more each counts, up to twice.
    """
    in_order = set(_in_order([pair.theirs for pair in pairs]))
    weights = [1.0 if at in in_order else 0.5 for at in range(len(pairs))]
    own = sum(weight * pair.own for weight, pair in zip(weights, pairs, strict=True))
    told = _TOLD * sum(weight * pair.told for weight, pair in zip(weights, pairs, strict=True))
    total = own + min(told, own + _HEARD)
    if len(pairs) == 1 and pairs[0].own < _OWN_ROW - 2:
        total *= _ALONE
    return total * (1 + min(1.0, len(in_order) / max(1, sentences)))


def _in_order(numbers: Sequence[int]) -> list[int]:
    """Places of a longest strictly rising subsequence (Schensted 1961)."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(places[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        places[place : place + 1] = [at]
    found = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _summed(
    a: Entry,
    b: Entry,
    pairs: Sequence[Pair],
    words: tuple[Prose, Prose],
    idle: tuple[frozenset[int], frozenset[int]],
    score: float,
) -> Reuse:
    ours, theirs = words
    passages = tuple(
        (
            Place(a.id, _extent(ours, pair, 0)),
            Place(b.id, _extent(theirs, pair, 1)),
        )
        for pair in pairs
    )
    common = sum(_length(pair.blocks) for pair in pairs)
    in_order = [pairs[at] for at in _in_order([pair.theirs for pair in pairs])]
    counted = [_counted(ours, idle[0]), _counted(theirs, idle[1])]
    there = len({pair.theirs for pair in in_order})
    sentences = (len(in_order) / max(1, counted[0][0]), there / max(1, counted[1][0]))
    shares = (min(1.0, common / max(1, counted[0][1])), min(1.0, common / max(1, counted[1][1])))
    leads = (pairs[0].ours == 0, min(pair.theirs for pair in pairs) == 0)
    same = sum(ours.sentences[pair.ours].key == theirs.sentences[pair.theirs].key for pair in pairs)
    reason = _reason(len(pairs), same, common)
    ground = Ground(round(score, 3), reason, passages[0])
    return Reuse(tuple(pairs), passages, common, shares, sentences, len(in_order), leads, ground)


def _extent(words: Prose, pair: Pair, end: int) -> Span:
    """From the first word in common to the last; the whole sentence where it is told anew."""
    if not pair.own and not pair.told:
        sentence = words.sentences[pair.theirs if end else pair.ours]
        return words.span(sentence.first, sentence.last)
    first, last = pair.blocks[0], pair.blocks[-1]
    return words.span(first[end], last[end] + last[2])


def _counted(words: Prose, idle: frozenset[int]) -> tuple[int, int]:
    """Sentences and words that are no boilerplate."""
    sizes = [one.last - one.first for number, one in enumerate(words.sentences) if number not in idle]
    return len(sizes), sum(sizes)


def _reason(sentences: int, same: int, common: int) -> str:
    what = "1 sentence follows" if sentences == 1 else f"{sentences} sentences follow"
    if same == sentences:
        return f"{'1 sentence is' if same == 1 else f'{same} sentences are'} the same word for word ({common} words)"
    verbatim = f", {same} of them word for word" if same else ""
    return f"{what} the other story’s{verbatim} ({common} words in common)"
