"""The page for posting: everything that may be in it is a field of `Posted`.

It is made from points, ranks, classes and states of tasks alone. What units wrote or named, why
points are what they are, what the office should look at, marks of members and appeals have no
field here, nor in the views that it is made of.
"""

from dataclasses import dataclass, replace

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language
from danvan_scoring.reports.page.criteria import CriterionView, criteria
from danvan_scoring.reports.page.head import Head, head
from danvan_scoring.reports.page.plan import PlanCounts, TaskMap, plan_counts, task_map
from danvan_scoring.reports.page.ranking import Ranking, rankings
from danvan_scoring.reports.page.slugs import slugs
from danvan_scoring.reports.page.steps import kinds_of
from danvan_scoring.reports.page.units import UnitPoints, unit_points
from danvan_scoring.stages.explain import Explainer


@dataclass(frozen=True)
class Posted:
    """Everything that a page for posting may show.

    Attributes:
        head: title, day, and what the results are worth.
        rankings: ranks, points and classes.
        units: points by group and criterion.
        criteria: of each rubric; rules and the spread of points, without names of units.
        plan: coverage in numbers, or None without a plan.
        tasks: the state of every unit on every task, likewise.
    """

    head: Head
    rankings: tuple[Ranking, ...]
    units: tuple[UnitPoints, ...]
    criteria: tuple[tuple[CriterionView, ...], ...]
    plan: PlanCounts | None
    tasks: TaskMap | None


def posted(publication: Publication, language: Language, authority: str = "") -> Posted:
    """Return what may be posted of a period, or of one of its communes."""
    found = publication.found
    names = found.submissions.names
    anchors = {unit: f"u-{slug}" for unit, slug in slugs(names).items()}
    ranked, units, asked = [], [], []
    for order, result in enumerate(found.results, start=1):
        explainer, kinds = Explainer(result), kinds_of(result.bound)
        explained = [explainer.unit(unit) for unit in result.submissions.names]
        ranked += rankings(result, order, anchors, language)
        units += [
            unit_points(own, result, order, anchors[own.unit], kinds, language) for own in explained
        ]
        views = criteria(result, order, explained, language)
        asked.append(tuple(_without_names(view) for view in views))
    plan, tasks = None, None
    if found.compliance is not None:
        plan = plan_counts(found.compliance, names, language)
        tasks = task_map(found.compliance, names, anchors, language)
    return Posted(
        head(publication, language, authority),
        tuple(ranked),
        tuple(units),
        tuple(asked),
        plan,
        tasks,
    )


def _without_names(view: CriterionView) -> CriterionView:
    if view.spread is None:
        return view
    return replace(view, spread=replace(view.spread, most=(), more=0))
