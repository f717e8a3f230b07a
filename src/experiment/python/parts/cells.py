"""Where a place lies among the samples, for the formula that PyTorch differentiates."""

from .script import GRID, SAMPLES

# The script takes what follows.


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
