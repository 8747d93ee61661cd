"""What may still change once a period is closed: what an appeal with its decision concerns."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from danvan_scoring.history.brought import Brought
from danvan_scoring.history.edits import Edit
from danvan_scoring.history.reading import Reader, Record, content_of, key_of
from danvan_scoring.model.log import LogLine
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Text

_FREE = {
    # Where things are read from and how: what is read is compared itself.
    *("rubric", "rubrics", "plan", "units", "submissions", "progress", "receipts", "waivers"),
    *("models", "posts", "log", "evidence", "extensions", "office", "previous", "plugins", "csv"),
    # Results are made known once they are closed, and then the time for appeals runs.
    "announced",
}
_OPEN_KINDS = {"appeal", "outcome", "final"}
_TABLES = {
    "values": Text("chỉ tiêu trên phiếu", "fields of the form"),
    "units": Text("danh sách đơn vị", "the list of units"),
    "report": Text("báo cáo của kỳ", "the report of the period"),
    "evidence": Text("minh chứng, ghi chú", "evidence and notes"),
    "waivers": Text("miễn áp dụng", "waivers"),
    "progress": Text("tiến độ nhiệm vụ", "progress of tasks"),
    "receipts": Text("báo cáo đã nhận", "reports received"),
    "models": Text("mô hình", "the register of models"),
    "posts": Text("tin bài", "the register of posts"),
    "marks": Text("điểm Hội đồng", "the council's marks"),
}


@dataclass(frozen=True)
class Closed:
    """A period that is closed.

    Attributes:
        document: by which.
        run: the content of its last run.
        decided: the units of which an appeal is decided by what comes now.
    """

    document: str
    run: dict[str, Any]
    decided: frozenset[str]

    def breaches(
        self, reader: Reader, brought: Brought, changes: Sequence[Edit], lines: Sequence[LogLine]
    ) -> Iterator[Problem]:
        """Yield everything that may not change and is to be changed.

        Args:
            reader: of the database.
            brought: what comes now.
            changes: how its submissions differ from those recorded.
            lines: the lines of its log that are new.
        """
        inputs = brought.inputs()
        before = content_of(reader.with_content("period", self.run["period"]))
        now = json.loads(brought.period_text)
        for key in sorted((before.keys() | now.keys()) - _FREE):
            if before.get(key) != now.get(key):
                yield self._breach(Text(f"khóa {key} của kỳ", f"key {key} of the period"), key)
        if inputs["rubrics"] != self.run["rubrics"]:
            yield self._breach(Text("bộ tiêu chí", "the rubric"), "rubric")
        if inputs["plan"] != self.run["plan"]:
            yield self._breach(Text("kế hoạch", "the plan"), "plan")
        for edit in changes:
            if not edit.unit or edit.unit not in self.decided:
                item = ", ".join(part for part in (edit.unit, edit.field) if part)
                yield self._breach(_TABLES[edit.table], item)
        for line in lines:
            entry = line.entry
            if entry.kind not in _OPEN_KINDS and entry.unit not in self.decided:
                what = Text(f"nhật ký (dòng {line.number})", f"the log (line {line.number})")
                item = ", ".join(part for part in (entry.unit, entry.criterion) if part)
                yield self._breach(what, item)

    def _breach(self, what: Text, item: str) -> Problem:
        details = {"document": self.document, "what_vi": what.vi, "what_en": what.en}
        return Problem("HIS845", Place(item=item), details=details)


def closed(reader: Reader, run: Record | None, brought: Brought, known: int) -> Closed | None:
    """Tell whether a period is closed, and for whom an appeal opens it again.

    Args:
        reader: of the database.
        run: its last run.
        brought: what comes now, with decisions.
        known: how many lines of its log are recorded.
    """
    row = None if run is None else reader.latest("close", key_of(run))
    if row is None or run is None:
        return None
    decided = {line.entry.unit for line in brought.log.lines[known:] if _grants(line)}
    # A decision that is recorded has had its effect.
    used = {
        (own["unit"], own["evidence"]) for own in reader.of_kinds("outcome", period=key_of(row))
    }
    decided |= {unit for unit, own in brought.decisions.items() if (unit, own) not in used}
    return Closed(row["evidence"], content_of(run), frozenset(decided))


def _grants(line: LogLine) -> bool:
    """Tell whether a line is the outcome of an appeal that was not rejected."""
    return line.entry.kind == "outcome" and line.entry.details.get("result") != "rejected"
