"""The page on the rubric language names only tests that exist, and says every kind of rule."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "explanation" / "rubric-language.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(test_\w+\.py)(?:::(\w+))?`", PAGE)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_worked_example_is_a_test(file: str, name: str) -> None:
    (path,) = (ROOT / "tests").rglob(file)

    assert not name or f"def {name}(" in path.read_text(encoding="utf-8")


def test_every_worked_example_is_on_the_page() -> None:
    examples = (ROOT / "tests" / "language" / "test_worked_examples.py").read_text(encoding="utf-8")

    named = {name for file, name in NAMED if file == "test_worked_examples.py"}
    assert set(re.findall(r"^def (test_\w+)", examples, re.MULTILINE)) == named
