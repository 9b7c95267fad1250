"""The quality gate: the weights in the package must read as well as they did.

Floors stand in floors.json beside the hash of the corpus they were measured on. Better weights raise them; lowering one
is a decision to be argued in the change that does it.
"""

import hashlib
import json
from pathlib import Path

import pytest

from sayso.evaluating import evaluate

HERE = Path(__file__).parent
CORPUS = HERE.parents[2] / "shared" / "data" / "polnear" / "dev.jsonl.gz"
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))


@pytest.mark.skipif(not CORPUS.exists(), reason="PolNeAR dev is not at hand: the reading model was not measured")
def test_attributions_on_polnear_dev():
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == FLOORS["corpus sha256"], "floors are for another corpus"
    measures = evaluate(CORPUS).measures()
    fallen = {name: measures[name].f1 for name, floor in FLOORS["f1"].items() if measures[name].f1 < floor}
    assert not fallen, f"below the floors {FLOORS['f1']}"
