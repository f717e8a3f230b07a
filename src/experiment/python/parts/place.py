"""A place on the surface; `derivatives(theta, pick)` is what NumPy and PyTorch compute each in their own way."""

import numpy as np

from .numpy_derivatives import derivatives
from .script import DOMAIN

# The script takes what follows.


LARGEST = np.float64(1e30)
ESCAPE = max(1e6, 10.0 * max(abs(bound) for side in DOMAIN for bound in side))


class Place:
    """Value, gradient and Hessian (xx, xy, yy) at a place, over all rows or a mini-batch; fault says why there are none."""

    def __init__(self, theta, pick=None):
        (value, gx, gy, *rest), undefined = derivatives(theta, pick)
        self.fault = None
        self.value, self.gradient = np.float64(value), np.array([gx, gy], dtype=float)
        self.hessian = [np.float64(each) for each in rest]
        if undefined:
            self.flatten("undefined", 0.0)
        elif not (abs(self.value) <= LARGEST and np.all(np.abs(self.gradient) <= LARGEST)):
            self.flatten("overflow", -LARGEST if self.value < 0.0 else LARGEST)

    def flatten(self, fault, value):
        self.fault, self.value = fault, np.float64(value)
        self.gradient, self.hessian = np.zeros(2), [np.float64(0.0)] * len(self.hessian)
