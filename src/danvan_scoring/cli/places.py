"""Where the files of a period are, from where the user stands."""

from dataclasses import replace
from os.path import normpath
from pathlib import Path, PurePath

from danvan_scoring.model.problem import Place


def from_here(place: Place, period: Path) -> Place:
    """Name a file by the way to it from here.

    Args:
        place: names the period's own file as it was typed, all others from the period's folder.
        period: the period's file, as it was typed.
    """
    if place.file in {"", period.as_posix()}:
        return place
    return replace(place, file=PurePath(normpath(period.parent / place.file)).as_posix())
