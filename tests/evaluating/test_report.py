"""What is shown of a measurement: its figures, and the places behind them."""

import json
from collections import Counter

from sayso.evaluating import Resolutions, SourcingScores, as_json, as_text
from sayso.evaluating.chains import Chained, Member, Question
from sayso.evaluating.labels import Label, Labelled
from sayso.evaluating.resolution import Answer, Verdict, resolved
from sayso.vocabulary import Profile, Reading, Source, Span, Statement, Story

FAR = "The rain went on.\n" * 20
TEXT = f"Orla Penhale met Hanne Lodd. {FAR}She smiled, and he said no."
MEMBERS = (Member("p", 0, 12, frozenset(["orla", "penhale"])), Member("l", 17, 27, frozenset(["hanne", "lodd"])))


def question(word: str, chain: str) -> Question:
    at = (TEXT.index(word), TEXT.index(word) + len(word))
    return Question(*at, "pronoun", chain, at)


SHE, HE = question("She", "p"), question("he said", "l")
STORY = Chained("polnear/dev", "a", TEXT, MEMBERS, (SHE, HE))


def resolutions() -> Resolutions:
    judged = {("polnear/dev/a", SHE.start, SHE.end): Verdict((17, 27), "ours", "the chain mixes two")}
    found = [resolved(STORY, SHE, Answer(17, 27, named=True), judged), resolved(STORY, HE, None)]
    return Resolutions("polnear/dev", found, Counter({"no name in the chain": 3}))


def scores() -> SourcingScores:
    story = Story("He said so. Lodd said no.", "own/a", "0")
    labels = (
        Label("own/a", "named_person", "Hanne Lodd", "", "", (), (), (), ((12, 25),)),
        Label("own/a", "unnamed_person", "He", "", "", (), (), (), ((0, 11),)),
    )
    name = Span.of(story.text, 12, 16)
    source = Source("s1", "named_person", "", name, (name,), None, (), None, ())
    statements = (Statement(Span.of(story.text, 12, 25), ("a1",), ("s1",)),)
    found = SourcingScores()
    found.add(Labelled(story, labels), Reading(story, (), (source,), statements, Profile(0, 0.0, (), ()), "", ""))
    return found


def test_a_table_of_resolutions_as_compared_and_as_corrected():
    assert as_text([resolutions()]).splitlines() == [
        "polnear/dev                asked    right      %    wrong      %  unknown      %    named      %",
        "pronoun                        2        0    0.0        1   50.0        1   50.0        0    0.0",
        "corrected by 1 verdicts    asked    right      %    wrong      %  unknown      %    named      %",
        "pronoun                        2        1   50.0        0    0.0        1   50.0        1   50.0",
        "not asked: no name in the chain 3",
        "",
    ]


def test_disagreements_are_shown_in_context():
    shown = as_text([resolutions()], show="wrong")
    start = SHE.start
    assert f"polnear/dev/a {start}..{start + 3} → 17..27 pronoun, wrong; judged: ours (the chain mixes two)" in shown
    assert "Orla Penhale met {Hanne Lodd}. The rain" in shown
    assert "went on. [She] smiled, and he said no." in shown
    assert " […] " in shown
    assert "the chain has Orla Penhale" in shown
    assert "→ nothing" not in shown
    assert "→ nothing pronoun, unknown" in as_text([resolutions()], show="all")


def test_a_table_of_labels_and_what_differs():
    shown = as_text([], scores(), show="all").splitlines()
    assert shown[0] == "1 labelled stories         right      of       %     sources       %"
    assert "statements found               1       2    50.0           2    50.0" in shown
    assert "name                           0       1     0.0           1     0.0" in shown
    assert "title                          1       1   100.0" in shown  # given where the label has none
    assert "own/a name: Hanne Lodd → Lodd" in shown
    assert "own/a statements found: He → nothing" in shown
    assert not [line for line in as_text([], scores(), show="wrong").splitlines() if "statements found:" in line]


def test_json_has_all_counts():
    found = json.loads(as_json([resolutions()], scores(), ["gum/dev/x"]))
    assert found["polnear/dev"]["pronoun"]["raw"] == {"asked": 2, "right": 0, "wrong": 1, "unknown": 1, "named": 0}
    assert found["polnear/dev"]["not asked"] == {"no name in the chain": 3}
    assert found["labels"]["missing"] == ["gum/dev/x"]
    assert found["labels"]["columns"]["statements found"] == {
        "right": 1,
        "of": 2,
        "percent": 50.0,
        "sources": 2,
        "percent by source": 50.0,
    }
    assert found["labels"]["given"]["title"] == {"right": 1, "of": 1}
