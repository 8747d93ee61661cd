"""`danvan reversal` on the example: 60 withdrawals, a quota and a criterion that compares."""

from pathlib import Path

import pytest
from wcwidth import wcswidth

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
PERIOD = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"


def test_the_example_of_the_how_to(capsys: pytest.CaptureFixture[str]) -> None:
    """B1.2 of 2 points: the health station leads with most over its target, the centre comes next.

    Without it the centre leads and has 0.5 more: 70.75 of 72 is 98.26 %, above the 97.76 % of two
    schools; 20 % of the 14 that are left is 2 places, and of the second the two schools, which tie
    for it, get none.
    """
    assert main(["reversal", str(PERIOD)]) == 0

    captured = capsys.readouterr()
    out = " ".join(captured.out.split())
    assert captured.err == ""
    assert "Đã thử rút lần lượt 60 đơn vị: 40 lần không đơn vị nào khác đổi thứ tự hay mức" in out
    assert "Rút Trạm Y tế xã thì thứ tự của các đơn vị còn lại đổi" in out
    assert "70,25 → 70,75" in out
    assert max(map(wcswidth, captured.out.splitlines())) <= 100


def test_a_period_of_several_rubrics_is_told_rubric_by_rubric(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = ROOT / "criteria" / "packs" / "quang_binh_2022" / "sample" / "period.toml"

    assert main(["reversal", str(path), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.count("No. No criterion of this rubric") == out.count("WOULD WITHDRAWING") > 1
