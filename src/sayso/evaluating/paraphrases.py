"""The Microsoft Research Paraphrase Corpus: pairs of sentences from news, and whether people took them for the same."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import GoldError

_COLUMNS = 5  # Quality, #1 ID, #2 ID, #1 String, #2 String


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences, and whether they say the same."""

    first: str
    second: str
    same: bool


def sentence_pairs(path: Path) -> list[SentencePair]:
    """The pairs of a file (tab-separated, packed or not, a line of names first), in its order.

    Quotation marks mean nothing there. Raises GoldError with the first line that cannot be used.
    """
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GoldError(f"{path} cannot be read ({reason}); give MSRP's file, as it is or gzipped") from error
    found = []
    for number, line in enumerate(text.splitlines()[1:], 2):
        columns = line.split("\t")
        if len(columns) != _COLUMNS or columns[0] not in {"0", "1"}:
            raise GoldError(f"{path}, line {number}: five columns are needed, the first 0 or 1; see docs/evaluating.md")
        found.append(SentencePair(columns[3], columns[4], columns[0] == "1"))
    return found
