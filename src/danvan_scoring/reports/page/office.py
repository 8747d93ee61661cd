"""The page for the office: everything that is known of a period."""

from dataclasses import dataclass

from danvan_scoring.model.explanation import Explanation
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Language
from danvan_scoring.reports.page.change import Comparison, comparison
from danvan_scoring.reports.page.criteria import CriterionView, criteria
from danvan_scoring.reports.page.head import Head, head
from danvan_scoring.reports.page.notes import Notes, assumed_notes, attention_notes
from danvan_scoring.reports.page.plan import (
    PlanCounts,
    TaskMap,
    late_and_missing,
    plan_counts,
    task_map,
)
from danvan_scoring.reports.page.ranking import Ranking, rankings
from danvan_scoring.reports.page.slugs import slugs
from danvan_scoring.reports.page.steps import kinds_of
from danvan_scoring.reports.page.trace import TracedUnit, traced
from danvan_scoring.stages.explain import Explainer


@dataclass(frozen=True)
class OfficePage:
    """Everything that is known of a period.

    Attributes:
        head: title, day, and what the results are worth.
        rankings: ranks, points and classes.
        waiting: units without a total, by what they wait for: place in the page and name.
        units: with their whole trace.
        criteria: of each rubric.
        plan: coverage, or None without a plan.
        tasks: the state of every unit on every task, likewise.
        reports: who sent a report late or not at all.
        change: against the period before, or None.
        attention: what somebody should look at.
        assumed: what the rubrics assume.
    """

    head: Head
    rankings: tuple[Ranking, ...]
    waiting: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    units: tuple[TracedUnit, ...]
    criteria: tuple[tuple[CriterionView, ...], ...]
    plan: PlanCounts | None
    tasks: TaskMap | None
    reports: tuple[tuple[str, str, tuple[str, ...]], ...]
    change: Comparison | None
    attention: tuple[Notes, ...]
    assumed: tuple[Notes, ...]


def office_page(publication: Publication, language: Language, authority: str = "") -> OfficePage:
    """Return everything that is known of a period, or of one of its communes."""
    found, earlier = publication.found, publication.earlier
    names, compliance = found.submissions.names, found.compliance
    anchors = {unit: f"u-{slug}" for unit, slug in slugs(names).items()}
    ranked, units, asked = [], [], []
    every: list[Explanation] = []
    for order, result in enumerate(found.results, start=1):
        explainer, kinds = Explainer(result), kinds_of(result.bound)
        explained = [explainer.unit(unit) for unit in result.submissions.names]
        every += explained
        ranked += rankings(result, order, anchors, language)
        units += [
            traced(own, result, order, anchors[own.unit], kinds, language) for own in explained
        ]
        asked.append(criteria(result, order, explained, language))
    return OfficePage(
        head=head(publication, language, authority),
        rankings=tuple(ranked),
        waiting=tuple(_waiting(every, anchors, language)),
        units=tuple(units),
        criteria=tuple(asked),
        plan=None if compliance is None else plan_counts(compliance, names, language),
        tasks=None if compliance is None else task_map(compliance, names, anchors, language),
        reports=() if compliance is None else tuple(late_and_missing(compliance, names, language)),
        change=None if earlier is None else comparison(found, earlier, anchors, language),
        attention=attention_notes(found, language),
        assumed=assumed_notes(found, language),
    )


def _waiting(
    explained: list[Explanation], anchors: dict[str, str], language: Language
) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    found: dict[Status, dict[str, str]] = {}
    for own in explained:
        for scale in own.scales:
            if scale.tree.status is not Status.SCORED:
                found.setdefault(scale.tree.status, {})[anchors[own.unit]] = own.name
    # The state with the larger number is the one that holds up more.
    return [
        (status.label.pick(language), tuple(found[status].items()))
        for status in sorted(found, reverse=True)
    ]
