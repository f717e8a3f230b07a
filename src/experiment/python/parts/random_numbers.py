"""The twin of src/engine/random.ts."""

import math

import numpy as np

from .script import ROWS, SEED

# The script takes what follows.


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
