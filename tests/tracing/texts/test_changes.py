"""What changed between two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.traced import traced

from sayso.tracing.stories.prose import prose
from sayso.tracing.texts.changes import changes

WORDS = st.lists(st.sampled_from(["river", "lock", "rye", "fog", "boats"]), min_size=1, max_size=12).map(" ".join)


def changed(before: str, after: str) -> list[tuple[str | None, str | None]]:
    found = changes(prose(traced(before).reading.story), "x", prose(traced(after).reading.story), "y")
    return [(one.before and one.before.span.text, one.after and one.after.span.text) for one in found]


def test_neighbouring_changes_are_one_and_marks_are_none() -> None:
    assert changed("It may have cost 900 crowns.", "It did surely have cost “90” Crowns.") == [
        ("may", "did surely"),
        ("900", "90"),
    ]
    assert changed("Rye may have been lost.", "Rye was lost.") == [("may have been", "was")]
    assert changed("Rye, it said, was “lost”.", 'Rye it said was "lost"!') == []


def test_an_inserted_sentence_is_a_change_by_itself() -> None:
    assert changed("Rye is dear. Boats wait.", "Rye is cheap. Bread too. Boats wait.") == [("dear", "cheap. Bread too")]


@given(WORDS, WORDS)
def test_the_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    found = changes(prose(traced(before).reading.story), "x", prose(traced(after).reading.story), "y")
    kept, there = before, after
    for one in reversed(found):
        if one.before:
            kept = kept[: one.before.span.start] + kept[one.before.span.end :]
        if one.after:
            there = there[: one.after.span.start] + there[one.after.span.end :]
    assert kept.split() == there.split()
    assert bool(found) == (before != after)
