"""What a source is: one of the seven types of vocabulary, with the reason in words.

An organisation's unnamed spokesperson or official is that organisation; some of its people, or high ones, are an
unnamed group: they are not it. Anonymous is only who asked for it, was granted it, or is known to the reporter alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.grammar.words import Name, Words
from sayso.reading.text.lexicon import Class, noun_class, word_list
from sayso.reading.text.outlets import is_outlet
from sayso.reading.text.quotation import Range
from sayso.vocabulary import SourceType

# They pick out some of an organisation's people, who are then not the organisation.
_INSTITUTIONS = word_list("institutions")
_PICKS_OUT = word_list("picks_out")


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of a source, why, and the words that name it where they are fewer than its description."""

    type: SourceType
    reason: str
    name: Range | None = None  # words


def of_name(words: Words, name: Name, explained_as: Class | None) -> Typed:
    """The type of what has a name. ``explained_as`` is the class of the noun that the story explains it by."""
    said = words.said(name.start, name.end)
    place = (name.start, name.end)
    if name.type == "person":
        return Typed("named_person", "named, and a person by the model", place)
    last = noun_class(words[name.end - 1])
    if is_outlet(said) or (explained_as and explained_as.name == "outlet"):
        return Typed(
            "outlet", "a news organisation by its name" if is_outlet(said) else f"explained as {explained_as}", place
        )
    institution = any(words[word].casefold() in _INSTITUTIONS for word in range(name.start, name.end))
    if last and last.name == "document" and not institution:
        return Typed("document", last.reason, place)
    return Typed(
        "named_organization",
        f"named, and {'a place' if name.type == 'place' else 'an organisation'} by the model",
        place,
    )


def of_description(words: Words, start: int, end: int, head: int) -> Typed:
    """The type of what is only described, by the words ``[start, end)`` with ``head`` as their head."""
    noun = words[head]
    known = noun_class(noun)
    plural = words.pos[head] in {"NNS", "NNPS"} or bool(known and known.plural)
    explained = [noun_class(words[child]) for child in words.children(head, "appos")]
    if words.pos[head].startswith("NNP") and any(one and one.name == "organization" for one in explained):
        return Typed("named_organization", "the story says which organisation it is", (start, end))
    if known is None or (known.by_ending and words.types[head] not in {"person", "other"}):
        if words.pos[head] == "CD" and noun.casefold() not in {"one", "1"}:
            return Typed("unnamed_group", f"“{noun}”: several, and nobody is named")
        if plural:
            return Typed("unnamed_group", f"“{noun}” is plural, and nobody is named")
        capital = words.pos[head].startswith("NNP")
        if capital:
            return Typed(
                "named_organization", f"“{noun}” stands as a name, and is no person by the model", (start, end)
            )
        if words.types[head] == "organization":
            return Typed("named_organization", f"“{noun}”: an organisation by the model")
        return Typed("unnamed_person", f"“{noun}”: described and not named")
    match known.name:
        case "document":
            return Typed("document", known.reason)
        case "outlet":
            return Typed("outlet", known.reason)
        case "organization":
            return Typed("named_organization", known.reason)
        case "spokesperson" | "official":
            return _for_organization(words, start, end, head, known, plural)
        case "group":
            return Typed("unnamed_group", known.reason)
    if plural:
        return Typed("unnamed_group", f"“{noun}”: several people without names")
    return Typed("unnamed_person", known.reason)


def _for_organization(words: Words, start: int, end: int, head: int, known: Class, plural: bool) -> Typed:
    """A spokesperson or an official: the organisation where one is named and all of it is meant."""
    organization = _organization(words, start, end, head)
    picked = any(words[word].casefold() in _PICKS_OUT or words.pos[word] == "CD" for word in range(start, head))
    if organization and not (plural and picked) and not (known.name == "official" and picked):
        name = words.said(*organization)
        return Typed("named_organization", f"“{words[head]}” of {name}: unnamed, it is the organisation", organization)
    if plural:
        return Typed("unnamed_group", f"“{words[head]}”: several people without names")
    return Typed("unnamed_person", f"“{words[head]}”: one person without a name, and no organisation is named")


def _organization(words: Words, start: int, end: int, head: int) -> Range | None:
    """The organisation that the words name beside ``head``: *Kremlin officials*, *a spokesman for the port*."""
    names = [name for name in words.names if start <= name.start and name.end <= end and name.type != "person"]
    for name in names:
        if name.type == "organization":
            return name.start, name.end
    for child in words.children(head, "nmod"):
        inside = range(max(child - 0, head + 1), child + 1)
        known = noun_class(words[child])
        if inside and known and known.name == "organization":
            modifiers = [word for word in words.children(child, "compound", "amod", "nmod:poss") if word > head]
            return min([child, *modifiers]), child + 1
    before = [
        word for word in range(start, head) if (known := noun_class(words[word])) and known.name == "organization"
    ]
    if before:
        first = next((word for word in range(start, head) if words.pos[word] not in {"DT", "PRP$"}), before[0])
        return first, before[-1] + 1
    return (names[0].start, names[0].end) if names else None
