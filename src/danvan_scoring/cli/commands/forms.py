"""`danvan forms`: one form a unit, as Excel workbooks, from the rubric alone."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from danvan_scoring.cli.loading import load
from danvan_scoring.cli.preparing import prepare
from danvan_scoring.cli.progress import counting
from danvan_scoring.io.atomic import check_target, write_folder
from danvan_scoring.io.forms.names import file_names
from danvan_scoring.io.forms.write import write_form
from danvan_scoring.model.form import Form, FormStage
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.form_given import given_facts, waived_from
from danvan_scoring.stages.make_form import FormMaker

_WRITTEN = Text("Đã ghi {} phiếu vào {}", "{} forms are in {}")


def command(
    language: Language,
    period: Path,
    out: Path,
    stage: FormStage,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading, and for the council's forms evaluating, does.
    """
    check_target(out)
    make = _self_forms if stage == "self" else _appraisal_forms
    forms = make(period, plugins, block)
    names = file_names(forms)
    files = {}
    with counting(len(forms)) as advance:
        for unit, form in forms.items():
            files[names[unit]] = write_form(form)
            advance(1)
    write_folder(out, files, {"format": 1, "forms": stage})
    click.echo(_WRITTEN.pick(language).format(len(files), out), err=True)
    return 0


def _self_forms(path: Path, plugins: Sequence[str], block: Sequence[str]) -> Mapping[str, Form]:
    """Make the forms for the units; what is to come in by them need not be there yet."""
    prepared = prepare(path, plugins, block)
    forms = {}
    for unit, name, kind in prepared.units[["name", "kind"]].itertuples():
        forms[str(unit)] = prepared.maker(kind, "self").form(
            str(unit),
            name,
            kind,
            waived=waived_from(prepared.register.waivers, str(unit), prepared.period.as_of),
            due=prepared.due(str(unit)),
        )
    return forms


def _appraisal_forms(
    path: Path, plugins: Sequence[str], block: Sequence[str]
) -> Mapping[str, Form]:
    """Make the forms for the council, with what came in so far."""
    loaded = load(path, plugins, block)
    found = loaded.evaluate(None)
    forms = {}
    for result in found.results:
        facts = Facts(result)
        maker = FormMaker(result.bound, loaded.period, None, "appraisal")
        rows = result.submissions.units[["name", "kind"]].itertuples()
        for row, (unit, name, kind) in enumerate(rows):
            forms[str(unit)] = maker.form(
                str(unit),
                name,
                kind,
                waived=waived_from(result.submissions.waivers, str(unit), loaded.period.as_of),
                given=given_facts(facts, row),
            )
    return {str(unit): forms[str(unit)] for unit in found.submissions.units.index}
