"""Codes of problems in plugins; `PLG450` and `PLG451` carry the words of their own checks."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

PLUGIN_CODES: dict[str, CodeText] = {
    "PLG401": CodeText(
        Text(
            "hai tiện ích cùng tên: tiện ích «{plugin}» ({origin}) và «{other}»",
            "two plugins of one name: plugin «{plugin}» ({origin}) and «{other}»",
        ),
        Text("mỗi tên một tiện ích", "one plugin a name"),
        Text(
            "Gỡ một trong hai, hoặc bỏ cả hai bằng --block",
            "Uninstall one of them, or leave both out with --block",
        ),
    ),
    "PLG402": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) không nạp được",
            "plugin «{plugin}» ({origin}) cannot be loaded",
        ),
        Text("tiện ích nạp được", "a plugin that can be imported"),
        Text(
            "Báo cho tác giả; hoặc bỏ ra bằng --block {plugin}",
            "Tell its author, or leave it out with --block {plugin}",
        ),
    ),
    "PLG403": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) khai báo điểm nối không có",
            "plugin «{plugin}» ({origin}) implements an unknown hook",
        ),
        Text("một trong: {hooks}", "one of: {hooks}"),
        Text("Sửa tên hàm", "Correct the name of the function"),
    ),
    "PLG404": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) khai báo sai đối số của điểm nối",
            "plugin «{plugin}» ({origin}) implements a hook with wrong arguments",
        ),
        Text(
            "đối số như trong tài liệu, không có giá trị mặc định",
            "arguments as documented, without default values",
        ),
        Text("Sửa chữ ký của hàm", "Correct the signature of the function"),
    ),
    "PLG405": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) bọc ngoài điểm nối",
            "plugin «{plugin}» ({origin}) wraps a hook",
        ),
        Text("hàm thường, không bọc tiện ích khác", "a plain function that wraps nobody"),
        Text("Bỏ wrapper, hookwrapper", "Take wrapper or hookwrapper away"),
    ),
    "PLG406": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) không có điểm nối nào",
            "plugin «{plugin}» ({origin}) implements no hook",
        ),
        Text("ít nhất một hàm có @hookimpl", "at least one function marked @hookimpl"),
        Text("Đánh dấu hàm bằng @hookimpl", "Mark a function with @hookimpl"),
    ),
    "PLG407": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) đăng ký thứ không phải {wanted}",
            "plugin «{plugin}» ({origin}) registers what is no {wanted}",
        ),
        Text(
            "một lớp con của {wanted}, đủ các phương thức",
            "a subclass of {wanted} with all its methods",
        ),
        Text(
            "Viết thêm phương thức còn thiếu; trả về danh sách các lớp, không phải đối tượng",
            "Write the missing methods; return a list of classes, not of objects",
        ),
    ),
    "PLG408": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) có lớp khai báo thiếu hoặc sai",
            "plugin «{plugin}» ({origin}) has a class with a missing or wrong attribute",
        ),
        Text("thuộc tính như trong tài liệu", "the attribute as documented"),
        Text("Sửa thuộc tính của lớp", "Correct the attribute of the class"),
    ),
    "PLG409": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) đăng ký tên đã có",
            "plugin «{plugin}» ({origin}) registers a name that is taken",
        ),
        Text("mỗi tên và phiên bản một lớp", "one class a name and version"),
        Text("Đổi tên, hoặc tăng phiên bản", "Change the name, or raise the version"),
    ),
    "PLG410": CodeText(
        Text("không có tiện ích để bỏ ra", "there is no plugin to leave out"),
        Text(
            "tên một tiện ích đang có; xem danvan plugins",
            "the name of a plugin; see danvan plugins",
        ),
        Text("Sửa tên sau --block", "Correct the name after --block"),
    ),
    "PLG411": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) gặp lỗi khi được gọi",
            "plugin «{plugin}» ({origin}) raised an error when called",
        ),
        Text("hàm chạy được đến hết", "a function that returns"),
        Text(
            "Báo cho tác giả; hoặc bỏ ra bằng --block {plugin}",
            "Tell its author, or leave it out with --block {plugin}",
        ),
    ),
    "PLG412": CodeText(
        Text(
            "tiện ích «{plugin}» ({origin}) trả về lỗi không đúng dạng",
            "plugin «{plugin}» ({origin}) returned a problem of a wrong form",
        ),
        Text("những gì plugin_problem trả về", "what plugin_problem returns"),
        Text(
            "Báo cho tác giả; hoặc bỏ ra bằng --block {plugin}",
            "Tell its author, or leave it out with --block {plugin}",
        ),
    ),
    "PLG413": CodeText(
        Text("không đọc được tệp tiện ích", "the file of a plugin cannot be read"),
        Text("đường dẫn của một tệp .py đọc được", "the path of a .py file that can be read"),
        Text(
            "Kiểm tra đường dẫn sau -p, hoặc ở plugins của kỳ chấm",
            "Check the path after -p, or under plugins of the period",
        ),
    ),
    "PLG450": CodeText(
        Text("{message_vi}", "{message_en}"),
        Text("", ""),
        Text("{hint_vi}", "{hint_en}"),
    ),
    "PLG451": CodeText(
        Text("{message_vi}", "{message_en}"),
        Text("", ""),
        Text("{hint_vi}", "{hint_en}"),
        Severity.WARNING,
    ),
}
