"""Words of stories and dates, in the characters and forms that standards allow."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

_SURROGATES = dict.fromkeys(
    range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"
)  # halves of characters: no text has them
_NOT_IN_XML = {
    **_SURROGATES,
    **dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF], "\N{REPLACEMENT CHARACTER}"),
}


def json_of(value: object, *, indent: int | None = 2) -> str:
    """``value`` as JSON that any reader takes: one stand-in for each half of a character, so that offsets stay."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent).translate(_SURROGATES)


def xml_text(text: str) -> str:
    """``text`` with a stand-in for each character that XML 1.0 cannot hold."""
    return text.translate(_NOT_IN_XML)


def moment(published: str | None) -> datetime | date | None:
    """An ISO 8601 date as precise as it is written; None where there is none or it is no such date."""
    text = published or ""
    try:
        return datetime.fromisoformat(text) if "T" in text or ":" in text else date.fromisoformat(text)
    except ValueError:
        return None


def in_utc(published: str | None) -> str | None:
    """*2033-03-07T05:10:00*, in UTC and without saying so; a day where no more is known."""
    at = moment(published)
    if isinstance(at, datetime):
        try:
            at = at.astimezone(UTC) if at.tzinfo else at
        except OverflowError:
            return None
        return at.replace(tzinfo=None).isoformat(timespec="seconds")
    return at.isoformat() if at else None
