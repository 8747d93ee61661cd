"""The commands for other systems: the interchange, and the service."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.options import argument, day
from danvan_scoring.cli.speaking import SpeakingCommand, reading
from danvan_scoring.model.text import Language, Text

Build = Callable[..., SpeakingCommand]

INTERCHANGE = Text(
    "Trao đổi số liệu, kết quả với hệ thống khác bằng tệp JSON Lines.",
    "Exchange submissions and results with other systems, as JSON Lines.",
)
_OUT = Text(
    "Ghi đơn vị, phiếu và mọi hồ sơ của kỳ thành tệp .jsonl, đọc lại được nguyên vẹn.",
    "Write units, forms and records of a period as a .jsonl file that reads back whole.",
)
_RESULTS = Text(
    "Ghi kết quả của kỳ thành tệp .jsonl, mỗi đơn vị một dòng.",
    "Write the results of a period as a .jsonl file, one line a unit.",
)
_FILE = Text("TỆP.jsonl", "FILE.jsonl")
_SERVE = Text(
    "Mở dịch vụ HTTP của một kỳ: chấm một phiếu, giải thích một đơn vị, xem xếp hạng.",
    "Serve a period over HTTP: score a submission, explain a unit, get the ranking.",
)
_SERVE_TOKEN = Text(
    "Tạo một mã truy cập dịch vụ: vai trò unit, council, clerk hoặc reader.",
    "Make a token for the service: for a unit, the council, the clerk or a reader.",
)
_TOKENS = Text(
    "Tệp mã truy cập: ai được hỏi, với vai trò gì, đến ngày nào.",
    "The file of tokens: who may ask, in which role, until when.",
)
_TOKENS_FILE = Text("MÃ.toml", "TOKENS.toml")
_HOST = Text("Địa chỉ; mặc định chỉ máy này (127.0.0.1).", "The address; this machine (127.0.0.1).")
_ADDRESS = Text("ĐỊA_CHỈ", "ADDRESS")
_PORT = Text("Cổng; mặc định 8000, 0 là cổng trống bất kỳ.", "The port; 8000, or 0 for a free one.")
_NUMBER = Text("SỐ", "NUMBER")
_WRONG_PORT = Text("«{}» không phải là cổng; cần 0 đến 65535.", "«{}» is no port; 0 to 65535.")
_LAST_PORT = 65_535
_ALLOW_REMOTE = Text(
    "Cho phép địa chỉ mà máy khác tới được; không có TLS.",
    "Allow an address that other machines can reach; there is no TLS.",
)
_ROLE = Text("VAI_TRÒ", "ROLE")
_HOLDER = Text("Ai giữ mã: cơ quan, đơn vị.", "Who holds it: an office, a unit.")
_UNIT_OPTION = Text("Mã đơn vị, với vai trò unit.", "The unit's code, for the role unit.")
_EXPIRES = Text("Ngày cuối còn hiệu lực; mặc định sau một năm.", "Its last day; a year from now.")


def interchange_commands(
    language: Language,
    period: click.Argument,
    plugins: Sequence[click.Parameter],
    build: Build,
) -> list[SpeakingCommand]:
    """Build the commands of `danvan interchange`."""
    file = argument("file", _FILE, language, type=click.Path(path_type=Path))
    force = click.Option(["--force"], is_flag=True, help=texts.FORCE_OPTION.pick(language))
    params = [period, file, force, *plugins]
    return [
        build("out", _OUT, language, params, "interchange_out"),
        build("results", _RESULTS, language, params, "interchange_results"),
    ]


def service_commands(
    language: Language,
    period: click.Argument,
    plugins: Sequence[click.Parameter],
    build: Build,
) -> list[SpeakingCommand]:
    """Build `danvan serve` and `danvan serve-token`."""
    serving = [
        click.Option(
            ["--tokens"],
            required=True,
            type=click.Path(path_type=Path),
            metavar=_TOKENS_FILE.pick(language),
            help=_TOKENS.pick(language),
        ),
        click.Option(
            ["--host"],
            default="127.0.0.1",
            metavar=_ADDRESS.pick(language),
            help=_HOST.pick(language),
        ),
        click.Option(
            ["--port"],
            default="8000",
            callback=reading(_port, _WRONG_PORT.pick(language)),
            metavar=_NUMBER.pick(language),
            help=_PORT.pick(language),
        ),
        click.Option(["--allow-remote"], is_flag=True, help=_ALLOW_REMOTE.pick(language)),
    ]
    token = [
        argument("role", _ROLE, language),
        click.Option(
            ["--name"],
            required=True,
            metavar=texts.NAME.pick(language),
            help=_HOLDER.pick(language),
        ),
        click.Option(
            ["--unit"], metavar=texts.UNIT.pick(language), help=_UNIT_OPTION.pick(language)
        ),
        click.Option(
            ["--expires"],
            callback=reading(day, texts.WRONG_DATE.pick(language)),
            metavar=texts.DAY.pick(language),
            help=_EXPIRES.pick(language),
        ),
    ]
    return [
        build("serve", _SERVE, language, [period, *serving, *plugins]),
        build("serve-token", _SERVE_TOKEN, language, token),
    ]


def _port(value: str) -> int:
    """Read the number of a port; ValueError for any other."""
    port = int(value) if value.isascii() and value.isdigit() else -1
    if not 0 <= port <= _LAST_PORT:
        raise ValueError(value)
    return port
