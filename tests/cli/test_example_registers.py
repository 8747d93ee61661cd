"""Roles, models, posts, commendation and compiled figures of the example of a whole year.

Every number is counted a second time here, from the CSV files as plain rows, without the library.
"""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2] / "examples" / "kim_thanh_2025"
RUNNING = ("đang thực hiện", "được công nhận")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module", params=["9-thang", "nam"])
def period(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of results of both periods."""
    folder = tmp_path_factory.mktemp("kq")
    for name in ("9-thang", "nam"):
        assert main(["run", str(ROOT / name / "period.toml"), "--out", str(folder / name)]) == 0
    return {name: folder / name for name in ("9-thang", "nam")}


def register(period: str) -> list[dict[str, str]]:
    """The models with their latest state: the file has the states of each in their order."""
    latest = {
        (row["Mã đơn vị"], row["Mã mô hình"]): row for row in rows(ROOT / period / "mo-hinh.csv")
    }
    return list(latest.values())


def figures(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The compiled figures by section, and code or title."""
    found = rows(folder / "tong-hop.csv")
    return {(row["Phần"], row["Mã"] or row["Chỉ tiêu"]): row for row in found}


def test_models_are_those_of_the_register(period: str, results: dict[str, Path]) -> None:
    models = register(period)
    by_state = Counter(row["Tình trạng"] for row in models)
    by_field = Counter(row["Lĩnh vực"] for row in models)
    having = {row["Mã đơn vị"] for row in models if row["Tình trạng"] in RUNNING}

    written = rows(results[period] / "mo-hinh.csv")
    told = figures(results[period])

    assert sum(int(row["Cộng"]) for row in written) == len(models)
    for state in ("đã đăng ký", *RUNNING):
        assert sum(int(row[f"Số mô hình {state}"]) for row in written) == by_state[state]
        assert told["mô hình", f"Mô hình {state}"]["Thực hiện"] == str(by_state[state])
    for field, count in by_field.items():
        assert sum(int(row[f"Lĩnh vực {field}"]) for row in written) == count
        assert told["mô hình", f"Lĩnh vực {field}"]["Thực hiện"] == str(count)
    assert told["mô hình", "3.2"]["Kế hoạch"] == "60"
    assert told["mô hình", "3.2"]["Thực hiện"] == str(len(having))


def test_posts_are_those_of_the_list(period: str, results: dict[str, Path]) -> None:
    posts = rows(ROOT / period / "tin-bai.csv")
    months = Counter((row["Mã đơn vị"], row["Ngày đăng"][3:]) for row in posts)

    written = rows(results[period] / "tin-bai.csv")

    headings = [key for key in written[0] if key.startswith("Tháng ") and key[6].isdigit()]
    found = {
        (row["Mã đơn vị"], heading.removeprefix("Tháng ")): int(row[heading])
        for row in written
        for heading in headings
    }
    assert {key: count for key, count in found.items() if count} == dict(months)
    channels = Counter(row["Kênh"] for row in posts)
    told = figures(results[period])
    assert told["tin, bài", "Tin, bài đã đăng, phát"]["Thực hiện"] == str(len(posts))
    for channel, count in channels.items():
        assert told["tin, bài", f"Kênh: {channel}"]["Thực hiện"] == str(count)


def test_the_office_has_no_post_in_two_months_that_have_ended(results: dict[str, Path]) -> None:
    own = {row["Mã đơn vị"]: row for row in rows(results["nam"] / "tin-bai.csv")}

    # By 05/12 December has not ended; the centre has a post in every month from 7 to 11.
    assert own["VP"]["Tháng không có tin, bài"] == "10/2025, 11/2025"
    assert own["TT-VHTT"]["Tháng không có tin, bài"] == ""
    assert [code for code, row in own.items() if row["Được giao đăng tin, bài"]] == [
        "VP",
        "TT-VHTT",
    ]


def test_progress_is_counted_as_told(period: str, results: dict[str, Path]) -> None:
    done = Counter(
        row["Mã nhiệm vụ"]
        for row in rows(ROOT / period / "tien-do.csv")
        if row["Tình trạng"] == "hoàn thành"
    )
    told = figures(results[period])

    tasks = [code for section, code in told if section == "nhiệm vụ" and "." in code]
    assert len(tasks) == 23
    assert {code: told["nhiệm vụ", code]["Thực hiện"] for code in tasks} == {
        code: str(done[code]) for code in tasks
    }


@pytest.mark.parametrize(
    ("period_", "title"),
    [
        ("9-thang", "Số liệu tổng hợp cho Báo cáo 9 tháng"),
        ("nam", "Số liệu tổng hợp cho Báo cáo năm"),
    ],
)
def test_the_figures_are_for_the_report_that_has_fallen_due(
    period_: str, title: str, results: dict[str, Path]
) -> None:
    assert {row["Số liệu"] for row in rows(results[period_] / "tong-hop.csv")} == {title}


def test_every_task_has_its_lead_by_part_iii_of_the_plan(results: dict[str, Path]) -> None:
    leads = {row["Mã nhiệm vụ"]: row for row in rows(results["nam"] / "tong-hop-nhiem-vu.csv")}
    office, culture = "Văn phòng HĐND và UBND xã", "Phòng Văn hóa - Xã hội xã"

    assert {code: row["Chủ trì"] for code, row in leads.items()} == {
        code: office if code in {"4.3", "4.4", "4.5"} else culture for code in leads
    }
    assert {code for code, row in leads.items() if row["Phối hợp"]} == {"1.1", "1.2", "1.3"}


def test_commendation_is_what_the_other_tables_say(period: str, results: dict[str, Path]) -> None:
    """Rule BD1 once more, from ranking, steps of the class, receipts and registers."""
    folder = results[period]
    touched = {
        row["Mã đơn vị"]
        for row in rows(folder / "xep-loai.csv")
        if row["Bước"] == "Điều kiện khống chế" and row["Tác động"] != "chưa xác định được"
    }
    late = {
        row["Mã đơn vị"]
        for row in rows(folder / "bao-cao.csv")
        if row["Tình trạng"] in {"chậm", "chưa gửi"}
    }
    having = {row["Mã đơn vị"] for row in register(period) if row["Tình trạng"] in RUNNING}
    posts = Counter(row["Mã đơn vị"] for row in rows(ROOT / period / "tin-bai.csv"))
    expected = {
        row["Mã đơn vị"]
        for row in rows(folder / "xep-hang.csv")
        if row["Xếp loại"] in {"Xuất sắc", "Tốt"}
        and int(row["Hạng trong khối"]) <= 3
        and row["Mã đơn vị"] in having - touched - late
        and posts[row["Mã đơn vị"]] >= 3
    }
    told = {
        row["Mã đơn vị"]
        for row in rows(folder / "bieu-duong.csv")
        if row["Mã"] == "BD1" and row["Kết quả"] == "đề nghị xem xét"
    }

    assert told == expected
    assert expected


def test_a_unit_that_waits_for_the_council_is_undecided(results: dict[str, Path]) -> None:
    open_ = [
        (row["Mã"], row["Mã đơn vị"])
        for row in rows(results["nam"] / "bieu-duong.csv")
        if row["Kết quả"] == "chưa xác định được"
    ]

    assert open_ == [("BD1", "THCS-4")]


def test_the_json_file_says_the_same(results: dict[str, Path]) -> None:
    document: dict[str, Any] = json.loads((results["nam"] / "ket-qua.json").read_bytes())

    models = document["registers"]["models"]
    assert sum(each["count"] for each in models) == len(register("nam")) == 65
    assert sum(each["count"] for each in document["registers"]["posts"]) == 308
    assert document["registers"]["months_without_posts"] == {
        "VP": ["2025-10", "2025-11"],
        "TT-VHTT": [],
    }
    by_task = {each["code"]: each for each in document["compliance"]["by_task"]}
    assert by_task["4.3"]["leads"] == ["VP"]
    assert by_task["1.1"]["coordinates"] == ["TT-VHTT"]
    assert [each["code"] for each in document["compliance"]["roles"] if each["posts"]] == [
        "III.3.2",
        "III.4.1",
    ]
    assert document["compiled"]["report"] == "BCN"
    candidates = [each for each in document["commendations"] if each["candidate"]]
    assert Counter(each["rule"] for each in candidates) == {"BD1": 9, "BD2": 14}


def test_the_report_prints_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", str(ROOT / "nam" / "period.toml")])

    out = capsys.readouterr().out
    for heading in (
        "ĐỀ NGHỊ XEM XÉT BIỂU DƯƠNG",
        "Phân công tổ chức thực hiện:",
        'MÔ HÌNH "DÂN VẬN KHÉO"',
        "TIN, BÀI TUYÊN TRUYỀN",
        "SỐ LIỆU TỔNG HỢP CHO BÁO CÁO NĂM",
    ):
        assert heading in out
    assert "theo sổ, 57/60 đơn vị có mô hình" in out
    assert "Văn phòng HĐND và UBND xã: tháng không có tin, bài: 10/2025, 11/2025" in out
    assert "Chưa xác định được: Trường Trung học cơ sở số 4 (chưa có tổng điểm)" in out
