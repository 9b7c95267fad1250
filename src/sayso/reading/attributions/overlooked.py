"""Attributions that the model now and then overlooks though their form is plain.

Two forms of news: a clause of saying that closes a sentence, *…, figures released on Monday show.*, and a number that
somebody gives for something, *The ministry put the loss at 4 million crowns.* They are looked for only in sentences of
which nobody is said to say anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.reading.text.quotation import Range, kind, quoted
from sayso.vocabulary import Attribution, Span

_LONGEST = 600  # characters of a sentence; more is a text without full stops

# The forms are plain, but no model stands behind them.
SCORE = 0.8

_VERB = r"(?:is|are|was|were|be|been|has|have|had|could|can|would|will|may|might|must|should|does|do|did|though)"
_NO_SOURCE = r"(?:by|in|at|for|on|of|and|but|or|so|yet|which|who|whom|that|as|if|when|because|not|he|she|it|they)"
_SOURCE = rf"(?!{_NO_SOURCE}\b)(?:(?!\b{_VERB}\b)(?:[^,;:“”\"\n]|(?<=\d),(?=\d))){{2,120}}?"
_CLOSING = re.compile(
    rf"""(?P<content>(?:[^\s“”\"]+[ \xa0]){{4,}}?[^\s“”\"]+),\s+(?P<source>{_SOURCE})\s+
    (?P<cue>(?:(?:has|have|had)\s+)?(?:says?|said|finds?|found|reports?|reported|shows?|showed|shown|suggests?|suggested
    |reveals?|revealed|indicates?|indicated|concludes?|concluded|announced?|announces|warns?|warned|confirms?|confirmed
    |estimates?|estimated|claims?|claimed))\.$""",
    re.VERBOSE,
)
_NUMBER = re.compile(
    r"""(?P<source>[A-Z][^,;:.“”"\n]{1,80}?)\s+(?P<cue>(?:(?:has|have|had)\s+)?puts?)\s+
    (?P<content>(?:the|its|their|his|her|total|overall|turnout|losses|damages?)\b[^,;:.“”"\n]{0,80}?\sat\s[^;:“”"\n]*?\d[^;:“”"\n]*?)
    (?=[;.](?:\s|$))""",
    re.VERBOSE,
)


def with_overlooked(text: str, sentences: Sequence[Range], attributions: Sequence[Attribution]) -> list[Attribution]:
    """``attributions`` of ``text``, then those of these forms in ``sentences`` that have none."""
    taken = bytearray(len(text))
    for one in attributions:
        for span in (*one.content, *([one.cue] if one.cue else [])):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    quotations = quoted(text)
    found = list(attributions)
    for start, end in sentences:
        if end - start <= _LONGEST and not any(taken[start:end]):
            for match in _matches(text, start, end):
                found.append(_attribution(text, match, quotations, f"o{len(found)}"))
    return found


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    if closing := _CLOSING.fullmatch(text, start, end):
        yield closing
    elif number := _NUMBER.match(text, start, end):
        yield number


def _attribution(text: str, match: re.Match[str], quotations: Sequence[Range], name: str) -> Attribution:
    content = match.span("content")
    return Attribution(
        id=name,
        source=(Span.of(text, *match.span("source")),),
        cue=Span.of(text, *match.span("cue")),
        content=(Span.of(text, *content),),
        kind=kind(text, [content], quotations),
        inside=None,
        score=SCORE,
    )
