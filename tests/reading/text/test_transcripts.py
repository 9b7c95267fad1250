from __future__ import annotations

from sayso.reading.text.transcripts import turns


def told(text: str) -> list[tuple[str, list[str], bool]]:
    return [
        (text[slice(*turn.speaker)], [text[start:end] for start, end in turn.paragraphs], turn.asks)
        for turn in turns(text)
    ]


INTERVIEW = """\
Mail: You saw the ferry go down?

Ines Vold: I saw it from the quay. It was late in the day.

It rained, too.

[laughs]

Mail: And then?

Ines Vold: Then I ran to the harbour office.
"""


def test_the_turns_of_an_interview() -> None:
    assert told(INTERVIEW) == [
        ("Mail", ["You saw the ferry go down?"], True),
        ("Ines Vold", ["I saw it from the quay. It was late in the day.", "It rained, too."], False),
        ("Mail", ["And then?"], True),
        ("Ines Vold", ["Then I ran to the harbour office."], False),
    ]


def test_capitals_questions_and_answers_and_marks_that_open_each_paragraph() -> None:
    text = (
        '"AAS: It was safe when we left it that night.\n\n"(CROSSTALK)\n\n"VOLD: That is not true.\n\n"AAS: It was.\n\n'
        '"And it is.\n\nThey left at noon.'
    )
    assert [(name, len(paragraphs)) for name, paragraphs, _ in told(text)] == [("AAS", 1), ("VOLD", 1), ("AAS", 2)]
    asked = (
        "Q: Is the old quay safe?\nA: It is safe, as far as I know.\nQ: Who checked?\nA: The office did that in May."
    )
    assert [(name, asks) for name, _, asks in told(asked)] == [("Q", True), ("A", False), ("Q", True), ("A", False)]


def test_other_lines_with_a_colon_are_none() -> None:
    assert turns("Vold: Ferry was late.\n\nShe said so on Monday.\n\nThe reason: It rained.") == ()
    assert turns("Votes for Vold\n\nVold: 547\n\nAas: 46\n\nVold: 2,316\n\nAas: 1,547") == ()
    assert turns("") == ()
