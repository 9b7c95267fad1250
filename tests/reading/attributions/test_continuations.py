from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.invented import attribution, ferry

from sayso.reading.attributions.continuations import continued
from sayso.reading.text.sentences import sentences
from sayso.vocabulary import Attribution


def added(text: str, *known: Attribution) -> list[tuple[str, str, str | None]]:
    """Content, source and what it continues, of the attributions without a cue."""
    found = continued(text, sentences(text), known)
    return [
        (" / ".join(span.text for span in one.content), "".join(span.text for span in one.source), one.continues)
        for one in found
        if one.cue is None
    ]


def said(text: str, source: str, cue: str, *content: str, number: int = 1) -> Attribution:
    return attribution(text, number, (source,), cue, content, "direct")


CASES = {
    "the rest of the quotation": (
        "“We saw it go,” Vold said. “It was late. Nobody ran.”",
        ("Vold", "said", "“We saw it go,”"),
        ["“It was late. Nobody ran.”"],
    ),
    "the part before the cue": (
        "“It was late. Nobody ran,” Vold said.",
        ("Vold", "said", "Nobody ran,”"),
        ["“It was late."],
    ),
    "a sentence of the story before it": (
        "Vold said it was late. “Nobody ran.”",
        ("Vold", "said", "it was late"),
        ["“Nobody ran.”"],
    ),
    "the next paragraph": (
        "Vold said it was late.\n\n“I saw nobody run from there.”",
        ("Vold", "said", "it was late"),
        ["“I saw nobody run from there.”"],
    ),
    "a quotation that opens anew with each paragraph": (
        "“We saw it go,” Vold said. “It was late.\n\n“Nobody ran. Not one.\n\n“And it rained.”\n\nSnow fell.",
        ("Vold", "said", "“We saw it go,”", "“It was late."),
        ["“Nobody ran. Not one.\n\n“And it rained.”"],
    ),
    "a colon": (
        "Vold wrote a note about that night:\n\n“Late.”",
        ("Vold", "wrote", "a note about that night"),
        ["“Late.”"],
    ),
    "words that begin a sentence without a cue": (
        "“It was late,” Vold said. “Nobody in that office ran” that night.",
        ("Vold", "said", "“It was late,”"),
        ["“Nobody in that office ran”"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_speaker_goes_on(case: str) -> None:
    text, (source, cue, *content), expected = CASES[case]
    found = continued(text, sentences(text), [said(text, source, cue, *content)])
    [explicit] = [one for one in found if one.cue]
    assert added(text, said(text, source, cue, *content)) == [(words, "", explicit.id) for words in expected]
    assert all(one.kind == "direct" and 0 < one.score < 1 and one.cited for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Vold called it “a mess” at noon. They watched “A Long Night at the Quay” there.",
        "Snow fell.\n\n“Nobody ran from the quay that night.”",
        "Vold called it “a mess” at noon.\n\n‘A Night at the Quay’\n\nSnow fell.",
    ],
)
def test_scare_quotes_titles_and_quotations_of_nobody_are_none(text: str) -> None:
    known = [said(text, "Vold", "called", "“a mess”")] if "Vold" in text else []
    assert added(text, *known) == []


def test_who_the_sentence_before_is_about_speaks() -> None:
    text = "Snow fell. Ines Vold pointed at the quay. “That is where it was.” He left."
    assert added(text) == [("“That is where it was.”", "Ines Vold", None)]
    text = "Snow fell. Harbour master Per Aas pulled on his boots. “You do not wait.”"
    assert added(text) == [("“You do not wait.”", "Harbour master Per Aas", None)]
    assert added("The ferry left at noon. “That is where it was.”") == []


def test_who_signs_a_quotation_speaks() -> None:
    text = (
        "“It was late.” – Ines Vold, Karsund\n\n“My brother ran from there.” Tor B. Aas\n\n“It rained there all night.”"
    )
    first = attribution(text, 1, ("Ines Vold",), "–", ("“It was late.”",), "direct")
    assert added(text, first) == [("“My brother ran from there.”", "Tor B. Aas", None)]


def test_turns_of_a_transcript() -> None:
    text = "Mail: Was it late?\nVold: It was. He said that it rained.\nMail: Who did?\nVold: Aas said so, I think.\n"
    inner = attribution(text, 1, ("He",), "said", ("that it rained",), "indirect")
    found = continued(text, sentences(text), [inner])
    assert [(one.source[0].text, one.cited, one.inside) for one in found] == [
        ("Mail", False, None),
        ("Vold", True, None),
        ("He", True, "a2"),
        ("Mail", False, None),
        ("Vold", True, None),
    ]


def test_a_turn_that_the_model_found_keeps_its_cue_and_gets_all_of_the_turn() -> None:
    text = "Mail: Was it late?\nVold: It was. It rained.\nMail: Who ran?\nVold: Nobody, as far as I know."
    known = attribution(text, 1, ("Vold",), ":", ("It was",), "indirect", occurrence=1)
    known = replace(
        known, cue=replace(known.source[0], start=known.source[0].end, end=known.source[0].end + 1, text=":")
    )
    found = continued(text, sentences(text), [known])
    assert [(one.cue.text if one.cue else None, one.content[0].text) for one in found] == [
        (None, "Was it late?"),
        (":", "It was. It rained."),
        (None, "Who ran?"),
        (None, "Nobody, as far as I know."),
    ]


def test_ids_follow_the_reading_order() -> None:
    text = "“It was late.” Snow fell.\n\n“We saw it,” Vold said. “It sank.” Aas said that he believes it rained."
    known = (
        said(text, "Vold", "said", "“We saw it,”"),
        attribution(text, 2, ("Aas",), "said that", ("he believes it rained",), "indirect"),
        attribution(text, 3, ("he",), "believes", ("it rained",), "indirect", inside="a2", occurrence=1),
    )
    found = continued(text, sentences(text), known)
    assert [one.id for one in found] == ["a1", "a2", "a3", "a4"]
    assert [(one.cue.text if one.cue else None, one.continues, one.inside) for one in found] == [
        ("said", None, None),
        (None, "a1", None),
        ("said that", None, None),
        ("believes", None, "a3"),
    ]


def test_what_is_covered_stays_as_it_is() -> None:
    reading = ferry()
    found = continued(reading.story.text, sentences(reading.story.text), reading.attributions)
    assert found == reading.attributions


@given(st.text(alphabet="aV :.?“”\"'\n", max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    for one in continued(text, sentences(text), ()):
        assert all(text[span.start : span.end] == span.text for span in (*one.source, *one.content))
        assert one.continues or one.source


def test_many_quotations_take_no_longer_each() -> None:
    def seconds(times: int) -> float:
        text = "“We saw it,” Vold said. “It was late. Nobody ran.”\n\n" * times
        places = list(range(0, len(text), len(text) // times))
        one = said(text[: places[1]] if times > 1 else text, "Vold", "said", "“We saw it,”")
        known = [_moved(one, place, number) for number, place in enumerate(places, 1)]
        start = time.process_time()
        assert len(continued(text, sentences(text), known)) == 2 * len(known)
        return time.process_time() - start

    seconds(20)
    assert seconds(800) < 40 * max(seconds(100), 0.01)


def _moved(one: Attribution, by: int, number: int) -> Attribution:
    def moved(span):  # type: ignore[no-untyped-def]
        return replace(span, start=span.start + by, end=span.end + by)

    return replace(
        one,
        id=f"a{number}",
        source=tuple(map(moved, one.source)),
        cue=moved(one.cue),
        content=tuple(map(moved, one.content)),
    )
