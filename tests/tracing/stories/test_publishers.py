"""By what names others speak of an outlet, and whose text it says that it runs."""

from __future__ import annotations

import pytest
from support.traced import traced

from sayso.tracing.stories.publishers import is_agency, is_named, publisher, runs


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("the Karsund Mail", "Karsund Mail"),
        ("The Mail", "Karsund Mail"),
        ("ONA", "Ostmark News Agency"),
        ("ONA", "Office of News for Anglers"),
        ("Ostmark Press Bureau", "OPB"),
        ("AP", "The Associated Press"),
        ("the Karsund Mail", "karsund-mail.example"),
        ("ONA", "www.ona.example"),
    ],
)
def test_names_of_an_outlet(words: str, outlet: str) -> None:
    assert is_named(words, outlet)


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("the Post", "Karsund Mail"),
        ("AP", "Reuters"),
        ("AP", "Argus Post"),
        ("CP", "Chester Post"),
        ("KM", "Karsund Mail"),
        ("the Mail", "post.example"),
        ("the Mail", None),
    ],
)
def test_other_names(words: str, outlet: str | None) -> None:
    assert not is_named(words, outlet)


def test_an_agency_is_known_by_its_own_tag() -> None:
    page = traced("Water rose.", "Ostmark News Agency", wire=("ONA",))
    paper = traced("Water rose.", "Karsund Mail", wire=("ONA",))
    assert is_agency(page)
    assert not is_agency(paper)
    assert runs(paper, page) == "ONA"
    assert runs(page, paper) is None


def test_a_publisher_is_known_by_name_then_by_site_then_by_nothing() -> None:
    nameless = traced("x", None)
    assert publisher(traced("x", "The Karsund  Mail")) == publisher(traced("y", "Karsund Mail")) == "karsund mail"
    assert publisher(traced("x", None, url="https://www.mail.example/a")) == "mail.example"
    assert publisher(nameless) == nameless.id
