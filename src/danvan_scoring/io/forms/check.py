"""What the cells of forms say, held against rubric and plan: the same checks as of CSV files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from danvan_scoring.io.forms.tables import form_table
from danvan_scoring.io.known_names import KnownNames
from danvan_scoring.io.records_files import read_progress, read_receipts
from danvan_scoring.io.table import FormTable
from danvan_scoring.io.values_files import read_values
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.notation import day
from danvan_scoring.model.period import CsvDialect
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.received import ReceivedForm
from danvan_scoring.model.rubric import FormField

_NO_FILE = SourceFile(path="", sha256="")


@dataclass(frozen=True)
class FormChecks:
    """What forms may refer to.

    Attributes:
        fields: the fields of the rubrics by code.
        tasks: the codes of the plan's tasks.
        reports: the codes of the plan's reports.
        dialect: how numbers and days are written.
        as_of: the day of scoring; nothing in a form happens later.
    """

    fields: Mapping[str, FormField]
    tasks: Sequence[str]
    reports: Sequence[str]
    dialect: CsvDialect
    as_of: date

    def checked(self, forms: Sequence[ReceivedForm]) -> list[ReceivedForm]:
        """Return the forms with the problems of their cells added to their own."""
        facts = form_table(forms, "points", _NO_FILE)
        tasks = form_table(forms, "tasks", _NO_FILE)
        reports = form_table(forms, "reports", _NO_FILE)
        style = self.dialect.date
        _, problems = read_values([facts], self.fields, None, self.dialect)
        _, more = read_progress([tasks], None, KnownNames(self.tasks), style, self.as_of)
        problems += more
        _, more = read_receipts([reports], None, KnownNames(self.reports), style, self.as_of)
        problems += [*more, *_empty(tasks, "state"), *_empty(reports, "date")]
        by_file: dict[str, list[Problem]] = {}
        for problem in problems:
            # Two forms of one unit are told as such, not row by row.
            if problem.code != "SUB261":
                by_file.setdefault(problem.place.file, []).append(problem)
        late = {form.file: [*self._after(form)] for form in forms}
        return [
            replace(form, problems=(*form.problems, *by_file.get(form.file, ()), *late[form.file]))
            for form in forms
        ]

    def _after(self, form: ReceivedForm) -> Sequence[Problem]:
        if form.sent is None or form.sent <= self.as_of:
            return ()
        details = {"as_of": day(self.as_of).vi}
        return (Problem("FRM573", form.sent_at or Place(form.file), day(form.sent).vi, details),)


def _empty(table: FormTable, key: str) -> list[Problem]:
    """Rows of which something is filled in, but not what matters."""
    return [
        Problem("SUB219", table.place(row, key))
        for row, cell in enumerate(table.cells[key])
        if not cell
    ]
