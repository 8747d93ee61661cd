"""Codes of problems in workbooks: what kind of file it is, before its cells are looked at."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

_FORM = Text("tệp Excel .xlsx", "an Excel file, .xlsx")
_SAVE_ANEW = Text(
    "Mở tệp bằng Excel, chọn Save As, kiểu «Excel Workbook (*.xlsx)», rồi gửi lại",
    "Open the file in Excel, choose Save As, “Excel Workbook (*.xlsx)”, and send it again",
)
_FILL_IN_ANEW = Text(
    "Lấy lại phiếu gốc đã phát, điền vào phiếu đó rồi gửi lại",
    "Take the form that was handed out, fill it in and send it again",
)

WORKBOOK_CODES: dict[str, CodeText] = {
    "FRM500": CodeText(
        Text("không có tệp này", "there is no such file"),
        _FORM,
        Text("Kiểm tra lại tên tệp và thư mục", "Look at the file's name and folder"),
    ),
    "FRM501": CodeText(
        Text("không đọc được tệp: {reason}", "the file cannot be read: {reason}"),
        _FORM,
        Text(
            "Đóng tệp nếu đang mở, kiểm tra tên tệp và quyền đọc",
            "Close the file if it is open; look at its name and at who may read it",
        ),
    ),
    "FRM502": CodeText(Text("tệp trống", "the file is empty"), _FORM, _FILL_IN_ANEW),
    "FRM503": CodeText(
        Text("tệp lớn hơn {most} MB", "the file is larger than {most} MB"),
        Text("phiếu không chèn ảnh, không chèn tệp", "a form without pictures or files in it"),
        Text(
            "Bỏ ảnh và tệp đã chèn; gửi minh chứng thành tệp riêng",
            "Take pictures and files out; send evidence as files of its own",
        ),
    ),
    "FRM504": CodeText(
        Text("tệp Excel kiểu cũ (.xls)", "an Excel file of the old kind (.xls)"),
        _FORM,
        _SAVE_ANEW,
    ),
    "FRM505": CodeText(
        Text("tệp có mật khẩu", "the file has a password"),
        Text("tệp không đặt mật khẩu", "a file without a password"),
        Text(
            "Mở tệp bằng Excel, bỏ mật khẩu ở File > Info > Protect Workbook, lưu rồi gửi lại",
            "Open it in Excel, take the password out under File > Info > Protect Workbook, save it "
            "and send it again",
        ),
    ),
    "FRM506": CodeText(
        Text("đây không phải là tệp Excel .xlsx", "this is no Excel file (.xlsx)"),
        _FORM,
        _SAVE_ANEW,
    ),
    "FRM507": CodeText(
        Text(
            "nội dung nén phình ra quá {most} MB, như tệp gây hại",
            "what is packed in it swells beyond {most} MB, as in a harmful file",
        ),
        _FORM,
        _FILL_IN_ANEW,
    ),
    "FRM508": CodeText(
        Text("tệp bị hỏng hoặc bị cắt ngang", "the file is damaged or cut off"),
        _FORM,
        Text(
            "Gửi lại tệp; nếu vẫn lỗi, mở bằng Excel rồi lưu thành tệp mới",
            "Send the file again; if it still fails, open it in Excel and save it anew",
        ),
    ),
    "FRM509": CodeText(
        Text("tệp có macro", "the file has macros"),
        Text("tệp .xlsx không có macro", "an .xlsx file without macros"),
        _SAVE_ANEW,
    ),
    "FRM510": CodeText(
        Text(
            "bên trong tệp có tên thành phần bất thường, như tệp gây hại",
            "a part in the file has an abnormal name, as in a harmful file",
        ),
        _FORM,
        _FILL_IN_ANEW,
    ),
    "FRM511": CodeText(
        Text(
            "bên trong tệp có khai báo bất thường, như tệp gây hại",
            "a part in the file has abnormal declarations, as in a harmful file",
        ),
        _FORM,
        _FILL_IN_ANEW,
    ),
    "FRM512": CodeText(
        Text("tệp có liên kết ra tệp khác", "the file has links to other files"),
        Text("tệp không lấy số liệu từ tệp khác", "a file that takes nothing from other files"),
        Text(
            "Trong Excel chọn Data > Edit Links > Break Link, lưu rồi gửi lại",
            "In Excel choose Data > Edit Links > Break Link, save it and send it again",
        ),
    ),
    "FRM513": CodeText(
        Text("tệp có đối tượng nhúng", "the file has embedded objects"),
        Text("phiếu không chèn tệp, không chèn nút", "a form without files or buttons in it"),
        _FILL_IN_ANEW,
    ),
    "FRM514": CodeText(
        Text(
            "trang tính có quá nhiều dòng hoặc cột, kể cả dòng trống đã định dạng",
            "a sheet has too many rows or columns, empty formatted rows included",
        ),
        Text("phiếu đúng như đã phát", "a form as it was handed out"),
        Text(
            "Xóa hẳn các dòng, cột thừa (Delete), hoặc điền lại vào phiếu gốc",
            "Delete the rows and columns beyond the form, or fill in the original form",
        ),
    ),
    "FRM515": CodeText(
        Text(
            "bên trong tệp có quá nhiều thành phần, hoặc chúng chồng lên nhau, như tệp gây hại",
            "the file has too many parts in it, or parts that overlap, as in a harmful file",
        ),
        _FORM,
        _FILL_IN_ANEW,
    ),
}
