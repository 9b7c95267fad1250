"""How firmly an attribution's content is put forward, and by whom: the cue's word on it, the content's own hedges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.certainty.contents import Told, own, told
from sayso.reading.certainty.marks import Marks, ordered, spans
from sayso.reading.certainty.scales import DEFAULT_SCALE, estimate, estimative
from sayso.reading.certainty.tree import sentence
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Attribution, Certainty, Estimate, Firmness, OwnVoice, Scale, Span

CONFIDENCE = re.compile(
    r"\b(?:with\s+)?(?:very\s+)?(?:high|moderate|medium|low|great|full|absolute|limited|some|total)\s+(?:degree\s+of\s+)?confidence\b"
    r"|\b(?:highly|very|fairly|quite|fully|reasonably)?\s?\bconfident(?=\s+(?:that|of)\b)",
    re.IGNORECASE,
)


def firmness(text: str, attribution: Attribution, words: Words, scale: Scale = DEFAULT_SCALE) -> tuple[Firmness, ...]:
    """How firmly the content of ``attribution`` of ``text`` is put forward, by its source; where the outlet hedges that
    anybody says so (*may have said*), by the outlet too. Where nobody is named (*reportedly*), only by the outlet.

    ``words`` are those of ``text``; estimative terms are given their range on ``scale``. Never empty.
    """
    return firmness_of(text, words, told(words, attribution), scale)


def firmness_of(text: str, words: Words, content: Told, scale: Scale) -> tuple[Firmness, ...]:
    """``firmness`` of a content that was read."""
    one, cue = content.attribution, content.cue
    by_source = firm(text, words, cue.content, [marks for _, marks in content.clauses], one, scale)
    if not one.source or not cue.itself.labels:
        return (by_source,)
    return (firm(text, words, cue.itself, [], None, scale), by_source)


def own_voice(
    text: str, attributions: Sequence[Attribution], words: Words, scale: Scale = DEFAULT_SCALE
) -> tuple[OwnVoice, ...]:
    """The sentences of ``text`` that are not, or not all, attributed and not put forward as plain fact, in order.

    ``words`` are those of ``text``; estimative terms are given their range on ``scale``.
    """
    return tuple(own_voice_of(text, words, place, found, scale) for place, found in own(words, attributions))


def own_voice_of(text: str, words: Words, place: range, clauses: Sequence[tuple[int, Marks]], scale: Scale) -> OwnVoice:
    """``own_voice`` of one sentence that was read."""
    span = Span.of(text, *words.span(place.start, place.stop))
    return OwnVoice(span, firm(text, words, Marks(), [marks for _, marks in clauses], None, scale))


def firm(
    text: str, words: Words, frame: Marks, clauses: Sequence[Marks], attribution: Attribution | None, scale: Scale
) -> Firmness:
    """What ``frame`` says of all, and what the ``clauses`` say of themselves, as one; the outlet's without a source."""
    marks = Marks(set(frame.labels), set(frame.words), frame.negated, list(frame.conditions))
    if "denied" not in frame.labels:
        for one in clauses:
            marks.join(one)
    confidence = _confidence(text, words, marks, attribution)
    if confidence is not None and "denied" not in frame.labels:
        marks.labels.add("assessed")
    hedged = confidence is not None or not frame.plain or (bool(clauses) and not any(one.plain for one in clauses))
    stated: set[Certainty] = set() if hedged else {"stated"}
    negated = marks.negated or "denied" in marks.labels or (bool(clauses) and clauses[0].negated)
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


def _estimate(text: str, words: Words, marks: Marks, scale: Scale) -> Estimate | None:
    if not marks.words:
        return None
    whole = sentence(words, min(marks.words))
    start, end = words.span(whole.start, whole.stop)
    places = [(words.starts[word], words.ends[word]) for word in marks.words]
    found = estimative(text, start, end, places)
    return estimate(text, *found, scale) if found else None


def _confidence(text: str, words: Words, marks: Marks, attribution: Attribution | None) -> Span | None:
    """*With high confidence*: how good the ground is, said in the attribution, or in the sentence."""
    if attribution is not None:
        parts = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
        places = [(span.start, span.end) for span in parts]
    elif marks.words:
        whole = sentence(words, min(marks.words))
        places = [words.span(whole.start, whole.stop)]
    else:
        return None
    found = [
        match.span()
        for place in places
        if "onfiden" in text[slice(*place)]
        for match in CONFIDENCE.finditer(text, *place)
    ]
    return Span.of(text, *found[0]) if found else None
