"""Nouns: phrases without what explains them, names, kinds, number and gender."""

import pytest

from sayso.reading.grammar.nouns import first_names, is_noun, noun_at


@pytest.fixture
def noun_of(words_of):
    """A function from a text and one of its words to the noun that the word carries, and the words of the text."""

    def noun(text, head):
        words = words_of(text)
        word = next(word for word in range(len(words)) if words[word] == head)
        return noun_at(words, word), words

    return noun


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("Orla Penhale, who runs the ferry office, said so.", "Penhale", "Orla Penhale"),
        ("The harbour master, Ingrid Vold, said so.", "master", "The harbour master"),
        ("Tidewatch chief investigator Bram Ostrow said so.", "Ostrow", "Tidewatch chief investigator Bram Ostrow"),
        ("Officials in the ministry who know the plan said so.", "Officials", "Officials in the ministry"),
        ("The mayor of Port Maren said so.", "mayor", "The mayor of Port Maren"),
        ("According to the coast guard, nobody was hurt.", "guard", "the coast guard"),
        ("Vold's deputy said so.", "Vold", "Vold"),
        ("A group of “informed captains” said so.", "group", "A group of “informed captains"),
        ("He said so.", "He", "He"),
    ],
)
def test_the_phrase_leaves_out_what_explains(noun_of, text, head, phrase):
    noun, words = noun_of(text, head)
    assert words.text[noun.start : noun.end] == phrase


@pytest.mark.parametrize(
    ("text", "head", "kind", "name"),
    [
        ("Tidewatch chief investigator Bram Ostrow said so.", "Ostrow", "name", "Bram Ostrow"),
        ("The Salvenian Defense Ministry said so.", "Ministry", "name", "Salvenian Defense Ministry"),
        ("The ministry said so.", "ministry", "description", None),
        ("She said so.", "She", "pronoun", None),
        ("“I saw it,” Vold said.", "I", "first person", None),
        ("“We saw it,” Vold said.", "We", "first person", None),
        ("“You saw it,” Vold said.", "You", "pronoun", None),
        ("Vold, who saw it, said so.", "who", "pronoun", None),
    ],
)
def test_kinds(noun_of, text, head, kind, name):
    noun, words = noun_of(text, head)
    assert noun.kind == kind
    assert (words.text[slice(*noun.name)] if noun.name else None) == name


@pytest.mark.parametrize(
    ("text", "head", "plural", "gender"),
    [
        ("Mrs. Vold said so.", "Vold", False, "f"),
        ("Peter Lynd said so.", "Lynd", False, "m"),
        ("The spokeswoman said so.", "spokeswoman", False, "f"),
        ("The chairman said so.", "chairman", False, "m"),
        ("A German official said so.", "official", False, None),
        ("His aides said so.", "aides", True, None),
        ("He said so.", "He", False, "m"),
        ("They said so.", "They", True, None),
        ("Harbour Holdings said so.", "Holdings", None, None),
    ],
)
def test_number_and_gender(noun_of, text, head, plural, gender):
    noun, _ = noun_of(text, head)
    assert (noun.plural, noun.gender) == (plural, gender)


def test_parts_of_names_and_of_nouns_are_no_nouns(words_of):
    words = words_of("Police inspector Dale Orr said that he had seen the ferry.")
    nouns = [words[word] for word in range(len(words)) if is_noun(words, word)]
    assert nouns == ["Orr", "he", "ferry"]


def test_first_names_are_of_one_gender():
    names = first_names()
    assert names["ana"] == "f"
    assert names["peter"] == "m"
    assert "leslie" not in names
