"""The states of a score: `SCORED` is the only one that comes with points."""

from enum import IntEnum

from danvan_scoring.model.text import Text


class Status(IntEnum):
    """What is known about one criterion, group or total of one unit (trạng thái chấm điểm).

    The values are small integers so that a column of statuses is an `int8` array. What each
    state does to points and maximum is said by the rubric (`Rubric.states`), never here.
    """

    SCORED = 0
    NOT_APPLICABLE = 1
    EXEMPT = 2
    WITHHELD = 3
    MISSING = 4
    PENDING = 5
    NOT_SUBMITTED = 6
    ERROR = 7

    @property
    def key(self) -> str:
        """The name used in files: `not_applicable`, `missing`."""
        return self.name.lower()

    @property
    def label(self) -> Text:
        """The state in words."""
        return _TITLES[self]


_TITLES = {
    Status.SCORED: Text("đã chấm", "scored"),
    Status.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Status.EXEMPT: Text("được miễn", "exempt"),
    Status.WITHHELD: Text("chưa đủ căn cứ để tính", "withheld"),
    Status.MISSING: Text("thiếu số liệu hoặc minh chứng", "missing data or evidence"),
    Status.PENDING: Text("chờ Hội đồng chấm", "waiting for the council"),
    Status.NOT_SUBMITTED: Text("chưa nộp phiếu", "nothing submitted"),
    Status.ERROR: Text("lỗi", "error"),
}
