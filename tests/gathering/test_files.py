"""Files, folders and standard input as pages, and what is said when they cannot be."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sayso.errors import GatheringError, NotAllowedError, TooLargeError
from sayso.gathering import Limits, locations, pages


def test_a_file_is_one_page(tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(b"<p>Hello</p>")
    [page] = pages(str(file))
    assert (page.location, page.data, page.url) == (str(file), b"<p>Hello</p>", None)


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.ndjson", "feed.jsonl.gz"])
def test_a_file_of_records_is_a_page_a_line(tmp_path: Path, name: str) -> None:
    content = b'{"text": "one"}\n\n  \n{"text": "two"}'
    file = tmp_path / name
    file.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    found = list(pages(str(file)))
    assert [page.location for page in found] == [f"{file}:1", f"{file}:4"]
    assert [page.data for page in found] == [b'{"text": "one"}', b'{"text": "two"}']
    assert {page.media_type for page in found} == {"application/json"}


def test_records_are_read_one_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_bytes(b'{"text": "short"}\n' + b"x" * 1000 + b"\n")
    found = pages(str(file), limits=Limits(page_bytes=100))
    assert next(found).data == b'{"text": "short"}'
    with pytest.raises(TooLargeError, match=r"feed\.jsonl:2 has more than 100 bytes"):
        next(found)


def test_a_packed_line_without_end_is_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "bomb.jsonl.gz"
    file.write_bytes(gzip.compress(b"0" * 50_000_000))
    with pytest.raises(TooLargeError):
        list(pages(str(file), limits=Limits(page_bytes=1000)))


def test_damaged_records_say_after_which_line(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl.gz"
    file.write_bytes(gzip.compress(os.urandom(5000).hex().encode() + b"\n")[:-2000])
    with pytest.raises(GatheringError, match="damaged after line 0"):
        list(pages(str(file)))


def test_what_only_calls_itself_packed(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl.gz"
    file.write_bytes(b'{"text": "plain"}\n')
    with pytest.raises(GatheringError, match="damaged"):
        list(pages(str(file)))


def test_a_folder_is_its_story_files_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "a.html", "b/c.MD", "b/d.jsonl.gz", "picture.png", ".secret.txt", ".hidden/e.txt"):
        (tmp_path / name).write_text("x")
    assert list(locations(str(tmp_path))) == [
        str(tmp_path / name) for name in ("a.html", "b/c.MD", "b/d.jsonl.gz", "z.txt")
    ]


def test_one_bad_file_of_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("x" * (500 if name == "b.txt" else 5))
    read, refused = [], []
    for location in locations(str(tmp_path)):
        try:
            read += [Path(page.location).name for page in pages(location, limits=Limits(page_bytes=100))]
        except TooLargeError:
            refused.append(Path(location).name)
    assert (read, refused) == (["a.txt", "c.txt"], ["b.txt"])


def test_a_folder_without_stories(tmp_path: Path) -> None:
    with pytest.raises(GatheringError, match=r"holds no story files: expected \.html"):
        list(locations(str(tmp_path)))


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(GatheringError, match="is a folder"):
        list(pages(str(tmp_path)))


@pytest.mark.parametrize("step", [locations, pages])
def test_a_file_that_is_not_there(tmp_path: Path, step: type) -> None:
    with pytest.raises(GatheringError, match="does not exist: check the path"):
        list(step(str(tmp_path / "gone.html")))


@pytest.mark.parametrize("name", ["a\x00b", "a" * 5000])
def test_a_name_no_file_can_have(name: str) -> None:
    with pytest.raises(GatheringError) as failure:
        list(pages(name))
    assert "\x00" not in str(failure.value)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user without all rights")
def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("x")
    file.chmod(0)
    with pytest.raises(NotAllowedError, match="may not be read"):
        list(pages(str(file)))


def test_refusals_of_the_system_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NotAllowedError, match="may not be read by you"):
        list(pages(str(tmp_path / "story.txt")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_and_devices_do_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for location in (str(pipe), "/dev/zero"):
        with pytest.raises(GatheringError, match="device or a pipe: pass its content on with -"):
            list(pages(location))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.html"
    with file.open("wb") as sparse:
        sparse.truncate(10**12)
    with pytest.raises(TooLargeError, match="more than 20,000,000 bytes"):
        list(pages(str(file)))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"A story.")))
    [location] = locations("-")
    [page] = pages(location)
    assert (page.location, page.data) == ("-", b"A story.")


def test_standard_input_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 1000)))
    with pytest.raises(TooLargeError, match="standard input has more than 999 bytes"):
        list(pages("-", limits=Limits(page_bytes=999)))


def stdin_of(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_records_on_standard_input_are_a_page_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(b'\n{"text": "one"}\r\n\n {"text": "two"}\n{"text": "cut o', monkeypatch)
    found = list(pages("-"))
    assert [page.location for page in found] == ["-:2", "-:4", "-:5"]
    assert [page.data for page in found] == [b'{"text": "one"}', b'{"text": "two"}', b'{"text": "cut o']
    assert {page.media_type for page in found} == {"application/json"}


def test_records_on_standard_input_are_read_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(b'{"text": "one"}\n{"text": "two"}\n' + b"x" * 1000 + b"\n", monkeypatch)
    found = pages("-", limits=Limits(page_bytes=100))
    assert [next(found).location, next(found).location] == ["-:1", "-:2"]
    with pytest.raises(TooLargeError, match="-:3 has more than 100 bytes"):
        next(found)


def test_the_limit_is_for_a_record_not_for_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [b'{"text": "%s"}' % (letter * 80) for letter in (b"a", b"b", b"c")]
    stdin_of(b"\n".join(records), monkeypatch)
    assert [page.data for page in pages("-", limits=Limits(page_bytes=100))] == records


@pytest.mark.parametrize(
    "data",
    [
        b'{"text": "alone"}\n',
        b'\xef\xbb\xbf{"text": "alone"}\n\n',
        b'{\n  "text": "on several lines",\n  "by": {"name": "Ana"}\n}\n',
        b'{"by": {"name": "Ana"},\n "text": "on several lines"}',
        b'{"brackets": "in prose"}\nare no record.\n{"brackets": "here too"}\n',
        b"{" * 100_000 + b"\n{}\n",
        b'["a"]\n["b"]\n',
        b"A story.\n{}\n{}\n",
        b"\n\n",
        b"",
    ],
)
def test_what_is_one_page_on_standard_input(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(data, monkeypatch)
    [page] = pages("-")
    assert (page.location, page.data, page.media_type) == ("-", data, None)


@pytest.mark.parametrize("data", [b"\n" * 1000, b'{"a": 1}' + b"\n" * 1000, b'{"a": 1}\n' + b"x" * 1000])
def test_standard_input_beyond_the_limit_is_not_held(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin_of(data, monkeypatch)
    with pytest.raises(TooLargeError, match="standard input has more than 100 bytes"):
        list(pages("-", limits=Limits(page_bytes=100)))


@pytest.mark.parametrize("good", [b"", b'{"a": 1}\n{"b": 2}\n'])
def test_standard_input_that_breaks_off(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    class Breaking(io.RawIOBase):
        def __init__(self) -> None:
            self.left = good

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            if not self.left:
                raise OSError(5, "Input/output error")
            data, self.left = self.left, b""
            buffer[: len(data)] = data
            return len(data)

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(Breaking())))
    with pytest.raises(GatheringError, match=r"standard input cannot be read \(Input/output error\)"):
        list(pages("-"))


def test_a_file_named_as_a_url() -> None:
    with pytest.raises(NotAllowedError, match="give its path"):
        list(pages("file:///etc/hosts"))
