"""What the commands of `danvan history` say of what was recorded."""

from danvan_scoring.history.add import Added
from danvan_scoring.model.text import Language, Text

_KINDS = {
    "rubric": Text("bộ tiêu chí", "rubric"),
    "plan": Text("kế hoạch", "plan"),
    "period": Text("kỳ", "period"),
    "submissions": Text("số liệu", "submissions"),
    "edit": Text("sửa số liệu", "edit"),
    "submission": Text("tiếp nhận phiếu", "form received"),
    "mark": Text("điểm thành viên", "member's mark"),
    "agreed": Text("điểm thống nhất", "agreed mark"),
    "fact": Text("số liệu theo dõi", "fact"),
    "appeal": Text("kiến nghị", "appeal"),
    "outcome": Text("giải quyết kiến nghị", "outcome of an appeal"),
    "final": Text("chốt điểm", "final scores"),
    "result": Text("kết quả", "result"),
    "run": Text("lần chấm", "run"),
    "close": Text("khóa kỳ", "closing"),
}


def added_text(added: Added, language: Language) -> str:
    """Say how many records of each kind were added, and the digest for the minutes."""
    last = Text(
        f"Bản ghi cuối: số {added.number}; mã để ghi vào biên bản: {added.digest}",
        f"The last record is {added.number}; its digest, for the minutes: {added.digest}",
    ).pick(language)
    if not added.kinds:
        told = Text("Không có gì mới: đã ghi từ trước.", "Nothing new: it was recorded before.")
        return f"{told.pick(language)}\n{last}"
    kinds = ", ".join(
        f"{count} {_KINDS[kind].pick(language)}" for kind, count in added.kinds.items()
    )
    count = sum(added.kinds.values())
    told = Text(f"Đã ghi {count} bản ghi: {kinds}", f"{count} records were added: {kinds}")
    return f"{told.pick(language)}\n{last}"
