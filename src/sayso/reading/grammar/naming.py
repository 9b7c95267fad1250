"""Names put right over the whole story: their edges, and one type for all places where the same name stands.

The model sees a window at a time and is small; a name that it has never met is a person in one sentence and a place in
the next. What stands around all of its occurrences tells more: *in Karsund*, *Mr. Vold*, *the Ferry Board, which*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from sayso.reading.grammar.words import Name, NameType, Words
from sayso.reading.text.lexicon import noun_class, singular, word_list
from sayso.vocabulary import Span

_RANKS, _HONORIFICS = word_list("ranks"), word_list("honorifics")
_PLACE_BEFORE, _GEOGRAPHY = word_list("place_before"), word_list("geography")
_INSTITUTIONS, _COMPANIES = word_list("institutions"), word_list("companies")
_LINKS = frozenset(["of", "for", "and", "&", "on"])
_OPENING, _CLOSING = frozenset(["“", "``", '"', "‘", "'", "("]), frozenset(["”", "''", '"', "’", "'", ")"])
# Letters behind the name of a person.
_LETTERS = frozenset(["mp", "mep", "msp", "ms", "qc", "kc", "obe", "cbe", "mbe", "phd", "md", "esq"])
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,8}")
_ORDER: tuple[NameType, ...] = ("person", "organization", "place", "other")
# What one sign weighs. Chosen on invented stories and PolNeAR's training articles.
_SURE, _LIKELY, _LABEL, _DOUBTFUL = 4.0, 2.0, 1.0, 0.3


def settled(words: Words, dateline: Span | None = None) -> Words:
    """``words`` with the names put right. What stands in the ``dateline`` is a place and nobody."""
    nobody = words.within(dateline.start, dateline.end) if dateline else range(0)
    trimmed = [_trimmed(words, name) for name in words.names if name.start not in nobody]
    names = _grown(words, [name for name in trimmed if name.start < name.end])
    names = _in_order([*names, *_acronyms(words, names)])
    names = _in_order([*names, *_overlooked(words, names)])
    types = _types(words, names)
    found = tuple(Name(n.start, n.end, types[_key(words, n)]) for n in names)
    # A dateline's words are nobody either: no noun of the story means them.
    tags = (*words.pos[: nobody.start], *("LS" for _ in nobody), *words.pos[nobody.stop :])
    return replace(words, names=found, pos=tags)


def _key(words: Words, name: Name) -> str:
    return " ".join(words[word] for word in range(name.start, name.end)).casefold()


def _is_rank(words: Words, word: int) -> bool:
    return words[word].casefold().rstrip(".") in _RANKS | _HONORIFICS


def _is_capital(words: Words, word: int) -> bool:
    return words[word][0].isupper() and words.pos[word].startswith(("NN", "JJ"))


def _trimmed(words: Words, name: Name) -> Name:
    """``name`` without rank, honorific or small letters before it and without a mark or link at its end."""
    start, end = name.start, name.end
    while start < end and ((name.type == "person" and _is_rank(words, start)) or words[start][0].islower()):
        start += 1
    while end > start and (words[end - 1].casefold() in _LINKS | _LETTERS or not any(map(str.isalnum, words[end - 1]))):
        end -= 1
    if name.type == "person":  # *Selectman Carl Sundquist*
        while end - start > 2 and (office := noun_class(words[start])) and office.name == "person":
            start += 1
    elif end > start and _is_office(words, end - 1):  # *the Health Secretary* is nobody's name
        return Name(start, start, name.type)
    return Name(start, end, name.type)


def _is_office(words: Words, word: int) -> bool:
    """Whether a capital noun at the end of what was taken for a name is that of an office: *Health Secretary*."""
    known = noun_class(words[word])
    listed = known is not None and known.name in {"person", "official", "spokesperson"} and not known.by_ending
    return listed and singular(words[word].casefold()) not in _INSTITUTIONS


def _grown(words: Words, names: list[Name]) -> list[Name]:
    """Every name over the capitals that belong to it, and names that grow into each other made one."""
    persons = {name.start for name in names if name.type == "person"}
    grown: list[Name] = []
    for name in names:
        start, end = _left(words, name), _right(words, name, persons)
        last = grown[-1] if grown else None
        if last and _is_one(words, last, Name(start, end, name.type)):
            type_ = last.type if name.type == "person" else name.type
            grown[-1] = Name(last.start, max(end, last.end), type_)
        else:
            grown.append(Name(max(start, last.end) if last else start, end, name.type))
    return grown


def _is_one(words: Words, last: Name, name: Name) -> bool:
    """Whether two names are pieces of one: they touch, *Annals of* | *Rest Medicine*, *Rosalind “Roz” Keating*."""
    if words.sentences[last.start] != words.sentences[name.start]:
        return False
    if name.start < last.end:
        return True
    between = [words[word].casefold() for word in range(last.end, name.start)]
    if not between:
        return not (last.type != "person" and name.type == "person")
    if between in (["of"], ["for"]):
        return last.type == name.type == "organization"
    opened = [words[word] for word in range(last.start, last.end) if words[word] in _OPENING]
    nickname = len(between) < 4 and (opened or between[0] in _OPENING) and between[-1] in _CLOSING | _OPENING
    return bool(nickname) and last.type == name.type == "person"


def _left(words: Words, name: Name) -> int:
    """Where an institution's name begins: *British Defense Ministry*, *Centre for Border Studies*."""
    start, first = name.start, words.sentence(name.start).start
    while name.type == "organization" and start > first:
        at_first = start - 1 == first and words.pos[start - 1].startswith("JJ") and "-" in words[start - 1]
        if _is_capital(words, start - 1) and not _is_rank(words, start - 1) and not at_first:
            start -= 1
        elif start - 2 >= first and _goes_on(words, start - 2, name):
            start -= 2
        else:
            break
    return start


def _is_institution(words: Words, word: int) -> bool:
    return words[word].casefold() in _INSTITUTIONS and words[word][0].isupper()


def _goes_on(words: Words, word: int, name: Name) -> bool:
    """Whether ``name`` is the rest of one that begins at ``word``: *Centre for …*, *Securities and …*."""
    link = words[word + 1].casefold()
    return (link in _LINKS and _is_institution(words, word)) or (link in {"and", "&"} and _is_half(words, word, name))


def _is_half(words: Words, word: int, name: Name) -> bool:
    """*Securities* and *Exchange Commission*: whether ``word`` begins a name that goes on behind *and*."""
    institution = singular(words[name.end - 1].casefold()) in _INSTITUTIONS
    known = words.name(word)
    free = known is None or (known.type == "organization" and not _is_institution(words, known.end - 1))
    return institution and free and _is_capital(words, word) and not words[word].isupper()


def _right(words: Words, name: Name, persons: set[int]) -> int:
    """Where a name ends: behind further capitals; an institution's goes on behind *of*, *for* and *’s*."""
    end, last = name.end, words.sentence(name.start).stop
    while end < last and end not in persons and not _is_rank(words, end):
        after = end + 1 + (end + 1 < last and words[end + 1].casefold() in {"the", "a", "an"})
        has_more = after < last and _is_capital(words, after) and after not in persons
        institution = any(_is_institution(words, word) for word in range(name.start, end))
        if _is_capital(words, end) and not words.pos[end].startswith("JJ"):
            end += 1
        elif words[end] == "&" and end + 1 < last and _is_capital(words, end + 1):
            end += 2
        elif institution and has_more and words[end].casefold() in _LINKS - {"and", "&", "on"}:
            end = after + 1
        elif words.pos[end] == "POS" and end + 1 < last and _is_institution(words, end + 1):
            end += 2
        else:
            break
    return end


def _in_order(names: list[Name]) -> list[Name]:
    return sorted(names, key=lambda name: name.start)


def _acronyms(words: Words, names: list[Name]) -> Iterator[Name]:
    """*Federal Security Service (FSB)*: the acronym in brackets is a name too."""
    taken = {name.start for name in names}
    for name in names:
        place = name.end + 1
        if name.type == "person" or place + 1 >= len(words) or place in taken:
            continue
        if words[name.end] == "(" and words[place + 1] == ")" and _ACRONYM.fullmatch(words[place]):
            yield Name(place, place + 1, name.type)


def _overlooked(words: Words, names: list[Name]) -> Iterator[Name]:
    """Places where a name stands that was found elsewhere in the story, in capitals and as part of no other name."""
    known: defaultdict[str, dict[tuple[str, ...], NameType]] = defaultdict(dict)
    for name in names:
        said = tuple(words[word] for word in range(name.start, name.end))
        if said[0][0].isupper():
            known[said[0]][said] = name.type
            if name.type == "organization" and len(said) > 1 and _can_stand_alone(words, name.start):
                known[said[0]].setdefault(said[:1], name.type)
    taken = {word for name in names for word in range(name.start, name.end)}
    for word in range(len(words)):
        if word in taken:
            continue
        for said in sorted(known.get(words[word], ()), key=len, reverse=True):
            places = range(word, min(word + len(said), len(words)))
            if tuple(words[each] for each in places) == said and not taken.intersection(places):
                taken.update(places)
                yield Name(word, word + len(said), known[words[word]][said])
                break


def _can_stand_alone(words: Words, word: int) -> bool:
    """Whether the first word of an organisation may be its short form: *Quarrel*, and not *National*."""
    return words.pos[word] == "NNP" and len(words[word]) > 3 and noun_class(words[word]) is None


def _types(words: Words, names: list[Name]) -> dict[str, NameType]:
    """One type for each name, by all signs around all of its occurrences."""
    signs: defaultdict[str, dict[NameType, float]] = defaultdict(lambda: dict.fromkeys(_ORDER, 0.0))
    for name in names:
        for type_, weight in _signs(words, name):
            signs[_key(words, name)][type_] += weight
    found = {key: max(_ORDER, key=counted.__getitem__) for key, counted in signs.items()}
    surnames = {key.rpartition(" ")[2] for key, type_ in found.items() if type_ == "person" and " " in key}
    return {key: "person" if key in surnames else type_ for key, type_ in found.items()}


def _signs(words: Words, name: Name) -> Iterator[tuple[NameType, float]]:
    """What one occurrence tells of the type of its name, and how much that weighs."""
    sentence = words.sentence(name.start)
    before = words[name.start - 1].casefold().rstrip(".") if name.start > sentence.start else ""
    behind = [words[word].casefold() for word in range(name.end, min(name.end + 2, sentence.stop))]
    parts = [words[word].casefold().rstrip(".") for word in range(name.start, name.end)]
    # A single word that no rank and no full name makes a person is often a place or a firm the model never met.
    yield name.type, _LABEL if len(parts) > 1 or name.type != "person" else _DOUBTFUL
    if before in _RANKS | _HONORIFICS or (behind[:1] == [","] and behind[1:] and behind[1].isdigit()):
        yield "person", _SURE
    if any(part in _INSTITUTIONS for part in parts) or parts[-1] in _COMPANIES or "&" in parts:
        yield "organization", _SURE
    elif before == "the":
        yield "organization", _LIKELY
    if parts[-1] in _GEOGRAPHY and len(parts) > 1:
        yield "place", _SURE
    if before in _PLACE_BEFORE:
        yield "place", _LIKELY if before not in {"of", "from"} else _LABEL
    pronoun = next((word for word in behind if word != ","), "")
    if pronoun in {"which", "who", "whose"}:
        yield ("organization" if pronoun == "which" else "person"), _LIKELY
    if explained := _explained(words, name):
        yield explained, _SURE


def _explained(words: Words, name: Name) -> NameType | None:
    """The type by what the story says that the name's bearer is: *Bellingcat is a publication*."""
    for word in range(name.start, name.end):
        head = words.heads[word]
        is_said = head >= name.end and words.related(word, "nsubj") and words.children(head, "cop")
        for noun in [head] if is_said else words.children(word, "appos"):
            known = noun_class(words[noun])
            if known and known.name in {"organization", "outlet"}:
                return "organization"
            if known and known.name == "person" and not known.plural:
                return "person"
    return None
