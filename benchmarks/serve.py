"""The service on this machine, under load by wrk: requests a second, times, errors, memory.

`python benchmarks/serve.py [--seconds 10] [--connections 8] [--period PERIOD.toml]`: starts
`danvan serve` on a free port of 127.0.0.1, asks it for its health, the ranking, the explanation of
one unit and the score of that unit's submission, one after another, and stops it by its number. For
comparison, the same submission is scored by a bare call in this process, before that.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from urllib.request import Request, urlopen

import pandas as pd

from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.io.interchange.write import line_bytes, submission_lines
from danvan_scoring.serve.scoring import read, score
from danvan_scoring.serve.served import Served
from danvan_scoring.serve.tokens import digest_of

ROOT = Path(__file__).parents[1]
SCRIPT = Path(__file__).parent / "serve.lua"
PROGRAM = "import sys; from danvan_scoring.cli import main; sys.exit(main())"
TOKEN = "benchmark"  # noqa: S105 (of a server that lives for this run)


class Figures(NamedTuple):
    """What wrk found of one kind of request."""

    name: str
    rate: float
    p50: float
    p99: float
    errors: int
    size: int


def main() -> int:
    """Run the benchmark."""
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=10)
    options.add_argument("--connections", type=int, default=8)
    options.add_argument(
        "--period", type=Path, default=ROOT / "examples/kim_thanh_2025/nam/period.toml"
    )
    given = options.parse_args()
    wrk = shutil.which("wrk")
    if wrk is None:
        print("wrk is not installed, so nothing was measured (Debian: apt-get install wrk)")
        return 0
    loaded = load(given.period, (), ())
    assert loaded.submissions is not None
    none = pd.DataFrame({"unit": []})
    lines = submission_lines(loaded.period, loaded.rubrics, loaded.submissions, none)
    submission = next(line for line in lines if line.record == "submission")
    content = line_bytes([submission])
    bare = calls_a_second(loaded, content)
    with tempfile.TemporaryDirectory() as folder:
        tokens, body = Path(folder) / "tokens.toml", Path(folder) / "body.json"
        tokens.write_text(token_file(), encoding="utf-8")
        body.write_bytes(content)
        with started(given.period, tokens) as server:
            address = address_of(server)
            found = [
                measured(wrk, name, f"{address}{path}", sent, given)
                for name, path, sent in (
                    ("GET health", "/v1/health", None),
                    ("GET ranking", "/v1/ranking", None),
                    ("GET unit", f"/v1/units/{submission.unit}", None),
                    ("POST score", "/v1/score", body),
                )
            ]
            peak = peak_rss(server.pid)
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=30)
    told(found, len(loaded.submissions.units), peak, given)
    print(f"scored by a bare call: {bare:.1f}/s")
    return 0


def calls_a_second(loaded: Loaded, content: bytes) -> float:
    """Score a submission without a server, one after another, for two seconds."""
    served = Served(loaded.period, loaded.evaluator, loaded.evaluate(None))
    score(served, read(content), "vi")
    calls, begun = 0, perf_counter()
    while (taken := perf_counter() - begun) < 2.0:
        score(served, read(content), "vi")
        calls += 1
    return calls / taken


def token_file() -> str:
    """The file of the one token."""
    return (
        f'format = 1\n[[token]]\nname = "wrk"\nrole = "clerk"\nexpires = {date.max}\n'
        f'sha256 = "{digest_of(TOKEN)}"\n'
    )


def started(period: Path, tokens: Path) -> subprocess.Popen[str]:
    """Start the service; its log goes where nobody reads, as to a file."""
    arguments = ["serve", str(period), "--tokens", str(tokens), "--port", "0"]
    log = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (lives as long as it)
    server = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-u", "-c", PROGRAM, *arguments],
        stderr=log,
        text=True,
        env={**os.environ, "DANVAN_LANG": "en"},
    )
    server.log = log  # type: ignore[attr-defined]
    return server


def address_of(server: subprocess.Popen[str]) -> str:
    """Wait until the service says where it is."""
    log = server.log  # type: ignore[attr-defined]
    while server.poll() is None:
        log.seek(0)
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read()):
            return found[0]
    log.seek(0)
    raise SystemExit(log.read())


def measured(
    wrk: str, name: str, url: str, body: Path | None, given: argparse.Namespace
) -> Figures:
    """Send one kind of request once, then let wrk send it for some seconds."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    first = Request(url, body.read_bytes() if body else None, headers)  # noqa: S310 (our own)
    with urlopen(first, timeout=60) as answer:  # noqa: S310 (likewise)
        assert answer.status == 200
    arguments = [
        wrk, "--duration", f"{given.seconds}s", "--threads", "1", "--timeout", "15s",
        "--connections", str(given.connections), "--script", str(SCRIPT), url,
        "--", TOKEN, *([str(body)] if body else []),
    ]  # fmt: skip
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)  # noqa: S603 (wrk)
    told_by_wrk = json.loads(done.stdout.rpartition("FIGURES ")[2])
    return Figures(name, **told_by_wrk)


def peak_rss(pid: int) -> int:
    """The most memory that a process had, in MiB; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))
    return int(found[1]) // 1_024 if found else 0


def told(found: list[Figures], units: int, peak: int, given: argparse.Namespace) -> None:
    """Print the figures."""
    print(f"{units} units, {given.connections} connections, {given.seconds} s each")
    print(f"{'':12}{'requests/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'errors':>8}{'bytes':>9}")
    for own in found:
        figures = f"{own.rate:12.0f}{own.p50:10.1f}{own.p99:10.1f}{own.errors:8}{own.size:9}"
        print(f"{own.name:12}{figures}")
    print(f"peak RSS of the server: {peak} MiB")


if __name__ == "__main__":
    sys.exit(main())
