"""The condition under which a clause holds: *if the dam breaks*, *without the tape*, *such a ban*."""

from __future__ import annotations

import re

from sayso.reading.certainty.markers import forms, stem, stems
from sayso.reading.certainty.tree import CASES, CLAUSAL_SUBJECTS, OBJECTS, OBLIQUES, SUBJECTS, below, subject
from sayso.reading.grammar.words import Words

_INVERTED = frozenset(("had", "were", "should"))
_CLAUSES = frozenset(("advcl", "ccomp", "xcomp", "dep", "parataxis"))
_DETERMINERS = frozenset(("det", "det:predet"))
_OPENERS = frozenset(("mark", "advmod"))
_VERBS = frozenset(("aux", "cop", "auxpass"))
_TIMES = frozenset(("once", "until"))
_EVENT = re.compile(r".{3,}(?:tion|sion|ment)s?$")


def conditions(words: Words, word: int, *, later: bool) -> list[range]:
    """The conditions that hang on a predicate; ``later`` says that it tells of the future, where *once* is one too."""
    found = [words.subtree(child) for child in below(words, word, _CLAUSES) if _opens(words, child, later=later)]
    found += [
        words.subtree(child)
        for child in below(words, word, OBLIQUES)
        if any(words[case].lower() in forms("without") for case in below(words, child, CASES))
    ]
    return [_trimmed(words, one) for one in found]


def standing(words: Words, word: int) -> range | None:
    """The clause of a predicate that is a condition itself and hangs on no other: *Had they dug deeper, …*."""
    return _trimmed(words, words.subtree(word)) if _opens(words, word, later=False) else None


def is_contrary(words: Words, condition: range) -> bool:
    """Whether a condition is told in the past, as what is contrary to fact or only supposed is."""
    return any(words.pos[word] == "VBD" for word in condition)


def supposed(words: Words, word: int) -> range | None:
    """The subject of a predicate where it stands for a condition: *such a ban*, *closing the mine*."""
    there = subject(words, word)
    if there is None:
        return None
    whole = _trimmed(words, words.subtree(there))
    determiners = {words[child].lower() for child in below(words, there, _DETERMINERS)}
    event = stem(words[there]) in stems("event")
    if "such" in {words[each].lower() for each in whole[:2]} or words.relations[there] in CLAUSAL_SUBJECTS:
        return whole
    if words.pos[there] == "VBG" or (event and words.pos[there].startswith("NN")):
        return whole
    if determiners & forms("new") and _EVENT.fullmatch(words[there].lower()) and below(words, word, OBJECTS):
        return whole
    return None


def with_subject(words: Words, infinitive: int) -> range:
    """The words of an infinitive, *for* and its subject among them: *for Moscow to stand a chance*."""
    whole = words.subtree(infinitive)
    start = whole.start
    before = start - 1
    while before >= 0 and words.subtree(before).stop == start:
        first = words.subtree(before).start
        if words[first].lower() == "for":
            return range(first, whole.stop)
        before = words.heads[before]
    return whole


def _opens(words: Words, child: int, *, later: bool) -> bool:
    """Whether a clause opens as a condition does."""
    form = words[child].lower()
    if form in ("provided", "providing", "assuming", "supposing"):
        return True
    first = words.subtree(child)[0]
    for mark in below(words, child, _OPENERS):
        opener = words[mark].lower()
        if opener in _TIMES and not later:
            continue
        if opener in forms("condition"):
            return not (mark and words[mark - 1].lower() in ("even", "as", "whether")) and not _asks(words, child)
    if later and re.match(r"as (?:soon|long) as\b|so long as\b", words.text[words.starts[first] :][:12].lower()):
        return True
    inverted = words[first].lower() in _INVERTED and words.relations[first] in _VERBS
    return inverted and words.heads[first] == child and bool(below(words, child, SUBJECTS))


def _asks(words: Words, child: int) -> bool:
    """Whether *if* opens a question in other words: *asked if he knew*."""
    head = words.heads[child]
    return words.relations[child] == "ccomp" and child > head and stem(words[head]) in stems("plain")


def _trimmed(words: Words, one: range) -> range:
    start, end = one.start, one.stop
    while end - start > 1 and not words[end - 1][-1].isalnum():
        end -= 1
    while end - start > 1 and not words[start][0].isalnum():
        start += 1
    return range(start, end)
