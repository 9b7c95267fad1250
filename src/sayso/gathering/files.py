"""Files, folders and standard input."""

from __future__ import annotations

import gzip
import json
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
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
            yield from _records(str(path), _lines(path, file, limits), limits)
        else:
            if os.fstat(file.fileno()).st_size > limits.page_bytes:
                raise _too_large(str(path), limits)
            yield Page(str(path), _all_of(str(path), file, limits))


def standard_input(limits: Limits) -> Iterator[Page]:
    """All of standard input as one page; where it holds several JSON objects, one a line, a page for each line."""
    name, lines = "standard input", _lines_of_standard_input(limits)
    head: list[bytes] = []
    size, after_object = 0, False
    for line in lines:
        head.append(line)
        if after_object and line.lstrip().startswith(b"{"):
            yield from _records("-", chain(head, lines), limits)
            return
        size += len(line)
        if size > limits.page_bytes:
            raise _too_large(name, limits)
        if line.strip():
            if after_object or not _is_object(line):
                break
            after_object = True
    yield Page("-", _all_of(name, sys.stdin.buffer, limits, b"".join(head)))


def _lines_of_standard_input(limits: Limits) -> Iterator[bytes]:
    try:
        yield from iter(partial(sys.stdin.buffer.readline, limits.page_bytes + 1), b"")
    except OSError as error:
        raise _unreadable("standard input", error) from error


def _is_object(line: bytes) -> bool:
    """Whether a line is a JSON object from its first character to its last."""
    text = line.decode("utf-8-sig", "replace").strip()
    try:
        return text.startswith("{") and isinstance(json.loads(text, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _records(name: str, lines: Iterable[bytes], limits: Limits) -> Iterator[Page]:
    """A page for each line that is not blank; TooLargeError at the first that is longer than the limit."""
    for number, line in enumerate(lines, 1):
        if len(line) > limits.page_bytes:
            raise _too_large(f"{name}:{number}", limits)
        if line.strip():
            yield Page(f"{name}:{number}", line.strip(), "application/json")


def _lines(path: Path, file: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """The lines of a file, each read no further than beyond the limit, so a packed file cannot fill the memory."""
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if path.name.lower().endswith(".gz") else file
    number = 0
    try:
        while line := unpacked.readline(limits.page_bytes + 1):
            number += 1
            yield line
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


def _all_of(name: str, file: BinaryIO, limits: Limits, head: bytes = b"") -> bytes:
    """``head`` and what is left in ``file``, which may be growing: it is read no further than the limit."""
    try:
        data = head + file.read(limits.page_bytes + 1 - len(head))
    except OSError as error:
        raise _unreadable(name, error) from error
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


def _unreadable(name: str, error: OSError) -> GatheringError:
    return GatheringError(f"{name} cannot be read ({error.strerror or error}): check the disk, or copy the file")


def _too_large(name: str, limits: Limits) -> TooLargeError:
    return TooLargeError(f"{name} has more than {limits.page_bytes:,} bytes: save the story's text by itself")
