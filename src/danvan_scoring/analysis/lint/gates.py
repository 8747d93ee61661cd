"""Gates: those that nobody can pass, and those that never hold."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from danvan_scoring.analysis.lint.best_case import row_of
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.facts import everywhere, facts
from danvan_scoring.analysis.lint.finding import Finding
from danvan_scoring.model.rubric import ClassBand, Condition, Gate
from danvan_scoring.model.score import NodeScores
from danvan_scoring.model.text import Text
from danvan_scoring.stages.conditions import Finding as Held
from danvan_scoring.stages.conditions import (
    condition_text,
    find,
    find_anywhere,
    find_in_nodes,
    find_in_values,
)

_NOISE = 1e-9


def impossible_classes(draft: Draft) -> Iterator[Finding]:
    """LNT105: a gate that holds for a unit with full points, whatever its facts."""
    for gate in draft.rubric.gates:
        kinds = tuple(kind for kind in _bound(draft, gate) if _holds_at_best(draft, gate, kind))
        titles = _lost(draft, gate)
        if kinds and titles:
            yield draft.finding(
                "LNT105",
                gate.code,
                key="when",
                title=gate.title,
                when=condition_text(gate.when, draft.rubric),
                kinds=draft.titles(kinds),
                classes=titles,
            )


def idle_gates(draft: Draft) -> Iterator[Finding]:
    """LNT106: a gate that never holds, or that takes no class away."""
    for gate in draft.rubric.gates:
        if not _lost(draft, gate):
            why = Text("mức khống chế là mức cao nhất", "the class it caps at is the highest")
        elif _never_holds(draft, gate):
            why = Text("điều kiện không thể xảy ra", "its condition cannot hold")
        else:
            continue
        yield draft.finding(
            "LNT106",
            gate.code,
            key="when",
            title=gate.title,
            when=condition_text(gate.when, draft.rubric),
            why=why,
        )


def _bound(draft: Draft, gate: Gate) -> tuple[str, ...]:
    kinds = draft.best.kinds
    return tuple(kind for kind in kinds if not gate.applies_to or kind in gate.applies_to)


def _lost(draft: Draft, gate: Gate) -> str:
    """Name the classes that a unit cannot have for which the gate holds."""
    named = [
        band.title
        for scale in draft.rubric.scales
        if gate.scale in (None, scale.code)
        for band in _above(draft.rubric.classes_of(scale.code), gate)
    ]
    return ", ".join(dict.fromkeys(named))


def _above(bands: tuple[ClassBand, ...], gate: Gate) -> tuple[ClassBand, ...]:
    codes = [band.code for band in bands]
    if gate.effect == "bar":
        return bands
    if gate.effect == "lower":
        return bands[: min(gate.steps, len(bands) - 1)]
    return bands[: codes.index(gate.class_)] if gate.class_ in codes else ()


def _holds_at_best(draft: Draft, gate: Gate, kind: str) -> bool:
    rows = facts(draft, [gate.when])
    if rows is None:
        return False
    for code in gate.when.fields:
        rows = rows[_allows_full_marks(draft, code, kind, rows[code])]
    if not len(rows):
        return False
    row = draft.best.kinds.index(kind)
    nodes = {
        code: row_of(draft.best.reached.scores.nodes[code], row, len(rows))
        for code in gate.when.nodes
    }
    return bool(find_anywhere(gate.when, rows, nodes, draft.rubric.rounding).holds.all())


def _allows_full_marks(draft: Draft, code: str, kind: str, column: pd.Series) -> NDArray[np.bool_]:
    """Tell which answers leave full marks possible; of numbers and days, all are taken to."""
    allowed = np.ones(len(column), dtype=np.bool_)
    field = draft.fields[code]
    if field.type not in ("yes_no", "choice"):
        return allowed
    for probe in draft.probes.values():
        line = draft.bound.criteria[probe.code]
        profile = probe.profiles.get(code)
        if profile is None or kind not in draft.kinds(probe.code):
            continue
        if draft.kind_of_points(line) != "base":
            continue
        best = np.nan_to_num(profile.points, nan=-1.0).max(axis=0)
        full = [n for n, most in enumerate(best.tolist()) if most > probe.most - _NOISE]
        wanted = full if field.type == "yes_no" else [field.choices[n] for n in full]
        allowed &= column.isin(wanted).to_numpy()
    return allowed


def _never_holds(draft: Draft, gate: Gate) -> bool:
    rows = facts(draft, [gate.when])
    if rows is None:
        return False
    best, worst = draft.best.reached.scores.nodes, draft.best.worst.scores.nodes
    for kind in _bound(draft, gate):
        row = draft.best.kinds.index(kind)

        def look(fact: Condition, row: int = row) -> Held:
            if fact.field is not None:
                return find_in_values(fact, rows)
            nodes = worst if fact.is_ in ("<", "<=") else best
            return _might(fact, row_of(nodes[fact.node or ""], row, len(rows)), draft)

        if find(gate.when, look).holds.any():
            return False
    return True


def _might(fact: Condition, node: NodeScores, draft: Draft) -> Held:
    """Look whether points at the end that suits the fact make it hold; others may lie between."""
    if fact.status_of is not None or fact.is_ in ("=", "!="):
        return everywhere(len(node.points))
    return find_in_nodes(fact, {fact.node or "": node}, draft.rubric.rounding)
