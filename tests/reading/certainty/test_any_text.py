"""Whatever the text: nothing is raised, all that is told stands there, and the same is told again."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.certainty import certainties, firmness, forecasts, own_voice
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Attribution, Firmness, Span

PIECES = (
    *("if", "will", "would", "may", "might", "likely", "unless", "“", "”", "'", "said", "that", ",", ".", "?", "not"),
    *(
        "n't",
        "going",
        "to be",
        "is expected",
        "such a ban",
        "he",
        "they",
        "the quay",
        "rumours",
        "reportedly",
        "İ",
        "🛶",
    ),
    *("\n\n", "believe", "there is no chance", "very", "'d", "’ll", "almost certain", "with high confidence", "to"),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.text(max_size=60),
)


def spans(one: Firmness) -> list[Span]:
    told = [*one.words, *(span for span in (one.condition, one.confidence) if span)]
    return [*told, one.estimate.span] if one.estimate else told


def any_attributions(text: str, cuts: list[int]) -> list[Attribution]:
    """One attribution with a content, a source and a cue at ``cuts``, as far as these are in the text."""
    pairs = zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=True)
    places = [Span.of(text, start, end) for start, end in pairs if start < end <= len(text)]
    cue = places[2] if len(places) > 2 else None
    return [Attribution("a1", tuple(places[1:2]), cue, (places[0],), "mixed", None, 1.0)] if places else []


@settings(max_examples=60)
@given(text=TEXTS, cuts=st.lists(st.integers(0, 200), min_size=6, max_size=6))
def test_any_text(words_of: Callable[[str], Words], text: str, cuts: list[int]) -> None:
    words, attributions = words_of(text), any_attributions(text, cuts)
    told = certainties(text, attributions, words)
    assert told == certainties(text, attributions, words)
    assert told.firmness == {one.id: firmness(text, one, words) for one in attributions}
    assert told.own_voice == own_voice(text, attributions, words)
    assert told.forecasts == forecasts(text, attributions, words)
    every = [each for one in told.firmness.values() for each in one] + [one.firmness for one in told.own_voice]
    assert all(one.certainty for one in every)
    shown = [span for one in every for span in spans(one)]
    shown += [one.span for one in (*told.own_voice, *told.forecasts)]
    assert all(text[span.start : span.end] == span.text and span.text for span in shown)
