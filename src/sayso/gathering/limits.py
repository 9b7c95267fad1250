"""How much is taken, and how long is waited."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one page after unpacking, seconds for one download, and redirects followed.

    A page of a newspaper has 0.1 to 2 MB. ``total_seconds`` bounds a download from the look-up of the
    name to the last byte, ``phase_seconds`` each wait within it: for a connection, for the next bytes.
    """

    page_bytes: int = 20_000_000
    total_seconds: float = 30.0
    phase_seconds: float = 10.0
    redirects: int = 5
