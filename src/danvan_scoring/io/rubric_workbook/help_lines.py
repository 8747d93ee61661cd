"""What the sheet `HELP_SHEET` tells the people who edit a rubric in Excel."""

HELP_TITLE = "HƯỚNG DẪN SỬA BỘ TIÊU CHÍ TRONG EXCEL"
HELP_LINES = (
    (
        "Mỗi trang là một phần của bộ tiêu chí; mỗi dòng là một mục. Trang «Chung» ghi những "
        "gì áp dụng cho cả bộ, mỗi dòng một khóa."
    ),
    (
        "Dòng đầu là tiêu đề, dòng thứ hai (chữ nhỏ, màu xám) là khóa. Phần mềm tìm cột theo "
        "khóa, nên có thể đổi chỗ cột, chèn, xóa, sắp xếp các dòng; không sửa khóa. Cột có "
        "dấu * phải ghi ở mọi dòng; cột khác để trống thì dùng giá trị mặc định."
    ),
    "Cột «Cách chấm» và các dòng có khóa «(chỉ để xem)» chỉ để đọc, không được đọc lại.",
    (
        "Mã (code) gồm chữ không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; ô mã định dạng "
        "Text để mã 1.10 không thành 1.1. Đổi mã thì sửa mọi nơi nhắc đến mã đó."
    ),
    (
        "Ô có danh sách: chọn trong danh sách. Ô ghi nhiều mã: cách nhau dấu phẩy, ví dụ "
        "thon, truong. Cột «Các lựa chọn»: mỗi lựa chọn một dòng trong ô (Alt+Enter)."
    ),
    (
        "Cột không mục nào dùng đến được ẩn ở bảng rộng: bôi đen hai cột hai bên, bấm chuột "
        "phải, chọn Unhide để hiện."
    ),
    (
        "Số: gõ như số thường, không kèm đơn vị, không định dạng phần trăm (20 % ghi 20). Số "
        "có hơn 15 chữ số được ghi thành chữ, dùng dấu chấm thập phân."
    ),
    (
        "Ngày: gõ ngày/tháng/năm. Căn cứ và giả định chung ở trang «Chung»: mỗi văn bản một "
        "dòng, cùng khóa; chép cả dòng để thêm."
    ),
    (
        "Tham số và điều kiện viết trong ngoặc nhọn, chữ đặt trong dấu nháy thẳng, số dùng "
        'dấu chấm thập phân: { field = "so_ho", is = ">=", value = 12 }; nhiều điều kiện: { '
        "all = [{ … }, { … }] }. Các phép so sánh: <, <=, =, !=, >=, >."
    ),
    (
        "Các trang được khóa nhẹ, không có mật khẩu, chỉ để giữ tiêu đề: vào Review > "
        "Unprotect Sheet nếu cần cắt, dán cả dòng."
    ),
    (
        "Xong thì lưu kiểu Excel Workbook (*.xlsx), rồi chạy: danvan rubric from-xlsx "
        "TỆP.xlsx BỘ.toml. Mọi lỗi được nêu cùng lúc, kèm tên trang và ô."
    ),
)
"""One paragraph each."""
