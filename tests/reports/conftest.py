"""The example's year, evaluated once for all tests of its documents."""

from pathlib import Path

import pytest

from danvan_scoring.cli.loading import load
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.model.publication import Publication

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def example() -> Publication:
    """60 units, 38 criteria, a plan of 23 tasks, and the nine months before."""
    loaded = load(ROOT / "examples/kim_thanh_2025/nam/period.toml", (), ())
    return publication_of(loaded, loaded.evaluate(None), (), ())
