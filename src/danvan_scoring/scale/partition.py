"""Partitions: which part of a country a file holds, and where the files of a part are."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}")

UNITS = "units"
"""The folder of a dataset that holds what units handed in."""
SCORES = "scores"
"""The folder of results that holds points, ranks within communes and classes."""
RANKS = "ranks"
"""The folder of results that holds ranks over provinces and over all of them."""
FILE = "part.parquet"


def is_code(text: str) -> bool:
    """Tell whether a text may name a period or a province: it becomes a part of a path."""
    return _CODE.fullmatch(text) is not None


@dataclass(frozen=True, order=True)
class Partition:
    """The units of one province in one period: what is read, scored and written in one piece."""

    period: str
    province: str

    def __str__(self) -> str:
        return f"period={self.period}/province={self.province}"

    def file(self, room: str) -> str:
        """Return its path in one of the rooms of a dataset or of results, such as `UNITS`."""
        return f"{room}/{self}/{FILE}"

    @classmethod
    def named(cls, name: str) -> "Partition":
        """Read back what `str` made of one."""
        period, _, province = name.removeprefix("period=").partition("/province=")
        return cls(period, province)

    @classmethod
    def of(cls, path: PurePosixPath) -> "Partition | None":
        """Read a path back; None for one that names no partition.

        Args:
            path: from the room on.
        """
        parts = path.parts
        if len(parts) != 3 or parts[2] != FILE:  # noqa: PLR2004 (period, province, file)
            return None
        names = [part.partition("=") for part in parts[:2]]
        keys, codes = [name[0] for name in names], [name[2] for name in names]
        if keys != ["period", "province"] or not all(map(is_code, codes)):
            return None
        return cls(*codes)


def ranks_file(period: str) -> str:
    """Return where the ranks of a period are in the results."""
    return f"{RANKS}/period={period}/{FILE}"


def files_below(folder: Path) -> list[PurePosixPath]:
    """Return the files below a folder, in order, but for hidden ones and marks (`_SUCCESS`)."""
    found = (
        PurePosixPath(path.relative_to(folder).as_posix())
        for path in folder.rglob("*")
        if path.is_file()
    )
    return sorted(path for path in found if not any(part[0] in "._" for part in path.parts))
