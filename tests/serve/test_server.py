"""A server of its own on this machine: started by the command, asked, and stopped by its number."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import httpx
import pytest
from service import OWN, PERIOD, served, submissions

from danvan_scoring.cli import main
from danvan_scoring.cli.commands import serve as command
from danvan_scoring.serve import server
from danvan_scoring.serve.tokens import digest_of

PROGRAM = "import sys; from danvan_scoring.cli import main; sys.exit(main())"
TOKENS = f"""\
format = 1
[[token]]
name = "Văn phòng"
role = "clerk"
expires = 9999-12-31
sha256 = "{digest_of("clerk")}"
"""


@pytest.fixture(scope="module")
def running(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a server, and its process."""
    tokens = tmp_path_factory.mktemp("serve") / "ma.toml"
    tokens.write_text(TOKENS, encoding="utf-8")
    arguments = ["serve", str(PERIOD), "--tokens", str(tokens), "--port", "0", "--lang", "en"]
    with subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", PROGRAM, *arguments],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stderr is not None
        told = ""
        while (found := re.search(r"http://127\.0\.0\.1:\d+", told)) is None:
            line = process.stderr.readline()
            assert line, told
            told += line
        assert "not published" in told
        yield found[0], process
        if process.poll() is None:
            process.kill()


def test_the_service_answers_over_the_network(running: tuple[str, subprocess.Popen[str]]) -> None:
    address, _ = running
    headers = {"Authorization": "Bearer clerk", "Content-Type": "application/json"}

    with httpx.Client(base_url=address, headers=headers, timeout=30) as client:
        assert client.get("/v1/health").json() == {"status": "ok"}
        ranking = client.get("/v1/ranking")
        assert ranking.content == served().ranking
        assert "server" not in ranking.headers
        score = client.post("/v1/score", content=submissions()[OWN])
        assert score.json()["result"]["unit"] == OWN
        long = client.post("/v1/score", content=b" " * 2_000_000)
        assert (long.status_code, long.json()["code"]) == (413, "SRV855")
        pieces = client.post("/v1/score", content=iter([b" " * 2_000_000]))
        assert (pieces.status_code, pieces.json()["code"]) == (413, "SRV855")


def test_an_answer_is_sent_at_once(running: tuple[str, subprocess.Popen[str]]) -> None:
    """An answer that waits for an acknowledgement of its first part takes 40 ms at the least."""
    address, _ = running
    times = []
    with httpx.Client(base_url=address) as client:
        for _ in range(20):
            begun = perf_counter()
            client.get("/v1/health")
            times.append(perf_counter() - begun)

    assert min(times) < 0.03


def test_what_is_no_http_gets_no_traceback(running: tuple[str, subprocess.Popen[str]]) -> None:
    address, _ = running
    host, _, port = address.removeprefix("http://").partition(":")

    for sent in (b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9\r\n\r\n", b"GET /" + b"a" * 70_000):
        with socket.create_connection((host, int(port)), timeout=10) as raw:
            raw.sendall(sent + b"\r\n\r\n")
            answer = raw.recv(65_536)
        assert b"Traceback" not in answer
        assert b".py" not in answer

    assert httpx.get(f"{address}/v1/health").status_code == 200


def test_a_signal_ends_it_and_its_log_is_json(running: tuple[str, subprocess.Popen[str]]) -> None:
    """The last test of this server."""
    _, process = running
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=30)

    assert process.returncode == 0
    lines = [json.loads(line) for line in rest.splitlines()]
    assert [line["status"] for line in lines if line["said"] == "request"][:5] == [
        200, 200, 200, 413, 413,
    ]  # fmt: skip
    assert not any("trace" in line for line in lines)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("192.168.1.2", False), ("example.org", False),  # noqa: S104
    ],
)  # fmt: skip
def test_an_address_is_of_this_machine_or_is_not(host: str, loopback: bool) -> None:  # noqa: FBT001
    assert server.is_loopback(host) is loopback


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["serve", str(PERIOD), "--port", "0", *arguments])
    return code, capsys.readouterr().err


def test_other_machines_are_let_in_by_an_option_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = tmp_path / "ma.toml"
    tokens.write_text(TOKENS, encoding="utf-8")
    monkeypatch.setattr(server, "run", lambda _app, _taken: None)
    arguments = ["--tokens", str(tokens), "--host", "0.0.0.0"]  # noqa: S104 (what is refused)

    refused, told = run(capsys, *arguments)
    assert (refused, "SRV861" in told) == (1, True)
    allowed, told = run(capsys, *arguments, "--allow-remote")
    assert (allowed, "không có TLS" in told) == (0, True)


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, told = run(capsys, "--tokens", "khong-co.toml", "--port", port)

    assert code == 1
    assert "SRV862" in told
    assert "(địa chỉ và cổng này đang được dùng)" in told
    assert port in told


def test_without_the_extra_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == "uvicorn" else name)

    code, told = run(capsys, "--tokens", "khong-co.toml")

    assert code == 1
    assert "SRV860" in told
    assert 'pip install ".[serve]"' in told


def test_faults_of_the_tokens_keep_it_from_starting(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, "--tokens", "khong-co.toml")

    assert code == 1
    assert "SRV801" in told
