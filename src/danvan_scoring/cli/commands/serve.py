"""`danvan serve`: a period's results and the score of a submission, over HTTP."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click

from danvan_scoring.cli.loading import load
from danvan_scoring.cli.progress import stage_progress
from danvan_scoring.errors import InputError
from danvan_scoring.io.log_tables import read_period_log
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Language, Text

_NEEDS = ("fastapi", "uvicorn")
_AT = Text("Đang phục vụ tại {} (dừng: Ctrl+C)", "Serving at {} (Ctrl+C stops it)")
_REMOTE = Text(
    "CẢNH BÁO: địa chỉ này mở ra ngoài máy mà không có TLS; mã truy cập và điểm có thể bị đọc trên "
    "đường truyền. Hãy đặt máy chủ web có TLS phía trước.",
    "WARNING: other machines can reach this address, and there is no TLS: tokens and marks can be "
    "read on the way. Put a web server with TLS before it.",
)
_PUBLISHED = Text("Kết quả đã công bố: mọi người có mã đều xem được", "The result is published")
_NOT_PUBLISHED = Text(
    "Kết quả chưa công bố: chỉ Hội đồng, cơ quan thường trực xem được tất cả",
    "The result is not published: council and clerk alone see all of it",
)


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    tokens: Path,
    host: str,
    port: int,
    allow_remote: bool,  # noqa: FBT001 (a flag of the command line)
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        InputError: the extra is missing, or the address or the tokens cannot be used.
        DanvanError: as loading and evaluating do.
    """
    if any(find_spec(name) is None for name in _NEEDS):
        raise InputError([Problem("SRV860", Place())])
    from danvan_scoring.serve.app import make_app  # noqa: PLC0415 (needs the extra)
    from danvan_scoring.serve.limits import Limits  # noqa: PLC0415 (needs the extra)
    from danvan_scoring.serve.served import Served  # noqa: PLC0415 (needs the extra)
    from danvan_scoring.serve.server import is_loopback, listen, run  # noqa: PLC0415 (likewise)
    from danvan_scoring.serve.tokens import read_tokens  # noqa: PLC0415 (likewise)

    with listen(host, port, remote=allow_remote) as taken:
        loaded = load(period, plugins, block)
        with stage_progress(language) as progress:
            found = loaded.evaluate(None, progress)
        log = loaded.period.log
        assessment = None if log is None else read_period_log(loaded.period).assessment
        served = Served(loaded.period, loaded.evaluator, found, assessment)
        served.prepare()
        holders, warnings = read_tokens(tokens, found.submissions.names, date.today())  # noqa: DTZ011 (the day where the service runs)
        for warning in warnings:
            click.echo(warning.line(language), err=True)
        if not is_loopback(host):
            click.echo(_REMOTE.pick(language), err=True)
        state = _PUBLISHED if served.is_published(date.today()) else _NOT_PUBLISHED  # noqa: DTZ011 (likewise)
        click.echo(state.pick(language), err=True)
        address = f"[{host}]" if ":" in host else host
        at = f"http://{address}:{taken.getsockname()[1]}/v1"
        click.echo(_AT.pick(language).format(at), err=True)
        with suppress(KeyboardInterrupt):
            run(make_app(served, holders, Limits(), date.today), taken)
    return 0
