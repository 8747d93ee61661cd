"""The words of a rubric: what its tables and keys are called, for people who read it."""

from typing import NamedTuple

from danvan_scoring.model.text import Text


class TableWords(NamedTuple):
    """What the items of a table are called, and the part of the rubric that they make up."""

    name: Text
    part: Text


TABLES: dict[str, TableWords] = {
    "kinds": TableWords(Text("loại đơn vị", "kind"), Text("Loại đơn vị", "Kinds of units")),
    "peer_groups": TableWords(Text("khối", "peer group"), Text("Khối thi đua", "Peer groups")),
    "form_fields": TableWords(Text("chỉ tiêu", "field"), Text("Chỉ tiêu trên phiếu", "Fields")),
    "groups": TableWords(Text("nhóm", "group"), Text("Nhóm tiêu chí", "Groups")),
    "criteria": TableWords(Text("tiêu chí", "criterion"), Text("Tiêu chí", "Criteria")),
    "classes": TableWords(Text("mức", "class"), Text("Mức xếp loại", "Classes")),
    "gates": TableWords(Text("điều kiện", "gate"), Text("Điều kiện khống chế", "Gates")),
    "quotas": TableWords(Text("tỷ lệ mức", "quota of"), Text("Tỷ lệ khống chế", "Quotas")),
    "commendations": TableWords(
        Text("biểu dương", "commendation"), Text("Biểu dương", "Commendations")
    ),
}
"""By the name of the rubric's attribute."""

KEYS: dict[str, Text] = {
    "id": Text("mã bộ tiêu chí", "id"),
    "version": Text("phiên bản", "version"),
    "title": Text("tên", "title"),
    "authority": Text("cơ quan ban hành", "authority"),
    "status": Text("tình trạng", "status"),
    "basis": Text("căn cứ", "basis"),
    "note": Text("ghi chú", "note"),
    "assumptions": Text("giả định chung", "assumptions"),
    "assumed": Text("giả định", "assumed"),
    "extends": Text("kế thừa từ", "extends"),
    "removes": Text("bỏ ra", "removes"),
    "effective_from": Text("có hiệu lực từ", "in force from"),
    "effective_to": Text("hết hiệu lực sau", "in force until"),
    "rounding": Text("làm tròn", "rounding"),
    "ranking": Text("xếp hạng", "ranking"),
    "states": Text("xử lý tình trạng", "states"),
    "code": Text("mã", "code"),
    "group": Text("thuộc nhóm", "in the group"),
    "kind": Text("loại", "kind"),
    "kinds": Text("loại đơn vị", "kinds"),
    "peer_group": Text("khối", "peer group"),
    "field": Text("chỉ tiêu", "field"),
    "criterion": Text("tiêu chí", "criterion"),
    "gate": Text("điều kiện", "gate"),
    "commendation": Text("biểu dương", "commendation"),
    "max": Text("điểm tối đa", "maximum"),
    "combine": Text("cách gộp điểm", "combined by"),
    "best": Text("số mục được tính", "how many count"),
    "weight": Text("trọng số", "weight"),
    "floor": Text("điểm thấp nhất", "floor"),
    "ceiling": Text("điểm cao nhất", "ceiling"),
    "coverage": Text("tỷ lệ căn cứ tối thiểu", "least coverage"),
    "applies_to": Text("áp dụng với", "applies to"),
    "applies_when": Text("áp dụng khi", "applies where"),
    "uses": Text("phương pháp", "criterion"),
    "params": Text("tham số", "parameter"),
    "tasks": Text("nhiệm vụ của kế hoạch", "tasks"),
    "evidence": Text("minh chứng", "evidence"),
    "type": Text("kiểu", "type"),
    "unit": Text("đơn vị tính", "unit"),
    "minimum": Text("nhỏ nhất", "minimum"),
    "maximum": Text("lớn nhất", "maximum"),
    "decimals": Text("số chữ số thập phân", "decimals"),
    "choices": Text("các lựa chọn", "choices"),
    "filled_by": Text("người ghi", "filled in by"),
    "effort": Text("công sức cho mỗi đơn vị thay đổi", "effort of one unit of change"),
    "from": Text("từ", "from"),
    "below": Text("dưới", "below"),
    "scale": Text("thang điểm", "scale"),
    "effect": Text("hệ quả", "effect"),
    "when": Text("khi", "where"),
    "class": Text("mức", "class"),
    "steps": Text("số mức hạ", "steps"),
    "unknown": Text("khi chưa có số liệu", "where unknown"),
    "percent": Text("tỷ lệ %", "percent"),
    "count": Text("số đơn vị", "count"),
    "base": Text("tính trên", "of"),
    "counted": Text("thời điểm đếm", "counted"),
    "round": Text("làm tròn", "rounded"),
    "ties": Text("khi bằng nhau", "ties"),
    "peer_groups": Text("khối", "peer groups"),
    "by": Text("so sánh theo", "by"),
    "tie_breaks": Text("xét khi bằng nhau", "tie-breaks"),
    "mode": Text("cách làm tròn", "mode"),
    "at": Text("làm tròn ở", "at"),
    "not_applicable": Text("không áp dụng", "not applicable"),
    "exempt": Text("được miễn", "exempt"),
    "missing": Text("thiếu số liệu hoặc minh chứng", "missing"),
    "pending": Text("chờ Hội đồng chấm", "pending"),
    "not_submitted": Text("chưa nộp phiếu", "not submitted"),
    "withheld": Text("chưa đủ căn cứ", "withheld"),
    "top": Text("hạng cuối được xét", "last rank taken"),
    "classes": Text("các mức", "classes"),
    "requires": Text("yêu cầu", "requires"),
    "procedure": Text("trình tự chấm điểm", "procedure"),
    "final": Text("điểm cuối cùng", "final score"),
    "exceed": Text("điểm Hội đồng cao hơn điểm tính từ số liệu", "marks above computed points"),
    "members": Text("điểm tạm của Hội đồng", "provisional mark of the council"),
    "trim": Text("số điểm bỏ ở mỗi đầu", "marks left out at each end"),
    "spread": Text("chênh lệch tối đa giữa các thành viên", "largest spread of members"),
    "appeal_days": Text("số ngày được kiến nghị", "days for appeals"),
    "decides": Text("người giải quyết kiến nghị", "who decides appeals"),
    "supersede": Text("phiếu gửi sau thay phiếu gửi trước", "a later form replaces an earlier one"),
}
"""By the name of the key, as files write it."""

_EFFECTS: dict[str, Text] = {
    "zero": Text("tính 0 điểm, giữ điểm tối đa", "no points, the maximum stays"),
    "full": Text("tính đủ điểm", "full points"),
    "leave_out": Text("không tính cả điểm và điểm tối đa", "neither points nor maximum"),
    "block": Text("chưa có tổng điểm", "no total"),
}
VALUES: dict[str, dict[str, Text]] = {
    **dict.fromkeys(
        ("not_applicable", "exempt", "missing", "pending", "not_submitted", "withheld"), _EFFECTS
    ),
    "status": {
        "draft": Text("dự thảo", "draft"),
        "issued": Text("đã ban hành", "issued"),
        "reconstructed": Text("phỏng dựng", "reconstructed"),
    },
    "combine": {
        "sum": Text("cộng điểm", "sum"),
        "best": Text("lấy các mục cao nhất", "the best"),
        "weighted_mean": Text("trung bình có trọng số", "weighted mean"),
        "geometric_mean": Text("trung bình nhân có trọng số", "weighted geometric mean"),
        "minimum": Text("tỷ lệ thấp nhất", "lowest share"),
    },
    "kind": {
        "base": Text("điểm chính", "base"),
        "bonus": Text("điểm thưởng", "bonus"),
        "penalty": Text("điểm trừ", "penalty"),
    },
    "type": {
        "number": Text("số", "number"),
        "integer": Text("số nguyên", "whole number"),
        "yes_no": Text("có/không", "yes or no"),
        "date": Text("ngày", "date"),
        "choice": Text("lựa chọn", "choice"),
        "text": Text("chữ", "text"),
    },
    "evidence": {
        "none": Text("không cần", "none"),
        "expected": Text("nên có", "expected"),
        "required": Text("bắt buộc", "required"),
    },
    "filled_by": {
        "unit": Text("đơn vị", "the unit"),
        "council": Text("Hội đồng", "the council"),
        "office": Text("cơ quan tổng hợp", "the office"),
    },
    "effect": {
        "cap": Text("không xếp trên một mức", "not above a class"),
        "lower": Text("hạ mức", "lowered"),
        "bar": Text("không đủ điều kiện xếp loại", "not eligible"),
    },
    "unknown": {
        "holds": Text("coi như có", "taken to hold"),
        "does_not_hold": Text("coi như không", "taken not to hold"),
        "undecided": Text("chưa xếp loại", "no class until it is known"),
    },
    "base": {
        "units": Text("tổng số đơn vị của khối", "all units of the peer group"),
        "classified": Text("số đơn vị được xếp loại của khối", "the classified units"),
        "class_below": Text("số đơn vị ở mức liền dưới", "the units in the class below"),
    },
    "counted": {
        "before": Text("trước khi chuyển xuống", "before the quota"),
        "after": Text("sau khi chuyển xuống", "after the quota"),
    },
    "round": {
        "down": Text("xuống", "down"),
        "up": Text("lên", "up"),
        "nearest": Text("số gần nhất", "to the nearest"),
    },
    "ties": {
        "exclude": Text("chuyển xuống tất cả", "all go down"),
        "admit": Text("giữ lại tất cả", "all stay"),
    },
    "by": {
        "points": Text("điểm", "points"),
        "percent": Text("tỷ lệ % trên điểm tối đa áp dụng", "percent of what applies"),
    },
    "mode": {
        "half_up": Text("nửa đơn vị làm tròn lên", "half up"),
        "half_even": Text("nửa đơn vị làm tròn về số chẵn", "half to even"),
    },
    "final": {
        "computed": Text("tính từ số liệu", "computed from facts"),
        "self": Text("đơn vị tự chấm", "the unit's own"),
        "council": Text("Hội đồng thống nhất", "the council's"),
    },
    "exceed": {
        "never": Text("không được", "never"),
        "with_evidence": Text("phải có minh chứng và lý do", "with evidence and a reason"),
        "with_reason": Text("phải có lý do", "with a reason"),
    },
    "members": {
        "mean": Text("trung bình cộng", "mean"),
        "median": Text("trung vị", "median"),
        "trimmed_mean": Text("trung bình sau khi bỏ hai đầu", "trimmed mean"),
    },
    "decides": {
        "not_own_unit": Text("không thuộc đơn vị đó", "not a member of the unit"),
        "not_marker": Text(
            "không thuộc đơn vị đó và không phải người đã chấm",
            "neither a member of the unit nor who gave the mark",
        ),
    },
    "supersede": {
        "never": Text("không", "no"),
        "later": Text("nếu ngày gửi sau", "if sent on a later day"),
    },
    "at": {
        "criterion": Text("từng tiêu chí", "each criterion"),
        "group": Text("từng nhóm", "each group"),
        "total": Text("tổng điểm", "the total"),
    },
}
"""The words for values that a key chooses among."""


def chosen(key: str, value: str) -> Text | None:
    """Say a value that a key chooses among; None if it is no such key."""
    return VALUES.get(key, {}).get(value)
