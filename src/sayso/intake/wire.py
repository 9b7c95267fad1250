"""Dateline and agencies: whose text the page says that it carries."""

from __future__ import annotations

import re
from typing import Final

from sayso.intake.draft import Draft, Facts
from sayso.vocabulary import Finding, Span

# Agencies that sell their text to others, with the names they go by. A dateline or a credit makes
# any other name an agency too; these are known without one, as in a byline.
AGENCIES: Final = {
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "Reuters": ("Reuters", "Thomson Reuters", "Reuters News Agency"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "UPI": ("UPI", "United Press International"),
    "dpa": ("dpa", "Deutsche Presse-Agentur", "dpa International"),
    "PA": ("PA", "PA Media", "Press Association", "PA News Agency"),
    "ANSA": ("ANSA",),
    "EFE": ("EFE", "Agencia EFE"),
    "TASS": ("TASS", "ITAR-TASS"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "Ukrinform": ("Ukrinform",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Jiji": ("Jiji", "Jiji Press"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI", "Asian News International"),
    "Anadolu": ("Anadolu Agency", "Anadolu", "AA"),
    "AAP": ("AAP", "Australian Associated Press"),
    "CP": ("The Canadian Press", "Canadian Press"),
    "Bloomberg": ("Bloomberg News",),
    "TNS": ("Tribune News Service", "TNS"),
    "Agencia Brasil": ("Agencia Brasil", "Agência Brasil"),
    "APA": ("APA", "Austria Presse Agentur"),
    "ATS": ("Keystone-SDA", "Keystone-ATS"),
    "StateNews": ("States Newsroom",),
}
_KNOWN: Final = {name.casefold(): agency for agency, names in AGENCIES.items() for name in names}
_NAMES: Final = "|".join(
    sorted((re.escape(name) for names in AGENCIES.values() for name in names), key=len, reverse=True)
)

_AGENCY: Final = r"(?P<agency>[A-ZÀ-Þa-z][\w&.’' /-]{1,40})"
_PLACE: Final = r"[A-ZÀ-Þ][\w.’'-]*(?:[ /](?:[A-ZÀ-Þ][\w.’'-]*|de|la|le|du|al|of|the|on|sur)){0,5}"
_DATE: Final = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?"
_DASH: Final = r"\s*(?:[—–-]{1,3}|―)\s*"
# "PORT MAREN, Salvenia, May 13 (SNA) - At least": place, agency in brackets, dash.
_WITH_AGENCY: Final = re.compile(
    rf"(?P<dateline>{_PLACE}(?:,\s+{_PLACE}){{0,2}}(?:,\s+{_DATE})?,?\s*\({_AGENCY}\)){_DASH}(?=\S)"
)
# "BRUSSELS, May 3 - ", "WASHINGTON — ": no agency, so the place must be in capitals.
_CAPITALS: Final = re.compile(
    rf"(?P<dateline>[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{{2,40}}(?:,\s+[A-Z][\w. ]{{1,20}}){{0,2}}(?:,\s+{_DATE})?)"
    r"(?:\s+[—–-]{1,2}\s+|—)(?=[A-Z“\"‘'])"
)
# "(AP) — ": the agency alone.
_AGENCY_ALONE: Final = re.compile(rf"(?P<dateline>\((?P<agency>{_NAMES})\)){_DASH}(?=\S)")

_HELP: Final = re.compile(
    r"(?:additional reporting by|with (?:additional )?(?:reporting|files|material) (?:by|from)|source:"
    rf"|copyright\s*(?:©|\(c\))?\s*\d*,?|©\s*\d*,?)\s+(?P<agency>{_NAMES})\b",
    re.I,
)
_CONTRIBUTED: Final = re.compile(
    rf"\b(?P<agency>{_NAMES})\s+(?:\w+\s+)?contributed to this (?:report|story|article)", re.I
)
_LONGEST: Final = 200  # characters of a dateline with what follows; also bounds the time to look for one
_FIRST: Final = 3  # paragraphs in which a dateline may stand: a standfirst or a note may come before it
_LAST: Final = 3  # paragraphs at the end in which an agency is thanked


def agency(words: str) -> str | None:
    """The agency that ``words`` name and nothing else ("From the Associated Press" is AP); None if they do not."""
    return _KNOWN.get(words.strip(" .").casefold())


def dateline(text: str, paragraph_starts: list[int], facts: Facts) -> Span | None:
    """The dateline at the start of one of the first paragraphs; its agency goes into the wire tags of ``facts``."""
    for start in paragraph_starts[:_FIRST]:
        line = text[start : start + _LONGEST]
        match = _WITH_AGENCY.match(line) or _AGENCY_ALONE.match(line) or _CAPITALS.match(line)
        if match:
            span = Span.of(text, start, start + match.end("dateline"))
            facts.findings.append(Finding("dateline", "start of the text", span.text))
            if named := match.groupdict().get("agency"):
                facts.add_wire(agency(named) or named.strip(), "dateline", span.text)
            return span
    return None


def tags(draft: Draft) -> None:
    """Add the agencies named in the byline, and thanked at the end of the text, to the wire tags of ``draft``."""
    known = {name.casefold(): name for name in draft.facts.wire}
    for name in draft.facts.byline:
        if found := agency(name) or known.get(name.casefold()):
            draft.facts.add_wire(found, "byline", name)
    for paragraph in draft.paragraphs[-_LAST:]:
        for pattern in (_HELP, _CONTRIBUTED):
            for match in pattern.finditer(paragraph.text[-600:]):
                draft.facts.add_wire(agency(match["agency"]) or match["agency"], "end of the text", match[0])
