"""When something was published, as dates and times that can be compared."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(when: str) -> datetime:
    """The time of an ISO date or date with time: midnight of a bare date, UTC where no zone is named.

    Raises ValueError where ``when`` is none.
    """
    found = datetime.fromisoformat(when)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
