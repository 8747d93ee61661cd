"""A plugin that others publish: installed as a distribution, found, listed, and scoring."""

import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pluggy
import pytest

from danvan_scoring.plugins import hookspecs
from danvan_scoring.plugins.discovery import load_plugins

SOURCE = Path(__file__).parents[2] / "examples" / "third_party_plugin"

RUBRIC = """
format = 1
id = "thu"
version = "1"
title = "Bộ tiêu chí thử"
authority = "UBND xã Thử"
status = "draft"

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
code = "vi_pham"
title = "Số vi phạm"
type = "integer"
minimum = 0

[[group]]
code = "T"
title = "Tổng điểm"
max = 22

[[criterion]]
code = "B1"
title = "Chấp hành kỷ luật"
group = "T"
max = 10
uses = "vi_du_ben_thu_ba/repeated@1"
params = { field = "vi_pham", keep = 50 }

[[criterion]]
code = "B2"
title = "Hồ sơ đúng hạn"
group = "T"
max = 12
uses = "vi_du_ben_thu_ba/best_quarters@1"
params = { q1 = "quy_1", q2 = "quy_2", q3 = "quy_3", q4 = "quy_4", full = 90 }
""" + "".join(
    f"""
[[field]]
code = "quy_{quarter}"
title = "Tỷ lệ quý {quarter}"
type = "number"
minimum = 0
maximum = 100
"""
    for quarter in (1, 2, 3, 4)
)

PERIOD = """
format = 1
id = "thu-2025"
title = "Kỳ thử"
as_of = 2025-12-05
rubric = "rubric.toml"
units = "units.csv"
submissions = ["phieu.csv"]
"""

UNITS = "Mã đơn vị;Tên đơn vị;Loại đơn vị\nu1;Thôn Đông;thon\nu2;Thôn Tây;thon\n"

# u1: two violations, 10 * 0.5 * 0.5; quarters (80 + 70 + 75) / 3 = 75 of 90, of 12.
# u2: no violation; quarters (30 + 60 + 90) / 3 = 60 of 90, of 12; the third was not reported.
VALUES = """Mã đơn vị;Mã chỉ tiêu;Giá trị
u1;vi_pham;2
u1;quy_1;80
u1;quy_2;10
u1;quy_3;70
u1;quy_4;75
u2;vi_pham;0
u2;quy_1;30
u2;quy_2;60
u2;quy_4;90
"""
POINTS = {"u1": {"B1": "2.5", "B2": "10", "T": "12.5"}, "u2": {"B1": "10", "B2": "8", "T": "18"}}

SCORE = """
import json
from danvan_scoring import Evaluator, load_period, load_rubric, load_submissions

period, rubric = load_period("period.toml"), load_rubric("rubric.toml")
result = Evaluator().evaluate(rubric, load_submissions(period, rubric), as_of=period.as_of)
rows = result.points[["unit", "node", "points"]].itertuples(index=False)
print(json.dumps([[unit, node, repr(points)] for unit, node, points in rows]))
"""

CHECK = """
from danvan_scoring import Evaluator, load_rubric

for problem in Evaluator().check(load_rubric("rubric.toml")):
    if problem.code == "PLG450":
        print(problem.line("vi"), problem.line("en"), sep="\\n")
"""

DANVAN = "import sys; from danvan_scoring.cli import main; sys.exit(main(sys.argv[1:]))"


def test_it_uses_every_hook_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(SOURCE / "src")
    module = import_module("vi_du_ben_thu_ba")
    hooks = [name for name in vars(hookspecs) if name.startswith("danvan_")]
    manager = pluggy.PluginManager(hookspecs.PROJECT)

    assert [name for name in hooks if manager.parse_hookimpl_opts(module, name) is None] == []
    registry = load_plugins([module], discover=False)
    assert list(registry.criteria) == [
        "vi_du_ben_thu_ba/best_quarters@1",
        "vi_du_ben_thu_ba/repeated@1",
    ]
    assert list(registry.exporters) == ["notice_board"]
    assert len(registry.rubric_checks) == len(registry.submission_checks) == 1


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plugin, built and installed into a folder of its own."""
    folder = tmp_path_factory.mktemp("third_party")
    source, target = folder / "source", folder / "installed"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    # With hatchling at hand the wheel is built without a network.
    offline = ["--no-build-isolation"] if find_spec("hatchling") else []
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", *offline]
    subprocess.run([*command, "--target", str(target), str(source)], check=True)  # noqa: S603
    return target


@pytest.fixture
def period(tmp_path: Path) -> Path:
    files = {"rubric.toml": RUBRIC, "period.toml": PERIOD, "units.csv": UNITS, "phieu.csv": VALUES}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def python(installed: Path, cwd: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_it_is_listed_with_distribution_and_version(installed: Path, tmp_path: Path) -> None:
    listed = python(installed, tmp_path, "-c", DANVAN, "--lang", "en", "plugins")

    rows = [line.split() for line in listed.splitlines()]
    assert ["vi_du_ben_thu_ba", "vi-du-ben-thu-ba", "1.2.0", "2"] in rows
    assert {row[0] for row in rows if row} >= {
        "vi_du_ben_thu_ba/best_quarters@1",
        "vi_du_ben_thu_ba/repeated@1",
    }


@pytest.mark.slow
def test_a_rubric_is_scored_with_its_criteria(installed: Path, period: Path) -> None:
    found: dict[str, dict[str, Decimal]] = {}
    for unit, node, points in json.loads(python(installed, period, "-c", SCORE)):
        found.setdefault(unit, {})[node] = Decimal(points)

    assert found == {
        unit: {node: Decimal(points) for node, points in nodes.items()}
        for unit, nodes in POINTS.items()
    }


@pytest.mark.slow
def test_its_house_rule_holds_for_issued_rubrics_only(installed: Path, period: Path) -> None:
    assert python(installed, period, "-c", CHECK) == ""
    rubric = period / "rubric.toml"
    issued = RUBRIC.replace('"draft"', '"issued"').replace("max = 10\n", 'max = 10\nbasis = "Đ4"\n')
    rubric.write_text(issued, encoding="utf-8")

    vi, en = python(installed, period, "-c", CHECK).splitlines()

    line = issued[: issued.index('code = "B2"')].count("\n")  # of [[criterion]], just above
    assert vi == (
        f"rubric.toml:{line} [B2]: PLG450 tiêu chí «B2» không ghi căn cứ "
        "(tiện ích «vi_du_ben_thu_ba»). "
        "Thêm basis: điều, khoản của văn bản đã ban hành"
    )
    assert en == (
        f"rubric.toml:{line} [B2]: PLG450 criterion «B2» names no basis "
        "(plugin «vi_du_ben_thu_ba»). "
        "Add basis: the clause of the decision that was issued"
    )


@pytest.mark.slow
def test_its_exporter_writes_the_list_for_the_notice_board(installed: Path, period: Path) -> None:
    command = ("--lang", "vi", "run", "period.toml", "--out", "kq", "--export", "notice_board")
    python(installed, period, "-c", DANVAN, *command)

    listed = (period / "kq" / "niem-yet.txt").read_text(encoding="utf-8")
    assert listed.splitlines() == [
        "T · K1",
        "Hạng\tĐơn vị\tĐiểm\tXếp loại",
        "1\tThôn Tây\t18,00\t—",
        "2\tThôn Đông\t12,50\t—",
    ]


@pytest.mark.slow
def test_its_check_of_submissions_remarks_upon_copied_forms(installed: Path, period: Path) -> None:
    first = [line for line in VALUES.splitlines() if line.startswith("u1")]
    copied = [line.replace("u1", "u2") for line in first]
    text = "\n".join(["Mã đơn vị;Mã chỉ tiêu;Giá trị", *first, *copied, ""])
    (period / "phieu.csv").write_text(text, encoding="utf-8")

    told = python(installed, period, "-c", DANVAN, "--lang", "en", "check", "period.toml")

    assert "[u2]: PLG451 the form is the same as that of «u1» in every field" in told


@pytest.mark.slow
def test_it_passes_its_own_tests(installed: Path, tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    shutil.copytree(SOURCE / "tests", tests, ignore=shutil.ignore_patterns("__pycache__"))

    told = python(installed, tmp_path, "-m", "pytest", "-q", "--import-mode=importlib", "tests")

    assert " passed" in told
