"""How firmly an attribution's content is put forward, and by whom: the cue's word on it, the content's own hedges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.certainty.clauses import Voice, clauses
from sayso.reading.certainty.cues import Cue, cue_of
from sayso.reading.certainty.marks import HEDGES, Marks, ordered, spans
from sayso.reading.certainty.predicates import predicates
from sayso.reading.certainty.scales import DEFAULT_SCALE, estimate, estimative
from sayso.reading.words import Words
from sayso.vocabulary import Attribution, Certainty, Estimate, Firmness, Scale, Span

CONFIDENCE = re.compile(
    r"\b(?:with\s+)?(?:very\s+)?(?:high|moderate|medium|low|great|full|absolute|limited|some|total)\s+(?:degree\s+of\s+)?confidence\b"
    r"|\b(?:highly|very|fairly|quite|fully|reasonably)?\s?\bconfident(?=\s+(?:that|of)\b)",
    re.IGNORECASE,
)
_MARKS = "“\"”«»‘„"


def firmness(
    text: str, attribution: Attribution, words: Words, scale: Scale = DEFAULT_SCALE
) -> tuple[Firmness, ...]:
    """How firmly the content of ``attribution`` of ``text`` is put forward, by its source; where the outlet hedges that
    anybody says so (*may have said*), by the outlet too. Where nobody is named (*reportedly*), only by the outlet.

    ``words`` are those of ``text``; estimative terms are given their range on ``scale``. Never empty.
    """
    cue = cue_of(words, attribution)
    read = _content(words, attribution, cue)
    by_source = firm(text, words, cue.content, read, attribution, scale)
    if not attribution.source:
        return (by_source,)
    if not cue.itself.labels:
        return (by_source,)
    return (firm(text, words, cue.itself, [], None, scale), by_source)


def firm(
    text: str, words: Words, frame: Marks, told: Sequence[Marks], attribution: Attribution | None, scale: Scale
) -> Firmness:
    """What ``frame`` says of all, and what the clauses ``told`` say of themselves, as one; the outlet's where no source is."""
    marks = Marks(set(frame.labels), set(frame.words), frame.negated, list(frame.conditions))
    if "denied" not in frame.labels:
        for one in told:
            marks.join(one)
    confidence = _confidence(text, words, marks, attribution)
    if confidence is not None and "denied" not in frame.labels:
        marks.labels.add("assessed")
    hedged = confidence is not None or bool(frame.labels & HEDGES) or (bool(told) and not any(one.plain for one in told))
    stated: set[Certainty] = set() if hedged else {"stated"}
    negated = marks.negated or "denied" in marks.labels or (bool(told) and told[0].negated)
    condition = min(marks.conditions, key=lambda one: one.start, default=None)
    return Firmness(
        certainty=ordered(marks.labels | stated),
        negated=negated,
        words=spans(words, marks.words),
        condition=Span.of(text, *words.span(condition.start, condition.stop)) if condition else None,
        estimate=_estimate(text, words, marks, scale),
        confidence=confidence,
        by="source" if attribution is not None and attribution.source else "outlet",
    )


def _content(words: Words, attribution: Attribution, cue: Cue) -> list[Marks]:
    """The marks of the content's main clauses."""
    if not cue.claims:
        return []
    places = [(span.start, span.end) for span in attribution.content]
    return clauses(words, predicates(words, places), Voice(quoted=attribution.kind == "direct", past=cue.past))


def _estimate(text: str, words: Words, marks: Marks, scale: Scale) -> Estimate | None:
    if not marks.words:
        return None
    sentence = words.sentence(min(marks.words))
    start, end = words.span(sentence.start, sentence.stop)
    places = [(words.starts[word], words.ends[word]) for word in marks.words]
    found = estimative(text, start, end, places)
    return estimate(text, *found, scale) if found else None


def _confidence(text: str, words: Words, marks: Marks, attribution: Attribution | None) -> Span | None:
    """*With high confidence*: how good the ground is, said in the attribution, or in the sentence."""
    if attribution is not None:
        parts = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
        places = [(span.start, span.end) for span in parts]
    elif marks.words:
        sentence = words.sentence(min(marks.words))
        places = [words.span(sentence.start, sentence.stop)]
    else:
        return None
    found = [match.span() for place in places for match in CONFIDENCE.finditer(text, *place)]
    return Span.of(text, *found[0]) if found else None
