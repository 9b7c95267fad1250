"""Headlines above a story, and the lines below them: they tell in other words what the story tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.text.quotation import Range

_WORD = re.compile(r"\w+")
_TITLE_CASE, _SHORT_WORD = 0.7, 3  # the share of longer words with a capital that makes a headline
_LONGEST_HEADLINE = 120  # characters
_MOST_HEADLINES = 2  # a headline, and a line below it
_ENDED = re.compile(r"[.!?…][”’\"')\]]*$")
_SAYS = re.compile(
    r"\b(?:says?|calls?|urges?|vows?|warns?|claims?|tells?|points?|slams?|finds?|shows?|rules?|reveals?|announces?|accuses?"
    r"|suggests?|denies|confirms?|blasts?|admits?|insists?|believes?)\b"
)
_SAID = re.compile(
    r"\b(?:said|called|urged|vowed|warned|claimed|told|found|showed|ruled|announced|accused|wrote|added|denied)\b"
)
_COLON = re.compile(r":\s")
_NO_HEADLINE = re.compile(
    r"\b(?:said|told|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight)\b|^(?:An?|The)\b"
)


def headlines(text: str, sentences: Sequence[Range]) -> int:
    """How many sentences at the top are headlines: short, each a paragraph, the last in the manner of headlines."""
    found = 0
    for number, (start, end) in enumerate(sentences[:_MOST_HEADLINES]):
        alone = number + 1 < len(sentences) and "\n" in text[end : sentences[number + 1][0]]
        if not alone or end - start > _LONGEST_HEADLINE:
            break
        if _is_headline(text, start, end):
            found = number + 1
    return found


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether it has capitals, or no end, or says in the present and without a day what the story says in the past."""
    words = [word for word in _WORD.findall(text, start, end) if len(word) > _SHORT_WORD]
    if sum(not word[0].islower() for word in words) >= _TITLE_CASE * len(words):
        return True
    if not _ENDED.search(text, start, end):
        return True
    told_in_the_past = len(_SAID.findall(text, end)) > len(_SAYS.findall(text, end))
    told_now = (_SAYS.search(text, start, end) or _COLON.search(text, start, end)) and not _NO_HEADLINE.search(
        text, start, end
    )
    return bool(told_in_the_past and told_now)
