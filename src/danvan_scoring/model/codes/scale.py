"""Codes of problems in datasets of many communes, in what runs them, and in their results."""

from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

_SCHEMA = Text("xem docs/reference/dataset.md", "see docs/reference/dataset.md")

SCALE_CODES: dict[str, CodeText] = {
    "SCL901": CodeText(
        Text("chưa cài phần mở rộng «{extra}»", "the extra «{extra}» is not installed"),
        Text("các gói của phần mở rộng này", "the packages of this extra"),
        Text(
            'Trong thư mục mã nguồn: pip install ".[{extra}]"',
            'In the source folder: pip install ".[{extra}]"',
        ),
    ),
    "SCL902": CodeText(
        Text(
            "không đọc được mô tả của bộ dữ liệu ({reason})",
            "the dataset's description cannot be read ({reason})",
        ),
        Text(
            "thư mục có tệp dataset.json đúng mẫu",
            "a folder with a dataset.json of the documented form",
        ),
        Text(
            "Kiểm tra tên thư mục; bộ dữ liệu được tạo bằng danvan dataset",
            "Look at the folder's name; danvan dataset makes a dataset",
        ),
    ),
    "SCL903": CodeText(
        Text("bộ dữ liệu chưa có phần dữ liệu nào", "the dataset has no partitions"),
        Text(
            "các tệp units/period=…/province=…/part.parquet",
            "files units/period=…/province=…/part.parquet",
        ),
        Text("Thêm dữ liệu bằng danvan dataset", "Add data with danvan dataset"),
    ),
    "SCL904": CodeText(
        Text("không đọc được tệp Parquet ({reason})", "the Parquet file cannot be read ({reason})"),
        Text("tệp Parquet nguyên vẹn", "a whole Parquet file"),
        Text("Tạo lại phần dữ liệu này", "Make this partition again"),
    ),
    "SCL905": CodeText(
        Text("thiếu cột", "a column is missing"),
        _SCHEMA,
        Text(
            "Thêm cột, dù toàn ô trống; hoặc tạo lại phần dữ liệu này",
            "Add the column, even if it is empty; or make this partition again",
        ),
    ),
    "SCL906": CodeText(
        Text("cột có kiểu dữ liệu sai", "a column has the wrong type"),
        Text("{wanted}", "{wanted}"),
        Text("Đổi kiểu của cột", "Convert the column"),
    ),
    "SCL907": CodeText(
        Text("có dòng để trống ({rows})", "rows are empty here ({rows})"),
        Text("mỗi dòng đều có giá trị", "a value in every row"),
        Text("Bổ sung các dòng này", "Fill in these rows"),
    ),
    "SCL908": CodeText(
        Text(
            "phần dữ liệu được tạo theo phiên bản khác của bộ tiêu chí",
            "the partition was made for another version of the rubric",
        ),
        Text("{rubric}", "{rubric}"),
        Text(
            "Tạo lại phần dữ liệu này, hoặc để riêng một bộ dữ liệu cho mỗi phiên bản",
            "Make this partition again, or keep one dataset for each version",
        ),
    ),
    "SCL909": CodeText(
        Text(
            "tệp đã bị sửa sau khi tạo bộ dữ liệu",
            "the file was changed since the dataset was made",
        ),
        Text("tệp có mã sha256 {sha256}", "the file of digest sha256 {sha256}"),
        Text(
            "Khôi phục tệp, hoặc tạo lại bộ dữ liệu theo tệp mới",
            "Restore the file, or make the dataset anew by the new one",
        ),
    ),
    "SCL910": CodeText(
        Text("đơn vị có ở cả phần dữ liệu {other}", "the unit is in partition {other} too"),
        Text("mỗi đơn vị ở một tỉnh trong một kỳ", "each unit in one province of a period"),
        Text("Bỏ đơn vị khỏi một trong hai", "Take the unit out of one of the two"),
    ),
    "SCL911": CodeText(
        Text(
            "các đơn vị của xã nằm ở cả phần dữ liệu {other}",
            "units of this commune are in partition {other} too",
        ),
        Text(
            "mỗi xã nằm trọn ở một tỉnh, vì xếp hạng và tỷ lệ khống chế tính trong xã",
            "each commune whole in one province: ranks and quotas are counted inside it",
        ),
        Text("Chuyển các đơn vị về cùng một tỉnh", "Put the units into the same province"),
    ),
    "SCL912": CodeText(
        Text("kỳ này chưa có trong dataset.json", "dataset.json does not describe this period"),
        Text("kỳ có as_of trong mục periods", "a period with its as_of under periods"),
        Text("Bổ sung kỳ vào dataset.json", "Add the period to dataset.json"),
    ),
    "SCL913": CodeText(
        Text("tệp này không phải là phần dữ liệu", "this file is no partition"),
        Text(
            "units/period=MÃ/province=MÃ/part.parquet; mã gồm chữ không dấu, chữ số, «.», «_», «-»",
            "units/period=CODE/province=CODE/part.parquet; codes of ASCII letters, digits, «.», "
            "«_», «-»",
        ),
        Text("Đổi tên hoặc bỏ tệp này", "Rename the file or take it away"),
    ),
    "SCL914": CodeText(
        Text("mục của đơn vị không dùng được ({units})", "an entry cannot be used ({units})"),
        Text("{wanted_vi}", "{wanted_en}"),
        Text("Sửa mục này trong dữ liệu nguồn", "Correct the entry where the data come from"),
    ),
    "SCL921": CodeText(
        Text(
            "không nối được với bộ điều phối trong {seconds} giây",
            "the scheduler could not be reached within {seconds} seconds",
        ),
        Text("bộ điều phối đang chạy ở địa chỉ này", "a scheduler running at this address"),
        Text(
            "Kiểm tra địa chỉ và cổng; hoặc chạy trên máy này bằng --workers",
            "Look at address and port; or run on this machine with --workers",
        ),
    ),
    "SCL922": CodeText(
        Text("một tiến trình chấm điểm đã dừng đột ngột", "a worker process died"),
        Text(
            "đủ bộ nhớ cho mỗi tiến trình, và không ai dừng tiến trình",
            "enough memory for each worker, and nobody who ends it",
        ),
        Text(
            "Chạy lại lệnh: phần đã chấm xong được giữ, chỉ chấm phần còn lại{cause_vi}",
            "Run the command again: what is finished is kept, only the rest is scored{cause_en}",
        ),
    ),
    "SCL923": CodeText(
        Text(
            "máy chấm điểm không có cùng phiên bản của thư viện",
            "a worker does not have the same version of the library",
        ),
        Text("danvan-scoring {library} trên mọi máy", "danvan-scoring {library} on every worker"),
        Text(
            "Cài cùng một phiên bản trên mọi máy của cụm",
            "Install the same version on all machines of the cluster",
        ),
    ),
    "SCL924": CodeText(
        Text("Spark không chạy được ({reason})", "Spark does not run ({reason})"),
        Text("Java và địa chỉ Spark dùng được", "Java, and a Spark master that can be used"),
        Text(
            "Cài Java 17 trở lên; trên một máy dùng --spark local[2] hoặc --workers 2",
            "Install Java 17 or later; on one machine use --spark local[2] or --workers 2",
        ),
    ),
    "SCL925": CodeText(
        Text(
            "sau {seconds} giây, bộ điều phối vẫn chưa có tiến trình làm việc (worker) nào",
            "after {seconds} seconds the scheduler still has no workers",
        ),
        Text(
            "ít nhất một worker nối với bộ điều phối", "a worker at least that is connected to it"
        ),
        Text(
            "Khởi động worker trên các máy của cụm: dask worker {found}",
            "Start workers on the machines of the cluster: dask worker {found}",
        ),
    ),
    "SCL930": CodeText(
        Text("đây là một tệp, không phải thư mục", "this is a file, not a folder"),
        Text("thư mục mới, hoặc đã có từ lần chạy trước", "a new folder, or one of an earlier run"),
        Text("Chọn thư mục khác cho --out", "Choose another folder for --out"),
    ),
    "SCL931": CodeText(
        Text("kỳ chấm có nhiều bộ tiêu chí", "the period has several rubrics"),
        Text("tên một bộ tiêu chí: {rubrics}", "the name of one rubric: {rubrics}"),
        Text(
            "Thêm --rubric; mỗi bộ tiêu chí một bộ dữ liệu",
            "Add --rubric; one dataset for each rubric",
        ),
    ),
    "SCL932": CodeText(
        Text("hai kỳ chấm cùng là của một xã", "two periods belong to the same commune"),
        Text("mỗi xã một kỳ chấm", "one period for each commune"),
        Text(
            "Đổi tên thư mục, hoặc ghi mã xã ở cột authority của danh sách đơn vị",
            "Rename the folder, or fill in the column authority of the list of units",
        ),
    ),
    "SCL933": CodeText(
        Text("ngày chấm khác với các xã khác", "the day of scoring differs from other communes'"),
        Text("as_of = {as_of}", "as_of = {as_of}"),
        Text(
            "Sửa as_of, hoặc đặt --period khác cho xã này",
            "Correct as_of, or give this commune another --period",
        ),
    ),
    "SCL934": CodeText(
        Text(
            "bộ tiêu chí khác với bộ của dữ liệu hoặc của các xã khác",
            "the rubric differs from the dataset's, or from other communes'",
        ),
        Text("đúng {rubric}, cùng nội dung", "{rubric} with the same content"),
        Text(
            "Dùng cùng một tệp bộ tiêu chí cho mọi xã, hoặc lập bộ dữ liệu riêng",
            "Use one rubric file for all communes, or make another dataset",
        ),
    ),
    "SCL935": CodeText(
        Text(
            "kế hoạch khác với các xã khác, nên không đối chiếu chung được",
            "the plan differs from other communes', so that none is looked at together",
        ),
        Text("cùng một kế hoạch", "one plan for all"),
        Text(
            "Mức độ thực hiện kế hoạch xem ở từng xã: danvan run",
            "See the compliance of each commune by danvan run",
        ),
        Severity.WARNING,
    ),
    "SCL936": CodeText(
        Text("kế hoạch khác với kế hoạch của bộ dữ liệu", "the plan differs from the dataset's"),
        Text("đúng {plan}, cùng nội dung", "{plan} with the same content"),
        Text(
            "Dùng cùng một kế hoạch cho mọi xã, hoặc lập bộ dữ liệu riêng",
            "Use one plan for all communes, or make another dataset",
        ),
    ),
    "SCL937": CodeText(
        Text("thư mục không có kỳ chấm nào", "the folder has no periods"),
        Text("mỗi xã một thư mục có tệp period.toml", "a folder a commune, with a period.toml"),
        Text("Kiểm tra tên thư mục", "Look at the folder's name"),
    ),
    "SCL938": CodeText(
        Text(
            "không biết các đơn vị này thuộc xã nào: tạm lấy mã kỳ làm tên xã",
            "it is not known of which commune these units are: it is called like the period",
        ),
        Text(
            "cột Xã của danh sách đơn vị, hoặc --authority khi lưu kỳ",
            "the column authority of the list of units, or --authority when it was recorded",
        ),
        Text(
            'Ghi cột Xã rồi lưu lại kỳ: danvan history add --authority ""',
            'Fill it in and record the period again: danvan history add --authority ""',
        ),
        Severity.WARNING,
    ),
    "SCL939": CodeText(
        Text(
            "mã hoặc tên kỳ chấm khác với các xã khác, dù cùng ngày chấm",
            "id or title of the period differ from other communes', though the day is the same",
        ),
        Text("{id}: {title}", "{id}: {title}"),
        Text(
            "Kiểm tra xem xã có gửi nhầm kỳ chấm khác không",
            "Look whether the commune sent another period by mistake",
        ),
        Severity.WARNING,
    ),
    "SCL941": CodeText(
        Text(
            "kỳ này còn phần dữ liệu có lỗi nên chưa xếp hạng chung các tỉnh",
            "a partition of this period has faults, so that provinces are not ranked together",
        ),
        Text("mọi phần dữ liệu của kỳ đều chấm được", "all partitions of the period scored"),
        Text("Sửa phần dữ liệu có lỗi rồi chạy lại", "Mend the partition and run again"),
        Severity.WARNING,
    ),
    "SCL951": CodeText(
        Text(
            "đây không phải là kết quả hoàn chỉnh của danvan run-many",
            "these are no complete results of danvan run-many",
        ),
        Text("thư mục --out của danvan run-many", "the --out folder of danvan run-many"),
        Text("Chạy (lại) danvan run-many", "Run danvan run-many (again)"),
    ),
    "SCL952": CodeText(
        Text(
            "kết quả chưa có gì để tổng hợp: không phần dữ liệu nào chấm được",
            "there is nothing to roll up: no partition could be scored",
        ),
        Text("ít nhất một phần dữ liệu đã chấm", "one scored partition at least"),
        Text(
            "Sửa các lỗi mà danvan run-many báo rồi chạy lại",
            "Mend the faults that danvan run-many tells and run it again",
        ),
    ),
}
