"""Value and derivatives by the function `jet` that is written out for the surface."""

import numpy as np

from .script import COLUMNS, PARAMETERS, ROWS, jet

# The script takes what follows.


def derivatives(theta, pick=None):
    """Value and derivatives at a place, over all rows or those of a mini-batch; and whether it is undefined there."""
    columns = COLUMNS if pick is None else [column[pick] for column in COLUMNS]
    return jet(np.float64(theta[0]), np.float64(theta[1]), *PARAMETERS, *columns, ROWS if pick is None else len(pick))
