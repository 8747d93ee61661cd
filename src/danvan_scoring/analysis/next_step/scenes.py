"""Scenes: where the other units may stand once a unit has changed its facts.

They stand as they do, but for lines that compare units: there a unit's facts may cost the others
points, and so leave it a better place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from danvan_scoring.analysis.next_step.options import Options
from danvan_scoring.analysis.next_step.outlook import Choice, Outlook
from danvan_scoring.analysis.next_step.situation import Situation
from danvan_scoring.analysis.next_step.thresholds import Rivals, Threshold
from danvan_scoring.model.rounding import to_units
from danvan_scoring.stages.classify import classify
from danvan_scoring.stages.rank import rank

_MOST = 16

Thresholds = Mapping[int, Threshold]
"""What it takes to end in the wanted class, by the position in which gates leave the unit."""

Allowed = Mapping[int, tuple[int, ...]]
"""The options that a scene allows, by the number of the block."""


@dataclass(frozen=True, eq=False)
class Scenes:
    """Finds what the quotas ask for, by where a unit's own facts leave the others.

    Attributes:
        situation: the result.
        outlook: the stages, asked what would be.
    """

    situation: Situation
    outlook: Outlook

    def of(self, blocks: Sequence[Options], wanted: int) -> Iterator[tuple[Thresholds, Allowed]]:
        """Yield the scenes of one unit; with very many of them, one that asks for too little.

        Args:
            blocks: its options.
            wanted: position of the class that it wants.
        """
        row = blocks[0].row if blocks else 0
        parts = [self._parts(number, block) for number, block in enumerate(blocks)]
        parts = [own for own in parts if own]
        if prod(map(len, parts)) > _MOST:
            yield self.cut_offs(wanted), {}
            return
        for scene in product(*parts):
            choice = [(blocks[number], allowed[0]) for number, allowed in scene]
            yield self.thresholds(self._after(row, choice), wanted), dict(scene)

    def cut_offs(self, wanted: int) -> Thresholds:
        """Return what a class asks for where quotas are not looked at."""
        decimals = self.situation.rubric.measure_decimals
        cuts = [to_units(band.from_, decimals) for band in self.situation.bands[: wanted + 1]]
        return {position: Threshold(cut, cut) for position, cut in enumerate(cuts)}

    def now(self, row: int, wanted: int) -> Thresholds:
        """Return what a class asks for, the others as they stand now."""
        return self.thresholds(self._after(row, ()), wanted)

    def thresholds(self, rivals: Rivals, wanted: int) -> Thresholds:
        """Return what it takes to end at `wanted` or better, where that can be done."""
        found = {after: rivals.threshold(after, wanted) for after in range(wanted + 1)}
        return {after: own for after, own in found.items() if own is not None}

    def _parts(self, number: int, block: Options) -> list[tuple[int, tuple[int, ...]]]:
        """The options of a block, by what they do to the others."""
        if not block.cluster.cohort or not self.situation.rubric.quotas:
            return []
        groups: dict[bytes, list[int]] = {}
        for option in range(len(block)):
            groups.setdefault(self._key(block, option), []).append(option)
        return [(number, tuple(own)) for own in groups.values()]

    def _key(self, block: Options, option: int) -> bytes:
        changed = self.outlook.others([(block, option)])
        return b"".join(
            code.encode() + own.points.tobytes() + own.status.tobytes()
            for code, own in changed.items()
        )

    def _after(self, row: int, choice: Choice) -> Rivals:
        situation = self.situation
        changed = self.outlook.others(choice)
        if not changed:
            return Rivals(
                situation, row, situation.scores, situation.standing, situation.classification
            )
        scores = self.outlook.with_others(changed)
        standings = rank(situation.bound, scores, situation.submissions.units)
        classes = classify(situation.bound, scores, standings, situation.submissions)
        return Rivals(situation, row, scores, standings[situation.scale], classes[situation.scale])
