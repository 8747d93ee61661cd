"""Codes of problems in what is asked of the command line: names, files and folders."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

OUTPUT_CODES: dict[str, CodeText] = {
    "SUB290": CodeText(
        Text(
            "thư mục đang chứa kết quả của lệnh khác, không được ghi đè",
            "the folder holds what another command made and is not replaced",
        ),
        Text(
            "thư mục mới, thư mục trống hoặc thư mục hình của chính lệnh này",
            "a new folder, an empty one, or one with pictures of the same command",
        ),
        Text(
            "Đặt tên thư mục khác cho --pictures, mỗi lệnh một thư mục",
            "Name another folder for --pictures, one for each command",
        ),
    ),
    "SUB291": CodeText(
        Text("không có đơn vị này trong kỳ chấm", "the period has no such unit"),
        Text("mã hoặc tên một đơn vị trong danh sách", "the code or name of a unit of the list"),
        Text("Xem mã đơn vị trong danh sách đơn vị của kỳ", "See the codes in the list of units"),
    ),
    "SUB292": CodeText(
        Text("không có tiêu chí này trong bộ tiêu chí", "the rubric has no such criterion"),
        Text("mã một tiêu chí hoặc nhóm tiêu chí", "the code of a criterion or group"),
        Text("Xem mã tiêu chí trong bộ tiêu chí", "See the codes in the rubric"),
    ),
    "SUB293": CodeText(
        Text(
            "không nhận ra đây là bộ tiêu chí, kế hoạch, kỳ chấm hay bảng số liệu",
            "this is not known to be a rubric, a plan, a period or a table of data",
        ),
        Text(
            "tệp .toml có [[criterion]], [[task]] hoặc «submissions», hoặc tệp .csv đúng tiêu đề",
            "a .toml file with [[criterion]], [[task]] or «submissions», or a .csv file with the "
            "known headings",
        ),
        Text(
            "Kiểm tra lại tên tệp; các tiêu đề cột có trong docs/reference/input-files.md",
            "Look at the file's name; docs/reference/input-files.md lists the headings",
        ),
    ),
    "SUB294": CodeText(
        Text(
            "thư mục kết quả đang chứa tệp khác, không được ghi đè",
            "the folder for the results holds other files and is not replaced",
        ),
        Text(
            "thư mục mới, thư mục trống hoặc thư mục kết quả của lần chạy trước",
            "a new folder, an empty one, or the results of an earlier run",
        ),
        Text("Chọn thư mục khác", "Choose another folder"),
    ),
    "SUB295": CodeText(
        Text("không ghi được kết quả ({reason})", "the results cannot be written ({reason})"),
        Text("thư mục ghi được, ổ đĩa còn chỗ", "a folder that can be written, with room left"),
        Text(
            "Đóng các tệp kết quả đang mở (Excel), kiểm tra quyền ghi rồi chạy lại",
            "Close result files that are open (Excel), check permissions and run again",
        ),
    ),
    "SUB296": CodeText(
        Text("không có mẫu kết xuất này", "there is no such exporter"),
        Text("tên một mẫu kết xuất của tiện ích đang dùng", "an exporter of a plugin in use"),
        Text("Xem danh sách: danvan plugins", "See the list: danvan plugins"),
    ),
    "SUB297": CodeText(
        Text(
            "mẫu kết xuất này không dùng để niêm yết",
            "this exporter is not made for posting",
        ),
        Text(
            "mẫu kết xuất biết bỏ ghi chú, minh chứng, điểm thành viên, kiến nghị",
            "one that leaves out notes, documents, marks of members and appeals",
        ),
        Text("Bỏ --public, hoặc bỏ mẫu này khỏi --only", "Leave out --public, or this exporter"),
    ),
    "SUB298": CodeText(
        Text("thư mục này đã có và không trống", "the folder is there and is not empty"),
        Text("thư mục mới hoặc thư mục trống", "a new folder, or an empty one"),
        Text("Chọn thư mục khác", "Choose another folder"),
    ),
    "SUB299": CodeText(
        Text(
            "thư mục có tệp đã được sửa sau khi chương trình tạo ra, không được ghi đè",
            "the folder holds files that were changed since they were made; it is not replaced",
        ),
        Text("thư mục mới, hoặc kết quả chưa ai sửa", "a new folder, or results as they were made"),
        Text(
            "Chọn thư mục khác; nếu không cần các tệp này nữa thì xóa thư mục",
            "Choose another folder, or delete this one if its files are not needed",
        ),
    ),
    "PLG491": CodeText(
        Text("mẫu kết xuất «{exporter}» gặp lỗi", "exporter «{exporter}» raised an error"),
        Text("kết xuất được mọi kết quả", "every result exported"),
        Text("Hãy báo cho tác giả tiện ích", "Tell the author of the plugin"),
    ),
    "PLG492": CodeText(
        Text(
            "mẫu kết xuất «{exporter}» đặt tên tệp không dùng được",
            "exporter «{exporter}» names a file that cannot be written",
        ),
        Text(
            "tên tệp, đặt trong nhiều nhất một thư mục, khác tên các tệp kết quả",
            "a name, in one folder at most, unlike those of the other files",
        ),
        Text("Hãy báo cho tác giả tiện ích", "Tell the author of the plugin"),
    ),
}
