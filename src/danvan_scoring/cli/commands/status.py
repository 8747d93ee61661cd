"""`danvan status`: where each unit stands, what is overdue, what the council still owes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from danvan_scoring.cli.blank_text import blank_text
from danvan_scoring.cli.collecting import evidence_folder
from danvan_scoring.cli.failures import tally
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.preparing import Prepared, prepare
from danvan_scoring.cli.standing import standing_text
from danvan_scoring.errors import InputError
from danvan_scoring.io.evidence_files import check_evidence
from danvan_scoring.io.log_tables import read_period_log
from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.problem import Problem, Severity
from danvan_scoring.model.procedure import CouncilMember
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.blanks import blanks
from danvan_scoring.stages.finalise import owed
from danvan_scoring.stages.marks import waiting_for
from danvan_scoring.stages.unused_waivers import unused_waivers

_NAMED = 8


def command(language: Language, period: Path, plugins: Sequence[str], block: Sequence[str]) -> int:
    """Run the command.

    Raises:
        InputError: the period or its log cannot be used.
    """
    prepared = prepare(period, plugins, block)
    if prepared.period.log is None:
        raise InputError([Problem("LOG621", prepared.period.place("log", item="log"))])
    content = read_period_log(prepared.period)
    if any(problem.severity is Severity.ERROR for problem in content.problems):
        raise InputError(content.problems)
    assessment, names = content.assessment, _names(prepared)
    _say(Text("TÌNH HÌNH NỘP PHIẾU", "FORMS"), language)
    click.echo(standing_text(prepared, assessment, language))
    loaded = load(period, plugins, block)
    found = loaded.evaluate(None) if loaded.submissions is not None else None
    _say(Text("VIỆC CỦA HỘI ĐỒNG", "WHAT THE COUNCIL OWES"), language)
    if found is None:
        told = Text(
            "Chưa tính được: kỳ còn lỗi hoặc thiếu tệp, xem «danvan check»",
            "Not known: files are missing or have faults, see “danvan check”",
        )
        click.echo(told.pick(language))
    else:
        _say_owed(found.results, assessment, names, prepared.period.council, language)
    final = len(assessment.final)
    told = Text(f"Đã chốt điểm: {final}/{len(names)} đơn vị", f"Final: {final} of {len(names)}")
    click.echo(told.pick(language))
    problems = [*check_evidence(evidence_folder(prepared), assessment)]
    for bound in {id(own): own for own in prepared.bound.values()}.values():
        waivers, day = prepared.register.waivers, prepared.period.as_of
        problems += unused_waivers(bound, prepared.units, waivers, day)
    unproven = _unproven(found.results) if found else []
    if problems or unproven:
        _say(Text("MINH CHỨNG, MIỄN TRỪ", "EVIDENCE AND WAIVERS"), language)
    for line in unproven:
        click.echo(paragraph(line.pick(language), "  - ", "    "))
    for problem in problems:
        click.echo(paragraph(problem.line(language), "  - ", "    "))
    click.echo(tally(tuple(problems), language), err=True)
    return 0


def _say_owed(
    results: Sequence[Result],
    assessment: Assessment,
    names: Mapping[str, str],
    council: Sequence[CouncilMember],
    language: Language,
) -> None:
    """Say what council and office owe, each matter by name."""
    debts = [debt for result in results for debt in owed(result, assessment)]
    blank = [own for result in results for own in blanks(result, assessment)]
    told = [f"{names[debt.unit]} ({debt.unit}): {debt.text.pick(language)}" for debt in debts]
    told += [blank_text(own, names).pick(language) for own in blank]
    waiting = waiting_for(assessment, [member.code for member in council])
    told += [_waited(code, waiting[code]).pick(language) for code in waiting]
    for text in told:
        click.echo(paragraph(text, "  - ", "    "))
    if blank:
        where = Text(
            "Ô trống của Hội đồng và cơ quan theo dõi điền ở trang «Số liệu» của sổ thẩm định.",
            "Blank facts of council and office are filled in on «Số liệu» of the workbook.",
        )
        click.echo(paragraph(where.pick(language)))
    if not told:
        click.echo(Text("Không còn việc nào.", "Nothing.").pick(language))


def _waited(member: str, keys: Sequence[tuple[str, str]]) -> Text:
    """Say what a member has not marked, so that the mark of somebody else stands alone."""
    told = "; ".join(f"{unit} {criterion}" for unit, criterion in keys[:_NAMED])
    told += "; …" if len(keys) > _NAMED else ""
    return Text(
        f"{member} chưa chấm {len(keys)} dòng mà thành viên khác đã chấm: {told}",
        f"{member} has not marked {len(keys)} lines that others have: {told}",
    )


def _names(prepared: Prepared) -> Mapping[str, str]:
    return {str(unit): str(name) for unit, name in prepared.units["name"].items()}


def _unproven(results: Sequence[Result]) -> list[Text]:
    """Say, unit by unit, which documents the rubric asks for and nobody has named."""
    lines = []
    for result in results:
        submissions = result.submissions
        asked = [f for f in result.bound.rubric.form_fields if f.evidence != "none"]
        lacking = {field.code: submissions.unproven(field.code) for field in asked}
        for row, name in enumerate(submissions.units["name"]):
            titles = "; ".join(f"«{f.title}»" for f in asked if lacking[f.code][row])
            if titles:
                lines.append(
                    Text(
                        f"{name}: thiếu văn bản minh chứng cho {titles}",
                        f"{name}: no document for {titles}",
                    )
                )
    return lines


def _say(title: Text, language: Language) -> None:
    click.echo(f"\n{title.pick(language)}")
