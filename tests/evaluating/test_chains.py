"""What is asked of corpora with chains, on invented texts in their form."""

import gzip
import json
import re
from pathlib import Path

import pytest

from sayso import GoldError
from sayso.evaluating.chains import Chained, chained

# word, Penn tag, CoreNLP's entity, head (number of a word, -1 for none), relation
PENHALE = """\
Mayor NNP O 2 compound
Orla NNP PERSON 2 compound
Penhale NNP PERSON 3 nsubj
spoke VBD O -1 root
. . O 3 punct
Penhale NNP PERSON 6 nsubj
said VBD O -1 root
she PRP O 8 nsubj
knew VBD O 6 ccomp
. . O 6 punct
She PRP O 11 nsubj
added VBD O -1 root
that IN O 14 mark
they PRP O 14 nsubj
knew VBD O 11 ccomp
. . O 11 punct
Orla NNP PERSON 20 nsubj
and CC O 16 cc
Hanne NNP PERSON 16 conj
Lodd NNP PERSON 18 dep
agree VBP O -1 root
. . O 20 punct
The DT O 23 det
mayor NN O 24 nsubj
and CC O 23 cc
I PRP O 23 conj
agree VBP O -1 root
. . O 26 punct
Critics NNS O 29 nsubj
doubt VBP O -1 root
it PRP O 29 dobj
. . O 29 punct
"""
CHAINS = [[[0, 3], [5, 6], [7, 8], [10, 11], [16, 17], [22, 24]], [[13, 14], [28, 29]]]
SOURCES = ["Mayor Orla Penhale", "Penhale said", "She", "they", "Orla and Hanne Lodd", "The mayor", "Critics", "it"]


def tokens() -> tuple[str, list[list]]:
    text, found = "", []
    for line in PENHALE.splitlines():
        word, pos, entity, head, relation = line.split(" ")
        start = len(text)
        text += word + " "
        found.append([start, start + len(word), pos, entity, word.lower(), int(head), relation])
    return text, found


def polnear(folder: Path, **change: object) -> Path:
    text, words = tokens()
    places = [list(re.search(rf"\b{source}\b", text).span()) for source in SOURCES]
    places[1][1] -= len(" said")
    layer = {"id": "a", "tokens": words, "sentences": [0], "coref": CHAINS} | change
    article = {"id": "a", "text": text, "attributions": [{"source": [place]} for place in [*places, places[0]]]}
    other = {"id": "b", "text": "Nothing.", "attributions": []}
    path = folder / "polnear" / "dev.jsonl.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, [article, other])).encode()))
    path.with_name("dev.corenlp.jsonl.gz").write_bytes(gzip.compress(json.dumps(layer).encode()))
    return path


def gum(folder: Path, **change: object) -> Path:
    text, words = tokens()
    entities = [
        {"chain": str(number), "start": first, "end": last}
        for number, chain in enumerate(CHAINS)
        for first, last in chain
    ]
    signals = "attribution-positive:2->1:0:sem-atsrc-11+lex-indwd-12;attribution-positive:4->1:0:sem-atsrc-23-24"
    document = {
        "id": "G",
        "genre": "news",
        "text": text,
        "tokens": [[start, end, pos, lemma, head, relation] for start, end, pos, _, lemma, head, relation in words],
        "entities": entities,
        "edus": [[0, "ROOT:1:0"], [10, signals]],
    } | change
    path = folder / "gum.jsonl"
    path.write_text(json.dumps(document) + "\n", "utf-8")
    return path


def asked(text: Chained) -> dict[str, str]:
    return {text.text[one.start : one.end]: one.form for one in text.questions}


def test_polnear_asks_for_its_sources_where_a_chain_has_a_name(tmp_path):
    (text,) = chained(polnear(tmp_path))  # the second has no layers
    assert (text.corpus, text.id) == ("polnear/dev", "a")
    assert asked(text) == {"Penhale": "short name", "She": "pronoun", "The mayor": "description"}
    assert text.passed_over == {
        "nothing to ask": 1,  # the full name, which stands in two attributions
        "no name in the chain": 2,  # they, Critics
        "several sources": 1,  # Orla and Hanne Lodd
        "no mention of a chain": 1,  # it
    }
    assert text.names("0") == ["Orla Penhale", "Orla", "Penhale"]
    assert text.names("1") == []


def test_a_member_is_told_by_its_name_or_its_head(tmp_path):
    (text,) = chained(polnear(tmp_path))
    cores = [text.text[one.start : one.end] for one in text.members if one.chain == "0"]
    assert cores == ["Orla Penhale", "Penhale", "she", "She", "Orla", "mayor"]  # without the title before the name


def test_gum_asks_for_the_sources_of_its_units(tmp_path):
    (text,) = chained(gum(tmp_path))
    assert asked(text) == {"She": "pronoun", "The mayor": "description"}


def test_gum_leaves_other_genres_and_words_that_are_not_there(tmp_path):
    assert list(chained(gum(tmp_path, genre="voyage"))) == []
    words = [[s, e, pos, lemma, head, relation] for s, e, pos, _, lemma, head, relation in tokens()[1]]
    words[10][1] = words[10][0]
    (text,) = chained(gum(tmp_path, genre="voyage", tokens=words), all_genres=True)
    assert asked(text) == {"The mayor": "description"}
    assert text.passed_over == {"not in the text": 1}


def test_first_person_is_a_form_of_its_own(tmp_path):
    text, _ = tokens()
    place = text.index("I agree")
    path = polnear(tmp_path, coref=[[[0, 3], [25, 26]]])
    article = {"id": "a", "text": text, "attributions": [{"source": [[place, place + 1]]}]}
    path.write_bytes(gzip.compress(json.dumps(article).encode()))
    (found,) = chained(path)
    assert asked(found) == {"I": "first person"}


@pytest.mark.parametrize(
    ("change", "message"),
    [({"tokens": [[0, 1]]}, "line 1: neither GUM nor PolNeAR"), ({"coref": [[[0, 999]]]}, "line 1: neither GUM")],
)
def test_a_bad_line_is_named(tmp_path, change, message):
    with pytest.raises(GoldError, match=message):
        list(chained(polnear(tmp_path, **change)))


def test_the_layers_must_be_there(tmp_path):
    path = polnear(tmp_path)
    path.with_name("dev.corenlp.jsonl.gz").unlink()
    with pytest.raises(GoldError, match=r"has no chains: put CoreNLP's layers beside it as dev\.corenlp\.jsonl\.gz"):
        list(chained(path))
