"""All files of a period together: frames of the right types, and every fault in order."""

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import filed
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.errors import SubmissionError
from danvan_scoring.io import load_period, load_plan, load_rubric, load_submissions
from danvan_scoring.model.submission import Submissions
from danvan_scoring.stages.validate import validate

ALL_FIELDS = """\
hoà-bình;ty_le;97,5;BC 12;theo mẫu
hoà-bình;so_ho;210;;
hoà-bình;ke_hoach;Có;;
hoà-bình;ngay_gui;1/12/2025;;
hoà-bình;muc;khá;;
hoà-bình;y_kien;"Không; có ý kiến";;
đông;ke_hoach;không;;
đông;ty_le;;;chưa có
"""
HEADING = "Mã đơn vị;Mã chỉ tiêu;Giá trị;Minh chứng;Ghi chú\n"


def load(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Submissions:
    period = load_period(filed.write(folder, changes))
    return load_submissions(
        period, load_rubric(folder / "rubric.toml"), load_plan(folder / "plan.toml")
    )


def faults(folder: Path, changes: dict[str, str | bytes | None]) -> list[tuple[str, str]]:
    with pytest.raises(SubmissionError) as caught:
        load(folder, changes)
    return [(problem.code, str(problem.place)) for problem in caught.value.problems]


def test_every_type_of_field_has_its_type_of_column(tmp_path: Path) -> None:
    changes = {"phieu/a.csv": HEADING + ALL_FIELDS, "phieu/b.csv": HEADING}
    submissions = load(tmp_path, changes)

    values = submissions.values
    assert list(values.index) == list(submissions.units.index) == ["hoà-bình", "đông"]
    assert list(values.columns) == ["ty_le", "so_ho", "ke_hoach", "ngay_gui", "muc", "y_kien"]
    first = values.iloc[0]
    assert (first["ty_le"], first["so_ho"], first["ke_hoach"]) == (97.5, 210.0, 1.0)
    assert first["ngay_gui"] == pd.Timestamp(2025, 12, 1)
    assert (first["muc"], first["y_kien"]) == ("khá", "Không; có ý kiến")
    assert values.iloc[1].isna().tolist() == [True, True, False, True, True, True]
    assert values["ke_hoach"].dtype == np.float64
    assert pd.api.types.is_datetime64_any_dtype(values["ngay_gui"])
    assert not pd.api.types.is_numeric_dtype(values["muc"])  # `str`, or `object` in pandas 2
    assert validate(load_rubric(tmp_path / "rubric.toml"), submissions) == []


def test_evidence_says_where_it_was_read(tmp_path: Path) -> None:
    changes = {"phieu/a.csv": HEADING + ALL_FIELDS, "phieu/b.csv": HEADING}
    evidence = load(tmp_path, changes).evidence

    assert evidence.iloc[0].to_dict() == {
        "unit": "hoà-bình",
        "field": "ty_le",
        "evidence": "BC 12",
        "note": "theo mẫu",
        "place": "phieu/a.csv:2",
    }
    assert evidence.iloc[-1]["place"] == "phieu/a.csv:9"


def test_waivers_progress_and_receipts_are_read(tmp_path: Path) -> None:
    submissions = load(tmp_path)

    waiver, progress, receipt = (
        frame.iloc[0].to_dict()
        for frame in (submissions.waivers, submissions.progress, submissions.receipts)
    )
    assert waiver.pop("until") is pd.NaT
    assert waiver == {
        "unit": "đông",
        "criterion": "1.1",
        "state": "exempt",
        "document": "QĐ 5",
        "reason": "Thiên tai",
    }
    assert (progress["state"], progress["date"]) == ("done", pd.Timestamp(2025, 11, 20))
    assert (receipt["report"], receipt["date"]) == ("nam", pd.Timestamp(2025, 11, 28))


def test_sources_are_named_from_the_periods_folder_with_their_digests(tmp_path: Path) -> None:
    sources = load(tmp_path).sources

    assert [source.path for source in sources] == [
        *("units.csv", "phieu/a.csv", "phieu/b.csv"),
        *("waivers.csv", "progress.csv", "receipts.csv"),
    ]
    assert all(len(source.sha256) == 64 for source in sources)


def test_codes_in_nfd_match_those_in_nfc_and_the_file_is_remarked_on_once(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", filed.FILES["phieu/a.csv"])

    submissions = load(tmp_path, {"phieu/a.csv": decomposed})

    assert submissions.values.loc["hoà-bình", "ty_le"] == 97.5
    assert [(p.code, str(p.place)) for p in submissions.warnings] == [("SUB207", "phieu/a.csv:1")]


def test_a_decimal_point_and_iso_dates_may_be_declared(tmp_path: Path) -> None:
    dialect = '\n[csv]\ndelimiter = ","\ndecimal = "."\ndate = "iso"\n'
    files = {
        name: content.replace(";", ",")
        for name, content in filed.FILES.items()
        if name.endswith(".csv")
    }
    files["period.toml"] = filed.PERIOD + dialect
    files["phieu/a.csv"] = "unit,field,value\nđông,ty_le,97.5\nđông,ngay_gui,2025-12-01\n"
    files["progress.csv"] = "unit,task,state,date\nđông,1.1,done,2025-11-20\n"
    files["receipts.csv"] = "unit,report,date\nđông,nam,2025-11-28\n"

    values = load(tmp_path, files).values

    assert values.loc["đông", "ty_le"] == 97.5
    assert values.loc["đông", "ngay_gui"] == pd.Timestamp(2025, 12, 1)


def test_all_faults_of_all_files_are_reported_in_their_order(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        {
            "units.csv": filed.UNITS + "đông;;thôn\n",
            "phieu/a.csv": filed.SUBMISSIONS + "x;ty_le;a;\nđông;f;1;\nđông;muc;tôt;\n",
            "phieu/b.csv": b"\xff\xfe",
            "waivers.csv": None,
            "period.toml": filed.PERIOD.replace('waivers = ["waivers.csv"]\n', ""),
            "receipts.csv": "unit;report\nđông;nam\n",
        },
    )

    assert found == [
        ("SUB219", "units.csv:4 [Tên đơn vị]"),
        ("SUB264", "units.csv:4 [Loại đơn vị]"),
        ("SUB260", "units.csv:4 [Mã đơn vị]"),
        ("SUB262", "phieu/a.csv:2 [Mã đơn vị]"),
        ("SUB230", "phieu/a.csv:2 [ty_le]"),
        ("SUB263", "phieu/a.csv:3 [Mã chỉ tiêu]"),
        ("SUB239", "phieu/a.csv:4 [muc]"),
        ("SUB206", "phieu/b.csv"),
        ("SUB212", "receipts.csv:1 [Ngày nhận]"),
    ]


def test_a_thousand_faults_are_a_thousand_problems_in_order(tmp_path: Path) -> None:
    kinds = [
        ("đông;ty_le;{n}.5;", "SUB231"),
        ("x{n};ty_le;1;", "SUB262"),
        ("đông;f{n};1;", "SUB263"),
    ]
    rows = [kinds[n % 3][0].format(n=n) + "\n" for n in range(1_000)]
    # The rows of ty_le repeat one another, which is not what is tried here.
    rows = [row if n % 3 else f"u{n};ty_le;{n}.5;\n" for n, row in enumerate(rows)]
    units = filed.UNITS + "".join(f"u{n};Thôn {n};thon\n" for n in range(0, 1_000, 3))

    found = faults(tmp_path, {"units.csv": units, "phieu/a.csv": filed.SUBMISSIONS + "".join(rows)})

    assert [code for code, _ in found] == [kinds[n % 3][1] for n in range(1_000)]
    assert [place.split()[0] for _, place in found] == [
        f"phieu/a.csv:{line}" for line in range(2, 1_002)
    ]


def test_units_that_cannot_be_read_make_no_unit_unknown(tmp_path: Path) -> None:
    found = faults(tmp_path, {"units.csv": "Mã đơn vị;Tên đơn vị\nđông;Thôn Đông\n"})

    assert found == [("SUB212", "units.csv:1 [Loại đơn vị]")]


def test_a_unit_named_by_its_title_gets_its_code_suggested(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError) as caught:
        load(tmp_path, {"phieu/a.csv": filed.SUBMISSIONS + "Thôn Hòa Bình;so_ho;1;\n"})

    assert caught.value.problems[0].suggestion == "hoà-bình"


def test_a_repeated_value_names_both_places(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError) as caught:
        load(tmp_path, {"phieu/b.csv": filed.SUBMISSIONS + "hoà-bình;ty_le;90;\n"})

    (problem,) = caught.value.problems
    assert str(problem.place) == "phieu/b.csv:2 [Mã chỉ tiêu]"
    assert "phieu/a.csv:2" in problem.title()


def test_without_a_plan_any_task_and_report_is_taken(tmp_path: Path) -> None:
    changes = {"progress.csv": "unit;task;state;date\nđông;9.9;chưa thực hiện;\n"}
    period = load_period(filed.write(tmp_path, changes))

    submissions = load_submissions(period, load_rubric(tmp_path / "rubric.toml"))

    assert list(submissions.progress["task"]) == ["9.9"]


def test_a_period_may_be_given_by_its_path(tmp_path: Path) -> None:
    path = filed.write(tmp_path)

    by_path = load_submissions(path, load_rubric(tmp_path / "rubric.toml"))

    assert by_path.values.equals(load(tmp_path).values)


def test_what_happened_on_the_day_of_scoring_has_happened(tmp_path: Path) -> None:
    receipts = load(tmp_path, {"receipts.csv": "unit;report;date\nđông;nam;10/12/2025\n"}).receipts

    assert receipts["date"][0] == pd.Timestamp(date(2025, 12, 10))


_COUNTS = st.integers(0, 10_000).map(lambda count: Decimal(count).scaleb(-2))


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "ty_le": _COUNTS,
                "so_ho": st.integers(-1_000_000, 1_000_000),
                "ke_hoach": st.booleans(),
                "ngay_gui": st.dates(date(1900, 1, 1), date(2100, 12, 31)),
                "muc": st.sampled_from(["tốt", "khá"]),
                "y_kien": st.text(alphabet="aạ;, .đ", min_size=1).map(lambda text: f"x{text}x"),
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_values_written_in_the_dialect_come_back(
    tmp_path_factory: pytest.TempPathFactory, forms: list[dict[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("period")
    rows = [
        f'u{n};{field};"{_typed(value)}"\n'
        for n, form in enumerate(forms)
        for field, value in form.items()
    ]
    units = filed.UNITS + "".join(f"u{n};Đơn vị {n};thon\n" for n in range(len(forms)))
    changes = {"units.csv": units, "phieu/a.csv": "unit;field;value\n" + "".join(rows)}

    values = load(folder, changes).values

    for n, form in enumerate(forms):
        row = values.loc[f"u{n}"]
        for field in values.columns:
            if field not in form:
                assert pd.isna(row[field])
            elif field == "ty_le":
                assert Decimal(f"{row[field]:.2f}") == form[field]
            elif field == "ngay_gui":
                assert row[field].date() == form[field]
            else:
                assert row[field] == form[field]


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def test_a_period_made_in_code_reads_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = load_period(filed.write(tmp_path))
    monkeypatch.chdir(tmp_path)

    submissions = load_submissions(
        period.model_copy(update={"source": None}), load_rubric("rubric.toml")
    )

    assert replace(submissions, sources=()).values.equals(load(tmp_path).values)


def test_a_sheet_error_does_not_hide_the_other_faults_of_its_row(tmp_path: Path) -> None:
    changes = {"phieu/a.csv": HEADING + "đôngg;ty_le;#REF!;;\n"}

    with pytest.raises(SubmissionError) as caught:
        load(tmp_path, changes)
    assert [(p.code, p.found) for p in caught.value.problems] == [
        ("SUB218", "#REF!"),
        ("SUB262", "đôngg"),
    ]
