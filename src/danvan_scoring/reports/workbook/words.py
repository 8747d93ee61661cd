"""Words of the workbook that several sheets use."""

from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text

STATES_NAME = "trang_thai"
"""The name of the cells that list the words for states, in the order of `Status`."""

STATES = {
    Status.NOT_APPLICABLE: Text("không áp dụng", "not applicable"),
    Status.EXEMPT: Text("được miễn", "exempt"),
    Status.WITHHELD: Text("chưa đủ căn cứ", "withheld"),
    Status.MISSING: Text("thiếu", "missing"),
    Status.PENDING: Text("chờ chấm", "pending"),
    Status.NOT_SUBMITTED: Text("chưa nộp", "not submitted"),
    Status.ERROR: Text("lỗi", "error"),
}
"""The states in words short enough for a narrow cell."""

HOLDS, OPEN, NOT_BOUND = "x", "?", "–"
"""In a cell of a condition: it holds; it cannot be decided; it does not bind the unit."""

UNIT = Text("Đơn vị", "Unit")
UNIT_CODE = Text("Mã đơn vị", "Unit code")
POINTS = Text("Điểm", "Points")
MAXIMUM = Text("Tối đa", "Maximum")
TOTAL = Text("Tổng điểm", "Total")
MAXIMUM_THAT_APPLIES = Text("Tối đa áp dụng", "Maximum that applies")
