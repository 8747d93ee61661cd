"""The criteria of a rubric as a table (bảng tiêu chí): what is scored, how, by what proof."""

from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.io.tables import Column
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.notation import number
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.rubric_sentences import RubricSentences
from danvan_scoring.reports.table import Table
from danvan_scoring.stages.rubric_words import chosen
from danvan_scoring.stages.rules import PLAIN_SUM, group_rule, line_rule

_ALL = Text("mọi đơn vị", "all units")


def criteria_table(bound: BoundRubric, scale: str, language: Language) -> tuple[Table, list[int]]:
    """Return the criteria of one scale, each below its group, and the rows of the groups."""
    columns = [
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Nội dung tiêu chí", "Criterion").pick(language), flexible=True),
        Column(Text("Điểm tối đa", "Maximum").pick(language), "right"),
        Column(Text("Cách chấm", "How it is scored").pick(language), flexible=True),
        Column(Text("Minh chứng", "Evidence").pick(language), flexible=True),
        Column(Text("Áp dụng với", "Applies to").pick(language), flexible=True),
    ]
    found = [*_below(bound, scale, (), language)]
    strong = [place for place, (_, is_group) in enumerate(found) if is_group]
    title = bound.groups[scale].title
    return Table(title, columns, [row for row, _ in found]), strong


def _below(
    bound: BoundRubric, code: str, inherited: tuple[str, ...], language: Language
) -> Iterator[tuple[list[str], bool]]:
    for child in bound.children[code]:
        if child in bound.criteria:
            yield _criterion(bound, child, inherited, language), False
            continue
        group = bound.groups[child]
        kinds = group.applies_to or inherited
        rule = group_rule(group, bound.rubric)
        told = [] if rule == PLAIN_SUM else [rule.pick(language)]
        named = chosen("kind", group.kind)
        if group.kind != "base" and named is not None:
            told.insert(0, named.pick(language))
        yield [group.code, group.title, _points(group.max, language), "; ".join(told), "", ""], True
        yield from _below(bound, child, kinds, language)


def _criterion(
    bound: BoundRubric, code: str, inherited: tuple[str, ...], language: Language
) -> list[str]:
    own = bound.criteria[code]
    fields = {field.code: field for field in bound.rubric.form_fields}
    kinds = {kind.code: kind.title for kind in bound.rubric.kinds}
    applies = [kinds[kind] for kind in own.line.applies_to or inherited]
    return [
        code,
        own.line.title,
        _points(own.line.max, language),
        line_rule(own, bound.rubric).pick(language),
        RubricSentences(bound.rubric, language).evidence(
            [fields[name] for name in own.read], own.line
        ),
        ", ".join(applies) or _ALL.pick(language),
    ]


def _points(points: Decimal | None, language: Language) -> str:
    return "" if points is None else number(points).pick(language)
