"""The story the project grew out of: the rows of its hand-made reading that the model must find."""

import re
from pathlib import Path

import pytest

import sayso

STORY = Path(__file__).parents[3] / "shared" / "examples" / "000_1359c0a732c44519.txt"
pytestmark = pytest.mark.skipif(not STORY.exists(), reason="the example story is not at hand")

ROWS = [
    ("1", "High-ranking Kremlin officials", "believe", "the invasion of Ukraine has been lost"),
    ("2", "High-ranking Kremlin officials", "adding", "the regime under the Russian President Vladimir Putin is reaching its final stretch as Putin is reportedly facing coup and cancer rumors"),  # noqa: E501
    ("3", "", "reportedly", "Putin is facing coup and cancer rumors"),
    ("4 outer", "Bellingcat chief investigator Christo Grozev", "according to", "A group of informed elite within the Russian security forces have concluded that there is no chance for Russia to win the war in Ukraine"),  # noqa: E501
    ("4 inner", "A group of informed elite within the Russian security forces", "concluded", "there is no chance for Russia to win the war in Ukraine"),  # noqa: E501
    ("5 inner", "the informed elite within the security forces", "understand", "that the war is lost"),
    ("6", "He", "mentioned", "Putin would have to enact full mobilization for Moscow to stand a chance in the conflict"),  # noqa: E501
    ("7", "he", "noted", "such a mandate would cause a social explosion in Russia"),
    ("9", "The British Defense Ministry", "believes", "the Kremlin has lost as much as a third of its invasion force after almost four months of continuous fighting"),  # noqa: E501
    ("11", "Grozev", "said", "These are those parts of the security forces who know the dangers for the regime and they themselves are now preparing their future"),  # noqa: E501
    ("12 outer", "He", "noted", "these security officials who are aware of the true number of casualties see Putin as losing his grip on Russia"),  # noqa: E501
    ("12 inner", "these security officials", "see", "Putin as losing his grip on Russia"),
    ("13", "Grozev", "mentioned", "some officers within Russia s Federal Security Services FSB and Main Directorate GRU are making preparations for an upcoming regime change"),  # noqa: E501
    ("14", "Grozev", "added", "Some of them are looking for an opportunity to take their families out of Russia"),
]  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.fixture(scope="module")
def reading() -> sayso.Reading:
    return sayso.read(STORY)


@pytest.mark.parametrize(("row", "source", "cue", "content"), ROWS, ids=[row[0] for row in ROWS])
def test_row(reading, row, source, cue, content):
    expected = words(content)
    for one in reading.attributions:
        told = words(" ".join(span.text for span in one.content))
        missing = [w for w in expected if w not in told] + [w for w in told if w not in expected]
        told_source = words(" ".join(span.text for span in one.source))
        right_source = told_source[: len(words(source))] == words(source) and bool(told_source) == bool(source)
        if cue in one.cue.text and right_source and len(missing) <= 3:
            return
    pytest.fail(f"row {row} is not among " + "; ".join(f"{a.source} {a.cue} {a.content}" for a in reading.attributions))


def test_captions_are_no_body_text(reading):
    assert "Gerasimov" not in reading.story.text
    assert "commons.wikimedia.org" not in reading.story.text


# Rows with a source, and to whom it resolves.
RESOLVED = [
    ("believe", "High-ranking Kremlin officials"),
    ("adding", "High-ranking Kremlin officials"),
    ("according to", "Christo Grozev"),
    ("said", "Christo Grozev"),
    ("mentioned", "Christo Grozev"),
    ("noted", "Christo Grozev"),
    ("believes", "British Defense Ministry"),
    ("added", "Christo Grozev"),
]


@pytest.mark.parametrize(("cue", "name"), RESOLVED)
def test_sources(reading, cue, name):
    names = {source.id: source.name.text for source in reading.sources}
    found = [one for one in reading.attributions if (one.cue and cue in one.cue.text.split()) or one.cue.text == cue]
    assert found
    for one in found:
        assert [names[resolution.source] for resolution in one.by] == [name]
        assert one.by[0].path[0].span == one.source[0]


def test_grozev(reading):
    [grozev] = [source for source in reading.sources if source.name.text == "Christo Grozev"]
    assert grozev.type == "named_person"
    assert "chief investigator" in " ".join(title.text for title in grozev.title)
    assert grozev.affiliation.text == "Bellingcat"
    assert any(span.text.startswith("Bellingcat is a Netherlands-based") for span in grozev.justification)
    assert {mention.span.text for mention in grozev.mentions} >= {"Christo Grozev", "Grozev", "He", "he"}


@pytest.mark.parametrize("terminal", ["A group of “informed elite”", "the informed elite", "these security officials"])
def test_chains_go_through_grozev(reading, terminal):
    names = {source.id: source.name.text for source in reading.sources}
    chains = [
        [names[source] for link in one.chain for source in link.sources] for one in reading.attributions if one.relayed
    ]
    assert any(chain[0] == "Christo Grozev" and chain[-1].startswith(terminal) for chain in chains)


def test_types(reading):
    types = {source.name.text: source.type for source in reading.sources}
    assert types["High-ranking Kremlin officials"] == "unnamed_group"
    assert types["British Defense Ministry"] == "named_organization"


def test_the_source_of_the_central_claim_was_promoted(reading):
    [remark] = [remark for remark in reading.profile.remarks if remark.topic == "source promoted"]
    cues = {one.id: one.cue.text for one in reading.attributions if one.cue}
    assert cues[remark.attributions[0]] == "believe"
    assert "have concluded" in {cues[name] for name in remark.attributions[1:]}
    assert "Christo Grozev, who relays" in remark.text


def test_what_hangs_on_whom(reading):
    topics = {remark.topic: remark.text for remark in reading.profile.remarks}
    assert "Christo Grozev" in topics["single source"]
    assert "“reportedly”" in topics["rumour"]


# Rows of the example with the certainty of each link: by cue.
CERTAINTY = [
    ("believe", {"assessed"}),
    ("adding", {"assessed", "forecast"}),
    ("reportedly", {"rumoured"}),
    ("have concluded", {"assessed"}),
    ("understand", {"stated"}),
    ("also mentioned", {"conditional"}),
    ("noted", {"conditional", "forecast"}),
    ("is safe to assume", {"assessed"}),
    ("believes", {"assessed"}),
    ("see", {"assessed"}),
    ("added", {"stated"}),
]


@pytest.mark.parametrize(("cue", "labels"), CERTAINTY, ids=[row[0] for row in CERTAINTY])
def test_certainty(reading, cue, labels):
    found = next(one for one in reading.attributions if one.cue and one.cue.text == cue)
    assert {label for firmness in found.certainty for label in firmness.certainty} == labels


def test_a_rumour_is_the_outlets(reading):
    rumour = next(one for one in reading.attributions if one.cue and one.cue.text == "reportedly")
    assert [firmness.by for firmness in rumour.certainty] == ["outlet"]


def test_figures(reading):
    found = {figure.span.text: figure for figure in reading.figures}
    thousands = found["thousands of Russian soldiers"]
    assert (thousands.low, thousands.high, thousands.scope.text) == (2_000, 10_000, "cost the lives")
    third = found["as much as a third of its invasion force"]
    assert (third.low, third.high, third.includes_high) == (0, pytest.approx(1 / 3), True)
    assert (third.counted.text, third.scope.text) == ("invasion force", "lost")
    assert (found["tens of thousands of soldiers"].low, found["tens of thousands of soldiers"].high) == (
        20_000,
        100_000,
    )
    [money] = [figure for words, figure in found.items() if words.startswith("millions, if not billions of dollars")]
    assert (money.low, money.high) == (2e6, 1e12)


def test_figures_compared(reading):
    verdicts = {(one.first.span.text, one.second.span.text): one for one in reading.comparisons}
    assert verdicts["thousands of Russian soldiers", "tens of thousands of soldiers"].verdict == "differ"
    lost = verdicts["as much as a third of its invasion force", "tens of thousands of soldiers"]
    assert lost.verdict == "not comparable"
    assert "“lost” is not “perished”" in lost.reason


def test_forecasts(reading):
    told = [forecast.wording for forecast in reading.forecasts]
    assert any("is reaching its final stretch" in wording for wording in told)
    assert any("would cause a social explosion" in wording for wording in told)
    assert any("upcoming regime change" in wording for wording in told)
