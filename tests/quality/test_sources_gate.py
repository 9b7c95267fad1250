"""The gate for sources: who is really speaking must be found as well as it was.

Floors stand in floors.json, in per cent: of the rows of labelled stories, and of the sources of PolNeAR dev as verdicts
of people correct the count. Better reading raises them; lowering one is a decision to be argued in the change that does
it.
"""

import hashlib
import json
from pathlib import Path

import pytest

from sayso.evaluating import audit, resolve
from sayso.evaluating.resolution import counted, verdicts

HERE = Path(__file__).parent
LABELS = HERE.parents[1] / "benchmarks" / "sources"
DATA = HERE.parents[2] / "shared" / "data"
CORPUS = DATA / "polnear" / "dev.jsonl.gz"
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))
has_corpora = pytest.mark.skipif(not CORPUS.exists(), reason="the corpora are not at hand: sources were not measured")


@pytest.mark.parametrize("table", ["own", pytest.param("corpora", marks=has_corpora)])
def test_labelled_stories(table: str):
    scores, missing = audit([LABELS / f"{table}.csv"], data=DATA)
    assert missing == []
    floors = FLOORS["sources"][table]
    shares = {name: round(scores.columns[name].statements.percent, 1) for name in floors}
    assert not {name: share for name, share in shares.items() if share < floors[name]}, f"below the floors {floors}"


@has_corpora
def test_sources_of_polnear_dev():
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == FLOORS["corpus sha256"], "floors are for another corpus"
    (found,) = resolve([CORPUS], known=LABELS / "verdicts.csv")
    for form, floor in FLOORS["sources"]["right"].items():
        counts = counted(one for one in found.found if one.question.form == form)["corrected"]
        shares = {outcome: 100 * counts[outcome] / counts["asked"] for outcome in ("right", "unknown")}
        assert shares["right"] >= floor, f"{form}: {shares}"
        assert shares["unknown"] <= FLOORS["sources"]["unknown"][form], f"{form}: {shares}"


def test_the_table_of_verdicts_can_be_read():
    assert {story.rpartition("/")[0] for story, _, _ in verdicts(LABELS / "verdicts.csv")} <= {"polnear/dev", "gum/dev"}
