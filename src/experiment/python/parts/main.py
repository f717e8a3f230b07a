"""Takes all runs and prints how they ended."""

import sys

from .descend import descend
from .script import RUNS

# The script takes what follows.


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
