"""Steps: how the points of a criterion follow its evidence."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import numpy as np

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding, percent_text
from danvan_scoring.analysis.lint.probe import Jump, Probe
from danvan_scoring.model.notation import number, written
from danvan_scoring.model.text import Text

_NOISE = 1e-9
_NOTHING = Text("", "")


def jumps(draft: Draft) -> Iterator[Finding]:
    """LNT111: one unit of evidence that costs a large part of the maximum."""
    for code, probe in draft.probes.items():
        own = draft.bound.criteria[code]
        if draft.kind_of_points(own) != "base":
            continue
        worth = draft.share_of_scale(own) * draft.thresholds.jump / 100
        if worth < draft.thresholds.jump_least:
            continue
        least = float(own.line.max * draft.thresholds.jump / 100)
        found = [
            jump
            for field in probe.earning()
            if _counted(draft, field) and (jump := probe.steepest(field, least))
        ]
        if found:
            jump = max(found, key=lambda own: own.size)
            yield draft.finding_told("LNT111", (code, jump.field), _told(draft, jump, own.line.max))


def wrong_ways(draft: Draft) -> Iterator[Finding]:
    """LNT112: points that fall where the criterion says that they never do, or rise."""
    for code, probe in draft.probes.items():
        for field, direction in probe.directions.items():
            jump = _against(probe, field, direction) if field in probe.profiles else None
            if jump is not None:
                maximum = draft.bound.criteria[code].line.max
                says = (
                    Text("không giảm khi chỉ tiêu này tăng", "never fall as it grows")
                    if direction > 0
                    else Text("không tăng khi chỉ tiêu này tăng", "never rise as it grows")
                )
                told = {**_told(draft, jump, maximum), "says": says}
                yield draft.finding_told("LNT112", (code, field), told)


def _counted(draft: Draft, code: str) -> bool:
    """Whether a field counts evidence: a mark of the council is none, and yes has rule 110."""
    field = draft.fields[code]
    return field.filled_by != "council" and field.type in ("number", "integer", "date")


def _against(probe: Probe, code: str, direction: int) -> Jump | None:
    """Find two values of a field whose points go the other way than the criterion says."""
    profile = probe.profiles[code]
    for row, points in enumerate(profile.points):
        known = np.flatnonzero(np.isfinite(points))
        steps = np.diff(points[known]) * direction
        if len(steps) and steps.min() < -_NOISE:
            first = int(np.argmin(steps))
            at = profile.path[known[[first, first + 1]]].tolist()
            before, after = points[known[[first, first + 1]]].tolist()
            return probe.jump(profile, row, (at[0], at[1]), (before, after))
    return None


def _told(draft: Draft, jump: Jump, maximum: Decimal) -> Mapping[str, object]:
    low, high = (written(value) for value in jump.values)
    before, after = (written(points) for points in jump.points)
    return {
        "title": draft.fields[jump.field].title,
        "low": low,
        "high": high,
        "before": before,
        "after": after,
        "size": written(jump.size),
        "share": percent_text(100 * jump.size / float(maximum)),
        "maximum": number(maximum),
        "others": _others(draft, jump.others),
    }


def _others(draft: Draft, values: Mapping[str, object]) -> Text:
    """Say what the other fields were when the jump was found."""
    if not values:
        return _NOTHING
    pairs = [(draft.fields[code].title, written(value)) for code, value in values.items()]
    vi = ", ".join(f"«{title}» là {value.vi}" for title, value in pairs)
    en = ", ".join(f"«{title}» is {value.en}" for title, value in pairs)
    return Text(f" (khi {vi})", f" (where {en})")
