"""The file that says what of one period is what of another."""

from pathlib import Path

from danvan_scoring.errors import PlanError
from danvan_scoring.io.toml_file import read_model
from danvan_scoring.model.correspondence import Correspondence


def load_correspondence(path: Path) -> Correspondence:
    """Load a correspondence (bảng đối chiếu) from its TOML file.

    Whether what it names exists is the matter of `check_correspondence`.

    Raises:
        PlanError: every fault of the file and of its form.
    """
    found, problems = read_model(path, Correspondence, "PLN3", path.as_posix())
    if found is None:
        raise PlanError(problems)
    return found
