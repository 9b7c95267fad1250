"""What a quantity counts, by what it is counted, and what happened to it, as grammar tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

import snowballstemmer

from sayso.reading.figures.lists import any_in, table
from sayso.reading.figures.lists import words as words_in
from sayso.reading.figures.quantities import Quantity
from sayso.reading.figures.units import is_money
from sayso.reading.grammar.words import Words
from sayso.reading.text.quotation import Range

_PREMODIFIERS = frozenset(["JJ", "JJR", "JJS", "NN", "NNP", "VBN", "VBG", "HYPH", "POS", "FW"])
_PLURAL = frozenset(["NNS", "NNPS"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_BETWEEN = frozenset(["RB", "MD", "RP", "WP", "WDT", "TO"])
_CLAUSES = ("ccomp", "acl", "advcl", "parataxis")
_MOST_WORDS, _MOST_STEPS = 6, 5

_TIMES, _PIECES = any_in("times"), any_in("pieces")
_PER = re.compile(
    rf"(?:[ -]an?[- ]|[ -]each[ -]|[ -]every[ -])(?P<one>{_TIMES}|{_PIECES})\b"
    r"(?! (?:ago|earlier|later|before|after|old))"
    rf"| ?/ ?(?P<slash>{_TIMES}|{_PIECES})\b"
    r"|[- ]per[- ](?P<per>(?:\d[\d,]*[- ])?(?!cent\b)[a-z]+)"
    r"| (?P<adverb>annually|yearly|daily|weekly|monthly|hourly|quarterly|nightly)\b"
)
_ADVERBS = {"annually": "year", "daily": "day", "nightly": "night", "annum": "year", "capita": "person"}
_LINK_OF_MONEY = re.compile(
    r"(?:'s?)? (?:worth )?(?:of|in(?! (?:the|its|their|his|her|a|an|this|that|each|every)\b)) |'? worth of "
)


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, row in table("scopes.toml").items() for word in row["words"].split()}


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """The stem of an English word, in small letters."""
    return str(_stemmer().stemWord(word.lower()))


@cache
def scope_class(words: str) -> str:
    """What a scope comes to: the list that has its words, else the stem of its last word."""
    parts = words.lower().split()
    if "lives" in parts and len(parts) > 1:
        return _classes().get(f"{parts[0]}-lives", parts[0])
    return _classes().get(parts[-1]) or stem(parts[-1])


def is_known_scope(word: str) -> bool:
    """Whether a list of ``scopes.toml`` has ``word``."""
    return word.lower() in _classes()


def is_of_people(words: str) -> bool:
    """Whether a scope is one of people: money is not killed."""
    return "of_people" in table("scopes.toml").get(scope_class(words), {})


def rate(plain: str, end: int) -> tuple[int, str] | None:
    """Where *a month*, *per 100,000 people* behind ``end`` ends, and by what it counts."""
    match = _PER.match(plain, end)
    if match is None:
        return None
    name = next(part for part in match.groups() if part)
    adverb = name[:-2] if match["adverb"] and name not in _ADVERBS else name
    if match["per"] and name[0].isdigit() and (people := re.match(r" [a-z]+", plain[match.end() : match.end() + 20])):
        return match.end() + people.end(), name + people[0]
    return match.end(), _ADVERBS.get(name, adverb)


def counted(quantity: Quantity, words: Words, plain: str) -> Range | None:
    """The noun phrase that ``quantity`` counts, without article; None where none stands behind it."""
    end = quantity.end
    if quantity.compares:
        return None
    link = _LINK_OF_MONEY.match(plain, end) if quantity.unit else None
    if quantity.unit and link is None:
        return None
    if link and " in " in link[0] and not is_money(quantity.unit or ""):
        return None
    end = link.end() if link else end
    found = _phrase(words, bisect_left(words.starts, end), end)
    if found and link and " in " in link[0] and not _is_good(words, found):
        return None
    return found


def _is_good(words: Words, phrase: Range) -> bool:
    """Whether a phrase behind *in* is what money is given in, and not a place or a time."""
    last = bisect_right(words.starts, phrase[1] - 1) - 1
    return words.pos[last] in {"NN", "NNS"} and not re.fullmatch(rf"(?:{_TIMES})s?", words[last].lower())


def _phrase(words: Words, first: int, end: int) -> Range | None:
    """The noun phrase that starts at word ``first``, the next behind the character ``end``."""
    last, start = len(words), None
    if first >= last or words.text[end : words.starts[first]].strip(" -"):
        return None
    sentence, found = words.sentences[first], None
    skipping = True
    for word in range(first, min(last, first + _MOST_WORDS + 4)):
        if words.sentences[word] != sentence:
            break
        small, tag = words[word].lower(), words.pos[word]
        if skipping and small == "others":
            return words.span(word, word + 1)
        if skipping and (small in words_in("before_nouns") or (word > first and tag in {"CD", "DT"})):
            continue
        skipping = False
        start = word if start is None else start
        if tag in {"NNP", "NNPS"} and found is not None and words.pos[found] == "NN":
            break  # one man Friday
        if tag in _NOUNS:
            found = word
            if tag in _PLURAL and not (
                word + 1 < last and (words.pos[word + 1] in _PLURAL or words.heads[word] == word + 1)
            ):
                break
        elif tag == "CD" and words.pos[word - 1] == "POS":
            continue
        elif tag not in _PREMODIFIERS or (tag == "VBN" and found is not None):
            break
        if word - start >= _MOST_WORDS:
            break
    if start is None or found is None:
        return None
    return words.starts[start], words.ends[found]


def scope(quantity: Quantity, noun: Range | None, words: Words, end: int) -> Range | None:
    """The words that tell what happened to what is counted, or to what changed; ``end`` is where the figure ends."""
    if not len(words) or quantity.compares:
        return None
    if noun is not None and (head := bisect_right(words.starts, noun[1] - 1) - 1) >= 0 and is_known_scope(words[head]):
        return words.starts[head], words.ends[head]
    behind = _behind(words, end)
    if behind is not None and is_known_scope(words[behind]):
        return words.starts[behind], words.ends[behind]
    place = noun[1] if noun else quantity.core[1]
    above = _above(words, max(0, bisect_left(words.starts, place) - 1))
    if above is not None:
        return above
    return None if behind is None else (words.starts[behind], words.ends[behind])


def _behind(words: Words, end: int) -> int | None:
    """The verb or participle behind a figure: *40 people were killed*, *40 dead*."""
    first = bisect_left(words.starts, end)
    for word in range(first, min(len(words), first + _MOST_WORDS)):
        if words.sentences[word] != words.sentences[first]:
            return None
        small, tag = words[word].lower(), words.pos[word]
        if small in words_in("auxiliaries") or tag in _BETWEEN:
            continue
        return word if tag.startswith("VB") or is_known_scope(small) else None
    return None


def _above(words: Words, word: int) -> Range | None:
    """The verb that governs ``word``, or a noun on the way that tells more: *cost the lives of thousands*."""
    lives = None
    for step, head in enumerate(words.above(word)):
        if step >= _MOST_STEPS:
            return None
        small, tag = words[head].lower(), words.pos[head]
        if lives is not None and tag.startswith("VB"):
            first, last = sorted((head, lives))
            return (
                (words.starts[first], words.ends[last])
                if small in words_in("taking_lives")
                else words.span(lives, lives + 1)
            )
        if small == "lives":
            lives = head
            continue
        subjects = [child for child in words.children(head, "nsubj") if is_known_scope(words[child])]
        if subjects:
            return words.span(subjects[0], subjects[0] + 1)
        if is_known_scope(small):
            return words.span(head, head + 1)
        if not tag.startswith("VB") and words.related(head, *_CLAUSES):
            return None
        if tag.startswith("VB") and small not in words_in("auxiliaries"):
            return words.span(head, head + 1)
    return None
