"""Scoring and ranking beside other libraries: time, memory, growth with units and with criteria.

Run by hand: `pip install -e ".[bench]"`, then `python benchmarks/peers.py [--plot FILE.png]`. Every
figure is taken in a process of its own, since memory that one tool took would hide another's; they
alternate, so that a busy machine troubles all of them alike.

All are given the same matrix in memory and have to give every unit its weighted sum and its rank:

* ours: `Evaluator.evaluate`, with validation, states, rounding, reasons, ranks by commune, classes;
* pandas: weights times columns, summed, rounded, ranked by commune; no states, no classes;
* polars: the same as one lazy query;
* pymcdm, scikit-criteria: weighted sum and one rank over all, which is all that they offer;
* COINr: aggregation with equal weights and ranks, where Rscript and COINr are installed.
"""

import argparse
import importlib.util
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np

PER_COMMUNE = 60
UNITS = (100, 1_000, 10_000, 100_000, 200_000)
CRITERIA = (10, 20, 40, 70, 100)
SHOWN_UNITS, SHOWN_CRITERIA = 10_000, 40
ROUNDS, SECONDS = 5, 1.0
TOOLS = ("ours", "pandas", "polars", "pymcdm", "scikit-criteria", "COINr")
_MODULES = {"polars": "polars", "pymcdm": "pymcdm", "scikit-criteria": "skcriteria"}
_COINR = """
suppressMessages(library(COINr))
args <- as.integer(commandArgs(TRUE)); n <- args[1]; m <- args[2]
set.seed(20251205)
d <- data.frame(uCode = paste0("u", 1:n), matrix(sample(0:10000, n * m, TRUE) / 100, n, m))
codes <- names(d)[-1]
meta <- data.frame(iCode = c(codes, "T"), Level = c(rep(1, m), 2), Parent = c(rep("T", m), NA),
                   Direction = 1, Weight = 1, Type = c(rep("Indicator", m), "Aggregate"))
coin <- new_coin(d, meta, quietly = TRUE)
seconds <- c()
for (i in 1:3) {
  begin <- proc.time()[[3]]
  coin2 <- Aggregate(coin, dset = "Raw")
  ranks <- rank(-get_data(coin2, dset = "Aggregated", iCodes = "T")$T, ties.method = "min")
  seconds <- c(seconds, proc.time()[[3]] - begin)
}
cat(min(seconds))
"""


def matrix(units: int, criteria: int) -> np.ndarray:
    """Make invented values above 0, which some methods need, column by column as frames do."""
    rng = np.random.default_rng(20251205)
    return np.asfortranarray(rng.integers(1, 10_001, (units, criteria)) / 100.0)


def ours(values: np.ndarray) -> Callable[[], object]:
    """Score by a rubric of as many lines as there are columns, 100 points in all."""
    import pandas as pd  # noqa: PLC0415 - only what is measured is imported

    from danvan_scoring import Evaluator, Submissions  # noqa: PLC0415

    units, criteria = values.shape
    codes = [f"f{n}" for n in range(criteria)]
    index = pd.Index(np.arange(units).astype(str))
    frame = pd.DataFrame(
        {
            "name": pd.Categorical(["Thôn"] * units),
            "kind": pd.Categorical(["thon"] * units),
            "authority": pd.Categorical((np.arange(units) // PER_COMMUNE).astype(str)),
        },
        index=index,
    )
    given = Submissions(units=frame, values=pd.DataFrame(values, index=index, columns=codes))
    rubric, evaluator = _rubric(codes), Evaluator()
    return lambda: evaluator.evaluate(rubric, given, as_of=date(2025, 12, 5))


def _rubric(codes: Sequence[str]) -> object:
    from danvan_scoring.model.rubric import Rubric  # noqa: PLC0415 - only what is measured

    states = ("not_applicable", "exempt", "missing", "pending", "not_submitted", "withheld")
    share = Decimal(100) / len(codes)
    most = share.quantize(Decimal("0.01"))
    return Rubric.model_validate(
        {
            "format": 1, "id": "bench", "version": "1", "title": "Bench", "authority": "Bench",
            "status": "draft",
            "states": dict.fromkeys(states, "leave_out"),
            "kind": ({"code": "thon", "title": "Thôn"},),
            "peer_group": ({"code": "K", "title": "Khối", "kinds": ("thon",)},),
            "field": tuple(
                {"code": code, "title": code, "type": "number", "minimum": 0, "maximum": 100}
                for code in codes
            ),
            "group": ({"code": "T", "title": "Tổng", "max": most * len(codes)},),
            "criterion": tuple(
                {
                    "code": f"c-{code}", "title": code, "group": "T", "max": most,
                    "uses": "builtin/linear@1", "params": {"value": code, "worst": 0, "best": 100},
                }
                for code in codes
            ),
            "class": (
                {"code": "T", "title": "Tốt", "from": 60},
                {"code": "K", "title": "Khá", "from": 0},
            ),
        }
    )  # fmt: skip


def by_pandas(values: np.ndarray) -> Callable[[], object]:
    """Score as pandas users do, the columns side by side."""
    import pandas as pd  # noqa: PLC0415 - only what is measured

    frame = pd.DataFrame(values)
    commune = np.arange(len(frame)) // PER_COMMUNE
    share = 100 / frame.shape[1]

    def run() -> object:
        totals = (frame * (share / 100)).round(2).sum(axis=1)
        return totals.groupby(commune).rank(method="min", ascending=False)

    return run


def by_polars(values: np.ndarray) -> Callable[[], object]:
    """Score as one lazy query."""
    import polars as pl  # noqa: PLC0415 - only what is measured

    codes = [f"f{n}" for n in range(values.shape[1])]
    frame = pl.DataFrame({code: values[:, n] for n, code in enumerate(codes)}).with_columns(
        commune=pl.Series(np.arange(len(values)) // PER_COMMUNE)
    )
    share = 100 / len(codes)
    total = pl.sum_horizontal([(pl.col(code) * (share / 100)).round(2) for code in codes])
    query = (
        frame.lazy()
        .select("commune", total=total)
        .with_columns(rank=pl.col("total").rank("min", descending=True).over("commune"))
    )
    return query.collect


def by_pymcdm(values: np.ndarray) -> Callable[[], object]:
    """Score and rank by pymcdm's weighted sum."""
    from pymcdm.helpers import rankdata  # noqa: PLC0415 - only what is measured
    from pymcdm.methods import WSM  # noqa: PLC0415

    count = values.shape[1]
    weights, types = np.full(count, 1 / count), np.ones(count)
    method = WSM()
    return lambda: rankdata(method(values, weights, types, validation=False), reverse=True)


def by_scikit_criteria(values: np.ndarray) -> Callable[[], object]:
    """Score and rank by scikit-criteria's weighted sum."""
    import skcriteria as skc  # noqa: PLC0415 - only what is measured
    from skcriteria.agg.simple import WeightedSumModel  # noqa: PLC0415

    method = WeightedSumModel()
    # The decision matrix is its way of holding data, so making it is not part of the time.
    decision = skc.mkdm(values, [max] * values.shape[1])
    return lambda: method.evaluate(decision)


_RUNS = {
    "ours": ours,
    "pandas": by_pandas,
    "polars": by_polars,
    "pymcdm": by_pymcdm,
    "scikit-criteria": by_scikit_criteria,
}


def one(tool: str, units: int, criteria: int) -> None:
    """Print the least seconds of a second's worth of rounds, and how far memory rose."""
    values = matrix(units, criteria)
    run = _RUNS[tool](values)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds: list[float] = []
    while len(seconds) < ROUNDS or sum(seconds) < SECONDS:
        begin = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - begin)
    risen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps({"seconds": min(seconds), "kib": risen}))


def measured(tool: str, units: int, criteria: int) -> dict[str, float] | None:
    """Measure one tool in a process of its own; None where it cannot be had or does not end."""
    if tool == "COINr":
        command = ["Rscript", "-e", _COINR, str(units), str(criteria)]
    else:
        command = [sys.executable, __file__, "--one", tool, str(units), str(criteria)]
    try:
        told = subprocess.run(  # noqa: S603 - our own commands
            command, capture_output=True, text=True, check=True, timeout=600
        ).stdout
    except (subprocess.SubprocessError, OSError) as error:
        print(f"{tool}, {units} x {criteria}: {error}", file=sys.stderr)
        return None
    if tool == "COINr":
        return {"seconds": float(told.split()[-1]), "kib": float("nan")}
    found: dict[str, float] = json.loads(told)
    return found


def available() -> list[str]:
    """Name the tools that are installed."""
    found = [
        tool
        for tool in TOOLS[:-1]
        if tool not in _MODULES or importlib.util.find_spec(_MODULES[tool])
    ]
    if (
        shutil.which("Rscript")
        and not subprocess.run(
            ["Rscript", "-e", "library(COINr)"],  # noqa: S607 - whichever R is there
            capture_output=True,
            check=False,
        ).returncode
    ):
        found.append("COINr")
    return found


Figures = dict[tuple[str, int, int], dict[str, float] | None]


def table(
    title: str, cases: Sequence[tuple[int, int]], tools: Sequence[str], found: Figures
) -> str:
    """Lay out one table as Markdown: nanoseconds a cell, times ours, and MiB above the data."""
    lines = [f"{title}\n", "| units x criteria | " + " | ".join(tools) + " |"]
    lines.append("|---|" + "---:|" * len(tools))
    for units, criteria in cases:
        own = found["ours", units, criteria]
        cells = []
        for tool in tools:
            figure = found[tool, units, criteria]
            if figure is None or own is None:
                cells.append("-")
                continue
            ratio = figure["seconds"] / own["seconds"]
            each = figure["seconds"] / units / criteria * 1e9
            cells.append(f"{ratio:.2f} ({each:,.0f} ns, {figure['kib'] / 1024:.0f} MiB)")
        lines.append(f"| {units:,} x {criteria} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def plot(tools: Sequence[str], found: Figures, path: Path) -> None:
    """Draw seconds against units and against criteria, both axes by powers of ten."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - an extra

    figure = Figure(figsize=(11, 4.5), layout="constrained")
    left, right = figure.subplots(1, 2)
    for axes, cases, of, name in (
        (
            left,
            [(units, SHOWN_CRITERIA) for units in UNITS],
            0,
            f"units ({SHOWN_CRITERIA} criteria)",
        ),
        (right, [(SHOWN_UNITS, n) for n in CRITERIA], 1, f"criteria ({SHOWN_UNITS:,} units)"),
    ):
        for tool in tools:
            known = [
                (case[of], figure_["seconds"]) for case in cases if (figure_ := found[tool, *case])
            ]
            axes.plot(*zip(*known, strict=True), marker="o", label=tool)
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel(name)
        axes.set_ylabel("seconds")
        axes.grid(visible=True, which="major", alpha=0.4)
    left.legend()
    figure.savefig(path, dpi=110, metadata={"Software": None})


def main() -> None:
    """Measure everything and print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", nargs=3, metavar=("TOOL", "UNITS", "CRITERIA"))
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    if options.one:
        tool, units, criteria = options.one
        one(tool, int(units), int(criteria))
        return
    tools = available()
    by_units = [(units, SHOWN_CRITERIA) for units in UNITS]
    by_criteria = [(SHOWN_UNITS, criteria) for criteria in CRITERIA]
    found: Figures = {}
    for case in dict.fromkeys(by_units + by_criteria):
        for tool in tools:
            found[tool, *case] = measured(tool, *case)
    print("Seconds as a multiple of ours (and for each cell; memory above the data)\n")
    print(table("By units", by_units, tools, found), end="\n\n")
    print(table("By criteria", by_criteria, tools, found))
    if missing := [tool for tool in TOOLS if tool not in tools]:
        print(f"\nNot installed here: {', '.join(missing)}")
    if options.plot:
        plot(tools, found, options.plot)


if __name__ == "__main__":
    main()
