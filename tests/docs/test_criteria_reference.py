"""The pages and charts of the criteria in the repository are those that the code makes."""

import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import danvan_criteria

DOCS = Path(__file__).parents[2] / "docs"
HOME = DOCS / "reference" / "criteria"
NAMES = [criterion.name for criterion in danvan_criteria.danvan_register_criteria()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("criteria")
    script = DOCS / "make_reference.py"
    subprocess.run([sys.executable, "-X", "utf8", "-B", script, folder], check=True)  # noqa: S603
    return folder


def test_every_built_in_criterion_has_an_example_and_no_other() -> None:
    examples = tomllib.loads((HOME / "examples.toml").read_text(encoding="utf-8"))

    assert sorted(examples) == sorted(NAMES)


@pytest.mark.parametrize("name", [f"{name}.{kind}" for name in NAMES for kind in ("md", "svg")])
def test_the_file_is_what_the_code_makes(name: str, made: Path) -> None:
    """`python docs/make_reference.py` writes them anew."""
    assert (HOME / name).read_text(encoding="utf-8") == (made / name).read_text(encoding="utf-8")


def test_there_is_no_file_of_a_criterion_that_is_gone(made: Path) -> None:
    found = {path.name for path in HOME.iterdir()}

    assert found == {path.name for path in made.iterdir()} | {"examples.toml"}


def test_the_page_of_all_criteria_links_to_each() -> None:
    page = (DOCS / "reference" / "criteria.md").read_text(encoding="utf-8")

    assert [name for name in NAMES if f"](criteria/{name}.md)" not in page] == []


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("ratio", "| `floor` | number | above 0, up to 100, at most 6 decimals | none |"),
        ("yes_no", '| `points_for` | `"yes"` or `"no"` |  | `"yes"` |'),
        ("checklist", "| `items[].field` | field of type `yes_no` |  | must be given |"),
        ("banded", "| `steps[].open` | true or false |  | `false` |"),
        ("deadline", "| `every` | whole number | from 1, up to 366 | `1` |"),
        (
            "relative",
            "| `target` | field of type `number` or `integer`, may be empty |  | must be given |",
        ),
    ],
)
def test_a_parameter_is_told_with_type_bounds_and_default(name: str, row: str) -> None:
    assert row in (HOME / f"{name}.md").read_text(encoding="utf-8").splitlines()


def test_a_chart_shows_the_points_of_the_worked_example(made: Path) -> None:
    """Steps of `banded` from 80 (2 points), 90 (4) and 100 (5) of 5: a filled dot begins each."""
    chart = ET.parse(made / "banded.svg").getroot()  # noqa: S314 (our own file)
    circles = [c for c in chart if c.tag.endswith("circle") and c.get("fill") != "#ffffff"]

    # 264 pixels are 5 points above the base line at 308; 568 pixels are 35 from 70 on at 56.
    expected = [
        (56 + (x - 70) / 35 * 568, 308 - p / 5 * 264) for x, p in ((80, 2), (90, 4), (100, 5))
    ]
    assert [(float(c.get("cx", 0)), float(c.get("cy", 0))) for c in circles] == [
        (pytest.approx(x, abs=0.05), pytest.approx(y, abs=0.05)) for x, y in expected
    ]
