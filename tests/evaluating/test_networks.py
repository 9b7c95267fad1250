"""How well stories were traced, on a small network made by hand."""

from __future__ import annotations

import pytest
from support.network import Draft, Network, hand

from sayso.evaluating.cases import Truth
from sayso.evaluating.networks import Comparison, bcubed
from sayso.vocabulary import Grade, Tracing

GRADE = Grade("F", 3, "one origin")
MAYOR, LETTER = hand("Ada Lorn", "named_person"), hand("a letter", "document")
SHUT, OPEN = "the bridge at Velm was shut on Monday", "cars will cross the bridge again in May"


def network() -> tuple[Tracing, dict[str, str]]:
    """Three stories; one claim in all of them, of two origins, and one that only two carry."""
    web = Network()
    one, two, three = (web.story(name, f"2033-01-0{day}") for day, name in enumerate(("Post", "Echo", "Sun"), 1))
    shut = Draft(web, SHUT)
    first = shut.mention(one, SHUT, MAYOR, origin="o1")
    second = shut.mention(two, f"{SHUT} because of a crack", MAYOR, origin="o1")
    shut.mention(three, "Velm: the bridge was shut", LETTER, origin="o2")
    shut.derive(second, first, "credit", "credits the Post", "hedge_dropped")
    shut.finish(2, 2, "two", GRADE)
    opens = Draft(web, OPEN)
    opens.mention(one, OPEN, MAYOR, origin="o1")
    opens.mention(two, OPEN, MAYOR, origin="o1")
    opens.finish(1, 1, "one", GRADE)
    web.edge(two, one, "credit", "credits the Post")
    return web.tracing(), {one: "01.html", two: "02.html", three: "03.html"}


def truth(**changes: object) -> Truth:
    """What is true of ``network``, but for ``changes`` of the first claim."""
    claim = {
        "id": "c1",
        "statement": SHUT,
        "mentions": [
            {"file": "01.html", "text": SHUT, "origin": "o1"},
            {"file": "02.html", "text": SHUT, "origin": "o1"},
            {"file": "03.html", "text": "the bridge was shut", "origin": "o2"},
        ],
        "independent_min": 2,
        "independent_max": 2,
        "drifts": [{"from": "01.html", "to": "02.html", "kind": "hedge_dropped"}],
    }
    stories = [
        {"file": "01.html", "outlet": "Post"},
        {"file": "02.html", "outlet": "Echo", "credits": ["01.html"]},
        {"file": "03.html", "outlet": "Sun"},
    ]
    return Truth.model_validate({"stories": stories, "claims": [claim | changes]})


def test_all_right() -> None:
    compared = Comparison(truth(), *network())
    assert compared.mention_f1 == compared.origin_bcubed_f1 == compared.interval_exact == 1
    assert compared.edge_f1 == compared.direction_accuracy == compared.drift_f1 == 1
    assert [one.found.statement for one in compared.matched] == [SHUT]


def test_a_mention_that_was_missed_and_one_too_many() -> None:
    mentions = [
        {"file": "01.html", "text": SHUT, "origin": "o1"},
        {"file": "01.html", "text": "nobody has used the old ferry since", "origin": "o1"},
    ]
    compared = Comparison(truth(mentions=mentions), *network())
    assert compared.mention_f1 == pytest.approx(2 * 1 / (3 + 2))
    assert compared.origin_bcubed_f1 == 1  # of what matches


def test_origins_that_should_be_one() -> None:
    mentions = [mention | {"origin": "o1"} for mention in truth().model_dump()["claims"][0]["mentions"]]
    compared = Comparison(truth(mentions=mentions, independent_min=1), *network())
    assert compared.origin_bcubed_f1 == pytest.approx(2 * 1 * (5 / 9) / (1 + 5 / 9))
    assert compared.interval_exact == 0


def test_a_claim_that_was_not_found_is_wrong() -> None:
    other = {"id": "c2", "statement": "-", "mentions": [], "independent_min": 1, "independent_max": 1}
    whole = truth().model_dump(by_alias=True)
    compared = Comparison(Truth.model_validate(whole | {"claims": [*whole["claims"], other]}), *network())
    assert compared.interval_exact == 0.5


def test_an_edge_the_wrong_way_round() -> None:
    stories = [{"file": "01.html", "outlet": "Post", "copy_of": "02.html"}, {"file": "02.html", "outlet": "Echo"}]
    compared = Comparison(Truth.model_validate({"stories": stories, "claims": []}), *network())
    assert compared.edge_f1 == 1
    assert compared.direction_accuracy == 0


def test_drifts_of_another_kind() -> None:
    compared = Comparison(truth(drifts=[{"from": "01.html", "to": "02.html", "kind": "figure_changed"}]), *network())
    assert compared.drift_f1 == 0
    assert Comparison(truth(drifts=[]), *network()).drift_f1 == 0


def test_bcubed() -> None:
    assert bcubed([], []) == 0
    assert bcubed("aab", "xxy") == 1
    # Bagga and Baldwin's own example: two of three clusters put together.
    assert bcubed("1111122333", "aaaaabbbbb") == pytest.approx(2 * 0.76 / 1.76)
