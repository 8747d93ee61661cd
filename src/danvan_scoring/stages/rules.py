"""Rules of groups in words: how children combine, what a state does, how a ceiling bites."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from danvan_scoring.errors import CriterionError
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.explanation import NO_TEXT, ExplanationNode
from danvan_scoring.model.notation import number
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Effect, Group, GroupKind, Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.stages.conditions import condition_text

PLAIN_SUM = Text("cộng điểm của các mục bên dưới", "the sum of what is below")
"""The rule of a group that only adds up: it goes without saying."""

_COMBINATIONS = {
    "sum": PLAIN_SUM,
    "weighted_mean": Text(
        "trung bình có trọng số của tỷ lệ đạt ở các mục bên dưới, nhân với điểm tối đa",
        "the weighted mean of the shares reached below, times the maximum",
    ),
    "geometric_mean": Text(
        "trung bình nhân có trọng số của tỷ lệ đạt ở các mục bên dưới, nhân với điểm tối đa",
        "the weighted geometric mean of the shares reached below, times the maximum",
    ),
    "best": Text(
        "cộng {count} mục cao nhất trong các mục bên dưới",
        "the sum of the {count} best of what is below",
    ),
    "minimum": Text(
        "tỷ lệ đạt thấp nhất ở các mục bên dưới, nhân với điểm tối đa",
        "the lowest share reached below, times the maximum",
    ),
}
_KINDS: dict[GroupKind, Text] = {
    "base": NO_TEXT,
    "bonus": Text("điểm thưởng, cộng vào mục cấp trên", "bonus, added to what is above"),
    "penalty": Text("điểm trừ, trừ vào mục cấp trên", "penalty, taken from what is above"),
}
_EFFECTS: dict[Effect, Text] = {
    "zero": Text("tính 0 điểm, giữ nguyên điểm tối đa", "counts as 0; the maximum stays"),
    "full": Text("tính đủ điểm tối đa", "counts as full points"),
    "leave_out": Text(
        "không tính điểm và không tính vào điểm tối đa", "neither points nor maximum count"
    ),
    "block": Text("chưa tính được điểm của mục cấp trên", "what is above has no points yet"),
}
_NO_DEDUCTION = Text("không trừ điểm", "nothing is taken away")
_NAMES = {
    "scale": Text("thang điểm", "scale"),
    "group": Text("nhóm", "group"),
    "criterion": Text("tiêu chí", "criterion"),
}
_WAIVED = (Status.NOT_APPLICABLE, Status.EXEMPT)


_ONE_OF = Text(
    "chỉ tính mục cao nhất trong các mục bên dưới", "the best one of what is below counts"
)
_GRAVEST = Text(
    "chỉ tính {count} mức trừ nặng nhất bên dưới", "the {count} gravest of what is below count"
)


def group_rule(group: Group, rubric: Rubric) -> Text:
    """Say how a group makes its points from those of its children, and when it applies."""
    parts = [_combination(group), _KINDS[group.kind]]
    if group.applies_when is not None:
        when = condition_text(group.applies_when, rubric)
        parts.append(Text(f"chỉ áp dụng khi {when.vi}", f"applies only where {when.en}"))
    if group.kind != "base" and group.max is not None:
        most = number(group.max)
        parts.append(Text(f"nhiều nhất {most.vi} điểm", f"at most {most.en} points"))
    if group.floor is not None:
        low = number(group.floor)
        parts.append(Text(f"không thấp hơn {low.vi} điểm", f"not below {low.en} points"))
    if group.ceiling is not None:
        high = number(group.ceiling)
        parts.append(Text(f"không vượt quá {high.vi} điểm", f"not above {high.en} points"))
    told = [part for part in parts if part != NO_TEXT]
    return Text("; ".join(part.vi for part in told), "; ".join(part.en for part in told))


def line_rule(bound: BoundCriterion, rubric: Rubric) -> Text:
    """Say how a line is scored, and when it applies."""
    labels = {field.code: field.title for field in rubric.form_fields}
    rule = _described(bound, labels)
    if bound.line.applies_when is None:
        return rule
    when = condition_text(bound.line.applies_when, rubric)
    return Text(f"{rule.vi}; chỉ áp dụng khi {when.vi}", f"{rule.en}; applies only where {when.en}")


def _described(bound: BoundCriterion, labels: Mapping[str, str]) -> Text:
    """Ask the criterion for its rule in words, and hold it to both languages."""
    cause: Exception | None = None
    try:
        rule: object = bound.criterion.describe(bound.line.max, labels)
    except Exception as error:  # noqa: BLE001 (whatever a plugin raises is told by its name)
        rule, cause = f"{type(error).__name__}: {error}", error
    if isinstance(rule, Text) and cause is None:
        return rule
    problem = Problem(
        "PLG480", Place(item=bound.line.code), str(rule), {"criterion": bound.line.uses}
    )
    raise CriterionError(problem, bound.line.uses, ()) from cause


def _combination(group: Group) -> Text:
    if group.combine != "best":
        return _COMBINATIONS[group.combine]
    if group.kind == "penalty":
        text = _GRAVEST
    else:
        text = _ONE_OF if group.best == 1 else _COMBINATIONS["best"]
    return Text(text.vi.format(count=group.best), text.en.format(count=group.best))


def best_children(group: Group, children: Sequence[ExplanationNode]) -> Text:
    """Say which children of a group are the best that count."""
    known = [child for child in children if child.points is not None]
    known.sort(key=lambda child: child.counted if child.deducts else -child.counted)
    counted = known[: group.best]
    vi = ", ".join(f"{child.code} ({number(child.counted).vi})" for child in counted)
    en = ", ".join(f"{child.code} ({number(child.counted).en})" for child in counted)
    return Text(f"Được tính: {vi}", f"Counted: {en}")


def group_reason(group: Group, status: Status, children: Sequence[ExplanationNode]) -> Text:
    """Say why a group has no points: which of its children leave it without."""
    if status in _WAIVED:
        return Text("Không mục nào bên dưới phải chấm", "Nothing below is to be scored")
    open_ = [c for c in children if c.status is not Status.SCORED and c.status not in _WAIVED]
    vi = ", ".join(f"{_NAMES[c.kind].vi} {c.code} ({c.status.label.vi})" for c in open_)
    en = ", ".join(f"{_NAMES[c.kind].en} {c.code} ({c.status.label.en})" for c in open_)
    reason = Text(f"Chưa tính được vì còn {vi}", f"No points because of {en}")
    if status is Status.WITHHELD and group.coverage:
        share = number(group.coverage * 100)
        reason = Text(
            f"{reason.vi}; cần có căn cứ cho ít nhất {share.vi} % phần phải chấm",
            f"{reason.en}; at least {share.en} % of what applies must be known",
        )
    return reason


def effect_note(effect: Effect, *, in_penalty: bool) -> Text:
    """Say what the rubric does with a line that has a state instead of points."""
    if in_penalty and effect in {"zero", "full"}:
        return _NO_DEDUCTION
    return _EFFECTS[effect]


def cap_note(before: Decimal, after: Decimal, kind: GroupKind) -> Text:
    """Say how a ceiling or floor changed the points of a group.

    Examples:
        >>> cap_note(Decimal(7), Decimal(5), "bonus").vi
        'vượt trần 5 điểm: cộng 7, tính 5'
        >>> cap_note(Decimal(-7), Decimal(-5), "penalty").vi
        'vượt mức trừ tối đa 5 điểm: trừ 7, tính 5'
    """
    if kind == "penalty" and before < after <= 0:
        was, now = number(-before), number(-after)
        return Text(
            f"vượt mức trừ tối đa {now.vi} điểm: trừ {was.vi}, tính {now.vi}",
            f"above the largest deduction of {now.en}: {was.en} taken, {now.en} counted",
        )
    was, now = number(before), number(after)
    if before > after:
        return Text(
            f"vượt trần {now.vi} điểm: cộng {was.vi}, tính {now.vi}",
            f"above the ceiling of {now.en}: {was.en} in sum, {now.en} counted",
        )
    return Text(
        f"dưới sàn {now.vi} điểm: cộng {was.vi}, tính {now.vi}",
        f"below the floor of {now.en}: {was.en} in sum, {now.en} counted",
    )
