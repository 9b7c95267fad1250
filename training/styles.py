"""What the corpus hardly has: transcripts, bylined headlines, quotes with a dash and a name, all made from its own parts.

Direct quotations and short sources of the corpus are put together in another house's way of linking them. Everything
is done over word pieces, so the labels are exact.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from sayso.reading.tokens import LOWER, OTHER, PARAGRAPH, TITLE, UPPER, Ints, Tokens
from training.augment import piece
from training.corpus import CONTENT, SOURCE, Article, Labelled

MARKS = ["“", "”", "‘", "’", '"', "'", ":", "–", "—", "-", ",", "."]
LONGEST_CONTENT, LONGEST_SOURCE = 60, 8
# No transcript or byline names its speaker so.
PRONOUNS = ["he", "she", "they", "it", "i", "we", "you", "who", "that"]


@dataclass(frozen=True)
class Part:
    """Pieces with their shapes, and the role they play."""

    ids: list[int]
    shapes: list[int]
    role: int  # SOURCE, CONTENT, 0 for neither, -1 for the cue


def mark(text: str, role: int = 0) -> Part:
    """A punctuation mark."""
    return Part([piece(text)], [OTHER], role)


def quotations(articles: list[Article]) -> list[tuple[Part, Part]]:
    """Sources and contents of the corpus' direct quotations, short ones in one run each, without quotation marks."""
    marks, pronouns = {piece(m) for m in MARKS[:6]}, {piece(p) for p in PRONOUNS}
    comma, stop = piece(","), piece(".")
    found = []
    for article in articles:
        for one in article.attributions:
            parts = []
            for role, longest in ((SOURCE, LONGEST_SOURCE), (CONTENT, LONGEST_CONTENT)):
                places = sorted(p for p, r in one.roles.items() if r == role)
                if not places or len(places) > longest or places[-1] - places[0] >= len(places):
                    break
                ids, shapes = article.tokens.ids[places].tolist(), (article.tokens.shapes[places] % PARAGRAPH).tolist()
                if role == SOURCE:
                    if len(ids) == 1 and ids[0] in pronouns:
                        break
                    parts.append(Part(ids, shapes, role))
                elif len(ids) > 5 and ids[0] in marks and ids[-1] in marks:
                    ids = [*ids[1:-2], stop if ids[-2] == comma else ids[-2]]
                    parts.append(Part(ids, shapes[1:-1], role))
            if len(parts) == 2:
                found.append((parts[0], parts[1]))
    return found


def capitals(source: Part) -> Part:
    """The source in capitals, as transcripts have it."""
    return Part(source.ids, [UPPER if s in (LOWER, TITLE) else s for s in source.shapes], source.role)


def dashed(source: Part, content: Part, rng: random.Random) -> list[Part]:
    """“…” – Name"""
    left, right = rng.choice([("“", "”"), ('"', '"'), ("‘", "’")])
    return [mark(left, CONTENT), content, mark(right, CONTENT), mark(rng.choice("–—-"), -1), source]


def transcript(source: Part, content: Part, rng: random.Random) -> list[Part]:
    """NAME: what was said"""
    return [capitals(source) if rng.random() < 0.6 else source, mark(":", -1), content]


def headline(source: Part, content: Part, rng: random.Random) -> list[Part]:
    """Name: ‘what was said’"""
    left, right = rng.choice([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
    return [source, mark(":", -1), mark(left, CONTENT), content, mark(right, CONTENT)]


def restyled(articles: list[Article], count: int, rng: random.Random) -> list[Article]:
    """``count`` short texts, each of three to six paragraphs in one of the styles."""
    pairs = quotations(articles)
    return [_article(n, [rng.choice(pairs) for _ in range(rng.randint(3, 6))], rng) for n in range(count)]


def _article(number: int, pairs: list[tuple[Part, Part]], rng: random.Random) -> Article:
    style = rng.choice([dashed, transcript, headline])
    ids: list[int] = []
    shapes: list[int] = []
    breaks: list[int] = []
    attributions = []
    for source, content in pairs:
        breaks.append(len(ids))
        cue: list[int] = []
        roles: dict[int, int] = {}
        start = len(ids)
        for part in style(source, content, rng):
            places = range(len(ids), len(ids) + len(part.ids))
            if part.role < 0:
                cue.extend(places)
            elif part.role:
                roles |= dict.fromkeys(places, part.role)
            ids += part.ids
            shapes += part.shapes
        shapes[start] += PARAGRAPH
        attributions.append(Labelled(np.array(cue, dtype=np.int64), roles))
    size = len(ids)
    none = np.zeros(size, dtype=np.int64)
    tokens = Tokens(_ints(ids), none, none, np.arange(size), _ints(shapes), _ints(breaks))
    return Article(f"restyled {number}", "", tokens, attributions, none)


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)
