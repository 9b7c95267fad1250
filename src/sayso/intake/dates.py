"""Words and numbers that say when: into ISO 8601, as precise as they were."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DATES: Final = (
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b", re.I),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b(?P<day>\d\d?)\.(?P<number>\d\d?)\.{_YEAR}\b"),
    re.compile(rf"\b(?P<day>\d\d?)/(?P<number>\d\d?)/{_YEAR}\b"),  # whose day comes first is settled below
)
_TIME: Final = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*\(?(?P<zone>Z\b|[A-Z]{3,4}\b|[+-]\d\d:?\d\d\b)?",
    re.I,
)
# Only those that mean one thing: IST, CST and the like are three countries' each.
_LONGEST: Final = 300  # characters in which a date is looked for
_ZONES: Final = {"z": 0, "utc": 0, "gmt": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3} | {
    name: -hours for name, hours in (("edt", 4), ("est", 5), ("cdt", 5), ("mdt", 6), ("mst", 7), ("pdt", 7), ("pst", 8))
}


def iso(words: str) -> str | None:
    """A machine's date, as pages carry them in their markup, in ISO 8601; None where it is none.

    Takes ISO 8601 in all its spellings and RFC 2822 ("Wed, 10 Sep 2031 09:05:00 GMT").
    """
    words = words.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return words if _date(*map(int, words.split("-"))) else None
    try:
        moment = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d\d:?\d\d$|Z$|UTC$)", "", words).replace("UTC", "Z"))
    except ValueError:
        try:
            moment = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if not 1900 <= moment.year <= 2199:
        return None
    if len(words) <= 10:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def in_words(words: str, *, month_first: bool | None = None) -> str | None:
    """The first date that a person wrote in ``words``, with its time and zone if they stand beside it; None if none.

    ``09/10/2031`` is a date only when it can be read one way, or ``month_first`` says which.
    """
    words = words[:_LONGEST]
    found = [match for pattern in _DATES if (match := pattern.search(words))]
    for match in sorted(found, key=lambda match: match.start()):
        day = _day(match, month_first)
        if day is None:
            continue
        time = _TIME.search(words[match.end() : match.end() + 40]) or _last(
            _TIME, words[max(0, match.start() - 30) : match.start()]
        )
        return day.isoformat() if time is None else _moment(day, time).isoformat()
    return None


def same_day(one: str, other: str) -> bool:
    """Whether two ISO dates are the same day, in any zone: not more than a day apart."""
    return abs(date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])) <= timedelta(days=1)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = list(pattern.finditer(words))
    return found[-1] if found else None


def _day(match: re.Match[str], month_first: bool | None) -> date | None:
    parts = match.groupdict()
    if parts.get("month"):
        return _date(int(parts["year"]), _MONTHS.index(parts["month"][:3].lower()) + 1, int(parts["day"]))
    year, month, day = int(parts["year"]), int(parts["number"]), int(parts["day"])
    if "/" in match[0]:
        if day <= 12 and month <= 12 and day != month and month_first is None:
            return None
        if month > 12 or (month_first and day <= 12):
            day, month = month, day
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(day: date, time: re.Match[str]) -> datetime:
    hour, minute = int(time["hour"]), int(time["minute"])
    if time["half"] and hour <= 12:
        hour = hour % 12 + (12 if time["half"][0].lower() == "p" else 0)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone(time["zone"] or ""))


def _zone(words: str) -> timezone | None:
    if words[:1] in "+-" and words:
        minutes = int(words[1:3]) * 60 + int(words[-2:])
        return timezone(timedelta(minutes=-minutes if words[0] == "-" else minutes)) if minutes < 24 * 60 else None
    hours = _ZONES.get(words.lower())
    return None if hours is None else UTC if hours == 0 else timezone(timedelta(hours=hours))
