"""What the figures of a rubric's nodes rest on, as formulas of a spreadsheet.

Above the criteria, all that decides points is the same whether a criterion's own points are worked
out, typed, or found: conditions on other nodes, the effect of a state, groups, roundings.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rubric import CriterionLine, Effect, Group
from danvan_scoring.model.status import Status
from danvan_scoring.stages.form_conditions import Conditions
from danvan_scoring.stages.form_groups import GroupFormulas
from danvan_scoring.stages.form_numbers import rounded

Formulas = Mapping[str, str]
"""Formulas, without their `=`, by the cells of the work sheet in which they stand."""


@dataclass(frozen=True)
class NodeFormulas(ABC):
    """Writes the formulas of all nodes of one unit; of criteria a subclass says what is their own.

    Attributes:
        bound: the rubric.
        nodes: the cells of all groups and criteria, of those that do not apply to it too. The
            formulas stand on the same sheet.
    """

    bound: BoundRubric
    nodes: Mapping[str, NodeCells]

    def formulas(self) -> Formulas:
        """Return the formulas of all nodes."""
        found: dict[str, str] = {}
        for code, cells in self._here.items():
            if code in self.bound.criteria:
                found |= self._line(self.bound.criteria[code], cells)
            else:
                found |= self._group(self.bound.groups[code], cells)
        return found

    @abstractmethod
    def _raw(self, bound: BoundCriterion) -> str:
        """Points before rounding, none below zero; "" where no formula can tell them."""

    @abstractmethod
    def _own_state(self, bound: BoundCriterion, cells: NodeCells) -> str:
        """The state before conditions on other nodes."""

    def _line(self, bound: BoundCriterion, cells: NodeCells) -> Formulas:
        line, rounding = bound.line, self.bound.rubric.rounding
        points = cells.raw
        if rounding.at == "criterion":
            points = rounded(points, rounding)
        penalty = self._in_penalty(line.group)
        most = f"{line.max:f}"
        raw = self._raw(bound)
        return {
            **({cells.raw: raw} if raw else {}),
            cells.own: self._own_state(bound, cells),
            cells.state: self._state(line, cells),
            cells.points: self._counted(
                line, cells, f"-({points})" if penalty else points, most, penalty=penalty
            ),
            cells.maximum: self._maximum(line, cells, most),
            cells.blocks: f"IF({self._any_state(line, cells, 'block')},{cells.state},0)",
        }

    def _group(self, group: Group, cells: NodeCells) -> Formulas:
        penalty = self._in_penalty(group.code)
        made = GroupFormulas(self.bound, group, cells, self._here, penalty=penalty)
        blocked = f"{made.gravest()}>0"
        if group.applies_when is not None and group.applies_when.nodes:
            # What is waived is so whatever the condition says.
            fails = self._conditions.truth(group.applies_when).fails
            blocked = f"AND({blocked},OR({cells.own}<3,NOT({fails})))"
        by_state = self._any_state(group, cells, "block")
        most = made.maximum()
        return {
            **made.spread(),
            cells.raw: made.combined(),
            cells.own: made.state(),
            cells.state: self._state(group, cells),
            cells.points: self._counted(group, cells, made.points(), most, penalty=penalty),
            cells.maximum: self._maximum(group, cells, most),
            cells.blocks: f"IF(OR({blocked},{by_state}),{cells.state},0)",
        }

    def _state(self, item: CriterionLine | Group, cells: NodeCells) -> str:
        """The state, once a condition on other nodes has had its say."""
        when = item.applies_when
        if when is None or not when.nodes:
            return cells.own
        truth = self._conditions.truth(when)
        looked_at = [self._here[code].state for code in when.nodes]
        gravest = ",".join(f"IF({state}>2,{state},0)" for state in looked_at)
        out = int(Status.NOT_APPLICABLE)
        open_ = f"IF({truth.fails},{out},MAX({cells.own},{gravest}))"
        decided = f"IF({truth.holds},{cells.own},{open_})"
        return f"IF(OR({cells.own}=1,{cells.own}=2),{cells.own},{decided})"

    def _counted(
        self,
        item: CriterionLine | Group,
        cells: NodeCells,
        points: str,
        most: str,
        *,
        penalty: bool,
    ) -> str:
        if penalty:
            return f"IF({cells.state}=0,{points},0)"
        full = self._any_state(item, cells, "full")
        return f"IF({cells.state}=0,{points},IF({full},{most},0))"

    def _maximum(self, item: CriterionLine | Group, cells: NodeCells, most: str) -> str:
        return f"IF({self._any_state(item, cells, 'leave_out')},0,{most})"

    def _any_state(self, item: CriterionLine | Group, cells: NodeCells, effect: Effect) -> str:
        """Whether the state is one that has this effect by the rubric."""
        states = [
            f"{cells.state}={int(state)}"
            for state in Status
            if state is not Status.SCORED and self._effect(item, state) == effect
        ]
        return f"OR({','.join(states)})" if states else "FALSE"

    def _effect(self, item: CriterionLine | Group, state: Status) -> Effect:
        if state is Status.ERROR:
            return "block"
        own: Effect | None = getattr(item.states, state.key)
        common: Effect = getattr(self.bound.rubric.states, state.key)
        return own or common

    def _in_penalty(self, code: str | None) -> bool:
        while code is not None:
            group = self.bound.groups[code]
            if group.kind == "penalty":
                return True
            code = group.group
        return False

    @cached_property
    def _conditions(self) -> Conditions:
        return Conditions({}, {}, self._here, self.bound.rubric.rounding)

    @cached_property
    def _here(self) -> Mapping[str, NodeCells]:
        """The cells of the nodes, as formulas on the same sheet name them: a third as long."""
        return {code: replace(cells, sheet="") for code, cells in self.nodes.items()}
