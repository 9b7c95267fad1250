from pathlib import Path

import pytest
from support.program import Program


@pytest.fixture
def sayso(tmp_path: Path) -> Program:
    return Program(tmp_path)
