"""Who is said to say it, where the reading saw no attribution: by the words around a passage in its own sentence.

*The main pump had failed, a foreman on the job told the magazine*; *according to the book*; *Isk Water maintains that*.
This is a second look at sentences that the model took for the story's own, so that a claim with a source does not stand
there without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.reading.text.lexicon import noun_class
from sayso.reading.text.quotation import quoted
from sayso.reading.text.sentences import sentences
from sayso.tracing.outlets.frames import listed
from sayso.tracing.sources.descriptions import described
from sayso.tracing.sources.portraits import is_document
from sayso.tracing.stories.passage import Entry, Passage
from sayso.vocabulary import Span

_SAYING = "|".join(listed("verbs", "saying"))
_THINKING = "|".join(listed("verbs", "thinking"))
_RECORDING = "|".join(listed("verbs", "recording"))
_HELPS = r"(?:(?:has|have|had|also|later|then|now|since|already)\s+)*"
_STARTS = r"(?:(?:the|an?|its|his|her|their|one|two|three|four|five|six|several|some|another)\s+[^\W\d_]|[A-ZÀ-Þ])"
_WHOM = rf"(?P<whom>{_STARTS}[^,;:“”\"]{{1,90}}?(?:,\s+[A-ZÀ-Þ][^,;:“”\"]{{2,40}},)?)"
_WHOM_ANY = r"(?P<whom>[^\W\d_][^,;:“”\"]{1,90}?)"
_SEVERAL = r"(?P<several>[^\W\d_][^,;:“”\"]{1,90}?)"  # sources in the party
_BEHIND = re.compile(rf",[”’\"]?\s+(?:{_WHOM}|{_SEVERAL})\s+{_HELPS}(?:{_SAYING})\b")
_THOUGHT = re.compile(rf",\s+{_WHOM_ANY}\s+{_HELPS}(?:{_SAYING}|{_THINKING})\b")
_INVERTED = re.compile(rf",[”’\"]?\s+(?:{_SAYING})\s+{_WHOM}(?=\s*[,.;]|\s+who\b|$)")
_BY_WORDS = re.compile(
    r"\b(?:according\s+to|by\s+the\s+(?:estimate|account|count|reckoning|figures)\s+of|in\s+the\s+(?:words|view|opinion)\s+of)"
    rf"\s+(?P<whom>{_STARTS}[^,;:.“”\"]{{1,120}})"
)
_AHEAD = re.compile(
    rf"^[“\"‘]?(?P<whom>(?:{_STARTS}|It\b|He\b|She\b|They\b)[^;:]{{0,200}}?),?\s+{_HELPS}"
    rf"(?P<verb>{_SAYING}|{_RECORDING})\b(?P<that>\s+that\b)?"
)
# *puts the loss at 40*, *gave the time as ten minutes*: whoever does that tells a figure.
_PUTS = re.compile(
    r"\s+(?!forward\b|up\b|off\b)[^.;“”\"]{3,90}?\s(?:at|as)\s+(?:[\w’'-]+\s+){0,3}?(?:\d|between\b|a\b|one\b|two\b|three\b)"
)
_MEASURING = frozenset(["puts", "put", "gives", "gave", "give", "lists", "listed", "records", "recorded"])
_PRONOUN = re.compile(r"it|he|she|they", re.IGNORECASE)
_CLAUSE = re.compile(r",\s+(?:who|which|an?\s|the\s).*$", re.DOTALL)
_NOT_FIRST = re.compile(
    r"^(?:and|but|or|who|which|that|while|whereas|as|if|when|where|there|this|these)\b", re.IGNORECASE
)
_NOT_LAST = re.compile(r"\b(?:been|was|were|is|are|be|being|not|never|who|which|that|to)$", re.IGNORECASE)
_DETERMINERS = ("the", "a", "an", "its", "his", "her", "their")
_FEW = 4  # words behind *officials told* in which it only says whom: a committee on Tuesday
_LONGEST = 24  # words of who is cited; longer ones are no noun phrase
_TELLERS = ("person", "official", "group", "organization", "document", "spokesperson", "outlet")


def voice(passage: Passage, entry: Entry) -> Span | None:
    """The words for who says what ``passage`` says, in its own sentence; None where nobody is cited for it there.

    A pronoun is given as it stands. Of a passage that has an attribution it is asked where that tells nobody.
    """
    text = entry.reading.story.text
    return next(_found(text, *_clause(text, passage), passage.spans[0].start), None)


def passed_on(passage: Passage, entry: Entry) -> Span | None:
    """The words for who says it inside what an attribution has: *the line will not hold, officials believe*, says Vold.

    None where the attribution's own source is the last one.
    """
    one = passage.attribution
    if one is None:
        return None
    text, start = entry.reading.story.text, passage.spans[0].start
    end = max((span.end for span in one.content if span.start <= start < span.end), default=start)
    taken = [*one.source, *([one.cue] if one.cue else ())]
    inside = quoted(text[start:end])
    for match in _THOUGHT.finditer(text, start, end):
        place = match.start("whom")
        outside = not any(first < place - start < last for first, last in inside)
        span = _named(text, *match.span("whom"))
        goes_on = len(text[match.end() : end].split()) > _FEW or re.match(r"\s+that\b", text[match.end() : end])
        if (
            outside
            and span
            and not goes_on
            and not any(span.start < other.end and other.start < span.end for other in taken)
        ):
            return span
    return None


def _clause(text: str, passage: Passage) -> tuple[int, int]:
    """The part of the sentence between semicolons that holds the passage."""
    first, last = passage.spans[0].start, passage.spans[-1].end
    held = [one for one in sentences(text) if one[0] < last and first < one[1]]
    begins, ends = (held[0][0], held[-1][1]) if held else (first, last)
    start = text.rfind(";", begins, first) + 1 or begins
    end = text.find(";", last, ends)
    while start < first and text[start].isspace():
        start += 1
    return start, end if end >= 0 else ends


def _found(text: str, start: int, end: int, begins: int) -> Iterator[Span]:
    inside = quoted(text[start:end])
    for pattern in (_BEHIND, _BY_WORDS, _INVERTED):
        for match in pattern.finditer(text, start, end):
            several = match["whom"] is None
            place, last_of = match.span("several" if several else "whom")
            in_quotes = any(first < place - start < last for first, last in inside)
            span = None if in_quotes or place <= begins else _named(text, place, last_of)
            alone = several and span and span.text not in ("he", "she") and not described(span.text).plural
            if span and not alone:
                yield span
    ahead = _AHEAD.match(text[start:end])
    if ahead and _tells(ahead):
        subject = (start + ahead.start("whom"), start + ahead.end("whom"))
        apart = begins <= subject[0] or begins >= start + ahead.end("verb")
        if apart and (span := _named(text, *subject)):
            yield span


def _tells(match: re.Match[str]) -> bool:
    """Whether a verb behind a subject tells what it says: with *that*, or what a document or a body puts down."""
    if match["that"]:
        return True
    if match["verb"] in _MEASURING and _PUTS.match(match.string, match.end("verb")):
        return True
    if not re.fullmatch(_RECORDING, match["verb"]):
        return False
    if _PRONOUN.fullmatch(match["whom"]):
        return match["verb"] in ("puts", "put", "lists", "records")
    one = described(_CLAUSE.sub("", match["whom"]))
    known = noun_class(one.head or "-")
    return is_document(one) or (known is not None and known.name == "document")


def _named(text: str, start: int, end: int) -> Span | None:
    """The span of words that can be somebody's: of a name, or with a noun for people, bodies and documents."""
    words = _CLAUSE.sub("", text[start:end]).rstrip(" ,.")
    if not words or _NOT_FIRST.match(words) or _NOT_LAST.search(words) or len(words.split()) > _LONGEST:
        return None
    span = Span.of(text, start, start + len(words))
    if _PRONOUN.fullmatch(words):
        return span
    one = described(words)
    known = noun_class(one.head) if one.head else None
    named = words[0].isupper() and words.split()[0].casefold() not in _DETERMINERS
    return span if named or is_document(one) or (known and known.name in _TELLERS) else None
