"""Where reports go: one page for one story, or a folder of pages, with an index, for several."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import typer

from sayso import output
from sayso.cli.streams import destination
from sayso.errors import SaysoError
from sayso.output import Failure, Result
from sayso.vocabulary import Reading

_PAGES = {".html", ".htm"}


class Reports:
    """The pages that ``--html`` asks for. ``page`` is the one to open: the report itself, or the index."""

    def __init__(self, path: Path) -> None:
        self._is_folder = path.is_dir() or not (str(path) == "-" or path.suffix.lower() in _PAGES)
        self._path = path
        self.page = path / "index.html" if self._is_folder else path

    @contextlib.contextmanager
    def opened(self) -> Iterator[TextIO]:
        """Where ``page`` is written, all or nothing. Raises SaysoError when that cannot be.

        A folder is made where there is none, and goes again where it stays empty.
        """
        is_new = self._is_folder and not self._path.exists()
        try:
            if is_new:
                self._path.mkdir(parents=True)
        except OSError as error:
            raise SaysoError(
                f"cannot make the folder {self._path}: {error.strerror}; name one that can be, or a file.html"
            ) from error
        try:
            with destination(self.page) as out:
                yield out
        except BaseException:
            if is_new:
                with contextlib.suppress(OSError):  # there are reports in it
                    self._path.rmdir()
            raise

    def write(self, results: Iterator[Result], out: TextIO) -> None:
        """Write every reading, and ``page`` to ``out``; wrong usage where one page is to hold several stories."""
        if self._is_folder:
            self._write_all(results, out)
            return
        readings = (result for result in results if isinstance(result, Reading))
        if only := next(readings, None):
            if next(readings, None):
                folder = self._path.with_suffix("") if self._path.name != "-" else "reports"
                raise typer.BadParameter(
                    f"a page holds one story, and here are several: name a folder, such as {folder}",
                    param_hint="--html",
                )
            output.write_report(only, out)

    def _write_all(self, results: Iterator[Result], out: TextIO) -> None:
        entries: list[output.IndexEntry] = []
        failures: list[Failure] = []
        for result in results:
            if isinstance(result, Failure):
                failures.append(result)
                continue
            entry = output.index_entry(len(entries) + 1, result)
            with destination(self._path / entry.file) as page:
                output.write_report(result, page)
            entries.append(entry)
        output.write_index(entries, failures, out)
