"""What a cue says of its content: *believes*, *denied*, *is expected to*, *reportedly*; and what hedges the cue itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.reading.certainty.markers import forms, stem, stems
from sayso.reading.certainty.marks import Marks
from sayso.reading.words import Words
from sayso.vocabulary import Attribution

_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|also\s+|widely\s+)?(\w+)", re.IGNORECASE)
_HEARSAY = re.compile(r"\bword\s+(?:has\s+it|is\s+that)\b|\blegend\s+has\s+it\b|\bthrough\s+the\s+grapevine\b", re.IGNORECASE)
_INFERRED = frozenset(map(stem, ("suggest", "indicate", "imply", "mean")))
_ADDING = frozenset(map(stem, ("add", "continue")))


@dataclass(slots=True)
class Cue:
    """``content`` is what it says of its content, ``itself`` what hedges it."""

    content: Marks = field(default_factory=Marks)
    itself: Marks = field(default_factory=Marks)
    claims: bool = True  # whether there is a claim behind it: not behind *asked*, *wants*
    past: bool = False


def cue_of(words: Words, attribution: Attribution) -> Cue:
    """What the cue of ``attribution`` says; nothing where it has none."""
    found = Cue()
    if attribution.cue is None:
        return found
    numbers = words.within(attribution.cue.start, attribution.cue.end)
    roots = {number: stem(words[number]) for number in numbers}
    found.past = any(words.pos[number] in ("VBD", "VBN") for number in numbers)
    negated = any(words[number].lower() in forms("none") for number in numbers)
    _itself(words, numbers, found, named=bool(attribution.source))
    _content(words, attribution, roots, found, negated=negated)
    return found


def _itself(words: Words, numbers: range, found: Cue, *, named: bool) -> None:
    """*May have said*, *reportedly told*, *would back*: modal verbs and adverbs of the cue."""
    around = {child for number in numbers for child in words.children(number, "aux", "advmod")} | set(numbers)
    for word in sorted(around):
        form = words[word].lower()
        if form in forms("may") and words.pos[word] == "MD":
            found.itself.add("possible", word)
        elif form in forms("rumoured"):
            (found.itself if named else found.content).add("rumoured", word)
        elif word in numbers and form in forms("appear") | {"can"} and number_of(numbers) > 1 and form != "can":
            found.itself.add("possible", word)
        elif word in numbers and form in forms("assessed") and number_of(numbers) > 1:
            found.itself.add("assessed", word)
            found.itself.add("forecast", word)
        elif form in forms("would") and words.pos[word] == "MD" and not named:
            found.content.add("conditional", word)


def number_of(numbers: range) -> int:
    """How many words a cue has."""
    return len(numbers)


def _content(words: Words, attribution: Attribution, roots: dict[int, str], found: Cue, *, negated: bool) -> None:
    assert attribution.cue is not None
    marks = found.content
    passive = _PASSIVE.search(attribution.cue.text)
    for number, root in roots.items():
        form = words[number].lower()
        if root in stems("rumour") or form in ("unconfirmed",):
            marks.add("rumoured", number)
        elif root in stems("told") and passive and stem(passive[1]) == root and not attribution.source:
            marks.add("rumoured", number)
        elif root in stems("deny") or (root in stems("reject") and not _refuses(words, attribution)):
            if not negated:
                marks.add("denied", number)
        elif root in stems("predict"):
            marks.add("assessed", number)
            marks.add("forecast", number)
        elif root in stems("plain"):
            found.claims = False
        elif root in stems("assess"):
            if _assesses(words, attribution, root):
                marks.add("assessed", number)
                marks.negated |= negated or root == "doubt"
        elif root in stems("intend"):
            if _is_infinitive(words, attribution):
                marks.add("forecast", number)
        elif form in forms("to_come") and passive is not None and attribution.cue.text.endswith("to"):
            marks.add("forecast", number)
        elif form in forms("sure") and len(roots) > 1:
            marks.add("assessed", number)
        elif root in _INFERRED and not _is_person(words, attribution):
            marks.add("assessed", number)
    if _HEARSAY.search(attribution.cue.text):
        marks.add("rumoured", *roots)
    if marks.labels & {"rumoured", "denied"}:
        marks.labels &= {"rumoured", "denied"}
    if not marks.labels:
        _inherited(words, roots, marks)


def _inherited(words: Words, roots: dict[int, str], marks: Marks) -> None:
    """*Officials believe …, adding that …*: what is added is believed too."""
    for number, root in roots.items():
        head = words.heads[number]
        if root in _ADDING and words.pos[number] == "VBG" and head >= 0 and stem(words[head]) in stems("assess"):
            marks.add("assessed", head)


def _assesses(words: Words, attribution: Attribution, root: str) -> bool:
    """*See* and *feel* judge where they see something *as* something; else they perceive."""
    if root == "see":
        return any(words[word].lower() == "as" for span in attribution.content for word in words.within(span.start, span.end))
    return root not in _INFERRED or not _is_person(words, attribution)


def _is_person(words: Words, attribution: Attribution) -> bool:
    if not attribution.source:
        return False
    head = words.head(attribution.source[0].start, attribution.source[0].end)
    return head is not None and words.types[head] == "person"


def _refuses(words: Words, attribution: Attribution) -> bool:
    """Whether what is rejected is a request, an offer, a plan, or a person: that is no denial."""
    span = attribution.content[0]
    head = words.head(span.start, span.end)
    return head is None or stem(words[head]) in stems("refused") or (
        words.types[head] == "person" and words.pos[head] in ("NNP", "NNPS", "PRP")
    )


def _is_infinitive(words: Words, attribution: Attribution) -> bool:
    """Whether the content is what somebody plans to do, and not a clause that tells it with its own verb."""
    start = attribution.content[0].start
    first = next(iter(words.within(start, start + 1)), None)
    return first is not None and (words[first].lower() == "to" or words.pos[first] == "VB") or (
        attribution.cue is not None and attribution.cue.text.endswith("to")
    )
