"""`danvan lint`: what may be unsound in a rubric, before it is issued and after it was used."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.past import Past
from danvan_scoring.analysis.lint.rules import lint
from danvan_scoring.cli.answering import answer
from danvan_scoring.cli.changes import loaded as loaded_rubric
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.section_text import section_text
from danvan_scoring.errors import PlanError
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.lint_file import load_lint_config, rule_codes, unknown_rule
from danvan_scoring.io.plan_file import load_plan
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.lint import LintConfig
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.problem import Place, Severity
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.item_statistics import statistics_sections
from danvan_scoring.reports.answers.lint import findings_sections, rule_section
from danvan_scoring.stages.check_plan import check_plan

_NOTHING_NAMED = Text(
    "cần tệp bộ tiêu chí, hoặc --period, hoặc --explain.",
    "name the file of a rubric, or --period, or --explain.",
)


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    rubric: Path | None,
    plan: Path | None,
    period: Path | None,
    config: Path | None,
    explain: str | None,
    strict: bool,  # noqa: FBT001 (options come by name)
    pictures: Path | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Returns:
        1 if `strict` is asked for and a warning is left, else 0.

    Raises:
        DanvanError: as loading and evaluating do.
        click.UsageError: nothing is named.
    """
    if explain is not None:
        return _explain(explain, language)
    if rubric is None and period is None:
        raise click.UsageError(_NOTHING_NAMED.pick(language))
    settings = LintConfig() if config is None else load_lint_config(config)
    results: Sequence[Result] = ()
    known = None if plan is None else load_plan(plan)
    if period is not None:
        loaded = load(period, plugins, block)
        results = loaded.evaluate(None).results
        known = known or loaded.plan
    bounds = [result.bound for result in results]
    if rubric is not None:
        bounds = [loaded_rubric(rubric, Evaluator([*map(Path, plugins)], block=block))]
    drafts = _drafts(bounds, known, settings)
    pasts = [
        Past(result, scale.code, settings.thresholds)
        for result in results
        for scale in result.bound.rubric.scales
    ]
    found = lint(drafts, pasts, settings)
    sections = [
        *findings_sections(found, drafts, pasts, language),
        *statistics_sections(pasts, language),
    ]
    answer(sections, language, pictures)
    return int(strict and found.warnings > 0)


def _explain(code: str, language: Language) -> int:
    if code not in rule_codes():
        raise PlanError([unknown_rule(code, Place(item="--explain"))])
    click.echo(section_text(rule_section(code, language), language))
    return 0


def _drafts(bounds: Sequence[BoundRubric], plan: Plan | None, config: LintConfig) -> list[Draft]:
    """Put rubrics beside their plan.

    A task that no criterion covers is a finding here, and not a fault.

    Raises:
        PlanError: plan and rubrics do not fit in another way.
    """
    rubrics = [bound.rubric for bound in bounds]
    if plan is not None:
        problems = [own for own in check_plan(plan, *rubrics) if own.code != "PLN356"]
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise PlanError(problems)
    return [
        Draft(
            bound,
            plan,
            tuple(own for own in rubrics if own is not bound.rubric),
            config.thresholds,
        )
        for bound in bounds
    ]
