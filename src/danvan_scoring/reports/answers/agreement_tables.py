"""The figures behind the agreement of judges, as tables."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from danvan_scoring.analysis.agreement import Agreement, Disagreement, JudgeProfile
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.agreement_words import alpha_reading, icc_reading
from danvan_scoring.reports.answers.wording import figure, percent, signed
from danvan_scoring.reports.table import Table


@dataclass(frozen=True)
class Names:
    """What members, criteria and units are called, in which language."""

    publication: Publication
    result: Result
    language: Language

    def member(self, code: str) -> str:
        """Call a member by code and office."""
        titles = {own.code: own.title for own in self.publication.period.council}
        return f"{code} {titles[code]}" if code in titles else code

    def criterion(self, code: str) -> str:
        """Call a criterion by code and title."""
        return f"{code} {self.result.bound.criteria[code].line.title}"

    def unit(self, code: str) -> str:
        """Call a unit by name."""
        return self.result.submissions.names[code]

    def points(self, share: float, criterion: str) -> Text:
        """Write a share of a criterion's maximum in points."""
        maximum = self.result.bound.criteria[criterion].line.max
        return figure(share * float(maximum), 2)


def agreement_tables(found: Agreement, names: Names, shown: int) -> Iterator[Table]:
    """Yield the coefficients and, unless for posting, the members, criteria and units.

    Args:
        found: what the marks say.
        names: of members, criteria and units, and whether it is for posting.
        shown: the most criteria, and the most units.
    """
    language = names.language
    yield _coefficients(found, language)
    if names.publication.public:
        return
    yield _members(found.profiles, names)
    yield _gaps(
        Text("Tiêu chí chênh nhau nhiều nhất", "Criteria on which they differ most"),
        (Text("Tiêu chí", "Criterion"), names.criterion, names.unit),
        found.by_criterion[:shown],
        language,
        alpha=True,
    )
    yield _gaps(
        Text("Đơn vị chênh nhau nhiều nhất", "Units on which they differ most"),
        (Text("Đơn vị", "Unit"), names.unit, str),
        found.by_unit[:shown],
        language,
        # Of a few criteria of one unit it would say how hard these are, not how members mark.
        alpha=False,
    )


def _coefficients(found: Agreement, language: Language) -> Table:
    columns = [
        Column(Text("Hệ số", "Coefficient").pick(language), flexible=True),
        Column(Text("Giá trị", "Value").pick(language), "right"),
        Column(Text("Tin cậy 95 %", "95 % confidence").pick(language)),
        Column(Text("Đọc là", "Reads as").pick(language), flexible=True),
        Column(Text("Số dòng", "Lines").pick(language), "right"),
    ]
    rows = [
        [name.pick(language), figure(value, 2).pick(language), between, reading, str(lines)]
        for name, value, between, reading, lines in _coefficient_rows(found, language)
    ]
    return Table(Text("Hệ số thống nhất", "Coefficients").pick(language), columns, rows)


def _coefficient_rows(
    found: Agreement, language: Language
) -> Iterator[tuple[Text, float, str, str, int]]:
    """Yield name, value, interval, reading and the number of lines of each coefficient."""
    icc = found.icc
    if icc is not None:
        one = Text("ICC(2,1), điểm của một thành viên", "ICC(2,1), one member's mark")
        mean = Text("ICC(2,k), điểm trung bình", "ICC(2,k), the mean")
        for name, value, interval in (
            (one, icc.single, icc.interval),
            (mean, icc.average, icc.average_interval),
        ):
            if value is not None:
                bounds = [figure(bound, 2).pick(language) for bound in interval or ()]
                reading = icc_reading(value).pick(language)
                yield name, value, " – ".join(bounds) or NOTHING, reading, found.complete
    if found.kendall_w is not None:
        name = Text("W của Kendall, thứ tự các dòng", "Kendall's W, the order of lines")
        reading = Text("1: cùng một thứ tự", "1: the same order").pick(language)
        yield name, found.kendall_w, NOTHING, reading, found.complete
    if found.alpha is not None:
        name = Text("Alpha của Krippendorff, kể cả dòng thiếu", "Krippendorff's alpha, gaps too")
        reading = alpha_reading(found.alpha).pick(language)
        yield name, found.alpha, NOTHING, reading, found.compared


def _members(profiles: Sequence[JudgeProfile], names: Names) -> Table:
    language = names.language
    columns = [
        Column(Text("Thành viên", "Member").pick(language), flexible=True),
        Column(Text("Dòng cùng chấm", "Lines shared").pick(language), "right"),
        Column(Text("Rộng (+), chặt (-), %", "Lenient (+), strict (-), %").pick(language), "right"),
        Column(Text("Cao hơn", "Above").pick(language), "right"),
        Column(Text("Thấp hơn", "Below").pick(language), "right"),
        Column(Text("Độ phân tán, %", "Spread, %").pick(language), "right"),
    ]
    rows = [
        [
            names.member(own.judge),
            str(own.things),
            NOTHING if own.leniency is None else signed(own.leniency).pick(language),
            str(own.higher),
            str(own.lower),
            NOTHING if own.spread is None else percent(own.spread).pick(language),
        ]
        for own in profiles
    ]
    title = Text(
        "Từng thành viên so với những người khác ở cùng dòng (% điểm tối đa)",
        "Each member beside the others on the same lines (% of the maximum)",
    )
    return Table(title.pick(language), columns, rows)


def _gaps(
    title: Text,
    of: tuple[Text, Callable[[str], str], Callable[[str], str]],
    found: Sequence[Disagreement],
    language: Language,
    *,
    alpha: bool,
) -> Table:
    heading, name, place = of
    columns = [
        Column(heading.pick(language), flexible=True),
        Column(Text("Số dòng", "Lines").pick(language), "right"),
        Column(Text("Chênh trung bình, %", "Mean gap, %").pick(language), "right"),
        Column(Text("Chênh nhất, %", "Largest, %").pick(language), "right"),
        Column(Text("Ở", "At").pick(language), flexible=True),
        *([Column("Alpha", "right")] if alpha else []),
    ]
    rows = [
        [
            name(own.code),
            str(own.things),
            percent(own.mean_gap).pick(language),
            percent(own.largest_gap).pick(language),
            place(own.at),
            *([_alpha(own, language)] if alpha else []),
        ]
        for own in found
        if own.largest_gap
    ]
    return Table(title.pick(language), columns, rows)


def _alpha(own: Disagreement, language: Language) -> str:
    return NOTHING if own.alpha is None else figure(own.alpha, 2).pick(language)
