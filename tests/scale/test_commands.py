"""The commands: from folders of communes to results, and what goes to stdout and stderr."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from many import country, tree

from danvan_scoring.cli import main
from danvan_scoring.scale import scoring
from danvan_scoring.scale.partition import UNITS, Partition

DATA = Path(__file__).parents[1] / "cli" / "data"
KIM_THANH = Path(__file__).parents[2] / "criteria" / "packs" / "kim_thanh_2025"
PLAIN = Path(__file__).parents[1] / "support" / "plain.py"
Danvan = Callable[..., tuple[int, str, str]]


@pytest.fixture
def danvan(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Danvan:
    monkeypatch.delenv("DANVAN_LANG", raising=False)

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def communes(tmp_path: Path) -> list[Path]:
    """Three communes in their folders, of which the plan and the rubric are the same."""
    for name in ("xa-mot", "xa-hai", "xa-ba"):
        shutil.copytree(DATA, tmp_path / name)
    return sorted(tmp_path.glob("xa-*/period.toml"))


def _dataset(danvan: Danvan, communes: list[Path], out: Path, **more: str) -> tuple[int, str, str]:
    given = {"province": "31", "period": "N2025", **more}
    options = [part for key, value in given.items() for part in (f"--{key}", value)]
    return danvan("dataset", *communes, "--out", out, *options, "-p", PLAIN)


def test_folders_become_a_dataset_that_is_scored(
    danvan: Danvan, communes: list[Path], tmp_path: Path
) -> None:
    code, out, err = _dataset(danvan, communes, tmp_path / "data")
    assert code == 0, err
    assert "của 3 xã trong" in out
    assert "0 lỗi" in err

    code, out, err = danvan("run-many", tmp_path / "data", "--out", tmp_path / "kq", "-p", PLAIN)

    assert code == 0, err
    assert out.splitlines()[0].split() == ["Kỳ", "Tỉnh", "Đơn", "vị", "Chấm", "Giữ", "Có", "lỗi"]
    assert "Đã ghi kết quả vào" in err
    assert "scores/period=N2025/province=31/part.parquet" in tree(tmp_path / "kq")


def test_a_province_without_units_is_the_same_beside_others_as_alone(
    danvan: Danvan, communes: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no tasks of the plan in its outcome, whoever it is scored with."""
    _dataset(danvan, communes, tmp_path / "data")
    full = tmp_path / "data" / Partition("N2025", "31").file(UNITS)
    empty = tmp_path / "data" / Partition("N2025", "32").file(UNITS)
    empty.parent.mkdir(parents=True)
    pq.write_table(pq.read_table(full, partitioning=None).slice(0, 0), empty)

    assert danvan("run-many", tmp_path / "data", "--out", tmp_path / "kq", "-p", PLAIN)[0] == 0
    monkeypatch.setattr(scoring, "BATCH_UNITS", 1)
    assert danvan("run-many", tmp_path / "data", "--out", tmp_path / "kq-1", "-p", PLAIN)[0] == 0

    assert tree(tmp_path / "kq") == tree(tmp_path / "kq-1")


def test_faults_of_all_communes_are_told_with_their_folders(
    danvan: Danvan, communes: list[Path], tmp_path: Path
) -> None:
    for path in communes[:2]:
        path.write_text(path.read_text("utf-8").replace("units.csv", "khong-co.csv"), "utf-8")

    code, out, err = _dataset(danvan, communes, tmp_path / "data")

    assert (code, out) == (1, "")
    assert "xa-ba/period.toml" in err
    assert "xa-hai/period.toml" in err
    assert err.count("PLN330") == 2
    assert not (tmp_path / "data").exists()


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _other_rubric(commune: Path) -> None:
    """Let a commune name another rubric than the one its files were made for."""
    _edit(commune, 'rubric = "rubric.toml"', f'rubric = "{KIM_THANH.as_posix()}/rubric.toml"')


@pytest.mark.parametrize("which", [0, 2])
def test_a_commune_that_names_another_rubric_is_told_once(
    danvan: Danvan, communes: list[Path], tmp_path: Path, which: int
) -> None:
    """Not the many faults that follow; most communes are right, wherever the other one stands."""
    _other_rubric(communes[which])

    code, out, err = _dataset(danvan, communes, tmp_path / "data")

    assert (code, out) == (1, "")
    [fault, tally] = err.splitlines()
    assert fault.startswith(f"{communes[which].as_posix()}: SCL934")
    assert tally == "1 lỗi, 0 cảnh báo"


def test_the_rubric_of_the_dataset_is_right_though_most_communes_have_another(
    danvan: Danvan, communes: list[Path], tmp_path: Path
) -> None:
    assert _dataset(danvan, communes[:1], tmp_path / "data")[0] == 0
    for commune in communes[1:]:
        _other_rubric(commune)

    code, _, err = _dataset(danvan, communes, tmp_path / "data", province="22")

    assert code == 1
    assert [line.split(": SCL934")[0] for line in err.splitlines()[:-1]] == [
        commune.as_posix() for commune in communes[1:]
    ]


def test_a_rubric_that_cannot_be_read_is_no_other_rubric(
    danvan: Danvan, communes: list[Path], tmp_path: Path
) -> None:
    _edit(communes[1].parent / "rubric.toml", "[[", "[")

    code, _, err = _dataset(danvan, communes, tmp_path / "data")

    assert code == 1
    assert "xa-hai/rubric.toml" in err
    assert "SCL934" not in err


def test_faults_between_communes_are_told_beside_those_of_files(
    danvan: Danvan, communes: list[Path], tmp_path: Path
) -> None:
    """One report: a file of one is faulty, one is another's day, one is there twice."""
    _edit(communes[0], "units.csv", "khong-co.csv")
    _edit(communes[1], "as_of = ", "as_of = 2031-01-01 # ")
    again = shutil.copytree(communes[2].parent, tmp_path / "again" / communes[2].parent.name)

    code, _, err = _dataset(danvan, [*communes, again / "period.toml"], tmp_path / "data")

    assert code == 1
    assert "xa-ba/period.toml" in next(line for line in err.splitlines() if "PLN330" in line)
    assert f"{communes[1].as_posix()}: SCL933" in err
    assert f"{(again / 'period.toml').as_posix()}: SCL932" in err


def test_a_period_of_another_name_and_the_same_day_is_remarked_upon(
    danvan: Danvan, communes: list[Path], tmp_path: Path
) -> None:
    _edit(communes[1], "title = ", 'title = "Kỳ chấm thử" # ')

    code, _, err = _dataset(danvan, communes, tmp_path / "data", lang="en")

    assert code == 0, err
    [warning, tally] = err.splitlines()
    assert warning.startswith(f"{communes[1].as_posix()}: SCL939")
    assert "Kỳ chấm thử" in warning
    assert tally == "0 errors, 1 warning"


@pytest.mark.parametrize("command", ["dataset", "run-many"])
def test_a_file_is_no_folder(
    danvan: Danvan, communes: list[Path], tmp_path: Path, command: str
) -> None:
    file = tmp_path / "README.md"
    file.write_text("x")
    if command == "dataset":
        code, _, err = _dataset(danvan, communes, file)
    else:
        own = country(tmp_path / "data", 1, 1, 3)
        code, _, err = danvan("run-many", own.folder, "--out", file)

    assert code == 1
    assert f"{file.as_posix()}: SCL930 đây là một tệp, không phải thư mục" in err


def test_a_period_of_several_rubrics_asks_which(danvan: Danvan, tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "criteria/packs/quang_binh_2022/sample/period.toml"

    code, _, err = danvan(
        "dataset", path, "--out", tmp_path / "d", "--province", "1", "--period", "K"
    )
    assert code == 1
    assert "SCL931" in err

    rubric = err.split("cần tên một bộ tiêu chí: ")[1].split(",")[0]
    code, _, err = danvan(
        "dataset", path, "--out", tmp_path / "d", "--province", "1", "--period", "K",
        "--rubric", rubric,
    )  # fmt: skip
    assert code == 0, err


def test_a_folder_of_communes_means_all_of_them(
    danvan: Danvan, communes: list[Path], tmp_path: Path
) -> None:
    code, out, err = _dataset(danvan, [tmp_path], tmp_path / "data")
    assert code == 0, err
    assert "của 3 xã trong" in out

    code, _, err = _dataset(danvan, [tmp_path / "data"], tmp_path / "other")
    assert code == 1
    assert "SCL937" in err


@pytest.mark.parametrize("code", ["a b", "tỉnh", "../x", "-x", "x" * 41])
def test_a_code_that_is_none(
    danvan: Danvan, communes: list[Path], tmp_path: Path, code: str
) -> None:
    exit_code, _, err = danvan(
        "dataset", *communes, "--out", tmp_path / "d", f"--province={code}", "--period", "K"
    )

    assert exit_code == 2
    assert code in err


def test_workers_make_the_same_results(danvan: Danvan, tmp_path: Path) -> None:
    own = country(tmp_path / "data")
    danvan("run-many", own.folder, "--out", tmp_path / "mot")

    code, out, _ = danvan("run-many", own.folder, "--out", tmp_path / "hai", "--workers", 2)

    assert code == 0
    assert out.splitlines()[2].split() == ["N2025", "3", "108", "3", "0", "0"]
    assert tree(tmp_path / "mot") == tree(tmp_path / "hai")


def test_a_partition_with_faults_is_told_and_the_exit_code_is_1(
    danvan: Danvan, tmp_path: Path
) -> None:
    own = country(tmp_path / "data")
    (own.folder / "units/period=N2025/province=02/part.parquet").write_bytes(b"")

    code, out, err = danvan("run-many", own.folder, "--out", tmp_path / "kq", "--lang", "en")

    assert code == 1
    assert out.splitlines()[2].split() == ["N2025", "3", "72", "2", "0", "1"]
    assert "units/period=N2025/province=02/part.parquet: SCL904" in err
    assert "Traceback" not in err


def test_a_scheduler_that_cannot_be_reached_is_one_line(danvan: Danvan, tmp_path: Path) -> None:
    own = country(tmp_path / "data", 1, 1, 3)
    code, _, err = danvan(
        "run-many", own.folder, "--out", tmp_path / "kq", "--scheduler", "tcp://127.0.0.1:9"
    )

    assert code == 1
    assert err.splitlines()[0].startswith("SCL921")
    assert "Traceback" not in err


@pytest.mark.parametrize("workers", ["0", "abc", "-1", "1.5", ""])
def test_a_number_of_workers_that_is_none(danvan: Danvan, tmp_path: Path, workers: str) -> None:
    given = ("run-many", tmp_path, "--out", tmp_path / "kq", f"--workers={workers}")

    code, _, err = danvan(*given)
    assert code == 2
    assert f"--workers: «{workers}» không dùng được; cần một số nguyên từ 1." in err

    _, _, err = danvan(*given, "--lang", "en")
    assert f"--workers: «{workers}» cannot be used; write a whole number from 1." in err


def test_only_one_place_to_run(danvan: Danvan, tmp_path: Path) -> None:
    code, _, err = danvan(
        "run-many", tmp_path, "--out", tmp_path / "kq", "--workers", 2, "--spark", "local[2]"
    )

    assert code == 2
    assert "--scheduler" in err


def test_a_folder_that_is_no_dataset(danvan: Danvan, tmp_path: Path) -> None:
    code, _, err = danvan("run-many", tmp_path, "--out", tmp_path / "kq")

    assert code == 1
    assert "SCL902 không đọc được mô tả của bộ dữ liệu (không có tệp hoặc thư mục này)" in err


def _without_pyarrow(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run `danvan` in a process of its own in which pyarrow cannot be found."""
    given = [str(argument) for argument in arguments]
    program = (
        "import sys; sys.modules['pyarrow'] = None; from danvan_scoring.cli import main; "
        f"raise SystemExit(main({given!r}))"
    )
    return subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program], capture_output=True, check=False, encoding="utf-8"
    )


@pytest.mark.parametrize("command", ["dataset", "run-many", "roll-up"])
def test_without_the_extra_a_command_says_what_to_install(tmp_path: Path, command: str) -> None:
    more = ["--province", "1", "--period", "K"] if command == "dataset" else []

    done = _without_pyarrow(command, tmp_path, "--out", tmp_path / "kq", *more, "--lang", "en")

    assert done.returncode == 1
    assert done.stderr.startswith("SCL901 the extra «scale» is not installed")
    assert 'pip install ".[scale]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_a_commune_is_scored_without_the_extra() -> None:
    done = _without_pyarrow("run", DATA / "period.toml", "-p", PLAIN)

    assert done.returncode == 0, done.stderr
    assert "XẾP HẠNG" in done.stdout
