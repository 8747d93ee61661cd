"""Words and names that all answers about robustness share."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from danvan_scoring.analysis.robustness.simulate import Simulated
from danvan_scoring.analysis.robustness.tally import Tally
from danvan_scoring.analysis.robustness.variants import Variants
from danvan_scoring.model.frames import rank_labels
from danvan_scoring.model.notation import number
from danvan_scoring.model.result import Result
from danvan_scoring.model.rubric import Group
from danvan_scoring.model.standing import NO_CLASS, NOT_ELIGIBLE
from danvan_scoring.model.text import Language, Text

_NO_CLASS = Text("chưa xếp loại", "no class")
_NOT_ELIGIBLE = Text("không đủ điều kiện xếp loại", "not eligible")


@dataclass(frozen=True, eq=False)
class Scale:
    """One scale of one result, with what the simulation counted, as an answer speaks of it.

    Attributes:
        result: the result.
        group: the scale.
        variants: what was in doubt.
        simulated: what came of it.
        language: of the answer.
        mark: begins the names of its pictures.
        title: of the scale, where there are several in the period; else "".
    """

    result: Result
    group: Group
    variants: Variants
    simulated: Simulated
    language: Language
    mark: str
    title: str

    @property
    def tally(self) -> Tally:
        """What was counted on this scale."""
        return self.simulated.tallies[self.group.code]

    @cached_property
    def names(self) -> list[str]:
        """The names of the units, row by row."""
        return list(self.result.submissions.names.values())

    @cached_property
    def class_titles(self) -> dict[str, str]:
        """The titles of the classes by code."""
        return {band.code: band.title for band in self.result.bound.rubric.classes}

    def say(self, vi: str, en: str) -> str:
        """Pick the sentence of the language."""
        return Text(vi, en).pick(self.language)

    def number(self, value: float, decimals: int) -> str:
        """Write a number."""
        exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return number(exact, decimals).pick(self.language)

    def heading(self, vi: str, en: str) -> str:
        """A heading, which names the scale where there are several."""
        own = self.say(vi, en)
        return f"{own} ({self.title})" if self.title else own

    def class_title(self, position: int) -> str:
        """The title of a class by its position, as `Classification.final` counts."""
        if position == NO_CLASS:
            return _NO_CLASS.pick(self.language)
        if position == NOT_ELIGIBLE:
            return _NOT_ELIGIBLE.pick(self.language)
        return self.class_titles[self.tally.classes[position]]

    def groups(self) -> Iterator[tuple[str, NDArray[np.intp]]]:
        """Yield every peer group with its ranked units, best first, if it has any.

        Peer groups of different authorities are different groups.
        """
        tally, units = self.tally, self.result.submissions.units
        several = units["authority"].nunique() > 1
        for peers in np.unique(tally.peers):
            rows = np.flatnonzero((tally.peers == peers) & tally.declared.ranked)
            if len(rows):
                position = int(tally.declared.peer_group[rows[0]])
                title = self.result.bound.rubric.peer_groups[position].title
                if several:
                    title = f"{units['authority'].iloc[rows[0]]}: {title}"
                yield title, rows[np.argsort(tally.declared.peer_rank[rows], kind="stable")]

    @cached_property
    def ranks(self) -> list[str]:
        """The ranks of all units in their peer groups, as they are written."""
        declared = self.tally.declared
        return rank_labels(declared.peer_rank, declared.peer_tied)

    def of_hundred(self, count: int) -> str:
        """Say how often, in a sentence: "92 trên 100 lần"."""
        runs = self.simulated.runs
        if count == runs:
            return self.say("mọi lần thử", "every run")
        if count == 0:
            return self.say("không lần thử nào", "no run")
        share = self.hundredths(count)
        share = share.replace("<", self.say("chưa đến ", "fewer than "))
        share = share.replace(">", self.say("hơn ", "more than "))
        return self.say(f"{share} trên 100 lần", f"{share} of 100 runs")

    def hundredths(self, count: int) -> str:
        """Write a share of the runs in hundredths; what is not all is never 100, nor 0 none."""
        runs = self.simulated.runs
        whole = (200 * int(count) + runs) // (2 * runs)
        if whole == 100 and count < runs:  # noqa: PLR2004 (percent)
            return ">99"
        return "<1" if whole == 0 and count > 0 else str(whole)


def listed(names: list[str], language: Language, most: int) -> str:
    """Join names; where there are more than `most`, say how many more."""
    more = len(names) - most
    if more <= 0:
        return "; ".join(names)
    rest = Text(f"và {more} đơn vị khác", f"and {more} more").pick(language)
    return "; ".join(names[:most]) + "; " + rest
