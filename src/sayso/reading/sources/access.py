"""How an outlet came by what it attributes, where the story says so: *told the Post*, *in a statement*, *on X*."""

from __future__ import annotations

import re

from sayso.reading.text.outlets import is_outlet, is_same
from sayso.reading.text.quotation import Range
from sayso.vocabulary import Access, Attribution, Span, Way

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w.&’'-]*(?:\s+(?:[A-Z][\w.&’'-]*|of|the|for|and(?=\s+[A-Z])))*"
_HERE = r"(?:this\s+(?:newspaper|reporter|outlet|magazine|website|publication)|our\s+\w+|us|me|reporters|journalists)"
_PARTNER = rf"(?P<outlet>{_NAME}|{_HERE})"
_ONE = r"(?:an?|the|another|his|her|its|their)"
_NETWORKS = (
    r"(?:X|Twitter|Facebook|Instagram|TikTok|Telegram|LinkedIn|YouTube|Reddit|Weibo|Bluesky|Threads|Mastodon|Snapchat"
    r"|Truth\s+Social|social\s+media)"
)
_PAPERS = (
    r"(?:report|filing|lawsuit|complaint|letter|memo|affidavit|indictment|study|paper|op-ed|opinion|ruling|document|motion"
    r"|brief|petition|book|memoir|column)"
)
_ANY = r"(?:\w+[\s-]+){0,3}?"  # a televised, an exclusive, a joint …

# The first that matches tells; what says it more exactly stands further up.
_WAYS: tuple[tuple[Way, str], ...] = (
    ("interview", rf"\bin\s+{_ONE}\s+{_ANY}interviews?(?:\s+(?:with|on|to|for)\s+{_PARTNER})?"),
    ("interview", rf"\b(?:interviews?\s+with|interviewed\s+by)\s+{_PARTNER}"),
    ("interview", r"\bin\s+interviews\b"),
    ("press conference", rf"\b(?:at|in|during)\s+{_ONE}\s+{_ANY}(?:press|news|media)\s+(?:conference|briefing|call)"),
    ("press conference", rf"\b(?:at|in|during)\s+{_ONE}\s+{_ANY}briefing\b"),
    ("statement", rf"\bin\s+{_ONE}\s+{_ANY}(?:statement|release)\b"),
    ("statement", r"\b(?:a|the|its|his|her|their)\s+(?:\w+\s+)?statement\s+(?:said|read|added)\b"),
    ("statement", r"\bissued\s+a\s+(?:\w+\s+)?statement\b"),
    ("e-mail", rf"\b(?:in|by|via|over)\s+(?:an?\s+|the\s+)?{_ANY}(?:e-?mails?|text\s+messages?)\b"),
    ("social media", rf"\bon\s+{_NETWORKS}\b"),
    ("social media", r"\b(?:re)?tweet(?:ed|s|ing)?\b|\bposted\s+(?:on|to)\b"),
    ("social media", rf"\bin\s+{_ONE}\s+{_ANY}(?:tweets?|posts?)\b"),
    ("court", r"\btestif(?:ied|ies|ying)\b|\bunder\s+oath\b|\bin\s+court\b"),
    ("court", r"\btold\s+(?:the\s+|an?\s+)?(?:court|jury|jurors|judge|inquest|tribunal|inquiry)\b"),
    ("court", r"\bat\s+(?:the|his|her|their)\s+(?:trial|hearing|inquest)\b"),
    ("document", rf"\bin\s+{_ONE}\s+{_ANY}{_PAPERS}\b"),
    ("document", r"\bin\s+(?:court\s+)?(?:documents|filings|papers|records)\b"),
    ("broadcast", rf"\b(?:on|to)\s+{_PARTNER}[’']s?\s+(?=[“\"‘'A-Z])"),
    ("broadcast", r"\bon\s+(?:the\s+)?(?:radio|television|TV|air)\b"),
    ("told", rf"\b(?:told|tells|telling)\s+{_PARTNER}"),
    ("told", rf"\bsp(?:oke|eaking)\s+(?:to|with)\s+{_PARTNER}"),
    ("told", r"\b(?:by|over\s+the|on\s+the)\s+(?:tele)?phone\b|\bin\s+a\s+(?:tele)?phone\s+call\b"),
)
_PATTERNS = tuple((way, re.compile(pattern)) for way, pattern in _WAYS)
_PUBLIC = re.compile(r"reporters|journalists")


def access(text: str, one: Attribution, sentences: tuple[Range, ...], outlet: str | None) -> Access | None:
    """How ``outlet`` came by ``one``; None where its sentence does not say.

    ``sentences`` are those that hold the cue; what is attributed is passed over, since it is not the outlet speaking.
    A news organisation that was told instead of ``outlet`` comes along.
    """
    for start, end in sentences:
        words = _without_content(text, one, start, end)
        for way, pattern in _PATTERNS:
            for match in pattern.finditer(words):
                partner = _partner(match, start)
                if way == "told" and partner and not _is_press(text, partner):
                    continue  # told his wife, told Mr. Orr
                other = partner and is_outlet(text[slice(*partner)]) and not is_same(text[slice(*partner)], outlet)
                place = Span.of(text, start + match.start(), start + match.end())
                return Access(way, place, Span.of(text, *partner) if partner and other else None)
    return None


def _without_content(text: str, one: Attribution, start: int, end: int) -> str:
    """The sentence with spaces in the place of what is attributed, so that offsets stay."""
    words = list(text[start:end])
    for span in one.content:
        for place in range(max(start, span.start), min(end, span.end)):
            words[place - start] = " "
    return "".join(words)


def _partner(match: re.Match[str], shift: int) -> Range | None:
    if "outlet" not in match.re.groupindex or not match["outlet"]:
        return None
    start = match.start("outlet") + shift
    return start, start + len(match["outlet"].rstrip(".’'"))


def _is_press(text: str, partner: Range) -> bool:
    name = text[slice(*partner)]
    return bool(re.fullmatch(_HERE, name) or is_outlet(name) or name.endswith(("newspaper", "magazine")))
