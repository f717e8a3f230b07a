"""The twin of src/engine/cpu/lbfgs.ts."""

import math

import numpy as np

from .place import LARGEST, Place

# The script takes what follows.


def lbfgs(state, theta, here, g, hyper, line_search):
    """One iteration of L-BFGS (Nocedal 1980), as torch.optim.LBFGS takes with max_iter=1."""
    rate = hyper["lr"]
    if max(abs(g)) <= hyper["tolerance_grad"]:
        return theta
    first = "gradient" not in state
    if first:
        state.update(pairs=[], scale=1.0)
        direction = -g
    else:
        y, s = g - state["gradient"], state["length"] * state["direction"]
        ys = y @ s
        if ys > 1e-10:
            history = min(max(1, math.floor(hyper["history"] + 0.5)), 20)
            state["pairs"] = [*state["pairs"], (y, s)][-history:]
            state["scale"] = ys / (y @ y)
        # The two loops of Nocedal and Wright 2006, algorithm 7.4.
        direction, alphas = -g, []
        for y, s in reversed(state["pairs"]):
            alphas.append((s @ direction) / (y @ s))
            direction = direction - alphas[-1] * y
        direction = direction * state["scale"]
        for (y, s), alpha in zip(state["pairs"], reversed(alphas)):
            direction = direction + s * (alpha - (y @ direction) / (y @ s))
    length = (min(1.0, 1.0 / sum(abs(g))) if first else 1.0) * rate
    state.update(gradient=g, direction=direction, length=length)
    slope = g @ direction
    if slope > -hyper["tolerance_change"]:
        return theta
    if line_search:
        length = state["length"] = strong_wolfe(theta, direction, length, here.value, slope)
    return theta + length * direction


def strong_wolfe(theta, direction, first, f0, slope0):
    """A step length with sufficient decrease and small slope (Nocedal and Wright 2006, algorithms 3.5 and 3.6)."""

    def trial(t):
        there = Place(theta + t * direction)
        return t, (LARGEST if there.fault == "undefined" else there.value), there.gradient @ direction

    def minimum(a, b, low, high):
        """Of the cubic through two trials (equation 3.59)."""
        left, right = (a, b) if a[0] <= b[0] else (b, a)
        d1 = left[2] + right[2] - 3.0 * (left[1] - right[1]) / (left[0] - right[0])
        square = d1 * d1 - left[2] * right[2]
        if not square >= 0.0:
            return 0.5 * (low + high)
        d2 = np.sqrt(square)
        t = right[0] - (right[0] - left[0]) * ((right[2] + d2 - d1) / (right[2] - left[2] + 2.0 * d2))
        return min(max(t, low), high)

    def too_high(each):
        return each[1] > f0 + 1e-4 * each[0] * slope0

    previous = low = high = (np.float64(0.0), f0, slope0)
    now = trial(np.float64(first))
    evaluations = 0
    while True:
        if evaluations >= 25:
            high = now
            break
        if too_high(now) or (evaluations > 1 and now[1] >= previous[1]):
            low, high = previous, now
            break
        if abs(now[2]) <= -0.9 * slope0:
            return now[0]
        if now[2] >= 0.0:
            low, high = previous, now
            break
        t = minimum(previous, now, now[0] + 0.01 * (now[0] - previous[0]), 10.0 * now[0])
        previous, now = now, trial(t)
        evaluations += 1
    if high[1] < low[1]:
        low, high = high, low
    stalled = False
    while evaluations < 25:
        near, far = min(low[0], high[0]), max(low[0], high[0])
        if (far - near) * max(abs(direction)) < 1e-9:
            break
        t = minimum(low, high, near, far)
        margin = 0.1 * (far - near)
        if min(far - t, t - near) < margin:
            if stalled or t >= far or t <= near:
                t = far - margin if abs(t - far) < abs(t - near) else near + margin
                stalled = False
            else:
                stalled = True
        else:
            stalled = False
        now = trial(t)
        evaluations += 1
        if too_high(now) or now[1] >= low[1]:
            high = now
            if high[1] < low[1]:
                low, high = high, low
        else:
            if abs(now[2]) <= -0.9 * slope0:
                return now[0]
            if now[2] * (high[0] - low[0]) >= 0.0:
                high = low
            low = now
    return low[0]
