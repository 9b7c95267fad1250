"""What a batch of inputs comes to: readings, and the inputs that gave none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sayso.vocabulary import Reading


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no reading, and why."""

    location: str  # as in a story: a path, a URL, -, file.jsonl:12
    reason: str  # one line that names the location and says what to do


Result: TypeAlias = Reading | Failure
"""What one input comes to."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Several readings in one document, in the order of the inputs, and the inputs that gave none."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]
