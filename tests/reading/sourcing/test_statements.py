from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.invented import attribution, ferry

from sayso.reading.sourcing.statements import statements
from sayso.reading.text.sentences import sentences
from sayso.vocabulary import Attribution, Resolution, Span


def said(text: str, number: int, source: str, cue: str, *content: str, by: tuple[str, ...] = ()) -> Attribution:
    """An attribution in words; the cue is the one next to the content."""
    places = [text.index(words) for words in content]
    cues = [place for place in range(len(text)) if text.startswith(cue, place)]
    at = min(cues, key=lambda place: abs(place - places[0]))
    return Attribution(
        id=f"a{number}",
        source=(Span.of(text, text.index(source), text.index(source) + len(source)),) if source else (),
        cue=Span.of(text, at, at + len(cue)),
        content=tuple(Span.of(text, place, place + len(words)) for place, words in zip(places, content, strict=True)),
        kind="indirect",
        inside=None,
        score=0.9,
        by=tuple(Resolution(id_, (), 0.9) for id_ in by),
    )


def found(text: str, *attributions: Attribution) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(one.span.text, one.attributions, one.sources) for one in statements(text, sentences(text), attributions)]


def test_a_statement_is_whole_sentences_and_ends_with_the_source() -> None:
    text = "Snow fell. Vold said it was late. Aas said it was not, and she agreed it was cold. Nobody ran."
    vold = said(text, 1, "Vold", "said", "it was late", by=("s1",))
    aas = said(text, 2, "Aas", "said", "it was not", by=("s2",))
    assert found(text, vold, aas) == [
        ("Vold said it was late.", ("a1",), ("s1",)),
        ("Aas said it was not, and she agreed it was cold.", ("a2",), ("s2",)),
    ]


def test_consecutive_sentences_of_one_source_are_one_statement() -> None:
    text = "Vold said it was late. “Nobody ran,” she added. “It rained. It was cold.”\n\nVold noted that Aas left."
    first = said(text, 1, "Vold", "said", "it was late", by=("s1",))
    then = said(text, 2, "she", "added", "“Nobody ran,”", "“It rained. It was cold.”", by=("s1",))
    anew = said(text, 3, "Vold", "noted", "that Aas left", by=("s1",))
    assert found(text, first, then, replace(anew, source=(Span.of(text, 78, 82),))) == [
        ("Vold said it was late. “Nobody ran,” she added. “It rained. It was cold.”", ("a1", "a2"), ("s1",)),
        ("Vold noted that Aas left.", ("a3",), ("s1",)),
    ]


def test_a_paragraph_in_which_the_source_goes_on_without_a_cue_belongs_to_the_statement() -> None:
    text = "“It was late,” Vold said. “Nobody ran.\n\n“It rained.”\n\n“It was cold.”\n\nSnow fell."
    over_two = said(text, 1, "Vold", "said", "“It was late,”", "“Nobody ran.\n\n“It rained.”", by=("s1",))
    implicit = Attribution("a2", (), None, (Span.of(text, 56, 70),), "direct", None, 0.8, continues="a1")
    implicit = replace(implicit, by=over_two.by)
    assert found(text, over_two, implicit) == [(text[: text.index("\n\nSnow")], ("a1", "a2"), ("s1",))]


def test_one_sentence_between_and_the_one_about_anonymity_belong_to_the_statement() -> None:
    text = "A clerk said it was late. She kept a list. “Nobody ran,” she said. She asked not to be named. Snow fell."
    clerk = said(text, 1, "A clerk", "said", "it was late", by=("s1",))
    again = said(text, 2, "", "said.", "“Nobody ran,”", by=("s1",))
    assert [words for words, *_ in found(text, clerk, again)] == [text.removesuffix(" Snow fell.")]
    other = said(text, 3, "", "kept", "a list", by=("s2",))
    assert [words for words, *_ in found(text, clerk, other, again)] == [
        "A clerk said it was late.",
        "She kept a list.",
        "“Nobody ran,” she said. She asked not to be named.",
    ]


def test_two_sources_of_a_sentence_are_two_statements_and_joint_ones_one() -> None:
    text = "Vold said it was late, but Aas said it was not. Both said it was cold."
    vold = said(text, 1, "Vold", "said", "it was late", by=("s1",))
    aas = said(text, 2, "Aas", "said", "it was not", by=("s2",))
    both = said(text, 3, "Both", "said", "it was cold", by=("s1", "s2"))
    assert found(text, vold, aas, both) == [
        ("Vold said it was late, but Aas said it was not.", ("a1",), ("s1",)),
        ("Vold said it was late, but Aas said it was not.", ("a2",), ("s2",)),
        ("Both said it was cold.", ("a3",), ("s1", "s2")),
    ]


def test_only_who_is_cited_by_the_story_has_statements() -> None:
    text = "Vold said that Aas believes it was late. Aas wants a boat."
    vold = said(text, 1, "Vold", "said", "that Aas believes it was late", by=("s1",))
    inner = replace(said(text, 2, "Aas", "believes", "it was late", by=("s2",)), inside="a1")
    wants = replace(said(text, 3, "Aas", "wants", "a boat", by=("s2",)), cited=False)
    assert found(text, vold, inner, wants) == [("Vold said that Aas believes it was late.", ("a1",), ("s1",))]


def test_what_is_cited_inside_what_the_story_tells_has_a_statement() -> None:
    text = "Both know what it cost: they met there, they said, and were late."
    know = replace(said(text, 1, "Both", "know", "they met there, they said, and were late", by=("s1",)), cited=False)
    inner = replace(said(text, 2, "they", "said", "they met there", by=("s1",)), inside="a1")
    assert found(text, know, inner) == [(text, ("a2",), ("s1",))]


def test_where_it_is_open_who_is_meant_words_that_are_alike_are_one_source() -> None:
    text = "She said it was late. She said it was cold. He said it was not."
    one, two = (said(text, n, "She", "said", words) for n, words in ((1, "it was late"), (2, "it was cold")))
    he = said(text, 3, "He", "said", "it was not")
    assert found(text, one, two, he) == [
        ("She said it was late. She said it was cold.", ("a1", "a2"), ()),
        ("He said it was not.", ("a3",), ()),
    ]


@pytest.mark.parametrize(
    ("before", "pronoun", "same"),
    [
        ("Ines Vold", "She", True),
        ("The ministry", "It", True),
        ("The ministry", "He", False),
        ("Reuters", "She", False),
    ],
)
def test_a_pronoun_takes_up_the_only_source_of_the_sentence_before(before: str, pronoun: str, same: bool) -> None:
    text = f"{before} said it was late. {pronoun} added that it rained. Snow fell."
    known = said(text, 1, before, "said", "it was late", by=("s1",))
    unknown = said(text, 2, pronoun, "added", "that it rained")
    both = (f"{before} said it was late. {pronoun} added that it rained.", ("a1", "a2"), ("s1",))
    made = found(text, known, unknown)
    assert made == [both] if same else len(made) == 2
    elsewhere = text.replace(". ", ".\n\n")
    apart = found(elsewhere, *(replace_text(one, text, elsewhere) for one in (known, unknown)))
    assert [sources for _, _, sources in apart] == [("s1",), ()]


def replace_text(one: Attribution, text: str, other: str) -> Attribution:
    """``one`` where its words stand in ``other``, a text in which only white space is longer."""

    def moved(span: Span) -> Span:
        start = span.start + (len(other) - len(text)) // 2 * text[: span.start].count(". ")
        return Span.of(other, start, start + len(span.text))

    cue = moved(one.cue) if one.cue else None
    return replace(one, source=tuple(map(moved, one.source)), cue=cue, content=tuple(map(moved, one.content)))


def test_a_dateline_belongs_to_no_statement() -> None:
    text = "KARSUND, Ostmark (NPA) – It was late, Vold said."
    vold = said(text, 1, "Vold", "said", "It was late", by=("s1",))
    dateline = Span.of(text, 0, text.index(" –"))
    [one] = statements(text, sentences(text), [vold], dateline)
    assert one.span.text == "It was late, Vold said."


@pytest.mark.parametrize(
    "headline",
    [
        "Cold night at the quay\n\nVold says ferry was late.",
        "Vold Says Ferry Was Unsafe and Late.",
        "Vold: ferry ‘was late’",
        "Vold says ferry was late.",
    ],
)
def test_a_headline_is_no_statement(headline: str) -> None:
    text = f"{headline}\n\nVold said on Monday that it was late. She said it was cold. Aas said no."
    cue = next(words for words in (":", "Says", "says") if words in headline)
    top = said(text, 1, "Vold", cue, "erry")
    assert found(text, top) == []


@pytest.mark.parametrize(
    "lead",
    ["A ferry was late, Vold said.", "A ferry sank on Monday, police say.", "“It was late,” Vold said, “and cold.”"],
)
def test_a_short_first_paragraph_is_a_statement(lead: str) -> None:
    text = f"{lead}\n\nVold said on Monday that it was late. She said it was cold."
    source = "police" if "police" in lead else "Vold"
    top = attribution(text, 1, (source,), "say" if "say" in lead else "said", (lead[:8],), "indirect")
    assert [words for words, *_ in found(text, top)] == [lead]


def test_every_cited_attribution_of_a_story_stands_in_a_statement() -> None:
    reading = ferry()
    text = reading.story.text
    made = statements(text, sentences(text), reading.attributions, reading.story.dateline)
    held = {id_ for one in made for id_ in one.attributions}
    assert held == {one.id for one in reading.attributions if one.cited and one.inside is None}
    assert list(made) == sorted(made, key=lambda one: one.span.start)


@given(st.text(alphabet="aV. “”\n", min_size=2, max_size=60), st.data())
def test_no_text_is_too_odd(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cue = data.draw(st.integers(0, len(text) - 1))
    one = Attribution("a1", (), Span.of(text, cue, cue + 1), (Span.of(text, start, end),), "direct", None, 0.5)
    for made in statements(text, sentences(text), [one]):
        assert text[made.span.start : made.span.end] == made.span.text
