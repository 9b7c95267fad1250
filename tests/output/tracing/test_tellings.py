from dataclasses import replace

from support.tracings import crowd, hostile, tram

from sayso.output.tracing.bundles import Bundle, bundled
from sayso.output.tracing.tellings import Branch, Web, letter, spelled
from sayso.vocabulary import Claim, Derivation, Ground


def web() -> Web:
    return Web(tram().claims[0])


def walked(branches: list[Branch]) -> list[int]:
    return [index for one in branches for index in (one.telling.index, *walked(one.before))]


def test_mentions_of_a_story_that_have_one_origin_are_one_telling() -> None:
    tellings = web().tellings
    assert [telling.numbers for telling in tellings][:2] == [(1, 2), (3,)]
    assert [number for telling in tellings for number in telling.numbers] == list(range(1, 13))


def test_signs_name_origin_and_number() -> None:
    found = web()
    assert [found.sign(one.id) for one in found.claim.mentions][4:8] == ["B5", "A6", "A7", "C8"]
    assert found.sign("nowhere:0-1") == "?"
    assert [letter(number) for number in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]
    assert (spelled("A", [3]), spelled("A", [3, 4, 5]), spelled("A", [3, 5])) == ("A3", "A3–5", "A3, 5")


def test_every_telling_stands_once_in_the_trees() -> None:
    for claim in (*tram().claims, *crowd(60).claims, *hostile().claims):
        found = Web(claim)
        assert sorted(walked(found.trees())) == list(range(len(found.tellings)))


def test_a_circle_is_opened() -> None:
    claim = tram().claims[1]
    one, other = claim.mentions[0].id, claim.mentions[1].id
    back = Derivation(one, other, "copy", True, Ground(0.9, "copies it"))
    circle: Claim = replace(claim, derivations=(*claim.derivations, back))
    assert sorted(walked(Web(circle).trees())) == [0, 1, 2]


def test_a_tie_carries_what_changed() -> None:
    found = {(tie.later, tie.earlier): [drift.kind for drift in tie.drifts] for tie in web().ties}
    assert found[1, 0] == ["hedge_added"]
    assert ["hedge_dropped", "source_promoted"] in found.values()


def test_only_what_is_alike_is_bundled_and_only_where_there_are_many() -> None:
    few = Web(crowd(12).claims[0])
    assert not [one for tree in few.trees() for one in bundled(tree.before, few) if isinstance(one, Bundle)]
    many = Web(crowd(60).claims[0])
    bundles = [one for tree in many.trees() for one in bundled(tree.before, many) if isinstance(one, Bundle)]
    assert bundles
    for bundle in bundles:
        assert len(bundle.tellings) >= 3
        assert len({telling.origin.id for telling in bundle.tellings}) == 1
        assert len({telling.mentions[0].certainty for telling in bundle.tellings}) == 1
    kept = [number for bundle in bundles for number in bundle.numbers]
    assert len(kept) == len(set(kept))
