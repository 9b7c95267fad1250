"""What a cue says of its content: *believes*, *denied*, *reportedly*; and what hedges the cue itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.reading.certainty.markers import forms, stem, stems
from sayso.reading.certainty.marks import Marks
from sayso.reading.certainty.tree import ADVERBS, AUXILIARIES, below, between, is_clause
from sayso.reading.grammar.words import Words
from sayso.vocabulary import Attribution

_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|also\s+|widely\s+)?(\w+)", re.IGNORECASE)
_HEARSAY = re.compile(
    r"\bword\s+(?:has\s+it|is\s+that)\b|\blegend\s+has\s+it\b|\bthrough\s+the\s+grapevine\b", re.IGNORECASE
)
_ABOUT = (" on", " of", " about")
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
    numbers = between(words, attribution.cue.start, attribution.cue.end)
    found.past = any(words.pos[number] in ("VBD", "VBN") for number in numbers)
    _itself(words, numbers, found, named=bool(attribution.source))
    _content(words, attribution, numbers, found)
    return found


def _itself(words: Words, numbers: range, found: Cue, *, named: bool) -> None:
    """*May have said*, *reportedly told*, *would back*: modal verbs and adverbs of the cue."""
    around = {child for number in numbers for child in below(words, number, ADVERBS | AUXILIARIES)} | set(numbers)
    marks = found.itself if named else found.content  # where nobody is named, it is the outlet's word on the content
    for word in sorted(around):
        form = words[word].lower()
        if form in forms("may") and words.pos[word] == "MD":
            marks.add("possible", word)
        elif form in forms("rumoured"):
            marks.add("rumoured", word)
        elif len(numbers) == 1 or word not in numbers:
            continue
        elif form in forms("appear"):
            marks.add("possible", word)
        elif form in forms("assessed"):
            marks.add("assessed", word)
            marks.add("forecast", word)


def _content(words: Words, attribution: Attribution, numbers: range, found: Cue) -> None:
    cue = attribution.cue.text if attribution.cue else ""
    marks = found.content
    passive = _PASSIVE.search(cue)
    done = stem(passive[1]) if passive else None
    to_come = passive is not None and cue.endswith("to")  # is set to
    negated = any(words[number].lower() in forms("none") for number in numbers)
    for number in numbers:
        form, root = words[number].lower(), stem(words[number])
        denies = root in stems("deny") or (root in stems("reject") and not _refuses(words, attribution))
        if root in stems("rumour") or (root == done and root in stems("told") and not attribution.source):
            marks.add("rumoured", number)
        elif denies and not negated:
            marks.add("denied", number)
        elif root in stems("predict"):
            # is expected to argue: it is the arguing that is to come
            ahead = found.itself if any(words.pos[each] == "VB" for each in numbers if each > number) else marks
            ahead.add("assessed", number)
            ahead.add("forecast", number)
        elif root in stems("plain"):
            found.claims = False
        elif root in stems("assess") | stems("infer") and _assesses(words, attribution, root):
            marks.add("assessed", number)
            marks.negated |= negated or root == "doubt"
        elif (form in forms("to_come") and to_come) or (
            root in stems("intend") and _plans(words, attribution, negated=negated)
        ):
            marks.add("forecast", number)
        elif form in forms("sure") and len(numbers) > 1:
            marks.add("assessed", number)
    if _HEARSAY.search(cue):
        marks.add("rumoured", *numbers)
    if marks.labels & {"rumoured", "denied"}:
        marks.labels &= {"rumoured", "denied"}
    if not marks.labels:
        _inherited(words, numbers, marks)


def _inherited(words: Words, numbers: range, marks: Marks) -> None:
    """*Officials believe …, adding that …*: what is added is believed too."""
    for number in numbers:
        head = words.heads[number]
        if (
            stem(words[number]) in _ADDING
            and words.pos[number] == "VBG"
            and head >= 0
            and stem(words[head]) in stems("assess")
        ):
            marks.add("assessed", head)


def _assesses(words: Words, attribution: Attribution, root: str) -> bool:
    """*See* and *feel* judge where they see something *as* something; else they perceive."""
    cue = attribution.cue.text.lower() if attribution.cue else ""
    content = between(words, attribution.content[0].start, attribution.content[0].end)
    if root == "consid":  # is considering a sale, considers selling: no belief
        return "considering" not in cue and not any(words.pos[word] == "VBG" for word in content[:1])
    if root == "conclud" and attribution.kind == "direct":  # ended with these words
        return False
    if cue.endswith(_ABOUT) and not any(is_clause(words, word) for word in content):  # views on the war
        return False
    if root == "see":
        return any(
            words[word].lower() == "as" for span in attribution.content for word in between(words, span.start, span.end)
        )
    return root not in stems("infer") or not _is_person(words, attribution)


def _is_person(words: Words, attribution: Attribution) -> bool:
    if not attribution.source:
        return False
    head = words.head(attribution.source[0].start, attribution.source[0].end)
    return head is not None and words.types[head] == "person"


def _refuses(words: Words, attribution: Attribution) -> bool:
    """Whether what is rejected is a request, an offer, a plan, or a person: that is no denial."""
    span = attribution.content[0]
    head = words.head(span.start, span.end)
    return (
        head is None
        or stem(words[head]) in stems("refused")
        or (words.types[head] == "person" and words.pos[head] in ("NNP", "NNPS", "PRP"))
    )


def _plans(words: Words, attribution: Attribution, *, negated: bool) -> bool:
    """Whether the content is what somebody plans to do, and not a clause that tells it with its own verb."""
    if negated:
        return False
    start = attribution.content[0].start
    first = next(iter(between(words, start, start + 1)), None)
    return (first is not None and (words[first].lower() == "to" or words.pos[first] == "VB")) or (
        attribution.cue is not None and attribution.cue.text.endswith("to")
    )
