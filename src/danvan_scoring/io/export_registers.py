"""The tables of the registers, of commendation and of the compiled figures, for export."""

from collections.abc import Mapping

from danvan_scoring.io.sheet import Cell, Sheet
from danvan_scoring.model.commendation import Commended
from danvan_scoring.model.register import ModelField, ModelState
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.stages.compiled import compiled, report_title
from danvan_scoring.stages.models import ModelCounts, model_counts
from danvan_scoring.stages.posts import PostCounts, post_counts


def register_tables(found: PeriodResult) -> list[Sheet]:
    """Make the tables of models and posts, so far as registers of them are kept."""
    plan = found.compliance.plan if found.compliance else None
    names = found.submissions.names
    models = model_counts(found.submissions, found.as_of)
    posts = post_counts(found.submissions, plan, found.as_of)
    return [
        *([_models(models, names)] if models else []),
        *([_posts(posts, names)] if posts else []),
    ]


def _models(models: ModelCounts, names: Mapping[str, str]) -> Sheet:
    """One row a unit: its models by state, then by field."""
    rows: list[tuple[Cell, ...]] = []
    for unit, counts in models.by_unit.items():
        states = [models.of_unit(unit, (state,)) for state in ModelState]
        fields = [sum(counts[field, state] for state in ModelState) for field in ModelField]
        rows.append((unit, names[unit], *states, *fields, sum(states)))
    return Sheet(
        "mo-hinh.csv",
        (
            "Mã đơn vị", "Tên đơn vị", *(f"Số mô hình {state.label.vi}" for state in ModelState),
            *(f"Lĩnh vực {field.label.vi}" for field in ModelField), "Cộng",
        ),
        rows,
    )  # fmt: skip


def _posts(posts: PostCounts, names: Mapping[str, str]) -> Sheet:
    """One row a unit: its posts by month, and the months without one if it is to publish."""
    rows: list[tuple[Cell, ...]] = []
    for unit, counts in posts.by_unit.items():
        own = [counts[month] for month in posts.months]
        empty = ", ".join(map(str, posts.empty.get(unit, ())))
        duty = "có" if unit in posts.empty else ""
        rows.append((unit, names[unit], *own, sum(own), duty, empty))
    return Sheet(
        "tin-bai.csv",
        (
            "Mã đơn vị", "Tên đơn vị", *(f"Tháng {month}" for month in posts.months), "Cộng",
            "Được giao đăng tin, bài", "Tháng không có tin, bài",
        ),
        rows,
    )  # fmt: skip


def commendation_table(result: Result) -> Sheet | None:
    """Make the table of commendation, each condition told; None if the rubric has no rules."""
    if not result.bound.rubric.commendations:
        return None
    names = result.submissions.names
    rows = [
        (
            found.rule.code,
            found.rule.title,
            found.unit,
            names[found.unit],
            _outcome(found),
            *(
                "; ".join(check.text.vi for check in found.checks if check.holds is holds)
                for holds in (True, False, None)
            ),
        )
        for found in result.commendations
    ]
    return Sheet(
        "bieu-duong.csv",
        (
            "Mã", "Nội dung", "Mã đơn vị", "Tên đơn vị", "Kết quả", "Điều kiện đạt",
            "Điều kiện không đạt", "Điều kiện chưa xác định được",
        ),
        rows,
    )  # fmt: skip


def _outcome(found: Commended) -> str:
    if found.candidate:
        return "đề nghị xem xét"
    return "chưa xác định được" if found.undecided else "không đủ điều kiện"


def compiled_table(found: PeriodResult) -> Sheet | None:
    """Make the table of compiled figures; None for a period without a plan."""
    if found.compliance is None:
        return None
    title = report_title(found.compliance.report).vi
    rows = [
        (
            title,
            line.section.vi,
            line.code,
            line.title.vi,
            line.measure.vi,
            line.planned,
            line.done,
            line.share,
            "; ".join(line.units),
            "; ".join(text.vi for text in line.missing),
        )
        for line in compiled(found)
    ]
    return Sheet(
        "tong-hop.csv",
        (
            "Số liệu", "Phần", "Mã", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện",
            "Tỷ lệ (%)", "Đơn vị đã thực hiện", "Chưa thực hiện",
        ),
        rows,
    )  # fmt: skip
