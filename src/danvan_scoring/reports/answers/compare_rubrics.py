"""What differs between the two rubrics, in words."""

from danvan_scoring.analysis.comparison import Comparison
from danvan_scoring.io.tables import Column
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.rubric_diff import rubric_diff
from danvan_scoring.stages.rules import line_rule


def rubric_section(found: Comparison, subject: str, language: Language) -> Section:
    """Tell every difference; what was renumbered is compared with what it was."""
    old, new = found.pairing.old.bound, found.pairing.new.bound
    called = {str(pair.old): str(pair.new) for pair in found.pairing.nodes if None not in pair}
    moved = {before: after for before, after in called.items() if before != after}
    rules = (
        {called.get(code, code): line_rule(own, old.rubric) for code, own in old.criteria.items()},
        {code: line_rule(own, new.rubric) for code, own in new.criteria.items()},
    )
    changes = rubric_diff(_renumbered(old.rubric, moved), new.rubric, rules)
    rows = [[change.part.pick(language), change.text.pick(language)] for change in changes]
    part = Text("Đánh số lại", "Renumbered").pick(language)
    rows += [[part, f"{before} → {after}"] for before, after in moved.items()]
    columns = [
        Column(Text("Phần", "Part").pick(language)),
        Column(Text("Thay đổi", "Change").pick(language), flexible=True),
    ]
    title = Text("Bộ tiêu chí thay đổi gì", "What changed in the rubric").pick(language)
    told = Text(f"{len(rows)} khác biệt giữa hai bộ tiêu chí.", f"{len(rows)} differences.")
    answer = [told.pick(language)]
    return Section(title + subject, answer, [Table(title, columns, rows)])


def _renumbered(rubric: Rubric, called: dict[str, str]) -> Rubric:
    """Give the nodes of the old rubric the codes that they have in the new one."""
    if not called:
        return rubric
    taken = set(called.values())

    def code(own: str | None) -> str | None:
        if own in called:
            return called[own]
        # Another node has this code now.
        return f"{own} (cũ)" if own in taken else own

    def items(table: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(
            item.model_copy(update={"code": code(item.code), "group": code(item.group)})  # type: ignore[attr-defined]
            for item in table
        )

    return rubric.model_copy(
        update={"criteria": items(rubric.criteria), "groups": items(rubric.groups)}
    )
