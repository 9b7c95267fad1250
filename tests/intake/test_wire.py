"""Datelines, and whose text the page says that it carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.vocabulary import Story

Make = Callable[..., str]
Read = Callable[..., Story]


@pytest.mark.parametrize(
    ("start", "dateline", "wire"),
    [
        ("ORRIN, Saltholm, May 3 (ZNA) - The", "ORRIN, Saltholm, May 3 (ZNA)", ("ZNA",)),
        ("Orrin (Reuters) — The", "Orrin (Reuters)", ("Reuters",)),
        ("SAN MARCO (AP) – The", "SAN MARCO (AP)", ("AP",)),
        ("(AP) — The", "(AP)", ("AP",)),
        ("ORRIN, 3 May 2032 (The Associated Press) -- The", "ORRIN, 3 May 2032 (The Associated Press)", ("AP",)),
        ("WASHINGTON — The", "WASHINGTON", ()),
        ("BRUSSELS, May 3 - The", "BRUSSELS, May 3", ()),
        ("The ferry (AP) said so - The", None, ()),
        ("A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A-A The", None, ()),
        ("NATO said on Monday that — The", None, ()),
    ],
)
def test_datelines(read: Read, text: str, start: str, dateline: str | None, wire: tuple[str, ...]) -> None:
    found = read(f"{start} {text}", "text/plain")
    assert (found.dateline and found.dateline.text, found.wire) == (dateline, wire)
    assert found.dateline is None or found.text[found.dateline.start : found.dateline.end] == dateline


@pytest.mark.parametrize(
    ("before", "after", "wire"),
    [
        ("<p class=byline>By Associated Press</p>", "", ("AP",)),
        ("<div class=src>ZNA</div>", "", ("ZNA",)),
        ("<p class=byline>By Ada Holt and Reuters</p>", "", ("Reuters",)),
        ("", "<p>Additional reporting by Agence France-Presse</p>", ("AFP",)),
        ("", "<p>The Associated Press contributed to this report.</p>", ("AP",)),
        ("", "<p>Additional reporting by Ada Holt.</p>", ()),
        ("<p class=byline>By Ada Holt</p>", "", ()),
        ("", "<p>The council told Reuters on Sunday that it had no other ferry to send.</p>", ()),
    ],
)
def test_agencies_of_a_page(html: Make, read: Read, text: str, before: str, after: str, wire: tuple[str, ...]) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n")) + after
    assert read(html(before=before, body=body)).wire == wire


def test_one_agency_named_twice_is_one(html: Make, read: Read, text: str) -> None:
    body = f"<p>ORRIN, May 3 (Zetawire) - {text}</p>"
    found = read(html(before="<p>ZETAWIRE</p><p>Monday 3 May 2032, 08:10 GMT</p>", body=body))
    assert (found.wire, found.byline) == (("Zetawire",), ("ZETAWIRE",))
