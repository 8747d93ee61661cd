"""The tables of a report as Markdown."""

import re
from collections.abc import Iterator

from tabulate import tabulate

from danvan_scoring.io.tables import clean
from danvan_scoring.model.notation import day
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.standing import standing_lines
from danvan_scoring.reports.table import Table
from danvan_scoring.reports.tables.plan import groups_table, reports_table, tasks_table
from danvan_scoring.reports.tables.ranking import basis_text, class_counts_table, ranking_tables
from danvan_scoring.stages.plan_list import group_lines, report_lines, task_lines
from danvan_scoring.stages.ranking_list import ranked_units

_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(publication: Publication, language: Language) -> str:
    """Write the report of a period; every name is shown as it is, whatever it looks like."""
    return "\n\n".join(block for block in _blocks(publication, language) if block) + "\n"


def _blocks(publication: Publication, language: Language) -> Iterator[str]:
    found = publication.found
    yield f"# {_text(publication.period.title)}"
    until = Text("Tính đến ngày {}", "As of {}").pick(language)
    yield until.format(day(found.as_of).pick(language))
    for line in standing_lines(publication):
        yield f"**{_text(line.pick(language))}**"
    for result in found.results:
        rubric = result.bound.rubric
        yield f"## {_text(rubric.title)}"
        yield _text(basis_text(result, language))
        for scale in rubric.scales:
            lines = [line for line in ranked_units(result) if line.scale == scale.code]
            if len(rubric.scales) > 1:
                yield f"### {_text(scale.title)}"
            for table in ranking_tables(result, lines, language):
                yield _laid_out(table)
            if rubric.classes_of(scale.code):
                yield _laid_out(class_counts_table(result, lines, language))
    if found.compliance is not None:
        names = found.submissions.names
        yield f"## {_text(found.compliance.plan.title)}"
        yield _laid_out(tasks_table(task_lines(found.compliance, names), language))
        yield _laid_out(groups_table(group_lines(found.compliance), language))
        yield _laid_out(reports_table(report_lines(found.compliance, names), language))


def _laid_out(own: Table) -> str:
    if not own.rows:
        return ""
    cells = tabulate(
        [[_text(cell) for cell in row] for row in own.rows],
        headers=[_text(column.heading) for column in own.columns],
        tablefmt="pipe",
        colalign=[column.align for column in own.columns],
        disable_numparse=True,
    )
    return f"### {_text(own.title)}\n\n{cells}"


def _text(text: str) -> str:
    """A text with what Markdown would take for its own put behind a backslash."""
    return _MARKUP.sub(r"\\\1", clean(text))
