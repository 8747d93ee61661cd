"""TOML files as models: exact, composed, and with every fault at once."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import filed
import pytest

from danvan_scoring.errors import PlanError, RubricError
from danvan_scoring.io import load_period, load_plan, load_rubric


def rubric_text(folder: Path, text: str) -> Path:
    path = folder / "rubric.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_numbers_mean_the_decimals_that_were_typed(tmp_path: Path) -> None:
    text = filed.RUBRIC.replace("maximum = 100", "maximum = 0.1")

    rubric = load_rubric(rubric_text(tmp_path, text))

    assert rubric.form_fields[0].maximum == Decimal("0.1")
    assert rubric.criteria[0].max == Decimal(10)


def test_text_typed_apart_is_composed_and_remarked_on(tmp_path: Path) -> None:
    rubric = load_rubric(rubric_text(tmp_path, unicodedata.normalize("NFD", filed.RUBRIC)))

    assert rubric.title == "Bộ tiêu chí thử"
    assert rubric.source is not None
    assert [problem.code for problem in rubric.source.warnings] == ["RUB107"]


def test_every_line_is_known_to_later_checks(tmp_path: Path) -> None:
    rubric = load_rubric(rubric_text(tmp_path, filed.RUBRIC), shown="rubric.toml")

    assert str(rubric.place("criterion", 0, "params", "done")) == "rubric.toml:69"
    assert str(rubric.place("criterion", 0, "basis", item="1.1")) == "rubric.toml:63 [1.1]"
    assert str(rubric.place("kind", item="kind")) == "rubric.toml:16 [kind]"


def test_all_faults_of_form_are_reported_at_once_in_order(tmp_path: Path) -> None:
    text = (
        filed.RUBRIC.replace('id = "thu"', 'id = "thử"')
        .replace('zero"', 'zerro"')
        .replace('kinds = ["thon"]', 'kinds = "thon"')
        .replace("minimum = 0", "minimum = true")
        .replace("max = 10\nuses", "max = -1\nuse")
        + "[[quota]]\nclass = 3\n"
    )

    with pytest.raises(RubricError) as caught:
        load_rubric(rubric_text(tmp_path, text), shown="r.toml")

    assert [(p.code, str(p.place), p.found) for p in caught.value.problems] == [
        ("RUB116", "r.toml:2 [id]", "thử"),
        ("RUB114", "r.toml:11 [states: missing]", "zerro"),
        ("RUB113", "r.toml:23 [peer_group K1: kinds]", "thon"),
        ("RUB113", "r.toml:29 [field ty_le: minimum]", "true"),
        ("RUB111", "r.toml:63 [criterion 1.1: uses]", ""),
        ("RUB115", "r.toml:67 [criterion 1.1: max]", "-1"),
        ("RUB112", "r.toml:68 [criterion 1.1: use]", "use"),
        ("RUB113", "r.toml:71 [quota 1: class]", "3"),
    ]


def test_a_value_of_no_allowed_type_is_one_problem_that_names_them(tmp_path: Path) -> None:
    gate = '[[gate]]\ncode = "g"\ntitle = "g"\neffect = "bar"\n'
    condition = 'when = { field = "ty_le", is = "=", value = [1] }\n'

    with pytest.raises(RubricError) as caught:
        load_rubric(rubric_text(tmp_path, filed.RUBRIC + gate + condition))

    (problem,) = caught.value.problems
    assert (problem.code, problem.found) == ("RUB113", "[1]")
    assert problem.place.item == "gate g: when: value"
    assert problem.expected("en") == ("a number, without quotes or true or false or text in quotes")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a = 1\na = 2\n", 2, "khóa bị lặp"),
        ("[a]\n[a]\n", 2, "khai báo hai lần"),
        ("x = [1,\n", 1, "không đọc được"),
        ("a = 1,5\n", 1, "dấu chấm thập phân"),
        ("a = 05/12/2025\n", 1, "2025-12-01"),
        ("a = “chữ”\n", 1, "nháy thẳng"),
        ("a = 2027-13-26\n", 1, "ngày không tồn tại"),
        ("a = 2027-00-26\n", 1, "ngày không tồn tại"),
        ("a = 2027-12-32 # hết năm\n", 1, "ngày không tồn tại"),
        ("a = 2027-1-26\n", 1, "2025-12-01"),
        ("a = 2027-01-6\n", 1, "2025-12-01"),
        ("a = 2027-12-26 và sau\n", 1, "thừa ký tự"),
        ('a = "“1,5”\n', 1, "nháy thẳng"),
        ('a = "“chữ”" b\n', 1, "cuối dòng"),
        ("a = chữ\n", 1, "dấu nháy"),
        ("a = 2025-02-30\n", 1, "không tồn tại"),
        ('a = "C:\\thon"\nb 1\n', 2, "thiếu dấu ="),
        ("a = " + "1" * 5_000, 0, "không đọc được"),
        ("a = " + "[" * 5_000, 0, "không đọc được"),
        ("a = 1.0e99999999999999999999", 0, "không đọc được"),
    ],
)
def test_a_fault_of_syntax_has_its_line_and_a_reason(
    text: str, line: int, said: str, tmp_path: Path
) -> None:
    with pytest.raises(RubricError) as caught:
        load_rubric(rubric_text(tmp_path, text))

    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("RUB110", line)
    assert said in problem.title("vi")


def test_where_a_file_was_read_from_cannot_be_written_in_it(tmp_path: Path) -> None:
    text = 'source = { path = "x", sha256 = "y" }\n' + filed.RUBRIC

    with pytest.raises(RubricError) as caught:
        load_rubric(rubric_text(tmp_path, text), shown="r.toml")

    assert [(p.code, str(p.place)) for p in caught.value.problems] == [
        ("RUB112", "r.toml:1 [source]")
    ]


def test_faults_of_consistency_are_reported_by_the_loader_too(tmp_path: Path) -> None:
    text = filed.RUBRIC.replace('kinds = ["thon"]', 'kinds = ["thonn"]')

    with pytest.raises(RubricError) as caught:
        load_rubric(rubric_text(tmp_path, text))

    assert any(problem.found == "thonn" for problem in caught.value.problems)


def test_a_plan_and_a_period_are_read(tmp_path: Path) -> None:
    period = load_period(filed.write(tmp_path))
    plan = load_plan(tmp_path / "plan.toml")

    assert period.submissions == ("phieu/a.csv", "phieu/b.csv")
    assert plan.tasks[0].last_day.isoformat() == "2025-11-30"


def test_all_files_that_a_period_names_in_vain_are_reported(tmp_path: Path) -> None:
    period = filed.write(tmp_path, {"plan.toml": None, "units.csv": None, "receipts.csv": None})

    with pytest.raises(PlanError) as caught:
        load_period(period)

    assert [(p.code, p.place.line, p.found) for p in caught.value.problems] == [
        ("PLN330", 6, "plan.toml"),
        ("PLN330", 7, "units.csv"),
        ("PLN330", 11, "receipts.csv"),
    ]


def test_a_name_too_long_for_any_file_is_a_file_that_does_not_exist(tmp_path: Path) -> None:
    changes = {"period.toml": filed.PERIOD.replace("plan.toml", "x" * 5_000)}

    with pytest.raises(PlanError, match="PLN330"):
        load_period(filed.write(tmp_path, changes))
