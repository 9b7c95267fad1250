"""What the sourcing of a story comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from support.dam import dam
from support.invented import bare, ferry

from sayso.reading.sourcing.profile import profile
from sayso.vocabulary import Profile, Reading, SourceType, Topic


def of(reading: Reading) -> Profile:
    return profile(reading.story, reading.attributions, reading.sources)


def texts(found: Profile, topic: Topic) -> list[str]:
    return [remark.text for remark in found.remarks if remark.topic == topic]


def test_the_dam() -> None:
    found = of(dam())
    assert "senior ministers: “the Tessaly dam is ‘finished’”" in texts(found, "central claim")[0]
    assert "Maud Sarrow, who relays a group of engineers" in texts(found, "source promoted")[0]
    assert "because they feared for their jobs" in texts(found, "anonymous")[0]
    assert "“reportedly”" in texts(found, "rumour")[0]
    assert "the Corvane Courier" in texts(found, "other outlets")[0]
    assert "“He”" in texts(found, "unknown source")[0]
    assert len(texts(found, "relayed")) == 2


def test_shares_count_each_word_once_for_the_outermost_source() -> None:
    found = of(dam())
    assert sum(share.share for share in found.shares) <= 1.001
    assert {share.type for share in found.shares} <= set(get_args(SourceType))
    words = [share.words for share in found.shares]
    assert words == sorted(words, reverse=True)
    assert 0 < found.own_voice < 1


def test_everything_on_one_source_is_told() -> None:
    reading = ferry()
    only = reading.attributions[3].by
    attributions = tuple(replace(one, by=only if one.by else (), chain=()) for one in reading.attributions)
    found = profile(reading.story, attributions, reading.sources[:2])
    assert texts(found, "single source")[0].startswith(
        "Everything that is attributed to somebody comes from one source"
    )


def test_a_story_in_which_nobody_says_anything() -> None:
    found = of(bare())
    assert found.own_voice == 1.0
    assert found.shares == ()
    assert [remark.topic for remark in found.remarks] == ["own voice"]


def test_every_remark_but_that_on_the_own_voice_has_its_places() -> None:
    for reading in (dam(), ferry()):
        for remark in of(reading).remarks:
            assert remark.spans or remark.topic == "own voice"
            assert all(reading.story.text[span.start : span.end] == span.text for span in remark.spans)
