"""The network that the tests of all standards read."""

import pytest
from support.pier import Pier, build


@pytest.fixture(scope="package")
def pier() -> Pier:
    return build()
