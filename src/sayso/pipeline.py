"""From locations to readings: gather the pages, make stories of them, read them, one after another or side by side.

A location that gives no reading becomes a ``Failure`` in its place, and the others go on. Pages are read in chunks
whose make-up depends on the input alone, and results come in the order of the input, so that one worker and many give
the same bytes. No more than a few chunks are in memory at a time, however many locations there are.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeAlias

from sayso.errors import SaysoError
from sayso.gathering import pages
from sayso.intake import story
from sayso.output import Failure, Result
from sayso.reading import Reader, processors
from sayso.tracing import Tracer
from sayso.vocabulary import Constraint, Page, Reading, Story, Tracing

# A chunk is large enough to keep the model in long batches and small enough that its pages, as they came from the
# web, are no burden.
CHUNK_PAGES = 16
CHUNK_BYTES = 4_000_000
_AHEAD = 2  # chunks in flight for each worker: one is read while the next one waits


class Reads(Protocol):
    """What the pipeline wants of a reader."""

    def read_many(self, stories: Iterable[Story]) -> Iterator[Reading]:
        """One reading for each story, in their order."""


_Gathered: TypeAlias = Page | Failure


def read(source: str | Path | Page | Story) -> Reading:
    """Read one story: a path or URL (``-`` is standard input), a ``Page``, or a ``Story``.

    Raises a ``SaysoError`` when nothing can be got from there, when it holds no story, or several.
    """
    [reading] = _loaded(Reader, processors()).read_many([_story(source)])
    return reading


def _story(source: str | Path | Page | Story) -> Story:
    if isinstance(source, Story):
        return source
    if isinstance(source, Page):
        return story(source)
    found = list(islice(pages(str(source)), 2))
    if len(found) != 1:
        raise SaysoError(f"{source} holds {'several stories' if found else 'no story'}; sayso.read_many reads several")
    return story(found[0])


def read_many(
    locations: Iterable[str],
    *,
    workers: int = 1,
    gather: Callable[[str], Iterable[Page]] = pages,
    understand: Callable[[Page], Story] = story,
    reader: Callable[..., Reads] = Reader,
) -> Iterator[Result]:
    """Read every story at ``locations``, in their order; what cannot be read comes as a ``Failure`` in its place.

    ``gather`` and ``understand`` stand in for ``sayso.gathering.pages`` and ``sayso.intake.story`` with other
    settings; ``reader`` makes the model when it is called with ``threads``, how many it may use. ``workers`` is how
    many processes read, 0 for one on each processor. With more than one, ``understand`` and ``reader`` travel to them
    and must be picklable, and a script that calls this needs the usual ``if __name__ == "__main__":``.

    Raises ``SaysoError`` when a worker dies and ``ModelError`` when the model cannot be loaded.
    """
    workers = workers or processors()
    chunks = _chunks(item for location in locations for item in _gathered(location, gather))
    first_two = list(islice(chunks, 2))
    alone = workers == 1 or len(first_two) < 2  # another process would only cost the time to start it
    task = _Task(understand, reader, threads=processors() if alone else max(1, processors() // workers))
    if alone:
        for chunk in chain(first_two, chunks):
            yield from task.results(chunk)
    else:
        yield from _side_by_side(task, chain(first_two, chunks), workers)


def trace(
    locations: Iterable[str],
    *,
    workers: int = 1,
    constraints: Iterable[Constraint] = (),
    failed: Callable[[Failure], None] | None = None,
) -> Tracing:
    """Read every story at ``locations`` and trace them: what they claim, and how many independent origins that has.

    ``constraints`` are people's decisions, which hold. ``failed`` takes what cannot be read; without it the first such
    ends everything with a ``SaysoError``. ``sayso.tracing.Tracer`` does the same story by story.
    """

    def readings() -> Iterator[Reading]:
        for result in read_many(locations, workers=workers):
            if isinstance(result, Reading):
                yield result
            elif failed:
                failed(result)
            else:
                raise SaysoError(result.reason)

    tracer = Tracer(constraints)
    tracer.add(readings())
    return tracer.tracing()


def _gathered(location: str, gather: Callable[[str], Iterable[Page]]) -> Iterator[_Gathered]:
    try:
        yield from gather(location)
    except SaysoError as error:
        yield Failure(location, str(error))


def _chunks(items: Iterable[_Gathered]) -> Iterator[list[_Gathered]]:
    chunk: list[_Gathered] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.data) if isinstance(item, Page) else 0
        if len(chunk) == CHUNK_PAGES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


@dataclass(frozen=True, slots=True)
class _Task:
    """What is done with every chunk, here or in another process."""

    understand: Callable[[Page], Story]
    reader: Callable[..., Reads]
    threads: int

    def read_chunk(self, chunk: list[_Gathered]) -> list[Result]:
        """One result for each item, in their order."""
        return list(self.results(chunk))

    def results(self, chunk: list[_Gathered]) -> Iterator[Result]:
        """One result for each item, each as soon as it is there."""
        items = [self._understood(item) for item in chunk]
        readings = self._readings([item for item in items if isinstance(item, Story)])
        for item in items:
            if isinstance(item, Failure):
                yield item
            else:
                with _named_in_faults("reading", item.location):
                    reading = next(readings)
                yield reading

    def _understood(self, item: _Gathered) -> Story | Failure:
        if isinstance(item, Failure):
            return item
        try:
            with _named_in_faults("making a story of", item.location):
                return self.understand(item)
        except SaysoError as error:
            return Failure(item.location, str(error))

    def _readings(self, stories: list[Story]) -> Iterator[Reading]:
        if stories:  # a path that does not exist should not wait for the model
            yield from _loaded(self.reader, self.threads).read_many(stories)


@contextlib.contextmanager
def _named_in_faults(doing: str, location: str) -> Iterator[None]:
    """A fault of ours ends everything, as it should; it says which story brings it out."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while {doing} {location}")
        raise


@lru_cache(maxsize=1)
def _loaded(reader: Callable[..., Reads], threads: int) -> Reads:
    """The model of this process: loaded once, by whichever chunk comes first."""
    return reader(threads=threads)


def _side_by_side(task: _Task, chunks: Iterable[list[_Gathered]], workers: int) -> Iterator[Result]:
    waiting: deque[Future[list[Result]]] = deque()
    with _pool(workers) as pool:
        for chunk in chunks:
            with _interrupts_held():
                waiting.append(pool.submit(task.read_chunk, chunk))
            if len(waiting) == _AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


@contextlib.contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are gone when the block is left, and at once where it is left before its end."""
    others = multiprocessing.active_children()
    # Spawned, not forked: the model's threads would not survive a fork, and it is the same on every system.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin_worker)
    try:
        yield pool
    except BaseException as error:  # Ctrl-C, a pipe that was closed: nobody waits for the rest
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()
        if isinstance(error, BrokenProcessPool):
            raise SaysoError(
                "a worker process died, perhaps for want of memory; try again with fewer workers, "
                "or with one to see which story it is"
            ) from error
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_worker() -> None:
    """Runs once in every new process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers, and they would wait for work for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Around what starts a process: it inherits the mask, and so never sees a Ctrl-C, not even while it starts."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
