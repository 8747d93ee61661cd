"""Codes of the service: what it answers, and what keeps it from starting."""

from danvan_scoring.model.codes.reading import toml_codes
from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_NOTHING = Text("", "")

_ANSWERS = {
    "SRV851": CodeText(
        Text("chưa có mã truy cập hợp lệ", "there is no valid token"),
        Text("Authorization: Bearer …", "Authorization: Bearer …"),
        Text("Hỏi cơ quan thường trực để được cấp mã", "Ask the office for a token"),
    ),
    "SRV852": CodeText(
        Text("không được xem nội dung này", "this is not yours to see"),
        _NOTHING,
        Text(
            "Trước khi công bố, đơn vị chỉ xem được điểm của mình; kết quả chung có sau đó",
            "Before publication a unit sees its own marks only; the rest follows after it",
        ),
    ),
    "SRV853": CodeText(
        Text("không có địa chỉ này", "there is no such address"),
        _NOTHING,
        Text("Xem các địa chỉ ở /v1/openapi.json", "See the addresses in /v1/openapi.json"),
    ),
    "SRV854": CodeText(
        Text("địa chỉ này không nhận phương thức đó", "the address does not take that method"),
        _NOTHING,
        Text("Xem phương thức ở tiêu đề Allow", "See the header Allow"),
    ),
    "SRV855": CodeText(
        Text("nội dung gửi lên quá lớn", "the body is too large"),
        Text("không quá {most} byte", "at most {most} bytes"),
        Text("Gửi phiếu của từng đơn vị", "Send the submission of one unit"),
    ),
    "SRV856": CodeText(
        Text("nội dung gửi lên không phải là JSON", "the body is not said to be JSON"),
        Text("Content-Type: application/json", "Content-Type: application/json"),
        Text("Ghi đúng Content-Type", "Say so in Content-Type"),
    ),
    "SRV857": CodeText(
        Text("quá thời gian cho một yêu cầu", "the request took too long"),
        Text("không quá {seconds} giây", "at most {seconds} seconds"),
        Text("Gửi lại sau", "Try again later"),
    ),
    "SRV858": CodeText(
        Text("đang có quá nhiều yêu cầu", "there are too many requests at once"),
        _NOTHING,
        Text("Gửi lại sau ít giây", "Try again in some seconds"),
    ),
    "SRV859": CodeText(
        Text("dịch vụ gặp lỗi ngoài dự kiến", "the service failed in an unexpected way"),
        _NOTHING,
        Text(
            "Báo mã yêu cầu (request) cho người quản trị; nguyên nhân ở nhật ký của dịch vụ",
            "Tell the number of the request to who runs the service; its log has the cause",
        ),
    ),
    "SRV866": CodeText(
        Text("mã truy cập này không chấm được phiếu đó", "this token may not score that form"),
        Text(
            "mã của Hội đồng, cơ quan thường trực hoặc chính đơn vị có phiếu",
            "a token of the council, the clerk, or the unit whose form it is",
        ),
        Text(
            "Đơn vị chỉ chấm phiếu của mình; người đọc chỉ xem kết quả đã công bố",
            "A unit scores its own form only; a reader sees what is published",
        ),
    ),
    "SRV867": CodeText(
        Text(
            "nội dung gửi lên không phải là JSON hợp lệ: {reason_vi}",
            "the body is no JSON: {reason_en}",
        ),
        Text("một đối tượng JSON {{…}}", "one JSON object {{…}}"),
        Text("Sửa chương trình đã gửi yêu cầu", "Mend the program that sent the request"),
    ),
    "SRV868": CodeText(
        Text("phiếu có chỉ tiêu này nhiều hơn một lần", "the form has this field more than once"),
        Text("mỗi chỉ tiêu một lần", "each field once"),
        Text("Giữ lại một giá trị đúng", "Keep the right value"),
    ),
}

_STARTING = {
    "SRV860": CodeText(
        Text("chưa cài phần dịch vụ", "the service is not installed"),
        Text("FastAPI và uvicorn", "FastAPI and uvicorn"),
        Text(
            'Trong thư mục mã nguồn: pip install ".[serve]"',
            'In the source folder: pip install ".[serve]"',
        ),
    ),
    "SRV861": CodeText(
        Text("địa chỉ này mở ra ngoài máy", "this address is open to other machines"),
        Text("một địa chỉ của chính máy này, như 127.0.0.1", "a loopback address, as 127.0.0.1"),
        Text(
            "Đặt một máy chủ web có TLS phía trước; nếu vẫn muốn mở, thêm --allow-remote",
            "Put a web server with TLS before it; or say --allow-remote",
        ),
    ),
    "SRV862": CodeText(
        Text("không mở được địa chỉ và cổng ({reason})", "the address cannot be used ({reason})"),
        Text("một cổng còn trống", "a free port"),
        Text("Chọn cổng khác bằng --port", "Choose another by --port"),
    ),
    "SRV863": CodeText(
        Text("kỳ chấm không có đơn vị này", "the period has no such unit"),
        Text("mã một đơn vị của kỳ", "the code of a unit of the period"),
        Text("Sửa unit của mã truy cập", "Correct the token's unit"),
    ),
    "SRV864": CodeText(
        Text("mã truy cập bị lặp", "the token is given twice"),
        Text("mỗi mã một người", "one holder a token"),
        Text("Bỏ một mục; cấp mã khác nếu cần", "Take one out, and make another if needed"),
    ),
    "SRV865": CodeText(
        Text("mã truy cập đã hết hạn", "the token has expired"),
        Text("ngày chưa qua", "a day that has not passed"),
        Text("Cấp mã mới bằng «danvan serve-token»", "Make a new one by “danvan serve-token”"),
        Severity.WARNING,
    ),
    "SRV869": CodeText(
        Text("ngày hết hạn đã qua", "the last day has passed"),
        Text("một ngày từ hôm nay ({today_vi}) trở đi", "a day from today ({today_en}) on"),
        Text(
            "Sửa --expires; bỏ đi thì mã có hiệu lực một năm",
            "Correct --expires; without it a token is good for a year",
        ),
    ),
    "SRV870": CodeText(
        Text("để trống", "this is empty"),
        Text("tên người giữ mã, hoặc mã đơn vị", "the name of a holder, or the code of a unit"),
        Text("Ghi nội dung sau tên tùy chọn", "Write it after the option"),
    ),
}

# No key of the file of tokens has bounds.
_FILE = {code: text for code, text in toml_codes("SRV8").items() if code != "SRV815"}

SERVE_CODES: dict[str, CodeText] = {**_FILE, **_ANSWERS, **_STARTING}
