"""Nouns and pronouns of a story: what can be somebody, with the words that tell who.

A noun goes by its head word. Its phrase leaves out what only explains it: *Orla Penhale*, and not *who runs the ferry
office*; *the harbour master*, and not *, Ingrid Vold,*.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from sayso.reading.grammar.words import Name, NameType, Words
from sayso.reading.text.lexicon import noun_class
from sayso.reading.text.quotation import Range

NounKind: TypeAlias = Literal["name", "description", "pronoun", "first person"]
Gender: TypeAlias = Literal["m", "f"]

_M: Gender = "m"
_F: Gender = "f"

# What a pronoun tells: gender and number, None where it leaves that open.
_MALE, _FEMALE = "he him his himself", "she her hers herself"
_THING, _SEVERAL = "it its itself", "they them their theirs themselves"
_SPEAKER, _SPEAKERS = "i me my mine myself", "we us our ours ourselves"
FIRST = frozenset((*_SPEAKER.split(), *_SPEAKERS.split()))
RELATIVE = frozenset(["WP", "WDT", "WP$"])
_GENDERS: dict[str, Gender] = {**dict.fromkeys(_MALE.split(), _M), **dict.fromkeys(_FEMALE.split(), _F)}
_PLURAL = dict.fromkeys((*_SEVERAL.split(), *_SPEAKERS.split()), True)
_PLURAL |= dict.fromkeys((*_MALE.split(), *_FEMALE.split(), *_THING.split(), *_SPEAKER.split()), False)

# Words that tell whether a man or a woman is meant.
_MEN = (
    "mr sir lord king prince duke brother father son husband uncle nephew grandfather grandson boy man gentleman "
    "widower congressman chairman councilman assemblyman alderman"
)
_WOMEN = (
    "mrs ms miss madam dame lady queen princess duchess sister mother daughter wife aunt niece grandmother "
    "granddaughter girl woman widow actress waitress heiress "
    "congresswoman chairwoman councilwoman assemblywoman"
)
_GENDERED: dict[str, Gender] = {**dict.fromkeys(_MEN.split(), _M), **dict.fromkeys(_WOMEN.split(), _F)}

# What depends on a noun and helps to say which is meant; all else explains it, goes on, or belongs to the clause.
_OWN = ("det", "amod", "compound", "nummod", "nmod", "advmod", "neg", "mwe")
NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
PRONOUN_TAGS = ("PRP", "PRP$", *RELATIVE)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun or pronoun with its phrase, characters ``[start, end)``."""

    head: int  # number of the word that carries it
    start: int
    end: int
    name: Range | None  # characters of the name in it
    kind: NounKind
    type: NameType
    plural: bool | None  # None where its form does not tell
    gender: Gender | None  # as its own words tell


def is_noun(words: Words, word: int) -> bool:
    """Whether ``word`` carries a phrase: a noun or pronoun that is no mere part of another one or of a name."""
    tag = words.pos[word]
    if tag in NOUN_TAGS:
        name = words.name(word)
        if name:
            return word == name_head(words, name)
        return not words.related(word, "compound", "mwe", "case")
    return tag in PRONOUN_TAGS


def name_head(words: Words, name: Name) -> int:
    """The word of a name that the others of it depend on."""
    return next((word for word in range(name.end - 1, name.start - 1, -1) if _leaves(words, word, name)), name.start)


def noun_at(words: Words, head: int) -> Noun:
    """The noun that ``head`` carries."""
    text = words[head].casefold()
    tag = words.pos[head]
    if tag in PRONOUN_TAGS or (text in _PLURAL and tag not in NOUN_TAGS):
        kind: NounKind = "first person" if text in FIRST else "pronoun"
        start, end = words.span(head, head + 1)
        type_: NameType = "person" if text in _GENDERS or kind == "first person" else words.types[head]
        return Noun(head, start, end, None, kind, type_, _PLURAL.get(text), _GENDERS.get(text))
    name = _name(words, head)
    first, last = phrase(words, head)
    if name:
        first, last = min(first, name.start), max(last, name.end)
    return Noun(
        head,
        *words.span(first, last),
        name=words.span(name.start, name.end) if name else None,
        kind="name" if name else "description",
        type=name.type if name else words.types[head],
        plural=_plural(words, head, name),
        gender=_gender(words, head, name),
    )


def phrase(words: Words, head: int) -> Range:
    """The words ``[start, end)`` of the phrase that ``head`` carries, without what explains it or stands before it."""
    children = [child for child in words.children(head, *_OWN) if words.pos[child] != "WRB"]
    start, end = head, head + 1
    for child in reversed([child for child in children if child < head]):
        first, last = _whole(words, child)
        if _apart(words, last, start):
            break
        start = first
    for child in (child for child in children if child > head):
        first, last = _whole(words, child)
        if words.related(child, "advmod") or _apart(words, end, first):
            break
        end = last
    return start, end


def _whole(words: Words, word: int) -> Range:
    """The phrase of ``word`` with the preposition or the possessive ending that belongs to it."""
    start, end = phrase(words, word)
    for case in words.children(word, "case"):
        start, end = min(start, case), max(end, case + 1)
    return start, end


def _apart(words: Words, end: int, start: int) -> bool:
    """Whether more than a quotation mark or hyphen stands between two phrases, or they stand in each other."""
    between = range(end, start)
    return start < end or len(between) > 1 or any(words.pos[word] not in ("``", "''", "HYPH") for word in between)


def _name(words: Words, head: int) -> Name | None:
    """The name that ``head`` carries; proper nouns that nobody took for one are a name too, unless an office."""
    if name := words.name(head):
        return name
    if words.pos[head] not in ("NNP", "NNPS"):
        return None
    if words.children(head, "det", "nmod:poss") and noun_class(words[head]):
        return None
    start = head
    while (
        start
        and words.heads[start - 1] == head
        and words.pos[start - 1] in ("NNP", "NNPS")
        and not words.name(start - 1)
    ):
        start -= 1
    return Name(start, head + 1, words.types[head])


def _leaves(words: Words, word: int, name: Name) -> bool:
    return not name.start <= words.heads[word] < name.end


def _plural(words: Words, head: int, name: Name | None) -> bool | None:
    tag = words.pos[head]
    if name and name.type != "person":
        return None  # *the United States says*, *the Bears say*
    if tag in ("NNS", "NNPS"):
        return True
    return False if tag in ("NN", "NNP") else None


def _gender(words: Words, head: int, name: Name | None) -> Gender | None:
    """As the noun itself tells, what stands before its name, or a first name; *Larry King* is no king."""
    start = name.start if name else head
    telling = [word for word in words.children(head, "compound") if word < start]
    for word in (*telling, *range(max(start - 1, 0), start), *(() if name else (head,))):
        text = words[word].casefold().rstrip(".")
        is_common = words.pos[word] in ("NN", "NNS")  # *Zimmerman* and *German* tell nothing
        if found := _GENDERED.get(text) or (_by_ending(text) if is_common else None):
            return found
    if name and name.type == "person":
        return first_names().get(words[name.start].casefold())
    return None


def _by_ending(text: str) -> Gender | None:
    if text.endswith("woman"):
        return "f"
    return "m" if text.endswith(("sman", "rman", "eman", "yman", "nman", "tman", "dman")) else None


@cache
def first_names() -> dict[str, Gender]:
    """First names that tell a man from a woman, in small letters."""
    lists = tomllib.loads(resources.files("sayso.reading.grammar").joinpath("first_names.toml").read_text("utf-8"))
    return {**dict.fromkeys(lists["men"].split(), _M), **dict.fromkeys(lists["women"].split(), _F)}
