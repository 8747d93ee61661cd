"""One file that is there completely or not at all, and that takes no other's place unasked."""

import os
import tempfile
from pathlib import Path

from danvan_scoring.errors import InputError
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.model.problem import Place, Problem


def write_whole_file(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file beside `path`, then put it in its place by renaming.

    Args:
        path: the file; its folder is made if it is not there.
        content: all of it.
        replace: whether a file of other content may be there.

    Raises:
        InputError: `FRM598` if another file is there; `SUB295` if it cannot be written.
    """
    try:
        if not replace and path.exists():
            if path.is_file() and path.read_bytes() == content:
                return
            raise InputError([Problem("FRM598", Place(file=path.as_posix()))])
        _write(path, content)
    except OSError as error:
        reason = {"reason": cause_of(error)}
        place = Place(file=path.as_posix())
        raise InputError([Problem("SUB295", place, details=reason)]) from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is its owner's alone; a document has the mode of any new file.
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
