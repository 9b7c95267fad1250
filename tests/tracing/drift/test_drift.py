from __future__ import annotations

import pytest
from support.mentions import Who, figure, mention

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.drift.drift import drifts
from sayso.tracing.drift.horizons import horizon, moved
from sayso.vocabulary import Certainty, Derivation, DerivationKind, Ground, Span

CLERKS: Who = ("two clerks", "anonymous_source")


def kinds(earlier: Mentioned, later: Mentioned, how: DerivationKind = "credit") -> set[str]:
    derived = Derivation(later.id, earlier.id, how, True, Ground(0.9, "credits it"))
    return {drift.kind for drift in drifts([later, earlier], [derived])}


def told(text: str, outlet: str = "Elmer Post", certainty: Certainty = "stated", **more: object) -> Mentioned:
    return mention(text, text.rstrip("."), outlet, certainty=[certainty], **more)  # type: ignore[arg-type]


def counted(
    words: str, low: float | None, high: float | None, sign: str, outlet: str, scope: str = "hurt"
) -> Mentioned:
    text = f"{words} people were {scope}."
    hedge = words.rpartition(" ")[0]
    parts = {"hedge": hedge} if hedge else {}
    quantity = figure(text, f"{words} people", low, high, sign, counted="people", scope=scope, **parts)
    return told(text, outlet, figures=[quantity])


def test_a_verbatim_copy_has_no_drift() -> None:
    assert not kinds(told("The dyke may fail.", "A", "possible"), told("The dyke may fail.", "B", "possible"), "copy")


def test_a_hedge_that_is_dropped_or_added() -> None:
    hedged, plain = told("The dyke may have failed.", "A", "possible"), told("The dyke has failed.", "B")
    assert kinds(hedged, plain) == {"hedge_dropped"}
    assert kinds(plain, hedged) == {"hedge_added"}


def test_could_and_will_in_forecasts() -> None:
    one, other = told("The dyke could fail.", "A", "forecast"), told("The dyke will fail.", "B", "forecast")
    assert kinds(one, other) == {"hedge_dropped"}


def test_what_its_source_only_believes() -> None:
    text = "The dyke will fail, engineers at Dray believe."
    one = mention(text, "The dyke will fail", "A", certainty=["forecast"])
    assert kinds(one, told("The dyke will break.", "B", "forecast")) == {"hedge_dropped"}


def test_the_month_of_may_is_no_hedge() -> None:
    assert not kinds(told("The dyke failed on 3 May.", "A"), told("The dyke failed that spring.", "B"))


def test_a_ceiling_that_reads_as_a_count() -> None:
    one, other = counted("as many as 90", 0, 90, "≤", "A"), counted("90", 90, 90, "=", "B")
    assert kinds(one, other) == {"figure_changed", "hedge_dropped"}


def test_a_floor_that_moves_is_a_figure_and_no_hedge() -> None:
    one, other = counted("at least 90", 90, None, "≥", "A"), counted("more than 90", 90, None, ">", "B")
    assert kinds(one, other) == {"figure_changed"}
    assert kinds(one, counted("90", 90, 90, "=", "C")) == {"figure_changed"}


def test_a_rounding_is_no_change() -> None:
    one, other = counted("about 90", 81, 99, "≈", "A"), counted("some 90", 81, 99, "≈", "B")
    assert not kinds(one, other)


def test_another_number_or_another_loss() -> None:
    one = counted("90", 90, 90, "=", "A")
    assert kinds(one, counted("900", 900, 900, "=", "B")) == {"figure_changed"}
    assert kinds(one, counted("90", 90, 90, "=", "B", "killed")) == {"figure_changed"}


def test_a_horizon_that_moves() -> None:
    one = told("The ferry could run by 4 June.", "A", "forecast")
    assert kinds(one, told("The ferry could run on 4 June.", "B", "forecast")) == {"figure_changed"}
    assert not kinds(one, told("The ferry could run by June 4.", "B", "forecast"))


def test_a_condition_that_is_left_out() -> None:
    one = told("If it rains, the dyke would fail.", "A", "conditional", condition="If it rains")
    assert kinds(one, told("The dyke will fail.", "B", "forecast")) == {"condition_dropped"}


def test_some_become_all() -> None:
    one = mention("two clerks said the dyke failed.", "the dyke failed", "A", by=CLERKS)
    other = mention("Clerks said the dyke broke.", "the dyke broke", "B", by=("Clerks", "unnamed_group"))
    assert kinds(one, other) == {"source_promoted"}
    assert not kinds(one, mention("two clerks said the dyke broke.", "the dyke broke", "B", by=CLERKS))


def test_an_unnamed_source_that_disappears_behind_the_outlet() -> None:
    one = mention("two clerks said the dyke failed.", "the dyke failed", "A", by=CLERKS)
    other = mention("The dyke broke, the A says.", "The dyke broke", "B", credits=[one])
    assert kinds(one, other) == {"source_promoted"}
    named = mention("Ann Lee said the dyke failed.", "the dyke failed", "A", by=("Ann Lee", "named_person"))
    assert not kinds(named, other)


def test_who_relayed_it_is_gone() -> None:
    text = "Ann Lee says that officials say the dyke failed."
    one = mention(
        text, "the dyke failed", "A", by=("officials", "unnamed_group"), relayed_by=("Ann Lee", "named_person")
    )
    other = mention("officials say the dyke broke.", "the dyke broke", "B", by=("officials", "unnamed_group"))
    assert kinds(one, other) == {"source_promoted"}


def test_one_person_who_says_it_twice_does_not_drift() -> None:
    one, other = told("The dyke may fail.", "A", "possible"), told("The dyke fails.", "B")
    assert not kinds(one, other, "same source")
    assert not kinds(one, other, "same quote")


def test_a_denial_does_not_drift() -> None:
    one, other = told("The dyke may fail.", "A", "possible"), told("The dyke has not failed.", "B", denies=True)
    assert not kinds(one, other)


def test_a_headline_that_is_stronger_than_its_story() -> None:
    text = "As many as 90 people were hurt."
    quantity = figure(text, "As many as 90 people", 0, 90, "≤", counted="people", scope="hurt", hedge="As many as")
    for title, drifted in (
        ("90 HURT AT DRAY", True),
        ("Ninety hurt at Dray", True),
        ("Up to 90 hurt at Dray", False),
        ("Dyke fails", False),
    ):
        found = drifts([mention(text, "As many as 90 people were hurt", "A", title=title, figures=[quantity])], [])
        assert bool(found) is drifted
        assert all(drift.later is None and drift.kind == "figure_changed" for drift in found)


def test_a_headline_that_makes_dead_of_hurt() -> None:
    text = "Some 90 people were hurt."
    quantity = figure(text, "Some 90 people", 81, 99, "≈", counted="people", scope="hurt", hedge="Some")
    found = drifts([mention(text, "Some 90 people were hurt", "A", title="Some 90 dead", figures=[quantity])], [])
    assert "killed" in found[0].ground.reason


def _horizon(words: str) -> object:
    return horizon((Span(0, len(words), words),))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("by 1 October", "by October 1", True),
        ("within ten days", "in ten days", False),
        ("within two weeks", "within a fortnight", True),
        ("from 3 June", "on 3 June", True),
        ("before the spring", "beyond the end of May", False),
        ("on the 4th", "on 4 July", True),
        ("by the end of May", "by the start of May", False),
    ],
)
def test_horizons(one: str, other: str, same: bool) -> None:
    first, second = _horizon(f"It opens {one}"), _horizon(f"It opens {other}")
    assert first is not None
    assert second is not None
    assert moved(first, second) is not same  # type: ignore[arg-type]


def test_a_headline_with_more_of_what_is_counted() -> None:
    text = "About 40 crates were lifted out."
    quantity = figure(text, "About 40 crates", 36, 44, "≈", counted="crates", hedge="About")
    for title, drifted in (("400 crates gone", True), ("40 crates gone", False), ("400 men search", False)):
        found = drifts([mention(text, "About 40 crates were lifted out", "A", title=title, figures=[quantity])], [])
        assert bool(found) is drifted
    text = "Nine people were missing."
    quantity = figure(text, "Nine people", 9, 9, "=", counted="people", scope="missing")
    found = drifts([mention(text, "Nine people were missing", "A", title="NINE LOST", figures=[quantity])], [])
    assert len(found) == 1


def test_who_is_named_further_down_is_not_promoted() -> None:
    text = "The dyke has failed, an engineer says. It has failed, Ada Lund said."
    lead = mention(text, "The dyke has failed", "A", by=("an engineer", "unnamed_person"), location="a")
    below = mention(text, "It has failed", "A", by=("Ada Lund", "named_person"), location="a")
    later = mention("It is gone, Ada Lund told A.", "It is gone", "B", by=("Ada Lund", "named_person"), credits=["A"])
    derived = Derivation(later.id, lead.id, "credit", True, Ground(0.9, "credits it"))
    assert [one.kind for one in drifts([later, lead], [derived])] == ["source_promoted"]
    assert not drifts([later, lead, below], [derived])


def test_how_it_is_done_is_no_condition() -> None:
    one = told("If the lake rises, the board would close the road.", "A", "conditional", condition="If the lake rises")
    text = "The board will close the road without warning."
    other = mention(text, text[:-1], "B", certainty=["conditional"], condition="without warning")
    assert "condition_dropped" in kinds(one, other)
    assert not kinds(one, told("Should the lake rise, the road would be closed.", "C", "conditional"))
