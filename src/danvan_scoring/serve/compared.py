"""Which nodes of a rubric say something of other units."""

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.rubric import CriterionLine, Group


def compared_with_others(bound: BoundRubric) -> frozenset[str]:
    """Return the codes of nodes whose points cannot be told without telling of others.

    Criteria that are scored against the peer group; the groups that contain them, and whatever
    applies or not by points of these; and so on.
    """
    found: set[str] = set()
    # `order` has first what the points or the condition of others rest on.
    for code in bound.order:
        criterion = bound.criteria.get(code)
        item: CriterionLine | Group = criterion.line if criterion else bound.groups[code]
        rests_on = [*bound.children.get(code, ())]
        rests_on += item.applies_when.nodes if item.applies_when else ()
        cohort = criterion is not None and criterion.criterion.scope == "cohort"
        if cohort or found.intersection(rests_on):
            found.add(code)
    return frozenset(found)
