"""The rules of lint, each by its code; and what comes of all of them together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from danvan_scoring.analysis.lint.answers import all_by_one_answer, maxima_out_of_reach
from danvan_scoring.analysis.lint.ceilings import (
    groups_over_ceiling,
    lines_over_ceiling,
    penalties_over_what_is_left,
)
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding, rule_text
from danvan_scoring.analysis.lint.gates import idle_gates, impossible_classes
from danvan_scoring.analysis.lint.overlaps import counted_twice
from danvan_scoring.analysis.lint.past import Past
from danvan_scoring.analysis.lint.past_rules import (
    against_the_total,
    at_the_ceiling,
    not_one_thing,
    quotas_without_places,
    say_the_same,
    separate_nobody,
    weigh_otherwise,
)
from danvan_scoring.analysis.lint.reachable import classes_out_of_reach
from danvan_scoring.analysis.lint.steps import jumps, wrong_ways
from danvan_scoring.analysis.lint.tasks import (
    criteria_without_task,
    tasks_not_scored_for,
    tasks_without_criterion,
)
from danvan_scoring.analysis.lint.titles import points_in_titles, shares_of_means
from danvan_scoring.analysis.lint.wording import claims_without_proof, vague_titles
from danvan_scoring.model.lint import Acceptance, LintConfig
from danvan_scoring.model.problem import Severity

DRAFT_RULES: Mapping[str, Callable[[Draft], Iterable[Finding]]] = {
    "LNT101": points_in_titles,
    "LNT102": shares_of_means,
    "LNT103": maxima_out_of_reach,
    "LNT104": classes_out_of_reach,
    "LNT105": impossible_classes,
    "LNT106": idle_gates,
    "LNT107": criteria_without_task,
    "LNT108": tasks_without_criterion,
    "LNT109": tasks_not_scored_for,
    "LNT110": all_by_one_answer,
    "LNT111": jumps,
    "LNT112": wrong_ways,
    "LNT113": counted_twice,
    "LNT114": lines_over_ceiling,
    "LNT115": groups_over_ceiling,
    "LNT116": penalties_over_what_is_left,
    "LNT117": vague_titles,
    "LNT118": claims_without_proof,
}
"""Rules about a rubric, and the plan that it scores."""

PAST_RULES: Mapping[str, Callable[[Past], Iterable[Finding]]] = {
    "LNT121": separate_nobody,
    "LNT122": at_the_ceiling,
    "LNT123": against_the_total,
    "LNT124": say_the_same,
    "LNT125": weigh_otherwise,
    "LNT126": not_one_thing,
    "LNT127": quotas_without_places,
}
"""Rules about a period that was scored by it."""

RULES = (*DRAFT_RULES, *PAST_RULES)
"""The codes of all rules."""


@dataclass(frozen=True)
class Linted:
    """What lint found.

    Attributes:
        findings: those that stand open, warnings first, then by code.
        accepted: those that the author lets stand, with the acceptance.
        unmatched: acceptances of which no finding is left.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...] = ()
    unmatched: tuple[Acceptance, ...] = ()

    @property
    def warnings(self) -> int:
        """How many of the open findings are warnings."""
        return sum(own.severity is Severity.WARNING for own in self.findings)


def lint(
    drafts: Sequence[Draft], pasts: Sequence[Past] = (), config: LintConfig | None = None
) -> Linted:
    """Apply the rules.

    Args:
        drafts: the rubrics, each with its thresholds.
        pasts: scales of a period that was scored.
        config: which rules are off, how grave they are, and what stands.

    Raises:
        CriterionError: a criterion raised or broke its contract when it was tried.
    """
    config = config or LintConfig()
    found = [own for draft in drafts for own in _found(DRAFT_RULES, draft, config)]
    found += [own for past in pasts for own in _found(PAST_RULES, past, config)]
    found = list({(own.code, own.place, own.items): own for own in found}.values())
    found.sort(key=lambda own: (own.severity is not Severity.WARNING, own.code))
    accepted = [(own, by) for own in found if (by := _accepting(own, config)) is not None]
    standing = [own for own, _ in accepted]
    used = [by for _, by in accepted]
    applied = {*DRAFT_RULES, *(PAST_RULES if pasts else ())}
    return Linted(
        findings=tuple(own for own in found if own not in standing),
        accepted=tuple(accepted),
        unmatched=tuple(a for a in config.accept if a not in used and a.code in applied),
    )


def _found(
    rules: Mapping[str, Callable[..., Iterable[Finding]]], about: Draft | Past, config: LintConfig
) -> Iterator[Finding]:
    for code, rule in rules.items():
        if code not in config.off:
            severity = Severity(config.severity.get(code, rule_text(code).severity))
            for own in rule(about):
                yield replace(own, severity=severity)


def _accepting(finding: Finding, config: LintConfig) -> Acceptance | None:
    named = (a for a in config.accept if a.code == finding.code and a.item in finding.items)
    return next(named, None)
