"""The log of a period (nhật ký): what was done, by whom and why; lines are added, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

EntryKind = Literal["submission", "mark", "agreed", "fact", "appeal", "outcome", "final"]
"""A form came in (tiếp nhận phiếu); a member's mark (thành viên chấm); the council's agreed mark
(Hội đồng thống nhất); a fact of the council or the office (số liệu); an appeal (kiến nghị) and its
outcome (giải quyết kiến nghị); a unit's final scores (điểm cuối cùng)."""

Role = Literal["unit", "office", "council"]


@dataclass(frozen=True)
class Entry:
    """What somebody did, before it has a place in the log.

    Attributes:
        kind: what it was.
        unit: the code of the unit that it is about.
        author: who did it: a member's code, an office; never a private person's name.
        role: in which capacity.
        reason: why.
        criterion: the criterion, or the field of a fact, that it is about; "" for a whole form.
        old: the value before, as a text; None if there was none.
        new: the value now.
        evidence: the document named.
        details: what else belongs to it: texts, and lists and tables of texts.
    """

    kind: EntryKind
    unit: str
    author: str
    role: Role
    reason: str = ""
    criterion: str = ""
    old: str | None = None
    new: str | None = None
    evidence: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LogLine:
    """An entry in its place.

    Attributes:
        number: counted from 1.
        time: when it was added.
        entry: what was done.
        previous: the digest of the line before; of the first, a digest of the period's id.
        digest: sha256 of all that the line says, `previous` included.
    """

    number: int
    time: datetime
    entry: Entry
    previous: str
    digest: str
