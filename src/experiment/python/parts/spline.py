"""The twin of src/formula/graph/spline.ts; arithmetic alone, so that PyTorch can differentiate it."""

import math

import numpy as np

from .script import SAMPLES

# The script takes what follows.


def fit_line(f):
    """Coefficients of the cubic spline through the values, along the first axis; "not a knot" at the ends."""
    n = len(f)
    c = np.zeros((n + 2,) + f.shape[1:])
    c[2] = (8.0 * f[1] - f[0] - f[2]) / 6.0
    c[n - 1] = (8.0 * f[n - 2] - f[n - 1] - f[n - 3]) / 6.0
    ratio = np.zeros(n)
    for i in range(2, n - 2):
        known = 6.0 * f[i] - c[i] - (c[n - 1] if i == n - 3 else 0.0)
        ratio[i] = 1.0 / (4.0 - (0.0 if i == 2 else ratio[i - 1]))
        c[i + 1] = known * ratio[i]
    for i in range(n - 4, 1, -1):
        c[i + 1] = c[i + 1] - ratio[i] * c[i + 2]
    c[1] = 6.0 * f[1] - 4.0 * c[2] - c[3]
    c[n] = 6.0 * f[n - 2] - 4.0 * c[n - 1] - c[n - 2]
    c[0] = 6.0 * f[0] - 4.0 * c[1] - c[2]
    c[n + 1] = 6.0 * f[n - 1] - 4.0 * c[n] - c[n - 1]
    return c


COEFFICIENTS = fit_line(fit_line(SAMPLES.T).T)


def weights(t, order):
    """The four cubic B-splines that do not vanish at t in [0, 1] of a cell, or their derivatives of this order."""
    s = 1.0 - t
    if order == 0:
        return s**3 / 6.0, (4.0 - 6.0 * t**2 + 3.0 * t**3) / 6.0, (4.0 - 6.0 * s**2 + 3.0 * s**3) / 6.0, t**3 / 6.0
    if order == 1:
        return -(s**2) / 2.0, t * (1.5 * t - 2.0), s * (2.0 - 1.5 * s), t**2 / 2.0
    if order == 2:
        return s, 3.0 * t - 2.0, 3.0 * s - 2.0, t
    return -1.0, 3.0, -3.0, 1.0


def spline(u, v, dx, dy):
    """The derivative of this order of the spline at (u, v), counted in cells."""
    rows, columns = SAMPLES.shape
    column = min(max(math.floor(float(u)), 0), columns - 2)
    row = min(max(math.floor(float(v)), 0), rows - 2)
    across, up = weights(u - column, dx), weights(v - row, dy)
    return sum(up[j] * sum(across[i] * float(COEFFICIENTS[row + j, column + i]) for i in range(4)) for j in range(4))
