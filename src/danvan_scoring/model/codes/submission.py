"""Codes of problems in units and submissions: tables, rows and what they refer to."""

from danvan_scoring.model.codes.cells import CELL_CODES
from danvan_scoring.model.codes.reading import file_codes
from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_TABLE_CODES = {
    "SUB210": CodeText(
        Text("danh sách đơn vị không có dòng nào", "the list of units has no rows"),
        Text("mỗi đơn vị một dòng", "one row a unit"),
        Text("Ghi các đơn vị dưới dòng tiêu đề", "Write the units below the heading"),
    ),
    "SUB211": CodeText(
        Text("tệp chỉ có dòng tiêu đề", "the file has a heading only"),
        Text("dữ liệu dưới dòng tiêu đề", "rows below the heading"),
        Text("Nếu chưa có số liệu thì có thể để nguyên", "Leave it so if there is no data yet"),
        Severity.WARNING,
    ),
    "SUB212": CodeText(
        Text("thiếu cột", "a column is missing"),
        Text("cột «{heading}» hoặc «{key}»", "the column «{heading}» or «{key}»"),
        Text("Thêm cột vào dòng tiêu đề", "Add the column to the heading"),
    ),
    "SUB213": CodeText(
        Text("cột không có trong mẫu", "there is no such column"),
        Text("một trong: {headings}", "one of: {headings}"),
        Text("Sửa tên cột, hoặc bỏ cột này", "Correct the heading, or take the column out"),
    ),
    "SUB214": CodeText(
        Text("cột bị lặp", "the column is given twice"),
        Text("mỗi cột một lần", "each column once"),
        Text("Bỏ một trong hai cột", "Take one of the two out"),
    ),
    "SUB215": CodeText(
        Text(
            "dòng có {cells} ô, tiêu đề có {columns} cột",
            "the row has {cells} cells, the heading has {columns} columns",
        ),
        Text("số ô bằng số cột", "as many cells as columns"),
        Text(
            "Ô có chứa dấu phân cách phải đặt trong dấu nháy kép",
            "A cell that holds the delimiter needs double quotes around it",
        ),
    ),
    "SUB216": CodeText(
        Text("dấu phân cách cột không như khai báo", "the delimiter is not the one declared"),
        Text("dấu «{declared}»", "«{declared}»"),
        Text(
            "Lưu lại tệp với dấu «{declared}»; nếu mọi tệp của kỳ đều như tệp này thì sửa "
            "[csv] delimiter trong tệp kỳ chấm (chỉ nhận «;» hoặc «,»)",
            "Save the file with «{declared}»; if all files of the period are like this one, "
            "correct [csv] delimiter in the period's file («;» or «,» only)",
        ),
    ),
    "SUB217": CodeText(
        Text("dấu nháy kép đặt sai, không tách được ô", "wrong quotes: cells cannot be told apart"),
        Text(
            "ô mở và đóng bằng một dấu nháy; dấu nháy bên trong viết hai lần",
            "a cell opened and closed by one quote; quotes inside it doubled",
        ),
        Text("Sửa dấu nháy ở dòng này", "Mend the quotes on this line"),
    ),
    "SUB218": CodeText(
        Text("ô chứa lỗi của bảng tính", "the cell holds an error of the spreadsheet"),
        Text("giá trị", "a value"),
        Text("Sửa công thức trong bảng tính rồi lưu lại", "Mend the formula and save it again"),
    ),
    "SUB219": CodeText(
        Text("ô bắt buộc bị bỏ trống", "a required cell is empty"),
        Text("có giá trị", "a value"),
        Text("Điền ô này", "Fill it in"),
    ),
    "SUB220": CodeText(
        Text(
            "dòng đầu không phải là tiêu đề cột; tiêu đề cột ở dòng {line}",
            "the first row is no heading; the headings stand on line {line}",
        ),
        Text("tiêu đề cột ở dòng đầu của tệp", "the headings on the first line of the file"),
        Text("Bỏ các dòng ở trên dòng {line}", "Take out what stands above line {line}"),
    ),
}

_ROW_CODES = {
    "SUB246": CodeText(
        Text("ngày sau ngày chấm điểm {as_of}", "the date is after the day of scoring {as_of}"),
        Text("ngày không muộn hơn {as_of}", "a date not later than {as_of}"),
        Text(
            "Việc chưa diễn ra thì chưa ghi; hoặc sửa as_of trong tệp kỳ chấm",
            "What has not happened is not written yet; or correct as_of in the period's file",
        ),
    ),
    "SUB247": CodeText(
        Text("đã hoàn thành nhưng không có ngày", "done, but without a date"),
        Text("ngày hoàn thành", "the date on which it was done"),
        Text("Điền ngày hoàn thành", "Fill in the date"),
    ),
    "SUB248": CodeText(
        Text("có ngày hoàn thành nhưng chưa hoàn thành", "a date of completion, but not done"),
        Text("ô ngày để trống, hoặc tình trạng «hoàn thành»", "no date, or the state «done»"),
        Text("Sửa tình trạng hoặc bỏ ngày", "Correct the state, or take the date out"),
    ),
    "SUB249": CodeText(
        Text("tình trạng không có trong danh mục", "there is no such state"),
        Text("một trong: {choices_vi}", "one of: {choices_en}"),
        Text("Chọn một tình trạng trong danh mục", "Choose one of them"),
    ),
    "SUB260": CodeText(
        Text("mã đơn vị bị lặp, đã có ở {first}", "the unit is repeated; it is given at {first}"),
        Text("mỗi đơn vị một dòng", "one row a unit"),
        Text("Bỏ dòng lặp, hoặc sửa mã", "Take one row out, or correct the code"),
    ),
    "SUB261": CodeText(
        Text("dòng bị lặp, đã có ở {first}", "the row is repeated; it is given at {first}"),
        Text("mỗi cặp {pair_vi} một dòng", "one row for each {pair_en}"),
        Text("Giữ lại một dòng đúng", "Keep the right one"),
    ),
    "SUB262": CodeText(
        Text("không có đơn vị này trong danh sách đơn vị", "there is no such unit in the list"),
        Text("mã một đơn vị trong danh sách", "the code of a unit in the list"),
        Text("Sửa mã, hoặc thêm đơn vị vào danh sách", "Correct the code, or add the unit"),
    ),
    "SUB263": CodeText(
        Text("bộ tiêu chí không có chỉ tiêu này", "the rubric has no such field"),
        Text("mã một chỉ tiêu ở [[field]]", "the code of a [[field]]"),
        Text("Sửa mã chỉ tiêu", "Correct the code"),
    ),
    "SUB264": CodeText(
        Text("bộ tiêu chí không có loại đơn vị này", "the rubric has no such kind of unit"),
        Text("một trong: {choices}", "one of: {choices}"),
        Text("Sửa loại đơn vị", "Correct the kind"),
    ),
    "SUB265": CodeText(
        Text("bộ tiêu chí không có tiêu chí này", "the rubric has no such criterion"),
        Text("mã một tiêu chí ở [[criterion]]", "the code of a [[criterion]]"),
        Text("Sửa mã tiêu chí", "Correct the code"),
    ),
    "SUB266": CodeText(
        Text("kế hoạch không có nhiệm vụ này", "the plan has no such task"),
        Text("mã một nhiệm vụ ở [[task]]", "the code of a [[task]]"),
        Text("Sửa mã nhiệm vụ", "Correct the code"),
    ),
    "SUB267": CodeText(
        Text("kế hoạch không có báo cáo này", "the plan has no such report"),
        Text("mã một báo cáo ở [[report]]", "the code of a [[report]]"),
        Text("Sửa mã báo cáo", "Correct the code"),
    ),
    "SUB270": CodeText(
        Text(
            "chỉ kiểm tra được một phần vì không có tệp kỳ chấm",
            "checked in part only, for want of the period's file",
        ),
        Text("", ""),
        Text(
            "Mã và giá trị theo bộ tiêu chí được kiểm tra khi chạy với tệp kỳ chấm",
            "Codes and values are checked against the rubric when the period is checked",
        ),
        Severity.WARNING,
    ),
    "SUB271": CodeText(
        Text(
            "chỉ tiêu không có trong bộ tiêu chí của đơn vị",
            "the field is not asked of this unit",
        ),
        Text("một chỉ tiêu của bộ «{rubric}»", "a field of the rubric «{rubric}»"),
        Text(
            "Bỏ dòng này, hoặc sửa mã chỉ tiêu, mã đơn vị",
            "Take the line out, or correct the field or the unit",
        ),
    ),
}

SUBMISSION_CODES: dict[str, CodeText] = {
    **file_codes("SUB2"),
    **_TABLE_CODES,
    **CELL_CODES,
    **_ROW_CODES,
}
