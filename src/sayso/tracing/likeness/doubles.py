"""Numbers in double precision.

What two passages have in common is computed beside that of others, in an order that changes with them. In double
precision what this changes is a million times too small to be seen in an answer: nothing depends on the company.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
