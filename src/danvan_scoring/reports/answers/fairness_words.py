"""What fairness between kinds comes to, in sentences."""

from collections.abc import Iterator

from danvan_scoring.model.notation import number
from danvan_scoring.model.rubric import Effect
from danvan_scoring.model.text import Text
from danvan_scoring.reports.answers.fairness_found import Found
from danvan_scoring.reports.answers.wording import figure, percent

_EFFECTS: dict[Effect, Text] = {
    "leave_out": Text(
        "không tính cả điểm lẫn điểm tối đa", "neither its points nor its maximum count"
    ),
    "full": Text("được tính đủ điểm", "it counts with all points"),
    "zero": Text("tính 0 điểm", "it counts with no points"),
    "block": Text("làm cho đơn vị chưa có tổng điểm", "the unit has no total"),
}


def difference_sentences(found: Found) -> Iterator[Text]:
    """Say how many units and kinds there are, who is high and low, and how much kinds explain."""
    kinds = [own for own in found.kinds if own.percents]
    if len(kinds) == 1:
        yield Text(
            f"{found.ranked} đơn vị có tổng điểm, đều thuộc một loại "
            f"({found.kind(kinds[0].code)}): không có loại nào khác để so.",
            f"All {found.ranked} units with a total are of one kind ({found.kind(kinds[0].code)}): "
            "there is no other to compare with.",
        )
        return
    yield Text(
        f"{found.ranked} đơn vị có tổng điểm, thuộc {len(kinds)} loại.",
        f"{found.ranked} units have a total, of {len(kinds)} kinds.",
    )
    ordered = sorted(found.compared, key=lambda own: own.mean or 0.0)
    if len(ordered) > 1:
        low, high = ordered[0], ordered[-1]
        least, most = figure(low.mean or 0.0, 2), figure(high.mean or 0.0, 2)
        yield Text(
            f"Trong các loại có từ {found.least} đơn vị trở lên, tỷ lệ trung bình cao nhất là "
            f"{found.kind(high.code)} ({most.vi} %), thấp nhất là {found.kind(low.code)} "
            f"({least.vi} %).",
            f"Of kinds with {found.least} units or more, the mean percent is highest for "
            f"{found.kind(high.code)} ({most.en} %) and lowest for {found.kind(low.code)} "
            f"({least.en} %).",
        )
    else:
        yield Text(
            f"Không có hai loại nào cùng có từ {found.least} đơn vị trở lên, nên chỉ nêu số liệu, "
            "không kết luận loại nào cao, loại nào thấp.",
            f"No two kinds have {found.least} units or more, so figures are shown and nothing is "
            "concluded of kinds.",
        )
    if found.explained is None:
        yield Text(
            "Mọi đơn vị có cùng một tỷ lệ %: không có gì chênh lệch.",
            "All units have the same percent: nothing differs.",
        )
        return
    share, rest = percent(found.explained, 0), percent(1 - found.explained, 0)
    yield Text(
        f"Việc thuộc loại nào ứng với {share.vi} % mức chênh lệch giữa các đơn vị; {rest.vi} % còn "
        "lại là chênh lệch giữa những đơn vị cùng loại.",
        f"The kind goes with {share.en} % of the differences between units; {rest.en} % lie "
        "between units of the same kind.",
    )


def applicable_sentences(found: Found) -> Iterator[Text]:
    """Say how many points of the rubric really apply, and what becomes of the others."""
    effect = _EFFECTS[found.result.bound.rubric.states.not_applicable]
    fewest = min(found.applicable, key=lambda own: own.least)
    most = max(own.most for own in found.applicable)
    declared, low, high = (number(own) for own in (found.declared, fewest.least, most))
    if fewest.least == most:
        told = Text(
            f"Điểm tối đa áp dụng là {high.vi} trên {declared.vi} điểm ở mọi đơn vị: không có gì "
            "phải quy đổi",
            f"The same {high.en} of {declared.en} points apply to every unit: there is nothing to "
            "rescale",
        )
    else:
        told = Text(
            f"Điểm tối đa thật sự áp dụng từ {low.vi} đến {high.vi} trên {declared.vi} điểm; ít "
            f"nhất là ở {found.kind(fewest.kind)}",
            f"Of {declared.en} points, {low.en} to {high.en} really apply; fewest to "
            f"{found.kind(fewest.kind)}",
        )
        if fewest.never:
            count = len(fewest.never)
            told = Text(
                f"{told.vi}, loại không tính {count} tiêu chí",
                f"{told.en}, for which {count} criteria do not count",
            )
    yield Text(
        f"{told.vi} (quy định chung của bộ tiêu chí: tiêu chí không áp dụng thì {effect.vi}).",
        f"{told.en} (the rubric's rule: where a criterion does not apply, {effect.en}).",
    )


def rescaling_sentences(found: Found) -> Iterator[Text]:
    """Say what comparing by percent does to ranks and classes, and to what a point is worth."""
    if not found.rescaled:
        return
    ranks = sum(own.percent_rank != own.points_rank for own in found.rescaled)
    classes = sum(own.percent_class != own.points_class for own in found.rescaled)
    count = len(found.rescaled)
    if found.by_percent:
        yield Text(
            f"So sánh theo tỷ lệ % trên phần áp dụng: nếu so điểm thô với cùng các mốc thì "
            f"{ranks}/{count} đơn vị có hạng khác trong khối, {classes} đơn vị có mức khác.",
            "Units are compared by percent of what applies: by raw points against the same "
            f"cut-offs {ranks} of {count} would have another rank in the peer group and {classes} "
            "another class.",
        )
        yield from _gainers(found)
        yield from _worth(found)
    else:
        yield Text(
            "So sánh theo điểm thô, không quy đổi, dù điểm tối đa áp dụng không như nhau: đơn vị "
            "áp dụng ít điểm hơn khó đạt mức hơn. Nếu so theo tỷ lệ % với cùng các mốc thì "
            f"{ranks}/{count} đơn vị có hạng khác trong khối, {classes} đơn vị có mức khác.",
            "Units are compared by raw points although not the same maximum applies to all: fewer "
            f"points make a class harder to reach. By percent {ranks} of {count} would have "
            f"another rank in the peer group and {classes} another class.",
        )


def _gainers(found: Found) -> Iterator[Text]:
    """Name the units that rescaling lifts and lowers most."""
    names = found.result.submissions.names
    for sign, word in ((1, Text("có lợi", "gains")), (-1, Text("bất lợi", "loses"))):
        own = max(found.rescaled, key=lambda each: sign * each.gain)
        if sign * own.gain > 0:
            yield Text(
                f"Quy đổi {word.vi} nhất cho {names[own.unit]}: hạng {own.percent_rank} trong "
                f"khối, so điểm thô thì hạng {own.points_rank}.",
                f"By rescaling {names[own.unit]} {word.en} most: rank {own.percent_rank} in the "
                f"peer group, {own.points_rank} by raw points.",
            )


def _worth(found: Found) -> Iterator[Text]:
    """Say what a point of a bonus or penalty group is worth where less applies."""
    added = {
        group.kind for group in found.result.bound.rubric.groups if group.group == found.scale
    } - {"base"}
    if not added:
        return
    what = Text("điểm thưởng", "point of bonus")
    if added == {"penalty"}:
        what = Text("điểm trừ", "point of penalty")
    elif len(added) > 1:
        what = Text("điểm thưởng hay điểm trừ", "point of bonus or penalty")
    most = max(found.applicable, key=lambda own: own.most)
    fewest = min(found.applicable, key=lambda own: own.least)
    light, heavy = figure(most.point[0], 2), figure(fewest.point[1], 2)
    times = figure(float(most.most / fewest.least), 2)
    yield Text(
        f"Một {what.vi} bằng {light.vi} % ở đơn vị áp dụng {number(most.most).vi} điểm "
        f"({found.kind(most.kind)}), nhưng bằng {heavy.vi} % ở đơn vị chỉ áp dụng "
        f"{number(fewest.least).vi} điểm ({found.kind(fewest.kind)}): nặng gấp {times.vi} lần.",
        f"One {what.en} is {light.en} % where {number(most.most).en} points apply "
        f"({found.kind(most.kind)}) and {heavy.en} % where {number(fewest.least).en} do "
        f"({found.kind(fewest.kind)}): {times.en} times as much.",
    )


def gap_sentences(found: Found) -> Iterator[Text]:
    """Say at which criterion kinds differ most, where there are kinds to compare."""
    if len(found.compared) < 2:  # noqa: PLR2004 (to compare)
        return
    if not found.gaps:
        yield Text(
            f"Không có tiêu chí nào mà hai loại có từ {found.least} đơn vị trở lên cùng được chấm "
            "và chênh nhau.",
            f"There is no criterion at which two kinds with {found.least} units or more are both "
            "scored and differ.",
        )
        return
    own = found.gaps[0]
    high, low, chance = (percent(x, 0) for x in (own.high_share, own.low_share, own.chance))
    kinds = found.kind(own.high), found.kind(own.low)
    name = found.criterion(own.code)
    yield Text(
        f"Ở các tiêu chí cùng áp dụng, hai loại chênh nhau nhiều nhất tại {name}: {kinds[0]} trung "
        f"bình đạt {high.vi} % điểm tối đa, {kinds[1]} {low.vi} %. Lấy bất kỳ một đơn vị của mỗi "
        f"loại, khả năng {kinds[0]} cao điểm hơn là {chance.vi} % (50 % là ngang nhau).",
        f"Where both are scored, kinds differ most at {name}: {kinds[0]} earn {high.en} % of the "
        f"maximum on average, {kinds[1]} {low.en} %. Of one unit of each, that of {kinds[0]} has "
        f"more with a chance of {chance.en} % (50 % is even).",
    )
