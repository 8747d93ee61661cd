"""Reasons: the sentence that says why a criterion gave a unit its points or its state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from danvan_scoring.errors import CriterionError
from danvan_scoring.model.bound import BoundCriterion
from danvan_scoring.model.core_reasons import CORE_REASONS
from danvan_scoring.model.criterion import Params
from danvan_scoring.model.notation import NOTHING, exact, exact_column, number, written
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.status import Status
from danvan_scoring.model.text import Text
from danvan_scoring.stages.conditions import condition_text, find_in_values
from danvan_scoring.stages.facts import Facts
from danvan_scoring.stages.moderate import COMPUTED

_STAGES = {
    "self": Text("Điểm đơn vị tự chấm", "The unit's own score"),
    "provisional": Text("Điểm tạm của Hội đồng", "The council's provisional mark"),
    "closed": Text("Điểm từ các thành viên Hội đồng, đã chốt", "Made of the members' marks, final"),
    "agreed": Text("Hội đồng thống nhất", "The council agreed on"),
    "outcome": Text("Sau giải quyết kiến nghị", "After the appeal"),
}


@dataclass(frozen=True)
class Reasons:
    """Writes the sentences of one result, one unit and criterion at a time."""

    facts: Facts

    def sentence(self, code: str, row: int) -> Text:
        """Fill in the reason of criterion `code` for the unit in `row`.

        Raises:
            CriterionError: the criterion's template mentions something that it does not have.
        """
        bound = self.facts.result.bound.criteria[code]
        leaf = self.facts.result.scores.reasons[code]
        key = leaf.keys[leaf.code[row]]
        if key in CORE_REASONS:
            return _filled(CORE_REASONS[key], self._core_values(key, bound, row))
        try:
            return _filled(bound.criterion.reasons[key], self._values(bound, row))
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            problem = Problem(
                "PLG488",
                Place(item=code),
                found=str(error),
                details={"criterion": bound.line.uses, "reason": key},
            )
            unit = str(self.facts.result.scores.units[row])
            raise CriterionError(problem, bound.line.uses, (unit,)) from error

    def _values(self, bound: BoundCriterion, row: int) -> Mapping[str, Text]:
        """Everything that a template of the criterion may mention, later names over earlier."""
        scores = self.facts.result.scores
        node = scores.nodes[bound.line.code]
        # In a penalty group points are negative; the criterion speaks of what it takes away.
        points = abs(exact(node.points[row], scores.decimals))
        scored = node.status[row] == Status.SCORED
        return {
            **{name: written(value) for name, value in _plain(bound.criterion.params)},
            **{
                use.role: written(self.facts.value(use.code, row))
                for use in bound.fields
                if "." not in use.role
            },
            **{
                name: written(column[row])
                for name, column in self.facts.result.scores.reasons[
                    bound.line.code
                ].details.items()
            },
            "points": number(points) if scored else Text(NOTHING, NOTHING),
            "maximum": number(bound.line.max),
        }

    def _core_values(self, key: str, bound: BoundCriterion, row: int) -> Mapping[str, Text]:
        facts, line = self.facts, bound.line
        if key == "core:not_applicable_kind":
            return {"kind": _same(self._kind(row))}
        if key in {"core:waived_not_applicable", "core:waived_exempt"}:
            waiver = facts.waiver(line.code, row, key.removeprefix("core:waived_"))
            return {"document": _same(waiver.document), "why": _same(waiver.reason)}
        if key == "core:marked":
            return self._marked(line.code, row)
        if key in {"core:not_applicable_fact", "core:condition_unknown"}:
            return {"condition": self._condition(bound, row)}
        if key == "core:missing_evidence":
            wanted = [code for code in bound.read if facts.lacks_proof(code, row)]
        else:
            required = {code for when in bound.conditions for code in when.fields}
            required |= {use.code for use in bound.fields if use.ref.required}
            wanted = [
                code
                for code in bound.read
                if code in required
                and facts.value(code, row) is None
                and (facts.fields[code].filled_by == "council") == (key == "core:pending_council")
            ]
        return {"fields": _same("; ".join(facts.fields[code].title for code in wanted))}

    def _marked(self, code: str, row: int) -> Mapping[str, Text]:
        mark = self.facts.mark(code, row)
        rounding = self.facts.result.bound.rubric.rounding
        kept = self.facts.result.scores.reasons[code].details[COMPUTED][row]
        (computed,) = exact_column([kept], rounding.decimals, rounding.mode)
        why = Text(f"; {mark.reason}", f"; {mark.reason}") if mark.reason else Text("", "")
        return {
            "stage": _STAGES[mark.stage],
            "points": number(mark.points),
            "computed": written(computed),
            "why": why,
        }

    def _condition(self, bound: BoundCriterion, row: int) -> Text:
        """Say the first condition that does not hold, or else cannot be decided."""
        result = self.facts.result
        own = result.submissions.values.iloc[[row]]
        when = next(
            (when for when in bound.conditions if not find_in_values(when, own).holds[0]),
            bound.line.applies_when,
        )
        assert when is not None  # the reason is given for a condition only
        return condition_text(when, result.bound.rubric)

    def _kind(self, row: int) -> str:
        code = self.facts.result.submissions.units["kind"].iloc[row]
        kinds = self.facts.result.bound.rubric.kinds
        return next(kind.title for kind in kinds if kind.code == code)


def core_sentence(key: str, **values: Text) -> Text:
    """Fill in one of the core's own reasons."""
    return _filled(CORE_REASONS[key], values)


def _plain(params: Params) -> Iterable[tuple[str, object]]:
    """The parameters that a sentence can mention: not those made of parameters themselves."""
    for name in type(params).model_fields:
        value = getattr(params, name)
        items = value if isinstance(value, tuple) else (value,)
        if not any(isinstance(item, Params) for item in items):
            yield name, value


def _same(text: str) -> Text:
    return Text(text, text)


def _filled(template: Text, values: Mapping[str, Text]) -> Text:
    """Fill both sentences, each with the values as its language writes them."""
    return Text(
        template.vi.format(**{name: value.vi for name, value in values.items()}),
        template.en.format(**{name: value.en for name, value in values.items()}),
    )
