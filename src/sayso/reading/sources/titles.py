"""The office a named person holds, and where: *chief investigator*, *Bellingcat*; as it stands around the name.

Before a name (*Bellingcat chief investigator Christo Grozev*), behind it between commas or in brackets (*Ingrid Vold,
harbour master of Karsund,*; *Steve King, R-Iowa*), with the name behind the office (*the mayor, Jo Berg,*), and in a
sentence that says what somebody is (*Berg is the mayor of Karsund*).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sayso.reading.grammar.words import Words
from sayso.reading.text.lexicon import noun_class, word_list

HONORIFICS = word_list("honorifics")
KIN = word_list("kin")
_RANKS = word_list("ranks")
_PRE_TAGS = ("NN", "JJ", "VBN", "VBG", "HYPH", "POS", "CD")
_POST_TAGS = ("DT", "JJ", "NN", "PRP$", "CD", "RB", "VBN")
_NOT_A_TITLE = word_list("no_title")
_PARTICIPLES = word_list("office_participles")
_TIMES = word_list("times")
PARTY = re.compile(r"(?:R|D|I|Lab|Con|Ind|LD|SNP|Republican|Democrat|Conservative|Labour)(?:\.|\b)(?:\s?[-–,]\s?.+)?")
TOLD = "told of by the story"
_AGE = re.compile(r"(?:an? |the )?(?:\d{1,3}|aged \d{1,3}|\d{1,3}[- ]years?[- ]old.*)")
_END = frozenset(
    [",", ";", "–", "—", "--", ".", ":", "(", ")", "-LRB-", "-RRB-", '"', "”", "“", "''", "``", "…", "?", "!"]
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title: words ``[start, end)``, and where it stood."""

    start: int
    end: int
    place: str


def titles(
    words: Words,
    names: Iterable[tuple[int, int]],
    own_voice: Callable[[int], bool],
    described: Iterable[Title] = (),
) -> tuple[Title, ...]:
    """The titles of one person whose names are the words ``[start, end)`` of ``names``, in reading order.

    ``own_voice`` says whether a word is told by the story itself: what others say that somebody is, is no title.
    ``described`` are titles that stand apart from a name. One that says what an earlier one says is left out.
    """
    found: list[Title] = []
    around = (title for start, end in names for title in _around(words, start, end))
    for title in (*around, *described):
        if title.place != TOLD or own_voice(title.start):
            said = _content(words, title)
            if said and not any(said <= _content(words, other) for other in found):
                found = [other for other in found if not _content(words, other) <= said] + [title]
    return tuple(sorted(found, key=lambda title: title.start))


def _around(words: Words, start: int, end: int) -> Iterator[Title]:
    for title in (_before(words, start), _office_first(words, start, end)):
        if title:
            yield title
    yield from _behind(words, end)
    if title := _copula(words, start, end):
        yield title


def _content(words: Words, title: Title) -> frozenset[str]:
    found = (words[word].casefold().strip(".") for word in range(title.start, title.end))
    return frozenset(
        word
        for word in found
        if any(map(str.isalnum, word)) and word not in HONORIFICS and word not in {"the", "a", "an"}
    )


def is_role(words: Words, word: int) -> bool:
    """Whether a word names what somebody is: an office, a rank, a trade; not what somebody is to another person."""
    text = words[word].casefold().rstrip(".")
    if text in _RANKS:
        return True
    if text in KIN:
        return False
    found = noun_class(text)
    noun = words.pos[word].startswith("NN") or (words.pos[word] == "JJ" and words[word][0].isupper())
    return bool(noun and found and found.name in {"person", "official", "spokesperson"})


def is_plural(words: Words, word: int) -> bool:
    """Whether a noun is plural, by its tag and its form: headlines confuse tags."""
    found = noun_class(words[word])
    return words.pos[word] in {"NNS", "NNPS"} or bool(found and found.plural)


def _tagged(words: Words, word: int, tags: tuple[str, ...]) -> bool:
    return words.pos[word].startswith(tags)


def _before(words: Words, name: int) -> Title | None:
    """The office that leads up to a name."""
    first = words.sentence(name).start
    start = name
    while start > first:
        word = start - 1
        text = words[word].casefold()
        links = text in {"of", "for", "and", "the", "&"} and start < name and _office_further_left(words, word, first)
        if not (links or _tagged(words, word, _PRE_TAGS)) or text in _TIMES or text in _END or PARTY.fullmatch(text):
            break
        start = word
    while start < name and not _may_begin(words, start):
        start += 1
    end = name
    while end > start and words[end - 1].casefold().rstrip(".") in HONORIFICS:
        end -= 1
    if start == end or not any(is_role(words, word) and not is_plural(words, word) for word in range(start, end)):
        return None
    return Title(start, end, "before the name")


def _may_begin(words: Words, word: int) -> bool:
    text = words[word].casefold().rstrip(".")
    if text in HONORIFICS or _tagged(words, word, ("CD", "POS")):
        return False
    return text in _PARTICIPLES or not _tagged(words, word, ("VBG", "VBN"))


def _office_further_left(words: Words, word: int, first: int) -> bool:
    """Whether *of* or *for* at ``word`` belongs to an office: *Secretary of State*, *Speaker of the House*."""
    while word > first and words[word].casefold() in {"of", "for", "the"}:
        word -= 1
    return is_role(words, word)


def _office_first(words: Words, name: int, end: int) -> Title | None:
    """*the mayor, Jo Berg,*: the office stands first and the name explains it."""
    comma = name - 1
    sentence = words.sentence(name)
    first = sentence.start
    if comma <= first or words[comma] != "," or (end < sentence.stop and words[end] not in _END):
        return None
    start = comma
    while start > first and (
        _tagged(words, start - 1, (*_PRE_TAGS, "DT", "PRP$", "IN")) and words[start - 1] not in _END
    ):
        start -= 1
        if _tagged(words, start, ("DT", "PRP$")) and is_role_between(words, start, comma):
            break
    inside = range(start, comma)
    if start > first and words[start - 1].casefold() == "as":
        return None
    if not inside or not _tagged(words, start, ("DT", "PRP$", "NNP", "JJ", "NN")):
        return None
    named = [word for word in inside if (known := words.name(word)) and known.type == "person"]
    possessed = any(_tagged(words, word, ("POS", "PRP$")) for word in inside)
    if (named and not possessed) or not is_role_between(words, start, comma):
        return None
    if not is_role(words, carrier(words, start, comma)):
        return None
    start += _tagged(words, start, ("DT", "PRP$"))
    return Title(start, comma, "before the name, which explains it")


def is_role_between(words: Words, start: int, end: int) -> bool:
    """Whether one of the words ``[start, end)`` names what somebody is."""
    return any(is_role(words, word) for word in range(start, end))


def carrier(words: Words, start: int, end: int) -> int:
    """The word that carries ``[start, end)``: the last noun before a preposition or a verb; the first word if none."""
    found = None
    for word in range(start, end):
        if found is not None and not _tagged(words, word, ("NN", "POS", "HYPH", "CC", "JJ", "CD")):
            break
        if _tagged(words, word, ("NN",)):
            found = word
    return start if found is None else found


def _behind(words: Words, end: int) -> Iterator[Title]:
    """What stands behind a name, between commas or in brackets; several pieces, one after the other."""
    last = words.sentence(end - 1).stop
    place = end
    for _ in range(3):
        if place >= last:
            return
        if words[place] in {"(", "-LRB-"}:
            close = next((word for word in range(place, min(last, place + 12)) if words[word] in {")", "-RRB-"}), None)
            if close is None:
                return
            if PARTY.match(_text(words, place + 1, close)):
                yield Title(place + 1, close, "in brackets behind the name")
            place = close + 1
            continue
        if words[place] != ",":
            if place == end and (title := _constituency(words, place, last)):
                yield title
            return
        start = place + 1
        stop = piece_end(words, start, last)
        if stop <= start:
            return
        piece = _text(words, start, stop)
        if _AGE.fullmatch(piece):
            place = stop
            continue
        if PARTY.fullmatch(piece) or is_appositive(words, start, stop):
            yield Title(start + _tagged(words, start, ("DT", "PRP$")), stop, "behind the name")
        else:
            return
        place = stop


def _text(words: Words, start: int, end: int) -> str:
    return words.said(start, end) if start < end else ""


def piece_end(words: Words, start: int, last: int) -> int:
    """Where the piece that begins at ``start`` ends: at a mark, a relative pronoun or a finite verb."""
    for word in range(start, last):
        if words[word] in _END or _tagged(words, word, ("WP", "WDT", "WRB")):
            return word
        if words.pos[word] in {"VBD", "VBZ", "VBP", "MD"}:
            return word
    return last


def is_appositive(words: Words, start: int, stop: int) -> bool:
    """Whether the words between commas say what the person before them is."""
    if words[start].casefold() in _NOT_A_TITLE or not _tagged(words, start, _POST_TAGS):
        return False
    head = carrier(words, start, stop)
    known = words.name(head)
    if known and known.type == "person":
        return False
    if is_role(words, head):
        return True
    article = _tagged(words, start, ("DT", "PRP$"))
    return is_role_between(words, start, stop) and (article or words.related(head, "appos"))


def _constituency(words: Words, place: int, last: int) -> Title | None:
    """*of Ohio*, right behind the name."""
    if words[place].casefold() not in {"of", "from", "with", "at", "for"} or place + 1 >= last:
        return None
    start = place + 1 + _tagged(words, place + 1, ("DT",))
    known = words.name(start) if start < last else None
    if known and known.type == "place" and known.start <= start:
        return Title(start, known.end, "behind the name")
    return None


def _copula(words: Words, start: int, end: int) -> Title | None:
    """*Berg is the mayor of Karsund*: what the story itself says that somebody is."""
    for word in range(start, end):
        head = words.heads[word]
        if head < 0 or not words.related(word, "nsubj") or not words.children(head, "cop") or head < end:
            continue
        if not is_role(words, head):
            continue
        reach = words.subtree(head)
        begin = max(end, min([head, *words.children(head, "amod", "compound", "nmod:poss", "det")]))
        stop = piece_end(words, head + 1, reach.stop)
        begin += _tagged(words, begin, ("DT", "PRP$"))
        if begin <= head < stop:
            return Title(begin, stop, TOLD)
    return None
