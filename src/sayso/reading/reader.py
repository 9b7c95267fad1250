"""The reader: stories in, readings out, the model loaded once."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sayso.program import program
from sayso.reading.attributions.nesting import nested
from sayso.reading.certainty.scales import DEFAULT_SCALE
from sayso.reading.grammar.naming import settled
from sayso.reading.grammar.words import Words
from sayso.reading.model.decoding import attributions
from sayso.reading.model.finding import Read, read
from sayso.reading.model.parsing import joined
from sayso.reading.model.splitting import Layout, laid_out
from sayso.reading.model.tokens import Tokens, tokenise
from sayso.reading.model.weights import OnnxWeights
from sayso.reading.model.windows import windows
from sayso.reading.sources.coreference import Cast
from sayso.reading.understanding import By, cast_of, understood
from sayso.vocabulary import Attribution, Reading, Scale, Story

# Windows under way for each thread: enough that none waits, few enough that memory stays small.
AHEAD = 8
_TURN = 0.0005  # seconds


@dataclass(frozen=True, slots=True)
class _Started:
    """A story whose windows are being read."""

    story: Story
    tokens: Tokens
    layout: Layout
    windows: list[Future[Read]]

    def reading(self, weights: OnnxWeights, scale: Scale) -> Reading:
        told, words = self._told(weights)
        return understood(self.story, told, words, By(weights, scale, program(), weights.name))

    def cast(self, weights: OnnxWeights) -> tuple[tuple[Attribution, ...], Words, Cast]:
        told, words = self._told(weights)
        told, cast = cast_of(self.story, told, words, weights)
        return told, words, cast

    def _told(self, weights: OnnxWeights) -> tuple[tuple[Attribution, ...], Words]:
        read = [window.result() for window in self.windows]
        found = attributions([link for one in read for link in one.links])
        told = nested(self.story.text, self.tokens, found, self.story.dateline)
        words = joined(self.story.text, self.layout, [one.words for one in read], weights.labels)
        return told, settled(words, self.story.dateline)


class Reader:
    """Reads stories. ``threads`` is how many cores it may use, all by default; the answer does not depend on it.

    ``weights`` is a folder with a model other than the package's own; ``scale`` says what estimative words mean
    (*likely*). Raises ModelError where the model cannot be used.
    """

    def __init__(
        self, *, threads: int | None = None, weights: Path | None = None, scale: Scale = DEFAULT_SCALE
    ) -> None:
        self.scale = scale
        self.threads = threads or processors()
        self._weights = OnnxWeights(weights)

    @property
    def model(self) -> str:
        """Name, hash and precision of the weights."""
        return self._weights.name

    def read(self, story: Story) -> Reading:
        """The reading of one story."""
        return next(self.read_many([story]))

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        """The readings of many stories, in their order, a few stories ahead of the one asked for."""
        return (started.reading(self._weights, self.scale) for started in self._read(stories))

    def casts(self, stories: Iterable[Story]) -> Iterator[tuple[tuple[Attribution, ...], Words, Cast]]:
        """What the sources of many stories are found from, in the order of the stories: to ask about any noun."""
        return (started.cast(self._weights) for started in self._read(stories))

    def _read(self, stories: Iterable[Story]) -> Iterator[_Started]:
        with _quick_turns(), ThreadPoolExecutor(self.threads) as pool:
            under_way: deque[_Started] = deque()
            waiting = 0
            for story in stories:
                started = self._start(story, pool)
                under_way.append(started)
                waiting += len(started.windows)
                while waiting > AHEAD * self.threads:
                    done = under_way.popleft()
                    waiting -= len(done.windows)
                    yield done
            while under_way:
                yield under_way.popleft()

    def _start(self, story: Story, pool: ThreadPoolExecutor) -> _Started:
        tokens = tokenise(story.text)
        layout = laid_out(story.text, tokens)
        read_ = [pool.submit(read, window, tokens, layout, self._weights) for window in windows(tokens)]
        return _Started(story, tokens, layout, read_)


@contextlib.contextmanager
def _quick_turns() -> Iterator[None]:
    """Python's threads take turns more often: a window that comes back from the model waits less for the interpreter.

    On two cores it is worth 7 % of the time. What was set before is set again at the end.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, _TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
