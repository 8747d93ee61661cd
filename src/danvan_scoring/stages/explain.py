"""Explain: a unit's result as a tree, from the total down to fact, rule, clause and evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from danvan_scoring.errors import SubmissionError
from danvan_scoring.model.explanation import (
    NO_TEXT,
    Explanation,
    ExplanationNode,
    ScaleExplanation,
)
from danvan_scoring.model.frames import rank_labels
from danvan_scoring.model.notation import exact
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import CriterionLine, Effect, Group
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.stages.class_path import class_path
from danvan_scoring.stages.conditions import condition_text, find_in_nodes
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.reasons import Reasons, core_sentence
from danvan_scoring.stages.rules import (
    best_children,
    cap_note,
    effect_note,
    group_reason,
    group_rule,
    line_rule,
)


def explain(result: Result, unit: str) -> Explanation:
    """Say how one unit came to its points, rank and class, neutral of language.

    To explain many units, keep one `Explainer`.

    Raises:
        SubmissionError: the result has no such unit.
        CriterionError: a criterion's reason mentions something that it does not have.
    """
    return Explainer(result).unit(unit)


@dataclass(frozen=True)
class Explainer:
    """Explains the units of one result; look-up tables are made once."""

    result: Result

    def unit(self, unit: str) -> Explanation:
        """Explain one unit, as `explain` does."""
        row = self._rows.get(unit)
        if row is None:
            place = Place(item=unit)
            near = nearest(unit, self._rows)
            raise SubmissionError([Problem("SUB291", place, found=unit, suggestion=near)])
        units = self.result.submissions.units
        kinds = {kind.code: kind.title for kind in self.result.bound.rubric.kinds}
        kind = str(units["kind"].iloc[row])
        return Explanation(
            unit=unit,
            name=str(units["name"].iloc[row]),
            kind=kind,
            kind_title=kinds[kind],
            authority=str(units["authority"].iloc[row]),
            scales=tuple(self._scale(code, row) for code in self.result.standings),
        )

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {str(unit): row for row, unit in enumerate(self.result.scores.units)}

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(Facts(self.result))

    def _scale(self, code: str, row: int) -> ScaleExplanation:
        rubric, standing = self.result.bound.rubric, self.result.standings[code]
        path = class_path(self.result, code, row)
        ranked = bool(standing.ranked[row])
        peers = rubric.peer_groups[standing.peer_group[row]]
        own = slice(row, row + 1)
        return ScaleExplanation(
            tree=self._node(code, row),
            by=rubric.ranking.by,
            measure=exact(standing.measure[row], rubric.measure_decimals) if ranked else None,
            peer_group=peers.code,
            peer_group_title=peers.title,
            peer_rank=int(standing.peer_rank[row]) or None,
            peer_label=rank_labels(standing.peer_rank[own], standing.peer_tied[own])[0],
            overall_rank=int(standing.overall_rank[row]) or None,
            overall_label=rank_labels(standing.overall_rank[own], standing.overall_tied[own])[0],
            class_by_points=path.by_points,
            class_final=path.final,
            eligible=path.eligible,
            steps=path.steps,
            class_sentence=path.sentence,
        )

    def _node(self, code: str, row: int) -> ExplanationNode:
        bound = self.result.bound
        if code in bound.criteria:
            return self._criterion(code, row)
        group = bound.groups[code]
        children = tuple(self._node(child, row) for child in bound.children[code])
        points, counted, maximum, status = self._figures(code, row)
        deducts = self._in_penalty(code)
        return ExplanationNode(
            code=code,
            title=group.title,
            kind="group" if group.group else "scale",
            deducts=deducts,
            points=points,
            counted=counted,
            maximum=maximum,
            status=status,
            reason=self._group_reason(group, row, children),
            rule=group_rule(group, self.result.bound.rubric),
            effect=self._effect(group, status, in_penalty=deducts),
            cap=self._cap(group, row),
            basis=group.basis,
            assumed=group.assumed,
            children=children,
        )

    def _group_reason(self, group: Group, row: int, children: tuple[ExplanationNode, ...]) -> Text:
        """Say why a group has no points; of one of which the best count, which these are."""
        scores = self.result.scores
        status = Status(scores.nodes[group.code].status[row])
        if status is Status.SCORED:
            return best_children(group, children) if group.combine == "best" else NO_TEXT
        when = group.applies_when
        if when is not None and when.nodes:
            # Then the state is the condition's, unless what it looks at is known and it holds.
            found = find_in_nodes(when, scores.nodes, self.result.bound.rubric.rounding)
            text = condition_text(when, self.result.bound.rubric)
            if found.unknown[row]:
                return core_sentence("core:condition_unknown", condition=text)
            if not found.holds[row]:
                return core_sentence("core:not_applicable_fact", condition=text)
        return group_reason(group, status, children)

    def _criterion(self, code: str, row: int) -> ExplanationNode:
        bound = self.result.bound.criteria[code]
        line, facts = bound.line, self._reasons.facts
        points, counted, maximum, status = self._figures(code, row)
        deducts = self._in_penalty(line.group)
        return ExplanationNode(
            code=code,
            title=line.title,
            kind="criterion",
            deducts=deducts,
            points=points,
            counted=counted,
            maximum=maximum,
            status=status,
            reason=self._reasons.sentence(code, row),
            rule=line_rule(bound, self.result.bound.rubric),
            effect=self._effect(line, status, in_penalty=deducts),
            uses=line.uses,
            basis=line.basis,
            tasks=line.tasks,
            evidence_required=line.evidence,
            facts=tuple(facts.fact(field, row) for field in bound.read),
            assumed=line.assumed,
        )

    def _figures(self, code: str, row: int) -> tuple[Decimal | None, Decimal, Decimal, Status]:
        """Return points if scored, what the parent was given, the maximum and the state."""
        node, decimals = self.result.scores.nodes[code], self.result.scores.decimals
        status = Status(node.status[row])
        counted = exact(node.points[row], decimals)
        points = counted if status is Status.SCORED else None
        return points, counted, exact(node.maximum[row], decimals), status

    def _effect(self, line: CriterionLine | Group, status: Status, *, in_penalty: bool) -> Text:
        if status is Status.SCORED or (isinstance(line, Group) and line.group is None):
            return NO_TEXT
        effect: Effect = "block"
        if status is not Status.ERROR:
            common: Effect = getattr(self.result.bound.rubric.states, status.key)
            effect = getattr(line.states, status.key) or common
        return effect_note(effect, in_penalty=in_penalty)

    def _cap(self, group: Group, row: int) -> Text:
        node, decimals = self.result.scores.nodes[group.code], self.result.scores.decimals
        if node.uncapped is None or node.status[row] != Status.SCORED:
            return NO_TEXT
        before, after = exact(node.uncapped[row], decimals), exact(node.points[row], decimals)
        return NO_TEXT if before == after else cap_note(before, after, group.kind)

    def _in_penalty(self, code: str | None) -> bool:
        while code is not None:
            group = self.result.bound.groups[code]
            if group.kind == "penalty":
                return True
            code = group.group
        return False
