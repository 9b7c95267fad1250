"""Makes ``tests/support`` importable, also in the processes that tests start."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about us.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

sys.path.insert(0, str(Path(__file__).parent))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files of tests/output anew")
