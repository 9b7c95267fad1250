"""What must be looked at again when an outlet comes, goes or changes its name."""

from __future__ import annotations

from dataclasses import replace

from support.traced import traced

from sayso.tracing.outlets.namesakes import Namesakes

CREDITING = traced("The Courier reported that the ferry will stop.", "Tarn Mail", credited=[("Courier", "The Courier")])
INITIALS = traced("The VSA reported that the ferry will stop.", "Oster Echo", credited=[("VSA", "The VSA")])
UNRELATED = traced("The Lantern reported that it rains.", "Brok Post", credited=[("Lantern", "The Lantern")])


def known() -> Namesakes:
    found = Namesakes()
    for entry in (CREDITING, INITIALS, UNRELATED):
        found.add(entry)
    return found


def test_a_new_outlet_may_be_meant_by_a_credit_to_its_name() -> None:
    found = known()
    courier = traced("The ferry will stop.", "Velm Courier", url="https://velmcourier.example/1")
    assert found.add(courier) == {courier.id, CREDITING.id}
    second = traced("The ferry will run.", "Velm Courier", url="https://velmcourier.example/2")
    assert found.add(second) == set()
    assert found.remove(second) == set()
    assert found.remove(courier) == {CREDITING.id}


def test_so_may_one_of_these_initials() -> None:
    agency = traced("The ferry will stop.", "Vantian State Agency", url="https://vsa-news.example/1")
    assert INITIALS.id in known().add(agency)


def test_a_story_without_an_address_changes_its_outlet_when_one_with_an_address_comes() -> None:
    found = known()
    bare = traced("The pier is shut.", "Skarn Argus")
    found.add(bare)
    placed = traced("The pier is open.", "Skarn Argus", url="https://skarnargus.example/1")
    assert bare.id in found.add(placed)
    assert found.outlets.of_story(bare.id) == found.outlets.of_story(placed.id)
    assert found.remove(placed) == {bare.id}


def test_what_links_to_a_page_is_looked_at_when_the_page_comes() -> None:
    found = Namesakes()
    page = "https://velmcourier.example/2"
    found.add(traced("The ferry will run.", "Velm Courier", url="https://velmcourier.example/1"))
    linking = traced("The Courier has it.", "Tarn Mail")
    credit = replace(CREDITING.credits[0], story=linking.id, way="link", place=None, url=page)
    linking = replace(linking, credits=(credit,))
    found.add(linking)
    assert found.add(traced("The ferry will stop.", "Velm Courier", url=page)) == {linking.id}
