"""What a form should look like when it comes back: the same for all units of a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.io.forms.points_sheet import titled
from danvan_scoring.model.form import CriterionRow, FieldRow, Form
from danvan_scoring.model.period import CsvDialect


@dataclass(frozen=True)
class ExpectedForm:
    """The form of one kind of unit.

    Attributes:
        identity: what it must carry, by key; not the unit.
        titles: what stands beside each code of the sheet of points.
        fields: the fields of the form by the codes of their rows.
        numbers: those of them that are numbers.
        criteria: the criteria, with whether their points are typed.
        maxima: the most points of each criterion.
    """

    identity: Mapping[str, str]
    titles: Mapping[str, str]
    fields: Mapping[str, str]
    numbers: frozenset[str]
    criteria: Mapping[str, bool]
    maxima: Mapping[str, Decimal]


@dataclass(frozen=True)
class ExpectedForms:
    """What all forms of a period should look like.

    Attributes:
        kinds: the units' kinds by their codes.
        by_kind: the forms.
        tasks: titles of the tasks that bind a unit, by unit and code.
        reports: titles of the reports that it owes, likewise.
        dialect: how numbers and days are written where a cell holds text.
    """

    kinds: Mapping[str, str]
    by_kind: Mapping[str, ExpectedForm]
    tasks: Mapping[str, Mapping[str, str]]
    reports: Mapping[str, Mapping[str, str]]
    dialect: CsvDialect


def expected_form(form: Form) -> ExpectedForm:
    """Return what the form of any unit of this form's kind should look like."""
    identity = form.identity
    fields = [row for row in form.rows if isinstance(row, FieldRow)]
    criteria = [row for row in form.rows if isinstance(row, CriterionRow)]
    return ExpectedForm(
        identity={
            key: getattr(identity, key)
            for key in ("period", "rubric", "version", "sha256", "stage")
        },
        titles={row.code: titled(row) for row in form.rows},
        fields={row.code: row.field.code for row in fields},
        numbers=frozenset(r.code for r in fields if r.field.type in ("number", "integer")),
        criteria={row.code: row.typed for row in criteria},
        maxima={row.code: row.maximum for row in criteria},
    )
