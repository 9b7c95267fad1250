"""``sayso evaluate``: how well sayso reads and traces, against what people found in the same articles."""

from __future__ import annotations

import dataclasses
import json as json_module
from pathlib import Path
from typing import Annotated

import typer

from sayso import evaluating
from sayso.cli.streams import destination

evaluate = typer.Typer(
    name="evaluate",
    help="Measure how well sayso reads and traces, against annotated articles.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Gold = Annotated[
    Path, typer.Argument(metavar="GOLD", help="Annotated articles: .jsonl or .jsonl.gz, see docs/evaluating.md.")
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write the predictions to FILE, as JSON Lines, all or nothing."),
]
Predicted = Annotated[
    Path | None,
    typer.Option("--predicted", metavar="FILE", help="Score the predictions in FILE instead of reading the articles."),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object: measure to precision, recall and F1.")]
Tables = Annotated[
    list[Path],
    typer.Argument(metavar="PATH", help="Tables of labels (.csv), or GUM or PolNeAR with chains (.jsonl, .jsonl.gz)."),
]
Chosen = Annotated[
    evaluating.Part, typer.Option("--part", help="Which of the labelled stories: see docs/evaluating.md.")
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="FOLDER", help="Where the corpora are that labels are about; else they are left out."
    ),
]
Verdicts = Annotated[
    Path | None,
    typer.Option("--verdicts", metavar="FILE", help="What people found who looked at answers: corrects the count."),
]
AllGenres = Annotated[bool, typer.Option("--all-genres", help="Ask also about texts of GUM that are not like news.")]
Show = Annotated[
    evaluating.Shown | None,
    typer.Option("--show", help="List what is wrong, what is unknown (of labels: not found), or both, in context."),
]
SourcesJson = Annotated[bool, typer.Option("--json", help="One JSON object with all counts.")]


Cases = Annotated[
    Path,
    typer.Argument(metavar="CASES_DIR", help="A folder of cases, each with truth.json and stories/, or one of them."),
]
ShowCases = Annotated[bool, typer.Option("--show", help="List what is missed, what is too much and what differs.")]


Corpora = Annotated[
    list[Path],
    typer.Argument(metavar="DATA", help="MSRP (.tsv, .tsv.gz), ECB+ (.tar.gz), or a folder with msrp and ecbplus."),
]
Topics = Annotated[
    list[int] | None,
    typer.Option("--topic", metavar="N", min=1, help="A topic of ECB+; again for more. By default those of dev."),
]
ClaimsJson = Annotated[bool, typer.Option("--json", help="One JSON object: corpus to its measures, 0 to 1.")]


@evaluate.callback()
def group() -> None:
    """Measure how well sayso reads and traces, against annotated articles."""


@evaluate.command()
def attributions(gold: Gold, out: Out = None, predicted: Predicted = None, json: Json = False) -> None:
    """Read every article of GOLD and score the attributions that are found.

    Precision, recall and F1 in per cent, over all articles together. Attributions inside another one are left out, as
    the corpora annotate none.
    """
    if out and predicted:
        raise typer.BadParameter("there is nothing to write where predictions are given", param_hint="--out")
    if predicted:
        scores = evaluating.compare(gold, predicted)
    elif out:
        with destination(out) as file:
            scores = evaluating.evaluate(gold, file.write)
    else:
        scores = evaluating.evaluate(gold)
    with destination(None) as file:
        file.write(_as_json(scores) if json else _as_table(scores))


@evaluate.command()
def sources(
    paths: Tables,
    part: Chosen = "all",
    data: Data = None,
    verdicts: Verdicts = None,
    all_genres: AllGenres = False,
    show: Show = None,
    json: SourcesJson = False,
) -> None:
    """Measure who is really speaking: sources resolved, and the table of sourcing audits.

    A corpus with chains tells how often a source that is a pronoun, a short name or a description is found to be the
    right one; labelled stories tell how well statements, types, names, titles and justifications are found.
    """
    tables = [path for path in paths if path.suffix == ".csv"]
    corpora = [path for path in paths if path.suffix != ".csv"]
    resolutions = evaluating.resolve(corpora, known=verdicts, all_genres=all_genres) if corpora else []
    scores, missing = evaluating.audit(tables, part=part, data=data) if tables else (None, [])
    if missing:
        notice = (
            f"{len(missing)} labelled stories are left out: their corpus is not at hand; name its folder with --data"
        )
        typer.echo(f"sayso: {notice}", err=True)
    with destination(None) as file:
        if json:
            file.write(evaluating.as_json(resolutions, scores, missing))
        else:
            file.write(evaluating.as_text(resolutions, scores, show))


@evaluate.command("tracing")
def trace_cases(folder: Cases, json: Json = False, show: ShowCases = False) -> None:
    """Trace the reporting networks in CASES_DIR and compare with what is true of them.

    Mentions, origins, intervals, edges, directions and drifts, for every case and on the mean, from raw pages; origins
    and intervals also with the true claims given. What each measure counts: docs/tracing.md.
    """
    traced = list(evaluating.trace_cases(folder))
    with destination(None) as file:
        file.write(evaluating.tracing_json(traced) if json else evaluating.tracing_text(traced, show=show))


@evaluate.command()
def claims(data: Corpora, topic: Topics = None, json: ClaimsJson = False) -> None:
    """Measure how well it is told whether two passages say the same.

    On MSRP's pairs of sentences precision, recall, F1 and accuracy; on the events that ECB+ links MUC, B-cubed, CEAF-e
    and their mean, CoNLL F1. What was trained on is judged by weights that have not seen it: docs/evaluating.md.
    """
    found = evaluating.judge_claims(data, topic) if topic else evaluating.judge_claims(data)
    with destination(None) as file:
        file.write(evaluating.claims_json(found) if json else evaluating.claims_text(found))


def _as_json(scores: evaluating.Scores) -> str:
    measures = {name: dataclasses.asdict(measure) for name, measure in scores.measures().items()}
    return json_module.dumps(measures | {"articles missing": scores.missing}) + "\n"


def _as_table(scores: evaluating.Scores) -> str:
    rows = [f"{'':<16}{'P':>8}{'R':>8}{'F1':>8}"]
    rows += [f"{name:<16}{m.precision:>8.1f}{m.recall:>8.1f}{m.f1:>8.1f}" for name, m in scores.measures().items()]
    return "\n".join([*rows, f"articles missing {scores.missing}", ""])
