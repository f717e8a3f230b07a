/** The parts of a script that are the same for every experiment: plain Python, in the order in which they stand. */

/** The twin of src/engine/random.ts. */
export const RANDOM = `
def random_bits(particle, step, stream):
    """Four unsigned 32-bit integers: pcg4d (Jarzynski and Olano 2020), a hash of the seed and three indices."""
    mask = 0xFFFFFFFF
    x, y, z, w = ((n * 1664525 + 1013904223) & mask for n in (SEED, particle, step, stream))
    for last in (False, True):
        x = (x + y * w) & mask
        y = (y + z * x) & mask
        z = (z + x * y) & mask
        w = (w + y * z) & mask
        if not last:
            x, y, z, w = (n ^ (n >> 16) for n in (x, y, z, w))
    return x, y, z, w


def random_normal(step):
    """Two independent standard normal numbers (Box and Muller 1958)."""
    a, b = (((n >> 9) + 0.5) * 2.0**-23 for n in random_bits(0, step, 1)[:2])
    radius, angle = math.sqrt(-2.0 * math.log(a)), 2.0 * math.pi * b
    return np.array([radius * math.cos(angle), radius * math.sin(angle)])


def random_rows(step, count):
    """Rows of a mini-batch, with replacement."""
    return [random_bits(0, step, 2 + i)[0] % ROWS for i in range(count)]
`.trim();

/** The twin of src/formula/spline.ts; arithmetic alone, so that PyTorch can differentiate it. */
export const SPLINE = `
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
`.trim();

/** The twin of src/engine/cpu/lm.ts. */
export const LM = `
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
`.trim();

/** The twin of src/engine/cpu/lbfgs.ts. */
export const LBFGS = `
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
`.trim();

export const NUMPY_DERIVATIVES = `
def derivatives(theta, pick=None):
    """Value and derivatives at a place, over all rows or those of a mini-batch; and whether it is undefined there."""
    columns = COLUMNS if pick is None else [column[pick] for column in COLUMNS]
    return jet(np.float64(theta[0]), np.float64(theta[1]), *PARAMETERS, *columns, ROWS if pick is None else len(pick))
`.trim();

/** Where a place lies among the samples, for the formula that PyTorch differentiates. */
export const CELLS = `
def cells(x, y):
    """Counted in cells, from the first sample."""
    rows, columns = SAMPLES.shape
    (x0, x1), (y0, y1) = GRID
    return (x - x0) * ((columns - 1) / (x1 - x0)), (y - y0) * ((rows - 1) / (y1 - y0))


def inside(x, y):
    """A place may be off by a thousandth of a cell."""
    rows, columns = SAMPLES.shape
    u, v = (float(each) for each in cells(x, y))
    return -1e-3 <= u <= columns - 1 + 1e-3 and -1e-3 <= v <= rows - 1 + 1e-3
`.trim();

/** Formulas are written with NumPy's names; here PyTorch stands behind them. */
export const TORCH_NAMES = `
def number(value):
    """A tensor of float64 (or of truth values)."""
    if torch.is_tensor(value):
        return value
    return torch.tensor(value, dtype=torch.bool if isinstance(value, bool) else torch.float64)


class TorchNames:
    """NumPy's names for PyTorch's functions; numbers become tensors on the way."""

    pi, e = math.pi, math.e

    def vectorize(self, _):
        return lambda value: torch.erf(number(value))

    def cbrt(self, value):
        return torch.sign(number(value)) * torch.abs(number(value)) ** (1.0 / 3.0)

    def __getattr__(self, name):
        function = getattr(torch, name)
        return lambda *values: function(*(number(value) for value in values))
`.trim();

export const TORCH_DERIVATIVES = `
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
`.trim();

/** A place on the surface; `derivatives(theta, pick)` is what NumPy and PyTorch compute each in their own way. */
export const PLACE = `
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
`.trim();

/** The twin of src/engine/cpu/descend.ts. */
export const DESCEND = `
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
    if status is None:
        status, at = ("converged", calm) if calm is not None else ("left-domain", outside) if outside is not None else ("running", None)
    return {"path": np.array(path), "loss": np.array(losses), "gradient_norm": np.array(norms), "status": status, "step": at}
`.trim();

export const MAIN = `
def main():
    results = [descend(run) for run in RUNS]
    for number, (run, result) in enumerate(zip(RUNS, results), 1):
        x, y = result["path"][-1]
        when = "" if result["step"] is None else f" at step {result['step']}"
        print(f"{number:2d} {run['optimizer']:16s} ({x:.10g}, {y:.10g})  loss {result['loss'][-1]:.10g}  {result['status']}{when}")
    if "--plot" in sys.argv:
        import matplotlib.pyplot as plt

        for number, (run, result) in enumerate(zip(RUNS, results), 1):
            plt.plot(result["loss"], label=f"{number} {run['optimizer']}")
        plt.xlabel("step")
        plt.ylabel("loss")
        plt.yscale("symlog", linthresh=1e-12)
        plt.legend()
        plt.show()


if __name__ == "__main__":
    main()
`.trim();
