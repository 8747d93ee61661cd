"""What communes handed in becomes a dataset, or every reason why it cannot."""

import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from many import AS_OF, PERIOD, Country, country, country_rubric, source, tree

from danvan_scoring import InputError, load_plan, load_rubric
from danvan_scoring.scale.convert import Source, add_partition
from danvan_scoring.scale.dataset import open_dataset, read_manifest
from danvan_scoring.scale.evaluate import evaluate_dataset
from danvan_scoring.scale.partition import Partition

ROOT = Path(__file__).parents[2]
PACK = ROOT / "criteria" / "packs" / "kim_thanh_2025"
FOURTH = Partition(PERIOD, "04")


@pytest.fixture
def own(tmp_path: Path) -> Country:
    return country(tmp_path / "data")


def sources(own: Country, province: str, **more: object) -> list[Source]:
    return [
        source(own.rubric, code, sent, **more)
        for (where, code), sent in own.communes.items()
        if where == province
    ]


def refused(own: Country, given: list[Source]) -> list[tuple[str, str]]:
    """The codes and places of a refusal, which has changed nothing."""
    before = tree(own.folder)
    with pytest.raises(InputError) as caught:
        add_partition(own.folder, FOURTH, given)
    assert tree(own.folder) == before
    return [(problem.code, problem.place.file) for problem in caught.value.problems]


def test_the_order_of_the_communes_is_not_seen(own: Country, tmp_path: Path) -> None:
    given = sources(own, "01")
    random.Random(3).shuffle(given)  # noqa: S311 (a test's order)

    add_partition(tmp_path / "other", Partition(PERIOD, "01"), given)
    add_partition(tmp_path / "third", Partition(PERIOD, "01"), sources(own, "01"))

    assert tree(tmp_path / "other") == tree(tmp_path / "third")


def test_the_rubric_of_a_dataset_is_whole_and_the_same(own: Country) -> None:
    kept = open_dataset(own.folder).rubric

    assert kept.model_dump() == own.rubric.model_dump()


RUBRICS = sorted((ROOT / "criteria" / "packs").glob("*/rubric*.toml"))


@pytest.mark.parametrize("path", RUBRICS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_rubric_of_the_packs_is_kept_whole(path: Path, tmp_path: Path) -> None:
    rubric = load_rubric(path)
    empty = source(rubric, "x", country(tmp_path / "c", 1, 1, 1).communes["01", "x00"])
    units = empty.submissions.units.assign(kind=rubric.kinds[0].code)
    values = empty.submissions.values.iloc[:, :0].reindex(
        columns=[field.code for field in rubric.form_fields]
    )
    sent = replace(
        empty.submissions,
        units=units,
        values=values,
        evidence=empty.submissions.evidence[:0],
        waivers=empty.submissions.waivers[:0],
        marks=None,
    )
    add_partition(tmp_path / "data", FOURTH, [replace(empty, submissions=sent)])

    kept = open_dataset(tmp_path / "data").rubric
    left_out = {"source", "extends", "removes"}
    assert kept.model_dump(exclude=left_out) == rubric.model_dump(exclude=left_out)


def test_units_that_name_their_commune_keep_it(own: Country, tmp_path: Path) -> None:
    [first, *_] = sources(own, "01")
    units = first.submissions.units.assign(authority=["Xã Một"] * 4 + [""] * 5)
    given = replace(first, submissions=replace(first.submissions, units=units))
    add_partition(tmp_path / "other", FOURTH, [given])

    run = evaluate_dataset(tmp_path / "other", tmp_path / "results")

    assert run.units == 9


def test_a_commune_that_is_there_twice(own: Country) -> None:
    [first, second, *_] = sources(own, "01")

    given = [first, replace(second, commune=first.commune)]
    assert refused(own, given) == [("SCL932", "x01/period.toml")]


def test_communes_of_different_days(own: Country) -> None:
    [first, second, *_] = sources(own, "01")

    given = [first, replace(second, as_of=date(2025, 12, 6))]
    assert refused(own, given) == [("SCL933", "x01/period.toml")]


def test_a_day_other_than_that_of_the_period_in_the_dataset(own: Country) -> None:
    given = sources(own, "01", as_of=date(2025, 12, 6))

    assert refused(own, given[:1]) == [("SCL933", "x00/period.toml")]


def test_communes_of_different_rubrics(own: Country) -> None:
    [first, second, *_] = sources(own, "01")
    other = replace(second, rubric=country_rubric(version="2"))

    assert refused(own, [first, other]) == [("SCL934", "x01/period.toml")]


def test_a_rubric_of_the_same_version_and_other_content(own: Country) -> None:
    other = country_rubric(title="Bộ tiêu chí đã sửa")

    assert refused(own, sources(own, "01", rubric=other)[:1]) == [("SCL934", "x00/period.toml")]


def plan_of(path: Path) -> dict[str, object]:
    return {"plan": load_plan(path)}


def other_plan(tmp_path: Path) -> dict[str, object]:
    path = tmp_path / "plan.toml"
    text = (PACK / "plan.toml").read_text("utf-8")
    path.write_text(text.replace('version = "1"', 'version = "2"', 1), "utf-8")
    return plan_of(path)


def test_communes_of_different_plans_are_looked_at_without(own: Country, tmp_path: Path) -> None:
    [first, second, *_] = sources(own, "01")
    given = [
        replace(first, **plan_of(PACK / "plan.toml")),  # type: ignore[arg-type]
        replace(second, **other_plan(tmp_path)),  # type: ignore[arg-type]
    ]

    problems = add_partition(tmp_path / "other", FOURTH, given)

    assert [(problem.code, problem.severity.value) for problem in problems] == [
        ("SCL935", "warning")
    ]
    assert read_manifest(tmp_path / "other").plan is None


def test_a_plan_other_than_the_dataset_has(own: Country, tmp_path: Path) -> None:
    given = sources(own, "01", **plan_of(PACK / "plan.toml"))
    add_partition(tmp_path / "other", FOURTH, given[:1])
    kept = open_dataset(tmp_path / "other").plan
    assert kept is not None
    assert kept.model_dump() == load_plan(PACK / "plan.toml").model_dump()

    for more in ({}, other_plan(tmp_path)):
        with pytest.raises(InputError, match="SCL936"):
            add_partition(tmp_path / "other", FOURTH, sources(own, "01", **more)[:1])


def test_a_folder_of_other_files_is_left_alone(own: Country, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "luan-van.docx").write_bytes(b"x")

    with pytest.raises(InputError, match="SUB298"):
        add_partition(tmp_path / "other", FOURTH, sources(own, "01"))


def test_a_plan_with_other_remarks_is_the_same(own: Country, tmp_path: Path) -> None:
    add_partition(tmp_path / "o", FOURTH, sources(own, "01", **plan_of(PACK / "plan.toml"))[:1])
    path = tmp_path / "plan.toml"
    path.write_bytes((PACK / "plan.toml").read_bytes() + b"\n# khac\n")

    assert add_partition(tmp_path / "o", FOURTH, sources(own, "01", **plan_of(path))[:1]) == []


def test_rows_in_another_order_are_the_same_bytes(own: Country, tmp_path: Path) -> None:
    [one, *_] = sources(own, "01")
    marks = one.submissions.marks
    assert marks is not None
    several = pd.concat([marks, marks.assign(criterion="B1")], ignore_index=True)
    for folder, order in (("1", 1), ("2", -1)):
        sent = replace(
            one.submissions,
            marks=several[::order],
            evidence=one.submissions.evidence[::order],
            waivers=one.submissions.waivers.assign(unit="u00")[::order],
        )
        add_partition(tmp_path / folder, FOURTH, [replace(one, submissions=sent)])

    assert tree(tmp_path / "1") == tree(tmp_path / "2")


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_full_disk_leaves_nothing_half_written(
    own: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    calls = 0
    sync = os.fsync

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(28, "No space left on device")
        sync(handle)

    monkeypatch.setattr("danvan_scoring.io.whole_file.os.fsync", full)
    with pytest.raises(InputError, match="SUB295"):
        add_partition(tmp_path / "other", FOURTH, sources(own, "01"))
    monkeypatch.undo()

    assert not [path for path in (tmp_path / "other").rglob(".*") if path.is_file()]
    assert not list((tmp_path / "other").rglob("*.parquet"))


def test_a_period_keeps_why_its_rubric_is_used_outside_its_dates(own: Country) -> None:
    given = sources(own, "01", outside_dates="chấm thử")
    given = [replace(one, commune=f"y{n}") for n, one in enumerate(given)]

    add_partition(own.folder, FOURTH, given)

    entry = read_manifest(own.folder).periods[PERIOD]
    assert (entry.as_of, entry.outside_dates) == (AS_OF, "chấm thử")
