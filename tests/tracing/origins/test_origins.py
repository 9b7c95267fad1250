from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.mentions import Who, edge, figure, mention, moved

from sayso.tracing.chains.mentioned import Mentioned
from sayso.tracing.origins.origins import Origins, origins
from sayso.vocabulary import Constraint, Edge, Ground, Place, Utterance

MAYOR: Who = ("Ann Lee", "named_person")
CLERK: Who = ("a clerk at the bank", "unnamed_person")


def said(
    outlet: str, day: int, by: Who | None = MAYOR, words: str = "the dyke at Dray had failed", **told: object
) -> Mentioned:
    """A mention in a story of one sentence."""
    who = by[0] if by else "Nobody"
    return mention(f"{who} said {words}.", words, outlet, f"2040-03-{day:02}T08:00:00Z", by=by, **told)  # type: ignore[arg-type]


def interval(found: Origins) -> tuple[int, int]:
    return found.independence.certain, found.independence.possible


def test_one_person_at_two_outlets_is_one_origin() -> None:
    found = origins([said("Elmer Post", 1), said("Dray Gazette", 2)])
    assert interval(found) == (1, 1)
    assert found.origins[0].terminal.name == "Ann Lee"
    assert found.independence.reason == (
        "2 outlets, 2 mentions, 1 independent origin: both go back to Ann Lee (Elmer Post)."
    )


def test_two_named_people_are_two_origins() -> None:
    found = origins([said("Elmer Post", 1), said("Dray Gazette", 2, ("Bo Katz", "named_person"))])
    assert interval(found) == (2, 2)
    assert "each rests on a source of its own" in found.independence.reason


def test_two_without_names_may_be_one() -> None:
    found = origins(
        [said("Elmer Post", 1, CLERK), said("Dray Gazette", 2, ("an official of the bank", "unnamed_person"))]
    )
    assert interval(found) == (1, 2)
    assert [origin.may_be for origin in found.origins] == [("o2",), ("o1",)]
    assert [one.kind for one in found.derivations] == ["unclear"]
    assert "who may be the same" in found.independence.reason


def test_those_who_cannot_be_one_stay_apart_in_the_certain_number() -> None:
    found = origins(
        [said("Elmer Post", 1, ("a nurse", "unnamed_person")), said("Dray Gazette", 2, ("a surgeon", "unnamed_person"))]
    )
    assert interval(found) == (2, 2)


def test_of_three_two_cannot_be_one() -> None:
    people = ("a nurse", "a surgeon", "a person on the ward")
    found = origins([said(f"Paper {n}", n + 1, (who, "unnamed_person")) for n, who in enumerate(people)])
    assert interval(found) == (2, 3)


def test_a_name_and_no_name_are_two() -> None:
    assert interval(origins([said("Elmer Post", 1), said("Dray Gazette", 2, CLERK)])) == (2, 2)


def test_unnamed_sources_of_one_outlet_are_one_unless_told_apart() -> None:
    text = "A clerk said the dyke had failed. A second clerk said the dyke had broken."
    one = mention(text, "the dyke had failed", "Elmer Post", by=("A clerk", "unnamed_person"))
    other = mention(
        text,
        "the dyke had broken",
        "Elmer Post",
        by=("A second clerk", "unnamed_person"),
        beside=("A clerk", "unnamed_person"),
    )
    assert interval(origins([one, other])) == (2, 2)
    later = said("Elmer Post", 3, ("an official", "unnamed_person"))
    assert interval(origins([said("Elmer Post", 2, ("a clerk", "unnamed_person")), later])) == (1, 1)


def test_a_credit_leads_to_the_source_of_the_outlet() -> None:
    first = said("Elmer Post", 1, CLERK)
    found = origins([first, said("Dray Gazette", 2, None, credits=[first])])
    assert interval(found) == (1, 1)
    derived = found.derivations[0]
    assert (derived.kind, derived.directed, derived.earlier) == ("credit", True, first.id)


def test_a_chain_of_credits_is_one_origin() -> None:
    first = said("Elmer Post", 1, CLERK)
    second = said("Dray Gazette", 2, None, credits=[first])
    third = said("Radio Orrin", 3, None, credits=[second, first])
    found = origins([third, second, first])
    assert interval(found) == (1, 1)
    assert {(one.later, one.earlier) for one in found.derivations} == {(third.id, second.id), (second.id, first.id)}


def test_a_credit_chooses_the_origin_whose_figure_fits() -> None:
    text = "Ann Lee counted 40 cracks in the dyke. Bo Katz counted 90 cracks in the dyke."
    one = mention(text, "40 cracks in the dyke", "Elmer Post", by=MAYOR, figures=[figure(text, "40 cracks", 40, 40)])
    other = mention(
        text, "90 cracks in the dyke", "Elmer Post", by=("Bo Katz", "named_person"),
        figures=[figure(text, "90 cracks", 90, 90)],
    )  # fmt: skip
    credit = "The dyke has 90 cracks, the Elmer Post says."
    third = mention(
        credit, "The dyke has 90 cracks", "Dray Gazette", credits=[other], figures=[figure(credit, "90 cracks", 90, 90)]
    )
    found = origins([one, other, third])
    assert interval(found) == (2, 2)
    assert found.of[third.id] == found.of[other.id] != found.of[one.id]


def test_two_that_credit_an_outlet_which_is_not_there_are_one() -> None:
    found = origins(
        [said("Dray Gazette", 1, None, credits=["The Orrin"]), said("Radio Dray", 2, None, credits=["The Orrin"])]
    )
    assert interval(found) == (1, 1)
    assert "The Orrin" in found.independence.reason


def test_an_outlet_that_is_not_there_may_have_it_from_whom_others_name() -> None:
    assert interval(origins([said("Elmer Post", 1), said("Dray Gazette", 2, None, credits=["The Orrin"])])) == (1, 2)


def test_an_own_voice_that_copies_nobody_counts_in_the_possible_number_only() -> None:
    found = origins([said("Elmer Post", 1), said("Dray Gazette", 2, None)])
    assert interval(found) == (1, 2)
    assert "1 names nobody and copies nobody" in found.independence.reason


def test_a_credit_to_an_own_voice_makes_no_source_of_it() -> None:
    first = said("Elmer Post", 1, None)
    assert interval(origins([first, said("Dray Gazette", 2, None, credits=[first])])) == (0, 1)


def test_nothing_but_own_voices_gives_no_certain_origin() -> None:
    found = origins([said("Elmer Post", 1, None), said("Dray Gazette", 2, None), said("Elmer Post", 3, None)])
    assert interval(found) == (0, 2)
    assert found.independence.reason == (
        "2 outlets, 3 mentions, no certain origin and at most 2: every outlet that carries it says so in its own voice "
        "and names nobody."
    )


def test_a_lead_rests_on_who_is_named_further_down() -> None:
    text = "The dyke at Dray had failed. Ann Lee said the dyke had not held."
    lead = mention(text, "The dyke at Dray had failed", "Elmer Post")
    told = mention(text, "the dyke had not held", "Elmer Post", by=MAYOR)
    lead = moved(lead, told)
    assert interval(origins([lead, told])) == (1, 1)


def test_a_copy_is_no_second_origin() -> None:
    first, second = said("Elmer Post", 1, None), said("Dray Gazette", 2, None)
    found = origins([first, second], [edge(second, first)])
    assert interval(found) == (0, 1)
    assert found.derivations[0].kind == "copy"
    assert found.origins[0].entered_in == first.story


def test_a_sentence_in_other_words_of_a_copied_story_is_from_there() -> None:
    first, second = said("Elmer Post", 1), said("Dray Gazette", 2, words="that the wall at Dray had broken")
    depends = replace(edge(second, first), passages=())
    found = origins([first, second], [depends])
    assert [(one.later, one.kind, one.directed) for one in found.derivations] == [(second.id, "copy", True)]
    other = said("Dray Gazette", 2, ("Bo Hale", "named_person"), "that the wall at Dray had broken")
    assert interval(origins([first, other], [replace(edge(other, first), passages=())])) == (2, 2)
    loose = replace(depends, share=0.2)
    assert origins([first, second], [loose]).derivations[0].kind == "same source"


def test_a_denial_is_apart_and_does_not_count() -> None:
    found = origins([said("Elmer Post", 1), said("Dray Gazette", 2, ("Corriden", "named_organization"), denies=True)])
    assert interval(found) == (1, 1)
    assert [origin.denies for origin in found.origins] == [False, True]
    assert found.independence.reason.endswith("Corriden (Dray Gazette) denies it.")


def test_who_relays_unnamed_people_to_two_outlets_is_one_way_in() -> None:
    texts = ("Ann Lee says that aides say the dyke had failed.", "Ann Lee says that clerks say the dyke had failed.")
    first, second = (
        mention(text, "the dyke had failed", outlet, by=(who, "unnamed_group"), relayed_by=MAYOR)
        for text, outlet, who in zip(texts, ("Elmer Post", "Dray Gazette"), ("aides", "clerks"), strict=True)
    )
    assert interval(origins([first, second])) == (1, 1)
    third = said("Radio Dray", 3, ("an aide", "unnamed_person"))
    assert interval(origins([first, second, third])) == (1, 2)


def test_a_quotation_makes_one_of_two() -> None:
    first, second = (
        said(outlet, 1, (who, "unnamed_person"))
        for outlet, who in (("Elmer Post", "a nurse"), ("Dray Gazette", "a surgeon"))
    )
    places = (Place(first.story, first.passage.spans[0]), Place(second.story, second.passage.spans[0]))
    quotation = Utterance("u1", places, (), Ground(0.9, "the same quotation"))
    assert interval(origins([first, second])) == (2, 2)
    assert interval(origins([first, second], utterances=[quotation])) == (1, 1)


def test_namesakes_without_offices_stay_open() -> None:
    text = "Ann Lee, a pilot, said the dyke had failed."
    one = mention(text, "the dyke had failed", "Elmer Post", by=MAYOR, offices=[("Ann Lee", "pilot")])
    assert interval(origins([one, said("Dray Gazette", 2, ("Lee", "named_person"))])) == (1, 2)


def test_what_a_person_decided_holds() -> None:
    first, second = said("Elmer Post", 1), said("Dray Gazette", 2)
    apart = Constraint("not same origin", second.id, first.id)
    assert interval(origins([first, second], constraints=[apart])) == (2, 2)
    sources = Constraint("not same source", f"{first.story}:s1", f"{second.story}:s1")
    assert interval(origins([first, second], constraints=[sources])) == (2, 2)
    third = said("Radio Dray", 3, ("Bo Katz", "named_person"))
    together = Constraint("same origin", first.id, third.id)
    assert interval(origins([first, second, third], constraints=[together])) == (1, 1)


def test_must_not_holds_against_a_third_that_is_either() -> None:
    first, second, third = said("Elmer Post", 1), said("Dray Gazette", 2), said("Radio Dray", 3)
    apart = Constraint("not same origin", first.id, second.id)
    found = origins([first, second, third], constraints=[apart])
    assert interval(found) == (2, 2)
    assert found.of[first.id] != found.of[second.id]


def test_a_wrong_credit_is_none() -> None:
    first = said("Elmer Post", 1, CLERK)
    second = said("Dray Gazette", 2, None, credits=[first])
    for wrong in ("Elmer Post", first.story):
        found = origins([first, second], constraints=[Constraint("wrong credit", second.id, wrong)])
        assert interval(found) == (1, 2)


def test_a_circle_is_one_origin_and_leads_to_the_page_as_it_was() -> None:
    first = said("Elmer Post", 1, CLERK, location="v1")
    radio = said("Radio Dray", 2, None, "the dyke at Dray did fail", credits=["Elmer Post"])
    again = said("Elmer Post", 1, CLERK, "the dyke at Dray did fail", location="v2")
    back = said("Elmer Post", 1, None, "the dyke did fail", credits=[radio], location="v2")
    back = moved(back, again)
    found = origins([first, radio, again, back], [edge(again, first, "version")])
    assert interval(found) == (1, 1)
    assert ("credit", radio.id, first.id) in {(one.kind, one.later, one.earlier) for one in found.derivations}


def test_the_order_of_mentions_changes_nothing() -> None:
    first = said("Elmer Post", 1, CLERK)
    mentions = [
        first,
        said("Dray Gazette", 2, None, credits=[first]),
        said("Radio Dray", 3),
        said("Orrin Sun", 3, None),
    ]
    assert len({repr(origins(order)) for order in permutations(mentions)}) == 1


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_network_adds_up(data: st.DataObject) -> None:
    known: list[Mentioned] = []
    edges: list[Edge] = []
    people: Sequence[Who | None] = (
        None,
        MAYOR,
        CLERK,
        ("a nurse", "unnamed_person"),
        ("Corriden", "named_organization"),
    )
    for number in range(data.draw(st.integers(1, 7))):
        credit = data.draw(st.sampled_from([None, "The Orrin", *known]))
        by = data.draw(st.sampled_from(people))
        denies = data.draw(st.booleans()) and data.draw(st.booleans())
        made = said(f"Paper {number % 4}", number + 1, by, credits=[credit] if credit else [], denies=denies)
        if known and data.draw(st.booleans()):
            edges.append(edge(made, data.draw(st.sampled_from(known))))
        known.append(made)
    found = origins(known, edges)
    named = [name for origin in found.origins for name in origin.mentions]
    assert sorted(named) == sorted(mention.id for mention in known)
    counted = [origin for origin in found.origins if origin.possible]
    assert found.independence.possible == len(counted)
    assert found.independence.certain <= sum(origin.certain for origin in counted)
    assert (found.independence.certain == 0) == (not any(origin.certain for origin in counted))
    of = {mention.id: mention.denies for mention in known}
    assert all(len({of[name] for name in origin.mentions}) == 1 for origin in found.origins)
    assert repr(found) == repr(origins(known[::-1], edges[::-1]))


def test_a_thousand_copies_take_no_long_time() -> None:
    first = said("Agency", 1)
    copies = [said(f"Paper {number}", 2) for number in range(1000)]
    start = time.perf_counter()
    found = origins([first, *copies], [edge(copy, first) for copy in copies])
    assert interval(found) == (1, 1)
    assert time.perf_counter() - start < 5
