"""Products of small matrices in one thread: to share one among several takes longer than to multiply.

OpenBLAS starts as many threads as there are processors and lets them wait in a loop for each other; where something
else runs, or where we run threads ourselves, a product of a tenth of a millisecond then takes seven.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Inside, numpy multiplies in the thread that asks for it."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limit


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
