"""Corpora that tell who a source is: the coreference chains of GUM, made by hand, and CoreNLP's of PolNeAR.

    gum/dev.jsonl.gz       sources are the tokens of ``sem-atsrc`` in the signals of its discourse units
    polnear/dev.jsonl.gz   sources are those of its attributions; chains and trees in dev.corenlp.jsonl.gz beside it

A source is asked about where its head word is the head word of a chain's mention and the chain has a name somewhere in
the text. What is passed over is counted by its reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from sayso.errors import GoldError
from sayso.evaluating.gold import records
from sayso.evaluating.words import spoken

FORMS = ("pronoun", "short name", "description", "first person")
GENRES = frozenset(("news", "interview", "speech"))  # of GUM: where people are cited as in news

Form: TypeAlias = Literal["pronoun", "short name", "description", "first person"]
Tokens: TypeAlias = Sequence["_Token"]

_NAMES = frozenset(("PERSON", "ORGANIZATION", "LOCATION", "MISC"))  # CoreNLP's entities that have names
_FIRST_PERSON = re.compile(r"i|me|my|mine|myself|we|us|ours?|ourselves")
_SECOND_PERSON = re.compile(r"yours?|you|yourself|yourselves")
_TITLE = re.compile(  # words that taggers take for a part of a person's name
    r"president|vice|prime|minister|secretary|sen|senator|rep|representative|gov|governor|mayor|ambassador|general|gen|"
    r"chair(?:wo)?man|director|officer|chief|judge|justice|congress(?:wo)?man|speaker|candidate|nominee|republicans?|"
    r"democrats?|democratic|gop"
)
_SOURCES = re.compile(r"sem-atsrc-([\d,-]+)")


class _Token(NamedTuple):
    start: int
    end: int
    pos: str
    head: int
    relation: str
    name: str  # what kind of name it is part of; empty for none


@dataclass(frozen=True, slots=True)
class Member:
    """A mention of a chain, as the characters ``[start, end)`` of its core: the name in it, or else its head word."""

    chain: str
    start: int
    end: int
    name: frozenset[str] = frozenset()  # the words of the name; empty where it is none


@dataclass(frozen=True, slots=True)
class Question:
    """A source, ``[start, end)``, of which the chain is known."""

    start: int
    end: int
    form: Form
    chain: str
    core: tuple[int, int]  # its name, or else its head word


@dataclass(frozen=True, slots=True)
class Chained:
    """A text with its chains and the sources that are asked about."""

    corpus: str  # gum/dev, polnear/dev
    id: str
    text: str
    members: tuple[Member, ...]
    questions: tuple[Question, ...]
    passed_over: Counter[str] = field(default_factory=Counter)  # sources that are not asked about, by reason

    def names(self, chain: str) -> list[str]:
        """The names that the text has for ``chain``, the fullest first."""
        named = [one for one in self.members if one.chain == chain and one.name]
        found = {self.text[one.start : one.end]: len(one.name) for one in named}
        return sorted(found, key=lambda name: (-found[name], name))


def name_words(text: str) -> frozenset[str]:
    """The words of a name, without honorifics, titles and parties."""
    return frozenset(word for word in spoken(text) if not _TITLE.fullmatch(word))


def chained(path: Path, *, all_genres: bool = False) -> Iterator[Chained]:
    """The texts of a corpus, in the order of its file. GoldError names the first line that cannot be used, and why."""
    corpus = f"{path.resolve().parent.name}/{path.name.partition('.')[0]}"
    layers: dict[str, dict[str, Any]] | None = None
    for number, record in records(path):
        try:
            if "edus" in record:
                if all_genres or record["genre"] in GENRES:
                    yield _gum(corpus, record)
                continue
            if layers is None:
                layers = {str(layer["id"]): layer for _, layer in records(_beside(path))}
            if record["id"] in layers:
                yield _polnear(corpus, record, layers[record["id"]])
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            raise GoldError(
                f"{path}, line {number}: neither GUM nor PolNeAR with chains ({error!r}); see docs/evaluating.md"
            ) from error


def _beside(path: Path) -> Path:
    """The file of CoreNLP's layers that belongs to a file of attributions."""
    layers = path.with_name(path.name.replace(".jsonl", ".corenlp.jsonl"))
    if not layers.exists():
        raise GoldError(
            f"{path} has no chains: put CoreNLP's layers beside it as {layers.name}; see docs/evaluating.md"
        )
    return layers


def _gum(corpus: str, record: dict[str, Any]) -> Chained:
    tokens = [
        _Token(start, end, pos, head, relation, "name" if pos.startswith("NNP") else "")
        for start, end, pos, _, head, relation in record["tokens"]
    ]
    mentions = [(str(one["chain"]), one["start"], one["end"]) for one in record["entities"]]
    sources = [
        frozenset(number - 1 for first, last in _ranges(found) for number in range(first, last + 1))
        for _, signals in record["edus"]
        for found in _SOURCES.findall(signals)
    ]
    return _asked(Chained(corpus, record["id"], record["text"], (), ()), tokens, mentions, sources)


def _ranges(numbers: str) -> Iterator[tuple[int, int]]:
    """*5*, *17-18*, *44-45,47*: first and last."""
    for part in filter(None, numbers.split(",")):
        first, _, last = part.strip("-").partition("-")
        yield int(first), int(last or first)


def _polnear(corpus: str, record: dict[str, Any], layer: dict[str, Any]) -> Chained:
    tokens = [
        _Token(start, end, pos, head, relation, entity if entity in _NAMES and pos.startswith("NNP") else "")
        for start, end, pos, entity, _, head, relation in layer["tokens"]
    ]
    mentions = [(str(number), *mention) for number, chain in enumerate(layer["coref"]) for mention in chain]
    sources = [
        frozenset(
            number
            for number, token in enumerate(tokens)
            if any(start < token.end and token.start < end for start, end in one["source"])
        )
        for one in record["attributions"]
    ]
    return _asked(Chained(corpus, record["id"], record["text"], (), ()), tokens, mentions, sources)


def _asked(
    bare: Chained, tokens: Tokens, mentions: Sequence[tuple[str, int, int]], sources: Iterable[frozenset[int]]
) -> Chained:
    """``bare`` with its members and questions."""
    heads = [_head(tokens, frozenset(range(first, last))) for _, first, last in mentions]
    members = [
        _member(bare.text, tokens, head, chain, range(first, last))
        for (chain, first, last), head in zip(mentions, heads, strict=True)
        if head is not None
    ]
    bare = Chained(bare.corpus, bare.id, bare.text, tuple(one for one in members if one.start < one.end), ())
    questions = []
    for source in sorted({source for source in sources if source}, key=sorted):
        head = _head(tokens, source)
        extents = [
            (len(source ^ frozenset(range(first, last))), chain)
            for (chain, first, last), at in zip(mentions, heads, strict=True)
            if at == head
        ]
        found = _question(bare, tokens, source, head, min(extents)[1] if extents else None)
        if isinstance(found, str):
            bare.passed_over[found] += 1
        else:
            questions.append(found)
    return Chained(bare.corpus, bare.id, bare.text, bare.members, tuple(questions), bare.passed_over)


def _head(tokens: Tokens, among: frozenset[int]) -> int | None:
    """The word that the others hang on: a noun or pronoun, where several hang on none of them."""
    tops = [number for number in sorted(among) if tokens[number].head not in among]
    return next((top for top in tops if tokens[top].pos[:2] in {"NN", "PR"}), tops[0] if tops else None)


def _name(tokens: Tokens, head: int, within: range) -> range:
    """The words around ``head`` that are a name of one kind; none where it is no part of a name."""
    kind = tokens[head].name
    first, last = head, head + 1 if kind else head
    while kind and first - 1 in within and tokens[first - 1].name == kind:
        first -= 1
    while kind and last in within and tokens[last].name == kind:
        last += 1
    return range(first, last)


def _member(text: str, tokens: Tokens, head: int, chain: str, within: range) -> Member:
    """The mention of ``chain`` that ``within`` is. A name that is not all in the text is none."""
    name = _name(tokens, head, within)
    whole = all(tokens[number].start < tokens[number].end for number in name)
    start, end = tokens[name[0] if name and whole else head].start, tokens[name[-1] if name and whole else head].end
    return Member(chain, start, end, name_words(text[start:end]) if name and whole else frozenset())


def _question(
    found: Chained, tokens: Tokens, source: frozenset[int], head: int | None, chain: str | None
) -> Question | str:
    """What is asked about ``source``, or why nothing is."""
    if head is None or tokens[head].start == tokens[head].end:
        return "not in the text"
    if any(tokens[n].relation.partition(":")[0] == "conj" and tokens[n].head == head for n in source):
        return "several sources"
    if chain is None:
        return "no mention of a chain"
    names = [one.name for one in found.members if one.chain == chain and one.name]
    if not names:
        return "no name in the chain"
    first, last = head, head
    while first - 1 in source and tokens[first - 1].start < tokens[first - 1].end:
        first -= 1
    while last + 1 in source and tokens[last + 1].start < tokens[last + 1].end:
        last += 1
    own = _member(found.text, tokens, head, chain, range(first, last + 1))
    form = _form(tokens[head].pos, found.text[tokens[head].start : tokens[head].end], own.name, names)
    if not form:
        return "nothing to ask"
    return Question(tokens[first].start, tokens[last].end, form, chain, (own.start, own.end))


def _form(pos: str, word: str, own: frozenset[str], names: Sequence[frozenset[str]]) -> Form | None:
    """How the source is named by its head; None where the chain has nothing to add: a full name, *you*, *NATO*."""
    word, capitals = word.casefold(), word.isupper()
    if pos.startswith("PRP"):
        if _SECOND_PERSON.fullmatch(word):
            return None
        return "first person" if _FIRST_PERSON.fullmatch(word) else "pronoun"
    if not own and pos.startswith("NNP") and (capitals or pos == "NNPS" or any(word in name for name in names)):
        own = frozenset((word,))  # a name that the tagger overlooked
    if own:
        return "short name" if any(own < name for name in names) else None
    return "description"
