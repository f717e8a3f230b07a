"""The twin of src/engine/cpu/lm.ts."""

import numpy as np

from .place import Place

# The script takes what follows.


def levenberg_marquardt(state, theta, here, g, hyper):
    """One step on the full Hessian (Levenberg 1944, Marquardt 1963); it is taken only if it lowers the loss."""
    xx, xy, yy = here.hessian
    smallest = 0.5 * (xx + yy) - np.hypot(0.5 * (xx - yy), xy)
    damping = max(state.get("lambda", hyper["lambda0"]), hyper["delta"] - smallest)
    a, c = xx + damping, yy + damping
    determinant = a * c - xy * xy
    new = theta - np.array([c * g[0] - xy * g[1], a * g[1] - xy * g[0]]) / determinant
    there = Place(new)
    better = there.fault is None and there.value < here.value
    state["lambda"] = damping / 3.0 if better else min(4.0 * damping, 1e15)
    return new if better else theta
