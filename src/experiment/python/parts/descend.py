"""The twin of src/engine/cpu/descend.ts."""

import numpy as np

from .place import ESCAPE, Place
from .random_numbers import random_normal, random_rows
from .script import DOMAIN, METHODS, ROWS, STEPS, STOP, TOLERANCE

# The script takes what follows.


def gradient_seen(seen, run, step):
    """The gradient that the optimizer sees: noise first, then clipping, as it would be in training."""
    g = seen.gradient.copy()
    if run["noise"] > 0.0:
        g = g + run["noise"] * random_normal(step)
    if run["clip"] is not None:
        by, most = run["clip"]
        norm = np.hypot(g[0], g[1])
        if by == "value":
            g = np.clip(g, -most, most)
        elif norm > most:
            g = g * (most / norm)
    return g


def floats(values):
    """As NumPy's numbers, which are infinite where Python's raise an exception."""
    return {name: np.float64(value) for name, value in values.items()}


def stepper(run):
    """A function (theta, place, g, step) -> new theta, or None if the step cannot be computed. It keeps the states."""
    schedule, rate = run["schedule"], run["rate"]

    def hyper_at(step):
        hyper = dict(run["hyper"])
        if schedule is not None and rate is not None:
            hyper[rate] *= float(schedule(np.float64(step), np.float64(STEPS), **floats(run["schedule_hyper"])))
        return hyper

    if run["rule"] is None:
        state = {}
        return lambda theta, place, g, step: METHODS[run["method"]](state, theta, place, g, hyper_at(step))

    # Every quantity of a rule is an array of two, one number a parameter.
    def both(value):
        return np.zeros(2) + value

    states = tuple(both(value) for value in run["states"](**floats(run["hyper"])))

    def by_rule(theta, place, g, step):
        nonlocal states
        newton = None
        if place.hessian:
            xx, xy, yy = place.hessian
            newton = np.array([yy * g[0] - xy * g[1], xx * g[1] - xy * g[0]]) / (xx * yy - xy * xy)
        hyper = {name: both(value) for name, value in hyper_at(step).items()}
        new, kept = run["rule"](theta, g, newton, both(step), *states, **hyper)
        states = tuple(both(value) for value in kept)
        return new if all(np.all(np.isfinite(each)) for each in (new, *states)) else None

    return by_rule


def descend(run):
    """The places of a run, the start included, the loss and the gradient's norm at each, and how it ended."""
    theta = np.array(run["start"], dtype=float)
    here, step_of = Place(theta), stepper(run)
    path, losses, norms = [theta], [here.value], [np.hypot(*here.gradient)]
    status, at = (None, None) if here.fault is None else ("undefined" if here.fault == "undefined" else "diverged", 0)
    calm, outside = None, None

    def track(step):
        nonlocal calm, outside
        inside = all(low <= each <= high for each, (low, high) in zip(theta, DOMAIN))
        calm = None if not norms[-1] <= TOLERANCE else step if calm is None else calm
        outside = None if inside else step if outside is None else outside

    track(0)
    for step in range(1, STEPS + 1):
        if status is not None:
            break
        seen = here
        if run["batch"] > 0 and ROWS > 0 and run["rule"] is not None:
            seen = Place(theta, random_rows(step, run["batch"]))
        new = step_of(theta, seen, gradient_seen(seen, run, step), step)
        if new is None or seen.fault == "undefined":
            status, at = "undefined", step
            break
        if not np.all(np.abs(new) <= ESCAPE):
            status, at = "diverged", step
            break
        there = Place(new)
        if there.fault is not None:
            status, at = ("undefined" if there.fault == "undefined" else "diverged"), step
            break
        theta, here = new, there
        path.append(theta)
        losses.append(here.value)
        norms.append(np.hypot(*here.gradient))
        track(step)
        # Update first, then test the gradient that the update used.
        if STOP is not None and norms[-2] < STOP:
            status, at = "stopped", step
    if status is None:
        status, at = ("converged", calm) if calm is not None else ("left-domain", outside) if outside is not None else ("running", None)
    return {"path": np.array(path), "loss": np.array(losses), "gradient_norm": np.array(norms), "status": status, "step": at}
