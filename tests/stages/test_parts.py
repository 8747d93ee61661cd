"""Several rubrics in one period: each scores its own kinds of units, the plan is for all."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import line, number, rubric, submissions

from danvan_scoring import (
    Evaluator,
    RubricError,
    SubmissionError,
    load_period,
    load_rubric,
    load_submissions,
)
from danvan_scoring.cli import main
from danvan_scoring.model.rubric import Rubric

AS_OF = date(2025, 12, 5)


def of_kind(kind: str, code: str, **more: Any) -> Rubric:
    """A rubric of five points for one kind of unit, by one field."""
    return rubric(
        id=f"bo-{kind}",
        kind=[{"code": kind, "title": f"Loại {kind}"}],
        peer_group=[{"code": "K", "title": f"Khối {kind}", "kinds": [kind]}],
        group=[{"code": "T", "title": "Tổng", "max": 5}],
        criterion=[line("1", 5, "count", params={"field": code, "each": 1})],
        **{"field": [number(code)], **more},
    )


def given(*cells: dict[str, Any], kinds: list[str]) -> Any:
    asked = rubric(
        group=[{"code": "T", "title": "Tổng", "max": 5}],
        criterion=[line("1", 5, "count", params={"field": "a", "each": 1})],
        field=[number("a"), number("b")],
    )
    return submissions(asked, cells, kinds)


def test_each_rubric_scores_and_ranks_the_units_of_its_kinds() -> None:
    sent = given({"a": 3}, {"b": 2}, {"a": 4}, kinds=["thon", "phong", "thon"])

    found = Evaluator().evaluate_together(
        [of_kind("thon", "a"), of_kind("phong", "b")], sent, as_of=AS_OF
    )

    thon, phong = (result.ranking.set_index("unit") for result in found.results)
    assert thon["points"].to_dict() == {"u3": 4, "u1": 3}
    assert thon["overall_label"].to_dict() == {"u3": "1", "u1": "2"}
    assert phong["points"].to_dict() == {"u2": 2}
    assert phong["overall_label"].to_dict() == {"u2": "1"}


def test_one_rubric_alone_is_scored_as_ever() -> None:
    sent = given({"a": 3}, kinds=["thon"])
    own = of_kind("thon", "a")

    (together,) = Evaluator().evaluate_together([own], sent, as_of=AS_OF).results
    alone = Evaluator().evaluate(own, sent, as_of=AS_OF)

    assert together.ranking.equals(alone.ranking)


def test_a_kind_of_two_rubrics_is_refused() -> None:
    sent = given({"a": 3}, kinds=["thon"])

    with pytest.raises(RubricError, match="RUB185"):
        Evaluator().evaluate_together(
            [of_kind("thon", "a"), of_kind("thon", "b")], sent, as_of=AS_OF
        )


def test_a_field_is_the_same_in_all_rubrics() -> None:
    sent = given({"a": 3}, kinds=["thon"])
    other = of_kind("phong", "a", field=[number("a", minimum=1)])

    with pytest.raises(RubricError, match="RUB186"):
        Evaluator().evaluate_together([of_kind("thon", "a"), other], sent, as_of=AS_OF)


def test_a_fact_that_a_unit_was_not_asked_for_is_refused() -> None:
    sent = given({"a": 3, "b": 1}, {"b": 2}, kinds=["thon", "phong"])

    with pytest.raises(SubmissionError, match=r"SUB271.*u1: b"):
        Evaluator().evaluate_together(
            [of_kind("thon", "a"), of_kind("phong", "b")], sent, as_of=AS_OF
        )


def test_a_unit_of_a_kind_that_no_rubric_scores_is_refused() -> None:
    sent = given({"a": 3}, {"a": 2}, kinds=["thon", "truong"])

    with pytest.raises(SubmissionError, match=r"SUB252.*truong"):
        Evaluator().evaluate_together(
            [of_kind("thon", "a"), of_kind("phong", "b")], sent, as_of=AS_OF
        )


def test_a_rubric_without_units_has_an_empty_result() -> None:
    sent = given({"a": 3}, kinds=["thon"])

    found = Evaluator().evaluate_together(
        [of_kind("thon", "a"), of_kind("phong", "b")], sent, as_of=AS_OF
    )

    assert [len(result.ranking) for result in found.results] == [1, 0]


RUBRIC = """\
format = 1
id = "bo-{kind}"
version = "1"
title = "Bộ tiêu chí {kind}"
authority = "UBND xã Thử"
status = "issued"

[states]
not_applicable = "leave_out"
exempt = "leave_out"
missing = "zero"
pending = "block"
not_submitted = "block"
withheld = "block"

[[kind]]
code = "{kind}"
title = "Loại {kind}"

[[peer_group]]
code = "K"
title = "Khối {kind}"
kinds = ["{kind}"]

[[field]]
code = "{field}"
title = "Số {field}"
type = "integer"

[[group]]
code = "T"
title = "Tổng điểm"
max = 5

[[criterion]]
code = "1"
title = "Việc {field}"
group = "T"
max = 5
uses = "builtin/count@1"
params = {{ field = "{field}", each = 1 }}
tasks = ["1"]
"""
PLAN = """\
format = 1
id = "ke-hoach"
version = "1"
title = "Kế hoạch thử"
authority = "UBND xã Thử"

[[group]]
code = "I"
title = "Nhóm một"

[[task]]
code = "1"
title = "Việc chung"
group = "I"
binds = ["thon", "phong"]
due = 2025-12-01
evidence = "báo cáo"
"""
PERIOD = """\
format = 1
id = "ky"
title = "Kỳ thử"
as_of = 2025-12-05
rubrics = ["bo-thon.toml", "bo-phong.toml"]
plan = "plan.toml"
units = "don-vi.csv"
submissions = ["phieu.csv"]
progress = ["tien-do.csv"]
"""
FILES = {
    "period.toml": PERIOD,
    "plan.toml": PLAN,
    "bo-thon.toml": RUBRIC.format(kind="thon", field="a"),
    "bo-phong.toml": RUBRIC.format(kind="phong", field="b"),
    "don-vi.csv": "code;name;kind\nt1;Thôn Một;thon\np1;Phòng Một;phong\n",
    "phieu.csv": "unit;field;value;evidence\nt1;a;3;\np1;b;4;\n",
    "tien-do.csv": "unit;task;state;date\nt1;1;done;01/12/2025\np1;1;not_done;\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_the_report_of_several_rubrics_has_one_plan_over_all_units(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["run", str(folder / "period.toml"), "--out", str(folder / "kq")])

    out = capsys.readouterr().out
    assert code == 0
    assert out.count("THỰC HIỆN KẾ HOẠCH") == 1
    assert "Bộ tiêu chí thon" in out
    assert "Bộ tiêu chí phong" in out
    assert "1/2" in out  # one unit of two has done the task
    names = {path.name for path in (folder / "kq").iterdir()}
    assert {"bo-thon-ket-qua.json", "bo-phong-ket-qua.json", "nhiem-vu.csv"} <= names


def test_a_unit_is_explained_by_its_own_rubric(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["explain", str(folder / "period.toml"), "Phòng Một"])

    assert code == 0
    assert "Việc b" in capsys.readouterr().out


def test_a_fact_for_another_rubric_is_told_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "phieu.csv").write_text(FILES["phieu.csv"] + "t1;b;4;\n", encoding="utf-8")

    assert main(["check", str(folder / "period.toml")]) == 1
    assert capsys.readouterr().out.startswith("phieu.csv:4 [b]: SUB271 ")


def test_the_library_reads_the_files_for_all_rubrics_at_once(folder: Path) -> None:
    period = load_period(folder / "period.toml")
    rubrics = [load_rubric(folder / name) for name in period.rubrics]

    sent = load_submissions(period, rubrics)
    found = Evaluator().evaluate_together(rubrics, sent, as_of=period.as_of)

    assert [len(result.scores.units) for result in found.results] == [1, 1]


def test_a_period_names_one_rubric_or_several_and_not_both(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = PERIOD.replace("rubrics =", 'rubric = "bo-thon.toml"\nrubrics =')
    (folder / "period.toml").write_text(both, encoding="utf-8")

    assert main(["check", str(folder / "period.toml")]) == 1
    assert "PLN317" in capsys.readouterr().out


def test_check_tells_a_rubric_that_is_not_in_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = FILES["bo-thon.toml"].replace("\n[states]", "effective_to = 2025-06-30\n\n[states]", 1)
    (folder / "bo-thon.toml").write_text(ended, encoding="utf-8")

    for command in ("check", "run"):
        assert main([command, str(folder / "period.toml")]) == 1
        told = "".join(capsys.readouterr())
        assert "bo-thon.toml:7 [effective_to]: RUB183" in told
    why = ["--outside-dates", "chấm lại theo kết luận kiểm tra"]
    assert main(["run", str(folder / "period.toml"), *why, "--out", str(folder / "kq")]) == 0
    assert "chấm lại theo kết luận kiểm tra" in capsys.readouterr().out
    record = (folder / "kq" / "run.json").read_text(encoding="utf-8")
    assert '"outside_dates": "chấm lại theo kết luận kiểm tra"' in record
