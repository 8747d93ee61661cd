"""How criteria told the units of a period apart: figures, and a map of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from danvan_scoring.analysis.lint.finding import percent_text
from danvan_scoring.analysis.lint.past import Past
from danvan_scoring.analysis.lint.past_rules import worst_items
from danvan_scoring.io.tables import Column
from danvan_scoring.model.notation import NOTHING, number
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.pictures.drawing import Drawing
from danvan_scoring.reports.pictures.item_map import MappedItem, item_map
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_SAME = 1e-9
_TITLE = Text(
    "Các tiêu chí phân biệt các đơn vị thế nào trong kỳ này?",
    "How did the criteria tell units apart in this period?",
)
_FEW = Text(
    "Chỉ có {units} đơn vị có tổng điểm; cần ít nhất {fewest} đơn vị thì các con số này mới có "
    "nghĩa, nên "
    "không tính.",
    "Only {units} units have a total; these figures mean nothing with fewer than {fewest}, and "
    "are left "
    "out.",
)
_NO_CRITERIA = Text(
    "Thang điểm này không có tiêu chí nào để so.", "This scale has no criteria to compare."
)
_ALL_EQUAL = Text(
    "Tổng điểm của các đơn vị cùng khối bằng nhau, nên không tiêu chí nào quyết định thứ hạng.",
    "Totals within peer groups are all equal, so no criterion decides a rank.",
)
_NOTES = (
    Text(
        "Chỉ xét tiêu chí tạo nên tổng điểm, không xét điểm thưởng và điểm trừ. Mỗi tiêu chí chỉ "
        "tính những "
        "đơn vị được chấm ở đó (cột «Số đơn vị»).",
        "Of the criteria that make up the total, without bonus and penalty; each by the units "
        "scored there.",
    ),
    Text(
        "Tương quan: trong từng khối, đơn vị được nhiều điểm ở tiêu chí này có được nhiều điểm ở "
        "các tiêu "
        "chí còn lại không; 1 là luôn luôn, 0 là không liên quan, số âm là ngược lại.",
        "Correlation: whether, within peer groups, units with more points here have more "
        "elsewhere; 1 is "
        "always, 0 is no relation, below 0 the reverse.",
    ),
    Text(
        "Ảnh hưởng: phần chênh lệch tổng điểm giữa các đơn vị cùng khối do tiêu chí này tạo ra; "
        "cộng cả cột "
        "(kể cả dòng cuối) bằng 100 %. So với «Trọng số», là phần điểm tối đa bình quân.",
        "Effect: the part of the differences between totals within peer groups that this "
        "criterion makes; "
        "the column adds up to 100 %. Compare it with the weight, its mean part of the maximum.",
    ),
    Text(
        "Alpha gần 1 khi các tiêu chí cùng lên cùng xuống. Alpha thấp không hẳn là lỗi, vì công "
        "tác dân vận "
        "gồm nhiều việc khác nhau; alpha cao không chứng minh tiêu chí đo đúng điều cần đo; càng "
        "nhiều tiêu "
        "chí thì alpha càng dễ cao.",
        "Alpha is near 1 where criteria rise and fall together. A low one need not be a fault, a "
        "high one "
        "proves nothing of what is measured, and more criteria make it higher.",
    ),
)


def statistics_sections(pasts: Sequence[Past], language: Language) -> Iterator[Section]:
    """Give the figures of each scale, or say why there are none."""
    for past in pasts:
        title = _title(past, several=len(pasts) > 1, language=language)
        if not past.enough:
            fewest = past.thresholds.fewest_units
            told = _FEW.format(units=len(past.items.units), fewest=fewest)
            yield Section(title, [told.pick(language)])
        elif not past.items.codes:
            yield Section(title, [_NO_CRITERIA.pick(language)])
        else:
            yield _statistics(past, title, language)


def _title(past: Past, *, several: bool, language: Language) -> str:
    title = _TITLE.pick(language)
    if not several:
        return title
    rubric = past.result.bound.rubric
    return f"{title} ({rubric.title}: {past.result.bound.groups[past.scale].title})"


def _statistics(past: Past, title: str, language: Language) -> Section:
    mapped = [
        MappedItem(code, past.title(code), share, found.value)
        for code, share, found in zip(
            past.items.codes, past.difficulty, past.item_total, strict=True
        )
        if share is not None and found.value is not None
        if found.units >= past.thresholds.fewest_units
    ]
    tables = [_items(past, language)]
    if past.alphas:
        tables.append(_alphas(past, language))
    name = f"ban-do-tieu-chi-{past.result.bound.rubric.id}-{past.scale}"
    drawings: list[Drawing] = [item_map(mapped, name, language)] if mapped else []
    notes = [note.pick(language) for note in _NOTES]
    return Section(title, [*_answer(past, mapped, language)], tables, drawings, notes)


def _answer(past: Past, mapped: Sequence[MappedItem], language: Language) -> Iterator[str]:
    rubric, units = past.result.bound.rubric, len(past.items.units)
    told = Text(
        f"{units} đơn vị có tổng điểm, chấm theo bộ tiêu chí {rubric.id} phiên bản "
        f"{rubric.version}.",
        f"{units} units have a total, by the rubric {rubric.id}, version {rubric.version}.",
    )
    yield told.pick(language)
    effective = past.effective_weights
    if effective is None:
        yield _ALL_EQUAL.pick(language)
        return
    order = sorted(range(len(past.items.codes)), key=lambda n: -effective.items[n])[:3]
    named = ", ".join(
        f"{past.items.codes[n]} ({_percent(float(effective.items[n]), language)} %)" for n in order
    )
    most = Text(
        f"Quyết định chênh lệch nhiều nhất: {named}.",
        f"What makes most of the differences: {named}.",
    )
    yield most.pick(language)
    against = [item.code for item in mapped if item.correlation < 0]
    if against:
        codes = ", ".join(against)
        below = Text(
            f"Tương quan với phần còn lại dưới 0: {codes}; dưới 0 một chút có thể chỉ là ngẫu "
            "nhiên, chỉ "
            "những tiêu chí có ở LNT123 là rõ rệt.",
            f"Correlation below 0: {codes}; a little below may be chance, and only those under "
            "LNT123 are "
            "clearly so.",
        )
        yield below.pick(language)


def _items(past: Past, language: Language) -> Table:
    columns = (
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Tiêu chí", "Criterion").pick(language), flexible=True),
        Column(Text("Số đơn vị", "Units").pick(language), "right"),
        Column(Text("Điểm bình quân (%)", "Mean (%)").pick(language), "right"),
        Column(Text("Đạt tối đa", "Full marks").pick(language), "right"),
        Column(Text("Tương quan", "Correlation").pick(language), "right"),
        Column(Text("Trọng số (%)", "Weight (%)").pick(language), "right"),
        Column(Text("Ảnh hưởng (%)", "Effect (%)").pick(language), "right"),
    )
    effective, weights = past.effective_weights, past.mean_weights
    full = ((past.items.share > 1 - _SAME) & past.items.scored).sum(axis=0)
    rows: list[tuple[str, ...]] = []
    for n, code in enumerate(past.items.codes):
        share, found = past.difficulty[n], past.item_total[n]
        rows.append(
            (
                code,
                past.title(code),
                str(int(past.items.scored[:, n].sum())),
                NOTHING if share is None else _percent(share, language),
                str(int(full[n])),
                _correlation(past, found.value, found.units, language),
                _percent(float(weights[n]), language),
                NOTHING if effective is None else _percent(float(effective.items[n]), language),
            )
        )
    if effective is not None:
        told = Text("do tiêu chí áp dụng khác nhau", "because different criteria apply")
        applied = _percent(effective.applied, language)
        rows.append((NOTHING, told.pick(language), *[NOTHING] * 5, applied))
    return Table(Text("Từng tiêu chí", "Each criterion").pick(language), columns, rows)


def _correlation(past: Past, value: float | None, units: int, language: Language) -> str:
    if value is None or units < past.thresholds.fewest_units:
        return NOTHING
    return number(Decimal(repr(value)), 2).pick(language)


def _alphas(past: Past, language: Language) -> Table:
    columns = (
        Column(Text("Khối", "Peer group").pick(language), flexible=True),
        Column(Text("Số đơn vị", "Units").pick(language), "right"),
        Column(Text("Số tiêu chí", "Criteria").pick(language), "right"),
        Column(Text("Alpha", "Alpha").pick(language), "right"),
        Column(Text("Alpha tăng nếu bỏ", "Rises without").pick(language), flexible=True),
    )
    rows = []
    for own in past.alphas:
        value = NOTHING
        if own.value is not None:
            value = number(Decimal(repr(own.value)), 2).pick(language)
        better = ", ".join(
            f"{code} ({number(Decimal(repr(alpha)), 2).pick(language)})"
            for code, alpha in worst_items(own)
        )
        size = str(len(own.items))
        rows.append((past.peer_group(own.group), str(own.units), size, value, better or NOTHING))
    title = Text(
        "Các tiêu chí có cùng lên cùng xuống không (hệ số Cronbach alpha)",
        "Whether criteria rise and fall together (Cronbach's alpha)",
    )
    return Table(title.pick(language), columns, rows)


def _percent(share: float, language: Language) -> str:
    return percent_text(100 * share).pick(language)
