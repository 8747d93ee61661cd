"""The sheet of points (Phiếu): facts, evidence, and points worked out by live formulas."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from danvan_scoring.io.forms.heights import LINE, row_height
from danvan_scoring.io.forms.layout import HEADINGS, SENT_LABEL, SHEET_NAMES, WIDTHS, WORK_SHEET
from danvan_scoring.io.forms.styles import Styles
from danvan_scoring.io.forms.validation import Lists, day_rule, points_rule, rule_of
from danvan_scoring.model.form import CriterionRow, FieldRow, Form, Given, GroupRow
from danvan_scoring.model.form_cells import NodeCells
from danvan_scoring.model.notation import day
from danvan_scoring.model.rubric import FormField
from danvan_scoring.model.status import Status
from danvan_scoring.stages.form_formulas import FormFormulas

_COLUMNS = tuple(HEADINGS["points"])
_TITLES = {"self": "PHIẾU TỰ CHẤM ĐIỂM", "appraisal": "PHIẾU THẨM ĐỊNH"}
_SIGNS = {"self": "THỦ TRƯỞNG ĐƠN VỊ", "appraisal": "TM. HỘI ĐỒNG"}
_KINDS = {"base": "", "bonus": "ĐIỂM THƯỞNG: ", "penalty": "ĐIỂM TRỪ: "}
_TOP = 10
"""The row of the headings, from 0: the letterhead stands above."""
_LAST = len(_COLUMNS) - 1
_SPLIT = 3
_BOLD = 0.9
_TYPED = {
    "self": (
        "Đơn vị ghi điểm tự chấm nếu muốn; để trống cũng được. Điểm chính thức do Hội đồng chấm, "
        "hoặc được tính khi có đủ số liệu của cơ quan theo dõi và của các đơn vị khác."
    ),
    "appraisal": "Điểm do Hội đồng chấm. Để trống là chưa chấm.",
}


@dataclass
class PointsSheet:
    """Writes the sheet of one form."""

    form: Form
    sheet: Worksheet
    work: Worksheet
    styles: Styles
    lists: Lists
    _nodes: dict[str, NodeCells] = field(default_factory=dict)
    _fields: dict[str, str] = field(default_factory=dict)
    _evidence: dict[str, str] = field(default_factory=dict)
    _typed: dict[str, str] = field(default_factory=dict)

    def write(self) -> None:
        """Write letterhead, headings, rows, live formulas and the room for the signature."""
        self._page()
        self._letterhead()
        for column, heading in enumerate(HEADINGS["points"].values()):
            self.sheet.write_string(_TOP, column, heading, self.styles["heading"])
        self.sheet.set_row(_TOP, 2 * LINE)
        rows = list(self._placed())
        for row, item in rows:
            self.sheet.set_row(row, _height(item, self.form.given))
            if isinstance(item, GroupRow):
                self._group(row, item)
            elif isinstance(item, CriterionRow):
                self._criterion(row, item)
            else:
                self._field(row, item)
        self._formulas()
        self._signature(_TOP + 1 + len(rows))

    def _placed(self) -> Iterator[tuple[int, GroupRow | CriterionRow | FieldRow]]:
        """Give every row its place, and remember the cells that formulas look at."""
        for number, (_, _, node) in enumerate(self.form.bound.rubric.nodes(), 1):
            self._nodes[node.code] = NodeCells(WORK_SHEET, number)
        for row, item in enumerate(self.form.rows, _TOP + 1):
            if isinstance(item, FieldRow):
                self._fields[item.field.code] = self._cell(row, "value")
                proof = (self._cell(row, "evidence"), self._cell(row, "files"))
                self._evidence[item.field.code] = "&".join(proof)
            elif isinstance(item, CriterionRow) and item.typed and item.waived is None:
                self._typed[item.code] = self._cell(row, "points")
            yield row, item

    def _group(self, row: int, group: GroupRow) -> None:
        styles = self.styles
        self.sheet.write_string(row, 0, group.code, styles["group"])
        self.sheet.write_string(row, 1, titled(group), styles["group"])
        self.sheet.write_formula(
            row, 2, f"={self._nodes[group.code].maximum}", styles["group_number"], ""
        )
        self.sheet.write_string(row, 3, group.rule, styles["group_rule"])
        for column in range(4, _LAST + 1):
            self.sheet.write_blank(row, column, None, styles["group"])
        self._shown_points(row, group.code, "group_number")

    def _criterion(self, row: int, line: CriterionRow) -> None:
        styles = self.styles
        self.sheet.write_string(row, 0, line.code, styles["criterion"])
        self.sheet.write_string(row, 1, titled(line), styles["criterion"])
        self.sheet.write_number(row, 2, float(line.maximum), styles["criterion_number"])
        self.sheet.write_string(row, 3, _rule(line), styles["rule"])
        for column in range(4, _LAST + 1):
            self.sheet.write_blank(row, column, None, styles["cell"])
        if line.code in self._typed:
            place = _COLUMNS.index("points")
            self.sheet.write_blank(row, place, None, styles["fill_number"])
            told = {"input_title": "Điểm", "input_message": _TYPED[self.form.identity.stage]}
            rule = {**points_rule(line.maximum), **told}
            self.sheet.data_validation(row, place, row, place, rule)
            self.sheet.write_blank(row, _LAST, None, styles["fill_text"])
        else:
            self._shown_points(row, line.code, "criterion_number")

    def _field(self, row: int, line: FieldRow) -> None:
        styles, given = self.styles, self.form.given.get(line.field.code, Given())
        self.sheet.write_string(row, 0, line.code, styles["cell"])
        self.sheet.write_string(row, 1, titled(line), styles["cell"])
        self.sheet.write_blank(row, 2, None, styles["cell"])
        self.sheet.write_string(row, 3, asked(line.field), styles["rule"])
        self._value(row, line, given)
        self.sheet.write_blank(row, 5, None, styles["cell"])
        for column, text in ((6, given.evidence), (7, given.files), (8, given.note)):
            look = styles["fill_text" if line.editable else "given"]
            if text:
                self.sheet.write_string(row, column, text, look)
            else:
                self.sheet.write_blank(row, column, None, look)

    def _value(self, row: int, line: FieldRow, given: Given) -> None:
        column, value = _COLUMNS.index("value"), given.value
        look = self.styles[_look(line)]
        if value is None:
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, look)
        elif isinstance(value, Decimal):
            self.sheet.write_number(row, column, float(value), look)
        else:
            self.sheet.write_string(row, column, value, look)
        rule = rule_of(line.field, self.lists) if line.editable else None
        if rule is not None:
            self.sheet.data_validation(row, column, row, column, rule)

    def _shown_points(self, row: int, code: str, look: str) -> None:
        """Show points, or the state in words where there are none."""
        cells = self._nodes[code]
        words = ",".join(f'"{state.label.vi}"' for state in Status if state is not Status.SCORED)
        shown = f"=IF({cells.state}=0,{cells.points},CHOOSE({cells.state},{words}))"
        self.sheet.write_formula(row, _COLUMNS.index("points"), shown, self.styles[look], "")

    def _formulas(self) -> None:
        form = self.form
        made = FormFormulas(
            bound=form.bound,
            kind=form.kind,
            nodes=self._nodes,
            fields=self._fields,
            evidence=self._evidence,
            waived=form.waived,
            typed=self._typed,
            as_of=form.as_of,
        )
        for code, cells in self._nodes.items():
            self.work.write_string(cells.row - 1, 0, code)
        for cell, formula in made.formulas().items():
            self.work.write_formula(cell.rpartition("!")[2], f"={formula}", None, "")

    def _letterhead(self) -> None:
        form, merge, styles = self.form, self.sheet.merge_range, self.styles
        rubric = form.bound.rubric
        merge(0, 0, 0, _SPLIT - 1, rubric.authority.upper(), styles["body"])
        merge(1, 0, 1, _SPLIT - 1, form.unit_name.upper(), styles["body_bold"])
        merge(0, _SPLIT, 0, _LAST, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", styles["nation"])
        merge(1, _SPLIT, 1, _LAST, "Độc lập - Tự do - Hạnh phúc", styles["motto"])
        merge(3, 0, 3, _LAST, _TITLES[form.identity.stage], styles["title"])
        merge(4, 0, 4, _LAST, form.period_title, styles["title"])
        merge(5, 0, 5, _LAST, rubric.title, styles["subtitle"])
        for row in (3, 4):
            self.sheet.set_row(row, 1.3 * LINE)
        self.sheet.set_row(5, LINE * (1 + len(rubric.title) // 130))
        self.sheet.set_row(0, LINE * (1 + len(rubric.authority) // 40))
        self.sheet.set_row(1, LINE * (1 + len(form.unit_name) // 36))
        merge(7, 0, 7, 1, f"Đơn vị: {form.unit_name} (mã {form.identity.unit})", styles["bold"])
        told = "Chỉ điền vào các ô màu vàng; điểm và tổng điểm tự tính."
        if form.due is not None:
            told = f"Hạn nộp: hết ngày {day(form.due).vi}. {told}"
        merge(8, 0, 8, _LAST, told, styles["italic"])
        if form.identity.stage == "self":
            value = _COLUMNS.index("value")
            self.sheet.write_string(7, value - 1, SENT_LABEL, styles["label"])
            self.sheet.write_blank(7, value, None, styles["fill_date"])
            self.sheet.data_validation(7, value, 7, value, day_rule())

    def _signature(self, row: int) -> None:
        sign = _SIGNS[self.form.identity.stage]
        self.sheet.merge_range(row + 1, _LAST - 3, row + 1, _LAST, sign, self.styles["sign"])
        self.sheet.merge_range(
            row + 2, _LAST - 3, row + 2, _LAST, "(Ký, ghi rõ họ tên, đóng dấu)", self.styles["body"]
        )

    def _page(self) -> None:
        sheet = self.sheet
        for column, width in enumerate(WIDTHS["points"]):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(_TOP + 1, 2)
        page(sheet)
        sheet.repeat_rows(_TOP)

    def _cell(self, row: int, key: str) -> str:
        """A cell of this sheet, as the formulas of another name it."""
        cell: str = xl_rowcol_to_cell(row, _COLUMNS.index(key), row_abs=True, col_abs=True)
        return f"'{SHEET_NAMES['points']}'!{cell}"


def page(sheet: Worksheet) -> None:
    """Set a sheet up for A4, one page wide, and lock what is not to be filled in."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    sheet.protect("", {"format_columns": True, "format_rows": True})


def titled(row: GroupRow | CriterionRow | FieldRow) -> str:
    """Return what stands in the column of titles."""
    if isinstance(row, GroupRow):
        return _KINDS[row.kind] + row.title
    if isinstance(row, CriterionRow):
        return row.title
    return row.field.title + (f" (dùng cả cho {', '.join(row.also)})" if row.also else "")


def _height(row: GroupRow | CriterionRow | FieldRow, given: Mapping[str, Given]) -> float:
    widths = dict(zip(_COLUMNS, WIDTHS["points"], strict=True))
    cells = [(row.code, widths["code"]), (titled(row), widths["title"])]
    small = []
    if isinstance(row, FieldRow):
        own = given.get(row.field.code, Given())
        value = own.value if isinstance(own.value, str) else ""
        cells.append((value, widths["value"]))
        small.append((asked(row.field), widths["rule"]))
        cells += [(getattr(own, key), widths[key]) for key in ("evidence", "files", "note")]
    else:
        text = _rule(row) if isinstance(row, CriterionRow) else row.rule
        small.append((text, widths["rule"]))
        # A state in words may come to stand where the points do; it is in bold, which is wider.
        cells += [(state.label.vi, widths["points"] * _BOLD) for state in Status]
    return row_height(cells, small)


def _rule(line: CriterionRow) -> str:
    return line.rule + (f". Minh chứng: {line.evidence}" if line.evidence else "")


def asked(field: FormField) -> str:
    """Say what is to be filled in: the unit, or the words to choose from, and the evidence."""
    parts = [f"({field.unit})" if field.unit else ""]
    if field.type == "yes_no":
        parts.append("chọn «có» hoặc «không»")
    elif field.type == "choice":
        parts.append("chọn: " + "; ".join(field.choices))
    elif field.type == "date":
        parts.append("ngày/tháng/năm")
    if field.evidence == "required":
        parts.append("bắt buộc có văn bản minh chứng")
    elif field.evidence == "expected":
        parts.append("cần có văn bản minh chứng")
    return "; ".join(part for part in parts if part)


def _look(line: FieldRow) -> str:
    if not line.editable:
        return "given_date" if line.field.type == "date" else "given"
    if line.field.type in {"number", "integer"}:
        return "fill_number"
    if line.field.type == "date":
        return "fill_date"
    return "fill_text" if line.field.type == "text" else "fill"
