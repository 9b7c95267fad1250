from __future__ import annotations

from collections.abc import Callable

from support.marked import attributed

from sayso.reading.certainty import own_voice
from sayso.reading.grammar.words import Words


def labels(words_of: Callable[[str], Words], text: str) -> dict[str, tuple[str, ...]]:
    return {one.span.text: one.firmness.certainty for one in own_voice(text, (), words_of(text))}


def test_sentences_that_hedge_or_foretell(words_of: Callable[[str], Words]) -> None:
    text = (
        "The ferry left at six. It may be late. This implies that dozens of crates were lost. "
        "If the dike breaks, the town will be flooded. The old quay was built in 1911."
    )
    assert labels(words_of, text) == {
        "It may be late.": ("possible",),
        "This implies that dozens of crates were lost.": ("assessed",),
        "If the dike breaks, the town will be flooded.": ("conditional", "forecast"),
    }


def test_a_hedge_in_an_aside_leaves_the_rest_stated(words_of: Callable[[str], Words]) -> None:
    text = "The losses weaken the navy, which has appeared to be losing ground."
    assert labels(words_of, text) == {text: ("stated", "possible")}


def test_what_is_attributed_is_not_the_storys_own(words_of: Callable[[str], Words]) -> None:
    text, one = attributed("{source:The warden} {cue:said} {content:the gate may be open}.")
    assert own_voice(text, (one,), words_of(text)) == ()
    assert own_voice(text, (), words_of(text)) != ()


def test_the_future_of_a_past_is_no_condition(words_of: Callable[[str], Words]) -> None:
    assert labels(words_of, "In 1911 he would later become mayor of the town.") == {}
