"""`danvan agreement` on the example, whose members marked four criteria of five units."""

import shutil
from pathlib import Path

import pytest
from wcwidth import wcswidth

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def period(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, its forms and both workbooks taken in."""
    folder = tmp_path_factory.mktemp("vi-du")
    for name in ("examples", "criteria/packs"):
        shutil.copytree(ROOT / name, folder / name)
    path = folder / "examples" / "bang_phieu" / "period.toml"
    here = path.parent
    assert main(["collect", str(path), str(here / "da-dien"), "--author", "Phòng VH-XH"]) == 0
    for book in ("so-da-ghi.xlsx", "so-thanh-vien.xlsx"):
        assert main(["appraise", str(path), "--take", str(here / book), "--author", "Thư ký"]) == 0
    return path


def test_the_example_of_the_how_to(period: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Alpha as krippendorff 0.9.0 computes it (0.7707); 19 lines marked here and T-05 A1 before."""
    assert main(["agreement", str(period)]) == 0

    captured = capsys.readouterr()
    out = " ".join(captured.out.split())
    assert captured.err == ""
    assert "3 thành viên đã chấm 20 dòng" in out
    assert "17 dòng có đủ điểm của cả 3 người" in out
    assert "hệ số alpha của Krippendorff là 0,77: chỉ nên kết luận tạm thời" in out
    assert "Chấm rộng nhất là HD2 Trưởng phòng Văn hóa - Xã hội" in out
    # C1.2: gaps of 0.5, 0.5, 0.75, 0.25 and 0.75 points of 5.
    assert (
        'hiệu quả mô hình "Dân vận khéo": trung bình 11,0 % điểm tối đa; nhiều nhất là 0,75' in out
    )
    assert max(map(wcswidth, captured.out.splitlines())) <= 100


def test_in_english(period: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(period), "--lang", "en"]) == 0

    assert "agreement is good" in capsys.readouterr().out


def test_a_period_without_a_log_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    path = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"

    assert main(["agreement", str(path)]) == 0
    assert "Kỳ này không có nhật ký" in capsys.readouterr().out


def test_a_missing_period_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agreement", str(tmp_path / "khong-co.toml")]) == 1

    assert capsys.readouterr().out == ""
