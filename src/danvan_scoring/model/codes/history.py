"""Codes of problems with a database of history, and with what is to be recorded in it."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

_AS_WRITTEN = Text("cơ sở dữ liệu đúng như khi được ghi", "the database as it was written")
_FROM_COPY = Text(
    "Giữ nguyên cơ sở dữ liệu để kiểm tra; khôi phục từ bản sao lưu gần nhất; lập biên bản",
    "Keep the database as it is for inquiry, restore the latest backup, put it on record",
)
_READABLE = Text(
    "tệp SQLite hoặc máy chủ PostgreSQL đang chạy",
    "an SQLite file, or a PostgreSQL server that runs",
)

_OPENING: dict[str, CodeText] = {
    "HIS801": CodeText(
        Text("chưa cài phần lưu lịch sử", "what keeps history is not installed"),
        Text("SQLAlchemy, Alembic, psycopg", "SQLAlchemy, Alembic, psycopg"),
        Text(
            'Trong thư mục mã nguồn: pip install ".[history]"',
            'In the source folder: pip install ".[history]"',
        ),
    ),
    "HIS802": CodeText(
        Text("không nhận ra địa chỉ cơ sở dữ liệu", "this is not known to name a database"),
        Text(
            "đường dẫn tệp SQLite, hoặc postgresql://NGƯỜI_DÙNG@MÁY_CHỦ:CỔNG/TÊN",
            "the path of an SQLite file, or postgresql://USER@HOST:PORT/NAME",
        ),
        Text(
            "Mật khẩu nên để trong biến môi trường PGPASSWORD hoặc tệp .pgpass; ký tự đặc biệt "
            "trong địa chỉ phải viết dạng %40",
            "Put the password into PGPASSWORD or .pgpass; in the address, special characters are "
            "written like %40",
        ),
    ),
    "HIS803": CodeText(
        Text("không mở được cơ sở dữ liệu", "the database cannot be opened"),
        _READABLE,
        Text(
            "Kiểm tra đường dẫn, tên máy chủ, cổng, mạng rồi chạy lại; chưa có gì được ghi",
            "Look at path, host, port and network, and run it again; nothing was written",
        ),
    ),
    "HIS804": CodeText(
        Text(
            "máy chủ từ chối: sai người dùng, sai mật khẩu hoặc không có cơ sở dữ liệu này",
            "the server refuses: a wrong user or password, or no such database",
        ),
        Text("người dùng được vào cơ sở dữ liệu", "a user who may use the database"),
        Text(
            "Kiểm tra người dùng, mật khẩu (PGPASSWORD, .pgpass) và tên cơ sở dữ liệu",
            "Look at the user, the password (PGPASSWORD, .pgpass) and the name of the database",
        ),
    ),
    "HIS806": CodeText(
        Text(
            "tệp này không phải cơ sở dữ liệu, hoặc đã hỏng", "this file is no database, or damaged"
        ),
        Text("tệp SQLite lành lặn", "a sound SQLite file"),
        Text(
            "Kiểm tra tên tệp; nếu đúng tệp thì khôi phục bản sao lưu",
            "Look at its name; if it is the right file, restore a backup",
        ),
    ),
    "HIS807": CodeText(
        Text("cơ sở dữ liệu chưa có bảng lịch sử", "the database has no tables of history yet"),
        Text("cơ sở dữ liệu đã khởi tạo", "a database that was set up"),
        Text("Chạy: danvan history init", "Run danvan history init"),
    ),
    "HIS808": CodeText(
        Text(
            "cơ sở dữ liệu do phiên bản mới hơn của chương trình tạo",
            "the database was made by a newer version of this program",
        ),
        Text("phiên bản chương trình không cũ hơn", "a version of this program that is not older"),
        Text(
            "Nâng cấp chương trình; chưa có gì được ghi",
            "Upgrade the program; nothing was written",
        ),
    ),
    "HIS809": CodeText(
        Text("cơ sở dữ liệu do phiên bản cũ hơn tạo", "the database was made by an older version"),
        Text("bảng theo phiên bản hiện tại", "tables of this version"),
        Text(
            "Sao lưu rồi chạy: danvan history init (nâng cấp bảng, giữ nguyên mọi dòng)",
            "Back it up, then run danvan history init (tables are upgraded, every row stays)",
        ),
    ),
    "HIS810": CodeText(
        Text("không được phép ghi vào cơ sở dữ liệu", "the database may not be written"),
        Text(
            "quyền ghi tệp và thư mục, hoặc quyền SELECT, INSERT",
            "a file and folder that can be written, or the rights SELECT and INSERT",
        ),
        Text(
            "Cấp quyền rồi chạy lại; chưa có gì được ghi",
            "Grant them and run it again; nothing was written",
        ),
    ),
    "HIS811": CodeText(
        Text("ổ đĩa của cơ sở dữ liệu đã đầy", "the disk of the database is full"),
        Text("ổ đĩa còn chỗ", "room on the disk"),
        Text(
            "Giải phóng chỗ rồi chạy lại; chưa có gì được ghi",
            "Make room and run it again; nothing was written",
        ),
    ),
    "HIS812": CodeText(
        Text("người khác đang ghi vào cơ sở dữ liệu", "somebody else is writing to the database"),
        Text("một người ghi mỗi lúc", "one writer at a time"),
        Text(
            "Chờ ít phút rồi chạy lại; chưa có gì được ghi",
            "Wait some minutes and run it again; nothing was written",
        ),
    ),
    "HIS813": CodeText(
        Text(
            "cơ sở dữ liệu báo lỗi hoặc mất kết nối",
            "the database failed, or the connection was lost",
        ),
        Text("việc đọc, ghi hoàn tất", "reading and writing done to the end"),
        Text(
            "Chạy lại: việc chưa xong không để lại gì, việc đã xong không bị ghi hai lần",
            "Run it again: what was not finished left nothing, what was is not recorded twice",
        ),
    ),
}

_VERIFYING: dict[str, CodeText] = {
    "HIS820": CodeText(
        Text("bản ghi số {number} đã bị sửa", "record {number} was changed"),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "HIS821": CodeText(
        Text(
            "bản ghi số {number} không nối tiếp bản ghi số {before}: một trong hai đã bị thay",
            "record {number} does not follow record {before}: one of the two was replaced",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "HIS822": CodeText(
        Text(
            "thiếu bản ghi số {first} đến {last}, đã bị xóa",
            "records {first} to {last} are missing: they were removed",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "HIS823": CodeText(
        Text(
            "kết quả số {result}: dòng {first} đến {last} của bảng {table} đã bị sửa",
            "result {result}: rows {first} to {last} of {table} were changed",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "HIS824": CodeText(
        Text(
            "kết quả số {result}: thiếu dòng {first} đến {last} của bảng {table}",
            "result {result}: rows {first} to {last} of {table} are missing",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "HIS825": CodeText(
        Text(
            "kết quả số {result}: bảng {table} có dòng {first} đến {last} mà kết quả không nêu",
            "result {result}: {table} has rows {first} to {last} that the result does not state",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "HIS826": CodeText(
        Text(
            "kết quả số {result}: bảng {table} đã bị làm lại toàn bộ",
            "result {result}: all rows of {table} were made anew",
        ),
        _AS_WRITTEN,
        _FROM_COPY,
    ),
    "HIS827": CodeText(
        Text("không có bản ghi nào mang mã này", "no record has this digest"),
        Text(
            "cơ sở dữ liệu còn bản ghi đã nêu trong biên bản",
            "a database that still has the record noted in the minutes",
        ),
        Text(
            "Đây là bản sao lưu cũ hơn, hoặc các bản ghi cuối đã bị xóa hay làm lại: tìm bản mới "
            "hơn, chạy lại danvan history add cho các kỳ còn thiếu",
            "This is an older copy, or its last records were taken away or made anew: look for a "
            "newer copy, and run danvan history add again for what is missing",
        ),
    ),
    "HIS828": CodeText(
        Text(
            "không còn bản ghi mang nội dung mà bản ghi khác nêu",
            "the content that a record names is in no record",
        ),
        _AS_WRITTEN,
        Text("Chạy: danvan history verify", "Run danvan history verify"),
    ),
}

_RECORDING: dict[str, CodeText] = {
    "HIS841": CodeText(
        Text(
            "nhật ký của kỳ không nối tiếp nhật ký đã lưu ({lines} dòng)",
            "the period's log does not go on from the one that was recorded ({lines} lines)",
        ),
        Text("nhật ký còn nguyên các dòng đã lưu", "a log that still has the lines recorded"),
        Text(
            "Kiểm tra danvan log verify; nếu tệp là bản cũ thì lấy lại bản mới nhất",
            "Run danvan log verify; if the file is an older copy, take the latest",
        ),
    ),
    "HIS842": CodeText(
        Text("cơ sở dữ liệu không có kỳ này", "the database has no such period"),
        Text("mã một kỳ đã lưu", "the id of a period that was recorded"),
        Text("Xem các kỳ: danvan history trends", "danvan history trends lists the periods"),
    ),
    "HIS843": CodeText(
        Text("kỳ này đã khóa", "the period is closed already"),
        Text("một lần khóa", "that it is closed once"),
        Text("Không cần khóa lại", "Nothing is to be done"),
    ),
    "HIS844": CodeText(
        Text(
            "chưa khóa được: nhật ký của kỳ chưa chốt điểm của mọi đơn vị",
            "the period cannot be closed: its log has no final scores of some units",
        ),
        Text("điểm đã chốt của mọi đơn vị", "final scores of all units"),
        Text(
            "Chạy danvan appraise --final, rồi danvan history add, rồi khóa",
            "Run danvan appraise --final, then danvan history add, then close",
        ),
    ),
    "HIS845": CodeText(
        Text(
            "kỳ đã khóa theo {document}: không được thay đổi {what_vi}",
            "the period is closed by {document}: {what_en} may not change",
        ),
        Text(
            "kiến nghị của đơn vị kèm văn bản giải quyết",
            "an appeal of the unit with the decision about it",
        ),
        Text(
            'Đã có văn bản giải quyết thì ghi rõ: --appeal ĐƠN_VỊ --decision "SỐ, KÝ HIỆU"',
            "If it was decided, say so: --appeal UNIT --decision DOCUMENT",
        ),
    ),
    "HIS846": CodeText(
        Text(
            "kỳ đã khóa, chấm lại từ cùng số liệu lại ra điểm khác",
            "the period is closed, and the same input now scores otherwise",
        ),
        Text("kết quả đã khóa", "the result that was closed"),
        Text(
            "Dùng đúng phiên bản chương trình và tiện ích đã lưu cùng kết quả",
            "Use the versions of program and plugins that are recorded with the result",
        ),
    ),
    "HIS847": CodeText(
        Text(
            "đơn vị của kỳ này ghi xã khác với --authority",
            "the units of this period name another authority than --authority",
        ),
        Text("{named}, như cột Xã của danh sách đơn vị", "{named}, as the list of units has it"),
        Text(
            "Bỏ --authority, hoặc sửa cột Xã của danh sách đơn vị",
            "Leave out --authority, or correct the list of units (column authority)",
        ),
    ),
    "HIS848": CodeText(
        Text(
            "kỳ đã lưu mang mã này (--authority {option}) không có đơn vị nào trong các đơn vị này",
            "the recorded period of this id (--authority {option}) has none of these units",
        ),
        Text(
            "kỳ của cùng một xã: ít nhất một đơn vị đúng mã và tên",
            "a period of the same authority: at least one unit of the same code and name",
        ),
        Text(
            "Nếu là của xã khác: ghi xã ở cột Xã của danh sách đơn vị, hoặc thêm --authority "
            "TÊN_XÃ; nếu là kỳ khác: đặt mã khác (id) trong tệp kỳ",
            "If it is another commune's, name it in the list of units or by --authority NAME; if "
            "it is another period, give it another id",
        ),
    ),
    "HIS849": CodeText(
        Text(
            "không rõ có phải cùng một kỳ với kỳ đã lưu mang mã này (--authority {option}): một "
            "bên có ghi xã, một bên không",
            "it cannot be told whether this is the recorded period of this id (--authority "
            "{option}): one of the two does not say whose it is",
        ),
        Text("--authority nêu rõ kỳ của xã nào", "--authority, which says whose it is"),
        Text(
            "Cùng một kỳ: thêm --authority {option}; kỳ của xã khác: thêm --authority TÊN_XÃ",
            "If it is the same: --authority {option}; if it is another's: --authority NAME",
        ),
    ),
    "HIS851": CodeText(
        Text("không lưu được nguyên vẹn tệp này", "this file cannot be kept exactly"),
        Text(
            "tham số là chữ, số thập phân chính xác, ngày, có/không",
            "parameters that are texts, exact decimals, days or yes/no",
        ),
        Text(
            "Sửa tham số trong tệp, hoặc báo cho tác giả tiện ích",
            "Correct the parameter, or tell the author of the plugin",
        ),
    ),
}

_FINDING: dict[str, CodeText] = {
    "HIS852": CodeText(
        Text("nhiều xã có kỳ mang mã này", "several authorities have a period of this id"),
        Text("--authority với một trong: {known}", "--authority with one of: {known}"),
        Text(
            'Thêm --authority; "" là kỳ được ghi mà không nêu xã',
            'Add --authority; "" means a period that was recorded without one',
        ),
    ),
    "HIS853": CodeText(
        Text("không có kỳ nào của xã này", "no period is of this authority"),
        Text("một trong: {known}", "one of: {known}"),
        Text("Ghi tên xã như khi lưu kỳ", "Write its name as it was recorded"),
    ),
}

HISTORY_CODES = {**_OPENING, **_VERIFYING, **_RECORDING, **_FINDING}
