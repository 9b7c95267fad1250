"""Where data goes, stdout or a file, and where everything else goes, stderr."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from sayso import output
from sayso.errors import SaysoError

# The same bytes on every system: UTF-8 whatever the locale, no translation of line ends; half a character, which
# UTF-8 does not have, as an escape that JSON reads as what it was.
_ENCODING, _ERRORS, _NEWLINE = "utf-8", "backslashreplace", ""


def say_error(message: str) -> None:
    """One line on stderr, safe for a terminal."""
    typer.echo(f"sayso: error: {output.one_line(message)}", err=True)


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """Where data is written: the file ``path``, or stdout for None and ``-``.

    A file appears when all is written, and stays as it was where something goes wrong. Raises SaysoError when it
    cannot be written.
    """
    if path is None or str(path) == "-":
        if sys.stdout is None:  # closed by the shell: sayso … >&-
            raise SaysoError("standard output is closed; name a file with --output")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding=_ENCODING, errors=_ERRORS, newline=_NEWLINE)
        yield sys.stdout
        return
    target = path.resolve()
    special = target.exists() and not target.is_file()  # a named pipe, /dev/null: there is nothing to replace
    written = target if special else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        file = written.open("w", encoding=_ENCODING, errors=_ERRORS, newline=_NEWLINE)
    except OSError as error:
        raise SaysoError(f"cannot write {path}: {error.strerror}; name a file in a folder you may write to") from error
    try:
        with file:
            yield file
        if not special:
            if target.exists():
                shutil.copymode(target, written)
            written.replace(target)
    except BaseException:
        if not special:
            written.unlink(missing_ok=True)
        raise
