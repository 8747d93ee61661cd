"""What the command line says about itself."""

from danvan_scoring.model.text import Text

USAGE = Text("Cách dùng", "Usage")
OPTIONS = Text("Tùy chọn", "Options")
COMMANDS = Text("Lệnh", "Commands")
OPTIONS_METAVAR = Text("[TÙY CHỌN]", "[OPTIONS]")
COMMAND_METAVAR = Text("LỆNH [THAM SỐ]...", "COMMAND [ARGS]...")
HELP = Text("In hướng dẫn này.", "Show this help.")

BAD_USAGE = Text("Câu lệnh chưa đúng", "Wrong command line")
SEE_HELP = Text("Xem hướng dẫn: {} --help", "See {} --help")
NO_COMMAND = Text("không có lệnh «{}».", "there is no command «{}».")
NO_OPTION = Text("không có tùy chọn «{}».", "there is no option «{}».")
MISSING = Text("thiếu {}.", "{} is missing.")
NEEDS_VALUE = Text("tùy chọn {} cần một giá trị.", "option {} needs a value.")
LEFT_OVER = Text("thừa tham số: {}", "too many arguments: {}")
DID_YOU_MEAN = Text("Có phải ý là «{}»?", "Did you mean «{}»?")
WRONG_DATE = Text(
    "«{}» không phải là ngày; cần dạng 01/12/2025 hoặc 2025-12-01.",
    "«{}» is not a day; write 01/12/2025 or 2025-12-01.",
)
WRONG_LANGUAGE = Text("«{}» không có; cần vi hoặc en.", "«{}» is not known; write vi or en.")
WRONG_SCHEMA = Text(
    "không có lược đồ «{}»; có: rubric, plan, period, result, interchange, interchange-results.",
    "there is no schema «{}»; there are rubric, plan, period, result, interchange, "
    "interchange-results.",
)

PROGRAM = Text(
    "Chấm điểm, xếp loại, xếp hạng công tác dân vận của các đơn vị theo bộ tiêu chí.",
    "Score, classify and rank the mass-mobilisation work of units by a rubric.",
)
RUN = Text(
    "Chấm một kỳ: in xếp hạng, xếp loại, mức độ thực hiện kế hoạch và việc cần lưu ý.",
    "Score a period: print ranking, classes, compliance with the plan and what needs attention.",
)
REPORT = Text(
    "Lập văn bản của kỳ: báo cáo, quyết định, phụ lục, phiếu kết quả (Word), sổ tính, trang web.",
    "Make the documents of a period: report, decision, annex, result sheets, workbook, page.",
)
CHECK = Text(
    "Kiểm tra bộ tiêu chí, kế hoạch, bảng số liệu hoặc cả một kỳ chấm, nêu mọi lỗi.",
    "Check rubrics, plans, tables of data or whole periods, and name every fault.",
)
EXPLAIN = Text(
    "Giải thích kết quả của một đơn vị: từ tổng điểm đến số liệu, quy tắc, căn cứ.",
    "Explain a unit's result: from the total down to facts, rules and clauses.",
)
PLUGINS = Text(
    "Liệt kê tiện ích và các cách chấm điểm đang có.",
    "List the plugins and the criteria that they bring.",
)
SCHEMA = Text(
    "In lược đồ JSON của tệp: rubric, plan, period, result, interchange, interchange-results.",
    "Print the JSON Schema of a file: rubric, plan, period, result, interchange, "
    "interchange-results.",
)

APPRAISE = Text(
    "Lập sổ thẩm định cho Hội đồng (--out), tiếp nhận sổ đã ghi (--take), chốt điểm (--final).",
    "Make the council's workbook (--out), take it back (--take), or make scores final (--final).",
)
APPRAISE_OUT = Text("Tạo sổ thẩm định vào tệp này.", "Make the workbook, as this file.")
APPRAISE_TAKE = Text(
    "Tiếp nhận sổ này: điểm, số liệu, kiến nghị mới được ghi vào nhật ký.",
    "Take this workbook: new marks, facts and appeals go into the log.",
)
APPRAISE_FINAL = Text(
    "Chốt điểm của mọi đơn vị, khi Hội đồng không còn việc nào.",
    "Make the scores of all units final, once the council owes nothing.",
)
APPRAISE_FORCE = Text("Với --out: ghi đè tệp đã có.", "With --out: replace the file that is there.")
APPRAISE_ONE_OF = Text(
    "cần đúng một trong --out, --take, --final.", "exactly one of --out, --take, --final is needed."
)
APPRAISE_AUTHOR = Text("--take và --final cần có --author.", "--take and --final need --author.")
DOCUMENT_OPTION = Text(
    "Số, ký hiệu văn bản chốt điểm.", "The document by which the scores are made final."
)
WITH_BLANKS_OPTION = Text(
    "Với --final: chốt dù Hội đồng, cơ quan theo dõi còn ô trống; nêu lý do để ghi nhật ký.",
    "With --final: close although council or office left facts blank; why, for the log.",
)
WORKBOOK = Text("TỆP.xlsx", "FILE.xlsx")
DIGEST = Text("MÃ", "DIGEST")
STATUS = Text(
    "Tình hình của kỳ: ai đã nộp, ai chậm, Hội đồng còn việc gì, minh chứng nào thiếu.",
    "Where a period stands: who has sent, who is late, what the council owes, what is unproven.",
)
LOG = Text("Kiểm tra và xem nhật ký của kỳ.", "Verify a period's log, and look at it.")
LOG_VERIFY = Text(
    "Nêu từng dòng nhật ký đã bị sửa, xóa, đảo thứ tự.",
    "Name every line of the log that was changed, removed or reordered.",
)
LOG_SHOW = Text(
    "In các bước chấm của một đơn vị: tự chấm, Hội đồng, kiến nghị, điểm cuối cùng.",
    "Print the steps of a unit's scores: its own, the council's, appeals, final.",
)
LAST_OPTION = Text(
    "Mã dòng cuối đã ghi trong biên bản: nhật ký phải còn dòng đó.",
    "The digest of the last line as noted in the minutes: the log must still have that line.",
)
COLLECT = Text(
    "Tiếp nhận phiếu Excel (hoặc CSV) trong một thư mục vào nhật ký của kỳ; nêu mọi lỗi.",
    "Take the Excel (or CSV) forms in a folder into the period's log, and name every fault.",
)
FORMS = Text(
    "Tạo phiếu Excel cho từng đơn vị từ bộ tiêu chí, để đơn vị hoặc Hội đồng điền.",
    "Make an Excel form for each unit from the rubric, for the unit or the council to fill in.",
)

PERIOD = Text("KỲ.toml", "PERIOD.toml")
FILES = Text("TỆP...", "FILE...")
UNIT = Text("ĐƠN_VỊ", "UNIT")
CRITERION = Text("[TIÊU_CHÍ]", "[CRITERION]")
SCHEMA_NAME = Text("[TÊN]", "[NAME]")
DAY = Text("NGÀY", "DAY")
FOLDER = Text("THƯ_MỤC", "FOLDER")
PLUGIN = Text("TỆP.py", "FILE.py")
NAME = Text("TÊN", "NAME")

LANG_OPTION = Text("Ngôn ngữ: vi hoặc en.", "Language: vi or en.")
VERSION_OPTION = Text("In phiên bản.", "Show the version.")
REASON = Text("LÝ_DO", "REASON")
OUTSIDE_DATES_OPTION = Text(
    "Lý do dùng bộ tiêu chí ngoài thời gian có hiệu lực của nó; được ghi vào biên bản.",
    "Why a rubric is used on a day on which it is not in force; stands in the run record.",
)
AS_OF_OPTION = Text(
    "Ngày tính thời hạn, thay cho ngày ghi trong tệp kỳ chấm.",
    "The day on which time limits are looked at, instead of that of the period's file.",
)
OUT_OPTION = Text(
    "Ghi các tệp CSV, JSON và run.json vào thư mục này; thay kết quả của lần chạy trước.",
    "Write CSV and JSON files and run.json into this folder; an earlier result is replaced.",
)
FOLDER_OPTION = Text(
    "Thư mục để ghi; thay kết quả của lần chạy trước.",
    "The folder to write into; an earlier result is replaced.",
)
AUTHOR_OPTION = Text(
    "Người ghi nhật ký: tên cơ quan hoặc mã thành viên Hội đồng.",
    "Who writes to the log: an office, or the code of a member of the council.",
)
RECEIVED_OPTION = Text(
    "Ngày nhận các phiếu này, thay cho ngày gửi ghi trên phiếu.",
    "The day on which these forms arrived, instead of the day that each of them names.",
)
DRY_RUN_OPTION = Text("Chỉ kiểm tra, không ghi nhật ký.", "Only look; do not write to the log.")
STAGE_OPTION = Text(
    "self: phiếu tự chấm (mặc định); appraisal: phiếu thẩm định, đã có số liệu đơn vị khai.",
    "self: for the units (the default); appraisal: for the council, with what units handed in.",
)
WRONG_STAGE = Text(
    "«{}» không có; cần self hoặc appraisal.", "«{}» is not known; write self or appraisal."
)
EXPORT_OPTION = Text(
    "Ghi thêm tệp theo mẫu kết xuất này của tiện ích (lặp lại được; cần --out).",
    "Write the files of this exporter of a plugin too (may be repeated; needs --out).",
)
ONLY_OPTION = Text(
    "Chỉ lập văn bản này (lặp lại được); xem tên bằng danvan plugins.",
    "Make this document only (may be repeated); danvan plugins lists them.",
)
PUBLIC_OPTION = Text(
    "Để niêm yết: bỏ ghi chú, minh chứng, điểm thành viên, kiến nghị.",
    "For posting: leave out notes, documents, marks of members and appeals.",
)
EXPORT_NEEDS_OUT = Text("--export cần có --out.", "--export needs --out.")
PLUGIN_OPTION = Text(
    "Dùng thêm tiện ích trong tệp này (lặp lại được).",
    "Take the plugin in this file as well (may be repeated).",
)
BLOCK_OPTION = Text(
    "Không dùng tiện ích mang tên này (lặp lại được).",
    "Leave out the plugin of this name (may be repeated).",
)

NEW_PLUGIN = Text(
    "Tạo một tiện ích mới: mã nguồn, tài liệu và phép thử của một cách chấm.",
    "Make a new plugin: code, docs and tests of one way of scoring.",
)
NEW_OUT_OPTION = Text(
    "Thư mục để tạo; nếu không nêu thì là tên tiện ích, ở thư mục hiện tại.",
    "The folder to make; if not given, the plugin's name in the current folder.",
)

RUBRIC = Text(
    "Đọc, so sánh, tạo mới bộ tiêu chí.",
    "Read, compare and begin rubrics.",
)
RUBRIC_SHOW = Text(
    "In bộ tiêu chí như văn bản: nhóm, tiêu chí, cách chấm, mức, điều kiện, tỷ lệ.",
    "Print a rubric as officials read it: groups, criteria, rules, classes, gates, quotas.",
)
RUBRIC_DIFF = Text(
    "Nêu bằng lời những khác biệt giữa hai bộ tiêu chí.",
    "Say in words what differs between two rubrics.",
)
RUBRIC_NEW = Text(
    "Tạo một bộ tiêu chí để bắt đầu, kèm kỳ mẫu chạy được ngay; hỏi những gì chưa nêu.",
    "Make a rubric to begin with, and a sample that runs; asks for what is not given.",
)
RUBRIC_TO_XLSX = Text(
    "Ghi bộ tiêu chí thành tệp Excel để đọc, sửa, in.",
    "Write a rubric as an Excel workbook to be read, edited and printed.",
)
RUBRIC_FROM_XLSX = Text(
    "Đọc bộ tiêu chí từ tệp Excel đã sửa; nêu mọi lỗi theo trang và ô.",
    "Read a rubric back from its workbook; name every fault by sheet and cell.",
)
WORKBOOK = Text("TỆP.xlsx", "FILE.xlsx")
FORCE_OPTION = Text(
    "Ghi đè tệp đã có, dù nội dung khác.",
    "Replace the file that is there, though its content differs.",
)
RUBRIC_FILE = Text("BỘ.toml", "RUBRIC.toml")
PLAN_FILE = Text("KẾ_HOẠCH.toml", "PLAN.toml")
LINT_FILE = Text("LINT.toml", "LINT.toml")
RULE = Text("MÃ", "CODE")
OLD_RUBRIC = Text("CŨ.toml", "OLD.toml")
NEW_RUBRIC = Text("MỚI.toml", "NEW.toml")
OUTLINE_OPTIONS = {
    "id": (Text("MÃ", "ID"), Text("Mã của bộ tiêu chí.", "Id of the rubric.")),
    "title": (Text("TÊN", "TITLE"), Text("Tên của bộ tiêu chí.", "Title of the rubric.")),
    "authority": (Text("TÊN", "NAME"), Text("Cơ quan ban hành.", "The authority.")),
    "kinds": (
        Text("MÃ=TÊN,…", "CODE=TITLE,…"),
        Text("Các loại đơn vị.", "Kinds of units."),
    ),
    "groups": (
        Text("MÃ=TÊN:ĐIỂM,…", "CODE=TITLE:POINTS,…"),
        Text("Các nhóm tiêu chí và điểm.", "Groups and their points."),
    ),
    "classes": (
        Text("MÃ=TÊN:TỪ,…", "CODE=TITLE:FROM,…"),
        Text("Các mức xếp loại, từ cao xuống thấp, theo %.", "Classes, best first, by percent."),
    ),
}
