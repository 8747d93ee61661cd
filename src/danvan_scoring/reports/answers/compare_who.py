"""Units that are in one period only, and units that were merged or split."""

from collections.abc import Iterator
from decimal import Decimal

from danvan_scoring.analysis.comparison import PeriodComparison
from danvan_scoring.analysis.links import other_names
from danvan_scoring.io.tables import Column
from danvan_scoring.model.correspondence import Correspondence, UnitLink
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.compare_words import signed
from danvan_scoring.reports.changes import lines_by_key
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_TITLE = Text("Đơn vị vào, ra, sáp nhập, chia tách", "Units that came, went, merged or were split")
_METHOD = Text(
    "Đơn vị sáp nhập, chia tách chỉ so tỷ lệ % bình quân của các đơn vị cũ với các đơn vị mới (mỗi "
    "đơn vị tính như nhau); không tách phần công việc và bộ tiêu chí, không so thứ hạng.",
    "Units that were merged or split are compared by the mean percentage of the old and of the new "
    "ones (each counts the same); without shares and without ranks.",
)
_DECIMALS = 2
_NAMED = 5


def names_section(
    found: PeriodComparison, publication: Publication, language: Language, links: Correspondence
) -> Iterator[Section]:
    """Yield a warning of units of the same code that have another name, if there are any.

    Args:
        found: the comparison with the earlier period.
        publication: which has one.
        language: of the section.
        links: what took another code.
    """
    if publication.earlier is None:
        return
    before = publication.earlier.found.submissions.names
    after = publication.found.submissions.names
    pairs = other_names(found.units, before, after, links)
    if not pairs:
        return
    listed = "; ".join(f"{new}: {before[old]} → {after[new]}" for old, new in pairs[:_NAMED])
    listed += "; …" if len(pairs) > _NAMED else ""
    title = Text("Cảnh báo: cùng mã nhưng khác tên", "Warning: the same code, another name")
    told = Text(
        f"{len(pairs)} trên {len(found.units.same)} đơn vị được so sánh có cùng mã nhưng tên khác "
        f"nhau ở hai kỳ: {listed}. Nếu không phải cùng một đơn vị thì các so sánh dưới đây sai; "
        "ghi đơn vị nào là đơn vị nào (kể cả đơn vị chỉ đổi tên) ở tệp đối chiếu (--mapping).",
        f"{len(pairs)} of the {len(found.units.same)} units that are compared have the same code "
        f"but another name: {listed}. If they are not the same units, what follows is wrong; say "
        "in a mapping (--mapping) which unit is which, those that only took another name too.",
    )
    yield Section(title.pick(language), [told.pick(language)])


def units_section(
    found: PeriodComparison, publication: Publication, language: Language, *, same_facts: bool
) -> Iterator[Section]:
    """Yield the section, if any unit is not simply in both periods.

    Args:
        found: the comparison with the earlier period.
        publication: which has one.
        language: of the section.
        same_facts: whether it is one period by other rubrics.
    """
    units = found.units
    if publication.earlier is None or not (units.gone or units.came or units.joined):
        return
    old, new = publication.earlier.found, publication.found
    before, after = old.submissions.names, new.submissions.names
    answer = []
    if units.came:
        listed = "; ".join(after[code] for code in units.came)
        answer.append(Text(f"Chỉ có ở kỳ sau: {listed}.", f"Only there now: {listed}."))
    if units.gone:
        listed = "; ".join(before[code] for code in units.gone)
        gone = Text(f"Chỉ có ở kỳ trước: {listed}.", f"Only there before: {listed}.")
        if same_facts:
            gone = Text(
                f"Bộ tiêu chí mới không chấm: {listed}.", f"Not scored by the new rubric: {listed}."
            )
        answer.append(gone)
    tables, remarks = [], []
    if units.joined:
        count = len(units.joined)
        answer.append(Text(f"{count} trường hợp sáp nhập, chia tách.", f"{count} merged or split."))
        tables.append(_joined_table(units.joined, old, new, language))
        remarks.append(_METHOD.pick(language))
    told = [text.pick(language) for text in answer]
    yield Section(_TITLE.pick(language), told, tables, notes=remarks)


def _joined_table(
    links: tuple[UnitLink, ...], old: PeriodResult, new: PeriodResult, language: Language
) -> Table:
    columns = [
        Column(Text("Kỳ trước", "Before").pick(language), flexible=True),
        Column(Text("Kỳ sau", "Now").pick(language), flexible=True),
        Column(Text("Tỷ lệ % trước", "Percent before").pick(language), "right"),
        Column(Text("Tỷ lệ % sau", "Percent now").pick(language), "right"),
        Column(Text("Thay đổi", "Change").pick(language), "right"),
        Column(Text("Ghi chú", "Note").pick(language), flexible=True),
    ]
    rows = []
    for link in links:
        one, other = _mean(old, link.old), _mean(new, link.new)
        rows.append(
            [
                "; ".join(old.submissions.names[code] for code in link.old),
                "; ".join(new.submissions.names[code] for code in link.new),
                _percent(one, language),
                _percent(other, language),
                NOTHING
                if one is None or other is None
                else signed(other - one, _DECIMALS, language),
                link.note,
            ]
        )
    return Table(Text("Sáp nhập, chia tách", "Merged or split").pick(language), columns, rows)


def _mean(found: PeriodResult, units: tuple[str, ...]) -> Decimal | None:
    """Return the mean percentage of units, on the first scale; None unless all have a total."""
    first: dict[str, Decimal | None] = {}
    for (_, unit), line in lines_by_key(found).items():
        first.setdefault(unit, line.percent)
    known = [first.get(unit) for unit in units]
    shares = [share for share in known if share is not None]
    if len(shares) < len(units):
        return None
    return (sum(shares, Decimal(0)) / len(shares)).quantize(Decimal(1).scaleb(-_DECIMALS))


def _percent(value: Decimal | None, language: Language) -> str:
    return NOTHING if value is None else number(value, _DECIMALS).pick(language)
