"""Numpy multiplies in one thread while passages are compared."""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info

from sayso.tracing.stories.threads import one_thread


def threads() -> set[int]:
    assert np.ones((2, 2)) @ np.ones(2) is not None  # the library is loaded
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_inside_there_is_one_and_behind_as_many_as_before() -> None:
    before = threads()
    with one_thread():
        assert threads() <= {1}
    assert threads() == before
