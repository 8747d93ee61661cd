"""Words of a comparison: signed figures, names of units and classes, titles told apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.analysis.comparison import Comparison
from danvan_scoring.analysis.links import NodePair
from danvan_scoring.analysis.scale_comparison import ScaleComparison
from danvan_scoring.analysis.split import Split, halves
from danvan_scoring.io.tables import Column
from danvan_scoring.model.frames import rank_labels
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.text import Language, Text

CHANGE = Text("Thay đổi", "Change")
WORK = Text("Công việc", "Work")
RUBRIC = Text("Bộ tiêu chí", "Rubric")
UNIT = Text("Đơn vị", "Unit")
NO_CLASS = Text("không xếp loại", "no class")


@dataclass(frozen=True, eq=False)
class View:
    """One comparison on one scale, in a language.

    Attributes:
        found: the comparison.
        scale: the scale.
        titles: of the old and of the new period.
        language: that of the words.
        several: whether the periods have several rubrics or scales, so that each has to be named.
    """

    found: Comparison
    scale: ScaleComparison
    titles: tuple[str, str]
    language: Language
    several: bool

    def pick(self, vi: str, en: str) -> str:
        """Return the sentence in the language."""
        return vi if self.language == "vi" else en

    @property
    def same_facts(self) -> bool:
        """Whether it is one period by two rubrics."""
        return self.found.worlds.new_work is self.found.worlds.old and not self.found.same_rubric

    @property
    def shared_out(self) -> bool:
        """Whether both work and rubric may have changed, so that there are two shares."""
        return not (self.found.same_rubric or self.same_facts)

    @property
    def both(self) -> str:
        """Where a unit has to have a total to be compared."""
        if self.same_facts:
            return self.pick("theo cả hai bộ tiêu chí", "by both rubrics")
        return self.pick("ở cả hai kỳ", "in both periods")

    @property
    def subject(self) -> str:
        """What the titles of sections end with, where there are several comparisons."""
        if not self.several:
            return ""
        rubric = self.found.pairing.new.bound.rubric
        scale = rubric_item(self, self.scale.pair)
        title = scale.title if len(rubric.scales) > 1 else rubric.title
        return f" ({title})"

    @property
    def heads(self) -> tuple[str, str]:
        """The two periods, by what tells their titles apart."""
        return told_apart(*self.titles)

    def name(self, row: int) -> str:
        """The name of a unit, as the new period has it."""
        code = self.found.pairing.units[row][1]
        return str(self.found.pairing.new.submissions.units.loc[code, "name"])

    def names(self, rows: Iterable[int]) -> str:
        """The names of units, in one line."""
        return "; ".join(self.name(row) for row in rows)

    def class_title(self, world: int, row: int) -> str:
        """The title of a unit's class in one of the four worlds."""
        by_new = world > 1
        result = self.found.pairing.new if by_new else self.found.pairing.old
        scale = str(self.scale.pair.of(new=by_new))
        titles = {band.code: band.title for band in result.bound.rubric.classes_of(scale)}
        code = self.scale.classes[world][row]
        return titles.get(code, NO_CLASS.pick(self.language))

    def rank_labels(self, *, new: bool) -> list[str]:
        """The ranks of all units inside their peer groups, as they are written."""
        moves = self.scale.places.peer
        ranks, tied = (moves.new, moves.new_tied) if new else (moves.old, moves.old_tied)
        return [label or NOTHING for label in rank_labels(ranks, tied)]

    def share_columns(self) -> list[Column]:
        """The headings of a change and of its two shares, where there are two."""
        heads = [CHANGE, WORK, RUBRIC] if self.shared_out else [CHANGE]
        return [Column(head.pick(self.language), "right") for head in heads]

    def share_cells(self, split: Split, row: int, decimals: int) -> list[str]:
        """A change and its two shares, as exact as they are."""
        doubled = [2 * split.change, split.twice_work, split.twice_rubric]
        shown = doubled if self.shared_out else doubled[:1]
        return [self.signed(halves(int(own[row]), decimals), decimals) for own in shown]

    def signed(self, value: Decimal, decimals: int) -> str:
        """Write a change with its sign; to one decimal more where it has a half of the last."""
        return signed(value, decimals, self.language)

    def points(self, count: int) -> str:
        """Write points."""
        decimals = self.found.decimals
        return number(Decimal(int(count)).scaleb(-decimals), decimals).pick(self.language)


def signed(value: Decimal, decimals: int, language: Language) -> str:
    """Write a change with its sign.

    Examples:
        >>> signed(Decimal("0.125"), 2, "vi"), signed(Decimal("-2.000"), 2, "en")
        ('+0,125', '−2.00')
    """
    shown = decimals if value == value.quantize(Decimal(1).scaleb(-decimals)) else decimals + 1
    return ("+" if value > 0 else "") + number(value, shown).pick(language)


def rubric_item(view: View, pair: NodePair) -> CriterionLine | Group:
    """Return a node as the new rubric has it, or else as the old one had it."""
    new = pair.new is not None
    bound = (view.found.pairing.new if new else view.found.pairing.old).bound
    code = pair.code
    return bound.criteria[code].line if code in bound.criteria else bound.groups[code]


def told_apart(one: str, other: str) -> tuple[str, str]:
    """Leave out of two titles the words with which both begin.

    Examples:
        >>> told_apart("Chấm điểm, kỳ 9 tháng", "Chấm điểm, kỳ Năm 2025")
        ('9 tháng', 'Năm 2025')
    """
    words = one.split(), other.split()
    same = 0
    while same < min(map(len, words)) and words[0][same] == words[1][same]:
        same += 1
    rest = [" ".join(own[same:]) for own in words]
    return (rest[0], rest[1]) if all(rest) else (one, other)


def counted(signs: Sequence[int]) -> tuple[int, int, int]:
    """Count what rose, what fell and what stayed."""
    up, down = sum(sign > 0 for sign in signs), sum(sign < 0 for sign in signs)
    return up, down, len(signs) - up - down
