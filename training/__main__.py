"""``python -m training fit|export``: from the corpus to the weights in the package."""

from __future__ import annotations

import argparse
import logging
from dataclasses import fields
from pathlib import Path

from training.corpus import polnear
from training.fit import Settings, fit
from training.judge import evaluate, gold_of, label_inner


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    fitting = commands.add_parser("fit", help="train on the corpus, a checkpoint an epoch")
    fitting.add_argument("data", type=Path, help="folder with train.jsonl.gz, dev.jsonl.gz and their CoreNLP layers")
    fitting.add_argument("out", type=Path, help="folder for checkpoints and the log")
    fitting.add_argument("--articles", type=int, help="only so many, to try things out")
    fitting.add_argument("--resume", type=Path, help="state.pt of a run that was cut off")
    fitting.add_argument("--base", type=Path, help="weights (epoch-N.pt) to go on from with a new schedule")
    for setting in fields(Settings):
        fitting.add_argument(f"--{setting.name.replace('_', '-')}", type=type(setting.default), default=setting.default)
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = Settings(**{setting.name: getattr(chosen, setting.name) for setting in fields(Settings)})
    train = polnear(chosen.data, "train")[: chosen.articles]
    dev = polnear(chosen.data, "dev", syntax=False)[: chosen.articles]
    gold = gold_of(chosen.data / "dev.jsonl.gz")
    fit(
        train,
        lambda network: evaluate(network, dev, gold),
        chosen.out,
        settings,
        label_inner,
        chosen.resume,
        chosen.base,
    )


if __name__ == "__main__":
    main()
