"""Codes of problems in forms that come back: whose they are, their structure, and their cells."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_ORIGINAL = Text("phiếu đúng như đã phát", "the form as it was handed out")
_FILL_IN_ANEW = Text(
    "Tạo lại phiếu bằng «danvan forms», chép số liệu sang rồi gửi lại",
    "Make the form anew by “danvan forms”, copy the data into it and send it again",
)
_PUT_BACK = Text(
    "Trả lại cột, dòng, tiêu đề như phiếu gốc, hoặc điền lại vào phiếu gốc",
    "Put columns, rows and headings back as in the original form, or fill in the original",
)

_IDENTITY = {
    "FRM530": CodeText(
        Text(
            "tệp không phải là phiếu do chương trình tạo, hoặc phiếu đã mất thông tin nhận biết",
            "this is no form made by this program, or it has lost what it is known by",
        ),
        Text("phiếu tạo bằng «danvan forms»", "a form made by “danvan forms”"),
        _FILL_IN_ANEW,
    ),
    "FRM531": CodeText(
        Text("phiếu của kỳ khác", "a form of another period"),
        Text("phiếu của kỳ «{period}»", "a form of the period «{period}»"),
        Text(
            "Bỏ tệp này ra khỏi thư mục; đề nghị đơn vị gửi phiếu của kỳ này",
            "Take the file out of the folder and ask the unit for the form of this period",
        ),
    ),
    "FRM532": CodeText(
        Text("phiếu của đơn vị không có trong kỳ", "a form of a unit that is not in the period"),
        Text("đơn vị trong danh sách của kỳ", "a unit of the period's list"),
        Text(
            "Xem lại danh sách đơn vị, hoặc bỏ tệp này ra khỏi thư mục",
            "Look at the list of units, or take the file out of the folder",
        ),
    ),
    "FRM533": CodeText(
        Text(
            "phiếu theo bộ tiêu chí khác hoặc phiên bản khác",
            "a form of another rubric, or of another version of it",
        ),
        Text("phiếu theo bộ tiêu chí {wanted}", "a form of the rubric {wanted}"),
        _FILL_IN_ANEW,
    ),
    "FRM534": CodeText(
        Text(
            "thông tin nhận biết ở hai nơi trong phiếu không khớp nhau",
            "the two places that say what the form belongs to contradict one another",
        ),
        _ORIGINAL,
        _FILL_IN_ANEW,
    ),
    "FRM535": CodeText(
        Text("phiếu theo mẫu của phiên bản khác", "a form of another layout"),
        Text("mẫu phiếu số {format}", "layout {format}"),
        Text("Cập nhật chương trình hoặc tạo lại phiếu", "Update the program, or make it anew"),
    ),
    "FRM536": CodeText(
        Text("đây không phải là phiếu tự chấm", "this is no form for self-scoring"),
        Text("phiếu tự chấm", "a form for self-scoring"),
        Text(
            "Bỏ tệp này ra khỏi thư mục; phiếu thẩm định nộp bằng «danvan appraise»",
            "Take the file out of the folder; the council's marks go by “danvan appraise”",
        ),
    ),
}

_STRUCTURE = {
    "FRM540": CodeText(
        Text("không tìm thấy trang «{sheet}»", "there is no sheet «{sheet}»"),
        Text("trang có đủ các tiêu đề cột của phiếu", "a sheet with the headings of the form"),
        _PUT_BACK,
    ),
    "FRM541": CodeText(
        Text("có nhiều trang «{sheet}»", "there are several sheets «{sheet}»"),
        Text("một trang", "one sheet"),
        Text("Xóa trang thừa", "Delete the sheets that are too many"),
    ),
    "FRM542": CodeText(
        Text("thiếu cột «{heading}»", "the column «{heading}» is missing"),
        _ORIGINAL,
        _PUT_BACK,
    ),
    "FRM543": CodeText(
        Text("cột «{heading}» lặp lại", "the column «{heading}» is repeated"),
        Text("một cột", "one column"),
        _PUT_BACK,
    ),
    "FRM544": CodeText(
        Text(
            "cột không thuộc phiếu, nội dung không được đọc",
            "a column that is none of the form's: it is not read",
        ),
        _ORIGINAL,
        Text("Chuyển nội dung vào cột Ghi chú nếu cần", "Move it to the column of notes"),
        Severity.WARNING,
    ),
    "FRM545": CodeText(
        Text(
            "có nội dung ở dòng không có mã của phiếu («{code}»)",
            "something is filled in where no code of the form stands («{code}»)",
        ),
        Text("nội dung ở đúng dòng của phiếu", "it stands in a row of the form"),
        _PUT_BACK,
    ),
    "FRM546": CodeText(
        Text("mã lặp lại, đã có ở ô {first}", "the code is repeated; it stands in {first} too"),
        Text("mỗi mã một dòng", "one row a code"),
        Text("Xóa dòng thừa", "Delete the row that is too many"),
    ),
    "FRM547": CodeText(
        Text("thiếu dòng «{title}»", "the row «{title}» is missing"),
        _ORIGINAL,
        _PUT_BACK,
    ),
    "FRM548": CodeText(
        Text(
            "nội dung không khớp với mã {code}: dòng có thể đã bị xáo trộn",
            "the title does not belong to the code {code}: rows may have been mixed up",
        ),
        Text("«{title}»", "«{title}»"),
        _PUT_BACK,
    ),
}

_CELLS = {
    "FRM549": CodeText(
        Text("ô báo lỗi của bảng tính", "the cell holds an error of the spreadsheet"),
        Text("giá trị", "a value"),
        Text("Sửa công thức hoặc gõ thẳng giá trị", "Mend the formula, or type the value"),
    ),
    "FRM550": CodeText(
        Text(
            "ô có công thức chưa được tính, không có giá trị",
            "the cell has a formula that nobody has worked out, and so no value",
        ),
        Text("giá trị đã tính", "a value that was worked out"),
        Text(
            "Mở tệp bằng Excel, lưu lại rồi gửi; hoặc gõ thẳng giá trị",
            "Open the file in Excel, save it and send it again; or type the value",
        ),
    ),
    "FRM551": CodeText(
        Text(
            "điểm tự chấm trong {count} phiếu chưa được tính; điểm được tính lại từ số liệu",
            "the points in {count} forms were never worked out; they are computed from the facts",
        ),
        Text("tệp đã lưu bằng Excel hoặc LibreOffice", "a file saved by Excel or LibreOffice"),
        Text(
            "Không cần làm gì; muốn đối chiếu điểm tự chấm thì mở tệp bằng Excel và lưu lại",
            "Nothing needs to be done; to compare self-scores, open the file in Excel and save it",
        ),
        Severity.WARNING,
    ),
    "FRM552": CodeText(
        Text(
            "công thức điểm đã bị thay bằng nội dung khác; điểm được tính lại từ số liệu",
            "the formula of the points was overwritten; they are computed from the facts",
        ),
        Text("công thức của phiếu", "the form's formula"),
        Text(
            "Đối chiếu với đơn vị: điểm này được ghi nhận là điểm tự chấm",
            "Ask the unit: what stands there is kept as its self-score",
        ),
        Severity.WARNING,
    ),
    "FRM553": CodeText(
        Text("điểm không phải là số", "points that are no number"),
        Text("một số", "a number"),
        Text("Gõ lại điểm bằng số", "Type the points as a number"),
    ),
    "FRM554": CodeText(
        Text("phiếu chưa ghi ngày gửi", "the form does not say when it was sent"),
        Text("ngày ở ô «Ngày gửi phiếu»", "a day beside «Ngày gửi phiếu»"),
        Text(
            "Đề nghị đơn vị ghi ngày gửi, hoặc nêu ngày nhận bằng --received",
            "Ask the unit for the day, or give the day on which it arrived by --received",
        ),
        Severity.WARNING,
    ),
    "FRM555": CodeText(
        Text("ngày gửi phiếu không hợp lệ", "the day of sending is no day"),
        Text("ngày, ví dụ {example}", "a day, such as {example}"),
        Text("Gõ lại ngày gửi phiếu", "Type the day of sending again"),
    ),
    "FRM556": CodeText(
        Text(
            "ô hiện {shown} % nhưng giữ số {held}: không rõ đơn vị muốn ghi số nào",
            "the cell shows {shown} % and holds {held}: which of the two is meant is not clear",
        ),
        Text("số không kèm dấu %", "a number without a percent sign"),
        Text(
            "Gõ lại số, không gõ dấu %, và đổi định dạng ô về General",
            "Type the number again without the sign, in a cell of the format General",
        ),
    ),
}

_CELLS |= {
    "FRM573": CodeText(
        Text(
            "ngày gửi phiếu sau ngày chấm (as_of {as_of})",
            "the day of sending is after the day of scoring (as_of {as_of})",
        ),
        Text("ngày không sau {as_of}", "a day not after {as_of}"),
        Text(
            "Sửa ngày gửi phiếu; nếu phiếu đúng thì sửa as_of trong tệp kỳ chấm",
            "Correct the day, or as_of in the period's file if the form is right",
        ),
    ),
    "FRM574": CodeText(
        Text("phiếu chưa điền gì", "nothing is filled in on this form"),
        Text("số liệu của đơn vị", "the unit's facts"),
        Text(
            "Hỏi đơn vị: có thể đã gửi nhầm phiếu trống",
            "Ask the unit: it may have sent the empty form by mistake",
        ),
        Severity.WARNING,
    ),
    "FRM575": CodeText(
        Text(
            "điểm tự chấm của tiêu chí {criterion} vượt điểm tối đa",
            "the self-score of the criterion {criterion} is above its maximum",
        ),
        Text("không quá {maximum_vi} điểm", "at most {maximum_en} points"),
        Text("Gõ lại điểm", "Type the points again"),
    ),
    "FRM576": CodeText(
        Text(
            "phiếu chưa ghi ngày gửi, mà kỳ có hạn nộp phiếu",
            "the form does not say when it was sent, and there is a day by which it is due",
        ),
        Text("ngày ở ô «Ngày gửi phiếu»", "a day beside «Ngày gửi phiếu»"),
        Text(
            "Đề nghị đơn vị ghi ngày gửi, hoặc nêu ngày nhận bằng --received",
            "Ask the unit for the day, or give the day on which it arrived by --received",
        ),
    ),
}

_FOLDER = {
    "FRM560": CodeText(
        Text(
            "đơn vị «{unit}» có hai phiếu khác nhau; phiếu kia: {other}; khác ở: {differs}",
            "the unit «{unit}» has two different forms; the other: {other}; they differ in: "
            "{differs}",
        ),
        Text("một phiếu cho mỗi đơn vị", "one form a unit"),
        Text(
            "Hỏi đơn vị phiếu nào đúng, bỏ phiếu kia ra khỏi thư mục",
            "Ask the unit which of them is right, and take the other out of the folder",
        ),
    ),
    "FRM561": CodeText(
        Text("tệp giống hệt tệp {other}", "the file is the same as {other}"),
        Text("mỗi phiếu một tệp", "one file a form"),
        Text("Không cần làm gì; phiếu chỉ tính một lần", "Nothing: the form counts once"),
        Severity.WARNING,
    ),
    "FRM562": CodeText(
        Text(
            "phiếu của «{unit}» gửi trước, được thay bằng {other}; khác ở: {differs}",
            "an earlier form of «{unit}», replaced by {other}; they differ in: {differs}",
        ),
        Text("phiếu gửi sau cùng", "the form that was sent last"),
        Text(
            "Không cần làm gì: bộ tiêu chí cho phiếu gửi sau thay phiếu gửi trước",
            "Nothing: the rubric lets a later form replace an earlier one",
        ),
        Severity.WARNING,
    ),
    "FRM563": CodeText(
        Text("không có phiếu nào trong thư mục", "there are no forms in the folder"),
        Text("thư mục chứa các tệp .xlsx đơn vị gửi", "a folder with the .xlsx files of units"),
        Text("Kiểm tra lại tên thư mục", "Look at the folder's name"),
    ),
    "FRM564": CodeText(
        Text(
            "đây là lối tắt ra ngoài thư mục, không được đọc",
            "this is a link that leads elsewhere; it is not followed",
        ),
        Text("tệp nằm trong thư mục", "a file in the folder"),
        Text("Chép chính tệp đó vào thư mục", "Copy the file itself into the folder"),
    ),
}

_FOLDER |= {
    "FRM572": CodeText(
        Text(
            "tiêu chí {criterion} không chấm được với số liệu này: {why_vi}",
            "the criterion {criterion} cannot be scored by these facts: {why_en}",
        ),
        Text("số liệu khớp với nhau", "facts that fit together"),
        Text(
            "Hỏi đơn vị số liệu đúng, nhận phiếu sửa rồi chạy lại",
            "Ask the unit for the right facts, and take the corrected form",
        ),
    ),
    "FRM565": CodeText(
        Text(
            "ngày gửi báo cáo ghi trong phiếu khác sổ theo dõi ({other})",
            "the day of a report in the form is not that of the register ({other})",
        ),
        Text("hai nơi ghi cùng một ngày", "the same day in both"),
        Text(
            "Ngày trong sổ theo dõi được tính; kiểm tra lại với đơn vị",
            "The day of the register counts; ask the unit",
        ),
        Severity.WARNING,
    ),
    "FRM566": CodeText(
        Text(
            "thư mục có bảng CSV không phải phiếu tự chấm, tiến độ hay báo cáo",
            "a CSV table that holds neither self-scores nor progress nor reports",
        ),
        Text("bảng có tiêu đề cột như trong tài liệu", "a table with the documented headings"),
        Text(
            "Bỏ tệp này ra khỏi thư mục, hoặc nêu tên nó trong tệp kỳ chấm",
            "Take the file out of the folder, or name it in the period's file",
        ),
    ),
}

_EVIDENCE = {
    "FRM567": CodeText(
        Text("không có tệp minh chứng này", "this evidence file is not there"),
        Text("tệp trong thư mục {folder}", "a file in the folder {folder}"),
        Text(
            "Đề nghị đơn vị gửi tệp, chép vào đúng thư mục của đơn vị",
            "Ask the unit for the file, and copy it into the unit's folder",
        ),
        Severity.WARNING,
    ),
    "FRM568": CodeText(
        Text(
            "một tệp minh chứng được nhiều đơn vị dùng",
            "one evidence file is used by several units",
        ),
        Text("minh chứng riêng của từng đơn vị", "evidence of each unit's own"),
        Text(
            "Kiểm tra tệp này chứng minh cho đơn vị nào",
            "Look at which of the units the file proves anything for",
        ),
        Severity.WARNING,
    ),
    "FRM569": CodeText(
        Text(
            "tệp minh chứng đã thay đổi sau khi nộp phiếu",
            "the evidence file changed after the form was handed in",
        ),
        Text("tệp như khi nộp phiếu", "the file as it was then"),
        Text(
            "Hỏi đơn vị lý do; lấy lại tệp cũ hoặc tiếp nhận lại phiếu",
            "Ask the unit why; go back to the old file, or take the form in anew",
        ),
        Severity.WARNING,
    ),
    "FRM570": CodeText(
        Text(
            "văn bản miễn không dùng đến: tiêu chí không áp dụng cho đơn vị này",
            "a waiver of no use: the criterion does not apply to this unit",
        ),
        Text("miễn tiêu chí mà đơn vị phải thực hiện", "a waiver of what binds the unit"),
        Text("Bỏ dòng này, hoặc sửa mã tiêu chí", "Take it out, or correct the criterion"),
        Severity.WARNING,
    ),
    "FRM571": CodeText(
        Text(
            "văn bản miễn không dùng đến: đã hết hạn ngày {until}",
            "a waiver of no use: it ran out on {until}",
        ),
        Text("văn bản còn hiệu lực vào ngày chấm điểm", "a waiver in force on the day"),
        Text(
            "Không cần làm gì nếu đúng; nếu được gia hạn thì sửa «Đến ngày»",
            "Nothing, if that is right; if it was prolonged, correct the day",
        ),
        Severity.WARNING,
    ),
}

FORM_CODES: dict[str, CodeText] = {**_IDENTITY, **_STRUCTURE, **_CELLS, **_FOLDER, **_EVIDENCE}
