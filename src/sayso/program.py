"""The program itself: its name and version, as everything that it writes carries them."""

from __future__ import annotations

from functools import cache
from importlib import metadata


@cache
def program() -> str:
    """``sayso 0.1.0``."""
    return f"sayso {metadata.version('sayso')}"
