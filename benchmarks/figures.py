"""How well figures are read, by the cases of Recognizers-Text, and how fast.

    python benchmarks/figures.py FOLDER [--texts ARTICLES.jsonl.gz] [--missed]

FOLDER holds NumberModel.json.gz, NumberRangeModel.json.gz, PercentModel.json.gz and CurrencyModel.json.gz, the English
cases of https://github.com/microsoft/Recognizers-Text. Cases that are no news prose are passed over; which, and why,
stands in ``figures/passed_over.toml``. ``--missed`` lists the others that are not read rightly.

A case is read rightly where every value that is expected there is that of a figure: an exact figure has the value, a
hedged one has it as an end of its interval or, where the number is rounded (*about 14 million*), in its middle. Of a
range both ends are the expected ones; of one open at an end the other is, and is included or not as expected. 0 counts
as open below. Where nothing is expected, nothing of that model's kind is found. Whether a range holds its upper end is
not compared: *20 to 30* does here, and does not there.

Speed is that of figures, on one thread, in words between blanks; the words of the model are read before and not timed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.reading.figures import figures
from sayso.reading.grammar.naming import settled
from sayso.reading.grammar.words import Words
from sayso.reading.model.finding import read
from sayso.reading.model.parsing import joined
from sayso.reading.model.splitting import laid_out
from sayso.reading.model.tokens import tokenise
from sayso.reading.model.weights import OnnxWeights
from sayso.reading.model.windows import windows
from sayso.vocabulary import Figure

MODELS = ("NumberModel", "NumberRangeModel", "PercentModel", "CurrencyModel")
PASSED_OVER = Path(__file__).with_name("figures") / "passed_over.toml"
ROUNDS = 3


def words_of(text: str, weights: OnnxWeights) -> Words:
    """The words of ``text`` as the model reads them."""
    tokens = tokenise(text)
    layout = laid_out(text, tokens)
    parts = [read(window, tokens, layout, weights).words for window in windows(tokens)]
    return settled(joined(text, layout, parts, weights.labels))


def near(one: float | None, other: float) -> bool:
    """Whether two numbers are equal but for rounding."""
    return one is not None and abs(one - other) <= 1e-6 * max(1.0, abs(other))


def has_value(figure: Figure, value: float) -> bool:
    """Whether ``value`` is the number that the words of ``figure`` name."""
    if near(figure.low, value) or near(figure.high, value):
        return figure.low == figure.high or figure.hedge is not None
    if figure.hedge is None or figure.low is None or figure.high is None:
        return False
    return near((figure.low + figure.high) / 2, value)


def has_interval(figure: Figure, expected: str) -> bool:
    """Whether ``figure`` is the interval ``expected``, written as [20,30)."""
    low, high = (float(end) if end else None for end in expected[1:-1].split(","))
    if low is None:
        return (
            figure.low in {None, 0.0}
            and near(figure.high, high or 0)
            and figure.includes_high == expected.endswith("]")
        )
    if high is None:
        return figure.high is None and near(figure.low, low) and figure.includes_low == expected.startswith("[")
    return near(figure.low, low) and near(figure.high, high)


def is_of(figure: Figure, model: str) -> bool:
    """Whether ``figure`` is of the kind that ``model`` looks for."""
    if model == "PercentModel":
        return figure.unit == "percent"
    if model == "CurrencyModel":
        return figure.unit is not None
    return model == "NumberModel" or figure.low != figure.high


def is_right(model: str, case: dict[str, Any], found: tuple[Figure, ...]) -> bool:
    """Whether all that is expected of ``case`` is among what was found."""
    resolutions = [result.get("Resolution") or {} for result in case["Results"]]
    expected = [one["value"] for one in resolutions if one.get("value") not in {None, "null"}]
    of_kind = [figure for figure in found if is_of(figure, model)]
    if not expected:
        return not of_kind
    if model == "NumberRangeModel":
        return all(any(has_interval(figure, value) for figure in found) for value in expected)
    return all(any(has_value(figure, float(value.rstrip("%"))) for figure in of_kind) for value in expected)


def passed_over() -> dict[str, set[int]]:
    """The numbers of the cases that do not count, by model."""
    rows = tomllib.loads(PASSED_OVER.read_text("utf-8"))["passed_over"]
    return {model: {number for row in rows for number in row.get(model, [])} for model in MODELS}


def measure(folder: Path, weights: OnnxWeights) -> Iterator[tuple[str, int, int, list[str]]]:
    """For every model how many cases are read rightly, of how many, and those that are not."""
    skipped = passed_over()
    for model in MODELS:
        with gzip.open(folder / f"{model}.json.gz", "rt", encoding="utf-8-sig") as file:
            cases = list(enumerate(json.load(file)))
        counting = [(number, case) for number, case in cases if number not in skipped[model]]
        missed = [
            f"{model} {number}: {case['Input'].strip()[:60]}"
            for number, case in counting
            if not is_right(model, case, figures(case["Input"], words_of(case["Input"], weights)))
        ]
        yield model, len(counting) - len(missed), len(counting), missed


def speed(path: Path, weights: OnnxWeights) -> float:
    """Words a second, the best of some rounds, over the articles in ``path``: JSON Lines with "text"."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    ready = [(text, words_of(text, weights)) for text in texts]
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text, words in ready:
            figures(text, words)
        seconds.append(time.perf_counter() - start)
    return sum(len(text.split()) for text in texts) / min(seconds)


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(description="How well and how fast figures are read.")
    parser.add_argument("folder", type=Path, help="with the cases of Recognizers-Text")
    parser.add_argument("--texts", type=Path, help="articles to measure the speed on: JSON Lines with text, gzipped")
    parser.add_argument("--missed", action="store_true", help="list the cases that are not read rightly")
    arguments = parser.parse_args()
    weights = OnnxWeights()
    rights, counts = 0, 0
    for model, right, count, missed in measure(arguments.folder, weights):
        rights, counts = rights + right, counts + count
        print(f"{model:18} {right:4} of {count:4}  {right / count:6.1%}")
        if arguments.missed:
            print(*(f"    {line}" for line in missed), sep="\n")
    print(f"{'all':18} {rights:4} of {counts:4}  {rights / counts:6.1%}")
    if arguments.texts:
        print(f"{speed(arguments.texts, weights):,.0f} words/s")


if __name__ == "__main__":
    main()
