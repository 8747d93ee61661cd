"""Gates: facts beside the score that cap, lower or bar a class (điều kiện khống chế)."""

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.model.rubric import Gate, Rounding
from danvan_scoring.model.score import ScoreTable
from danvan_scoring.model.standing import NO_CLASS, NOT_ELIGIBLE, ClassStep
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Text
from danvan_scoring.stages.conditions import find_anywhere


def apply_gate(
    gate: Gate,
    classes: NDArray[np.int8],
    titles: tuple[tuple[str, str], ...],
    scores: ScoreTable,
    submissions: Submissions,
    rounding: Rounding,
) -> ClassStep:
    """Apply one gate to the classes that units have so far.

    Args:
        gate: the gate.
        classes: positions in `titles`, or `NO_CLASS` or `NOT_ELIGIBLE`, which no gate changes.
        titles: code and title of the classes, best first.
        scores: all nodes.
        submissions: for conditions on fields and for the kinds of units.
        rounding: of points that are compared.
    """
    holds, unknown = find_anywhere(gate.when, submissions.values, scores.nodes, rounding)
    if gate.applies_to:
        bound_by = submissions.units["kind"].isin(gate.applies_to).to_numpy()
        holds, unknown = holds & bound_by, unknown & bound_by
    if gate.unknown == "holds":
        holds = holds | unknown
    classified = classes >= 0
    worst = len(titles) - 1
    codes = [code for code, _ in titles]
    if gate.effect == "bar":
        changed = np.full_like(classes, NOT_ELIGIBLE)
        effect = Text("không đủ điều kiện xếp loại", "not eligible for classification")
    elif gate.effect == "cap":
        assert gate.class_ is not None  # the rubric check asks for it
        limit = codes.index(gate.class_)
        changed = np.maximum(classes, np.int8(limit))
        effect = Text(f"không xếp trên mức {titles[limit][1]}", f"not above {titles[limit][1]}")
    else:
        changed = np.minimum(classes + np.int8(gate.steps), np.int8(worst))
        effect = Text(f"hạ {gate.steps} mức", f"lowered by {gate.steps}")
    after = np.where(holds & classified, changed, classes)
    if gate.unknown == "undecided":
        after = np.where(unknown & classified, np.int8(NO_CLASS), after)
    reason = Text(f"{gate.title}: {effect.vi}", f"{gate.title}: {effect.en}")
    return ClassStep(gate.code, "gate", reason, holds, unknown, classes, after.astype(np.int8))
