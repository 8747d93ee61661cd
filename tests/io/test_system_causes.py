"""What the system says of a file or an address, in Vietnamese where the cause is a usual one."""

import errno
import os

import pytest

from danvan_scoring.io.system_causes import cause_of

USUAL = (
    "ENOENT",
    "EACCES",
    "EPERM",
    "EEXIST",
    "ENOTDIR",
    "EISDIR",
    "ENOSPC",
    "EROFS",
    "EADDRINUSE",
)


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_cause_is_told_in_both_languages(name: str) -> None:
    number = getattr(errno, name)

    told = cause_of(OSError(number, os.strerror(number)))

    assert told.en == os.strerror(number)
    assert told.vi != told.en
    assert not told.vi.isascii()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("no such name"), "no such name"),
        (OSError(), "OSError"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_all_else_stays_as_it_was_said(error: Exception, said: str) -> None:
    assert cause_of(error) == (said, said)
