from __future__ import annotations

import pytest
from support.invented import attribution

from sayso.reading.attributions.citations import with_cited
from sayso.reading.sourcing.statements import statements
from sayso.reading.text.sentences import sentences
from sayso.vocabulary import Attribution


def reported(cited: str) -> tuple[str, tuple[Attribution, ...]]:
    text = f"The ferry was late, the Karsund Mail reported, citing {cited}."
    said = attribution(text, 1, ("the Karsund Mail",), "reported", ("The ferry was late",), "indirect")
    return text, (said, attribution(text, 2, ("the Karsund Mail",), "citing", (cited,), "indirect"))


@pytest.mark.parametrize(
    "cited",
    [
        "two people with knowledge of the talks",
        "court documents",
        "unnamed officials",
        "Reuters",
        "a report by the board",
    ],
)
def test_who_is_cited_is_a_source_inside_what_is_said(cited: str) -> None:
    text, found = reported(cited)
    outer, inner = with_cited(found)
    assert outer == found[0]
    assert [span.text for span in inner.source] == [cited]
    assert (inner.content, inner.inside, inner.cue) == (outer.content, "a1", found[1].cue)
    made = statements(text, sentences(text), (outer, inner))
    assert [(one.span.text, one.attributions) for one in made] == [(text, ("a1",)), (text, ("a2",))]


@pytest.mark.parametrize("cited", ["the weather", "her work for the town", "safety, snow and ice", "“a cold winter”"])
def test_a_reason_is_no_source(cited: str) -> None:
    _, found = reported(cited)
    assert with_cited(found) == found


def test_what_nobody_said_cannot_be_cited() -> None:
    _, found = reported("two officials")
    assert with_cited(found[1:]) == found[1:]
