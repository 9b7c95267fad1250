"""A story cut into what may be a mention of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from support.invented import attribution, by, ferry, profile, source, span

from sayso.tracing.stories.passage import Passage
from sayso.tracing.stories.passages import passages
from sayso.vocabulary import Attribution, Firmness, Form, Link, Profile, Reading, Source, Span, Story


def reading(text: str, told: Sequence[Attribution] = (), sources: Sequence[Source] = (), **of_story: object) -> Reading:
    """A reading of ``text`` with these attributions."""
    story = Story(text, "story.txt", "0" * 64, **of_story)  # type: ignore[arg-type]
    found = tuple(told)
    return Reading(story, found, tuple(sources), (), profile(text, found, tuple(sources), ()), "sayso", "by hand")


def words(found: Sequence[Passage]) -> list[str]:
    return [" … ".join(part.text for part in one.spans) for one in found]


def person(number: int, text: str, name: str, *others: tuple[str, Form]) -> Source:
    mentions = ((span(text, name), "name"), *((span(text, words), form) for words, form in others))
    return source(number, "named_person", "by hand", mentions)  # type: ignore[arg-type]


def test_each_sentence_of_a_quotation_is_a_passage() -> None:
    text = "“The gate was shut. Nobody had the key,” Ada Lorn said. The gate is old and made of oak."
    told = by(
        attribution(text, 1, ("Ada Lorn",), "said", ("“The gate was shut. Nobody had the key,”",), "direct"), "s1"
    )
    found = passages(reading(text, [told], [person(1, text, "Ada Lorn")]))
    assert words(found) == ["“The gate was shut.", "Nobody had the key,”", "The gate is old and made of oak."]
    assert [one.attribution and one.attribution.id for one in found] == ["a1", "a1", None]
    assert all(one.sentence.text[:4] in text for one in found)


def test_the_innermost_stands_for_what_is_told_at_second_hand() -> None:
    text = "The gate was shut all night, the Post reported, citing a guard."
    outer = by(attribution(text, 1, ("the Post",), "reported", ("The gate was shut all night",), "indirect"), "s1")
    inner = attribution(text, 2, ("a guard",), "citing", ("The gate was shut all night",), "indirect", inside="a1")
    [found] = passages(reading(text, [outer, by(inner, "s2")]))
    assert found.attribution
    assert found.attribution.id == "a2"
    assert found.id.endswith(":0-27")


def test_a_subject_that_the_content_lacks_is_given_back() -> None:
    text = "Ada Lorn, the warden, will soon leave the castle, two guards told the Post."
    cut_off = attribution(text, 1, ("two guards",), "told", ("will soon leave the castle",), "indirect")
    assert words(passages(reading(text, [by(cut_off, "s1")]))) == ["Ada Lorn, the warden, will soon leave the castle"]


def test_a_source_before_the_content_is_no_part_of_it() -> None:
    text = "After the storm Ada Lorn said that the castle will be shut."
    told = attribution(text, 1, ("Ada Lorn",), "said", ("that the castle will be shut",), "indirect")
    assert words(passages(reading(text, [by(told, "s1")]))) == ["the castle will be shut"]


def test_that_belongs_to_a_sentence_that_it_begins() -> None:
    text = "That the castle was shut was no secret to the people of Velm."
    assert words(passages(reading(text))) == [text]


def test_headlines_datelines_and_credit_lines_claim_nothing() -> None:
    text = (
        "Castle Shut After Storm\n\nVELM, May 3 (NPA) - The castle of Velm was shut on Monday.\n\n"
        "(Reporting by Jo Berg; editing by Al Moe)\n\nRelated stories"
    )
    found = passages(reading(text, dateline=span(text, "VELM, May 3 (NPA)")))
    assert words(found) == ["The castle of Velm was shut on Monday."]


def test_who_is_meant_stands_in_the_wording() -> None:
    text = "Ada Lorn keeps the castle. Lorn said that she had lost the key to Tor Lie, and he laughed."
    content = ("that she had lost the key to Tor Lie",)
    told = attribution(text, 1, ("Lorn",), "said", content, "indirect", occurrence=2)
    lorn = person(1, text, "Ada Lorn", ("she", "pronoun"))
    found = passages(reading(text, [by(told, "s1")], [lorn]))
    assert found[1].wording == "Ada Lorn had lost the key to Tor Lie"
    assert found[1].names == {"ada lorn", "tor lie"}
    assert found[1].spans[0].text == "she had lost the key to Tor Lie"


def test_a_sentence_begins_with_a_capital_and_with_no_name() -> None:
    text = "Guards of the Velm Castle Trust left on Monday. The Trust said nothing at all today."
    found = passages(reading(text))
    assert found[0].names == {"velm castle trust"}
    assert found[1].names == {"velm castle trust"}


def test_hedges_of_every_hand_count() -> None:
    text = "The castle was reportedly shut, and nobody knows why that is."
    cue = span(text, "reportedly")
    rumour = Firmness(("rumoured",), False, (cue,), None, None, None, "outlet")
    nobody = Attribution(
        "a1", (), cue, (span(text, "The castle was"), span(text, "shut")), "indirect", None, 0.5, certainty=(rumour,)
    )
    [found] = passages(reading(text, [nobody]))
    assert found.certainty == ("rumoured",)
    assert found.attribution is None


def test_a_condition_in_another_sentence_is_not_this_ones() -> None:
    text = "“The castle is shut. If it rains we shall open,” Ada Lorn said."
    condition = span(text, "If it rains")
    firm = Firmness(("stated", "conditional"), False, (), condition, None, None, "source")
    told = attribution(text, 1, ("Ada Lorn",), "said", ("“The castle is shut. If it rains we shall open,”",), "direct")
    found = passages(reading(text, [by(told.__class__(**_fields(told) | {"certainty": (firm,)}), "s1")]))
    assert [one.certainty for one in found] == [("stated",), ("stated", "conditional")]
    assert [one.condition for one in found] == [None, condition]


def _fields(one: Attribution) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


def test_spans_are_verbatim() -> None:
    whole = ferry()
    found = passages(whole)
    assert len(found) >= 6
    for one in found:
        for part in (*one.spans, one.sentence):
            assert whole.story.text[part.start : part.end] == part.text
        assert one.id == f"{one.story}:{one.spans[0].start}-{one.spans[-1].end}"
    assert len({one.id for one in found}) == len(found)


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("aA .,“”\n'’Xy1"), max_size=120))
def test_any_text_can_be_cut(text: str) -> None:
    story = Story(text, "story.txt", "0", links=(Link(Span(0, 1, text[:1]), "https://a.example"),) if text else ())
    for one in passages(Reading(story, (), (), (), Profile(0, 1.0, (), ()), "", "")):
        assert all(text[part.start : part.end] == part.text for part in one.spans)
