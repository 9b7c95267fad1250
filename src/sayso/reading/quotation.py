"""Quotation marks: which parts of a text stand in them. Never raises, whatever the marks.

All kinds are known (“…”, "…", ‘…’, '…', «…», „…“, ‹…›), nested ones too. Three habits of newspapers need care:

- a quotation over several paragraphs opens anew with each and closes only with the last;
- a mark may be missing: what was opened and never closed ends with its paragraph;
- the apostrophe is written like a closing single mark, so a single mark opens only before a word and closes only
  what a single mark opened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

Range: TypeAlias = tuple[int, int]

_MARK = re.compile(r"[“”„‟«»\"＂″‘’‚‛'‹›❝❞]|\n\s*\n|\n")
_DOUBLE_CURLY = "“”„‟❝❞"
_GUILLEMETS = "«»"
_STRAIGHT = '"＂″'
_SINGLE = "‘’‚‛'‹›"
_WORD = re.compile(r"\w+")

# What a paragraph may open with where the quotation before it was left open.
_REOPENING = re.compile(r"\s*[“„\"«‘'‟❝]")


def quoted(text: str) -> list[Range]:
    """The outermost quotations of ``text`` as half-open ranges, marks included, in order."""
    found: list[Range] = []
    start: int | None = None  # of the outer quotation that is open
    family = ""  # of the mark that opened it
    depth: list[str] = []  # families open inside it
    for match in _MARK.finditer(text):
        mark, place = match.group(), match.start()
        if "\n" in mark:
            if start is not None and not _goes_on(text, match.end(), family):
                found.append((start, place))
                start, depth = None, []
            continue
        kind = _family(mark)
        opens = _opens(text, place, mark, kind)
        if start is None:
            if opens and (kind != _SINGLE or _closes_later(text, place)):
                start, family = place, kind
        elif kind == family and not depth:
            if not opens and _closes(text, place, mark, kind):
                found.append((start, place + 1))
                start = None
        elif kind != family:
            if depth and depth[-1] == kind and not opens:
                depth.pop()
        elif not opens:
            depth.clear()
            found.append((start, place + 1))
            start = None
    if start is not None:
        found.append((start, len(text.rstrip())))
    return [(a, b) for a, b in found if b > a]


def _family(mark: str) -> str:
    for family in (_DOUBLE_CURLY, _GUILLEMETS, _STRAIGHT):
        if mark in family:
            return family
    return _SINGLE


def _opens(text: str, place: int, mark: str, kind: str) -> bool:
    """Whether the mark at ``place`` opens: by its form where that tells, by what stands around it where not."""
    if mark in "„‚‟❝":
        return True
    before = text[place - 1] if place else "\n"
    after = text[place + 1] if place + 1 < len(text) else "\n"
    free_before = before.isspace() or before in "([{—–-/“„«\"‘'…:"
    if mark in "“‘«‹" and kind != _SINGLE:
        return not (mark == "“" and before.isalnum() and not after.isalnum())  # „…“
    if mark in "‘‹":
        return free_before
    if mark in "”❞»’›":
        return mark in "»›" and free_before and after.isalnum()  # »…«
    return free_before and not after.isspace()


def _closes(text: str, place: int, mark: str, kind: str) -> bool:
    """Whether a mark that does not open closes; only an apostrophe inside or after a word does not."""
    if kind != _SINGLE:
        return True
    before = text[place - 1] if place else "\n"
    after = text[place + 1] if place + 1 < len(text) else "\n"
    if after.isalnum():
        return False
    # dogs’ barking: after an s, and another closing mark further on
    return not (before == "s" and after == " " and _closes_later(text, place))


def _closes_later(text: str, place: int) -> bool:
    """Whether a single mark after ``place`` may close, before the paragraph ends."""
    end = text.find("\n", place)
    rest = text[place + 1 : end if end >= 0 else len(text)]
    return re.search(r"[\w.,!?;:…)][’'›](?!\w)", rest) is not None


def _goes_on(text: str, place: int, family: str) -> bool:
    """Whether the paragraph that begins at ``place`` opens with the mark of the quotation left open before it."""
    match = _REOPENING.match(text, place)
    return match is not None and _family(match.group()[-1]) == family


Kind: TypeAlias = Literal["direct", "indirect", "mixed"]


def kind(text: str, content: Sequence[Range], quotations: Sequence[Range]) -> Kind:
    """Whether all words of ``content`` stand in quotation marks (direct), none (indirect) or some (mixed)."""
    words = [(start + a, start + b) for start, end in content for a, b in _spans(text[start:end])]
    inside = sum(any(a >= start and b <= end for start, end in quotations) for a, b in words)
    if not inside:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"


def _spans(text: str) -> list[Range]:
    return [match.span() for match in _WORD.finditer(text)]
