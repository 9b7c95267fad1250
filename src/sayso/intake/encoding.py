"""Bytes to characters, whatever the page says about itself.

In this order: a byte order mark; the NULs of UTF-16; valid UTF-8, whatever is declared, since
other encodings hardly ever look like it; what the sender, then the page itself declares; a guess
by charset-normalizer. Broken bytes become U+FFFD. Text that was encoded twice is decoded twice.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import charset_normalizer

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=["']([\w.:-]{2,40})""", re.I
)
_WESTERN_BONUS: Final = 0.1  # of charset-normalizer's measure of mess; Baltic and Western letters are near
_SNIFFED: Final = 65536  # bytes are enough for a guess, and bound its time

# What browsers take these names for (WHATWG Encoding Standard): pages that declare Latin-1 hold
# the curly quotes of Windows.
_AS_BROWSERS_DO: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
}

# UTF-8 read as Windows-1252: a lead byte shown as Â Ã â …, then what 0x80-0xBF are shown as.
_CP1252_HIGH: Final = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0))
_TWICE: Final = re.compile(f"[\u00c2-\u00f4][{re.escape(_CP1252_HIGH)}]{{1,3}}")
_TWICE_FOR_SURE: Final = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u02dc\u009d\u201c\u201d\u00a6]|\u00c3[\u00a0-\u00bf].*?\u00c3[\u00a0-\u00bf]", re.DOTALL
)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The characters of ``data``, and how they were decoded, in words. ``declared`` is the sender's encoding."""
    text, how = _decode_once(data, declared)
    if _TWICE_FOR_SURE.search(text[: _SNIFFED * 4]):
        return _TWICE.sub(_undo, text), f"{how}, encoded twice"
    return text, how


def _decode_once(data: bytes, declared: str | None) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), f"{codec} (byte order mark)"
    head = data[:_SNIFFED]
    half = len(head) // 2
    if half and b"\x00" in head:
        for codec, zeros in (("utf-16-be", head[::2].count(0)), ("utf-16-le", head[1::2].count(0))):
            if zeros > half / 2:
                return data.decode(codec, "replace"), f"{codec} (its zero bytes)"
    escapes = b"\x1b$" in head or b"\x1b(" in head  # ISO-2022 is plain ASCII but for these
    if not escapes:
        try:
            return data.decode("utf-8"), "utf-8 (valid)"
        except UnicodeDecodeError:
            pass
    for origin, name in (("sender", declared), ("page", _declared_by_page(head))):
        text = _decode_as(data, name)
        if text is not None:
            return text, f"{name} ({origin})"
    return _guess(data)


def _declared_by_page(head: bytes) -> str | None:
    declaration = _DECLARED.search(head)
    return (declaration[1] or declaration[2]).decode("ascii") if declaration else None


def _decode_as(data: bytes, name: str | None) -> str | None:
    """``data`` decoded as ``name`` says; None when there is no such encoding or it cannot be that one."""
    try:
        codec = codecs.lookup((name or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding or codec.name.startswith(
        ("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")
    ):
        return None  # a page that could be read so far is none of these
    text = data.decode(_AS_BROWSERS_DO.get(codec.name, codec.name), "replace")
    broken = text.count("\ufffd")
    high = sum(1 for _ in re.finditer(rb"[\x80-\xff]+", data))
    return text if broken <= high / 10 else None


def _guess(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= sum(1 for character in text if character > "\x7f") / 10:
        return text, "utf-8 (some bytes broken)"
    matches = charset_normalizer.from_bytes(data[:_SNIFFED])
    best = matches.best()
    western = next((match for match in matches if match.encoding == "cp1252"), None)
    if (
        best and western and western.chaos <= best.chaos + _WESTERN_BONUS
    ):  # it is a Western page's likeliest encoding by far
        best = western
    name = _AS_BROWSERS_DO.get(best.encoding.replace("_", "-"), best.encoding) if best else "cp1252"
    return data.decode(name, "replace"), f"{name} (guessed)"


def _undo(run: re.Match[str]) -> str:
    """The character that ``run`` was before it was encoded a second time; ``run`` itself if it never was."""
    once = bytes(ord(c) if ord(c) < 0x100 else c.encode("cp1252")[0] for c in run[0])
    try:
        return once.decode("utf-8")
    except UnicodeDecodeError:
        return run[0]
