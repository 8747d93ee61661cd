"""Codes of the registers: models "Dân vận khéo", and posts."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

REGISTER_CODES: dict[str, CodeText] = {
    "SUB280": CodeText(
        Text("giá trị không có trong danh mục", "there is no such choice"),
        Text("một trong: {choices_vi}", "one of: {choices_en}"),
        Text("Chọn một giá trị trong danh mục", "Choose one of them"),
    ),
    "SUB281": CodeText(
        Text(
            "mô hình được công nhận nhưng không nêu văn bản",
            "the model is recognised, but by no document",
        ),
        Text("số, ký hiệu văn bản công nhận", "the number of the document"),
        Text(
            "Ghi văn bản, hoặc sửa tình trạng thành «đang thực hiện»",
            "Name it, or let the state be «under_way»",
        ),
    ),
    "SUB282": CodeText(
        Text("tin, bài trên mạng nhưng không nêu đường dẫn", "the post is online, without a link"),
        Text("đường dẫn hoặc số của tin, bài", "the link or number of the post"),
        Text("Ghi thêm để kiểm tra được; tin, bài vẫn được đếm", "Add it; the post counts"),
        Severity.WARNING,
    ),
    "SUB283": CodeText(
        Text(
            "đường dẫn đã dùng cho tin, bài ở {first}",
            "the link is that of the post at {first}",
        ),
        Text("mỗi tin, bài một đường dẫn", "a link for each post"),
        Text(
            "Sửa đường dẫn, hoặc bỏ một dòng; hiện cả hai được đếm",
            "Correct the link, or take one row out; both are counted",
        ),
        Severity.WARNING,
    ),
    "SUB284": CodeText(
        Text(
            "tin, bài ngoài thời gian của kế hoạch, không được đếm",
            "the post is outside of the plan's time and is not counted",
        ),
        Text("ngày từ {starts} đến {ends}", "a day from {starts} to {ends}"),
        Text("Sửa ngày, hoặc bỏ dòng này", "Correct the day, or take the row out"),
        Severity.WARNING,
    ),
    "SUB285": CodeText(
        Text(
            "báo hoàn thành nhiệm vụ {task}, nhưng ở sổ mô hình {register_vi}",
            "task {task} is told to be done, but in the register of models {register_en}",
        ),
        Text(
            "một mô hình đang thực hiện hoặc được công nhận",
            "a model that is under way or recognised",
        ),
        Text(
            "Đối chiếu hai nơi; mức thực hiện kế hoạch tính theo tiến độ đã báo",
            "Compare the two; compliance goes by the progress that was told",
        ),
        Severity.WARNING,
    ),
    "SUB286": CodeText(
        Text(
            "có mô hình đang triển khai, nhưng nhiệm vụ {task} {progress_vi}",
            "a model is under way, but task {task} {progress_en}",
        ),
        Text("tiến độ «hoàn thành»", "progress «done»"),
        Text(
            "Đối chiếu hai nơi; mức thực hiện kế hoạch tính theo tiến độ đã báo",
            "Compare the two; compliance goes by the progress that was told",
        ),
        Severity.WARNING,
    ),
}
