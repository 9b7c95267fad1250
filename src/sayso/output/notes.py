"""What is said beside the data, on stderr: how far a batch has come, what failed in it, what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from sayso.output.batch import Failure, Result
from sayso.output.printable import one_line


class Notes:
    """Counts the results of a batch on their way, and tells about them on ``to``.

    As a context manager it shows a progress bar, where ``bar`` is true.
    """

    def __init__(self, to: Console, *, bar: bool) -> None:
        self.read = 0
        self.failed = 0
        self._to = to
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("inputs, {task.fields[read]} read"),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=to, transient=True, disable=not bar)
        self._task = self._progress.add_task("", read=0)

    def __enter__(self) -> Notes:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def opening(self, locations: Sequence[str]) -> Iterator[str]:
        """``locations``, one by one; the bar shows how many have been taken."""
        self._progress.update(self._task, total=len(locations))
        for location in locations:
            yield location
            self._progress.advance(self._task)

    def counting(self, results: Iterator[Result]) -> Iterator[Result]:
        """``results``, one by one; every failure is told as it comes."""
        for result in results:
            if isinstance(result, Failure):
                self.failed += 1
                self.say(f"error: {result.reason}")
            else:
                self.read += 1
                self._progress.update(self._task, read=self.read)
            yield result

    def tracing(self, stories: int) -> Callable[[int], None]:
        """The bar begins anew, for what is done with ``stories`` together; the answer takes how many are through."""
        task = self._progress.add_task("", total=stories, read=stories)
        self._progress.remove_task(self._task)
        return lambda through: self._progress.update(task, completed=through)

    def say(self, message: str) -> None:
        """One line, safe for a terminal, above the bar where there is one."""
        self._to.print(Text(f"sayso: {one_line(message)}"), soft_wrap=True)

    def sum_up(self) -> None:
        """How many were read and how many failed."""
        self.say(f"{self.read} {'story' if self.read == 1 else 'stories'} read, {self.failed} failed")
