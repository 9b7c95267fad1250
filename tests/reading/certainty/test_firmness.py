from __future__ import annotations

from collections.abc import Callable

import pytest
from support.marked import attributed

from sayso.reading.certainty import firmness
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Firmness

Told = Callable[[str], tuple[Firmness, ...]]


@pytest.mark.parametrize(
    ("labels", "marked"),
    [
        ("stated", "{source:The warden} {cue:said} {content:that the gate was open}."),
        ("stated", "{source:Both women} {cue:know} {content:that the tower is empty}."),
        ("stated", "{source:The council} {cue:asked} {content:whether the mill would close}."),
        ("stated", "{source:The firm} {cue:did not say} {content:when it would reopen}."),
        ("assessed", "{source:High officials} {cue:believe} {content:that the campaign has been “lost”}."),
        ("assessed", "{source:A group of officers} {cue:have concluded} {content:that there is no chance to win}."),
        ("assessed", "{content:“I think the well is dry,”} {source:Ana Ruel} {cue:said}."),
        ("assessed", "{source:The diver} {cue:said} {content:the hull had probably cracked}."),
        ("assessed", "{source:Guards} {cue:see} {content:the governor as losing his grip on the island}."),
        ("assessed", "{cue:It is safe to assume} {content:that the raid cost the lives of thousands}."),
        ("possible", "{source:The pilot} {cue:said} {content:the fuel may have been bad}."),
        ("possible", "{source:The pilot} {cue:said} {content:the radio appeared to be dead}."),
        ("rumoured", "{content:The heir is} {cue:reportedly} {content:facing debts and a lawsuit}."),
        ("rumoured", "{content:The singer} {cue:is said to} {content:have left the island}."),
        (
            "conditional",
            "{source:He} {cue:said} {content:the league would have to raise fees for the club to survive}.",
        ),
        ("conditional", "{source:She} {cue:said} {content:the roof would have held if the beams had been dry}."),
        ("conditional forecast", "{source:He} {cue:noted} {content:that such a decree would cause “an uproar”}."),
        ("conditional forecast", "{source:The duke} {cue:said} {content:that if rain falls, the fair will be moved}."),
        ("stated forecast", "{source:The port} {cue:said} {content:the lock would reopen on Friday}."),
        ("stated forecast", "{source:Two aldermen} {cue:plan} {content:to resign}."),
        ("stated forecast", "{source:Marn} {cue:said} {content:that guards are preparing for a change of regime}."),
        ("assessed forecast", "{source:The bureau} {cue:expects} {content:prices to fall in May}."),
        ("assessed forecast", "{source:Aides} {cue:said} {content:the duke was likely to resign}."),
        ("denied", "{source:The duke} {cue:denied} {content:that he had sold the forest}."),
        ("denied", "{source:The duke} {cue:rejected} {content:the claim that he had sold the forest}."),
        ("stated", "{source:The duke} {cue:rejected} {content:a request for more time}."),
        ("stated", "{source:The duke} {cue:has not denied} {content:the sale}."),
        ("stated", "{source:The duke} {cue:had no plans} {content:to sell the forest}."),
        ("stated", "{source:The duke} {cue:is considering} {content:a sale of the forest}."),
        ("stated", "{source:The duke’s} {cue:views on} {content:the forest} are known."),
        ("stated", "{content:“That is all,”} {source:the judge} {cue:concluded}."),
        ("stated", "{source:The crew} {cue:said} {content:they could see the smoke}."),
        ("stated", "{source:The cook} {cue:said} {content:the soup was certainly hot}."),
        ("assessed", "{source:The cook} {cue:said} {content:the soup was almost certainly cold}."),
        ("possible conditional", "{content:“Had they dug deeper, they might have found it,”} {source:he} {cue:said}."),
    ],
)
def test_labels(told: Told, labels: str, marked: str) -> None:
    assert [" ".join(one.certainty) for one in told(marked)] == [labels]


def test_what_is_added_to_a_belief_is_believed_too(words_of: Callable[[str], Words]) -> None:
    text, one = attributed(
        "{source:Officials} believe that the siege has failed, {cue:adding} {content:that the city is nearing its end}."
    )
    (found,) = firmness(text, one, words_of(text))
    assert found.certainty == ("assessed", "forecast")
    assert [span.text for span in found.words] == ["believe", "nearing"]


@pytest.mark.parametrize(
    ("negated", "marked"),
    [
        (True, "{source:The mayor} {cue:does not believe} {content:that the bridge is safe}."),
        (True, "{content:“I don't think he knew,”} {source:she} {cue:said}."),
        (True, "{source:The cook} {cue:said} {content:nobody had been paid}."),
        (True, "{source:The firm} {cue:denied} {content:the theft}."),
        (False, "{source:The cook} {cue:said} {content:everybody had been paid}."),
        (False, "{source:The cook} {cue:said} {content:it was unlikely that the oven broke}."),
    ],
)
def test_polarity(told: Told, negated: bool, marked: str) -> None:
    assert told(marked)[-1].negated is negated


def test_the_condition_is_told_verbatim(told: Told) -> None:
    (found,) = told("{source:Dr. Pell} {cue:said} {content:the reef would die if the sea warms further}.")
    assert found.condition is not None
    assert found.condition.text == "if the sea warms further"
    (found,) = told("{source:He} {cue:said} {content:the club would have to sell the ground for the team to survive}.")
    assert found.condition is not None
    assert found.condition.text == "for the team to survive"


def test_likelihood_and_confidence_are_kept_apart(told: Told) -> None:
    (found,) = told("{source:The service} {cue:judges} {content:with low confidence that an attack is very likely}.")
    assert found.estimate is not None
    assert (found.estimate.span.text, found.estimate.scale) == ("very likely", "people")
    assert found.confidence is not None
    assert found.confidence.text == "with low confidence"


def test_the_user_chooses_the_scale(words_of: Callable[[str], Words]) -> None:
    text, one = attributed("{source:Aides} {cue:said} {content:a strike was unlikely}.")
    ranges = {scale: firmness(text, one, words_of(text), scale)[0].estimate for scale in ("ICD 203", "PHIA", "people")}
    assert {scale: (found.low, found.high) for scale, found in ranges.items() if found} == {
        "ICD 203": (0.2, 0.45),
        "PHIA": (0.25, 0.35),
        "people": (0.1, 0.25),
    }


def test_what_is_expected_may_be_the_saying(told: Told) -> None:
    by_outlet, by_source = told("{source:The duke} {cue:is expected to argue} {content:that the forest was his}.")
    assert (by_outlet.by, by_outlet.certainty) == ("outlet", ("assessed", "forecast"))
    assert (by_source.by, by_source.certainty) == ("source", ("stated",))


def test_whose_certainty_it_is(told: Told) -> None:
    by_outlet, by_source = told("{source:The general} {cue:may have ordered} {content:that the depot be burnt}.")
    assert (by_outlet.by, by_outlet.certainty) == ("outlet", ("possible",))
    assert by_source.by == "source"
    (rumour,) = told("{content:The depot was} {cue:allegedly} {content:burnt}.")
    assert rumour.by == "outlet"
