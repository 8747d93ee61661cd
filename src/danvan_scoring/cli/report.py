"""The printed report of a run: ranking, classes, compliance and what needs attention."""

from collections.abc import Sequence
from itertools import groupby

from danvan_scoring.cli.report_commendation import commendation_section
from danvan_scoring.cli.report_compiled import compiled_section
from danvan_scoring.cli.report_plan import plan_section
from danvan_scoring.cli.report_registers import models_section, posts_section
from danvan_scoring.io.tables import paragraph, table
from danvan_scoring.model.attention import Note
from danvan_scoring.model.notation import day
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.standing import standing_of
from danvan_scoring.reports.tables.ranking import basis_text, class_counts_table, ranking_tables
from danvan_scoring.stages.assumptions import Assumption, assumptions
from danvan_scoring.stages.attention import attention
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units

_MOST_NOTES = 20


def report(result: Result, title: str, language: Language, *, alone: bool = True) -> str:
    """Write the whole report, no line wider than a terminal of 100 columns.

    Args:
        result: what is reported.
        title: that of the period.
        language: the language of the report's own words.
        alone: whether it is the only one of its period.
    """
    lines = ranked_units(result)
    sections = [_head(result, title, language)]
    for scale in result.bound.rubric.scales:
        own = [line for line in lines if line.scale == scale.code]
        sections += [_ranking(result, own, scale.title, language)]
        if result.bound.rubric.classes_of(scale.code):
            sections.append(_class_counts(result, own, language))
    sections.append(commendation_section(result, language))
    # With several rubrics the plan and the registers are told once, over all units.
    if alone:
        sections += _of_the_period(PeriodResult.of(result), language)
    sections.append(_attention(attention(result), language))
    if found := assumptions(result.bound.rubric):
        sections.append(_assumed(found, language))
    return "\n\n".join(section for section in sections if section)


def _of_the_period(found: PeriodResult, language: Language) -> list[str]:
    sections = []
    if found.compliance is not None:
        sections.append(plan_section(found.submissions, found.compliance, language))
    sections += [models_section(found, language), posts_section(found, language)]
    return [section for section in (*sections, compiled_section(found, language)) if section]


def period_report(found: PeriodResult, title: str, language: Language) -> str:
    """Write the reports of all rubrics of a period, and of plan and registers over all units."""
    alone = len(found.results) == 1
    parts = [report(result, title, language, alone=alone) for result in found.results]
    if not alone and (sections := _of_the_period(found, language)):
        parts.append("\n\n".join(sections))
    return "\n\n\n".join(parts)


def heading(text: Text, language: Language) -> str:
    """Write a section's heading."""
    return text.pick(language).upper()


def _head(result: Result, title: str, language: Language) -> str:
    rubric, as_of = result.bound.rubric, day(result.provenance.as_of)
    version = Text("phiên bản", "version").pick(language)
    until = Text("tính đến ngày", "as of").pick(language)
    banner = standing_of(rubric)
    told = [banner.pick(language)] if banner is not None else []
    told += [title, rubric.title]
    told.append(
        f"{rubric.authority}; {rubric.id}, {version} {rubric.version}; "
        f"{until} {as_of.pick(language)}"
    )
    return "\n".join(paragraph(line) for line in told)


def _ranking(result: Result, lines: list[RankedUnit], scale: str, language: Language) -> str:
    title = heading(Text("Xếp hạng", "Ranking"), language)
    if len(result.bound.rubric.scales) > 1:
        title += f": {scale}"
    blocks = [f"{title}\n{paragraph(basis_text(result, language))}"]
    blocks += [
        f"{paragraph(own.title)}\n{table(own.columns, own.rows)}"
        for own in ranking_tables(result, lines, language)
    ]
    return "\n\n".join(blocks)


def _class_counts(result: Result, lines: list[RankedUnit], language: Language) -> str:
    own = class_counts_table(result, lines, language)
    return f"{own.title.upper()}\n\n{table(own.columns, own.rows)}"


def _assumed(found: Sequence[Assumption], language: Language) -> str:
    title = heading(Text("Giả định của bộ tiêu chí", "What the rubric assumes"), language)
    told = []
    for assumption in found:
        parts = ", ".join(part.pick(language) for part in assumption.parts)
        text = f"{assumption.text} ({parts})" if parts else assumption.text
        told.append(paragraph(text, "  - ", "    "))
    return "\n".join([title, "", *told])


def _attention(notes: tuple[Note, ...], language: Language) -> str:
    title = heading(Text("Cần lưu ý", "What needs attention"), language)
    if not notes:
        return f"{title}\n\n{Text('Không có.', 'Nothing.').pick(language)}"
    blocks = [title]
    for matter, group in groupby(notes, key=lambda note: note.matter):
        own = list(group)
        told = [paragraph(n.text.pick(language), "  - ", "    ") for n in own[:_MOST_NOTES]]
        if len(own) > _MOST_NOTES:
            more = len(own) - _MOST_NOTES
            told.append(Text(f"  … và {more} mục khác", f"  … and {more} more").pick(language))
        blocks.append("\n".join([f"{matter.label.pick(language)} ({len(own)})", *told]))
    return "\n\n".join(blocks)
