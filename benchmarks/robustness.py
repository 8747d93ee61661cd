"""Uncertainty of ranks: ours beside other libraries' weighted sums in a loop, in one run.

Run by hand: `python benchmarks/robustness.py [--runs 10000]`. Ratios count; single times mean
little on a shared machine. Peers need `pip install pymcdm scikit-criteria` and are left out where
they are missing.

* COINr: its `get_sensitivity` (UA) in R, if `Rscript` has COINr; else the 0.134 s a run that
  COINr 1.1.14 took on 51 units x 49 indicators;
* pymcdm, scikit-criteria: the same Dirichlet weights, their weighted sum and their ranks, one run
  after another, on the same matrix: without levels, rounding, states, classes, gates and quotas;
* ours, ASEM: 51 x 49 on four levels of means, weights in doubt;
* ours, 60 x 40: sums, marks in steps, gate and quota; weights alone, and all three in doubt.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.ground import Ground, ground_of
from danvan_scoring.analysis.robustness.simulate import simulate
from danvan_scoring.analysis.robustness.variants import Variants

# The rubric of ASEM and small periods are those of the tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))
from asem import asem
from judged import facts, marks, period

COINR_SECONDS = 0.134
COINR = r"""
suppressMessages(library(COINr))
coin <- suppressMessages(build_example_coin(quietly = TRUE))
noise <- data.frame(Level = c(2, 3), NoiseFactor = c(0.25, 0.25))
weights <- get_noisy_weights(coin$Meta$Weights$Original, noise_specs = noise, Nrep = 100)
specs <- list(Weights = list(
  Address = "$Log$Aggregate$w", Distribution = weights, Type = "discrete"))
taken <- system.time(get_sensitivity(coin, SA_specs = specs, N = 100, SA_type = "UA",
  dset = "Aggregated", iCode = "Index", quietly = TRUE, check_addresses = FALSE))
cat("seconds", taken[["elapsed"]] / 100)
"""


def commune() -> Ground:
    """Make 60 invented units and 40 lines of 2.5 points, ten of them marked."""
    rng = np.random.default_rng(20251205)
    lines = [
        marks(f"x{n}", Decimal("2.5"), "0.25") if n < 10 else facts(f"x{n}", Decimal("2.5"))
        for n in range(40)
    ]
    rows = rng.integers(2, 11, (60, 40)) / 4
    classes = (
        {"code": "TOT", "title": "Tốt", "from": 60},
        {"code": "KHA", "title": "Khá", "from": 0},
    )
    gate = {
        "code": "G", "title": "Dòng đầu quá thấp", "effect": "cap", "class": "KHA",
        "when": {"points_of": "m.x0", "is": "<", "value": 1},
    }  # fmt: skip
    quota = {"class": "TOT", "percent": 20}
    more = {"class": classes, "gate": (gate,), "quota": (quota,)}
    return ground_of(period(lines, rows.tolist(), **more))


def seconds_a_run(run: Callable[[], object], runs: int) -> float:
    """Return the best of three calls, each of so many runs."""
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return min(times) / runs


def ours(ground: Ground, doubt: Doubt, runs: int) -> float:
    """Time a simulation."""
    simulate(Variants(ground, doubt, 1), 100)
    return seconds_a_run(lambda: simulate(Variants(ground, doubt, 1), runs), runs)


def coinr() -> tuple[str, float]:
    """Time COINr, or take the published figure."""
    if shutil.which("Rscript"):
        done = subprocess.run(  # noqa: S603 (our own script)
            ["Rscript", "-e", COINR],  # noqa: S607 (wherever it is installed)
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode == 0 and "seconds" in done.stdout:
            return "COINr here, 51 x 49", float(done.stdout.split()[-1])
    return "COINr 1.1.14, 51 x 49 (figure of 0.134 s)", COINR_SECONDS


def pymcdm_loop(matrix: np.ndarray, weights: np.ndarray) -> None:
    """Score and rank, weights after weights, by pymcdm."""
    from pymcdm.helpers import rankdata  # noqa: PLC0415 (a peer that may be missing)
    from pymcdm.methods import WSM  # noqa: PLC0415 (a peer that may be missing)

    method, types = WSM(lambda column, cost: column), np.ones(matrix.shape[1])  # noqa: ARG005
    for own in weights:
        rankdata(method(matrix, own, types), reverse=True)


def skcriteria_loop(matrix: np.ndarray, weights: np.ndarray) -> None:
    """Score and rank, weights after weights, by scikit-criteria."""
    from skcriteria import mkdm  # noqa: PLC0415 (a peer that may be missing)
    from skcriteria.agg.simple import WeightedSumModel  # noqa: PLC0415 (a peer that may be missing)

    method, objectives = WeightedSumModel(), [max] * matrix.shape[1]
    for own in weights:
        _ = method.evaluate(mkdm(matrix, objectives, weights=own)).rank_


def peak(runs: int) -> None:
    """Print by how many MiB the peak of memory grows in a simulation of so many runs."""
    ground = commune()
    before = memory("VmRSS")
    simulate(Variants(ground, Doubt(), 1), runs)
    print(f"{memory('VmHWM') - before:.0f} MiB over the {before:.0f} before it")


def memory(line: str) -> float:
    """Read MiB of this process from Linux's account of it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split(f"{line}:")[1].split()[0]) / 1024


def main() -> None:
    """Print times a run, ratios, and peaks of memory."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--peak", type=int, default=0)
    options = parser.parse_args()
    if options.peak:
        peak(options.peak)
        return
    index = ground_of(asem("normalised_0_100")[0])
    units = commune()
    matrix = pd.DataFrame({leaf.code: leaf.points for leaf in index.leaves}).to_numpy()
    drawn = np.random.default_rng(1).dirichlet(np.full(matrix.shape[1], 98.0), 500)
    found = [coinr()]
    for name, loop in (("pymcdm", pymcdm_loop), ("skcriteria", skcriteria_loop)):
        if find_spec(name):
            taken = seconds_a_run(lambda loop=loop: loop(matrix, drawn), len(drawn))
            found.append((f"{name} weighted sum in a loop, 51 x 49", taken))
    weights = Doubt(judges=0, weights=0.1, faults=0)
    found += [
        ("ours, ASEM 51 x 49, weights", ours(index, weights, options.runs)),
        ("ours, 60 x 40, weights", ours(units, weights, options.runs)),
        ("ours, 60 x 40, marks, weights, facts", ours(units, Doubt(), options.runs)),
    ]
    own = dict(found)["ours, ASEM 51 x 49, weights"]
    print(f"{options.runs:,} runs; Python {sys.version.split()[0]}")
    for name, seconds in found:
        print(
            f"{name:44} {seconds * 1e3:9.3f} ms a run  {seconds / own:8.1f} x ours on ASEM"
            f"  COINr / this: {COINR_SECONDS / seconds:6.0f}"
        )
    for runs in (1_000, 10_000, 100_000):
        told = subprocess.run(  # noqa: S603 (this file)
            [sys.executable, __file__, "--peak", str(runs)],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        print(f"peak of memory, {runs:>7,} runs of 60 x 40: {told.strip()}")


if __name__ == "__main__":
    main()
