"""After a period is closed, only an appeal with its decision changes it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import forms_period
import kept_period
import pytest
from kept_period import BY, brought, write

from danvan_scoring.errors import InputError
from danvan_scoring.history.add import add
from danvan_scoring.history.appending import By
from danvan_scoring.history.brought import Brought
from danvan_scoring.history.close import close
from danvan_scoring.history.database import Database
from danvan_scoring.history.reopening import reopen
from danvan_scoring.history.verify import verify
from danvan_scoring.io.log_file import append
from danvan_scoring.model.log import Entry

LATER = By("Văn phòng", "giải quyết kiến nghị", BY.time)
RUBRIC, UNITS = kept_period.RUBRIC, kept_period.UNITS


@pytest.fixture
def closed(history: Database, tmp_path: Path) -> Database:
    """A database in which `ky_1` is closed."""
    add(history, brought(write(tmp_path)), BY)
    close(history, "ky_1", "QĐ 12/QĐ-UBND", BY)
    return history


def refused(of: Database, brought_: Brought) -> list[tuple[str, str]]:
    """The codes and items of what is refused; nothing is recorded."""
    before = verify(of)
    with pytest.raises(InputError) as caught:
        add(of, brought_, LATER)
    assert verify(of) == before
    return [(problem.code, problem.place.item) for problem in caught.value.problems]


def test_the_same_again_is_no_change(closed: Database, tmp_path: Path) -> None:
    assert add(closed, brought(write(tmp_path)), BY).kinds == {}


CHANGES: dict[str, tuple[Callable[[Path], Path], list[str]]] = {
    "a fact": (lambda to: write(to, cells={("B", "da_lam"): "2"}), ["B, da_lam"]),
    "facts of two units": (
        lambda to: write(to, cells={("B", "da_lam"): "2", ("C", "da_lam"): "1"}),
        ["B, da_lam", "C, da_lam", "C"],  # C now has a row of evidence too
    ),
    "a unit's name": (lambda to: write(to, units=UNITS.replace("Thôn Nam", "Thôn Bắc")), ["C"]),
    "a unit more": (lambda to: write(to, units=UNITS + "D;Thôn Tây;thon\n"), ["D"]),
    "the order of units": (
        lambda to: write(to, units="code;name;kind\nB;Thôn Đoài;thon\nA;Thôn Đông;thon\n"
                         "C;Thôn Nam;thon\n"),
        [""],
    ),
    "the rubric": (lambda to: write(to, rubric=RUBRIC.replace("= 12", "= 15")), ["rubric"]),
    "the rubric's words": (lambda to: write(to, rubric=RUBRIC.replace("Khá", "Đạt")), ["rubric"]),
    "the day": (lambda to: write(to, more="forms_due = 2025-11-30\n"), ["forms_due"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_without_a_decision_is_refused(
    closed: Database, tmp_path: Path, name: str
) -> None:
    change, items = CHANGES[name]

    found = refused(closed, brought(change(tmp_path)))

    assert found == [("HIS845", item) for item in items]


def test_a_decision_about_another_unit_does_not_help(closed: Database, tmp_path: Path) -> None:
    changed = brought(write(tmp_path, cells={("B", "da_lam"): "2"}), A="TB 3")

    assert refused(closed, changed) == [("HIS845", "B, da_lam")]


def test_an_appeal_with_its_decision_changes_what_it_concerns(
    closed: Database, tmp_path: Path
) -> None:
    changed = brought(write(tmp_path, cells={("B", "da_lam"): "2"}), B="TB 3/TB-UBND")

    added = add(closed, changed, LATER)

    assert added.kinds == {
        "submissions": 1, "edit": 1, "appeal": 1, "outcome": 1, "result": 1, "run": 1,
    }  # fmt: skip
    points = reopen(closed, "ky_1").scores["bo_thu"]
    assert points[(points["unit"] == "B") & (points["node"] == "1")]["points"].tolist() == ["6.67"]
    # The decision is used up: the next change needs its own.
    again = brought(write(tmp_path, cells={("B", "da_lam"): "3"}))
    assert refused(closed, again) == [("HIS845", "B, da_lam")]
    again = brought(write(tmp_path, cells={("B", "da_lam"): "3"}), B="TB 3/TB-UBND")
    assert refused(closed, again) == [("HIS845", "B, da_lam")]
    # And a retry of what was recorded adds nothing.
    same = brought(write(tmp_path, cells={("B", "da_lam"): "2"}), B="TB 3/TB-UBND")
    assert add(closed, same, LATER).kinds == {}


def test_results_may_be_announced_and_files_renamed_after_closing(
    closed: Database, tmp_path: Path
) -> None:
    path = write(tmp_path, more="announced = 2025-12-20\n")
    (tmp_path / "phieu.csv").rename(tmp_path / "phieu-cuoi.csv")
    content = path.read_text(encoding="utf-8").replace("phieu.csv", "phieu-cuoi.csv")
    path.write_text(content, encoding="utf-8")

    assert add(closed, brought(path), LATER).kinds == {"period": 1, "run": 1}


def test_another_result_of_the_same_input_is_refused(closed: Database, tmp_path: Path) -> None:
    """As by another version of a criterion."""
    usual = brought(write(tmp_path))
    (result,) = usual.found.results
    node = result.scores.nodes["1"]
    nodes = {**result.scores.nodes, "1": replace(node, points=node.points + 1)}
    other = replace(result, scores=replace(result.scores, nodes=nodes))

    found = refused(closed, replace(usual, found=replace(usual.found, results=(other,))))

    assert found == [("HIS846", "bo_thu")]


def test_before_closing_another_result_is_recorded(history: Database, tmp_path: Path) -> None:
    usual = brought(write(tmp_path))
    add(history, usual, BY)
    (result,) = usual.found.results
    node = result.scores.nodes["1"]
    nodes = {**result.scores.nodes, "1": replace(node, points=node.points + 1)}
    other = replace(result, scores=replace(result.scores, nodes=nodes))

    added = add(history, replace(usual, found=replace(usual.found, results=(other,))), BY)

    assert added.kinds == {"result": 1, "run": 1}


def test_other_periods_are_not_closed(closed: Database, tmp_path: Path) -> None:
    assert "run" in add(closed, brought(write(tmp_path, "ky_2")), BY).kinds


def test_closing_twice(closed: Database) -> None:
    assert close(closed, "ky_1", "QĐ 12/QĐ-UBND", BY).kinds == {}  # a retry
    with pytest.raises(InputError, match="HIS843"):
        close(closed, "ky_1", "QĐ 13/QĐ-UBND", BY)


def test_a_period_that_is_not_recorded_cannot_be_closed(closed: Database) -> None:
    with pytest.raises(InputError, match="HIS842") as caught:
        close(closed, "ky_l", "QĐ 1", BY)

    assert caught.value.problems[0].suggestion == "ky_1"


def test_a_log_has_to_be_final_before_closing(history: Database, tmp_path: Path) -> None:
    path = forms_period.write(tmp_path)
    forms = forms_period.hand_in(path, **{"T-01": forms_period.filled(path, "T-01")})
    assert forms_period.collect(path, forms) == 0
    add(history, brought(path), BY)

    with pytest.raises(InputError, match="HIS844") as caught:
        close(history, "ky_thu", "QĐ 1", BY)

    assert caught.value.problems[0].found == "T-01, T-02, TH"


TIME = datetime(2025, 12, 9, tzinfo=UTC)


def entered(folder: Path, *entries: Entry) -> None:
    append(folder / "nhat-ky.jsonl", "log", "ky_thu", entries, TIME)


def agreed(unit: str, mark: str) -> Entry:
    return Entry("agreed", unit, "Hội đồng", "council", criterion="3", new=mark)


def final(unit: str) -> Entry:
    return Entry("final", unit, "Hội đồng", "council", details={"scores": {"3": "4"}})


def appeal(unit: str) -> Entry:
    details = {"received": "2025-12-04"}
    return Entry("appeal", unit, unit, "unit", "đã làm đủ", "1.10", new="7", details=details)


def outcome(unit: str, result: str) -> Entry:
    return Entry(
        "outcome", unit, "Hội đồng", "council", "xem lại hồ sơ", "1.10", "6", "7",
        "TB 9/TB-UBND", {"result": result},
    )  # fmt: skip


@pytest.fixture
def logged(history: Database, tmp_path: Path) -> Path:
    """A period with a log, all scores final, closed."""
    path = forms_period.write(tmp_path)
    files = {unit: forms_period.filled(path, unit) for unit in ("T-01", "T-02")}
    assert forms_period.collect(path, forms_period.hand_in(path, **files)) == 0
    entered(tmp_path, agreed("T-01", "4"), agreed("T-02", "3"))
    entered(tmp_path, final("T-01"), final("T-02"), final("TH"))
    add(history, brought(path), BY)
    close(history, "ky_thu", "QĐ 1", BY)
    return path


def test_with_a_log_the_outcome_of_an_appeal_opens_its_unit(
    history: Database, logged: Path
) -> None:
    entered(logged.parent, appeal("T-02"))
    assert add(history, brought(logged), LATER).kinds == {"appeal": 1, "run": 1}
    entered(logged.parent, outcome("T-02", "accepted"), final("T-02"))

    added = add(history, brought(logged), LATER)

    assert added.kinds == {
        "submissions": 1, "edit": 1, "outcome": 1, "final": 1, "result": 1, "run": 1,
    }  # fmt: skip
    points = reopen(history, "ky_thu").scores["thu"]
    own = points[(points["unit"] == "T-02") & (points["node"] == "1.10")]
    assert own["points"].tolist() == ["7.00"]


def test_with_a_log_a_mark_after_closing_is_refused(history: Database, logged: Path) -> None:
    entered(logged.parent, agreed("T-01", "5"))

    assert refused(history, brought(logged)) == [("HIS845", "T-01"), ("HIS845", "T-01, 3")]


@pytest.mark.parametrize("entries", [[agreed("T-02", "5")], [appeal("T-02"), agreed("T-02", "5")]])
def test_with_a_log_an_appeal_alone_opens_nothing(
    history: Database, logged: Path, entries: list[Entry]
) -> None:
    entered(logged.parent, *entries)

    assert ("HIS845", "T-02, 3") in refused(history, brought(logged))


def test_with_a_log_a_rejected_appeal_opens_nothing(history: Database, logged: Path) -> None:
    entered(logged.parent, appeal("T-02"), outcome("T-02", "rejected"))
    assert add(history, brought(logged), LATER).kinds == {"appeal": 1, "outcome": 1, "run": 1}
    entered(logged.parent, agreed("T-02", "5"))

    assert ("HIS845", "T-02, 3") in refused(history, brought(logged))
