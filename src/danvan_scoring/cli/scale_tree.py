"""The commands for many communes: make a dataset, score it, roll it up."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.early_workers import start_early
from danvan_scoring.cli.options import argument, folder
from danvan_scoring.cli.speaking import SpeakingCommand, reading
from danvan_scoring.model.text import Language, Text

Build = Callable[[str, Text, Language, Sequence[click.Parameter]], SpeakingCommand]

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}")
_WRONG_CODE = Text(
    "«{}» không dùng làm mã được; cần chữ không dấu, chữ số, «.», «_», «-», nhiều nhất 40 ký tự.",
    "«{}» is no code; write ASCII letters, digits, «.», «_», «-», at most 40 of them.",
)
_WRONG_NUMBER = Text(
    "«{}» không dùng được; cần một số nguyên từ 1.",
    "«{}» cannot be used; write a whole number from 1.",
)
_DATASET = Text(
    "Gộp kỳ chấm của nhiều xã trong một tỉnh thành một phần của bộ dữ liệu Parquet.",
    "Put the periods of communes of a province together as a partition of a Parquet dataset.",
)
_RUN_MANY = Text(
    "Chấm cả bộ dữ liệu: nhiều tỉnh, nhiều kỳ, trên máy này hoặc trên cụm máy.",
    "Score a whole dataset: many provinces and periods, on this machine or on a cluster.",
)
_ROLL_UP = Text(
    "Tổng hợp kết quả của run-many theo tỉnh, mỗi xã một trang.",
    "Roll results of run-many up by province, with a page for each commune.",
)
_DATASET_NAME = Text("BỘ_DỮ_LIỆU", "DATASET")
_RESULTS_NAME = Text("KẾT_QUẢ", "RESULTS")
_PERIODS_NAME = Text("[KỲ.toml...]", "[PERIOD.toml...]")
_CODE_NAME = Text("MÃ", "CODE")
_NUMBER = Text("SỐ", "N")
_PROVINCE = Text("Mã của tỉnh mà các xã này thuộc về.", "Code of the province of these communes.")
_PERIOD = Text("Mã của kỳ chấm trong bộ dữ liệu.", "Code of the period in the dataset.")
_HISTORY = Text(
    "Lấy kỳ chấm từ cơ sở dữ liệu lịch sử này (tệp SQLite hoặc postgresql://…), thay cho tệp.",
    "Take the periods from this database of history (SQLite or postgresql://…), not from files.",
)
_RECORDED = Text(
    "Mã kỳ (id) trong cơ sở dữ liệu lịch sử, nếu khác --period.",
    "The period's id in the database of history, if it is not --period.",
)
_DATABASE = Text("CƠ_SỞ_DỮ_LIỆU", "DATABASE")
_PERIOD_ID = Text("MÃ_KỲ", "PERIOD_ID")
_RUBRIC = Text(
    "Bộ tiêu chí cần lấy, nếu kỳ chấm có nhiều bộ.",
    "The rubric to take, of periods that have several.",
)
_DATASET_OUT = Text(
    "Thư mục của bộ dữ liệu; nếu đã có thì thêm vào, hoặc thay phần cùng kỳ, cùng tỉnh.",
    "The dataset's folder; added to if it is there, the same period and province replaced.",
)
_RESULTS_OUT = Text(
    "Thư mục kết quả; phần không đổi từ lần chạy trước được giữ.",
    "The folder of the results; what has not changed since an earlier run is kept.",
)
_WORKERS = Text("Số tiến trình trên máy này (mặc định 1).", "Processes on this machine (1).")
_SCHEDULER = Text(
    "Địa chỉ bộ điều phối Dask, ví dụ tcp://10.0.0.1:8786.",
    "Address of a Dask scheduler, such as tcp://10.0.0.1:8786.",
)
_SPARK = Text(
    "Địa chỉ Spark, ví dụ local[2] hoặc spark://10.0.0.1:7077.",
    "A Spark master, such as local[2] or spark://10.0.0.1:7077.",
)


def scale_commands(
    language: Language, plugins: Sequence[click.Parameter], build: Build
) -> list[SpeakingCommand]:
    """Build the commands.

    Args:
        language: that of their help.
        plugins: the options that every command has which loads plugins.
        build: makes a command of a name, a summary and its parameters.
    """
    path = click.Path(path_type=Path)
    periods = argument("periods", _PERIODS_NAME, language, type=path, nargs=-1, required=False)
    dataset = argument("dataset", _DATASET_NAME, language, type=path)
    results = argument("results", _RESULTS_NAME, language, type=path)
    making = [
        _option("--out", _DATASET_OUT, texts.FOLDER, language, required=True, type=path),
        _code("--province", _PROVINCE, language),
        _code("--period", _PERIOD, language),
        _option("--rubric", _RUBRIC, _CODE_NAME, language, default=""),
        _option("--from-history", _HISTORY, _DATABASE, language),
        _option("--recorded", _RECORDED, _PERIOD_ID, language),
    ]
    running = [
        _option("--out", _RESULTS_OUT, texts.FOLDER, language, required=True, type=path),
        _option(
            "--workers",
            _WORKERS,
            _NUMBER,
            language,
            callback=reading(_early_workers, _WRONG_NUMBER.pick(language)),
        ),
        _option("--scheduler", _SCHEDULER, texts.NAME, language),
        _option("--spark", _SPARK, texts.NAME, language),
    ]
    return [
        build("dataset", _DATASET, language, [periods, *making, *plugins]),
        build("run-many", _RUN_MANY, language, [dataset, *running, *plugins]),
        build("roll-up", _ROLL_UP, language, [results, folder(language)]),
    ]


def _option(
    flag: str, summary: Text, metavar: Text, language: Language, **more: object
) -> click.Option:
    return click.Option([flag], help=summary.pick(language), metavar=metavar.pick(language), **more)  # type: ignore[arg-type]  # as click takes them


def _early_workers(value: str) -> int:
    """Read how many workers, and begin to start them: what they need is imported meanwhile.

    Raises:
        ValueError: it is no number from 1.
    """
    workers = int(value) if value.isascii() and value.isdigit() else 0
    if workers < 1:
        raise ValueError(value)
    if workers > 1:
        start_early()
    return workers


def _code(flag: str, summary: Text, language: Language) -> click.Option:
    check = reading(_read_code, _WRONG_CODE.pick(language))
    return _option(flag, summary, _CODE_NAME, language, required=True, callback=check)


def _read_code(value: str) -> str:
    """Read a code; ValueError for any other text."""
    if not _CODE.fullmatch(value):
        raise ValueError(value)
    return value
