"""The story on a page: its paragraphs with every attribution marked, and the notes that stand beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.output.report.badges import Badge, Badges
from sayso.output.report.hedges import Hedges
from sayso.output.report.notes import Note, Notes, spans_of
from sayso.output.report.passages import Closing, Mark, Opening, Paragraph, Piece, Role, Words, paragraphs
from sayso.output.report.places import Places, anchor
from sayso.output.who import Who, is_own_telling
from sayso.vocabulary import Attribution, Span


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a paragraph as the template writes it: words, or the beginning or the end of an element."""

    kind: Literal["words", "open", "close"]
    text: str = ""
    id: str | None = None
    css: str = ""
    sources: str = ""  # numbers of the sources it belongs to, for highlighting
    badges: tuple[Badge, ...] = ()
    notes: tuple[int, ...] = ()
    hedge: str = ""  # what a hedge makes of what is said


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and the notes on the attributions that are made in it."""

    number: int
    fragments: tuple[Fragment, ...]
    notes: tuple[Note, ...]


def passages(text: str, who: Who, badges: Badges, notes: Notes, places: Places, hedges: Hedges) -> tuple[Passage, ...]:
    """The paragraphs of ``text``. ``places`` must know by now what the page leads to."""
    attributions = tuple(who.attributions.values())
    writer = _Writer(attributions, badges, hedges)
    cut = tuple(paragraphs(text, [*places.marks(), *_marks(attributions), *hedges.marks()]))
    return tuple(
        Passage(number, tuple(map(writer.fragment, paragraph.pieces)), notes.of(_made_in(paragraph, attributions)))
        for number, paragraph in enumerate(cut, start=1)
    )


def _marks(attributions: tuple[Attribution, ...]) -> Iterator[Mark]:
    """The spans of all attributions, each once in its role."""
    numbers: defaultdict[tuple[int, int, Role], list[int]] = defaultdict(list)
    for number, one in enumerate(attributions, start=1):
        roles: tuple[tuple[Role, Iterable[Span]], ...] = (
            ("source", one.source),
            ("cue", (one.cue,) if one.cue else ()),
            ("content", one.content),
        )
        for role, spans in roles:
            for span in spans:
                numbers[span.start, span.end, role].append(number)
    return (Mark(*place, tuple(of_place)) for place, of_place in numbers.items())


def _made_in(paragraph: Paragraph, attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """The attributions whose cue stands in a paragraph, or that begin there where they have none."""
    return [one for one in attributions if paragraph.start <= (one.cue or min(spans_of(one))).start < paragraph.end]


class _Writer:
    """Writes pieces as fragments."""

    def __init__(self, attributions: tuple[Attribution, ...], badges: Badges, hedges: Hedges) -> None:
        self._attributions = attributions
        self._hedges = hedges
        self._badges = badges

    def fragment(self, piece: Piece) -> Fragment:
        """``piece`` as the template writes it."""
        if isinstance(piece, Words):
            return Fragment("words", text=piece.text)
        mark = piece.mark
        if mark.role == "hedge":
            return self._hedge(piece)
        made = [self._attributions[number - 1] for number in mark.attributions]
        badges = tuple(dict.fromkeys(badge for one in made for badge in self._badges.of(one)))
        if isinstance(piece, Opening):
            return self._opening(piece, made, badges)
        return self._closing(piece, made, badges)

    def _hedge(self, piece: Opening | Closing) -> Fragment:
        told = self._hedges.told(piece.mark)
        if isinstance(piece, Opening):
            return Fragment("open", css="hedge", hedge=told)
        return Fragment("close", hedge=told if piece.is_last else "")

    def _opening(self, piece: Opening, made: list[Attribution], badges: tuple[Badge, ...]) -> Fragment:
        mark = piece.mark
        if mark.role == "place":
            return Fragment("open", id=anchor(mark.start, mark.end) if piece.is_first else None, css="place")
        css = [mark.role, badges[0].css]
        if mark.role == "content" and all(map(is_own_telling, made)):
            css.append("uncited")
        sources = " ".join(str(badge.number) for badge in badges if badge.number)
        # Words that no source stands beside get their sign in front.
        is_bare = mark.role == "content" and piece.is_first and not any(one.source or one.cue for one in made)
        return Fragment("open", css=" ".join(css), sources=sources, badges=badges if is_bare else ())

    def _closing(self, piece: Closing, made: list[Attribution], badges: tuple[Badge, ...]) -> Fragment:
        mark = piece.mark
        is_alone = mark.role == "cue" and not any(one.source for one in made)  # reportedly
        signs = badges if piece.is_last and (mark.role == "source" or is_alone) else ()
        notes = mark.attributions if mark.role == "content" and piece.is_last else ()
        return Fragment("close", badges=signs, notes=notes)
