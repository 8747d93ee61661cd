"""Several communes keep periods of the same id in one database, and nothing is mixed up."""

import os
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from kept_period import BY, UNITS, brought, units_of, write

from danvan_scoring.cli.trends_text import trends_text
from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.appending import By
from danvan_scoring.history.brought import Brought
from danvan_scoring.history.close import close
from danvan_scoring.history.database import Database, database
from danvan_scoring.history.numbers import score_rows, standing_rows
from danvan_scoring.history.reading import PeriodKey, Reader
from danvan_scoring.history.reopening import reopen
from danvan_scoring.history.trends import trends
from danvan_scoring.history.verify import verify
from danvan_scoring.model.problem import Problem

EXAMPLE = Path(__file__).parents[2] / "examples" / "tinh_mau"
ONE, TWO = "Xã Một", "Xã Hai"
OTHERS = "code;name;kind\nA;Tổ Một;thon\nB;Tổ Hai;thon\nC;Tổ Ba;thon\n"


def periods(of: Database) -> list[PeriodKey]:
    with of.reading() as connection:
        return list(Reader(connection, "").runs())


def refused(of: Database, call: Callable[[], object]) -> Problem:
    """The one problem for which something is refused; nothing is recorded."""
    before = verify(of)
    with pytest.raises(InputError) as caught:
        call()
    assert verify(of) == before
    (problem,) = caught.value.problems
    return problem


def own(folder: Path, *authorities: str, value: str = "1", stated: str | None = None) -> Brought:
    """The period `ky_1` of a commune, whose units have the codes and names of any other's.

    Args:
        folder: for its files.
        authorities: as the list of units names them; none if it does not.
        value: of one fact.
        stated: whose it is, as `--authority` says.
    """
    given = {"units": units_of(*authorities)} if authorities else {}
    return brought(write(folder, cells={("B", "da_lam"): value}, **given), stated)


# A province


def communes(folder: Path) -> dict[str, Brought]:
    """The communes of the example by their names; their period has the same id and title."""
    found = [brought(path) for path in sorted(folder.glob("xa/*/period.toml"))]
    return {str(one.found.submissions.units["authority"].iloc[0]): one for one in found}


@pytest.fixture
def province(history: Database) -> dict[str, Brought]:
    found = communes(EXAMPLE)
    for commune in found.values():
        add(history, commune, BY)
    assert len(found) == 6
    return found


def test_the_numbers_of_each_commune_are_those_of_it_alone(
    history: Database, province: dict[str, Brought]
) -> None:
    assert periods(history) == [PeriodKey(name, "nam_2025") for name in province]
    for name, commune in province.items():
        kept = reopen(history, "nam_2025", authority=name)
        (result,) = commune.found.results
        rubric = result.bound.rubric.id
        points, places = kept.scores[rubric], kept.standings[rubric]
        assert [*points.itertuples(index=False, name=None)] == [*score_rows(result)]
        assert [*places.itertuples(index=False, name=None)] == [*standing_rows(result)]
    with history.reading() as connection:
        assert [*Reader(connection, "").of_kinds("edit")] == []
    assert verify(history).problems == ()


def test_a_province_again_records_nothing(history: Database, province: dict[str, Brought]) -> None:
    before = verify(history)

    for commune in province.values():
        assert add(history, commune, BY).kinds == {}

    assert verify(history) == before


def test_closing_one_commune_leaves_the_others_open(
    history: Database, province: dict[str, Brought], tmp_path: Path
) -> None:
    close(history, "nam_2025", "QĐ 1", BY, "Xã An Phú")
    shutil.copytree(EXAMPLE, tmp_path / "sau")
    for name, old, new in (("an-phu", "4", "3"), ("binh-minh", "1", "2")):
        file = tmp_path / "sau" / "xa" / name / "phieu.csv"
        text = file.read_text("utf-8-sig")
        fact = "T-01;cuoc_doi_thoai;"
        assert fact + old in text
        file.write_text(text.replace(fact + old, fact + new), "utf-8")
    later = communes(tmp_path / "sau")

    found = refused(history, lambda: add(history, later["Xã An Phú"], BY))
    added = add(history, later["Xã Bình Minh"], BY)

    assert (found.code, found.place.item) == ("HIS845", "T-01, cuoc_doi_thoai")
    assert added.kinds == {"submissions": 1, "edit": 1, "result": 1, "run": 1}
    closed = {period.authority: period.closed for period in trends(history).periods}
    assert closed == {name: "QĐ 1" if name == "Xã An Phú" else "" for name in province}
    assert close(history, "nam_2025", "QĐ 1", BY, "Xã Bình Minh").kinds == {"close": 1}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_two_communes_that_write_at_once_lose_nothing(
    history: Database, where: str, tmp_path: Path
) -> None:
    """Each records the period of the same id, and corrects it four times."""
    values = ("1", "2", "3", "2", "1")
    work = {
        name: [own(tmp_path / name, name, value=value) for value in values] for name in (ONE, TWO)
    }

    def child(name: str) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads
            number = os.fork()
        if number:
            return number
        code = 1
        try:
            of = database(where)
            for one in work[name]:
                add(of, one, By(name, "cùng lúc", BY.time))
            code = 0
        finally:
            os._exit(code)

    children = [child(name) for name in work]
    assert [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in children] == [0, 0]

    assert verify(history).problems == ()
    for name in work:
        with history.reading() as connection:
            rows = [*Reader(connection, "").of_kinds("run", "edit", period=PeriodKey(name, "ky_1"))]
        assert [row["kind"] for row in rows] == ["run", *["edit", "run"] * 4]
        assert {row["added_by"] for row in rows} == {name}


# Which period is recorded


def test_the_same_codes_and_names_in_another_commune_are_no_correction(
    history: Database, tmp_path: Path
) -> None:
    add(history, own(tmp_path, ONE), BY)

    added = add(history, own(tmp_path, TWO, value="2"), BY)

    assert added.kinds == {"period": 1, "submissions": 1, "result": 1, "run": 1}
    assert add(history, own(tmp_path, TWO, value="3"), BY).kinds["edit"] == 1
    assert periods(history) == [PeriodKey(ONE, "ky_1"), PeriodKey(TWO, "ky_1")]


def test_the_commune_may_be_stated(history: Database, tmp_path: Path) -> None:
    add(history, own(tmp_path, stated=ONE), BY)
    add(history, own(tmp_path, stated=TWO), BY)

    assert add(history, own(tmp_path, stated=ONE), BY).kinds == {}
    assert add(history, own(tmp_path, ONE), BY).kinds["edit"] == 3  # the list names it now
    assert periods(history) == [PeriodKey(ONE, "ky_1"), PeriodKey(TWO, "ky_1")]


@pytest.mark.parametrize("names", [(ONE,), (ONE, "", ONE)])
@pytest.mark.parametrize("stated", [TWO, ""])
def test_what_is_stated_has_to_be_what_the_units_name(
    history: Database, tmp_path: Path, names: tuple[str, ...], stated: str
) -> None:
    found = refused(history, lambda: add(history, own(tmp_path, *names, stated=stated), BY))

    assert (found.code, found.details["named"]) == ("HIS847", ONE)
    assert add(history, own(tmp_path, *names, stated=ONE), BY).kinds["run"] == 1


def test_a_period_of_several_communes_is_of_none_unless_it_is_stated(
    history: Database, tmp_path: Path
) -> None:
    add(history, own(tmp_path, ONE, TWO, TWO), BY)
    add(history, own(tmp_path, ONE, TWO, TWO, stated="Tỉnh Thử"), BY)

    assert periods(history) == [PeriodKey("", "ky_1"), PeriodKey("Tỉnh Thử", "ky_1")]


@pytest.mark.parametrize("named", [(), (ONE,)])
def test_wholly_other_units_are_never_a_correction(
    history: Database, tmp_path: Path, named: tuple[str, ...]
) -> None:
    add(history, own(tmp_path, *named), BY)
    name = named[0] if named else ""
    units = OTHERS.replace("kind\n", "kind;authority\n").replace("thon\n", f"thon;{name}\n")

    found = refused(history, lambda: add(history, brought(write(tmp_path, units=units)), BY))

    assert (found.code, found.details["option"]) == ("HIS848", f'"{name}"')
    assert "--authority" in found.line("vi")
    if not named:
        added = add(history, brought(write(tmp_path, units=units), TWO), BY)
        assert added.kinds["submissions"] == 1
        assert "edit" not in added.kinds


def test_one_unit_that_stays_makes_it_a_correction(history: Database, tmp_path: Path) -> None:
    add(history, own(tmp_path), BY)
    units = OTHERS.replace("A;Tổ Một", "A;Thôn Đông")

    assert add(history, brought(write(tmp_path, units=units)), BY).kinds["edit"] == 2


@pytest.mark.parametrize(("first", "then"), [((), (ONE,)), ((ONE,), ())])
def test_where_only_one_of_two_names_its_commune_it_has_to_be_stated(
    history: Database, tmp_path: Path, first: tuple[str, ...], then: tuple[str, ...]
) -> None:
    add(history, own(tmp_path, *first), BY)

    found = refused(history, lambda: add(history, own(tmp_path, *then), BY))

    shown = first[0] if first else ""
    assert (found.code, found.details["option"]) == ("HIS849", f'"{shown}"')
    # The same one, in which the list of units has changed.
    added = add(history, own(tmp_path, *then, stated=first[0] if first else ""), BY)
    assert added.kinds["edit"] == 3
    assert len(periods(history)) == 1
    # Or another.
    assert "edit" not in add(history, own(tmp_path, stated=TWO), BY).kinds
    assert len(periods(history)) == 2


def test_who_was_recorded_without_a_name_keeps_it_when_the_list_names_it(
    history: Database, tmp_path: Path
) -> None:
    """So that what was closed stays closed."""
    add(history, own(tmp_path), BY)
    add(history, own(tmp_path, ONE, stated=""), BY)
    close(history, "ky_1", "QĐ 1", BY)

    for stated in (None, "", ONE):
        assert add(history, own(tmp_path, ONE, stated=stated), BY).kinds == {}
        found = refused(history, lambda: add(history, own(tmp_path, ONE, value="2"), BY))
        assert found.code == "HIS845"
    found = refused(history, lambda: add(history, own(tmp_path, TWO, stated=""), BY))
    assert found.code == "HIS847"
    assert refused(history, lambda: add(history, own(tmp_path), BY)).code == "HIS849"
    assert add(history, own(tmp_path, TWO), BY).kinds["run"] == 1
    assert periods(history) == [PeriodKey("", "ky_1"), PeriodKey(TWO, "ky_1")]
    assert reopen(history, "ky_1", authority=ONE).run < reopen(history, "ky_1", authority=TWO).run


# Which period is meant


@pytest.fixture
def two(history: Database, tmp_path: Path) -> Database:
    """Two communes with the same period, and a later one of the first; T-B of the second is 2."""
    add(history, own(tmp_path, ONE), BY)
    add(history, own(tmp_path, TWO, value="2"), BY)
    path = write(tmp_path, "ky_2", units=units_of(ONE))
    path.write_text(path.read_text("utf-8").replace("2025-12-05", "2026-06-05"), "utf-8")
    add(history, brought(path), BY)
    return history


def test_an_id_that_several_have_needs_the_commune(two: Database) -> None:
    for call in (lambda: close(two, "ky_1", "QĐ 1", BY), lambda: reopen(two, "ky_1")):
        found = refused(two, call)
        assert (found.code, found.details["known"]) == ("HIS852", f"{TWO}; {ONE}")

    assert reopen(two, "ky_2").period.id == "ky_2"
    assert close(two, "ky_1", "QĐ 1", BY, ONE).kinds == {"close": 1}
    assert close(two, "ky_1", "QĐ 1", BY, ONE).kinds == {}
    assert close(two, "ky_1", "QĐ 2", BY, TWO).kinds == {"close": 1}
    assert refused(two, lambda: close(two, "ky_1", "QĐ 1", BY, TWO)).code == "HIS843"


def test_a_commune_that_has_no_such_period(two: Database) -> None:
    found = refused(two, lambda: close(two, "ky_2", "QĐ 1", BY, "Xã Mật"))
    assert (found.code, found.suggestion, found.details["known"]) == ("HIS853", ONE, ONE)
    assert refused(two, lambda: reopen(two, "ky_3", authority=ONE)).code == "HIS842"
    assert refused(two, lambda: reopen(two, "ky_1", authority="")).code == "HIS853"
    assert refused(two, lambda: trends(two, authority="Xã Ba")).code == "HIS853"


def test_a_list_of_very_many_communes_is_cut(history: Database, tmp_path: Path) -> None:
    for number in range(22):
        add(history, own(tmp_path, f"Xã {number:02}"), BY)

    found = refused(history, lambda: reopen(history, "ky_1"))

    assert str(found.details["known"]).endswith("Xã 19; …")


def test_a_run_of_another_commune_is_not_this_one_s(two: Database) -> None:
    run = reopen(two, "ky_1", authority=TWO).run

    assert refused(two, lambda: reopen(two, "ky_1", run, ONE)).code == "HIS842"


# Trends


def test_units_of_the_same_code_are_kept_apart(two: Database) -> None:
    frame = trends(two, "B").standings

    points = {key: list(map(str, own["points"])) for key, own in frame.groupby("authority")}
    assert points == {ONE: ["7.33", "7.33"], TWO: ["10.67"]}  # 1 and 2 of 3, of 10; and 4
    assert list(trends(two, "B", TWO).standings["authority"]) == [TWO]
    assert {period.authority for period in trends(two, authority=ONE).periods} == {ONE}


def test_trends_show_the_commune_where_there_are_several(two: Database) -> None:
    lines = trends_text(trends(two, "B"), "B", "vi").splitlines()

    assert lines[0].split()[:3] == ["Xã,", "cơ", "quan"]
    assert f"{TWO}: B – Thôn Đoài (T)" in lines
    at = lines.index(f"{ONE}: B – Thôn Đoài (T)")
    assert [line.split()[:5] for line in lines[at + 3 : at + 5]] == [
        ["ky_1", "7,33", "15", "48,87", "—"], ["ky_2", "7,33", "15", "48,87", "0,00"],
    ]  # fmt: skip
    assert ONE not in trends_text(trends(two, "B", ONE), "B", "vi")
    told = trends_text(trends(two), None, "en")
    assert told.count("Percentage of points, rank among peers, class") == 2
    assert f"{TWO}: Percentage" in told


def test_trends_say_of_whom_no_commune_is_named(history: Database, tmp_path: Path) -> None:
    add(history, own(tmp_path), BY)
    assert trends_text(trends(history), None, "vi").splitlines()[0].startswith("Kỳ ")
    add(history, own(tmp_path, stated=TWO), BY)

    told = trends_text(trends(history), None, "vi")

    assert "(không ghi xã): Tỷ lệ điểm" in told
    assert f"{TWO}: Tỷ lệ điểm" in told
    assert trends(history, authority="").periods[0].authority == ""


def test_a_unit_that_another_commune_has_alone(two: Database, tmp_path: Path) -> None:
    units = UNITS.replace("C;Thôn Nam", "D;Thôn Tây")
    add(two, brought(write(tmp_path, units=units), "Xã Ba"), BY)

    assert len(trends(two, "D").standings) == 1
    assert refused(two, lambda: trends(two, "D", ONE)).code == "SUB291"
