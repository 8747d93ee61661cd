"""Every pack: forms are made, filled in by other programs, collected, and say what was put in."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import filled_forms
import openpyxl
import pandas as pd
import pytest
from filled_forms import SOFFICE, through_libreoffice

from danvan_scoring.cli.collecting import collected
from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.cli.preparing import prepare
from danvan_scoring.io.forms.cell_text import fact_text
from danvan_scoring.io.forms.collect import find_forms
from danvan_scoring.io.forms.names import file_names
from danvan_scoring.io.forms.write import write_form
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.form import CriterionRow, FieldRow, Form
from danvan_scoring.model.notation import exact
from danvan_scoring.model.result import Result
from danvan_scoring.model.status import Status
from danvan_scoring.stages.appraise import computed_points
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.form_given import given_facts, waived_from
from danvan_scoring.stages.make_form import FormMaker

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    path
    for folder in (ROOT / "criteria" / "packs", ROOT / "examples" / "kim_thanh_2025")
    for path in folder.rglob("period*.toml")
)
# LibreOffice takes a second a form: of some periods every third unit is tried, and all units of all
# periods by -m exhaustive.
USUAL = ("kim_thanh_2025/nam", "bac_kan_2017/sample", "quang_binh_2022/sample")
SOME_FIRST = [
    *((path, 3) for path in PERIODS if path.parent.as_posix().endswith(USUAL)),
    *(pytest.param(path, 1, marks=pytest.mark.exhaustive) for path in PERIODS),
]
WORDS = {
    "done": "hoàn thành", "partly": "thực hiện một phần",
    "not_done": "chưa thực hiện", "waived": "được miễn",
}  # fmt: skip
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


class Sample(NamedTuple):
    """One unit: its form, what is put into it, and where it stands in its result."""

    form: Form
    facts: Mapping[str, tuple[object, ...]]
    tasks: Mapping[str, tuple[object, ...]]
    result: Result
    row: int


@cache
def evaluated(period: Path) -> tuple[Loaded, tuple[Result, ...]]:
    loaded = load(period, (), ())
    return loaded, loaded.evaluate(None).results


def samples(period: Path, stage: str) -> Iterator[Sample]:
    """The units that handed something in, with the facts of the period's own files."""
    loaded, results = evaluated(period)
    for result in results:
        facts, submissions = Facts(result), result.submissions
        maker = FormMaker(result.bound, loaded.period, loaded.plan, stage)  # type: ignore[arg-type]
        for row, (unit, name, kind) in enumerate(submissions.units[["name", "kind"]].itertuples()):
            waived = waived_from(submissions.waivers, unit, loaded.period.as_of)
            form = maker.form(unit, name, kind, waived=waived)
            given = given_facts(facts, row)
            cells = {
                item.code: (own.value, own.evidence, "", own.note)
                for item in form.rows
                if isinstance(item, FieldRow)
                and (own := given.get(item.field.code))
                and any((own.value is not None, own.evidence, own.note))
            }
            progress = submissions.progress
            if len(results) > 1:
                progress = loaded.submissions.progress  # type: ignore[union-attr]
            tasks = {
                own.task: (
                    WORDS[own.state], None if pd.isna(own.date) else own.date.date(),
                    own.evidence, own.note,
                )
                for own in progress[progress["unit"] == unit].itertuples()
            }  # fmt: skip
            bound_tasks = {task.code for task in form.tasks}
            tasks = {code: cells for code, cells in tasks.items() if code in bound_tasks}
            if cells or tasks:
                yield Sample(form, cells, tasks, result, row)


def filled(own: list[Sample], **more: Mapping[str, Mapping[str, object]]) -> dict[str, bytes]:
    names = file_names(sample.form.identity.unit for sample in own)
    return {
        names[sample.form.identity.unit]: filled_forms.fill(
            write_form(sample.form),
            sample.facts,
            tasks=sample.tasks,
            sent=None,
            points=more.get("points", {}).get(sample.form.identity.unit),
        )
        for sample in own
    }


def check_collected(period: Path, own: list[Sample], files: Mapping[str, bytes], at: Path) -> None:
    at.mkdir()
    for name, content in files.items():
        (at / name).write_bytes(content)
    prepared = prepare(period, (), ())

    found = collected(prepared, find_forms(at), Assessment(()), "VHXH")

    faults = [p.line() for f in found.forms for p in f.problems if p.severity == "error"]
    assert faults == []
    assert sorted(found.taken) == sorted(sample.form.identity.unit for sample in own)
    dialect = prepared.period.csv
    for sample in own:
        codes = {i.code: i.field.code for i in sample.form.rows if isinstance(i, FieldRow)}
        received = found.taken[sample.form.identity.unit]
        points = {row.code: row.cells for row in received.rows["points"]}
        assert points == {
            codes[code]: (fact_text(cells[0], dialect), *cells[1:])  # type: ignore[arg-type]
            for code, cells in sample.facts.items()
        }
        assert {row.code: row.cells for row in received.rows.get("tasks", ())} == {
            code: (cells[0], fact_text(cells[1], dialect), *cells[2:])  # type: ignore[arg-type]
            for code, cells in sample.tasks.items()
        }


def ids(path: Path) -> str:
    return f"{path.parents[1].name}-{path.parent.name}-{path.stem}"


@pytest.mark.slow
@pytest.mark.parametrize("period", PERIODS, ids=ids)
def test_forms_filled_in_by_openpyxl_say_what_was_put_in(period: Path, tmp_path: Path) -> None:
    own = list(samples(period, "self"))
    assert own

    check_collected(period, own, filled(own), tmp_path / "nop")


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize(("period", "every"), SOME_FIRST)
def test_forms_that_libreoffice_saved_say_what_was_put_in(
    period: Path, every: int, tmp_path: Path
) -> None:
    own = list(samples(period, "self"))[::every]

    check_collected(period, own, through_libreoffice(tmp_path, filled(own)), tmp_path / "nop")


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize(("period", "every"), SOME_FIRST)
def test_live_totals_are_the_librarys_points(period: Path, every: int, tmp_path: Path) -> None:
    """On the council's form all facts stand; marks that no formula gives are typed."""
    own = [
        sample
        for sample in samples(period, "appraisal")
        if not any(
            node.status[sample.row] == Status.NOT_SUBMITTED
            for node in sample.result.scores.nodes.values()
        )
    ][::every]
    typed = {
        sample.form.identity.unit: {
            row.code: computed_points(sample.result, row.code, sample.row)
            for row in sample.form.rows
            if isinstance(row, CriterionRow) and row.typed and row.waived is None
        }
        for sample in own
    }
    saved = through_libreoffice(tmp_path, filled(own, points=typed))  # type: ignore[arg-type]

    names = file_names(sample.form.identity.unit for sample in own)
    compared = 0
    for sample in own:
        name = tmp_path / "lo-out" / names[sample.form.identity.unit]
        assert names[sample.form.identity.unit] in saved
        sheet = openpyxl.load_workbook(name, data_only=True)["_tinh"]
        scores = sample.result.scores
        for code, _, _, state, points, maximum, _ in sheet.iter_rows(max_col=7, values_only=True):
            node = scores.nodes[str(code)]
            untold = typed[sample.form.identity.unit].get(str(code), 0) is None
            if untold:
                continue  # a cohort criterion without points: the form cannot know its state
            compared += 1
            told = (int(state), as_decimal(points), as_decimal(maximum))  # type: ignore[arg-type]
            own_points = exact(node.points[sample.row], scores.decimals).normalize()
            own_maximum = exact(node.maximum[sample.row], scores.decimals).normalize()
            # Before the place of rounding both are floats.
            close = abs(told[1] - own_points) < Decimal("1e-8")
            assert (told[0], close, told[2]) == (
                int(node.status[sample.row]), True, own_maximum,
            ), (sample.form.identity.unit, code, told, own_points)  # fmt: skip
    assert compared > 5 * len(own)


def as_decimal(value: float) -> Decimal:
    return Decimal(f"{value:.12g}").normalize() + 0
