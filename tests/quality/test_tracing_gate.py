"""The gate for tracing: reporting networks with known truth must be traced as well as they were.

Floors stand in floors.json, in per cent of the mean over a folder of cases. Better tracing raises them; lowering one is
a decision to be argued in the change that does it.
"""

import dataclasses
import json
from pathlib import Path

import pytest

from sayso.evaluating import trace_cases
from sayso.evaluating.tracing import mean

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))["tracing"]


@pytest.mark.parametrize("folder", FLOORS)
def test_cases(folder: str):
    path = (ROOT / folder).resolve()
    if not path.exists():
        pytest.skip(f"{folder} is not at hand: tracing was not measured on it")
    found = dataclasses.asdict(mean([one.measures for one in trace_cases(path)]))
    fallen = {name: round(100 * found[name], 1) for name, floor in FLOORS[folder].items() if 100 * found[name] < floor}
    assert not fallen, f"below the floors {FLOORS[folder]}"
