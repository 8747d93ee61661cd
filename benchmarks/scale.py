"""A country in many communes: time, growth and memory of `danvan_scoring.scale`.

Run by hand: `python benchmarks/scale.py [--folder FOLDER] [--periods 10] [--rounds 3]`. It makes
seeded, invented data (3,321 communes of 60 units, 40 criteria: 8 million scores a period, in 34
partitions; with `--provinces 1`, in one file) and prints ratios within one run; single times mean
little on a shared machine. Each figure is taken in a process of its own, from the first file opened
to the last file written, imports left out; what is given is the median of the rounds.

* polars: the same arithmetic by polars' streaming engine on the same files: clip, scale, round,
  sum, ranks within commune, province and country, class, written as Parquet;
* ours, one process; ours, two worker processes (their start included);
* growth: 1, 3 and 10 periods, seconds a period against those of one period;
* peak memory: the largest resident sets of all processes of the run, added up.
"""

import argparse
import json
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from pipeline import AS_OF, CRITERIA, PER_COMMUNE, country

from danvan_scoring.scale.convert import Source, add_partition
from danvan_scoring.scale.dataset import Manifest, PeriodEntry, read_manifest
from danvan_scoring.scale.evaluate import evaluate_dataset
from danvan_scoring.scale.executors import process_pool
from danvan_scoring.scale.partition import UNITS, Partition

PROVINCES = 34
COMMUNES = 3_321
PER_POINT = 2.5 / 90


def make(folder: Path, periods: int, communes: int, provinces: int) -> None:
    """Write the dataset: the first partition by the converter, all of them from random numbers."""
    rubric, submissions = country(PER_COMMUNE)
    submissions.units["authority"] = "xa"
    source = Source("bench", "xa", "", rubric, None, submissions, AS_OF)
    add_partition(folder, Partition("P00", "00"), [source])
    template = pq.read_schema(folder / Partition("P00", "00").file(UNITS))
    names = [f"P{number:02}" for number in range(periods)]
    entries = {name: PeriodEntry(as_of=AS_OF) for name in names}
    manifest: Manifest = read_manifest(folder).model_copy(update={"periods": entries})
    (folder / "dataset.json").write_text(manifest.model_dump_json(indent=2))
    rng = np.random.default_rng(20251205)
    bounds = np.linspace(0, communes, provinces + 1).astype(int)
    for name in names:
        for province in range(provinces):
            numbers = np.arange(bounds[province], bounds[province + 1])
            path = folder / Partition(name, f"{province:02}").file(UNITS)
            path.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(_units(numbers, rng, template), path)


def _units(communes: np.ndarray, rng: np.random.Generator, schema: pa.Schema) -> pa.Table:
    size = len(communes) * PER_COMMUNE
    own = {
        "authority": (np.arange(size) // PER_COMMUNE, [f"xa-{number:04}" for number in communes]),
        "unit": (np.arange(size) % PER_COMMUNE, [f"thon-{n:02}" for n in range(PER_COMMUNE)]),
        "name": (np.arange(size) % PER_COMMUNE, [f"Thôn số {n}" for n in range(PER_COMMUNE)]),
        "kind": (np.zeros(size), ["thon"]),
    }
    columns = {
        name: pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(texts))
        for name, (codes, texts) in own.items()
    }
    for field in schema:
        if field.name.startswith("value_"):
            columns[field.name] = pa.array(rng.integers(0, 10_001, size) / 100.0)
        elif field.name not in columns:
            columns[field.name] = pa.nulls(size, field.type)
    return pa.table([columns[name] for name in schema.names], schema=schema)


def ours(dataset: Path, results: Path, workers: int) -> tuple[float, int]:
    """Score the dataset, here or by worker processes; what the workers used."""
    used = (0.0, 0)
    if workers == 1:
        run = evaluate_dataset(dataset, results)
    else:
        with process_pool(workers) as pool:
            run = evaluate_dataset(dataset, results, executor=pool)
            used = used_by([child.pid for child in multiprocessing.active_children()])
    assert not run.problems
    return used


def used_by(pids: list[int | None]) -> tuple[float, int]:
    """Return seconds of processors and the sum of peak memories of processes, on Linux."""
    seconds, peak = 0.0, 0
    for pid in pids:
        status = Path(f"/proc/{pid}/status").read_text()
        peak += int(status.split("VmHWM:")[1].split()[0]) * 1024
        user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        seconds += (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return seconds, peak


def polars(dataset: Path, results: Path) -> None:
    """Do the arithmetic by polars, with no status, no check and no exact rounding."""
    import polars as pl  # noqa: PLC0415 (only where it is measured)

    results.mkdir(parents=True)
    for period in sorted((dataset / UNITS).iterdir()):
        lazy = pl.scan_parquet(period / "**" / "*.parquet", hive_partitioning=True)
        points = [
            ((pl.col(f"value_f{n}").clip(0, 90) * PER_POINT * 100 + 0.5).floor().cast(pl.Int64))
            .alias(f"points_c{n}")
            for n in range(CRITERIA)
        ]  # fmt: skip
        lazy = lazy.select("province", "authority", "unit", "name", "kind", *points)
        total = pl.sum_horizontal(f"points_c{n}" for n in range(CRITERIA)).alias("points_T")
        place = pl.col("points_T").rank("min", descending=True)
        lazy = lazy.with_columns(total).with_columns(
            place.over("authority").alias("rank_T"),
            place.over("province").alias("rank_province_T"),
            place.alias("rank_all_T"),
            pl.when(pl.col("points_T") >= 6000).then(0).otherwise(1).cast(pl.Int8).alias("class_T"),
        )
        lazy.sink_parquet(results / f"{period.name}.parquet", compression="lz4", engine="streaming")


def measure(what: str, dataset: Path, workers: int) -> None:
    """Do one thing, in this process, and print its seconds and its peak memory."""
    import polars as pl  # noqa: PLC0415 (imported before the clock starts)

    assert pl.__version__
    results = Path(tempfile.mkdtemp(dir=dataset.parent)) / "results"
    begin, before = time.perf_counter(), time.process_time()
    of_workers, peak_of_workers = 0.0, 0
    if what == "polars":
        polars(dataset, results)
    else:
        of_workers, peak_of_workers = ours(dataset, results, workers)
    seconds = time.perf_counter() - begin
    cpu = time.process_time() - before + of_workers
    shutil.rmtree(results.parent)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 + peak_of_workers
    print(json.dumps({"seconds": seconds, "cpu": cpu, "peak": peak}))


def measured(what: str, dataset: Path, workers: int) -> tuple[float, float, float]:
    """Measure in a new process; seconds, seconds of processors, and bytes."""
    command = [sys.executable, __file__, "--measure", what, "--folder", str(dataset)]
    done = subprocess.run(  # noqa: S603 (this very file)
        [*command, "--workers", str(workers)], check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    return found["seconds"], found["cpu"], found["peak"]


def main() -> None:
    """Make the data and print the ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--periods", type=int, default=10)
    parser.add_argument("--communes", type=int, default=COMMUNES)
    parser.add_argument("--provinces", type=int, default=PROVINCES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measure")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure, options.folder, options.workers)
        return
    folder = options.folder or Path(tempfile.mkdtemp(prefix="danvan-scale-"))
    sizes = sorted({1, min(3, options.periods), options.periods})
    for size in sizes:
        if not (folder / f"{size}" / "dataset.json").is_file():
            make(folder / f"{size}", size, options.communes, options.provinces)
    scores = options.communes * PER_COMMUNE * CRITERIA
    print(f"{scores:,} scores a period, partitions: {options.provinces}, rounds: {options.rounds}")
    runs = [("polars", 1, 1)]
    runs += [("ours", size, workers) for size in sizes for workers in (1, 2)]
    times: dict[tuple[str, int, int], list[float]] = {run: [] for run in runs}
    cpu: dict[tuple[str, int, int], list[float]] = {run: [] for run in runs}
    peaks = dict.fromkeys(runs, 0.0)
    for _ in range(options.rounds):
        for run in runs:
            seconds, used, peak = measured(run[0], folder / f"{run[1]}", run[2])
            times[run].append(seconds)
            cpu[run].append(used)
            peaks[run] = max(peaks[run], peak)
    base = float(np.median(times["polars", 1, 1]))
    for what, size, workers in runs:
        own = float(np.median(times[what, size, workers]))
        one = float(np.median(times[what, 1, workers]))
        print(
            f"{what:7} {size:3} periods {workers} processes {own:7.2f} s"
            f" {own / size / base:6.2f} x polars a period"
            f" {own / size / one:6.2f} x one period"
            f" {float(np.median(cpu[what, size, workers])):7.2f} s of processors"
            f" {peaks[what, size, workers] / 2**20:8.0f} MiB at most"
        )


if __name__ == "__main__":
    main()
