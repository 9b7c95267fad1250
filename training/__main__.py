"""From the corpus to the weights in the package; docs/training.md says what is done with which commands, and why."""

from __future__ import annotations

import argparse
import logging
from dataclasses import fields
from pathlib import Path

from training import denials
from training.corpus import polnear
from training.export import export, export_tokenizer, loaded
from training.factuality import make
from training.fit import fit
from training.heads import make_pairs, make_words
from training.judge import evaluate, gold_of, label_inner
from training.likeness import make_base, make_heads
from training.settings import Settings


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(required=True)

    fitting = commands.add_parser("fit", help="train on the corpus, a checkpoint an epoch")
    fitting.set_defaults(run=_fit)
    fitting.add_argument("data", type=Path, help="folder with train.jsonl.gz, dev.jsonl.gz, train.corenlp.jsonl.gz")
    fitting.add_argument("out", type=Path, help="folder for checkpoints and the log")
    fitting.add_argument("--articles", type=int, help="only so many, to try things out")
    fitting.add_argument("--resume", type=Path, help="state.pt of a run that was cut off")
    fitting.add_argument("--base", type=Path, help="weights (epoch-N.pt) to go on from with a new schedule")
    for setting in fields(Settings):
        name, value = setting.name.replace("_", "-"), setting.default
        fitting.add_argument(f"--{name}", type=type(value), default=value, help=f"default: {value}")

    exporting = commands.add_parser("export", help="write what ships: two ONNX graphs, their record, the tokenizer")
    exporting.set_defaults(run=_export)
    exporting.add_argument("checkpoint", type=Path, help="epoch-N.pt of a run")
    exporting.add_argument("folder", type=Path, help="src/sayso/reading/weights, or another one to try the weights in")
    exporting.add_argument("--float32", action="store_true", help="do not turn the weights into int8")

    comparing = commands.add_parser("compare", help="what int8 costs: F1 on dev with float32 and with int8 weights")
    comparing.set_defaults(run=_compare)
    comparing.add_argument("checkpoint", type=Path, help="epoch-N.pt of a run")
    comparing.add_argument("data", type=Path, help="folder with dev.jsonl.gz")
    comparing.add_argument("--articles", type=int, help="only so many, to try things out")

    for name, make_, help_ in (
        ("words", make_words, "train tags, trees and names of words on an exported encoder, and write their graph"),
        ("coreference", make_pairs, "train the scorer of pronouns and descriptions on that, and write its graph"),
    ):
        making = commands.add_parser(name, help=help_)
        making.set_defaults(run=_make, make=make_)
        making.add_argument("data", type=Path, help="folder with the folders polnear and gum")
        making.add_argument("folder", type=Path, help="src/sayso/reading/weights, or another one with an encoder")

    grading = commands.add_parser("factuality", help="train the scorer of events on UDS-IH2, and write its weights")
    grading.set_defaults(run=_factuality)
    grading.add_argument("data", type=Path, help="folder with uds_ih2_train.jsonl.gz and uds_ih2_dev.jsonl.gz")
    grading.add_argument("folder", type=Path, help="src/sayso/reading/certainty, or another one")

    alike = commands.add_parser("likeness", help="make the weights of the same claim in src/sayso/tracing/weights")
    alike.set_defaults(run=_likeness)
    alike.add_argument(
        "part", choices=("base", "heads"), help="base: all that needs no labelled pairs; heads: the rest"
    )
    alike.add_argument("data", type=Path, help="folder with the folders polnear, msrp and ecbplus")
    alike.add_argument("--case", type=Path, action="append", default=[], help="a case (again for more), for the heads")

    denying = commands.add_parser("denials", help="fit the weights of what tells denials, and write them to signs.toml")
    denying.set_defaults(run=_denials)
    denying.add_argument("folder", type=Path, nargs="+", help="folders of cases")
    denying.add_argument(
        "--without", action="append", default=[], help="name of a case that is held out (again for more)"
    )

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    chosen = parser.parse_args()
    chosen.run(chosen)


def _fit(chosen: argparse.Namespace) -> None:
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


def _export(chosen: argparse.Namespace) -> None:
    export(loaded(chosen.checkpoint), chosen.folder, quantised=not chosen.float32)
    export_tokenizer(chosen.folder)


def _compare(chosen: argparse.Namespace) -> None:
    network = loaded(chosen.checkpoint)
    dev = polnear(chosen.data, "dev", syntax=False)[: chosen.articles]
    gold = gold_of(chosen.data / "dev.jsonl.gz")
    exact, small = (evaluate(network, dev, gold, quantised=quantised) for quantised in (False, True))
    print(f"{'F1':<16}{'float32':>9}{'int8':>9}")
    for name, figure in exact.items():
        print(f"{name:<16}{figure:>9.2f}{small[name]:>9.2f}")
    print(f"\nint8 loses {exact['whole'] - small['whole']:.2f} points of F1 of whole attributions")


def _make(chosen: argparse.Namespace) -> None:
    for name, figures in chosen.make(chosen.data, chosen.folder).items():
        print(name)
        for measure, figure in figures.items():
            print(f"    {measure:<24}{figure}")


def _factuality(chosen: argparse.Namespace) -> None:
    for name, figure in make(chosen.data, chosen.folder).items():
        print(f"{name:<20}{figure:>10.3f}")


def _likeness(chosen: argparse.Namespace) -> None:
    if chosen.part == "base":
        make_base(chosen.data)
        return
    for name, figures in make_heads(chosen.data, chosen.case).items():
        print(name, *(f"{measure} {figure:.4g}" for measure, figure in figures.items()), sep="  ")


def _denials(chosen: argparse.Namespace) -> None:
    known = denials.examples(chosen.folder, chosen.without)
    print("\n".join(denials.report(known, denials.left_out(known))))
    denials.write(denials.fit(known))


if __name__ == "__main__":
    main()
