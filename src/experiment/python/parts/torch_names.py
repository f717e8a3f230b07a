"""Formulas are written with NumPy's names; here PyTorch stands behind them."""

import math

import torch

# The script takes what follows.


def number(value):
    """A tensor of float64 (or of truth values)."""
    if torch.is_tensor(value):
        return value
    return torch.tensor(value, dtype=torch.bool if isinstance(value, bool) else torch.float64)


class TorchNames:
    """NumPy's names for PyTorch's functions; numbers become tensors on the way."""

    pi, e = math.pi, math.e

    def vectorize(self, function):
        return lambda value: getattr(torch, function.__name__)(number(value))

    def cbrt(self, value):
        return torch.sign(number(value)) * torch.abs(number(value)) ** (1.0 / 3.0)

    def __getattr__(self, name):
        function = getattr(torch, name)
        return lambda *values: function(*(number(value) for value in values))
