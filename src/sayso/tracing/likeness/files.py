"""The weights of the same claim as they ship: files beside ``likeness.json``, which holds their hashes."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.errors import ModelError

FOLDER = Path(str(resources.files("sayso.tracing"))) / "weights"
RECORD = "likeness.json"


@cache
def record() -> dict[str, Any]:
    """What is known of the weights: name, precision, hashes. Raises ModelError where it is missing or damaged."""
    try:
        found: dict[str, Any] = json.loads((FOLDER / RECORD).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{RECORD} in {FOLDER} cannot be used ({error}); install sayso again") from error
    return found


def read(name: str) -> bytes:
    """The bytes of one of the files. Raises ModelError where it is missing or not what was trained."""
    try:
        data = (FOLDER / name).read_bytes()
    except OSError as error:
        raise ModelError(f"{name} in {FOLDER} cannot be read ({error.strerror}); install sayso again") from error
    if hashlib.sha256(data).hexdigest() != record()["files"].get(name):
        raise ModelError(f"{name} in {FOLDER} is not what was trained; install sayso again")
    return data


def arrays(name: str) -> Mapping[str, npt.NDArray[Any]]:
    """The arrays of one of the files. ModelError as above."""
    with np.load(io.BytesIO(read(name)), allow_pickle=False) as found:
        return {key: found[key] for key in found.files}


def model() -> str:
    """Name, hash and precision of the weights."""
    known = record()
    everything = "".join(f"{name}{known['files'][name]}" for name in sorted(known["files"]))
    return f"{known['name']} {hashlib.sha256(everything.encode()).hexdigest()[:12]} {known['precision']}"
