"""ECB+ (Cybulska and Vossen 2014): news documents in which mentions of one event are linked, read as contents.

An item is a content: a clause whose main predicate is an annotated mention of an event. Events that are told in passing
(*the quake*, *the wounded man*) are no contents, and reporting verbs (*said*) only lead to one.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import tarfile
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from sayso.errors import GoldError
from sayso.reading import Reader
from sayso.reading.certainty.tree import SUBJECTS, below, is_clause
from sayso.reading.grammar.words import Words
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Story

SENTENCES = "ECBplus_coreference_sentences.csv"
DEV = (2, 5, 12, 18, 21, 23, 34, 35)
"""The topics of the development part in the split that is in use (Cybulska and Vossen 2015); 36 to 45 are its test."""

_MEMBER = re.compile(r"(?:.*/)?(\d+)/\d+_(\d+ecb(?:plus)?)\.xml$")
_CLOSE_UP = re.compile(r"[.,;:!?)\]%’]|['’]s|n['’]t")  # stands without a blank before it
# A clause by itself, whose words do not belong to the one that it hangs on.
_OTHERS = frozenset(("ccomp", "advcl", "acl:relcl", "parataxis", "conj"))
_NO_CLAUSES = frozenset(("amod", "compound", "aux", "auxpass", "cop", "case"))
_BORROWING = frozenset(("conj", "xcomp", "advcl"))  # whose subject is that of the clause above
_NOUNS_OF = frozenset(("acl:relcl", "acl"))  # whose subject or object is the noun above


@dataclass(frozen=True, slots=True)
class Event:
    """A content: a clause of a document, and the event that its predicate is a mention of."""

    topic: int
    document: str
    wording: str  # the words of the clause, with a subject that the sentence gives elsewhere
    predicate: str  # its main word
    event: str  # the chain's id; one of its own for an event that is mentioned once


@dataclass(frozen=True, slots=True)
class _Document:
    topic: int
    name: str
    text: str  # its validated sentences, a paragraph each
    mentions: tuple[tuple[Range, str], ...]  # characters and event


def events(archive: Path, topics: Collection[int], reader: Reader | None = None) -> list[Event]:
    """The contents of the documents of ``topics`` in the archive (.tar.gz), in its order.

    Only sentences of the table ``ECBplus_coreference_sentences.csv`` beside it (packed or not) are read, those in which
    the annotation was validated. Raises GoldError where a file cannot be used, ModelError where the model cannot.
    """
    documents = list(_documents(archive, _validated(archive.parent), frozenset(topics)))
    stories = [Story(one.text, one.name, "0" * 64) for one in documents]
    read = (reader or Reader()).casts(stories)
    return [event for one, (_, words, _) in zip(documents, read, strict=True) for event in _of(one, words)]


def _validated(folder: Path) -> dict[tuple[str, str], set[str]]:
    """The numbers of the sentences that count, by topic and file."""
    found = defaultdict(set)
    path = next((path for path in (folder / f"{SENTENCES}.gz", folder / SENTENCES) if path.exists()), None)
    if path is None:
        raise GoldError(f"{SENTENCES} is not beside the archive in {folder}; it says which sentences count")
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text)):
            found[row["Topic"], row["File"]].add(row["Sentence Number"])
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, KeyError) as error:
        raise GoldError(f"{path} cannot be used ({error}); it needs Topic, File and Sentence Number") from error
    return found


def _documents(
    archive: Path, validated: dict[tuple[str, str], set[str]], topics: Collection[int]
) -> Iterator[_Document]:
    try:
        with tarfile.open(archive) as files:
            for member in sorted(files.getmembers(), key=lambda one: one.name):
                match = _MEMBER.fullmatch(member.name)
                sentences = validated.get((match[1], match[2])) if match else None
                if match is None or not sentences or int(match[1]) not in topics:
                    continue
                file = files.extractfile(member)
                if file is not None:
                    root = etree.fromstring(file.read(), etree.XMLParser(resolve_entities=False))
                    yield _document(int(match[1]), match[2], root, sentences)
    except (OSError, EOFError, tarfile.TarError, zlib.error, etree.XMLSyntaxError) as error:
        raise GoldError(f"{archive} cannot be used ({error}); give ECB+ as .tar.gz") from error


def _document(topic: int, name: str, root: etree._Element, sentences: Collection[str]) -> _Document:
    text, last, places = "", "", dict[str, Range]()
    for token in root.iter("token"):
        sentence, word = token.get("sentence", ""), token.text or ""
        if sentence not in sentences:
            continue
        if text:
            text += "\n\n" if sentence != last else "" if _CLOSE_UP.fullmatch(word) else " "
        places[token.get("t_id", "")] = len(text), len(text) + len(word)
        text, last = text + word, sentence
    chains = {
        source.get("m_id"): link.get("note") if link.tag == "CROSS_DOC_COREF" else f"{name}:{link.get('r_id')}"
        for link in root.iterfind("Relations/*")
        for source in link.iterfind("source")
    }
    mentions = []
    for mark in root.iterfind("Markables/*"):
        tokens = [anchor.get("t_id", "") for anchor in mark.iterfind("token_anchor")]
        is_event = "ACTION" in mark.tag and "REPORTING" not in mark.tag
        if is_event and tokens and all(token in places for token in tokens):
            number = mark.get("m_id")
            range_ = places[tokens[0]][0], places[tokens[-1]][1]
            mentions.append((range_, f"{topic}:{chains.get(number) or f'{name}:m{number}'}"))
    return _Document(topic, f"{topic}_{name}", text, tuple(mentions))


def _of(document: _Document, words: Words) -> Iterator[Event]:
    seen = set()
    for range_, event in document.mentions:
        predicate = words.head(*range_)
        if predicate is None or predicate in seen or not is_clause(words, predicate):
            continue
        if words.relations[predicate] not in _NO_CLAUSES:
            seen.add(predicate)
            yield Event(document.topic, document.name, _wording(words, predicate), words[predicate], event)


def _wording(words: Words, predicate: int) -> str:
    """The words of the clause in order, after a subject that stands elsewhere in its sentence."""
    own = _clause(words, predicate)
    before: Iterable[int] = ()
    if not below(words, predicate, SUBJECTS):
        above, relation = words.heads[predicate], words.relations[predicate]
        if relation in _BORROWING and (subjects := below(words, above, SUBJECTS)):
            before = words.subtree(subjects[0])
        elif relation in _NOUNS_OF:
            before = (above,)
    return " ".join(words[word] for word in (*before, *own))


def _clause(words: Words, predicate: int) -> list[int]:
    """The words under ``predicate``, without those of clauses that say something by themselves."""
    found, waiting = [], [predicate]
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting += [
            child
            for child in words.children(word)
            if not (words.relations[child] in _OTHERS and is_clause(words, child))
        ]
    return sorted(found)
