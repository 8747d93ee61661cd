"""The assessment of a period (thẩm định): every step from a unit's own score to the final one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from danvan_scoring.model.log import LogLine
from danvan_scoring.model.text import Text


class StepKind(StrEnum):
    """One step of the chain of a criterion (các bước chấm một tiêu chí)."""

    COMPUTED = "computed"
    SELF = "self"
    MARK = "mark"
    AGREED = "agreed"
    APPEAL = "appeal"
    OUTCOME = "outcome"
    FINAL = "final"

    @property
    def label(self) -> Text:
        """The step in words."""
        return _LABELS[self]


_LABELS = {
    StepKind.COMPUTED: Text("tính từ số liệu", "computed from facts"),
    StepKind.SELF: Text("đơn vị tự chấm", "self-score"),
    StepKind.MARK: Text("thành viên chấm", "a member's mark"),
    StepKind.AGREED: Text("Hội đồng thống nhất", "the council's agreed mark"),
    StepKind.APPEAL: Text("đơn vị kiến nghị", "appeal"),
    StepKind.OUTCOME: Text("giải quyết kiến nghị", "outcome of the appeal"),
    StepKind.FINAL: Text("điểm cuối cùng", "final"),
}


@dataclass(frozen=True)
class Step:
    """One step: what was said, by whom, when and why.

    Attributes:
        kind: which step.
        value: points as a text, or a state in words; "" where none is named.
        author: who.
        role: in which capacity, or "".
        time: when, or None for what is computed.
        old: the value that it replaces, or None.
        reason: why.
        evidence: the document named.
        number: the line of the log, or 0.
    """

    kind: StepKind
    value: str
    author: str = ""
    role: str = ""
    time: datetime | None = None
    old: str | None = None
    reason: str = ""
    evidence: str = ""
    number: int = 0


@dataclass(frozen=True)
class Assessment:
    """What the log of a period says, by unit and criterion; later lines stand over earlier ones.

    Attributes:
        lines: the lines of the log, in order.
    """

    lines: Sequence[LogLine]

    @property
    def last(self) -> int:
        """The number of the last line, 0 if there is none."""
        return self.lines[-1].number if self.lines else 0

    @cached_property
    def submissions(self) -> Mapping[str, LogLine]:
        """The form of each unit that counts: the last, but for those that came too late to."""
        forms = (own for own in self.lines if own.entry.kind == "submission")
        return {own.entry.unit: own for own in forms if not own.entry.details.get("superseded")}

    @cached_property
    def came_in(self) -> frozenset[tuple[str, str]]:
        """All forms that ever came in, as unit and digest."""
        forms = (own.entry for own in self.lines if own.entry.kind == "submission")
        return frozenset((entry.unit, entry.new or "") for entry in forms)

    @cached_property
    def facts(self) -> Mapping[tuple[str, str], LogLine]:
        """The facts that the council and the office filled in, by unit and field."""
        return self._last("fact")

    @cached_property
    def agreed(self) -> Mapping[tuple[str, str], LogLine]:
        """The council's agreed marks, by unit and criterion; one that was taken back is none."""
        return {key: line for key, line in self._last("agreed").items() if line.entry.new}

    @cached_property
    def appeals(self) -> Mapping[tuple[str, str], LogLine]:
        """The last appeal of a unit about a criterion."""
        return self._last("appeal")

    @cached_property
    def outcomes(self) -> Mapping[tuple[str, str], LogLine]:
        """The outcome of the last appeal, where it was decided."""
        found = self._last("outcome")
        return {
            key: line
            for key, line in found.items()
            if key in self.appeals and line.number > self.appeals[key].number
        }

    @cached_property
    def final(self) -> Mapping[str, LogLine]:
        """The final scores of each unit that has them."""
        return {own.entry.unit: own for own in self.lines if own.entry.kind == "final"}

    @cached_property
    def marks(self) -> Mapping[tuple[str, str], Mapping[str, LogLine]]:
        """The last mark of each member, by unit and criterion; marks taken back are none."""
        found: dict[tuple[str, str], dict[str, LogLine]] = {}
        for line in self.lines:
            if line.entry.kind == "mark":
                own = found.setdefault((line.entry.unit, line.entry.criterion), {})
                own.pop(line.entry.author, None)
                if line.entry.new:
                    own[line.entry.author] = line
        return {key: own for key, own in found.items() if own}

    def sent(self, unit: str) -> date | None:
        """The day on which a unit sent its form, if that is known."""
        line = self.submissions.get(unit)
        day = line.entry.details["sent"] if line else ""
        return date.fromisoformat(day) if day else None

    def self_score(self, unit: str, criterion: str) -> str:
        """The self-score that the unit's form shows: points, a state in words, or ""."""
        line = self.submissions.get(unit)
        return str(line.entry.details["scores"].get(criterion, "")) if line else ""

    def chain(self, unit: str, criterion: str) -> tuple[Step, ...]:
        """Return every step about one criterion of one unit, in order, replaced ones too."""
        return tuple(step for line in self.lines for step in _steps(line, unit, criterion))

    def _last(self, kind: str) -> dict[tuple[str, str], LogLine]:
        own = (line for line in self.lines if line.entry.kind == kind)
        return {(line.entry.unit, line.entry.criterion): line for line in own}


def _steps(line: LogLine, unit: str, criterion: str) -> Sequence[Step]:
    entry = line.entry
    if entry.unit != unit:
        return ()
    if entry.kind in ("submission", "final"):
        kind = StepKind.SELF if entry.kind == "submission" else StepKind.FINAL
        value = str(entry.details["scores"].get(criterion, ""))
        evidence = entry.evidence or str(entry.details.get("file", ""))
    elif entry.criterion == criterion and entry.kind != "fact":
        kind, value, evidence = StepKind(entry.kind), entry.new or "—", entry.evidence
    else:
        return ()
    step = Step(
        kind=kind,
        value=value,
        author=entry.author,
        role=entry.role,
        time=line.time,
        old=entry.old if entry.criterion else None,
        reason=entry.reason,
        evidence=evidence,
        number=line.number,
    )
    return (step,) if value else ()


def points_of(text: str) -> Decimal | None:
    """Read points as the log writes them; None for a state in words."""
    return Decimal(text) if text[:1].isdigit() else None
