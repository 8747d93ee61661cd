"""Bind: give every line of a rubric the criterion that scores it, or say why it has none."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from danvan_scoring.errors import CriterionError
from danvan_scoring.model.bound import BoundCriterion, BoundRubric
from danvan_scoring.model.criterion import Criterion, FieldUse, fields_read
from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import CriterionLine, Group, Rubric
from danvan_scoring.model.validation import problems_of
from danvan_scoring.stages.order import bottom_up

Criteria = Mapping[str, type[Criterion[Any]]]


def bind(rubric: Rubric, criteria: Criteria) -> tuple[BoundRubric | None, list[Problem]]:
    """Bind a rubric to criteria.

    Args:
        rubric: as read; its own consistency is the matter of `check_rubric`.
        criteria: classes by key, `plugin/criterion@version`.

    Returns:
        The bound rubric, or None where a line cannot be bound or the groups form no tree; and all
        problems found.

    Raises:
        CriterionError: a criterion raised when given its params.
    """
    problems: list[Problem] = []
    bound: dict[str, BoundCriterion] = {}
    for position, line in enumerate(rubric.criteria):
        found, faults = _bind_line(rubric, position, line, criteria)
        problems += faults
        if found is not None:
            bound[line.code] = found
    groups, order = _parents_first(rubric), bottom_up(rubric)
    if len(bound) < len(rubric.criteria) or len(groups) < len(rubric.groups) or order is None:
        return None, problems
    bound = {code: _with_conditions(line, groups) for code, line in bound.items()}
    problems += _unread_fields(rubric, bound)
    children = {
        code: (
            *(group.code for group in rubric.groups if group.group == code),
            *(line.code for line in rubric.criteria if line.group == code),
        )
        for code in groups
    }
    return BoundRubric(rubric, bound, groups, children, order), problems


def _with_conditions(bound: BoundCriterion, groups: Mapping[str, Group]) -> BoundCriterion:
    conditions = [bound.line.applies_when]
    above: str | None = bound.line.group
    while above is not None and above in groups:
        conditions.insert(0, groups[above].applies_when)
        above = groups[above].group
    facts = tuple(when for when in conditions if when is not None and when.fields)
    return replace(bound, conditions=facts)


def _bind_line(
    rubric: Rubric, position: int, line: CriterionLine, criteria: Criteria
) -> tuple[BoundCriterion | None, list[Problem]]:
    if line.uses not in criteria:
        return None, [_unknown_criterion(rubric, position, line, criteria)]
    criterion_type = criteria[line.uses]
    model = criterion_type.params_model
    place = rubric.place("criterion", position, "params", item=line.code)
    try:
        params = model.model_validate(line.params)
        criterion = criterion_type(params)
        uses = tuple(use for use in fields_read(params) if use.code)
        problems = [*_check_fields(rubric, position, line, uses)]
        unfit = [*criterion.check(line.max)]
        if not problems:
            read = {use.code for use in uses}
            own = {field.code: field for field in rubric.form_fields if field.code in read}
            unfit += criterion.check_fields(own)
    except ValidationError as error:
        at = ("criterion", position, "params")
        return None, problems_of(error, model, line.params, rubric.place, at=at, within=line.code)
    except Exception as error:
        found = f"{type(error).__name__}: {error}"
        problem = Problem("PLG489", place, found, {"criterion": line.uses})
        raise CriterionError(problem, line.uses, ()) from error
    problems += [
        Problem("RUB132", place, details={"text_vi": text.vi, "text_en": text.en}) for text in unfit
    ]
    return (None if problems else BoundCriterion(line, criterion, uses)), problems


def _unknown_criterion(
    rubric: Rubric, position: int, line: CriterionLine, criteria: Criteria
) -> Problem:
    """Say which part of `plugin/criterion@version` is not known."""
    place = rubric.place("criterion", position, "uses", item=line.code)
    plugin, _, rest = line.uses.partition("/")
    name, _, _ = rest.partition("@")
    plugins = sorted({key.partition("/")[0] for key in criteria})
    if plugin not in plugins:
        known = ", ".join(plugins)
        return Problem("RUB133", place, plugin, {"known": known}, nearest(plugin, plugins))
    own = sorted(key for key in criteria if key.startswith(f"{plugin}/"))
    versions = [key.partition("@")[2] for key in own if key.startswith(f"{plugin}/{name}@")]
    if versions:
        return Problem("RUB135", place, line.uses, {"known": ", ".join(versions)})
    return Problem("RUB134", place, line.uses, {"known": ", ".join(own)}, nearest(line.uses, own))


def _check_fields(
    rubric: Rubric, position: int, line: CriterionLine, uses: tuple[FieldUse, ...]
) -> Iterator[Problem]:
    fields = {field.code: field for field in rubric.form_fields}
    place = rubric.place("criterion", position, "params", item=line.code)
    for use in uses:
        if use.code not in fields:
            near = nearest(use.code, fields)
            yield Problem("RUB136", place, use.code, {"role": use.role}, near)
        elif fields[use.code].type not in use.ref.types:
            types = ", ".join(use.ref.types)
            found = f"{use.code}: {fields[use.code].type}"
            yield Problem("RUB137", place, found, {"role": use.role, "types": types})


def _unread_fields(rubric: Rubric, bound: Mapping[str, BoundCriterion]) -> Iterator[Problem]:
    read = {code for criterion in bound.values() for code in criterion.read}
    read |= {code for gate in rubric.gates for code in gate.when.fields}
    for position, field in enumerate(rubric.form_fields):
        if field.code not in read:
            place = rubric.place("field", position, item=field.code)
            yield Problem("RUB138", place, field.code)


def _parents_first(rubric: Rubric) -> dict[str, Group]:
    """Order groups from the scales down; those that hang on no scale are left out."""
    ordered = {scale.code: scale for scale in rubric.scales}
    while True:
        below = {
            group.code: group
            for group in rubric.groups
            if group.code not in ordered and group.group in ordered
        }
        if not below:
            return ordered
        ordered |= below
