"""Bytes to characters, whatever the page says about itself, and characters as they are shown."""

from __future__ import annotations

import time
import unicodedata

import pytest

from sayso.intake.encoding import decode
from sayso.intake.whitespace import characters, lines, one_line

WORDS = "“Café”, said Łukasz – naïvely… Ça va? Größe, señor. "


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (WORDS.encode(), None),
        (WORDS.encode(), "iso-8859-1"),
        (WORDS.encode("utf-8-sig"), None),
        (WORDS.encode("utf-16"), None),
        (WORDS.encode("utf-16-le") * 5, None),
        (WORDS.encode("utf-16-be") * 5, "utf-8"),
        (WORDS.encode("utf-32"), None),
    ],
)
def test_unicode_is_recognised(data: bytes, declared: str | None) -> None:
    assert decode(data, declared)[0] in (WORDS, WORDS * 5)


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "latin1", "us-ascii"])
def test_what_calls_itself_latin_1_is_that_of_windows(declared: str) -> None:
    words = WORDS.replace("Ł", "L")
    assert decode(words.encode("cp1252"), declared)[0] == words


def test_the_page_declares_its_encoding() -> None:
    page = '<html><head><meta http-equiv=Content-Type content="text/html; charset=koi8-r"></head>Паром опоздал'
    assert decode(page.encode("koi8-r")) == (page, "koi8-r (page)")


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding", "utf-16", "rot13", "idna", "hex", "", "\x00"])
def test_a_wrong_declaration_is_not_believed(declared: str) -> None:
    words = "The café is closed, said the naïve señor; the façade was déjà vu. " * 20
    assert decode(words.encode("cp1252"), declared)[0] == words


def test_broken_bytes_become_replacement_characters() -> None:
    assert decode(WORDS.encode() * 5 + b"\xff!")[0] == WORDS * 5 + "\ufffd!"


def test_text_encoded_twice() -> None:
    twice = "“Café” isn’t naïve".encode().decode("cp1252", "replace")
    twice = "â€œCafÃ©â€\x9d isnâ€™t naÃ¯ve" if "\ufffd" in twice else twice
    text, how = decode(twice.encode())
    assert text == "“Café” isn’t naïve"
    assert how.endswith("encoded twice")


@pytest.mark.parametrize("words", ["Ça va, São Paulo? Ã is a letter.", "10 € a head"])
def test_text_that_only_looks_encoded_twice(words: str) -> None:
    assert decode(words.encode())[0] == words


def test_one_kind_of_newline_and_space_and_nothing_invisible() -> None:
    assert characters("a\r\nb\rc\u2028d\u2029e\x0bf\x85g") == "a\nb\nc\nd\ne\nf\ng"
    assert characters("a\u00a0b\u2009c\td\u3000e") == "a b c d e"
    assert characters("a\u200bb\u00adc\ufeffd\x00e\u2060f\u202eg") == "abcdefg"
    assert characters("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"
    assert characters("e\u0301") == "é"
    assert lines("  a \r\n\r\n\r\n b  c \n") == "a\n\nb c"
    assert one_line(" a \n b ") == "a b"


def test_accents_piled_up_take_no_time() -> None:
    started = time.perf_counter()
    shown = characters("e" + "\u0327\u0300" * 500_000 + "x")
    assert time.perf_counter() - started < 10
    assert unicodedata.is_normalized("NFC", shown)
    assert len(shown) < 40
