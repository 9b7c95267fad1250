from __future__ import annotations

from support.mentions import Who, figure, mention

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.drift.conflicts import conflicts
from sayso.tracing.drift.grades import grade
from sayso.tracing.origins.origins import origins

ANN: Who = ("Ann Lee", "named_person")
BO: Who = ("Bo Katz", "named_person")


def long(metres: float, outlet: str, by: Who = ANN, words: str = "", sign: str = "=") -> Mentioned:
    told = words or f"{metres:.0f} metres"
    text = f"{by[0]} said the crack is {told} long."
    low, high = {"=": (metres, metres), "≥": (metres, None), "≈": (metres * 0.9, metres * 1.1)}[sign]
    return mention(
        text, f"the crack is {told} long", outlet, by=by, figures=[figure(text, told, low, high, sign, unit="meter")]
    )


def hit(count: int, outlet: str, scope: str) -> Mentioned:
    text = f"Ann Lee said {count} people were {scope}."
    quantity = figure(text, f"{count} people", count, count, counted="people", scope=scope)
    return mention(text, f"{count} people were {scope}", outlet, by=ANN, figures=[quantity])


def test_figures_that_have_no_number_in_common() -> None:
    found = conflicts([long(40, "A"), long(60, "B", BO, "at least 60 metres", "≥")])
    assert [conflict.kind for conflict in found] == ["figures"]
    assert "no number in common" in found[0].ground.reason


def test_figures_that_leave_room_for_one_number() -> None:
    assert not conflicts(
        [long(40, "A"), long(40, "B", BO, "about 40 metres", "≈"), long(30, "C", BO, "at least 30 metres", "≥")]
    )


def test_each_pair_of_numbers_once() -> None:
    assert len(conflicts([long(40, "A"), long(40, "B"), long(60, "C", BO), long(60, "D", BO)])) == 1


def test_a_denial_against_an_affirmation() -> None:
    denial = mention("Corriden says it holds.", "it holds", "B", by=("Corriden", "named_organization"), denies=True)
    found = conflicts([long(40, "A"), denial])
    assert [(conflict.kind, conflict.mentions[1]) for conflict in found] == [("denied", denial.id)]
    assert found[0].ground.reason == "Ann Lee said so, denied by Corriden"


def test_numbers_that_look_alike_are_pointed_out_and_not_compared() -> None:
    hurt, casualties = hit(140, "A", "injured"), hit(140, "B", "casualties")
    assert [conflict.kind for conflict in conflicts([hurt, casualties])] == ["look alike"]
    across = conflicts([hurt], [casualties])
    assert [(conflict.kind, conflict.mentions) for conflict in across] == [("look alike", (hurt.id, casualties.id))]
    assert not conflicts([hurt], [hit(141, "B", "casualties")])


def test_the_order_of_mentions_changes_nothing() -> None:
    known = [long(40, "A"), long(60, "B", BO), hit(140, "C", "injured"), hit(140, "D", "killed")]
    assert conflicts(known) == conflicts(known[::-1])


def credibility(*mentions: Mentioned) -> int:
    found = origins(mentions)
    suggested = grade(found, conflicts(mentions), mentions)
    assert suggested.reliability == "F"
    assert suggested.reason.endswith(".")
    if suggested.credibility == 1:
        assert found.independence.certain >= 2
    return suggested.credibility


def test_confirmed_only_where_two_independent_origins_are_certain() -> None:
    assert credibility(long(40, "A"), long(40, "B", BO)) == 1
    assert credibility(long(40, "A"), long(40, "B")) == 2
    clerk: Who = ("a clerk", "unnamed_person")
    assert credibility(long(40, "A", clerk), long(40, "B", ("an aide", "unnamed_person"))) == 3


def test_denied_or_contradicted_is_less() -> None:
    denial = mention("Corriden says it holds.", "it holds", "D", by=("Corriden", "named_organization"), denies=True)
    assert credibility(long(40, "A"), long(40, "B", BO), denial) == 2
    assert credibility(long(40, "A"), denial) == 3
    assert credibility(long(40, "A", ("a clerk", "unnamed_person")), denial) == 4
    assert credibility(long(40, "A"), long(60, "B", BO)) == 2
    assert credibility(denial) == 5


def test_what_cannot_be_judged() -> None:
    assert credibility(mention("The dyke has failed.", "The dyke has failed", "A")) == 6
    future = mention("Ann Lee said it will fail.", "it will fail", "A", by=ANN, certainty=["forecast"])
    assert credibility(future) == 6


def test_a_rumour_of_an_unnamed_source_is_doubtful() -> None:
    text = "a clerk said it may have failed."
    rumour = mention(text, "it may have failed", "A", by=("a clerk", "unnamed_person"), certainty=["possible"])
    assert credibility(rumour) == 4
