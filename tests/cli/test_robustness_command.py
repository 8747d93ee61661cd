"""`danvan robustness`: what is printed, which files are written, which values are refused."""

import re
import shutil
from pathlib import Path

import pytest

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
YEAR = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DANVAN_LANG", raising=False)


def test_the_example_is_answered_with_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = tmp_path / "hinh"
    code = main(["robustness", str(YEAR), "--runs", "200", "--pictures", str(pictures)])
    told = capsys.readouterr().out

    assert code == 0
    assert "THỨ HẠNG, MỨC XẾP LOẠI CÓ VỮNG KHÔNG?" in told
    assert "Đã thử 200 lần." in told
    assert "C1.2 (0,25)" in told
    drawn = {path.stem for path in pictures.glob("*.svg")}
    assert drawn == {path.stem for path in pictures.glob("*.png")}
    assert {"do-vung-hang-1", "do-vung-hang-2", "do-vung-hang-3"} < drawn


def test_english_and_doubts_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--runs", "50", "--judges", "0", "--weights", "0,25", "--faults", "0"]
    code = main(["robustness", str(YEAR), *options, "--lang", "en"])
    told = capsys.readouterr().out

    assert code == 0
    assert "Tried 50 times. Each time: weights vary by some 25 %, their sum unchanged." in told
    assert "within 50 % of the declared" in told.replace("\n", " ")


def test_the_same_seed_prints_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    small = ROOT / "criteria" / "packs" / "cchc_xa" / "sample" / "period.toml"
    for seed in ("3", "3", "4"):
        assert main(["robustness", str(small), "--runs", "60", "--seed", seed]) == 0
        told.append(capsys.readouterr().out.replace(f"mồi {seed}", "mồi"))

    assert told[0] == told[1] != told[2]


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--runs", "0", "một số từ 1 đến 1000000"),
        ("--runs", "1.5", "một số từ 1 đến 1000000"),
        ("--seed", "-1", "một số từ 0 đến"),
        ("--judges", "11", "một số từ 0 đến 10"),
        ("--weights", "0.6", "một số từ 0 đến 0,5"),
        ("--faults", "nan", "một số từ 0 đến 0,5"),
        ("--faults", "nhiều", "một số từ 0 đến 0,5"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    option: str, value: str, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["robustness", str(YEAR), f"{option}={value}"])
    told = capsys.readouterr().err

    assert code == 2
    assert f"{option}: «{value}» không dùng được; cần {wanted}" in told


def test_pictures_are_not_written_over_other_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "của tôi.txt").write_text("giữ lại", encoding="utf-8")
    code = main(["robustness", str(YEAR), "--runs", "10", "--pictures", str(tmp_path)])

    assert code == 1
    assert "SUB294" in capsys.readouterr().err


def test_the_how_to_quotes_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/how-to/how-robust-is-a-ranking.md").read_text(encoding="utf-8")
    quoted = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert main(["robustness", str(YEAR), "--runs", "2000"]) == 0
    told = " ".join(capsys.readouterr().out.split())

    sentences = [s for block in quoted for s in re.split(r"(?<=\.)\s*\n(?=[A-ZĐ])", block)]
    assert len(sentences) == 7
    for sentence in sentences:
        assert " ".join(sentence.split()) in told


PACKS = sorted((ROOT / "criteria" / "packs").glob("*/sample/period.toml"))


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parents[1].name)
def test_every_pack_is_answered(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Means, the best of several, conditions, several rubrics, authorities, classes by points."""
    shutil.copytree(path.parents[1], tmp_path / "goi")
    code = main(["robustness", str(tmp_path / "goi" / "sample" / "period.toml"), "--runs", "40"])
    captured = capsys.readouterr()

    assert code == 0, captured.err
    assert "CÓ VỮNG KHÔNG?" in captured.out
    assert " nan" not in captured.out
