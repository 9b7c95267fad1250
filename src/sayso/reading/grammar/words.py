"""What the model tells of every word of a story: part of speech, the tree of its sentence, the names.

A word is what the Penn treebank takes for one (*do*, *n't*, *Penhale*, *'s*, *ferry-owned*, *U.S.*, each mark), so it
may be part of what stands between two blanks. Ranges of words are half-open, as those of characters are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from sayso.reading.text.arrays import Floats
from sayso.reading.text.quotation import Range

NameType: TypeAlias = Literal["person", "organization", "place", "other"]

ROOT = -1  # the head of a word that has none

NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "CD", "DT", "WDT", "EX", "JJ")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: words ``[start, end)`` and what bears it."""

    start: int
    end: int
    type: NameType


@dataclass(frozen=True)
class Words:
    """The words of a text, in order; all sequences but ``names`` hold one value a word."""

    text: str = field(repr=False)
    starts: tuple[int, ...]  # first character
    ends: tuple[int, ...]  # after the last character
    pos: tuple[str, ...]  # Penn treebank tags: NN, NNP, VBD, PRP, ``
    relations: tuple[str, ...]  # to the head, as CoreNLP names them: nsubj, dobj, nmod, nmod:poss, appos, acl:relcl
    heads: tuple[int, ...]  # number of the word it depends on, ROOT for the root of a sentence
    sentences: tuple[int, ...]  # number of the sentence it stands in, rising from 0
    names: tuple[Name, ...]  # in order, none inside another
    types: tuple[NameType, ...]  # what a noun or pronoun speaks of; of other words it means nothing
    vectors: Floats = field(repr=False, compare=False)  # [words, width], as the encoder sees them

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, word: int) -> str:
        """The word itself, verbatim."""
        return self.text[self.starts[word] : self.ends[word]]

    def within(self, start: int, end: int) -> range:
        """The words that touch the characters ``[start, end)``; empty where none does."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def span(self, start: int, end: int) -> Range:
        """The characters of the words ``[start, end)``, of which there is at least one."""
        return self.starts[start], self.ends[end - 1]

    def said(self, start: int, end: int) -> str:
        """The words ``[start, end)`` as they stand in the text, blanks between them too; there is at least one."""
        return self.text[slice(*self.span(start, end))]

    def children(self, word: int, *relations: str) -> list[int]:
        """The words that depend on ``word``, in order; only those in one of ``relations``, where any is given.

        A relation stands for its subtypes too: *nmod* for *nmod:poss*.
        """
        found = self._children[word]
        return [child for child in found if self.related(child, *relations)] if relations else list(found)

    def related(self, word: int, *relations: str) -> bool:
        """Whether ``word`` depends on its head in one of ``relations`` or a subtype."""
        relation = self.relations[word]
        return relation in relations or relation.partition(":")[0] in relations

    def above(self, word: int) -> Iterator[int]:
        """The head of ``word``, the head of that, and so on up to the root of the sentence."""
        word = self.heads[word]
        while word != ROOT:
            yield word
            word = self.heads[word]

    def subtree(self, word: int) -> range:
        """From the first to the last word that depends on ``word``, over however many steps; itself at least."""
        start, end = self._reach[word]
        return range(start, end)

    def head(self, start: int, end: int) -> int | None:
        """The word that the others among the characters ``[start, end)`` depend on; None where there is no word.

        In *Bellingcat chief investigator Christo Grozev* it is *Grozev*. Where several depend on nothing inside, it is
        the first that can be somebody or something, and of a conjunction the first member.
        """
        words = self.within(start, end)
        tops = [word for word in words if self.heads[word] not in words]
        return min(tops, key=lambda word: (self.pos[word] not in NOUNS, word), default=None)

    def sentence(self, word: int) -> range:
        """All words of the sentence that ``word`` stands in."""
        number = self.sentences[word]
        return range(bisect_left(self.sentences, number), bisect_right(self.sentences, number))

    def name(self, word: int) -> Name | None:
        """The name that ``word`` is part of."""
        return self._named.get(word)

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head != ROOT:
                found[head].append(word)
        return found

    @cached_property
    def _reach(self) -> list[tuple[int, int]]:
        reach = [(word, word + 1) for word in range(len(self))]
        # From the leaves upwards: words that nothing unsettled depends on any more.
        waiting = [len(children) for children in self._children]
        ready = [word for word, count in enumerate(waiting) if not count]
        for word in ready:
            head = self.heads[word]
            if head != ROOT:
                reach[head] = min(reach[head][0], reach[word][0]), max(reach[head][1], reach[word][1])
                waiting[head] -= 1
                if not waiting[head]:
                    ready.append(head)
        return reach

    @cached_property
    def _named(self) -> dict[int, Name]:
        return {word: name for name in self.names for word in range(name.start, name.end)}
