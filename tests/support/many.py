"""A small invented country: provinces of communes of units, with all that may decide a class."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from builders import group, line, number, rubric

from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.scale.convert import Source, add_partition
from danvan_scoring.scale.partition import Partition

AS_OF = date(2025, 12, 5)
PERIOD = "N2025"
KINDS = ("thon", "phong")


def country_rubric(**changes: object) -> Rubric:
    """Dates, choices, documents, conditions, a cohort criterion, a gate, a quota, a tie-break."""
    parts: dict[str, object] = {
        "field": (
            number("lam", minimum=0, maximum=1000, evidence="required"),
            number("giao", minimum=1, maximum=1000),
            number("muc", minimum=0, maximum=100, decimals=0),
            {"code": "du", "title": "Đủ", "type": "yes_no"},
            {"code": "ngay", "title": "Ngày gửi", "type": "date"},
            {
                "code": "loai", "title": "Loại", "type": "choice", "choices": ("A", "B"),
                "filled_by": "council",
            },
            {"code": "ky_luat", "title": "Kỷ luật", "type": "yes_no", "filled_by": "council"},
        ),
        "group": (group("T", None, max=100), group("A", max=60), group("B", max=40)),
        "criterion": (
            line("A1", 30, "ratio", "A", params={"done": "lam", "planned": "giao"}),
            line("A2", 20, "linear", "A", params={"value": "muc", "worst": 0, "best": 90}),
            line("A3", 10, "yes_no", "A", params={"field": "du"}, applies_to=("thon",)),
            line("B1", 20, "relative", "B", params={"done": "lam", "target": "giao"}),
            line(
                "B2", 20, "deadline", "B",
                params={"date": "ngay", "due": date(2025, 11, 30), "lose": 2},
                applies_when={"field": "loai", "is": "=", "value": "A"},
            ),
        ),
        "class": (
            {"code": "XS", "title": "Xuất sắc", "from": 85},
            {"code": "T", "title": "Tốt", "from": 70},
            {"code": "K", "title": "Khá", "from": 0},
        ),
        "gate": (
            {
                "code": "kl", "title": "Có kỷ luật", "effect": "cap", "class": "K",
                "when": {"field": "ky_luat", "is": "=", "value": True},
            },
        ),
        "quota": ({"class": "XS", "percent": 20},),
        "ranking": {"tie_breaks": ("A",)},
        "states": {
            "not_applicable": "leave_out", "exempt": "leave_out", "missing": "zero",
            "pending": "zero", "not_submitted": "block", "withheld": "block",
        },
        **changes,
    }  # fmt: skip
    return rubric(**parts)


def commune(own: Rubric, code: str, units: int, rng: np.random.Generator) -> Submissions:
    """Random units of one commune; their codes are the same in every commune."""
    index = pd.Index([f"u{n:02}" for n in range(units)], dtype="str")
    frame = pd.DataFrame(
        {
            "name": [f"Đơn vị {n} xã {code}" for n in range(units)],
            "kind": [KINDS[n % 2] for n in range(units)],
            "authority": "",
        },
        index=index,
        dtype="str",
    )

    def some(column: np.ndarray, empty: object, share: float = 0.1) -> list[object]:
        return [empty if rng.random() < share else cell for cell in column.tolist()]

    sent = rng.random(units) > 0.1
    values: dict[str, pd.Series] = {}
    for field in own.form_fields:
        if field.code in ("lam", "giao", "muc"):
            # Few values, so that there are ties.
            cells = some(rng.integers(1, 6, units) * 20.0, np.nan)
            column = pd.Series(cells, index=index, dtype="float64")
        elif field.type == "yes_no":
            cells = some(rng.integers(0, 2, units).astype(float), np.nan)
            column = pd.Series(cells, index=index, dtype="float64")
        elif field.type == "date":
            days = pd.to_datetime("2025-11-25") + pd.to_timedelta(rng.integers(0, 12, units), "D")
            column = pd.Series(days, index=index).where(rng.random(units) > 0.2)
        else:
            cells = some(np.array(["A", "B"])[rng.integers(0, 2, units)], None)
            column = pd.Series(cells, index=index, dtype="str")
        values[field.code] = column.where(sent) if field.filled_by == "unit" else column
    proven = [unit for unit in index if rng.random() > 0.2]
    return Submissions(
        units=frame,
        values=pd.DataFrame(values, index=index),
        evidence=pd.DataFrame(
            {"unit": proven, "field": "lam", "evidence": "01/BC", "note": "", "place": ""},
            dtype="str",
        ),
        waivers=pd.DataFrame(
            {
                "unit": ["u00", "u01"], "criterion": ["A2", "A3"],
                "state": ["exempt", "not_applicable"], "document": "02/TB",
                "until": pd.to_datetime(["2025-12-31", None]), "reason": "",
            }
        ),
        marks=pd.DataFrame(
            {
                "unit": ["u02"], "criterion": ["A1"], "points": ["12.5"], "stage": ["agreed"],
                "by": ["HD"], "reason": [""], "place": [""],
            }
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class Country:
    """A dataset that was written, and what it was written from.

    Attributes:
        folder: of the dataset.
        rubric: that scores it.
        communes: submissions by province and commune.
    """

    folder: Path
    rubric: Rubric
    communes: Mapping[tuple[str, str], Submissions]


def country(
    folder: Path,
    provinces: int = 3,
    communes: int = 4,
    units: int = 9,
    own: Rubric | None = None,
) -> Country:
    """Write a dataset of a country; communes `x00`, `x01`, … are numbered through."""
    own = own or country_rubric()
    rng = np.random.default_rng(7)
    found: dict[tuple[str, str], Submissions] = {}
    for number_ in range(provinces):
        province = f"{number_ + 1:02}"
        for place in range(communes):
            code = f"x{number_ * communes + place:02}"
            found[province, code] = commune(own, code, units, rng)
        sources = [
            source(own, code, sent)
            for (where, code), sent in found.items()
            if where == province
        ]  # fmt: skip
        add_partition(folder, Partition(PERIOD, province), sources)
    return Country(folder, own, found)


def source(own: Rubric, code: str, sent: Submissions, **more: object) -> Source:
    """One commune, as the converter takes it."""
    given: dict[str, object] = {
        "shown": f"{code}/period.toml", "commune": code, "title": "Năm 2025", "rubric": own,
        "plan": None, "submissions": sent, "as_of": AS_OF, **more,
    }  # fmt: skip
    return Source(**given)  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
