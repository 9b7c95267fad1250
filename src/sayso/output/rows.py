"""Readings as a table for spreadsheets: CSV as RFC 4180 has it, one attribution a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from sayso.output.amounts import inside
from sayso.output.batch import Result
from sayso.output.printable import one_line
from sayso.output.spreadsheet import guarded
from sayso.output.who import Who
from sayso.vocabulary import Attribution, Estimate, Figure, Firmness, Reading, Span, Story

COLUMNS = {
    "location": "the story's path or URL, as it was named",
    "outlet": "who published the story; empty where unknown",
    "title": "the story's title; empty where unknown",
    "published": "when, in ISO 8601, as precise as the page was; empty where unknown",
    "url": "where the story stands; empty where unknown",
    "id": "of the attribution within its story: a1, a2, … in reading order",
    "kind": "direct, indirect or mixed",
    "inside": "id of the attribution whose content holds this one; empty where none does",
    "score": "the model's own probability that this is an attribution, 0 to 1",
    "source": "who, verbatim; several spans joined by “ … ”; empty where no words name anybody",
    "source_at": "their offsets in the story's text, start..end, several separated by a space",
    "cue": "the words that make the link, verbatim; empty where the attribution is implicit",
    "cue_at": "their offsets",
    "content": "what, verbatim; several spans joined by “ … ”",
    "content_at": "their offsets",
    "source_ids": "the sources that stand behind it: s1, s2, … within the story, joined by “; ”; empty where unknown",
    "source_names": "the fullest name that the story gives each of them, or its description, joined by “; ”",
    "source_types": "named_person, named_organization, document, anonymous_source, unnamed_person, unnamed_group, "
    "outlet, in the same order",
    "source_titles": "the office each of them holds, in the same order; nothing before a “; ” where untold",
    "implicit": "yes where it has no cue of its own, otherwise no",
    "continues": "id of the attribution whose speaker goes on here; empty where none does",
    "cited": "no where the story itself tells what people want, feel or plan, and cites nobody; otherwise yes",
    "access": "how the outlet came by it: told, interview, statement, press conference, social media, e-mail, "
    "broadcast, document, court; empty where the story does not say",
    "access_words": "the words that tell, verbatim",
    "access_at": "their offsets",
    "chain": "through whom it reached the outlet, from the hand next to it to the terminal source, joined by “ → ”",
    "relayed": "yes where the chain has two links or more, otherwise no",
    "certainty": "how firmly it is put forward: stated, assessed, possible, rumoured, conditional, forecast, denied, "
    "joined by “; ”; where both the source and the outlet have a part in it, “ / ” stands between the two, here and in "
    "the columns up to confidence",
    "certainty_by": "whose it is: source or outlet",
    "negated": "yes where the content says that something is not so, otherwise no",
    "certainty_words": "the words that make it so, verbatim, joined by “ … ”; empty where plain statement does",
    "certainty_at": "their offsets",
    "condition": "the words of the condition, verbatim",
    "condition_at": "their offsets",
    "estimate": "the estimative term, verbatim",
    "estimate_scale": "the named scale that tells what it means",
    "estimate_range": "probabilities, low..high, 0 to 1; empty where the scale does not have the term",
    "confidence": "the words that tell how good the ground is, verbatim",
    "figures": "the figures in the content, each as low..high, unit and what is counted, joined by “; ”; an open end "
    "is left out: 14.. people; parts are numbers from 0 to 1",
    "figures_words": "their words, verbatim, joined by “ … ”",
    "figures_at": "their offsets",
}
"""Name and meaning of every column, in order."""


def write_rows(results: Iterable[Result], out: TextIO) -> None:
    """A line of column names, then one line an attribution. Failures, and stories without attributions, have none.

    ``out`` must not translate line ends: RFC 4180 has CR LF. Words that a spreadsheet would run as a formula get an
    apostrophe in front.
    """
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for result in results:
        if isinstance(result, Reading):
            writer.writerows(map(guarded, _rows(result)))


def _rows(reading: Reading) -> Iterable[list[str]]:
    story, who = _story_cells(reading.story), Who(reading)
    for one in reading.attributions:
        figures = tuple(figure for figure in reading.figures if inside(figure, one))
        yield [
            *story,
            *_attribution_cells(one),
            *_sourcing_cells(one, who),
            *_certainty_cells(one.certainty),
            *_figure_cells(figures),
        ]


def _story_cells(story: Story) -> list[str]:
    return [story.location, story.outlet or "", story.title or "", story.published or "", story.url or ""]


def _attribution_cells(attribution: Attribution) -> list[str]:
    cue = (attribution.cue,) if attribution.cue else ()
    roles = (attribution.source, cue, attribution.content)
    return [
        attribution.id,
        attribution.kind,
        attribution.inside or "",
        f"{attribution.score:.4f}",
        *(cell for spans in roles for cell in (_words(spans), offsets_cell(spans))),
    ]


def _sourcing_cells(attribution: Attribution, who: Who) -> list[str]:
    sources, access = who.of(attribution), attribution.access
    places = (access.span,) if access else ()
    return [
        _list(source.id for source in sources),
        _list(source.name.text for source in sources),
        _list(source.type for source in sources),
        _list(", ".join(span.text for span in source.title) for source in sources),
        _yes(attribution.cue is None),
        attribution.continues or "",
        _yes(attribution.cited),
        access.way if access else "",
        _words(places),
        offsets_cell(places),
        " → ".join(who.chain(attribution)),
        _yes(attribution.relayed),
    ]


def _certainty_cells(hands: tuple[Firmness, ...]) -> list[str]:
    return [
        _by_hand(_list(hand.certainty) for hand in hands),
        _by_hand(hand.by for hand in hands),
        _by_hand(_yes(hand.negated) for hand in hands),
        *_words_by_hand(hand.words for hand in hands),
        *_words_by_hand((hand.condition,) if hand.condition else () for hand in hands),
        _by_hand(hand.estimate.span.text if hand.estimate else "" for hand in hands),
        _by_hand(hand.estimate.scale if hand.estimate else "" for hand in hands),
        _by_hand(_probabilities(hand.estimate) for hand in hands),
        _by_hand(hand.confidence.text if hand.confidence else "" for hand in hands),
    ]


def _figure_cells(figures: tuple[Figure, ...]) -> list[str]:
    spans = tuple(figure.span for figure in figures)
    return [_list(map(figure_cell, figures)), _words(spans), offsets_cell(spans)]


def figure_cell(figure: Figure) -> str:
    """*31.. passengers*: the ends of its interval, its unit, what is counted."""
    counted = one_line(figure.counted.text) if figure.counted else None
    per = f"per {figure.per}" if figure.per else None
    return " ".join(filter(None, (_range(figure.low, figure.high), figure.unit, per, counted)))


def _probabilities(estimate: Estimate | None) -> str:
    return _range(estimate.low, estimate.high) if estimate and (estimate.low, estimate.high) != (None, None) else ""


def _range(low: float | None, high: float | None) -> str:
    return "..".join("" if end is None else f"{end:.12g}" for end in (low, high))


def _words_by_hand(spans: Iterable[tuple[Span, ...]]) -> tuple[str, str]:
    spans = tuple(spans)
    return _by_hand(map(_words, spans)), _by_hand(map(offsets_cell, spans))


def _by_hand(cells: Iterable[str]) -> str:
    """A cell for each hand; nothing where none has anything to tell."""
    cells = tuple(cells)
    return " / ".join(cells) if any(cells) else ""


def _list(cells: Iterable[str]) -> str:
    return "; ".join(cells)


def _yes(whether: bool) -> str:
    return "yes" if whether else "no"


def _words(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.text for span in spans)


def offsets_cell(spans: tuple[Span, ...]) -> str:
    """With dots: a spreadsheet takes 3-14 for a date and 3:14 for a time."""
    return " ".join(f"{span.start}..{span.end}" for span in spans)
