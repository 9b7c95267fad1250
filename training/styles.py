"""What the corpus hardly has: transcripts, bylined headlines, quotes with a dash and a name; made from its own parts.

Direct quotations and short sources of the corpus are put together in another house's way of linking them. Everything
is done over word pieces, so the labels are exact.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import numpy as np

from sayso.reading.model.decoding import CONTENT, NEITHER, SOURCE
from sayso.reading.model.tokens import LOWER, OTHER, PARAGRAPH, TITLE, UPPER, Tokens
from sayso.reading.text.arrays import Ints
from training.augment import piece
from training.corpus import Article, Labelled

QUOTATION_MARKS = ("“", "”", "‘", "’", '"', "'")
CUE = -1  # beside the roles of the corpus
LONGEST_CONTENT, LONGEST_SOURCE = 60, 8  # pieces
# No transcript or byline names its speaker so.
PRONOUNS = ("he", "she", "they", "it", "i", "we", "you", "who", "that")


@dataclass(frozen=True)
class Part:
    """Pieces with their shapes, and the role they play."""

    ids: list[int]
    shapes: list[int]
    role: int  # SOURCE, CONTENT, NEITHER or CUE


def mark(text: str, role: int = NEITHER) -> Part:
    """A punctuation mark."""
    return Part([piece(text)], [OTHER], role)


def quotations(articles: list[Article]) -> list[tuple[Part, Part]]:
    """Sources and contents of the corpus' direct quotations, short ones in one run each, without quotation marks."""
    found = []
    for article in articles:
        for one in article.attributions:
            source = _run(article, one, SOURCE, LONGEST_SOURCE)
            content = _run(article, one, CONTENT, LONGEST_CONTENT)
            if source and content and not _is_pronoun(source) and _is_quoted(content):
                found.append((source, _unquoted(content)))
    return found


def _run(article: Article, one: Labelled, role: int, longest: int) -> Part | None:
    """The pieces of a role where they are one run and not too many."""
    places = sorted(piece for piece, r in one.roles.items() if r == role)
    if not places or len(places) > longest or places[-1] - places[0] >= len(places):
        return None
    tokens = article.tokens
    return Part(tokens.ids[places].tolist(), (tokens.shapes[places] % PARAGRAPH).tolist(), role)


def _is_pronoun(source: Part) -> bool:
    return len(source.ids) == 1 and source.ids[0] in _pieces(PRONOUNS)


def _is_quoted(content: Part) -> bool:
    marks = _pieces(QUOTATION_MARKS)
    return len(content.ids) > 5 and content.ids[0] in marks and content.ids[-1] in marks


def _unquoted(content: Part) -> Part:
    """Without its first and last mark, and with a full stop for a comma before that."""
    last = piece(".") if content.ids[-2] == piece(",") else content.ids[-2]
    return Part([*content.ids[1:-2], last], content.shapes[1:-1], content.role)


@cache
def _pieces(words: tuple[str, ...]) -> frozenset[int]:
    return frozenset(map(piece, words))


def capitals(source: Part) -> Part:
    """The source in capitals, as transcripts have it."""
    return Part(source.ids, [UPPER if s in (LOWER, TITLE) else s for s in source.shapes], source.role)


def dashed(source: Part, content: Part, rng: random.Random) -> list[Part]:
    """“…” – Name"""
    left, right = rng.choice([("“", "”"), ('"', '"'), ("‘", "’")])
    return [mark(left, CONTENT), content, mark(right, CONTENT), mark(rng.choice("–—-"), CUE), source]


def transcript(source: Part, content: Part, rng: random.Random) -> list[Part]:
    """NAME: what was said"""
    return [capitals(source) if rng.random() < 0.6 else source, mark(":", CUE), content]


def headline(source: Part, content: Part, rng: random.Random) -> list[Part]:
    """Name: ‘what was said’"""
    left, right = rng.choice([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
    return [source, mark(":", CUE), mark(left, CONTENT), content, mark(right, CONTENT)]


def restyled(articles: list[Article], count: int, rng: random.Random) -> list[Article]:
    """``count`` short texts, each of three to six paragraphs in one of the styles."""
    pairs = quotations(articles)
    return [_article(n, [rng.choice(pairs) for _ in range(rng.randint(3, 6))], rng) for n in range(count)]


def _article(number: int, pairs: list[tuple[Part, Part]], rng: random.Random) -> Article:
    """A paragraph a pair."""
    style = rng.choice([dashed, transcript, headline])
    ids: list[int] = []
    shapes: list[int] = []
    breaks: list[int] = []
    attributions = []
    for source, content in pairs:
        parts = style(source, content, rng)
        attributions.append(_attribution(parts, len(ids)))
        breaks.append(len(ids))
        ids += [one for part in parts for one in part.ids]
        shapes += [shape for part in parts for shape in part.shapes]
        shapes[breaks[-1]] += PARAGRAPH
    none = np.zeros(len(ids), dtype=np.int64)
    tokens = Tokens(_ints(ids), none, none, np.arange(len(ids)), _ints(shapes), _ints(breaks))
    return Article(f"restyled {number}", "", tokens, attributions, none)


def _attribution(parts: list[Part], start: int) -> Labelled:
    """What the parts of a paragraph say when its first piece is number ``start``."""
    played = [part.role for part in parts for _ in part.ids]
    cue = [place for place, role in enumerate(played, start) if role == CUE]
    return Labelled(_ints(cue), {place: role for place, role in enumerate(played, start) if role > NEITHER})


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)
