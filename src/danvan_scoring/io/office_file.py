"""The file of an issuing body, and the template that it names."""

import io
import zipfile
from pathlib import Path, PurePath

from danvan_scoring.io.period_file import file_of, is_there, named
from danvan_scoring.io.system_causes import cause_of
from danvan_scoring.io.toml_file import read_model
from danvan_scoring.model.office import Office
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Place, Problem

_DOCUMENT = "word/document.xml"
_MOST_BYTES = 20 * 2**20


def read_office(period: Period) -> tuple[Office | None, bytes | None, list[Problem]]:
    """Read the issuing body that a period names, and its template; and all problems.

    A file that does not exist is passed over: reading the period has told it.
    """
    if period.office is None or not is_there(period, period.office):
        return None, None, []
    path, shown = file_of(period, period.office), named(period.office)
    office, problems = read_model(path, Office, "PLN3", shown)
    if office is None or not office.template:
        return office, None, problems
    place = office.place("template", item="template")
    template, problem = _template(path.parent / office.template, place, office.template)
    return office, template, [*problems, *([problem] if problem else [])]


def _template(path: Path, place: Place, told: str) -> tuple[bytes | None, Problem | None]:
    if PurePath(told).suffix.lower() != ".docx":
        return None, Problem("PLN371", place, told)
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, Problem("PLN370", place, told, {"reason": cause_of(error)})
    if len(content) > _MOST_BYTES or not zipfile.is_zipfile(io.BytesIO(content)):
        return None, Problem("PLN371", place, told)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if _DOCUMENT not in archive.namelist():
            return None, Problem("PLN371", place, told)
    return content, None
