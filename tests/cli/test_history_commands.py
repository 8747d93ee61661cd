"""`danvan history`: what its commands say and return."""

import json
import re
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from kept_period import units_of, write

from danvan_scoring.cli import main


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    where = str(tmp_path / "lich-su.db")
    monkeypatch.setenv("DANVAN_HISTORY", where)
    assert main(["history", "init", where]) == 0
    return where


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["history", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_a_whole_history(db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    period = str(write(tmp_path / "1"))
    author = ["--author", "Phòng VH-XH"]

    code, out, _ = said(capsys, "add", period, *author)
    assert code == 0
    kinds = "1 bộ tiêu chí, 1 kỳ, 1 số liệu, 1 kết quả, 1 lần chấm"
    assert out.splitlines()[0] == f"Đã ghi 5 bản ghi: {kinds}"
    digest = re.findall("[0-9a-f]{64}", out)[0]

    code, out, _ = said(capsys, "add", period, *author, "--lang", "en")
    assert code == 0
    assert out.splitlines() == [
        "Nothing new: it was recorded before.",
        f"The last record is 5; its digest, for the minutes: {digest}",
    ]

    code, out, _ = said(capsys, "verify", "--last", digest)
    assert code == 0
    assert out.startswith("5 bản ghi, 12 dòng điểm và xếp hạng đều nguyên vẹn")
    assert digest in out

    code, out, _ = said(capsys, "rescore", "ky_1")
    assert (code, out) == (0, "Chấm lại ra đúng kết quả đã lưu: 12 dòng điểm và xếp hạng\n")

    code, out, _ = said(capsys, "close", "ky_1", *author, "--document", "QĐ 1")
    assert code == 0
    assert out.startswith("Đã khóa kỳ ky_1 theo QĐ 1\nĐã ghi 1 bản ghi: 1 khóa kỳ\n")

    write(tmp_path / "1", cells={("B", "da_lam"): "2"})
    code, _, err = said(capsys, "add", period, *author)
    assert code == 1
    assert err.startswith(
        "[B, da_lam]: HIS845 kỳ đã khóa theo QĐ 1: không được thay đổi chỉ tiêu trên phiếu"
    )
    decision = ["--appeal", "B", "--decision", "TB 3", "--reason", "tính sót"]
    code, out, _ = said(capsys, "add", period, *author, *decision)
    assert code == 0
    assert "1 kiến nghị, 1 giải quyết kiến nghị" in out

    code, out, _ = said(capsys, "trends", "B")
    assert code == 0
    assert out.splitlines()[-1].split() == ["ky_1", "10,67", "15", "71,13", "—", "2", "2", "Khá"]

    code, _, err = said(capsys, "export", "--out", str(tmp_path / "ra"))
    assert code == 0
    assert err.startswith("Đã xuất 10 tệp vào ")
    lines = (tmp_path / "ra" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["kind"] for line in lines] == [
        "rubric", "period", "submissions", "result", "run", "close",
        "submissions", "edit", "appeal", "outcome", "result", "run",
    ]  # fmt: skip


def test_two_communes_with_the_same_period(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    author = ["--author", "Sở Nội vụ"]
    one = str(write(tmp_path / "1", units=units_of("Xã Một")))
    two = str(write(tmp_path / "2"))
    assert said(capsys, "add", one, *author)[0] == 0

    code, _, err = said(capsys, "add", two, *author)
    assert code == 1
    assert "HIS849" in err
    assert 'Cùng một kỳ: thêm --authority "Xã Một"; kỳ của xã khác: thêm --authority TÊN' in err
    # As some keyboards write it: letters with their marks apart.
    written = unicodedata.normalize("NFD", " Xã Hai ")
    code, out, _ = said(capsys, "add", two, *author, "--authority", written)
    assert code == 0
    assert out.startswith("Đã ghi 4 bản ghi: 1 kỳ, 1 số liệu, 1 kết quả, 1 lần chấm\n")
    code, _, err = said(capsys, "add", one, *author, "--authority", "Xã Hai")
    assert code == 1
    assert err.startswith(
        f"{db} [ky_1]: HIS847 đơn vị của kỳ này ghi xã khác với --authority; tìm thấy «Xã Hai»; "
        "cần Xã Một, như cột Xã của danh sách đơn vị. "
    )

    code, _, err = said(capsys, "rescore", "ky_1")
    assert code == 1
    assert err.startswith(
        f"{db} [ky_1]: HIS852 nhiều xã có kỳ mang mã này; cần --authority với một trong: Xã Hai; "
        "Xã Một. Thêm --authority"
    )
    whose = ["--authority", "Xã Hai"]
    assert said(capsys, "rescore", "ky_1", *whose)[0] == 0
    assert said(capsys, "close", "ky_1", *author, "--document", "QĐ 1", *whose)[0] == 0
    code, out, _ = said(capsys, "trends", "B", *whose)
    assert code == 0
    assert "Xã Một" not in out
    code, _, err = said(capsys, "trends", "--authority", "Xã Ba")
    assert code == 1
    assert "HIS853 không có kỳ nào của xã này; tìm thấy «Xã Ba»; cần một trong: Xã Hai" in err
    assert said(capsys, "verify")[0] == 0


def test_init_says_what_it_did(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "init", db)

    assert (code, out) == (0, f"Bảng đã đúng phiên bản: {db}\n")


def test_verify_offers_no_digest_of_what_was_touched(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "add", str(write(tmp_path / "1")), "--author", "A")
    connection = sqlite3.connect(db)
    connection.execute("DROP TRIGGER history_score_no_update")
    connection.execute("UPDATE history_score SET points = '9.50' WHERE row = 2")
    connection.commit()
    connection.close()

    code, out, err = said(capsys, "verify")

    assert code == 1
    assert "HIS823 kết quả số 4: dòng 2 đến 2 của bảng history_score đã bị sửa" in out
    assert "không ghi mã nào vào biên bản" in out
    assert not re.search("[0-9a-f]{64}", out)
    assert err == "1 lỗi, 0 cảnh báo\n"


def test_an_empty_history(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "verify")[:2] == (0, "Cơ sở dữ liệu chưa có bản ghi nào.\n")
    assert said(capsys, "trends")[:2] == (0, "Cơ sở dữ liệu chưa có kỳ nào.\n")


def test_a_folder_with_other_files_is_left_alone(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "thư.txt").write_text("của tôi", encoding="utf-8")

    code, _, err = said(capsys, "export", "--out", str(tmp_path / "ra"))

    assert code == 1
    assert "SUB294" in err


@pytest.mark.parametrize("half", [["--appeal", "B"], ["--decision", "TB 3"]])
def test_an_appeal_goes_with_its_decision(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], half: list[str]
) -> None:
    code, _, err = said(capsys, "add", str(write(tmp_path / "1")), "--author", "A", *half)

    assert code == 2
    assert "--appeal và --decision đi cùng nhau" in err


def test_a_database_has_to_be_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DANVAN_HISTORY", raising=False)

    code, _, err = said(capsys, "verify")

    assert code == 2
    assert "--db" in err


def test_a_text_that_no_database_can_hold(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, "add", str(write(tmp_path / "1")), "--author", "a\udcff")

    assert code == 2
    assert "--author" in err


def test_a_period_that_changed_the_rules_scores_otherwise(
    db: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As another version of a criterion would; here, points are made up in the database."""
    said(capsys, "add", str(write(tmp_path / "1")), "--author", "A")
    connection = sqlite3.connect(db)
    connection.execute("DROP TRIGGER history_score_no_update")
    connection.execute("UPDATE history_score SET points = '9.50' WHERE unit = 'A' AND node = '1'")
    connection.commit()
    connection.close()

    code, out, _ = said(capsys, "rescore", "ky_1")

    assert code == 1
    assert out.startswith("- A, 1, scored, 9.50, 9.00, 10.00 → A, 1, scored, 9.00, 9.00, 10.00\n")
    assert "1 dòng khác với kết quả đã lưu" in out
