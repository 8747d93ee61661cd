"""Why the system refused a file or an address, in both languages."""

import errno

from danvan_scoring.model.text import Text

_VIETNAMESE = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EEXIST: "đã có tệp hoặc thư mục mang tên này",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOSPC: "ổ đĩa hết chỗ",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EADDRINUSE: "địa chỉ và cổng này đang được dùng",
}


def cause_of(error: Exception) -> Text:
    """Return what the system says; in Vietnamese too, where it is one of the usual causes.

    Examples:
        >>> cause_of(OSError(errno.ENOSPC, "No space left on device"))
        Text(vi='ổ đĩa hết chỗ', en='No space left on device')
    """
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Text(_VIETNAMESE.get(getattr(error, "errno", None) or 0, said), said)
