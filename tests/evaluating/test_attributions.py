"""The scorer, on a hand-made pair of files whose figures were counted on paper."""

import json

from sayso.evaluating import Measure, Scores

TEXT = "Mara Lind said the bridge is closed. It reopens Monday, according to the council. Critics doubt that."


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in words]


def attribution(source: list[str], cue: str, content: list[str]) -> dict[str, list[list[int]]]:
    return {"source": spans(*source), "cue": spans(cue), "content": spans(*content)}


GOLD = [
    attribution(["Mara Lind"], "said", ["the bridge is closed"]),
    attribution(["the council"], "according to", ["It reopens Monday"]),
    attribution(["Critics"], "doubt", ["that"]),
]


def test_a_perfect_prediction_scores_a_hundred_everywhere():
    scores = Scores()
    scores.add(TEXT, GOLD, GOLD)
    assert set(scores.measures().values()) == {Measure(100.0, 100.0, 100.0)}


def test_nothing_predicted_scores_nothing_and_counts_as_missing():
    scores = Scores()
    scores.add(TEXT, GOLD, None)
    assert scores.missing == 1
    assert set(scores.measures().values()) == {Measure(0.0, 0.0, 0.0)}


def test_parts_are_counted_role_by_role():
    guess = [
        attribution(
            ["Lind"], "said", ["the bridge is closed."]
        ),  # punctuation does not count; one word of the source missing
        attribution(["the council"], "according", ["It reopens"]),
    ]
    scores = Scores()
    scores.add(TEXT, GOLD, guess)
    measures = scores.measures()
    assert measures["found"] == Measure(100.0, 66.67, 80.0)
    assert measures["cue exact"] == Measure(50.0, 33.33, 40.0)
    assert measures["source exact"] == Measure(50.0, 33.33, 40.0)
    assert measures["content exact"] == Measure(50.0, 33.33, 40.0)
    assert measures["content overlap"] == Measure(100.0, 75.0, 85.71)  # 6 of 6 words, 8 annotated
    assert measures["whole"] == Measure(0.0, 0.0, 0.0)


def test_without_a_shared_cue_the_content_pairs_if_half_of_the_shorter_is_shared():
    scores = Scores()
    scores.add(TEXT, GOLD[:1], [attribution([], "closed", ["the bridge is"])])
    assert scores.measures()["found"].f1 == 100.0
    scores = Scores()
    scores.add(TEXT, GOLD[:1], [attribution([], "Monday", ["closed. It reopens Monday, according"])])
    assert scores.measures()["found"].f1 == 0.0


def test_each_attribution_is_paired_once():
    scores = Scores()
    scores.add(TEXT, GOLD[:1], [GOLD[0], GOLD[0]])
    assert scores.measures()["found"] == Measure(50.0, 100.0, 66.67)


def test_a_missing_source_neither_helps_nor_hurts_the_source_measure():
    none = {**GOLD[0], "source": []}
    scores = Scores()
    scores.add(TEXT, [none], [none])
    assert scores.measures()["source exact"] == Measure(0.0, 0.0, 0.0)
    assert scores.measures()["whole"].f1 == 100.0


def test_articles_add_up():
    scores = Scores()
    scores.add(TEXT, GOLD, GOLD)
    scores.add(TEXT, GOLD, [])
    assert scores.measures()["found"] == Measure(100.0, 50.0, 66.67)
    assert json.dumps({name: m.f1 for name, m in scores.measures().items()})
