"""The options of `danvan what-if`."""

import click

from danvan_scoring.cli import texts
from danvan_scoring.cli.options import day, several
from danvan_scoring.cli.speaking import reading
from danvan_scoring.model.text import Language, Text

FACT_FORM = Text("ĐƠN_VỊ:CHỈ_TIÊU=GIÁ_TRỊ", "UNIT:FIELD=VALUE")
MARK_FORM = Text("ĐƠN_VỊ:TIÊU_CHÍ=ĐIỂM", "UNIT:CRITERION=POINTS")
RULE_FORM = Text("PHẦN=GIÁ_TRỊ", "PATH=VALUE")
SUMMARY = Text(
    "Nếu sửa số liệu, điểm, quy định thì ai đổi hạng, đổi mức; đơn vị cần gì để lên mức trên.",
    "Who moves if facts, marks or rules are edited; what a unit needs for the next class.",
)
_FACT = Text(
    "Số liệu giả định; để trống sau dấu = là bỏ trống. Dùng được nhiều lần.",
    "A fact that is supposed; nothing after the = leaves it blank. May be repeated.",
)
_MARK = Text(
    "Điểm giả định của Hội đồng cho một tiêu chí. Dùng được nhiều lần.",
    "A mark of the council that is supposed. May be repeated.",
)
_RUBRIC = Text(
    "Quy định giả định của bộ tiêu chí, ví dụ criterion.A4.max=2. Dùng được nhiều lần.",
    "A rule of the rubric that is supposed, such as criterion.A4.max=2. May be repeated.",
)
_UNIT = Text(
    "Hỏi riêng một đơn vị (mã hoặc tên): cách rẻ nhất để lên mức, và điều gì làm xuống mức.",
    "Ask about one unit (code or name): the cheapest way up, and what would make it fall.",
)
_TO = Text("Mức muốn đạt; không nêu là mức liền trên.", "The class wanted; the next, if not said.")
_BY = Text(
    "Rẻ nhất là: ít tiêu chí (criteria), ít điểm (points) hay ít công sức (effort).",
    "What is cheap: few criteria, few points, or little effort.",
)
_OWN = Text("Chỉ xét số liệu do chính đơn vị ghi.", "Only facts that the unit itself fills in.")
_WRONG_BY = Text(
    "«{}» không có; cần criteria, points hoặc effort.",
    "«{}» is not known; write criteria, points or effort.",
)
_WAYS = ("criteria", "points", "effort")
_CLASS = Text("MỨC", "CLASS")


def what_if_params(language: Language, period: click.Argument) -> list[click.Parameter]:
    """Return its argument and options."""
    return [
        period,
        several(["--fact"], _FACT, FACT_FORM, language),
        several(["--mark"], _MARK, MARK_FORM, language),
        several(["--rubric"], _RUBRIC, RULE_FORM, language),
        click.Option(["--unit"], metavar=texts.UNIT.pick(language), help=_UNIT.pick(language)),
        click.Option(["--to"], metavar=_CLASS.pick(language), help=_TO.pick(language)),
        click.Option(
            ["--by"],
            default="criteria",
            callback=reading(_way, _WRONG_BY.pick(language)),
            metavar="criteria|points|effort",
            help=_BY.pick(language),
        ),
        click.Option(["--own"], is_flag=True, help=_OWN.pick(language)),
        click.Option(
            ["--as-of"],
            callback=reading(day, texts.WRONG_DATE.pick(language)),
            metavar=texts.DAY.pick(language),
            help=texts.AS_OF_OPTION.pick(language),
        ),
        click.Option(
            ["--outside-dates"],
            default="",
            metavar=texts.REASON.pick(language),
            help=texts.OUTSIDE_DATES_OPTION.pick(language),
        ),
    ]


def _way(value: str) -> str:
    if value not in _WAYS:
        raise ValueError(value)
    return value
