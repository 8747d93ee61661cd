"""The options of `danvan robustness`: how often, from which seed, and how much is in doubt."""

import click

from danvan_scoring.analysis.robustness.doubt import (
    MOST_FAULTS,
    MOST_JUDGES,
    MOST_WEIGHTS,
    Doubt,
)
from danvan_scoring.cli.speaking import reading
from danvan_scoring.model.text import Language, Text

ROBUSTNESS = Text(
    "Thứ hạng, mức xếp loại có vững không nếu điểm chấm, trọng số hoặc số liệu khác đi.",
    "How firm ranks and classes are if marks, weights or facts were otherwise.",
)
_MOST_RUNS, _MOST_SEED = 1_000_000, 2**63 - 1
_SHARE, _NUMBER, _STEPS = Text("TỶ_LỆ", "SHARE"), Text("SỐ", "NUMBER"), Text("SỐ_BƯỚC", "STEPS")
_RUNS = Text("Số lần thử; mặc định 10000.", "How many runs; 10000 if not given.")
_SEED = Text(
    "Số mồi ngẫu nhiên, mặc định 2025; cùng số mồi thì cùng kết quả.",
    "The seed, 2025 if not given; the same seed gives the same answer.",
)
_JUDGES = Text(
    "Điểm do người chấm lệch khoảng mấy bước (độ lệch chuẩn); mặc định 1, bằng 0 là không lệch.",
    "By how many steps marks are off (standard deviation); 1 if not given, 0 for none.",
)
_WEIGHTS = Text(
    "Trọng số của một tiêu chí trung bình dao động bao nhiêu phần của nó; mặc định 0,1.",
    "By what share the weight of an average criterion varies; 0.1 if not given.",
)
_FAULTS = Text(
    "Khả năng một kết quả tính từ số liệu là của đơn vị khác cùng khối; mặc định 0,01.",
    "The chance that an outcome computed from facts is another peer's; 0.01 if not given.",
)


_WORDS = {
    "runs": (_NUMBER, _RUNS),
    "seed": (_NUMBER, _SEED),
    "judges": (_STEPS, _JUDGES),
    "weights": (_SHARE, _WEIGHTS),
    "faults": (_SHARE, _FAULTS),
}


def robustness_options(language: Language) -> list[click.Parameter]:
    """Build the options."""
    default = Doubt()
    return [
        _option("runs", 10_000, 1, _MOST_RUNS, language),
        _option("seed", 2025, 0, _MOST_SEED, language),
        _option("judges", default.judges, 0, MOST_JUDGES, language),
        _option("weights", default.weights, 0, MOST_WEIGHTS, language),
        _option("faults", default.faults, 0, MOST_FAULTS, language),
    ]


def _option(name: str, default: float, low: int, most: float, language: Language) -> click.Option:
    """Build an option that takes a number, a whole one where the default is whole."""
    read = int if isinstance(default, int) else _decimal

    def within(text: str) -> float:
        value: float = read(text)
        # Written so that it refuses what is not a number.
        if not low <= value <= most:
            raise ValueError(text)
        return value

    last = str(most).removesuffix(".0")
    wrong = Text(
        f"«{{}}» không dùng được; cần một số từ {low} đến {last.replace('.', ',')}.",
        f"«{{}}» cannot be used; write a number from {low} to {last}.",
    )
    metavar, summary = _WORDS[name]
    return click.Option(
        [f"--{name}"],
        default=str(default),
        callback=reading(within, wrong.pick(language)),
        metavar=metavar.pick(language),
        help=summary.pick(language),
    )


def _decimal(text: str) -> float:
    """Read a number with a decimal comma or a decimal point."""
    return float(text.replace(",", "."))
