"""Codes of criteria that break their contract on real data."""

from danvan_scoring.model.problem import CodeText
from danvan_scoring.model.text import Text

_REPORT = Text(
    "Hãy báo cho tác giả tiện ích; chạy lại với --block để bỏ tiện ích này ra",
    "Tell the author of the plugin; run again with --block to leave the plugin out",
)


def _code(vi: str, en: str, expected_vi: str, expected_en: str) -> CodeText:
    return CodeText(
        title=Text(f"cách chấm «{{criterion}}» {vi}", f"criterion «{{criterion}}» {en}"),
        expected=Text(expected_vi, expected_en),
        hint=_REPORT,
    )


CRITERION_CODES: dict[str, CodeText] = {
    "PLG481": _code(
        "gặp lỗi khi chấm ({units})",
        "raised an error ({units})",
        "chấm được mọi đơn vị",
        "every unit scored",
    ),
    "PLG480": _code(
        "không nói được cách chấm bằng lời",
        "cannot say its rule in words",
        "describe trả về Text bằng cả hai thứ tiếng",
        "a Text in both languages from describe",
    ),
    "PLG482": _code(
        "trả về kết quả không đúng dạng",
        "returned something of a wrong shape",
        "CriterionScores, điểm float64, mỗi đơn vị một dòng",
        "CriterionScores with float64 points, one row a unit",
    ),
    "PLG483": _code(
        "làm mất hoặc thêm đơn vị ({units})",
        "lost or added units ({units})",
        "đúng các đơn vị đã đưa vào",
        "exactly the units that were given",
    ),
    "PLG484": _code(
        "đổi thứ tự đơn vị ({units})",
        "reordered the units ({units})",
        "giữ nguyên thứ tự đã đưa vào",
        "the order that was given",
    ),
    "PLG485": _code(
        "có điểm mà không ở trạng thái đã chấm, hoặc ngược lại ({units})",
        "gave points without the state scored, or the reverse ({units})",
        "có điểm khi và chỉ khi đã chấm",
        "a number exactly where the state is scored",
    ),
    "PLG486": _code(
        "cho điểm ngoài giới hạn ({units})",
        "gave points out of bounds ({units})",
        "điểm từ 0 đến {maximum}",
        "points from 0 to {maximum}",
    ),
    "PLG487": _code(
        "nêu lý do hoặc trạng thái không có trong danh mục ({units})",
        "gave a reason or a state that does not exist ({units})",
        "một lý do mà cách chấm đã khai báo",
        "a reason that the criterion declares",
    ),
    "PLG488": _code(
        "có câu lý do «{reason}» nhắc đến một giá trị không có",
        "has a reason «{reason}» that mentions a value that does not exist",
        "tham số, chỉ tiêu hoặc chi tiết mà cách chấm có",
        "a parameter, field or detail of the criterion",
    ),
    "PLG489": _code(
        "gặp lỗi khi nhận tham số",
        "raised an error when given its params",
        "tham số được nhận, hoặc bị từ chối kèm lý do",
        "params that are taken, or refused with a reason",
    ),
}
