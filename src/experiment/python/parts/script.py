"""
What a script defines itself, for its own experiment, around the parts: here of an example, so that the parts are whole.
Nothing of it is exported.
"""

import numpy as np

DOMAIN = ((-1.0, 1.0), (-1.0, 1.0))
PARAMETERS = np.array([])
COLUMNS = []
ROWS = 0
GRID = (0.0, 1.0), (0.0, 1.0)
SAMPLES = np.zeros((4, 4))
NEEDS_HESSIAN = False
STEPS, SEED, TOLERANCE = 100, 0, 1e-6
STOP = None
RUNS = []
METHODS = {}


def jet(x, y, count):
    """Value, derivatives, and whether the function is undefined there."""
    return [x * x + y * y, 2.0 * x, 2.0 * y], False


def formula(x, y):
    """The formula as it is written."""
    return x * x + y * y
