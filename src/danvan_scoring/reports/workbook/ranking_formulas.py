"""Ranks, classes, conditions and quotas of one scale as formulas over the rows of its ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.rounding import RoundingMode
from danvan_scoring.model.rubric import Condition, Gate, Quota, Rounding
from danvan_scoring.reports.workbook.page import Grid
from danvan_scoring.reports.workbook.words import HOLDS, OPEN
from danvan_scoring.stages.form_conditions import Conditions, Truth
from danvan_scoring.stages.form_numbers import rounded


def whole(cell: str, decimals: int) -> str:
    """Points as a whole number of their last decimal, free of binary noise."""
    return f"ROUND({cell}*{10**decimals},0)"


def quotient(numerator: str, denominator: str, mode: RoundingMode) -> str:
    """Divide two cells of whole numbers, rounding the exact quotient.

    All that is computed with is whole and below 2**53, so that nothing is lost, and a quotient
    that is not whole is far enough from the next whole number for `INT`.
    """
    size = f"ABS({numerator})"
    if mode == "half_up":
        return f"SIGN({numerator})*INT((2*{size}+{denominator})/(2*{denominator}))"
    down = f"INT({size}/{denominator})"
    twice = f"2*({size}-{down}*{denominator})"
    odd = f"IF({twice}={denominator},{down}-2*INT({down}/2),0)"
    return f"SIGN({numerator})*({down}+IF({twice}>{denominator},1,{odd}))"


def measured(points: str, rounding: Rounding, decimals: int) -> str:
    """Points as a whole number of the last decimal of what is compared."""
    if decimals >= rounding.decimals:
        return whole(points, decimals)
    coarse = Rounding(decimals=decimals, mode=rounding.mode)
    return whole(rounded(points, coarse), decimals)


def competition(grid: Grid, row: int, within: str, keys: Sequence[str]) -> str:
    """The rank of a row among those of the same `within`: 1, 1, 3; "" without a measure."""
    same = f"{grid.all(within)},{grid.cell(within, row)}"
    better = []
    for key in keys:
        better.append(f'COUNTIFS({same},{grid.all(key)},">"&{grid.cell(key, row)})')
        same += f",{grid.all(key)},{grid.cell(key, row)}"
    return f'IF({grid.cell(keys[0], row)}="","",1+{"+".join(better)})'


def by_cut_off(measure: str, cut_offs: Sequence[str], decimals: int) -> str:
    """The place of the class whose cut-off is reached, counted from 1; 0 for none."""
    found = "0"
    for place in range(len(cut_offs), 0, -1):
        found = f"IF({measure}>={whole(cut_offs[place - 1], decimals)},{place},{found})"
    return f'IF({measure}="",0,{found})'


@dataclass(frozen=True)
class GateConditions(Conditions):
    """Writes conditions of gates, whose facts about fields stand in cells: x, nothing or ?."""

    facts: Mapping[Condition, str]

    def _of_field(self, code: str, when: Condition) -> Truth:
        del code
        cell = self.facts[when]
        return Truth(f'{cell}="{HOLDS}"', f"LEN({cell})=0")


def gate_mark(
    when: Condition, facts: Mapping[Condition, str], nodes: Mapping[str, NodeCells], of: Rounding
) -> str:
    """Whether the condition of a gate holds: x, nothing, or ? where it cannot be decided."""
    truth = GateConditions({}, {}, nodes, of, facts).truth(when)
    return f'IF({truth.holds},"{HOLDS}",IF({truth.fails},"","{OPEN}"))'


def after_gate(gate: Gate, mark: str, before: str, classes: Sequence[str]) -> str:
    """The place of the class after a gate; -1 for one that is barred."""
    holds = f'{mark}="{HOLDS}"'
    if gate.unknown == "holds":
        holds = f'OR({holds},{mark}="{OPEN}")'
    if gate.effect == "bar":
        changed = "-1"
    elif gate.effect == "cap":
        changed = f"MAX({before},{classes.index(gate.class_ or '') + 1})"
    else:
        changed = f"MIN({before}+{gate.steps},{len(classes)})"
    kept = before
    if gate.unknown == "undecided":
        kept = f'IF(AND({before}>0,{mark}="{OPEN}"),0,{before})'
    return f"IF(AND({before}>0,{holds}),{changed},{kept})"


def quota_place(quota: Quota, grid: Grid, row: int, before: str, place: int) -> str:
    """The place of a unit among those of its class and peer group; "" outside the class.

    Units that share a place take the last of their places where the quota leaves them all out.
    """
    same = f"{grid.all('cohort')},{grid.cell('cohort', row)},{grid.all(before)},{place}"
    rank = f"{grid.all('peer_rank')},"
    own = grid.cell("peer_rank", row)
    if quota.ties == "exclude":
        found = f'COUNTIFS({same},{rank}"<="&{own})'
    else:
        found = f'1+COUNTIFS({same},{rank}"<"&{own})'
    return f'IF({grid.cell(before, row)}={place},{found},"")'


def quota_limit(quota: Quota, grid: Grid, row: int, before: str, place: int) -> str:
    """How many units of the peer group the class may have."""
    if quota.count is not None:
        return str(quota.count)
    cohort = f"{grid.all('cohort')},{grid.cell('cohort', row)}"
    standing = f"COUNTIFS({cohort},{grid.all(before)},{{}})"
    base = {
        "units": f"COUNTIFS({cohort})",
        "classified": standing.format('">0"'),
        "class_below": standing.format(place + 1),
    }[quota.base]
    share = Fraction(quota.percent or Decimal(0)) / 100
    if quota.counted == "after":
        base, share = f"({base}+{standing.format(place)})", share / (1 + share)
    top, under = share.numerator, share.denominator
    if quota.round == "down":
        return f"INT({base}*{top}/{under})"
    if quota.round == "up":
        return f"-INT(-{base}*{top}/{under})"
    return f"INT((2*{base}*{top}+{under})/{2 * under})"
