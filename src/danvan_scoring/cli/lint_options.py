"""What `danvan lint` is told."""

from pathlib import Path

import click

from danvan_scoring.cli import texts
from danvan_scoring.model.text import Language, Text

LINT = Text(
    "Rà soát bộ tiêu chí trước khi ban hành: điểm, mức xếp loại, bậc, minh chứng, nhiệm vụ; và "
    "sau một kỳ.",
    "Look for what may be unsound in a rubric, before it is issued and after a period.",
)
_PLAN = Text(
    "Kế hoạch để đối chiếu tiêu chí với nhiệm vụ.", "The plan whose tasks the criteria score."
)
_PERIOD = Text(
    "Một kỳ đã chấm: xem thêm các tiêu chí phân biệt đơn vị thế nào.",
    "A period that was scored: also say how its criteria told units apart.",
)
_CONFIG = Text(
    "Tệp đặt ngưỡng, tắt quy tắc, ghi phát hiện đã chấp nhận.",
    "The file of thresholds, rules that are off, and findings that stand.",
)
_EXPLAIN = Text("Giải thích một quy tắc, kèm ví dụ.", "Explain a rule, with an example.")
_STRICT = Text("Trả về mã 1 nếu còn cảnh báo.", "Exit with code 1 while a warning is left.")


def lint_options(language: Language) -> list[click.Parameter]:
    """Which rubric is looked at, with what, and how strictly."""
    file = click.Path(path_type=Path)
    rubric = texts.RUBRIC_FILE.pick(language)
    return [
        click.Argument(["rubric"], required=False, type=file, metavar=f"[{rubric}]"),
        *(
            click.Option(
                [f"--{name}"], type=file, metavar=file_name.pick(language), help=told.pick(language)
            )
            for name, file_name, told in (
                ("plan", texts.PLAN_FILE, _PLAN),
                ("period", texts.PERIOD, _PERIOD),
                ("config", texts.LINT_FILE, _CONFIG),
            )
        ),
        click.Option(
            ["--explain"],
            metavar=texts.RULE.pick(language),
            help=_EXPLAIN.pick(language),
        ),
        click.Option(["--strict"], is_flag=True, help=_STRICT.pick(language)),
    ]
