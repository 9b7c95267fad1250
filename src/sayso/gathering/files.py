"""Files, folders and standard input."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, cast

from sayso.errors import GatheringError, NotAllowedError, TooLargeError
from sayso.gathering.limits import Limits
from sayso.vocabulary import Page

STORY_FILES: Final = (".html", ".htm", ".txt", ".md", ".jsonl", ".ndjson", ".jsonl.gz")
_RECORD_FILES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def locations(path: Path) -> Iterator[str]:
    """The story files in a folder and its subfolders, sorted, no hidden ones; ``path`` itself if it is no folder."""
    if not _is_folder(path):
        yield str(path)
        return
    found: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (
            Path(folder, name) for name in names if name.lower().endswith(STORY_FILES) and not name.startswith(".")
        )
    if not found:
        raise GatheringError(f"{path} holds no story files: expected {', '.join(STORY_FILES)}")
    yield from map(str, sorted(found))


def pages(path: Path, limits: Limits) -> Iterator[Page]:
    """The page that a file is, or those that a file of records holds."""
    with _opened(path) as file:
        if path.name.lower().endswith(_RECORD_FILES):
            yield from _records(path, file, limits)
        else:
            if os.fstat(file.fileno()).st_size > limits.page_bytes:
                raise _too_large(str(path), limits)
            yield Page(str(path), _all_of(str(path), file, limits))


def standard_input(limits: Limits) -> Page:
    """All of standard input, as one page."""
    return Page("-", _all_of("standard input", sys.stdin.buffer, limits))


def _records(path: Path, file: BinaryIO, limits: Limits) -> Iterator[Page]:
    """A page for each line; a line is read no further than the limit, so a packed file cannot fill the memory."""
    lines = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if path.name.lower().endswith(".gz") else file
    number = 0
    try:
        while line := lines.readline(limits.page_bytes + 1):
            number += 1
            if len(line) > limits.page_bytes:
                raise _too_large(f"{path}:{number}", limits)
            if line.strip():
                yield Page(f"{path}:{number}", line.strip(), "application/json")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise GatheringError(f"{path} is damaged after line {number}: get the file again") from error
    except OSError as error:
        raise _failure(path, error) from error


def _opened(path: Path) -> BinaryIO:
    """The file, opened without waiting for a writer at the other end of a pipe, and only if it is a regular one."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _failure(path, error) from error
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise GatheringError(f"{path} is a folder: name the files in it")
    raise GatheringError(f"{path} is a device or a pipe: pass its content on with - (standard input)")


def _all_of(name: str, file: BinaryIO, limits: Limits) -> bytes:
    """What is left in ``file``, which may be growing: it is read no further than the limit."""
    try:
        data = file.read(limits.page_bytes + 1)
    except OSError as error:
        raise GatheringError(
            f"{name} cannot be read ({error.strerror or error}): check the disk, or copy the file"
        ) from error
    if len(data) > limits.page_bytes:
        raise _too_large(name, limits)
    return data


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        raise _failure(path, error) from error


def _refuse(error: OSError) -> None:
    raise _failure(Path(error.filename or "the folder"), error) from error


def _failure(path: Path, error: OSError | ValueError) -> GatheringError:
    name = str(path).encode("utf-8", "backslashreplace").decode().replace("\n", "\\n").replace("\x00", "\\0")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return GatheringError(f"{name} does not exist: check the path")
    if isinstance(error, PermissionError):
        return NotAllowedError(f"{name} may not be read by you: change its permissions, or copy it")
    return GatheringError(f"{name} cannot be opened ({getattr(error, 'strerror', None) or error}): check the path")


def _too_large(name: str, limits: Limits) -> TooLargeError:
    return TooLargeError(f"{name} has more than {limits.page_bytes:,} bytes: save the story's text by itself")
