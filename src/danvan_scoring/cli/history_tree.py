"""The commands of `danvan history`, and what they say about themselves."""

from collections.abc import Callable, Sequence
from functools import wraps
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import normalize

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.options import argument, folder, several
from danvan_scoring.cli.speaking import SpeakingCommand, reading
from danvan_scoring.model.text import Language, Text

Build = Callable[[str, Text, Language, Sequence[click.Parameter], str], SpeakingCommand]

HISTORY = Text(
    "Lưu các kỳ vào cơ sở dữ liệu chỉ ghi thêm; kiểm tra, xem diễn biến, xuất ra.",
    "Keep periods in a database that is only added to; verify it, see trends, export it.",
)

_VARIABLE = "DANVAN_HISTORY"
_NEEDS = ("sqlalchemy", "alembic")

_INIT = Text(
    "Tạo bảng trong cơ sở dữ liệu, hoặc nâng cấp bảng do phiên bản cũ tạo.",
    "Make the tables in a database, or upgrade those of an older version.",
)
_ADD = Text(
    "Chấm một kỳ và ghi bộ tiêu chí, kế hoạch, số liệu, nhật ký, kết quả; ghi lại thì không trùng.",
    "Score a period and record rubric, plan, facts, log and result; nothing is recorded twice.",
)
_CLOSE = Text(
    "Khóa một kỳ: sau đó chỉ kiến nghị đã có văn bản giải quyết mới làm thay đổi.",
    "Close a period: then only an appeal with its decision changes it.",
)
_VERIFY = Text(
    "Nêu mọi bản ghi, mọi dòng điểm đã bị sửa, xóa, thay.",
    "Name every record and row of points that was changed, removed or replaced.",
)
_TRENDS = Text(
    "In điểm, hạng, mức xếp loại qua các kỳ, của mọi đơn vị hoặc một đơn vị.",
    "Print points, ranks and classes from period to period, of all units or one.",
)
_EXPORT = Text(
    "Xuất toàn bộ ra CSV, JSON Lines và JSON.",
    "Export everything as CSV, JSON Lines and JSON.",
)
_RESCORE = Text(
    "Chấm lại một kỳ từ số liệu đã lưu và so với kết quả đã lưu.",
    "Score a period again from what is recorded, and compare with the recorded result.",
)
_URL = Text("CƠ_SỞ_DỮ_LIỆU", "DATABASE")
_DB_OPTION = Text(
    "Tệp SQLite hoặc postgresql://NGƯỜI_DÙNG@MÁY_CHỦ/TÊN; mật khẩu để ở PGPASSWORD. "
    f"Có thể đặt ở biến môi trường {_VARIABLE}.",
    "An SQLite file, or postgresql://USER@HOST/NAME, the password in PGPASSWORD. "
    f"May stand in the environment variable {_VARIABLE}.",
)
_PERIOD_ID = Text("MÃ_KỲ", "PERIOD_ID")
_ONE_UNIT = Text("[ĐƠN_VỊ]", "[UNIT]")
_AUTHOR_OPTION = Text("Người ghi: tên cơ quan.", "Who records it: an office.")
_REASON_OPTION = Text("Lý do ghi hoặc sửa.", "Why it is recorded or corrected.")
_DOCUMENT_OPTION = Text(
    "Số, ký hiệu văn bản công nhận kết quả.", "The decision by which the results stand."
)
_LAST_OPTION = Text(
    "Mã bản ghi cuối đã ghi trong biên bản: cơ sở dữ liệu phải còn bản ghi đó.",
    "The digest of the last record as noted in the minutes: the database must still have it.",
)
_APPEAL_OPTION = Text(
    "Đơn vị có kiến nghị đã được giải quyết (lặp lại được; cần --decision).",
    "A unit whose appeal was decided (may be repeated; needs --decision).",
)
_DECISION_OPTION = Text(
    "Số, ký hiệu văn bản giải quyết kiến nghị.", "The decision about the appeal."
)
_RECORDS_OPTION = Text(
    "Xã (cơ quan chấm) của kỳ, khi danh sách đơn vị không ghi ở cột Xã.",
    "Whose period it is (the commune), where the list of units does not name it.",
)
_WHOSE_OPTION = Text(
    "Xã (cơ quan chấm) của kỳ; cần ghi khi nhiều xã dùng chung một mã kỳ.",
    "Whose period it is (the commune); needed where several use the same id.",
)
_ONLY_OPTION = Text(
    "Chỉ các kỳ của xã (cơ quan chấm) này.", "Only the periods of this authority (a commune)."
)
_WRONG_TEXT = Text("chữ có ký tự không đọc được.", "a text that cannot be read.")


def history_commands(
    language: Language, plugins: Sequence[click.Parameter], build: Build
) -> list[SpeakingCommand]:
    """Build the commands.

    Args:
        language: that of their help.
        plugins: the options that every command has which loads plugins.
        build: makes a command of a name, a summary, its parameters and the name of its module.
    """
    period = argument("period", texts.PERIOD, language, type=click.Path(path_type=Path))
    period_id = argument("period_id", _PERIOD_ID, language)
    unit = argument("unit", _ONE_UNIT, language, required=False)
    db = _option(language, "--db", _DB_OPTION, _URL, required=True, envvar=_VARIABLE)
    author = _option(language, "--author", _AUTHOR_OPTION, texts.NAME, required=True)
    reason = _option(language, "--reason", _REASON_OPTION, texts.REASON, default="")
    document = _option(language, "--document", _DOCUMENT_OPTION, texts.NAME, required=True)
    last = _option(language, "--last", _LAST_OPTION, texts.DIGEST, default="")
    records = _option(language, "--authority", _RECORDS_OPTION, texts.NAME, read=_office)
    whose = _option(language, "--authority", _WHOSE_OPTION, texts.NAME, read=_office)
    only = _option(language, "--authority", _ONLY_OPTION, texts.NAME, read=_office)
    decision = _option(language, "--decision", _DECISION_OPTION, texts.NAME, default="")
    appeal = several(["--appeal"], _APPEAL_OPTION, texts.UNIT, language)
    kinds: list[tuple[str, Text, list[click.Parameter]]] = [
        ("init", _INIT, [argument("db", _URL, language)]),
        ("add", _ADD, [period, db, author, reason, appeal, decision, records, *plugins]),
        ("close", _CLOSE, [period_id, db, author, document, reason, whose]),
        ("verify", _VERIFY, [db, last]),
        ("trends", _TRENDS, [unit, db, only]),
        ("rescore", _RESCORE, [period_id, db, whose, *plugins]),
        ("export", _EXPORT, [db, folder(language)]),
    ]
    commands = []
    for name, summary, params in kinds:
        command = build(name, summary, language, params, f"history_{name}")
        command.callback = _with_extra(command.callback)
        commands.append(command)
    return commands


def _sound(value: str) -> str:
    """Refuse a text that no database can hold: UnicodeEncodeError, which is a ValueError."""
    value.encode()
    return value


def _office(value: str) -> str:
    """Read a name as lists of units are read: letters composed, without spaces around it."""
    return normalize("NFC", _sound(value).strip())


def _option(
    language: Language,
    flag: str,
    summary: Text,
    metavar: Text,
    *,
    read: Callable[[str], str] = _sound,
    **more: Any,
) -> click.Option:
    return click.Option(
        [flag],
        metavar=metavar.pick(language),
        help=summary.pick(language),
        callback=reading(read, _WRONG_TEXT.pick(language)),
        **more,
    )


def _with_extra(call: Callable[..., Any] | None) -> Callable[..., Any]:
    """Refuse a command whose libraries are not installed, before it is imported."""
    assert call is not None  # every command has one

    @wraps(call)
    def guarded(**options: object) -> Any:
        need_history()
        return call(**options)

    return guarded


def need_history() -> None:
    """Refuse to go on without the libraries of the extra `history`.

    Raises:
        InputError: `HIS801`, which says how to install it.
    """
    missing = [name for name in _NEEDS if find_spec(name) is None]
    if missing:
        from danvan_scoring.errors import InputError  # noqa: PLC0415 (it brings in pandas)
        from danvan_scoring.model.problem import Place, Problem  # noqa: PLC0415 (for that one)

        raise InputError([Problem("HIS801", Place(), ", ".join(missing))])
