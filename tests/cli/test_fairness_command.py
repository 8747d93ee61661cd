"""`danvan fairness` on the example: 58 units with a total, of eight kinds."""

from pathlib import Path

import pytest
from wcwidth import wcswidth

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
PERIOD = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"


def test_the_example_of_the_how_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A point is 100/100 % where all criteria apply (an office) and 100/64 % at some schools."""
    assert main(["fairness", str(PERIOD), "--pictures", str(tmp_path / "hinh")]) == 0

    captured = capsys.readouterr()
    out = " ".join(captured.out.split())
    assert "58 đơn vị có tổng điểm, thuộc 8 loại." in out
    assert "áp dụng từ 64 đến 100 trên 100 điểm; ít nhất là ở Trường học" in out
    assert "bằng 1,56 % ở đơn vị chỉ áp dụng 64 điểm (Trường học): nặng gấp 1,56 lần" in out
    assert max(map(wcswidth, captured.out.splitlines())) <= 100
    files = {path.name for path in (tmp_path / "hinh").iterdir()}
    assert files == {
        "cong-bang-kim_thanh_2025-T.png", "cong-bang-kim_thanh_2025-T.svg", "run.json",
    }  # fmt: skip


def test_two_scales_are_two_sections_and_two_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ROOT / "criteria" / "packs" / "hung_yen_2025" / "sample" / "period.toml"

    code = main(["fairness", str(path), "--lang", "en", "--pictures", str(tmp_path / "hinh")])
    assert code == 0
    out = capsys.readouterr().out
    assert (
        out.count("IS IT FAIR BETWEEN KINDS OF UNITS?")
        == len(list((tmp_path / "hinh").glob("*.svg")))
        > 1
    )
    assert max(map(wcswidth, out.splitlines())) <= 100


@pytest.mark.parametrize("command", ["agreement", "reversal", "fairness"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sample_period_is_answered(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sorted(ROOT.glob("criteria/packs/*/sample/period.toml")):
        assert main([command, str(path), "--lang", language]) == 0
        out = capsys.readouterr().out
        assert out
        assert "{" not in out
        assert "nan" not in out.split()
