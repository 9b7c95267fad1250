"""What people take estimative phrases for: median, 20th and 75th percentile of the probabilities they name.

    python benchmarks/certainty/people.py capphrase/absolute_judgements.csv.gz

The file is CAPphrase's, a row a judgement with ``term`` and ``probability`` in percent. Prints the rows of the scale
*people* in ``src/sayso/reading/certainty/scales.toml``; synonyms were added there by hand.
"""

from __future__ import annotations

import argparse
import csv
import gzip
from collections import defaultdict
from pathlib import Path

import numpy as np


def main() -> None:
    """Reads the command line and prints a row a phrase, the likeliest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judgements", type=Path)
    found: dict[str, list[float]] = defaultdict(list)
    with gzip.open(parser.parse_args().judgements, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["term"].casefold()].append(float(row["probability"]))
    rows = [(*np.percentile(values, [50, 20, 75]).round(1).tolist(), term) for term, values in found.items()]
    for middle, low, high, term in sorted(rows, reverse=True):
        print(f'    ["{term}", {low:g}, {high:g}, {middle:g}],')


if __name__ == "__main__":
    main()
