"""A rubric that extends another takes it over, changes it by code, and keeps every line's place."""

from pathlib import Path

import pytest

from danvan_scoring import Evaluator, RubricError, load_rubric
from danvan_scoring.io import check_file
from danvan_scoring.model.problem import Problem
from danvan_scoring.model.rubric import Rubric

BASE = """\
format = 1
id = "bo-2025"
version = "1"
title = "Bộ tiêu chí năm 2025"
authority = "UBND xã Thử"
status = "issued"
effective_to = 2025-12-31

[states]
not_applicable = "leave_out"
exempt = "leave_out"
missing = "zero"
pending = "block"
not_submitted = "block"
withheld = "block"

[[kind]]
code = "thon"
title = "Thôn"

[[peer_group]]
code = "K1"
title = "Khối thôn"
kinds = ["thon"]

[[field]]
code = "a"
title = "Số buổi"
type = "integer"

[[field]]
code = "b"
title = "Có kế hoạch"
type = "yes_no"

[[group]]
code = "T"
title = "Tổng"
max = 10

[[criterion]]
code = "1"
title = "Buổi họp"
group = "T"
max = 6
uses = "builtin/count@1"
params = { field = "a", each = 2 }

[[criterion]]
code = "2"
title = "Kế hoạch"
group = "T"
max = 4
uses = "builtin/yes_no@1"
params = { field = "b" }
"""
OWN = """\
format = 1
id = "bo-2026"
version = "1"
title = "Bộ tiêu chí năm 2026"
status = "draft"
extends = "nen/bo-2025.toml"
removes = { criterion = ["2"], field = ["b"] }

[states]
missing = "block"

[[criterion]]
code = "1"
max = 7
params = { field = "a", each = 1 }

[[field]]
code = "c"
title = "Số mô hình"
type = "integer"

[[criterion]]
code = "3"
title = "Mô hình"
group = "T"
max = 3
uses = "builtin/count@1"
params = { field = "c", each = 1 }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nen").mkdir()
    (tmp_path / "nen" / "bo-2025.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "bo-2026.toml").write_text(OWN, encoding="utf-8")
    return tmp_path


def load(folder: Path, own: str = OWN, base: str = BASE) -> Rubric:
    (folder / "nen" / "bo-2025.toml").write_text(base, encoding="utf-8")
    (folder / "bo-2026.toml").write_text(own, encoding="utf-8")
    return load_rubric(folder / "bo-2026.toml", shown="bo/bo-2026.toml")


def faults(folder: Path, own: str = OWN, base: str = BASE) -> list[Problem]:
    with pytest.raises(RubricError) as raised:
        load(folder, own, base)
    return list(raised.value.problems)


def test_what_is_not_mentioned_is_taken_over(folder: Path) -> None:
    rubric = load(folder)

    assert rubric.authority == "UBND xã Thử"
    assert [kind.code for kind in rubric.kinds] == ["thon"]
    assert rubric.states.pending == "block"
    assert Evaluator().check(rubric) == ()


def test_a_table_of_the_same_code_changes_key_by_key(folder: Path) -> None:
    first = load(folder).criteria[0]

    assert (first.title, first.max, first.params) == ("Buổi họp", 7, {"field": "a", "each": 1})


def test_what_is_new_comes_after_and_what_is_removed_is_gone(folder: Path) -> None:
    rubric = load(folder)

    assert [line.code for line in rubric.criteria] == ["1", "3"]
    assert [field.code for field in rubric.form_fields] == ["a", "c"]


def test_keys_of_a_single_table_are_merged(folder: Path) -> None:
    states = load(folder).states

    assert (states.missing, states.withheld) == ("block", "block")


def test_a_rubric_never_takes_over_what_another_says_of_itself(folder: Path) -> None:
    rubric = load(folder)

    assert (rubric.id, rubric.status, rubric.effective_to) == ("bo-2026", "draft", None)
    without = OWN.replace('version = "1"\n', "")
    assert [(p.code, p.place.item) for p in faults(folder, without)] == [("RUB111", "version")]


def test_both_files_stand_in_the_source(folder: Path) -> None:
    source = load(folder).source

    assert source is not None
    assert source.path == "bo/bo-2026.toml"
    assert [base.path for base in source.bases] == ["bo/nen/bo-2025.toml"]
    assert len({source.sha256, source.bases[0].sha256}) == 2


def test_a_fault_is_placed_in_the_file_where_it_stands(folder: Path) -> None:
    # A maximum of 8 and 3 make 11, not the 10 that the base says on its line 43 (its scale).
    (problem,) = faults(folder, OWN.replace("max = 7", "max = 8"))

    line = BASE.split("\n").index("max = 10") + 1
    assert problem.code == "RUB152"
    assert str(problem.place) == f"bo/nen/bo-2025.toml:{line} [T]"


def test_a_changed_key_is_placed_in_the_file_that_changed_it(folder: Path) -> None:
    rubric = load(folder, OWN.replace('field = "a", each = 1', 'field = "a", each = -1'))

    (problem,) = Evaluator().check(rubric)
    line = OWN.split("\n").index('params = { field = "a", each = 1 }') + 1
    assert (problem.place.file, problem.place.line) == ("bo/bo-2026.toml", line)


def test_an_unchanged_key_of_a_changed_table_is_placed_in_the_base(folder: Path) -> None:
    base = BASE.replace('title = "Buổi họp"', 'title = ""')
    (problem,) = faults(folder, base=base)

    line = base.split("\n").index('title = ""') + 1
    assert str(problem.place).startswith(f"bo/nen/bo-2025.toml:{line} ")


def test_codes_to_remove_must_exist(folder: Path) -> None:
    (problem,) = faults(folder, OWN.replace('criterion = ["2"]', 'criterion = ["22"]'))

    assert (problem.code, problem.found, problem.suggestion) == ("RUB182", "22", "2")


def test_quotas_of_its_own_replace_those_of_the_base(folder: Path) -> None:
    band = '[[class]]\ncode = "{0}"\ntitle = "{0}"\nfrom = {1}\n'
    more = band.format("A", 5) + band.format("B", 0)
    quota = '\n[[quota]]\nclass = "A"\npercent = {}\n'

    rubric = load(folder, OWN + quota.format(30), BASE + more + quota.format(20))

    assert [quota.percent for quota in rubric.quotas] == [30]


def test_a_code_that_is_written_twice_is_a_fault_and_not_dropped(folder: Path) -> None:
    own = OWN + '\n[[criterion]]\ncode = "1"\ntitle = "Lần nữa"\ngroup = "T"\nmax = 1\n'
    own += 'uses = "builtin/yes_no@1"\nparams = { field = "c" }\n'

    assert "RUB121" in [problem.code for problem in faults(folder, own)]


def test_a_base_that_is_not_there_is_named_at_the_line(folder: Path) -> None:
    first, second = faults(folder, OWN.replace("bo-2025.toml", "bo-2024.toml"))

    assert (first.code, first.place.line) == ("RUB180", 6)
    assert (second.code, second.place.file) == ("RUB101", "bo/nen/bo-2024.toml")


def test_rubrics_that_extend_each_other_are_refused(folder: Path) -> None:
    base = BASE.replace('status = "issued"', 'status = "issued"\nextends = "../bo-2026.toml"')

    assert [problem.code for problem in faults(folder, base=base)] == ["RUB180", "RUB181"]


def test_three_rubrics_in_a_row(folder: Path) -> None:
    third = OWN[: OWN.index("removes")].replace("2026", "2027").replace("nen/bo-2025", "bo-2026")
    third += '[[group]]\ncode = "T"\ntitle = "Tổng điểm"\n'
    (folder / "bo-2027.toml").write_text(third, encoding="utf-8")

    rubric = load_rubric(folder / "bo-2027.toml")

    assert rubric.groups[0].title == "Tổng điểm"
    assert rubric.criteria[0].max == 7
    assert rubric.source is not None
    names = [Path(base.path).name for base in rubric.source.bases]
    assert names == ["bo-2026.toml", "bo-2025.toml"]


def test_check_knows_a_file_that_only_extends(folder: Path) -> None:
    (folder / "bo-2026.toml").write_text(OWN[: OWN.index("[states]")], encoding="utf-8")

    # Criterion 2 is removed, so the base's ten points no longer add up.
    assert [problem.code for problem in check_file(folder / "bo-2026.toml")] == ["RUB152"]


@pytest.mark.parametrize(
    "own",
    [
        OWN.replace('extends = "nen/bo-2025.toml"', "extends = 5"),
        OWN.replace('removes = { criterion = ["2"], field = ["b"] }', "removes = 5"),
        OWN.replace('criterion = ["2"]', "criterion = 2"),
        OWN.replace('criterion = ["2"]', "criterion = [[2]]"),
        OWN.replace('criterion = ["2"]', "criterion = [{ code = 2 }]"),
        OWN.replace('[[criterion]]\ncode = "1"', '[[criterion]]\ncode = ["1"]'),
        OWN.replace('[[criterion]]\ncode = "1"', '[[criterion]]\ncode = { a = 1 }'),
        OWN.replace("[states]", "[criterion]\nx = 1\n[states]").split("[[criterion]]")[0],
        OWN.replace('extends = "nen/bo-2025.toml"', 'extends = "nen\\u0000"'),
        OWN.replace('extends = "nen/bo-2025.toml"', 'extends = "nen"'),
        OWN.replace('extends = "nen/bo-2025.toml"', 'extends = ""'),
    ],
)  # fmt: skip
def test_nonsense_is_a_fault_with_a_line_and_never_a_traceback(folder: Path, own: str) -> None:
    assert any(problem.place.line for problem in faults(folder, own))
