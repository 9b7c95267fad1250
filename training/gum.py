"""GUM as it was meant: its documents with parse, names and chains in the words of CoreNLP's layers, gaps mended.

The file's texts lack stretches whose tokens are there with lemma, tag and an empty range, nearly a third of all. For
training such tokens are put back: inflected from lemma and tag, spaced as English is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from lemminflect import getInflection

from training.annotated import NO_NAMES, Document, Token, head_of
from training.corpus import lines

OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "I": "me", "who": "whom"}
UNSPACED_BEFORE = {".", ",", ":", ";", "?", "!", ")", "]", "%", "'s", "'", "n't", "''", "’s", "…"}
UNSPACED_AFTER = {"(", "[", "$", "#", "``", "/", "-"}

# Universal dependencies to what CoreNLP calls them; what is not here is called alike, but for the subtype.
RELATIONS = {
    "obl": "nmod",
    "obl:agent": "nmod",
    "obl:unmarked": "nmod:tmod",
    "nmod:unmarked": "nmod:npmod",
    "nmod:desc": "compound",
    "flat": "compound",
    "obj": "dobj",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "aux:pass": "auxpass",
    "fixed": "mwe",
    "reparandum": "dep",
    "orphan": "dep",
    "list": "dep",
    "dislocated": "dep",
    "goeswith": "dep",
}
KEPT_SUBTYPES = ("nmod:poss", "acl:relcl", "compound:prt", "det:predet", "cc:preconj")

# GUM's types of entities that bear names, as they are called here. A time has a name too, but nobody asks for it.
NAMED = {"person": "person", "organization": "organization", "place": "place"}
NAMED |= dict.fromkeys(("abstract", "object", "event", "substance", "animal", "plant"), "other")


def documents(folder: Path, split: str, *, mended: bool = True) -> list[Document]:
    """The documents of a split (``train``, ``dev``); as the file has them, where they are not to be ``mended``."""
    return [document(record, mended=mended) for record in lines(folder / f"{split}.jsonl.gz")]


def document(record: dict[str, Any], *, mended: bool) -> Document:
    """One document of the file."""
    text, places = mend(record) if mended else (record["text"], [(t[0], t[1]) for t in record["tokens"]])
    heads, relations = dependencies(record["tokens"])
    names = named(record, heads)
    tokens = [
        Token(*place, "TO" if token[3] == "to" else token[2], head, relation, name)
        for place, token, head, relation, name in zip(places, record["tokens"], heads, relations, names, strict=True)
    ]
    for entity in record["entities"]:
        head = head_of(tokens, entity["start"], entity["end"])
        tokens[head] = replace(tokens[head], type=NAMED.get(entity["type"], "other"))
    chains: dict[str, list[tuple[int, int]]] = {}
    for entity in record["entities"]:
        chains.setdefault(entity["chain"], []).append((entity["start"], entity["end"]))
    return Document(record["id"], record["genre"], text, tokens, record["sentences"], list(chains.values()))


def mend(record: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """The text with its gaps filled, and the characters of every token in it."""
    tokens, text, firsts = record["tokens"], record["text"], set(record["sentences"])
    parts: list[str] = []
    places = []
    size = 0
    for number, (start, end, pos, lemma, _, relation) in enumerate(tokens):
        before = tokens[number - 1] if number else None
        if before is None:
            gap = ""
        elif start < end and before[0] < before[1]:
            gap = text[before[1] : start]
        else:
            joined = lemma in UNSPACED_BEFORE or pos in UNSPACED_BEFORE
            gap = "" if joined or before[3] in UNSPACED_AFTER or before[2] in UNSPACED_AFTER else " "
        word = text[start:end] or form(lemma, pos, relation, before[3] if before else "")
        if start == end and number in firsts:
            word = word[:1].upper() + word[1:]
        parts += [gap, word]
        places.append((size + len(gap), size + len(gap) + len(word)))
        size += len(gap) + len(word)
    return "".join(parts), places


@cache
def form(lemma: str, pos: str, relation: str, before: str) -> str:
    """The word that ``lemma`` most likely is as ``pos``, after the lemma ``before``."""
    if pos == "PRP":
        return lemma if relation.startswith(("nsubj", "expl")) else OBJECTS.get(lemma, lemma)
    if lemma == "be" and pos in ("VBP", "VBD"):
        plural = before.lower() in ("you", "we", "they", "these", "those", "who")
        return {"VBP": "am" if before == "I" else "are", "VBD": "were" if plural else "was"}[pos]
    if not pos.startswith(("VB", "NN", "JJ", "RB")) or pos in ("NN", "NNP", "VB", "JJ", "RB"):
        return lemma
    return next(iter(getInflection(lemma, pos)), lemma)


def dependencies(tokens: list[list[Any]]) -> tuple[list[int], list[str]]:
    """Heads and relations as CoreNLP has them: a name hangs on its last word, a conjunction on its first member."""
    heads = [token[4] for token in tokens]
    relations = [token[5] for token in tokens]
    for number, relation in enumerate(relations):
        if relation == "cc" and heads[number] >= 0 and relations[heads[number]] == "conj":
            heads[number] = heads[heads[number]]
        elif relation == "advmod" and tokens[number][3] in ("not", "n't"):
            relations[number] = "neg"
    for top in range(len(tokens)):
        flat = [n for n, head in enumerate(heads) if head == top and relations[n] == "flat"]
        if flat and all(n > top for n in flat):
            _hang_on_last(top, flat, heads, relations)
    return heads, [short(relation) for relation in relations]


def _hang_on_last(top: int, flat: list[int], heads: list[int], relations: list[str]) -> None:
    last = flat[-1]
    for number, head in enumerate(heads):
        if head == top and number != last:
            heads[number] = last
    heads[last], relations[last] = heads[top], relations[top]
    heads[top], relations[top] = last, "flat"


def short(relation: str) -> str:
    """A relation as CoreNLP calls it."""
    if relation in RELATIONS:
        return RELATIONS[relation]
    return relation if relation in KEPT_SUBTYPES else relation.partition(":")[0]


def named(record: dict[str, Any], heads: list[int]) -> list[str]:
    """For every token whether a name begins there, goes on or neither: proper nouns around the head of an entity.

    Of entities in one another the inner ones keep their names, but for the end of *University of Minnesota*.
    """
    tokens = record["tokens"]
    found = ["O"] * len(tokens)
    for entity in sorted(record["entities"], key=lambda entity: entity["end"] - entity["start"]):
        inside = range(entity["start"], entity["end"])
        head = next((n for n in inside if heads[n] not in inside), inside[0])
        if entity["type"] not in NAMED or not _is_proper(tokens[head]) or found[head] != "O":
            continue
        first = last = head
        while first - 1 in inside and _is_proper(tokens[first - 1]) and found[first - 1] == "O":
            first -= 1
        while last + 1 in inside and (_is_proper(tokens[last + 1]) or _goes_on(entity, tokens[last + 1 : last + 3])):
            last += 1
        while entity["type"] == "person" and first <= last and tokens[first][3].lower().strip(".") in NO_NAMES:
            first += 1
        for number in range(first, last + 1):
            found[number] = f"{'B' if number == first else 'I'}-{NAMED[entity['type']]}"
    return found


def _goes_on(entity: dict[str, Any], after: list[list[Any]]) -> bool:
    """Whether ``of`` and a proper noun follow of the name: *University of Minnesota*, no *King of Spain*."""
    return entity["type"] != "person" and len(after) == 2 and after[0][3] == "of" and _is_proper(after[1])


def _is_proper(token: list[Any]) -> bool:
    return token[2] in ("NNP", "NNPS")
