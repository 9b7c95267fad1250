"""Where a story says that a source asked for anonymity or was granted it, or is known to the reporter alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.reading.text.quotation import Range

# The reason runs on to the end of its clause: “because they feared for their jobs”, “to discuss internal talks”.
_TO = r"to\s+(?:discuss|speak|describe|avoid|protect|be\s+candid)"
_CAUSE = rf"(?:because|as|since|for\s+fear|fearing|citing|in\s+order|{_TO})"
_ON = r"(?:(?!\s(?:said|says|told|added|described)\b)[^.,;“”\"!?])*"
_REASON = rf"(?:[^.;“”\"!?]{{0,80}}?\b{_CAUSE}\b{_ON})?"
_NAMED = r"(?:named|identified|quoted|identified\s+publicly|named\s+publicly|published)"

_GRANTED = re.compile(
    rf"""(?:
      (?:spoke|speaking|speak|talked|said|told\b[^.]{{0,40}}?|agreed\s+to\s+(?:speak|talk))?\s*,?\s*
        (?:on|under)\s+(?:the\s+)?conditions?\s+
        (?:of\s+anonymity|(?:that\s+)?(?:not\s+to\s+be|they|he|she)[^.,;]*?{_NAMED})
    | (?:spoke|speaking|talked|talking)\s+anonymously
    | (?:request(?:ed|ing)|ask(?:ed|ing)\s+for|(?:was\s+|were\s+)?granted|sought|insisted\s+on|given)\s+anonymity
    | (?:ask|request|declin|refus|wish|preferr?|want)(?:e?d|ing)
        \s+(?:not\s+)?to\s+(?:be|remain|stay)\s+(?:anonymous|unnamed|{_NAMED})
    | (?:did|do|does)\s+not\s+(?:want|wish)\s+to\s+be\s+{_NAMED}
    | ask(?:ed|ing)\s+that\s+(?:his|her|their|the)\s+(?:\w+\s+)?names?\s+(?:not\s+be|be\s+withheld)[^.,;]*
    | whose\s+(?:real\s+)?(?:name|identity)\s+(?:is|was|has\s+been)\s+(?:being\s+)?(?:withheld|changed|concealed)
    | (?:not|n[’']t)\s+(?:been\s+)?authori[sz]ed\s+to\s+(?:speak|discuss|comment|talk|be\s+quoted)[^.,;“”"]*
    | (?:is|are)\s+not\s+(?:naming|identifying)\s+(?:him|her|them|the\s+\w+)
    ){_REASON}""",
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"anonym|named|identif|identity|quoted|published|name|naming|authori[sz]ed", re.IGNORECASE)
# Known to the reporter alone: who they are is not said, what they have access to is.
_INSIDE = re.compile(
    r"\b(?:people|persons?|sources?|individuals?|officials?|executives?|insiders?|aides?|someone|those|one|two|several)"
    r"\b[^.,;]{0,40}?\b(?:(?:familiar|acquainted)\s+with|with\s+(?:direct\s+|first-?hand\s+|intimate\s+)?knowledge\s+of"
    r"|with\s+(?:direct\s+)?ties\s+to|briefed\s+(?:on|about|by)|close\s+to|privy\s+to|in\s+the\s+room)\b[^.,;“”\"]*",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"\b(?:sources?|insiders?|informants?|whistle-?blowers?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anonymity:
    """Words that make a source anonymous, and what they are, in words."""

    place: Range
    reason: str


def asked(text: str, start: int = 0, end: int | None = None) -> tuple[Anonymity, ...]:
    """The places where ``text[start:end]`` says that anonymity was asked or given, in order."""
    end = len(text) if end is None else end
    if not _HINT.search(text, start, end):  # most texts; spares them the long pattern
        return ()
    matches = _GRANTED.finditer(text, start, end)
    return tuple(Anonymity(_bare(match), "the story says that anonymity was asked or given") for match in matches)


def _bare(match: re.Match[str]) -> Range:
    """What was matched, without the commas and blanks around it."""
    words = match[0]
    return match.start() + len(words) - len(words.lstrip(" ,")), match.start() + len(words.rstrip(" ,"))


def known_to_the_reporter(text: str, start: int, end: int) -> Anonymity | None:
    """Where the description ``text[start:end]`` tells what somebody has access to and not who it is."""
    if match := _INSIDE.search(text, start, end):
        return Anonymity(match.span(), "described by what they know of, and known to the reporter alone")
    if match := _SOURCES.search(text, start, end):
        return Anonymity(match.span(), "called a source and nothing else that would tell who it is")
    return None
