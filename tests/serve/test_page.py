"""The page on serving: what it says to type works when it is typed, all of it."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import service

PAGE = (service.ROOT / "docs" / "how-to" / "serve-results.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```shell\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
RUN = "from danvan_scoring.cli import main; raise SystemExit(main())"


@pytest.mark.skipif(
    os.name != "posix" or not shutil.which("curl"), reason="the page is for a shell with curl"
)
def test_the_commands_of_the_page_run_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    danvan = tmp_path / ".venv" / "bin" / "danvan"
    danvan.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{RUN}" "$@"\n', encoding="utf-8")
    danvan.chmod(0o755)
    for name in ("examples", "criteria"):
        (tmp_path / name).symlink_to(service.ROOT / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    whole, *others = BLOCKS
    begun, ended = whole.split("kill $!\n")
    # The other terminal asks while the service of the first block runs.
    script = "".join([begun, "trap 'kill $!' EXIT\n", *others, ended])
    script = script.replace(":8000/", f":{port}/").replace("toml &", f"toml --port {port} &")
    # A line an answer.
    script = script.replace("curl ", "curl -w '\\n' ")

    done = subprocess.run(  # noqa: S603 - our own page
        ["sh", "-e", "-c", script],  # noqa: S607 - of the machine
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    health, period, ranking, unit, score = map(json.loads, done.stdout.splitlines())
    assert health == {"status": "ok"}
    told = json.dumps(period, ensure_ascii=False, separators=(",", ":"))
    assert told.partition('{"id":"kim_thanh_2025"')[0] in PAGE
    assert ranking["period"] == period["id"]
    assert (unit["unit"], unit["view"]) == ("T-01", "full")
    assert (score["result"]["unit"], score["result"]["view"]) == ("T-01", "alone")
