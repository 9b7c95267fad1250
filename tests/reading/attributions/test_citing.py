from __future__ import annotations

import pytest
from support.invented import attribution

from sayso.reading.attributions.citing import citing, is_no_answer, marked
from sayso.reading.text.quotation import kind, quoted
from sayso.vocabulary import Attribution, Span

CITED = [
    ("The mayor", "said", "that the quay is safe", "The mayor said that the quay is safe."),
    ("the harbour office", "according to", "The quay is safe", "The quay is safe, according to the harbour office."),
    ("Ines Vold", "has repeatedly warned", "that it may sink", "Ines Vold has repeatedly warned that it may sink."),
    ("The survey", "found", "that most ferries are late", "The survey found that most ferries are late."),
    ("records", "show", "that both pumps failed that night", "But records show that both pumps failed that night."),
    ("the board", "urged", "the town to close the quay", "In a letter the board urged the town to close the quay."),
    ("Aas", "vowed", "to reopen it by the summer", "Aas vowed to reopen it by the summer."),
    ("He", "called", "the plan “a farce from the start”", "He called the plan “a farce from the start”."),
    ("Vold", "fears", "“a winter without a ferry”", "Vold fears “a winter without a ferry”."),
    ("Aas", "made clear", "that he would stay", "Aas made clear that he would stay."),
    ("She", "could not resist pointing out", "that it rained", "She could not resist pointing out that it rained."),
    ("Old sailors", "will tell", "that the bell rings", "Old sailors will tell you that the bell rings."),
    ("Vold", "went on the radio to say", "that it was late", "Vold went on the radio to say that it was late."),
    ("Security officials", "believe", "the war there is lost", "Security officials believe the war there is lost."),
    ("He", "mentioned", "that a pump had failed", "He mentioned that a pump had failed."),
    ("The minister", "denied", "seeing the letter", "The minister denied seeing the letter."),
    ("the Mail", "first reported by", "The sale", "The sale was first reported by the Mail."),
    ("Vold", "was quoted as saying", "that it rained", "Vold was quoted as saying that it rained."),
    ("Vold’s", "claim", "that the quay had been safe", "They doubt Vold’s claim that the quay had been safe."),
]
NOT_CITED = [
    ("The mayor", "wants", "a new quay", "The mayor wants a new quay."),
    ("Many voters", "believe", "the war there is lost", "Many voters believe the war there is lost."),
    ("Vold", "hopes", "to sail in May", "Vold hopes to sail in May."),
    ("Vold", "knew", "that the quay was weak", "Vold knew that the quay was weak."),
    ("Aas", "criticised", "the plan", "Aas criticised the plan."),
    ("Aas", "will announce", "the date on Monday", "Aas will announce the date on Monday."),
    ("Aas", "is expected to say", "that he resigns", "Aas is expected to say that he resigns."),
    ("Aas", "never said", "that it was safe", "Aas never said that it was safe."),
    ("He", "says", "so again", "If He says so again, they will leave."),
    ("She", "was told", "that it was late", "She was told that it was late."),
    ("Vold", "supports", "a longer quay for the town", "Vold supports a longer quay for the town."),
    ("you", "say", "that it rains", "When you say that it rains, they laugh."),
    ("The quay", "is described as", "the oldest of them", "The quay is described as the oldest of them."),
    ("The quay", "seems", "to be sinking by the year", "The quay seems to be sinking by the year."),
    ("who", "has pledged", "to close every quay", "Aas, who has pledged to close every quay, left early."),
    ("He", "asked", "whether it had rained there", "He asked whether it had rained there."),
    ("Aas’s", "plan", "to close the quay", "Aas’s plan to close the quay is old."),
]
NO_ANSWER = [
    ("Aas", "declined to", "comment", "Aas declined to comment."),
    ("Aas", "would not speculate on", "who did it", "Aas would not speculate on who did it."),
    (
        "the board",
        "did not respond to",
        "requests for comment",
        "And the board did not respond to requests for comment.",
    ),
    ("Neither side", "would say", "when talks resume", "Neither side would say when talks resume."),
    ("A spokesman", "declined", "a request for an interview", "A spokesman declined a request for an interview."),
]


def one(source: str, cue: str, content: str, text: str) -> Attribution:
    found = attribution(text, 1, (source,), cue, (content,), "indirect")
    places = [(span.start, span.end) for span in found.content]
    return Attribution("a1", found.source, found.cue, found.content, kind(text, places, quoted(text)), None, 0.9)


@pytest.mark.parametrize("words", CITED, ids=lambda words: " ".join(words[:2]))
def test_somebody_is_cited(words: tuple[str, str, str, str]) -> None:
    verdict = citing(words[3], one(*words), quoted(words[3]))
    assert verdict.cited, verdict.reason
    assert not is_no_answer(words[3], one(*words))


@pytest.mark.parametrize("words", NOT_CITED, ids=lambda words: " ".join(words[:2]))
def test_the_story_tells_it_itself(words: tuple[str, str, str, str]) -> None:
    verdict = citing(words[3], one(*words), quoted(words[3]))
    assert not verdict.cited, verdict.reason
    assert not is_no_answer(words[3], one(*words))


@pytest.mark.parametrize("words", NO_ANSWER, ids=lambda words: " ".join(words[:2]))
def test_no_answer_cites_nobody_and_can_be_told_apart(words: tuple[str, str, str, str]) -> None:
    assert is_no_answer(words[3], one(*words))
    assert not citing(words[3], one(*words), quoted(words[3])).cited


def test_who_is_only_said_to_say_something_in_a_quotation_is_not_cited() -> None:
    text = "“He said that it rained,” Vold said."
    said = one("He", "said", "that it rained", text)
    assert not citing(text, said, quoted(text)).cited


def test_nobody_is_cited_where_nobody_is_named() -> None:
    text = "The quay is reportedly safe."
    found = Attribution("a1", (), Span.of(text, 12, 22), (Span.of(text, 0, 8),), "indirect", None, 0.9)
    assert not marked(text, [found])[0].cited


def test_what_has_no_cue_stays_as_it_is() -> None:
    text = "“We saw it.” “It sank.”"
    saw, sank = Span.of(text, 0, 12), Span.of(text, 13, 23)
    implicit = [
        Attribution("a1", (), None, (saw,), "direct", None, 0.9, continues="a2"),
        Attribution("a2", (), None, (sank,), "direct", None, 0.9, continues="a1", cited=False),
    ]
    assert [found.cited for found in marked(text, implicit)] == [True, False]


def test_every_verdict_has_a_reason() -> None:
    for words in CITED + NOT_CITED + NO_ANSWER:
        assert citing(words[3], one(*words), quoted(words[3])).reason
