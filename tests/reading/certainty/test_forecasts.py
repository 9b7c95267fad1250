from __future__ import annotations

from collections.abc import Callable, Sequence

from support.marked import attributed

from sayso.reading.certainty import forecasts
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Forecast, Span, When


def found(
    words_of: Callable[[str], Words], marked: str, times: Sequence[tuple[str, str | None, str | None]] = ()
) -> tuple[Forecast, ...]:
    text, one = attributed(marked)
    whens = [
        When(Span.of(text, text.index(words), text.index(words) + len(words)), start, end, relative=True)
        for words, start, end in times
    ]
    return forecasts(text, (one,) if one.cue else (), words_of(text), whens)


def test_what_a_source_foretells(words_of: Callable[[str], Words]) -> None:
    (one,) = found(
        words_of,
        "{source:The port} {cue:said} {content:that the lock would reopen by the end of the year}.",
        [("by the end of the year", None, "2031-12-31")],
    )
    assert one.attribution == "a1"
    assert one.span.text == "the lock would reopen by the end of the year"
    assert one.horizon is not None
    assert one.horizon.end == "2031-12-31"
    assert one.wording == "The lock will reopen by the end of the year (2031-12-31)."


def test_the_storys_own_forecast_and_its_condition(words_of: Callable[[str], Words]) -> None:
    (one,) = found(words_of, "If the dike breaks, the town will be flooded.")
    assert one.attribution is None
    assert one.condition is not None
    assert one.condition.text == "If the dike breaks"
    assert one.wording == "If the dike breaks, the town will be flooded."


def test_a_plan_is_worded_with_who_has_it(words_of: Callable[[str], Words]) -> None:
    (one,) = found(words_of, "{source:The union} {cue:plans} {content:to strike in January}.")
    assert one.wording == "The union will strike in January."


def test_who_we_are_is_told(words_of: Callable[[str], Words]) -> None:
    (one,) = found(words_of, "{content:“We will not sell the cranes,”} {source:Olav Brandt} {cue:said}.")
    assert one.wording == "Olav Brandt: We will not sell the cranes."


def test_an_aside_is_worded_by_what_it_is_about(words_of: Callable[[str], Words]) -> None:
    (one,) = found(words_of, "The tram goes to the old quay, which will close in May.")
    assert one.wording == "The old quay will close in May."


def test_the_time_of_an_aside_is_no_horizon(words_of: Callable[[str], Words]) -> None:
    (one,) = found(
        words_of,
        "{source:The port} {cue:said} {content:the crane that fell in 1998 would be sold}.",
        [("in 1998", "1998-01-01", "1998-12-31")],
    )
    assert one.horizon is None


def test_a_doubt_is_not_turned_into_a_promise(words_of: Callable[[str], Words]) -> None:
    (one,) = found(words_of, "{source:Experts} {cue:doubt} {content:that the truce will hold}.")
    assert one.wording == "Experts doubt: the truce will hold."


def test_what_is_no_forecast(words_of: Callable[[str], Words]) -> None:
    for marked in (
        "{source:The port} {cue:said} {content:that the lock was closed}.",
        "{source:The port} {cue:said} {content:that the lock may be closed}.",
        "{source:The port} {cue:did not say} {content:when the lock would reopen}.",
        "{source:The port} {cue:denied} {content:that the lock will be sold}.",
        "Whether the lock will be sold is unclear.",
        "Will the lock be sold?",
    ):
        assert found(words_of, marked) == (), marked


def test_a_forecast_is_told_once(words_of: Callable[[str], Words]) -> None:
    marked = "{source:Dana Orr} {cue:said} {content:the port promised that the lock will reopen}."
    text, outer = attributed(marked)
    _, inner = attributed(
        "Dana Orr said {source:the port} {cue:promised} {content:that the lock will reopen}.", name="a2"
    )
    (one,) = forecasts(text, (outer, inner), words_of(text))
    assert one.attribution == "a2"
