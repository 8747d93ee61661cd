"""The columns of the ranking: what is printed, what an auditor follows, and what he may change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from danvan_scoring.model.rubric import ClassBand, Condition, Gate, Quota
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.workbook.book import ScalePart
from danvan_scoring.reports.workbook.page import Grid
from danvan_scoring.reports.workbook.words import (
    MAXIMUM_THAT_APPLIES,
    POINTS,
    UNIT,
    UNIT_CODE,
)
from danvan_scoring.stages.conditions import condition_text

RANKING_TOP = 5
"""The first unit on a sheet of ranks, from 0."""

_NAMED: Mapping[str, tuple[Text, float]] = {
    "peer_rank": (Text("Hạng", "Rank"), 8),
    "code": (UNIT_CODE, 10),
    "name": (UNIT, 34),
    "group": (Text("Khối", "Peer group"), 24),
    "authority": (Text("Cơ quan", "Authority"), 22),
    "points": (POINTS, 13),
    "maximum": (MAXIMUM_THAT_APPLIES, 11),
    "percent": (Text("Tỷ lệ %", "Percent"), 11),
    "by_points": (Text("Xếp loại theo điểm", "Class by points"), 18),
    "final": (Text("Xếp loại", "Class"), 18),
    "overall": (Text("Hạng chung", "Overall rank"), 9),
    "top": (Text("Điểm nhân lên số nguyên", "Points as a whole number"), 14),
    "under": (Text("Tối đa nhân lên số nguyên", "Maximum as a whole number"), 12),
    "share": (Text("Thương đã làm tròn", "Quotient, rounded"), 11),
    "measure": (Text("Số dùng để so sánh", "What is compared"), 11),
    "cohort": (Text("Số của khối", "Number of the group"), 9),
    "area": (Text("Số của cơ quan", "Number of the authority"), 9),
    "class": (Text("Mức theo điểm (số)", "Class by points (number)"), 10),
}
_WIDE_GATE, _NARROW = 17, 11


def compound_facts(gate: Gate) -> tuple[Condition, ...]:
    """The facts about fields of a gate that looks at more than one thing."""
    if gate.when.field is not None:
        return ()
    return tuple(dict.fromkeys(fact for fact in gate.when.facts() if fact.field is not None))


@dataclass(frozen=True)
class Columns:
    """The columns of the sheet of ranks of one scale."""

    part: ScalePart

    @cached_property
    def grid(self) -> Grid:
        """Where they stand."""
        keys = ["peer_rank", "code", "name", "group"]
        if self.part.result.submissions.units["authority"].nunique() > 1:
            keys.append("authority")
        keys += ["points", "maximum", "percent"]
        if self.bands:
            keys += ["by_points", "final"]
        keys.append("overall")
        if self.bands:
            for number, _ in enumerate(self.gates):
                keys += [*self.facts_of(number), f"gate{number}"]
        keys += ["top", "under", "share", "measure", *self.ties, "cohort", "area"]
        if self.bands:
            keys.append("class")
            keys += [f"after_gate{number}" for number, _ in enumerate(self.gates)]
            for number, _ in enumerate(self.quotas):
                keys += [f"limit{number}", f"place{number}", f"after_quota{number}"]
        return Grid(keys, RANKING_TOP, len(self.part.order))

    @cached_property
    def bands(self) -> Sequence[ClassBand]:
        """The classes, best first."""
        return self.part.result.bound.rubric.classes_of(self.part.scale.code)

    @cached_property
    def gates(self) -> Sequence[Gate]:
        """The gates of the scale."""
        gates = self.part.result.bound.rubric.gates
        return [gate for gate in gates if gate.scale in (None, self.part.scale.code)]

    @cached_property
    def quotas(self) -> Sequence[Quota]:
        """The quotas of the scale."""
        quotas = self.part.result.bound.rubric.quotas
        return [quota for quota in quotas if quota.scale in (None, self.part.scale.code)]

    @cached_property
    def ties(self) -> Sequence[str]:
        """The columns of what breaks ties."""
        codes = self.part.result.bound.rubric.ranking.tie_breaks
        return [f"tie{number}" for number, _ in enumerate(codes)]

    def facts_of(self, number: int) -> Mapping[str, Condition]:
        """The columns of the facts about fields of a gate that looks at more than one thing."""
        facts = compound_facts(self.gates[number])
        return {f"fact{number}_{place}": fact for place, fact in enumerate(facts)}

    @cached_property
    def inputs(self) -> frozenset[str]:
        """The columns that hold what the library found, since it is not on the sheets."""
        found = set()
        for number, gate in enumerate(self.gates):
            found |= {*self.facts_of(number)}
            if gate.when.field is not None:
                found.add(f"gate{number}")
        return frozenset(found)

    @property
    def last_class(self) -> str:
        """The column of the class that counts, as a number."""
        if self.quotas:
            return f"after_quota{len(self.quotas) - 1}"
        return f"after_gate{len(self.gates) - 1}" if self.gates else "class"

    @property
    def percent_decimals(self) -> int:
        """The decimals of percentages: what is compared is shown as it is compared."""
        rubric = self.part.result.bound.rubric
        by_percent = rubric.ranking.by == "percent"
        return rubric.measure_decimals if by_percent else rubric.rounding.decimals

    @property
    def printed(self) -> int:
        """The last column that is printed."""
        return self.grid.column("top") - 1

    @cached_property
    def widths(self) -> Sequence[float]:
        """The widths of the columns."""
        gates = ("gate", "fact")
        return [
            _NAMED[key][1] if key in _NAMED else _WIDE_GATE if key.startswith(gates) else _NARROW
            for key in self.grid.keys
        ]

    def headings(self, language: Language) -> list[tuple[str, str]]:
        """The headings, each with its look."""
        found = []
        for place, key in enumerate(self.grid.keys):
            look = "heading" if place <= self.printed else "heading_work"
            if key in self.inputs:
                look = "heading_typed"
            text = _NAMED[key][0] if key in _NAMED else self._made(key)
            found.append((text.pick(language), look))
        return found

    def _made(self, key: str) -> Text:
        rubric = self.part.result.bound.rubric
        number = key.strip("abcdefghijklmnopqrstuvwxyz_")
        if key.startswith("fact"):
            gate, _, place = number.partition("_")
            return condition_text(self.facts_of(int(gate))[f"fact{gate}_{place}"], rubric)
        if key.startswith("tie"):
            code = rubric.ranking.tie_breaks[int(number)]
            return Text(f"Đồng điểm thì xét {code}", f"Among equals: {code}")
        if key.startswith("gate"):
            return Text(*[self.gates[int(number)].title] * 2)
        if key.startswith("after_gate"):
            code = self.gates[int(number)].code
            return Text(f"Mức sau điều kiện {code} (số)", f"Class after {code} (number)")
        title = next(b.title for b in self.bands if b.code == self.quotas[int(number)].class_)
        return {
            "limit": Text(f"Được tối đa ở mức {title}", f"Places in {title}"),
            "place": Text(f"Thứ tự trong mức {title}", f"Place in {title}"),
            "after_quota": Text(
                f"Mức sau tỷ lệ khống chế {title} (số)",
                f"Class after the quota of {title} (number)",
            ),
        }[key.rstrip("0123456789")]
