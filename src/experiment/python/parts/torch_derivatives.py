"""Value and derivatives of the formula by autograd."""

import math

import torch

from .script import COLUMNS, NEEDS_HESSIAN, PARAMETERS, formula
from .torch_names import number

# The script takes what follows.


TENSORS = [torch.tensor(column, dtype=torch.float64) for column in COLUMNS]


def derivatives(theta, pick=None):
    """Value and derivatives by autograd, over all rows or those of a mini-batch; what is not a number is undefined."""
    columns = TENSORS if pick is None else [column[pick] for column in TENSORS]
    parameters = [number(float(each)) for each in PARAMETERS]

    def at(place):
        return number(formula(place[0], place[1], *parameters, *columns))

    place = torch.tensor(theta, dtype=torch.float64)
    value, gradient = torch.autograd.functional.vjp(at, place)
    results = [float(value), *gradient.tolist()]
    if NEEDS_HESSIAN:
        (xx, xy), (_, yy) = torch.autograd.functional.hessian(at, place).tolist()
        results += [xx, xy, yy]
    return results, math.isnan(results[0])
