"""Links: which units, nodes and fields of two periods are the same, and what has no counterpart."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.correspondence import CodeLink, Correspondence, UnitLink
from danvan_scoring.model.rubric import Rubric


@dataclass(frozen=True)
class UnitPairs:
    """The units of two periods.

    Attributes:
        same: codes in the old and in the new period of units that are in both.
        joined: units that were merged or split.
        gone: codes of units that are in the old period only.
        came: codes of units that are in the new period only.
    """

    same: tuple[tuple[str, str], ...]
    joined: tuple[UnitLink, ...]
    gone: tuple[str, ...]
    came: tuple[str, ...]


class NodePair(NamedTuple):
    """A node by its code in the old and in the new rubric; None where a rubric has it not."""

    old: str | None
    new: str | None

    @property
    def code(self) -> str:
        """How it is called: as in the new rubric, where that has it."""
        return self.new or self.old or ""

    def of(self, *, new: bool) -> str | None:
        """Return its code in one of the two rubrics."""
        return self.new if new else self.old


def pair_units(old: Iterable[str], new: Iterable[str], links: Correspondence) -> UnitPairs:
    """Pair units: as the correspondence says, the others by their code."""
    before, after = list(map(str, old)), list(map(str, new))
    named_old = {code for link in links.units for code in link.old}
    named_new = {code for link in links.units for code in link.new}
    renamed = {link.old[0]: link.new[0] for link in links.units if link.renamed}
    free = set(after) - named_new
    paired = {code: code for code in before if code in free and code not in named_old} | renamed
    there = set(after)
    same = tuple((code, paired[code]) for code in before if paired.get(code) in there)
    met_old, met_new = {one for one, _ in same}, {other for _, other in same}
    joined = tuple(link for link in links.units if not link.renamed)
    met_old |= {code for link in joined for code in link.old}
    met_new |= {code for link in joined for code in link.new}
    return UnitPairs(
        same=same,
        joined=joined,
        gone=tuple(code for code in before if code not in met_old),
        came=tuple(code for code in after if code not in met_new),
    )


def other_names(
    units: UnitPairs, old: Mapping[str, str], new: Mapping[str, str], links: Correspondence
) -> list[tuple[str, str]]:
    """Return the units that were paired by their code alone and have another name now.

    A code says little: the first village of every commune may be T-01. Names are compared without
    regard to case, spaces and how marks are composed.

    Args:
        units: of the two periods.
        old: names by code in the old period.
        new: the same in the new one.
        links: what took another code; of units that it names, somebody has said what they are.
    """
    said = {link.old[0] for link in links.units if link.renamed}
    return [
        pair
        for pair in units.same
        if pair[0] not in said and _plain(old[pair[0]]) != _plain(new[pair[1]])
    ]


def pair_nodes(old: BoundRubric, new: BoundRubric, links: Correspondence) -> tuple[NodePair, ...]:
    """Pair groups and criteria; two rubrics of one scale each have the same scale.

    Returns:
        All nodes of the new rubric, parents before children, then what only the old one has.
    """
    before = {code: code in old.criteria for code in _preorder(old)}
    after = {code: code in new.criteria for code in _preorder(new)}
    paired = _paired(before, after, links.criteria)
    scales = [[scale.code for scale in bound.rubric.scales] for bound in (old, new)]
    if len(scales[0]) == len(scales[1]) == 1 and scales[0][0] not in paired.values():
        paired[scales[1][0]] = scales[0][0]
    met = set(paired.values())
    return (
        *(NodePair(paired.get(code), code) for code in after),
        *(NodePair(code, None) for code in before if code not in met),
    )


def pair_fields(old: Rubric, new: Rubric, links: Correspondence) -> Mapping[str, str]:
    """Return the old code of each field of the new form that the old form asks for too."""
    before = {field.code: True for field in old.form_fields}
    after = {field.code: True for field in new.form_fields}
    return _paired(before, after, links.form_fields)


def _paired(
    before: Mapping[str, bool], after: Mapping[str, bool], links: Iterable[CodeLink]
) -> dict[str, str]:
    """Pair codes of things of the same sort: linked ones, then those of the same code."""
    linked = {link.new: link.old for link in links if link.new in after and link.old in before}
    taken = set(linked.values())
    found = {
        code: code
        for code in after
        if code not in linked and code not in taken and before.get(code) == after[code]
    }
    return found | {new: old for new, old in linked.items() if before[old] == after[new]}


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _preorder(bound: BoundRubric) -> list[str]:
    """The codes of all nodes, parents before children, in the order of the rubric."""
    found = []
    stack = [scale.code for scale in reversed(bound.rubric.scales)]
    while stack:
        found.append(stack.pop())
        stack.extend(reversed(bound.children.get(found[-1], ())))
    return found
