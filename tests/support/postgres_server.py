"""A PostgreSQL server of the tests' own, on 127.0.0.1, in a folder that is thrown away."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

USER, PASSWORD = "danvan", "mật-khẩu:@/thử"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version; None if they cannot be run."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    able = os.geteuid() != 0 or shutil.which("runuser") is not None
    return found[-1] if found and able else None


def run(*command: str | Path) -> None:
    """Run a program as a user whom the server takes: it refuses root."""
    words = [str(word) for word in command]
    words = ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else words
    done = subprocess.run(  # noqa: S603 (PostgreSQL's own programs)
        words, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@contextmanager
def started(bin_: Path) -> Iterator[URL]:
    """Start a server, and stop it at the end; its URL is that of a user who may make databases."""
    folder = Path(tempfile.mkdtemp(prefix="danvan-postgres-"))
    password = folder / "password"
    password.write_text(PASSWORD + "\n", encoding="utf-8")
    if os.geteuid() == 0:
        for path in (folder, password):
            shutil.chown(path, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run(
        bin_ / "initdb", "-D", folder / "data", "-U", USER, "--auth=scram-sha-256",
        f"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
    )  # fmt: skip
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    control = [bin_ / "pg_ctl", "-D", folder / "data", "-w"]
    run(*control, "-o", options, "-l", folder / "log", "start")
    try:
        yield URL.create("postgresql+psycopg", USER, PASSWORD, "127.0.0.1", port, "postgres")
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
