"""Whom nouns mean: rules by themselves, groups with scores by hand, and the model on invented stories."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest

from sayso.reading import Reader
from sayso.reading.grammar.nouns import is_noun, noun_at
from sayso.reading.sources.bearers import Bearers
from sayso.reading.sources.coreference import Cast, Groups
from sayso.reading.sources.pairs import pairs, points_back
from sayso.reading.sources.traits import traits
from sayso.vocabulary import Attribution, Span, Story

Meant = Callable[..., "str | None"]


@pytest.fixture(scope="module")
def meant() -> Meant:
    """A function from a text and words in it, at their given occurrence, to the name or noun that they lead to."""
    reader = Reader(threads=1)

    def followed(text: str, words: str, occurrence: int = 1) -> str | None:
        (_, _, cast) = next(iter(reader.casts([Story(text, "-", "0")])))
        places = [match.start() for match in re.finditer(rf"\b{re.escape(words)}\b", text)]
        start = places[occurrence - 1]
        noun = cast.at(start, start + len(words))
        assert noun is not None
        steps = 0
        while back := cast.back(noun):
            noun, reason, score = back
            assert reason
            assert 0 < score <= 1
            steps += 1
            assert steps < 6
        if not steps:
            return None
        return text[slice(*noun.name)] if noun.name else text[noun.start : noun.end]

    return followed


HARBOUR = (
    "Christa Grolev, chief investigator of Tidewatch, said on Monday that the harbour was lost.\n\n“The captains know "
    "it,” Grolev said. She also mentioned that the minister would have to resign.\n\nPeter Lynd, who runs the ferry "
    "office, disagreed. “We see no danger,” he said. He added that the boats would sail.\n\n“I will be on the first of "
    "them,” Lynd said. The Salvenian Defense Ministry declined to comment. The ministry had warned of storms."
)


@pytest.mark.parametrize(
    ("words", "occurrence", "who"),
    [
        ("Christa Grolev", 1, None),
        ("Grolev", 2, "Christa Grolev"),
        ("She", 1, "Christa Grolev"),
        ("who", 1, "Peter Lynd"),
        ("he", 1, "Peter Lynd"),
        ("He", 1, "Peter Lynd"),
        ("We", 1, "Peter Lynd"),
        ("I", 1, "Peter Lynd"),
        ("Peter Lynd, who runs the ferry office", 1, None),
        ("The ministry", 1, "Salvenian Defense Ministry"),
    ],
)
def test_a_story_of_two(meant, words, occurrence, who):
    assert meant(HARBOUR, words, occurrence) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("The harbour master, Ingrid Vold, said so.", "The harbour master", "Ingrid Vold"),
        ("Nobody knows who did it. You never do.", "You", None),
        ("It is raining in Karsund, residents said.", "It", None),
        ("“He was late,” Ingrid Vold said.", "He", None),
        ("A spokesman said the boats would sail.", "A spokesman", None),
    ],
)
def test_what_is_told_and_what_is_left_open(meant, text, words, who):
    assert meant(text, words) == who


def test_a_pronoun_in_a_quotation_is_not_its_speaker(meant):
    text = "Peter Lynd spoke for Dale Orr on Monday. “He is tired of waiting,” Lynd said."
    assert meant(text, "He") != "Peter Lynd"


def test_he_and_she_keep_apart(meant):
    text = (
        "Peter Lynd and Linda Vold run the ferry. Mr. Lynd said the boats were old. Mrs. Vold said they were safe.\n\n"
        "She said the hulls were new. He said the engines were not."
    )
    assert meant(text, "She") == "Linda Vold"
    assert meant(text, "He") == "Peter Lynd"


class Fits:
    """A scorer by hand: pairs of words and their scores; all others fit badly."""

    def __init__(self, words, scores):
        self.rows = [word for word in range(len(words)) if is_noun(words, word)]
        self.words, self.scores = words, scores

    def link(self, vectors, nouns, candidates, features):  # noqa: ARG002
        pairs_ = zip(nouns.tolist(), candidates.tolist(), strict=True)
        words = [(self.words[self.rows[i]], self.words[self.rows[j]]) for i, j in pairs_]
        return np.array([self.scores.get(pair, -5.0) for pair in words], dtype=np.float32)


def back(words, scores, text):
    """The noun that ``text`` is linked to by ``scores``, and the score."""
    cast = Cast(words, (), Fits(words, scores))
    start = words.text.index(text)
    found = cast.back(cast.at(start, start + len(text)))
    return (words.text[found[0].start : found[0].end], found[2]) if found else None


def test_probabilities_of_one_group_add_up(words_of):
    words = words_of("Ingrid Vold came. Vold spoke with Ana Ruel. She left.")
    scores = {("She", "Vold"): 1.0, ("She", "Ruel"): 1.2}
    found = back(words, scores, "She")
    assert found is not None
    assert found[0] == "Vold"
    assert found[1] == pytest.approx(2 * np.e / (2 * np.e + np.exp(1.2) + 1), abs=0.01)


def test_nobody_may_be_the_likeliest(words_of):
    words = words_of("Ingrid Vold came. She left.")
    assert back(words, {("She", "Vold"): -1.0}, "She") is None
    assert back(words, {("She", "Vold"): 1.0}, "She") is not None


def test_a_chain_of_pronouns_leads_to_the_name(words_of):
    words = words_of("Ingrid Vold came. She spoke. Her boat left.")
    scores = {("She", "Vold"): 4.0, ("Her", "She"): 4.0}
    assert back(words, scores, "Her")[0] == "Ingrid Vold"


def test_a_group_that_he_has_joined_is_no_she(words_of):
    words = words_of("Kim Ruel came. He spoke. She left.")
    scores = {("He", "Ruel"): 4.0, ("She", "Ruel"): 4.0, ("She", "He"): 4.0}
    assert back(words, scores, "He")[0] == "Kim Ruel"
    assert back(words, scores, "She") is None


def test_pairs_leave_out_whose_quotation_it_is(words_of):
    text = "Ana Ruel met Peter Lynd. “He is late,” Lynd said."
    words = words_of(text)
    one = Attribution(
        id="a1",
        source=(Span.of(text, text.rindex("Lynd"), text.rindex("Lynd") + 4),),
        cue=Span.of(text, text.index("said"), text.index("said") + 4),
        content=(Span.of(text, text.index("He"), text.index("late") + 4),),
        kind="direct",
        inside=None,
        score=1.0,
    )
    nouns = [noun_at(words, word) for word in range(len(words)) if is_noun(words, word)]
    known = traits(words, nouns, Bearers(words, nouns), (one,))
    found = pairs(known, points_back(known))
    he = next(row for row, noun in enumerate(nouns) if words[noun.head] == "He")
    candidates = [words[nouns[row].head] for row in found.candidates[found.nouns == he]]
    assert "Ruel" in candidates
    assert "Lynd" not in candidates


def test_empty_and_odd_texts_have_no_cast(words_of):
    for text in ("", "…", "He", "“", "12 13"):
        cast = Cast(words_of(text), (), Fits(words_of(text), {}))
        assert [cast.back(noun) for noun in cast.nouns] == [None] * len(cast.nouns)
        assert cast.at(0, len(text)) is None or text.strip()


def test_groups_go_by_bearers(words_of):
    words = words_of("Ingrid Vold came. Vold spoke. The boat left.")
    nouns = [noun_at(words, word) for word in range(len(words)) if is_noun(words, word)]
    groups = Groups(traits(words, nouns, Bearers(words, nouns), ()))
    assert groups.of(0) == groups.of(1) != groups.of(2)
