"""When stories were published, on one clock, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sayso.output.printable import one_line

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: a minute, or where no time was told, a day."""

    at: datetime  # UTC; where no zone was told, taken for UTC; the beginning of a day
    is_day: bool
    has_zone: bool

    @property
    def day(self) -> str:
        """*7 March 2033*."""
        return f"{self.at.day} {_MONTHS[self.at.month - 1]} {self.at.year}"

    @property
    def clock(self) -> str:
        """*05:10*; empty where only the day is known."""
        return "" if self.is_day else f"{self.at:%H:%M}"

    @property
    def words(self) -> str:
        """*7 March 2033, 05:10 UTC*."""
        return f"{self.day}, {self.clock}{' UTC' if self.has_zone else ''}" if self.clock else self.day


def moment(published: str | None) -> Moment | None:
    """The moment of an ISO 8601 date, with or without time and zone; None where there is none or it is no such date."""
    try:
        at = datetime.fromisoformat(published or "")
        in_utc = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return Moment(in_utc, "T" not in (published or "") and ":" not in (published or ""), at.tzinfo is not None)


NO_DATE = "no date"
"""What ends the words for the time of a story without one."""


def told(published: str | None) -> str:
    """A date in words for a line: the words of the page where they are no date, and that there is none."""
    found = moment(published)
    return found.words if found else f"“{one_line(published)}”, which is {NO_DATE}" if published else NO_DATE


def length(time: timedelta) -> str:
    """How long, in one unit: *40 minutes*, *3 days*."""
    for seconds, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if (count := round(time.total_seconds() / seconds)) >= 1 and (seconds == 60 or count >= 2):
            return f"{count} {name}{'' if count == 1 else 's'}"
    return "no time"
