"""Every code of reading input: one fault in otherwise good files is that problem and no other."""

import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import filed
import pytest
from pydantic import ValidationError, model_validator

from danvan_scoring.errors import RubricError
from danvan_scoring.io import check_file, load_rubric
from danvan_scoring.model.codes.cells import CELL_CODES
from danvan_scoring.model.codes.plan import PLAN_CODES
from danvan_scoring.model.codes.reading import toml_codes
from danvan_scoring.model.codes.submission import SUBMISSION_CODES
from danvan_scoring.model.criterion import Params
from danvan_scoring.model.problem import Place
from danvan_scoring.model.text import Text
from danvan_scoring.model.validation import problems_of


class Case(NamedTuple):
    """One fault: the changed file, and the problem as it is to be reported."""

    code: str
    file: str
    content: str | bytes | None
    place: str
    found: str = ""
    hint: str = ""


TCVN3 = b"M\xb7 \xae\xac\xecn v\xde;T\xaan \xae\xac\xecn v\xde\nth\xabn;Th\xabn L\xb9i\n"
UTF16 = "Mã đơn vị;Tên đơn vị\n".encode("utf-16")
NFD = unicodedata.normalize("NFD", filed.UNITS)
TCVN3_SAVED_AS_UTF8 = filed.UNITS + "x;Th«n Ph­¬ng L¹i, x· Vò B×nh, tØnh Qu¶ng Ng·i;thon\n"


def _file_cases(file: str, family: str) -> list[Case]:
    """The faults that any file may have, in one file of the period."""
    content = filed.FILES[file]
    comment = "# Thôn Hoà Bình\n" if file.endswith(".toml") else ""
    by_kind = "CSV UTF-8" if file.endswith(".csv") else "Notepad"
    mojibake = "# Th«n Ph­¬ng L¹i, x· Vò B×nh\n" + content
    return [
        Case(family + "04", file, " \n", file, hint="lưu tệp"),
        Case(family + "05", file, b"x = \xff\xfe\xfd\xfc", f"{file}:1", hint=by_kind),
        Case(family + "06", file, UTF16, file, hint=by_kind),
        Case(family + "06", file, b"\n" + TCVN3, f"{file}:2", hint="Unicode dựng sẵn"),
        Case(
            family + "07",
            file,
            unicodedata.normalize("NFD", comment + content),
            f"{file}:1",
            hint="Nội dung không đổi",
        ),
        Case(
            family + "08",
            file,
            TCVN3_SAVED_AS_UTF8 if file.endswith(".csv") else mojibake,
            file,
            hint="TCVN3",
        ),
        Case(family + "09", file, b"PK\x03\x04\x14\x00", file, hint=by_kind),
    ]


def _replaced(file: str, old: str, new: str) -> str:
    assert old in filed.FILES[file]
    return filed.FILES[file].replace(old, new, 1)


def _toml(code: str, file: str, old: str, new: str, place: str, found: str, hint: str) -> Case:  # noqa: PLR0913, PLR0917
    return Case(code, file, _replaced(file, old, new), place, found, hint)


def _value(code: str, field: str, cell: str, hint: str) -> Case:
    content = filed.SUBMISSIONS + f"hoà-bình;{field};{cell};\n"
    return Case(code, "phieu/a.csv", content, f"phieu/a.csv:2 [{field}]", cell.strip('"'), hint)


def _rows(code: str, file: str, rows: str, place: str, found: str, hint: str) -> Case:
    return Case(code, file, filed.FILES[file] + rows, place, found, hint)


CASES = [
    *_file_cases("rubric.toml", "RUB1"),
    *_file_cases("period.toml", "PLN3"),
    *_file_cases("units.csv", "SUB2"),
    _toml("RUB110", "rubric.toml", 'id = "thu"', "id = thu", "rubric.toml:2", "id = thu", "dòng"),
    _toml("RUB111", "rubric.toml", "max = 10\nuses", "uses", "rubric.toml:63 [criterion 1.1: max]",
          "", "Bổ sung «max»"),
    _toml("RUB112", "rubric.toml", "minimum = 0", "minimun = 0",
          "rubric.toml:29 [field ty_le: minimun]", "minimun", "Có phải ý là «minimum»?"),
    _toml("RUB113", "rubric.toml", "minimum = 0", 'minimum = "0"',
          "rubric.toml:29 [field ty_le: minimum]", "0", "đúng kiểu"),
    _toml("RUB114", "rubric.toml", '"integer"', '"interger"',
          "rubric.toml:35 [field so_ho: type]", "interger", "Có phải ý là «integer»?"),
    _toml("RUB115", "rubric.toml", "max = 10\nuses", "max = 0\nuses",
          "rubric.toml:67 [criterion 1.1: max]", "0", "Sửa lại giá trị"),
    _toml("RUB116", "rubric.toml", "builtin/ratio@1", "ratio",
          "rubric.toml:68 [criterion 1.1: uses]", "ratio", "dạng đó"),
    _toml("PLN310", "plan.toml", "[[group]]", "[[group]", "plan.toml:7", "[[group]", "dòng"),
    _toml("PLN311", "period.toml", "as_of = 2025-12-10\n", "", "period.toml [as_of]", "",
          "Bổ sung «as_of»"),
    _toml("PLN312", "period.toml", "receipts", "reciepts", "period.toml:11 [reciepts]",
          "reciepts", "Có phải ý là «receipts»?"),
    _toml("PLN313", "period.toml", "2025-12-10", '"10/12/2025"', "period.toml:4 [as_of]",
          "10/12/2025", "đúng kiểu"),
    _toml("PLN314", "period.toml", "format = 1", "format = 2", "period.toml:1 [format]", "2",
          "Chọn"),
    _toml("PLN315", "plan.toml", "[[report]]", "target = 101\n[[report]]",
          "plan.toml:19 [task 1.1: target]", "101", "Sửa lại giá trị"),
    _toml("PLN316", "plan.toml", 'code = "nam"', 'code = "báo cáo"',
          "plan.toml:20 [report báo cáo: code]", "báo cáo", "dạng đó"),
    _toml("PLN317", "plan.toml", "before", "due = 2025-12-01\nbefore", "plan.toml:11 [task 1.1]",
          "", "bỏ bớt khóa"),
    _toml("PLN330", "period.toml", "phieu/b.csv", "phieu/c-b.csv",
          "period.toml:8 [submissions]", "phieu/c-b.csv", "Có phải ý là «phieu/b.csv»?"),
    _toml("PLN331", "period.toml", "phieu/b.csv", "./phieu/a.csv",
          "period.toml:8 [submissions]", "./phieu/a.csv", "Bỏ một trong hai"),
    Case("SUB210", "units.csv", "Mã đơn vị;Tên đơn vị;Loại đơn vị\n", "units.csv", "", "Ghi các"),
    Case("SUB211", "receipts.csv", "unit;report;date\n", "receipts.csv", "", "để nguyên"),
    Case("SUB212", "phieu/a.csv", "Mã đơn vị;Mã chỉ tiêu\nđông;so_ho\n",
         "phieu/a.csv:1 [Giá trị]", "", "Thêm cột"),
    Case("SUB213", "phieu/a.csv", "unit;field;value;Minh chúng\nđông;y_kien;x;\n",
         "phieu/a.csv:1 [Minh chúng]", "Minh chúng", "Có phải ý là «Minh chứng»?"),
    Case("SUB214", "phieu/a.csv", "unit;field;value;Mã chỉ tiêu\nđông;y_kien;x;\n",
         "phieu/a.csv:1 [Mã chỉ tiêu]", "Mã chỉ tiêu", "Bỏ một trong hai cột"),
    Case("SUB215", "phieu/a.csv", filed.SUBMISSIONS + "đông;y_kien;tốt; khá;BC 1\n",
         "phieu/a.csv:2", "", "dấu nháy kép"),
    Case("SUB220", "phieu/a.csv", "PHIẾU TỰ CHẤM;;\n\nunit;field;value\nđông;y_kien;x\n",
         "phieu/a.csv:1", "PHIẾU TỰ CHẤM", "trên dòng 3"),
    Case("SUB216", "phieu/a.csv", "unit,field,value\nđông,y_kien,x\n", "phieu/a.csv:1", ",",
         "[csv] delimiter"),
    Case("SUB217", "phieu/a.csv", filed.SUBMISSIONS + 'đông;y_kien;"tốt" lắm;\n',
         "phieu/a.csv:2", "", "Sửa dấu nháy"),
    Case("SUB218", "phieu/a.csv", filed.SUBMISSIONS + "đông;ty_le;#DIV/0!;\n",
         "phieu/a.csv:2 [Giá trị]", "#DIV/0!", "công thức"),
    Case("SUB219", "phieu/a.csv", filed.SUBMISSIONS + "đông;;1;\n",
         "phieu/a.csv:2 [Mã chỉ tiêu]", "", "Điền ô này"),
    _value("SUB230", "ty_le", "12%", "dấu %"),
    _value("SUB231", "ty_le", "12.5", "Viết «12,5»"),
    _value("SUB232", "ty_le", "1.000", "Nếu là 1000, viết «1000»"),
    _value("SUB233", "so_ho", "1.234.567", "Bỏ dấu phân cách"),
    _value("SUB234", "ty_le", "12,5678", "decimals trong bộ tiêu chí"),
    _value("SUB235", "so_ho", "12,5", "không có dấu thập phân"),
    _value("SUB236", "ty_le", "100,01", "đơn vị tính"),
    _value("SUB237", "so_ho", "1000001", "triệu đồng"),
    _value("SUB238", "ke_hoach", "co", "Có phải ý là «có»?"),
    _value("SUB239", "muc", "Tốt", "Có phải ý là «tốt»?"),
    _value("SUB240", "ngay_gui", "cuối tháng 11", "theo dạng đó"),
    _value("SUB241", "ngay_gui", "31/02/2025", "ngày và tháng"),
    _value("SUB242", "ngay_gui", "2025-12-01", "[csv] date"),
    _value("SUB243", "ngay_gui", "01/12/25", "bốn chữ số"),
    _value("SUB244", "ngay_gui", "45992", "Định dạng cột"),
    _value("SUB245", "ngay_gui", "01/12/0205", "Kiểm tra năm"),
    Case("SUB246", "receipts.csv", "unit;report;date\nđông;nam;11/12/2025\n",
         "receipts.csv:2 [date]", "11/12/2025", "as_of"),
    Case("SUB247", "progress.csv", "unit;task;state;date\nđông;1.1;done;\n",
         "progress.csv:2 [date]", "", "Điền ngày"),
    Case("SUB248", "progress.csv", "unit;task;state;date\nđông;1.1;partly;01/12/2025\n",
         "progress.csv:2 [date]", "01/12/2025", "bỏ ngày"),
    Case("SUB249", "progress.csv", "unit;task;state;date\nđông;1.1;hoàn thanh;\n",
         "progress.csv:2 [state]", "hoàn thanh", "Có phải ý là «hoàn thành»?"),
    _rows("SUB260", "units.csv", "đông;Thôn Đoài;thon\n", "units.csv:4 [Mã đơn vị]", "đông",
          "sửa mã"),
    _rows("SUB261", "phieu/b.csv", "hoà-bình;ty_le;90;\n", "phieu/b.csv:3 [Mã chỉ tiêu]",
          "hoà-bình + ty_le", "Giữ lại"),
    _rows("SUB262", "phieu/a.csv", "hòa-bình;so_ho;9;\n", "phieu/a.csv:3 [Mã đơn vị]",
          "hòa-bình", "Có phải ý là «hoà-bình»?"),
    _rows("SUB262", "phieu/a.csv", "Ðông;y_kien;x;\n", "phieu/a.csv:3 [Mã đơn vị]", "Ðông",
          "Có phải ý là «đông»?"),
    _rows("SUB263", "phieu/a.csv", "đông;tyle;9;\n", "phieu/a.csv:3 [Mã chỉ tiêu]", "tyle",
          "Có phải ý là «ty_le»?"),
    _rows("SUB264", "units.csv", "x;Thôn Đoài;Thôn\n", "units.csv:4 [Loại đơn vị]", "Thôn",
          "Có phải ý là «thon»?"),
    Case("SUB265", "waivers.csv", filed.FILES["waivers.csv"].replace(";1.1;", ";1,1;"),
         "waivers.csv:2 [criterion]", "1,1", "Có phải ý là «1.1»?"),
    _rows("SUB266", "progress.csv", "đông;1.2;chưa thực hiện;\n", "progress.csv:3 [task]", "1.2",
          "Có phải ý là «1.1»?"),
    _rows("SUB267", "receipts.csv", "đông;năm;01/12/2025\n", "receipts.csv:3 [report]", "năm",
          "Có phải ý là «nam»?"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.file}")
def test_one_fault_is_one_problem_with_place_found_value_and_hint(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed.write(tmp_path, {case.file: case.content})
    monkeypatch.chdir(tmp_path)

    problems = check_file("period.toml")

    assert [problem.line() for problem in problems if problem.code != case.code] == []
    assert [str(problem.place) for problem in problems] == [case.place]
    assert problems[0].found == case.found
    assert case.hint in problems[0].hint("vi")


def test_good_files_have_no_problems(tmp_path: Path) -> None:
    assert check_file(filed.write(tmp_path)) == ()


@pytest.mark.parametrize(
    ("family", "file"), [("RUB1", "rubric.toml"), ("PLN3", "plan.toml"), ("SUB2", "units.csv")]
)
def test_a_folder_in_place_of_a_file_is_named(family: str, file: str, tmp_path: Path) -> None:
    period = filed.write(tmp_path, {file: None})
    (tmp_path / file).mkdir()

    problems = check_file(period)

    assert [(problem.code, problem.place) for problem in problems] == [
        (family + "02", Place(file=file))
    ]


@pytest.mark.parametrize(
    ("family", "file"), [("RUB1", "rubric.toml"), ("PLN3", "plan.toml"), ("SUB2", "units.csv")]
)
def test_a_file_that_may_not_be_read_is_named(
    family: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = filed.write(tmp_path)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == file:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    problems = check_file(period)

    assert [(problem.code, problem.place) for problem in problems] == [
        (family + "03", Place(file=file))
    ]
    assert problems[0].title("vi") == "không đọc được tệp (không có quyền)"
    assert "Permission denied" in problems[0].title("en")


@pytest.mark.parametrize(("code", "name"), [("PLN301", "x.toml"), ("SUB201", "x.csv")])
def test_a_file_that_does_not_exist_is_named(code: str, name: str, tmp_path: Path) -> None:
    (problem,) = check_file(tmp_path / name)

    assert (problem.code, problem.place.file) == (code, (tmp_path / name).as_posix())


def test_a_rubric_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match="RUB101"):
        load_rubric(tmp_path / "rubric.toml")


def test_a_csv_file_alone_is_checked_in_part_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("unit,field,value\nx,f,1\nx,f,2\n", encoding="utf-8")

    problems = check_file(path)

    assert [problem.code for problem in problems] == ["SUB270", "SUB261"]


class Bounds(Params):
    low: Decimal
    high: Decimal

    @model_validator(mode="after")
    def _in_order(self) -> "Bounds":
        if self.low > self.high:
            raise ValueError(Text("low không lớn hơn high", "low not above high"))
        return self


def test_a_rule_of_params_is_told_in_both_languages() -> None:
    given = {"low": Decimal(2), "high": Decimal(1)}

    with pytest.raises(ValidationError) as caught:
        Bounds.model_validate(given)
    (problem,) = problems_of(
        caught.value, Bounds, given, lambda *_path, item: Place("r.toml", 7, item=item),
        at=("criterion", 0, "params"), within="1.1",
    )  # fmt: skip

    assert (problem.code, str(problem.place)) == ("RUB117", "r.toml:7 [1.1]")
    assert (problem.expected("vi"), problem.expected("en")) == (
        "low không lớn hơn high",
        "low not above high",
    )


def test_every_code_of_input_has_a_test_here() -> None:
    elsewhere = {
        *("RUB101", "PLN301", "SUB201", "RUB102", "PLN302", "SUB202"),
        *("RUB103", "PLN303", "SUB203", "RUB117", "SUB270", "SUB271"),
    }
    shown = {case.code for case in CASES} | elsewhere

    of_plans = {code for code in PLAN_CODES if code in toml_codes("PLN3") or code[:5] == "PLN33"}
    assert shown == {*toml_codes("RUB1"), *of_plans, *SUBMISSION_CODES, *CELL_CODES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.file}")
def test_both_languages_say_everything(case: Case, tmp_path: Path) -> None:
    problem = check_file(filed.write(tmp_path, {case.file: case.content}))[0]

    for language in ("vi", "en"):
        assert "{" not in problem.line(language).replace(problem.found, "")
        assert problem.title(language)
        assert problem.hint(language)
    assert problem.line("vi") != problem.line("en")
