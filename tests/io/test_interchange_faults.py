"""Every fault of JSON Lines: told with its line and code, all in one report, nothing guessed."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import filed
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.io import check_file
from danvan_scoring.io.interchange.read import LONGEST_LINE, read_record
from danvan_scoring.io.interchange.records import RECORDS
from danvan_scoring.io.interchange.strict_json import read_object
from danvan_scoring.model.problem import Place, Problem

SHA = sha256(filed.RUBRIC.encode()).hexdigest()
HEADER = {
    "record": "header", "format": 1, "period": "ky_thu", "as_of": "2025-12-10",
    "rubrics": [{"id": "thu", "version": "1", "sha256": SHA}],
}  # fmt: skip
UNITS = [
    {"record": "unit", "code": "hoà-bình", "name": "Thôn Hoà Bình", "kind": "thon"},
    {"record": "unit", "code": "đông", "name": "Thôn Đông", "kind": "thon"},
]
FORM = {
    "record": "submission", "unit": "đông",
    "values": [{"field": "ty_le", "value": "97.5", "evidence": "BC 12"}],
}  # fmt: skip
PERIOD = """\
format = 1
id = "ky_thu"
title = "Kỳ thử"
as_of = 2025-12-10
rubric = "rubric.toml"
plan = "plan.toml"
units = "ky.jsonl"
submissions = ["ky.jsonl"]
"""
NEXT = len([HEADER, *UNITS]) + 1
"""The line of the first record that a test adds."""


def text_of(*records: object) -> str:
    """Records as lines; a text is a line as it is."""
    return "".join(
        (own if isinstance(own, str) else json.dumps(own, ensure_ascii=False)) + "\n"
        for own in records
    )


def problems(folder: Path, lines: str | bytes | None, period: str = PERIOD) -> tuple[Problem, ...]:
    changed: Mapping[str, str | bytes | None] = {"period.toml": period, "ky.jsonl": lines}
    return check_file(filed.write(folder, changed))


def form(**entry: object) -> dict[str, object]:
    return {**FORM, "values": [{"field": "ty_le", **entry}]}


def value(field: str, written: str) -> str:
    """A submission whose value is written as it is."""
    return f'{{"record":"submission","unit":"đông","values":[{{"field":"{field}","value":{written}}}]}}'  # noqa: E501 (one line of the file)


def test_the_lines_are_good_until_one_is_changed(tmp_path: Path) -> None:
    assert problems(tmp_path, text_of(HEADER, *UNITS, FORM)) == ()


@pytest.mark.parametrize(
    ("line", "code", "item", "hint"),
    [
        ("{", "INT810", "", "các dòng khác"),
        ("[1]", "INT810", "", "các dòng khác"),
        (value("ty_le", "NaN"), "INT810", "", "các dòng khác"),
        (value("ty_le", "-Infinity"), "INT810", "", "các dòng khác"),
        (value("ty_le", "1" * 5_000), "INT810", "", "các dòng khác"),
        (value("ty_le", "1e99999999999999999999"), "INT810", "", "các dòng khác"),
        (value("ty_le", "[" * 50 + "]" * 50), "INT810", "", "các dòng khác"),
        ("[" * 100_000, "INT810", "", "các dòng khác"),
        ({"unit": "đông"}, "INT811", "record", "Bổ sung «record»"),
        ({"record": "submission", "values": []}, "INT811", "unit", "Bổ sung «unit»"),
        ({**FORM, "units": "đông"}, "INT812", "units", "Có phải ý là «unit»?"),
        ({**FORM, "unit": 5}, "INT813", "unit", "kiểu"),
        (form(value=[1]), "INT813", "values 1: value", "kiểu"),
        ({"record": "submision"}, "INT814", "record", "Có phải ý là «submission»?"),
        ({"record": 7}, "INT814", "record", "Chọn"),
        ({**HEADER, "format": 2}, "INT814", "format", "Chọn"),
        ({**HEADER, "rubrics": []}, "INT816", "rubrics", "dạng đó"),
        ({**FORM, "unit": " "}, "INT816", "unit", "dạng đó"),
        ({**FORM, "note": "x" * LONGEST_LINE}, "INT818", "", "nhiều bản ghi"),
        ('{"record":"unit","record":"unit"}', "INT819", "", "một trong hai"),
        (HEADER, "INT820", "", "dòng đầu"),
        (form(note="\ud800"), "INT825", "", "Bỏ các ký tự"),
        ('{"record":"submission","unit":"\\u0000","values":[]}', "INT825", "", "Bỏ các ký tự"),
    ],
)  # fmt: skip
def test_one_wrong_line_is_that_problem_and_no_other(
    tmp_path: Path, line: object, code: str, item: str, hint: str
) -> None:
    written = line if isinstance(line, str) else json.dumps(line)

    (problem,) = problems(tmp_path, text_of(HEADER, *UNITS, written))

    assert (problem.code, problem.place) == (code, Place("ky.jsonl", NEXT, item=item))
    assert hint in problem.hint("vi")
    assert problem.line("en")


@pytest.mark.parametrize(
    ("record", "code", "found", "hint"),
    [
        (value("ty_le", '"97,5"'), "SUB231", "97,5", "97.5"),
        (value("ty_le", "0.30000000000000004"), "SUB234", "0.30000000000000004", ""),
        (value("ty_le", "100.5"), "SUB236", "100.5", ""),
        (value("ty_le", "1e300"), "SUB237", "1E+300", ""),
        (value("ty_le", "true"), "SUB230", "yes", ""),
        (value("so_ho", "2.5"), "SUB235", "2.5", ""),
        (value("ke_hoach", '"x"'), "SUB238", "x", ""),
        (value("muc", '"tot"'), "SUB239", "tot", "Có phải ý là «tốt»?"),
        (value("ngay_gui", '"28/11/2025"'), "SUB242", "28/11/2025", ""),
        (value("ty_lee", "1"), "SUB263", "ty_lee", "Có phải ý là «ty_le»?"),
        ({**FORM, "unit": "đôngg"}, "SUB262", "đôngg", "Có phải ý là «đông»?"),
        ({**UNITS[0], "code": "x", "kind": "thonn"}, "SUB264", "thonn", "Có phải ý là «thon»?"),
        (UNITS[0], "SUB260", "hoà-bình", ""),
        ({"record": "mark", "unit": "đông", "criterion": "1.2", "points": "3",
          "stage": "agreed"}, "SUB265", "1.2", "Có phải ý là «1.1»?"),
        ({"record": "mark", "unit": "đông", "criterion": "1.1", "points": 10.5,
          "stage": "agreed"}, "LOG631", "10.5", ""),
        ({"record": "mark", "unit": "đông", "criterion": "1.1", "points": "3.125",
          "stage": "agreed"}, "LOG632", "3.125", ""),
    ],
)  # fmt: skip
def test_what_records_say_is_checked_as_rows_of_csv_files_are(
    tmp_path: Path, record: object, code: str, found: str, hint: str
) -> None:
    (problem,) = problems(tmp_path, text_of(HEADER, *UNITS, record))

    assert (problem.code, problem.found) == (code, found)
    assert (problem.place.file, problem.place.line) == ("ky.jsonl", NEXT)
    assert hint in problem.hint("vi")


def test_an_answer_of_yes_or_no_is_asked_for_in_the_words_of_json(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, text_of(HEADER, *UNITS, value("ke_hoach", '"maybe"')))

    assert problem.expected("vi") == "true hoặc false"
    assert problem.expected("en") == "true or false"


@pytest.mark.parametrize("written", ['"97.5"', "97.5", "97.50", "975e-1", "0.975e2"])
def test_the_same_number_is_the_same_value_however_it_is_written(
    tmp_path: Path, written: str
) -> None:
    assert problems(tmp_path, text_of(HEADER, *UNITS, value("ty_le", written))) == ()


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        text_of(HEADER, *UNITS, "{", value("ty_le", "101"), {"record": "unitt"}, form(valu=1)),
    )

    assert [(problem.place.line, problem.code) for problem in found] == [
        (4, "INT810"), (5, "SUB236"), (6, "INT814"), (7, "INT812"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "PLN330"),
        (" \n", "INT804"),
        (b"x\xff\xfe\xfd\xfc", "INT805"),
        ("{}".encode("utf-16"), "INT806"),
        (b"PK\x03\x04\x14", "INT809"),
    ],
)
def test_a_file_that_is_no_text_is_told_as_that(
    tmp_path: Path, content: str | bytes | None, code: str
) -> None:
    assert code in {problem.code for problem in problems(tmp_path, content)}


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ky.jsonl").mkdir()

    assert [problem.code for problem in problems(tmp_path, None)] == ["INT802"]


@pytest.mark.parametrize(
    ("header", "code", "found"),
    [
        ({**HEADER, "period": "ky_khac"}, "INT821", "ky_khac"),
        ({**HEADER, "rubrics": [{"id": "thu", "version": "2"}]}, "INT822", "thu 2"),
        ({**HEADER, "rubrics": [{"id": "thu", "version": "1", "sha256": "0" * 64}]},
         "INT823", "0" * 64),
        ({**HEADER, "as_of": "2025-12-11"}, "INT823", "2025-12-11"),
    ],
)  # fmt: skip
def test_a_file_of_another_period_or_rubric_is_told(
    tmp_path: Path, header: object, code: str, found: str
) -> None:
    (problem,) = problems(tmp_path, text_of(header, *UNITS, FORM))

    assert (problem.code, problem.found, problem.place.line) == (code, found, 1)


def test_a_file_without_its_header_is_told(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, text_of(*UNITS, FORM))

    assert (problem.code, problem.place.line) == ("INT820", 1)


def test_records_that_the_period_does_not_take_are_not_lost_without_a_word(tmp_path: Path) -> None:
    receipt = {"record": "receipt", "unit": "đông", "report": "nam", "date": "2025-11-28"}

    (problem,) = problems(tmp_path, text_of(HEADER, *UNITS, FORM, receipt))

    assert (problem.code, problem.place) == ("INT824", Place("ky.jsonl", 5, item="receipt"))
    taking = PERIOD + 'receipts = ["ky.jsonl"]\n'
    assert problems(tmp_path, text_of(HEADER, *UNITS, FORM, receipt), taking) == ()


def test_marks_are_for_periods_that_keep_no_log(tmp_path: Path) -> None:
    mark = {
        "record": "mark", "unit": "đông", "criterion": "1.1", "points": "3", "stage": "agreed",
    }  # fmt: skip
    logged = PERIOD + 'log = "nhat-ky.jsonl"\n'

    assert problems(tmp_path, text_of(HEADER, *UNITS, FORM, mark)) == ()
    (problem,) = problems(tmp_path, text_of(HEADER, *UNITS, FORM, mark), logged)

    assert (problem.code, problem.place.line) == ("INT826", 5)


def test_a_list_without_units_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in problems(tmp_path, text_of(HEADER))] == ["SUB210"]


def test_text_is_composed_whether_escaped_or_not() -> None:
    found = read_object('{"a": "ho\\u0061\\u0300", "b": "hoà"}', Place())

    assert found == {"a": "hoà", "b": "hoà"}


def test_marks_apart_in_the_file_itself_are_a_warning(tmp_path: Path) -> None:
    found = problems(tmp_path, text_of(HEADER, *UNITS, form(value=1, note="ho\u0061\u0300")))

    assert [problem.code for problem in found] == ["INT807"]


def test_text_saved_by_mistake_is_a_warning(tmp_path: Path) -> None:
    wrong = form(value=1, note="Th«n Ph­¬ng L¹i, x· Vò B×nh, tØnh Qu¶ng Ng·i")

    found = problems(tmp_path, text_of(HEADER, *UNITS, wrong))

    assert [problem.code for problem in found] == ["INT808"]


def test_a_file_alone_is_checked_in_part_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "ky.jsonl"
    file.write_text(text_of(HEADER, *UNITS, FORM, FORM, form(valu=1)), encoding="utf-8")

    found = check_file(file)

    assert [(problem.code, problem.place.line) for problem in found] == [
        ("SUB270", 0), ("SUB261", 5), ("INT812", 6),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), [("khong-co.jsonl", "INT801"), ("a\0.jsonl", "INT803")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, code: str) -> None:
    assert [problem.code for problem in check_file(tmp_path / name)] == [code]


def test_lines_of_something_else_are_told_as_that(tmp_path: Path) -> None:
    file = tmp_path / "nhat-ky.jsonl"
    file.write_text('{"kind": "mark"}\n{"kind": "final"}\n', encoding="utf-8")

    assert [problem.code for problem in check_file(file)] == ["SUB293"]


GOOD = text_of(HEADER, *UNITS, FORM).encode()
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = sorted({key for model in RECORDS.values() for key in model.model_fields})


@given(
    at=st.integers(0, len(GOOD)),
    length=st.integers(0, 12),
    put=st.binary(max_size=4) | st.sampled_from([b"\n", b'"', b"{", b"}", b"[", b"\\u", b"\0"]),
)
def test_a_damaged_file_gives_problems_or_data(
    at: int, length: int, put: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    damaged = GOOD[:at] + put + GOOD[at + length :]

    found = problems(tmp_path_factory.mktemp("damaged"), damaged)

    assert all(problem.line("vi") and problem.line("en") for problem in found)


@given(
    kind=st.sampled_from([*RECORDS]),
    record=st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), JSON, max_size=6),
)
def test_any_json_is_a_record_or_has_faults(kind: str, record: dict[str, object]) -> None:
    read, found = read_record(json.dumps({**record, "record": kind}), Place("ky.jsonl", 1))

    assert (read is None) == bool(found)
    assert all(problem.line("vi") and problem.line("en") for problem in found)
