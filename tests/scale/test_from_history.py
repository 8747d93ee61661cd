"""A dataset from a database of history is that of the files that were recorded in it."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from kept_period import RUBRIC, units_of, write
from many import tree

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "tinh_mau" / "xa"
PROVINCE = ("--province", "31", "--period", "N2025")
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
def record(danvan: Danvan, tmp_path: Path) -> Callable[..., Path]:
    """Records periods in a new database, in the order given; each may have more options."""

    def make(*periods: Path | Sequence[object]) -> Path:
        db = tmp_path / "lich-su.db"
        if not db.exists():
            assert danvan("history", "init", db)[0] == 0
        for period in periods:
            path, *more = [period] if isinstance(period, Path) else period
            code, _, err = danvan("history", "add", path, "--db", db, "--author", "Sở", *more)
            assert code == 0, err
        return db

    return make


def test_it_is_byte_for_byte_the_dataset_of_the_files(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    """Whole folders: units, rubric, plan, description; and so the results of scoring them."""
    paths = sorted(EXAMPLE.glob("*/period.toml"))
    db = record(*reversed(paths))
    assert danvan("dataset", EXAMPLE, "--out", tmp_path / "tep", *PROVINCE)[0] == 0

    code, out, err = danvan(
        "dataset", "--from-history", db, "--recorded", "nam_2025", "--out", tmp_path / "luu",
        *PROVINCE,
    )  # fmt: skip

    assert (code, err) == (0, "0 lỗi, 0 cảnh báo\n")
    assert out.startswith("60 đơn vị của 6 xã trong ")
    files = tree(tmp_path / "tep")
    assert [*files] == [
        "dataset.json", "plan.toml", "rubric.toml", "units/period=N2025/province=31/part.parquet",
    ]  # fmt: skip
    assert tree(tmp_path / "luu") == files
    for name in ("tep", "luu"):
        assert danvan("run-many", tmp_path / name, "--out", tmp_path / f"kq-{name}")[0] == 0
    assert tree(tmp_path / "kq-luu") == tree(tmp_path / "kq-tep")


def test_marks_waivers_evidence_and_blanks_come_back_too(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    path = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"
    db = record((path, "--authority", "nam"))
    given = ("--province", "31", "--period", "kim_thanh_N2025")
    assert danvan("dataset", path, "--out", tmp_path / "tep", *given)[0] == 0

    code, _, err = danvan("dataset", "--from-history", db, "--out", tmp_path / "luu", *given)

    assert code == 0, err
    assert tree(tmp_path / "luu") == tree(tmp_path / "tep")


def test_the_last_correction_counts(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    first = write(tmp_path / "1", units=units_of("Xã Một"))
    db = record(first)
    write(tmp_path / "1", cells={("B", "da_lam"): "2"}, units=units_of("Xã Một"))
    record(first)

    for out, given in (("luu", ("--from-history", db, "--recorded", "ky_1")), ("tep", (first,))):
        assert danvan("dataset", *given, "--out", tmp_path / out, *PROVINCE)[0] == 0

    assert tree(tmp_path / "luu") == tree(tmp_path / "tep")


def test_a_correction_from_the_database_replaces_what_came_from_files(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    """The plan of a dataset is the same from both."""
    paths = sorted(EXAMPLE.glob("*/period.toml"))
    db = record(*paths)
    out = tmp_path / "du-lieu"
    assert danvan("dataset", EXAMPLE, "--out", out, *PROVINCE)[0] == 0
    before = tree(out)

    recorded = ("--from-history", db, "--recorded", "nam_2025")
    code, _, err = danvan("dataset", *recorded, "--out", out, *PROVINCE)

    assert code == 0, err
    assert tree(out) == before


def test_an_id_that_is_not_recorded(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    db = record(write(tmp_path / "1"))

    code, _, err = danvan(
        "dataset", "--from-history", db, "--recorded", "ky_l", "--out", tmp_path / "d", *PROVINCE
    )

    assert code == 1
    assert f"{db}: HIS842 cơ sở dữ liệu không có kỳ này; tìm thấy «ky_l»" in err
    assert "ky_1" in err
    assert not (tmp_path / "d").exists()


def test_communes_of_different_rubrics(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    other = RUBRIC.replace('version = "1"', 'version = "2"')
    db = record(
        write(tmp_path / "1", units=units_of("Xã Một")),
        write(tmp_path / "2", units=units_of("Xã Hai"), rubric=other),
    )

    code, _, err = danvan(
        "dataset", "--from-history", db, "--recorded", "ky_1", "--out", tmp_path / "d", *PROVINCE
    )

    assert code == 1
    assert f"{db}, ky_1, Xã Một: SCL934" in err
    assert not (tmp_path / "d").exists()


def test_units_of_a_commune_that_nobody_named_are_remarked_upon(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    db = record(write(tmp_path / "1"))

    code, out, err = danvan(
        "dataset", "--from-history", db, "--recorded", "ky_1", "--out", tmp_path / "d", *PROVINCE
    )

    assert code == 0
    assert out.startswith("3 đơn vị của 1 xã")
    assert f"{db}, ky_1: SCL938 không biết các đơn vị này thuộc xã nào" in err

    record((write(tmp_path / "1", units=units_of("Xã Một")), "--authority", ""))
    code, _, err = danvan(
        "dataset", "--from-history", db, "--recorded", "ky_1", "--out", tmp_path / "d", *PROVINCE
    )
    assert code == 0
    assert "SCL938" not in err


def test_what_is_wrong_with_the_rubric_of_all_is_said_once(
    danvan: Danvan, record: Callable[..., Path], tmp_path: Path
) -> None:
    db = record(
        write(tmp_path / "1", units=units_of("Xã Một")),
        write(tmp_path / "2", units=units_of("Xã Hai")),
    )

    code, _, err = danvan(
        "dataset", "--from-history", db, "--recorded", "ky_1", "--out", tmp_path / "d", *PROVINCE,
        "--block", "builtin",
    )  # fmt: skip

    assert code == 1
    assert err.count(f"{db}, ky_1 [1]: ") == 1
    assert "Xã" not in err
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["{file}", "--from-history", "x.db"], "không dùng cả hai"),
        ([], "không dùng cả hai"),
        (["{file}", "--recorded", "ky_1"], "--recorded chỉ dùng cùng --from-history"),
    ],
)
def test_periods_come_from_one_place(
    danvan: Danvan, tmp_path: Path, given: list[str], told: str
) -> None:
    file = str(write(tmp_path / "1"))

    code, _, err = danvan(
        "dataset", *(own.format(file=file) for own in given), "--out", tmp_path / "d", *PROVINCE
    )

    assert code == 2
    assert told in err


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    given = [
        "dataset", "--from-history", "x.db", "--out", str(tmp_path / "d"), *PROVINCE,
        "--lang", "en",
    ]  # fmt: skip
    program = (
        "import sys; sys.modules['alembic'] = None; from danvan_scoring.cli import main; "
        f"raise SystemExit(main({given!r}))"
    )

    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program], capture_output=True, check=False, encoding="utf-8"
    )

    assert done.returncode == 1
    assert "HIS801" in done.stderr
    assert 'pip install ".[history]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_files_need_no_database(tmp_path: Path) -> None:
    given = ["dataset", str(EXAMPLE), "--out", str(tmp_path / "d"), *PROVINCE]
    program = (
        "import sys; sys.modules['sqlalchemy'] = None; from danvan_scoring.cli import main; "
        f"raise SystemExit(main({given!r}))"
    )

    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", program], capture_output=True, check=False, encoding="utf-8"
    )

    assert done.returncode == 0, done.stderr
