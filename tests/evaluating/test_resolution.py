"""Answers against chains and verdicts, on one invented text."""

import pytest

from sayso import GoldError
from sayso.evaluating.chains import Chained, Member, Question
from sayso.evaluating.resolution import Answer, Resolved, Verdict, counted, resolved, verdicts

TEXT = (
    "Orla Penhale met Hanne Lodd. She smiled. The mayor said no. Penhale left, and Bo Quist came. "
    "Dr. Orla Penhale on the tide. Orla, again."
)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def member(chain: str, words: str, *name: str) -> Member:
    return Member(chain, *at(words), frozenset(name))


MEMBERS = (
    member("p", "Orla Penhale", "orla", "penhale"),
    member("p", "She"),
    member("p", "mayor"),
    Member("p", TEXT.index("Penhale left"), TEXT.index(" left"), frozenset(["penhale"])),
    member("l", "Hanne Lodd", "hanne", "lodd"),
)
MAYOR = Question(*at("The mayor"), "description", "p", at("mayor"))
SHE = Question(*at("She"), "pronoun", "p", at("She"))
STORY = Chained("polnear/dev", "a", TEXT, MEMBERS, (MAYOR, SHE))


def answered(words: str | None, verdict: Verdict | None = None, question: Question = SHE) -> Resolved:
    answer = Answer(*at(words), named=words.istitle() and words != "She") if words else None
    places = {("polnear/dev/a", question.start, question.end): verdict} if verdict else None
    return resolved(STORY, question, answer, places)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Orla Penhale", "right"),
        ("mayor", "right"),
        ("Penhale", "right"),  # the annotation has it as a part of the longer name
        ("Hanne Lodd", "wrong"),
        ("Bo Quist", "wrong"),  # in no chain
        ("Dr. Orla Penhale", "right"),  # in no chain either, but with the same full name
        ("Orla, again", "wrong"),  # a first name is no full one
        ("She", "unknown"),  # itself
        (None, "unknown"),
    ],
)
def test_an_answer_is_right_where_it_is_in_the_chain(words, outcome):
    found = answered(words)
    assert (found.outcome, found.corrected, found.story) == (outcome, outcome, "polnear/dev/a")


def test_a_short_name_must_be_told_more_than_itself():
    start = TEXT.rindex("Orla,")
    orla = Question(start, start + 4, "short name", "p", (start, start + 4))
    assert answered("Orla Penhale", question=orla).outcome == "right"
    assert answered("Orla", question=orla).outcome == "unknown"  # the first name, as it stands elsewhere


@pytest.mark.parametrize(
    ("verdict", "words", "corrected"),
    [
        (Verdict(at("Hanne Lodd"), "ours", ""), "Hanne Lodd", "right"),
        (Verdict(at("Hanne Lodd"), "ours", ""), "Lodd", "right"),  # the same answer, in other words
        (Verdict(at("Hanne Lodd"), "ours", ""), "Orla Penhale", "wrong"),  # the chain is wrong
        (Verdict(at("Orla Penhale"), "ours", ""), "Dr. Orla Penhale", "right"),  # the same name elsewhere
        (Verdict(at("Hanne Lodd"), "ours", ""), None, "unknown"),
        (Verdict(at("Hanne Lodd"), "theirs", ""), "Hanne Lodd", "wrong"),
        (Verdict(at("Hanne Lodd"), "theirs", ""), "Orla Penhale", "right"),
        (Verdict(at("Hanne Lodd"), "neither", ""), "Hanne Lodd", "wrong"),
        (Verdict(at("Hanne Lodd"), "neither", ""), "Orla Penhale", "wrong"),
        (Verdict(at("Orla Penhale"), "ours", ""), "mayor", "right"),  # the same chain
        (Verdict(None, "ours", ""), None, None),  # nobody is named: nothing to ask
        (Verdict(None, "ours", ""), "Orla Penhale", "wrong"),
        (Verdict(None, "theirs", ""), None, "unknown"),
        (Verdict(None, "neither", ""), None, "unknown"),
    ],
)
def test_a_verdict_corrects_the_outcome_of_the_answer_it_is_about(verdict, words, corrected):
    assert answered(words, verdict).corrected == corrected


def test_counts_as_compared_and_as_corrected():
    found = [
        answered("Orla Penhale"),
        answered("She", question=MAYOR),
        answered("Hanne Lodd", Verdict(at("Hanne Lodd"), "ours", "the chain is two people")),
        answered(None, Verdict(None, "ours", "nobody is named")),
    ]
    assert counted(found) == {
        "raw": {"asked": 4, "right": 2, "wrong": 1, "unknown": 1, "named": 1},
        "corrected": {"asked": 3, "right": 3, "wrong": 0, "unknown": 0, "named": 2, "judged": 2},
    }


def test_verdicts_are_read_from_a_table(tmp_path):
    path = tmp_path / "verdicts.csv"
    path.write_text("story,start,end,answer,verdict,note\npolnear/dev/a,1,4,7..9,ours,\nb,2,3,,neither,odd\n", "utf-8")
    assert verdicts(path) == {
        ("polnear/dev/a", 1, 4): Verdict((7, 9), "ours", ""),
        ("b", 2, 3): Verdict(None, "neither", "odd"),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("story,start\n", "the first line must be story,start,end,answer,verdict,note"),
        ("story,start,end,answer,verdict,note\na,1,2,,yes,\n", "line 2: the verdict must be one of ours"),
        ("story,start,end,answer,verdict,note\na,1,x,,ours,\n", "line 2: start and end must be numbers"),
        ("story,start,end,answer,verdict,note\na,1,2,5,ours,\n", "line 2: start and end must be numbers"),
    ],
)
def test_a_bad_table_is_named(tmp_path, text, message):
    path = tmp_path / "verdicts.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(GoldError, match=message):
        verdicts(path)
    with pytest.raises(GoldError, match="cannot be read"):
        verdicts(tmp_path / "none.csv")
