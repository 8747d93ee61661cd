"""Words of titles: verbs that nobody can see done, and words that make something countable.

Both are Vietnamese, as titles are, in lower case and composed Unicode.
"""

VAGUE_VERBS = (
    "chú trọng",
    "chủ động",
    "không ngừng",
    "làm tốt",
    "nâng cao",
    "nêu cao",
    "phát huy",
    "phấn đấu",
    "quan tâm",
    "thường xuyên",
    "tích cực",
    "tăng cường",
    "thực hiện tốt",
    "tiếp tục",
    "đẩy mạnh",
)

MEASURES = (
    "ban hành",
    "báo cáo",
    "cuộc",
    "hoàn thành",
    "ít nhất",
    "kế hoạch",
    "không quá",
    "lần",
    "lượt",
    "mô hình",
    "mỗi",
    "số lượng",
    "số lần",
    "trên tổng số",
    "trở lên",
    "tỷ lệ",
    "tỉ lệ",
    "đúng hạn",
)
