"""Packages that only an extra brings: asked for by name before they are needed."""

from importlib.util import find_spec

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem


def need(extra: str, package: str) -> None:
    """Refuse to go on without a package.

    Raises:
        InputError: `SCL901`, which says how to install the extra.
    """
    if find_spec(package) is None:
        raise InputError([Problem("SCL901", Place(), package, {"extra": extra})])
