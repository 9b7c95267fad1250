"""Texts of one page: what changed, whether it is admitted, which is the later one."""

from __future__ import annotations

import pytest
from support.traced import traced

from sayso.tracing.stories.passage import Entry
from sayso.tracing.texts.versions import cites, versions

URL = "https://www.post.example/2031/03/barge"
TEXT = """\
About nine hundred tons of rye may have been lost when a barge sank below the Tarn lock, a lock keeper told the Post.

The skipper had lost sight of the marks in fog, the waterways office said in a statement. Nobody was hurt.

Tugs from Hallem are due on Tuesday. Forty boats were waiting on both sides by noon."""
CHANGED = TEXT.replace("nine hundred", "ninety").replace("may have been lost", "were lost")


def page(text: str, published: str | None = "2031-03-03T08:00:00Z", **more: object) -> Entry:
    return traced(text, "Ostmark Post", published, **{"url": URL, **more})  # type: ignore[arg-type]


def test_what_changed_word_by_word() -> None:
    before, after = page(TEXT), page(CHANGED, modified="2031-03-04T08:00:00Z")
    found = versions(before, after)
    assert found == versions(after, before)
    assert found
    assert (found.edge.later, found.edge.earlier, found.edge.kind) == (after.id, before.id, "version")
    words = [(one.before and one.before.span.text, one.after and one.after.span.text) for one in found.changes]
    assert words == [("nine hundred", "ninety"), ("may have been", "were")]
    assert found.admitted is None
    assert found.edge.share > 0.8
    assert found.edge.ground.reason == "both show the address post.example/2031/03/barge"


def test_words_put_in_and_taken_out() -> None:
    more = TEXT.replace("Nobody was hurt.", "Nobody was hurt. The cook kept the cat.")
    found = versions(page(TEXT), page(more))
    assert found
    assert [(one.before, one.after and one.after.span.text) for one in found.changes] == [
        (None, "The cook kept the cat")
    ]
    back = versions(page(more, modified="2031-03-03T09:00:00Z"), page(TEXT, modified="2031-03-03T10:00:00Z"))
    assert back
    assert [one.after for one in back.changes] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "This story was updated at 08:40 to include a statement.",
        "Correction: An earlier version of this article gave a wrong weight.",
        "Clarification, 4 March: the rye was wet.",
        "Updated 10:15 GMT",
        "Editor’s note: The weight has been changed.",
        "(Corrects the weight in paragraph one; this article was corrected on Monday.)",
    ],
)
def test_an_admitted_change(words: str) -> None:
    before, after = page(TEXT), page(f"{CHANGED}\n\n{words}")
    found = versions(before, after)
    assert found
    assert found.edge.later == after.id
    assert found.admitted
    assert found.admitted.story == after.id
    assert found.admitted.span.text in words
    assert found.edge.direction
    assert "says that it was changed" in found.edge.direction.reason


def test_an_old_admission_does_not_admit_a_new_change() -> None:
    note = "\n\nThis story was updated at 08:40 to include a statement."
    found = versions(page(TEXT + note), page(CHANGED + note, modified="2031-03-03T20:00:00Z"))
    assert found
    assert found.admitted is None


def test_an_update_of_something_else_is_no_admission() -> None:
    found = versions(page(TEXT), page(TEXT + "\n\nThe office updated its forecast for the summer."))
    assert found
    assert found.admitted is None


def test_a_circle_tells_which_version_is_later() -> None:
    before = page(CHANGED)
    after = page(TEXT.replace("Nobody", "Karsund Mail has it too. Nobody"), credited=[("Karsund Mail", "Karsund Mail")])
    mail = traced("Rye is lost, says the Post.", "Karsund Mail", links=[("the Post", URL)])
    found = versions(before, after, [mail])
    assert found
    assert found.edge.later == after.id
    assert found.edge.direction
    assert "Karsund Mail, which has it from this page" in found.edge.direction.reason
    assert cites(mail, after)
    assert not cites(before, mail)


def test_the_longer_one_then_the_later_name() -> None:
    longer = versions(page(TEXT), page(TEXT + " The river is high, and the wind has turned to the north."))
    named = versions(page(TEXT, location="barge_v2.html"), page(CHANGED, location="barge_v10.html"))
    assert longer
    assert longer.edge.direction
    assert longer.edge.direction.score < 0.7
    assert "words more" in longer.edge.direction.reason
    assert named
    assert named.edge.later == page(CHANGED, location="barge_v10.html").id
    assert named.edge.direction
    assert named.edge.direction.score < longer.edge.direction.score


def test_what_nothing_tells_stays_open() -> None:
    found = versions(page(TEXT, location="a"), page(TEXT.replace("nine", "six"), location="a"))
    assert found
    assert not found.edge.directed
    assert found.edge.direction is None


def test_a_page_without_address_is_known_by_outlet_time_and_words() -> None:
    found = versions(page(TEXT), page(CHANGED, url=None))
    assert found
    assert "the same outlet, both show the same time" in found.edge.ground.reason
    assert versions(page(TEXT), page(CHANGED, "2031-03-03T09:00:00Z", url=None)) is None
    assert versions(page(TEXT), traced(CHANGED, "Karsund Mail", "2031-03-03T08:00:00Z")) is None


def test_what_is_no_version() -> None:
    assert versions(page(TEXT), page(TEXT, location="saved again")) is None
    assert versions(page(TEXT), page(CHANGED, url="https://www.post.example/2031/03/other")) is None
    assert versions(page(TEXT), page(TEXT.replace("—", "–").upper())) is None
