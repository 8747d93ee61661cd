"""Codes of problems in single cells: numbers, dates, answers."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

_AS_DECLARED = Text("số viết với dấu thập phân «{mark}»", "a number with the decimal mark «{mark}»")
_DAY = Text("ngày dạng {style_vi}", "a date as {style_en}")
_MEND_DAY = Text("Viết lại ngày theo dạng đó", "Write the date in that form")

CELL_CODES: dict[str, CodeText] = {
    "SUB230": CodeText(
        Text("không phải là số", "this is not a number"),
        _AS_DECLARED,
        Text(
            "Chỉ ghi chữ số và dấu thập phân; không ghi đơn vị tính, dấu %, dấu cộng",
            "Write digits and the decimal mark only; no unit, percent or plus sign",
        ),
    ),
    "SUB231": CodeText(
        Text("dấu thập phân không như khai báo", "the decimal mark is not the one declared"),
        _AS_DECLARED,
        Text(
            "Viết «{rewritten}», hoặc sửa [csv] decimal trong tệp kỳ chấm",
            "Write «{rewritten}», or correct [csv] decimal in the period's file",
        ),
    ),
    "SUB232": CodeText(
        Text(
            "số có hai cách đọc: {large} hoặc {small}",
            "the number has two readings: {large} or {small}",
        ),
        Text("số chỉ có một cách đọc", "a number with one reading"),
        Text(
            "Nếu là {large}, viết «{large}», không có dấu phân cách hàng nghìn; nếu không, viết "
            "lại với không quá {decimals} chữ số thập phân",
            "If {large} is meant, write «{large}», without thousands separators; if not, write it "
            "with at most {decimals} decimals",
        ),
    ),
    "SUB233": CodeText(
        Text("số có dấu phân cách hàng nghìn", "the number has thousands separators"),
        _AS_DECLARED,
        Text("Bỏ dấu phân cách hàng nghìn", "Take the thousands separators out"),
    ),
    "SUB234": CodeText(
        Text("số có nhiều chữ số thập phân hơn quy định", "the number has too many decimals"),
        Text("không quá {decimals} chữ số thập phân", "at most {decimals} decimals"),
        Text(
            "Làm tròn theo quy định của chỉ tiêu, hoặc sửa decimals trong bộ tiêu chí",
            "Round it as the field says, or correct decimals in the rubric",
        ),
    ),
    "SUB235": CodeText(
        Text("số có phần thập phân", "the number has a fraction"),
        Text("số nguyên", "a whole number"),
        Text("Ghi số nguyên, không có dấu thập phân", "Write it without a decimal mark"),
    ),
    "SUB236": CodeText(
        Text("số ngoài giới hạn của chỉ tiêu", "the number is out of the field's bounds"),
        Text("số {limits_vi}", "a number {limits_en}"),
        Text("Kiểm tra lại số liệu và đơn vị tính", "Check the number and its unit"),
    ),
    "SUB237": CodeText(
        Text("số quá lớn so với độ chính xác của chỉ tiêu", "the number is too large to be exact"),
        Text("số không quá {most}", "at most {most}"),
        Text("Dùng đơn vị tính lớn hơn (triệu đồng)", "Use a larger unit (million đồng)"),
    ),
    "SUB238": CodeText(
        Text("câu trả lời phải là có hoặc không", "the answer must be yes or no"),
        Text("{wanted_vi}", "{wanted_en}"),
        Text("Ghi một trong hai", "Write one of them"),
    ),
    "SUB239": CodeText(
        Text("lựa chọn không có trong danh mục", "there is no such choice"),
        Text("một trong: {choices}", "one of: {choices}"),
        Text("Ghi đúng một lựa chọn", "Write one of them exactly"),
    ),
    "SUB240": CodeText(
        Text("không phải là ngày", "this is not a date"),
        _DAY,
        _MEND_DAY,
    ),
    "SUB241": CodeText(
        Text("không có ngày này trong lịch", "there is no such day"),
        _DAY,
        Text("Kiểm tra ngày và tháng", "Check the day and the month"),
    ),
    "SUB242": CodeText(
        Text(
            "ngày không viết theo dạng đã khai báo; đọc được là {readings}",
            "the date is not in the declared form; it can be read as {readings}",
        ),
        _DAY,
        Text(
            "Viết lại ngày theo dạng đó, hoặc sửa [csv] date trong tệp kỳ chấm",
            "Write the date in that form, or correct [csv] date in the period's file",
        ),
    ),
    "SUB243": CodeText(
        Text("năm chỉ có hai chữ số", "the year has two digits"),
        _DAY,
        Text("Ghi đủ bốn chữ số của năm", "Write all four digits of the year"),
    ),
    "SUB244": CodeText(
        Text(
            "đây là số thứ tự ngày của Excel ({meant})",
            "this is Excel's number for a day ({meant})",
        ),
        _DAY,
        Text(
            "Định dạng cột là ngày (hoặc chữ) trong Excel rồi lưu lại",
            "Format the column as a date (or text) in Excel and save it again",
        ),
    ),
    "SUB245": CodeText(
        Text("năm không hợp lý", "the year is not plausible"),
        Text("năm từ 1900 đến 2100", "a year from 1900 to 2100"),
        Text("Kiểm tra năm", "Check the year"),
    ),
}
