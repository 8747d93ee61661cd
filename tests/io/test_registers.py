"""Files of models and posts: read as they are meant, every fault with its file and line."""

from pathlib import Path

import filed
import pytest

from danvan_scoring.io import check_file, load_period, load_plan, load_rubric, load_submissions
from danvan_scoring.model.problem import Problem

MODELS = "Mã đơn vị;Mã mô hình;Tên mô hình;Lĩnh vực;Tình trạng;Ngày;Văn bản\n"
POSTS = "Mã đơn vị;Ngày đăng;Tiêu đề;Kênh;Đường dẫn, số\n"
PERIOD = filed.PERIOD + 'models = ["mo-hinh.csv"]\nposts = ["tin-bai.csv"]\n'
PLAN = filed.PLAN.replace(
    'evidence = "Kế hoạch"', 'evidence = "Kế hoạch"\nchecked_by = "models"'
).replace("authority", "starts = 2025-07-01\nends = 2025-12-31\nauthority")
GOOD_MODEL = "đông;M1;Đường hoa;văn hóa - xã hội;đang thực hiện;01/10/2025;ĐK 1\n"
GOOD_POST = "đông;02/10/2025;Trồng hoa;cổng thông tin;trang.example/1\n"


def written(folder: Path, models: str = GOOD_MODEL, posts: str = GOOD_POST) -> Path:
    changes = {
        "period.toml": PERIOD,
        "plan.toml": PLAN,
        "mo-hinh.csv": MODELS + models,
        "tin-bai.csv": POSTS + posts,
    }
    return filed.write(folder, changes)


def test_the_registers_are_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    rubric, plan = load_rubric(tmp_path / "rubric.toml"), load_plan(tmp_path / "plan.toml")

    sent = load_submissions(load_period(path), rubric, plan)

    assert sent.warnings == ()
    assert sent.models is not None
    assert sent.posts is not None
    assert sent.models.astype(str).to_dict("records") == [
        {
            "unit": "đông", "code": "M1", "name": "Đường hoa", "field": "culture_society",
            "state": "under_way", "date": "2025-10-01", "document": "ĐK 1",
            "place": "mo-hinh.csv:2",
        }
    ]  # fmt: skip
    assert sent.posts.astype(str).to_dict("records") == [
        {
            "unit": "đông", "date": "2025-10-02", "title": "Trồng hoa", "channel": "portal",
            "link": "trang.example/1", "place": "tin-bai.csv:2",
        }
    ]  # fmt: skip


def test_a_period_that_keeps_no_registers_has_none(tmp_path: Path) -> None:
    path = filed.write(tmp_path)
    rubric, plan = load_rubric(tmp_path / "rubric.toml"), load_plan(tmp_path / "plan.toml")

    sent = load_submissions(load_period(path), rubric, plan)

    assert (sent.models, sent.posts, sent.report) == (None, None, "")


@pytest.mark.parametrize(
    ("code", "place", "row"),
    [
        ("SUB262", "mo-hinh.csv:3 [Mã đơn vị]", "dong;M1;A;kinh tế;đã đăng ký;01/10/2025;"),
        ("SUB280", "mo-hinh.csv:3 [Lĩnh vực]", "đông;M2;A;kinhte;đã đăng ký;01/10/2025;"),
        ("SUB249", "mo-hinh.csv:3 [Tình trạng]", "đông;M2;A;kinh tế;xong;01/10/2025;"),
        ("SUB246", "mo-hinh.csv:3 [Ngày]", "đông;M2;A;kinh tế;đã đăng ký;11/12/2025;"),
        ("SUB241", "mo-hinh.csv:3 [Ngày]", "đông;M2;A;kinh tế;đã đăng ký;31/02/2025;"),
        ("SUB219", "mo-hinh.csv:3 [Ngày]", "đông;M2;A;kinh tế;đã đăng ký;;"),
        ("SUB261", "mo-hinh.csv:3 [Tình trạng]", "đông;M1;A;kinh tế;đang thực hiện;02/10/2025;"),
        ("SUB281", "mo-hinh.csv:3 [Văn bản]", "đông;M2;A;kinh tế;được công nhận;01/10/2025;"),
    ],
)
def test_a_fault_of_a_model_is_told_with_its_line(
    code: str, place: str, row: str, tmp_path: Path
) -> None:
    (problem,) = check_file(written(tmp_path, models=GOOD_MODEL + row + "\n"))

    assert (problem.code, str(problem.place)) == (code, place)


@pytest.mark.parametrize(
    ("code", "place", "row"),
    [
        ("SUB262", "tin-bai.csv:3 [Mã đơn vị]", "dong;03/10/2025;A;khác;"),
        ("SUB280", "tin-bai.csv:3 [Kênh]", "đông;03/10/2025;A;zalo;"),
        ("SUB246", "tin-bai.csv:3 [Ngày đăng]", "đông;11/12/2025;A;khác;"),
        ("SUB261", "tin-bai.csv:3 [Kênh]", "đông;02/10/2025;Trồng hoa;cổng thông tin;x.example"),
        ("SUB282", "tin-bai.csv:3 [Đường dẫn, số]", "đông;03/10/2025;A;mạng xã hội;"),
        ("SUB283", "tin-bai.csv:3 [Đường dẫn, số]", "đông;03/10/2025;A;khác;trang.example/1"),
        ("SUB284", "tin-bai.csv:3 [Ngày đăng]", "đông;30/06/2025;A;khác;"),
    ],
)
def test_a_fault_of_a_post_is_told_with_its_line(
    code: str, place: str, row: str, tmp_path: Path
) -> None:
    (problem,) = check_file(written(tmp_path, posts=GOOD_POST + row + "\n"))

    assert (problem.code, str(problem.place)) == (code, place)
    assert "{" not in problem.line("vi") + problem.line("en")


def test_a_post_outside_of_the_time_of_the_plan_is_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, posts=GOOD_POST + "đông;30/06/2025;A;khác;\n")
    rubric, plan = load_rubric(tmp_path / "rubric.toml"), load_plan(tmp_path / "plan.toml")

    sent = load_submissions(load_period(path), rubric, plan)

    assert sent.posts is not None
    assert sent.posts["place"].tolist() == ["tin-bai.csv:2"]
    assert [warning.code for warning in sent.warnings] == ["SUB284"]


def only(path: Path) -> Problem:
    (problem,) = check_file(path)
    return problem


def test_disagreement_with_the_progress_sheet_is_a_warning_that_names_both(tmp_path: Path) -> None:
    registered = GOOD_MODEL.replace("đang thực hiện", "đã đăng ký")

    problem = only(written(tmp_path, models=registered))

    # progress.csv: đông has done task 1.1.
    assert (problem.code, str(problem.place)) == ("SUB285", "progress.csv:2 [đông]")
    assert "mo-hinh.csv:2" in problem.line("vi")
    assert problem.severity == "warning"


def test_a_model_of_a_unit_that_told_of_no_progress_is_a_warning(tmp_path: Path) -> None:
    other = GOOD_MODEL.replace("đông", "hoà-bình")

    problem = only(written(tmp_path, models=GOOD_MODEL + other))

    assert (problem.code, str(problem.place)) == ("SUB286", "mo-hinh.csv:3 [hoà-bình]")


def test_a_period_names_a_report_of_the_plan_only(tmp_path: Path) -> None:
    path = filed.write(tmp_path, {"period.toml": filed.PERIOD + 'report = "nm"\n'})

    problem = only(path)

    line = 1 + filed.PERIOD.count("\n")
    assert (problem.code, str(problem.place)) == (
        "PLN362",
        f"{path.as_posix()}:{line} [report]",
    )
    assert problem.suggestion == "nam"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (MODELS + "x;M1;A;kinhte;đã đăng ký;01/10/2025;\n", "SUB280"),
        (POSTS + "x;03/10/2025;A;zalo;\n", "SUB280"),
    ],
)
def test_a_register_alone_is_checked_in_part(content: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_text(content, encoding="utf-8")

    assert [problem.code for problem in check_file(path)] == ["SUB270", code]
