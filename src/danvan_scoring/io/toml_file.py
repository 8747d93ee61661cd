"""A TOML file as a checked model, or every fault of its syntax and of its form."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from danvan_scoring.io.text_file import TextFile, read_text
from danvan_scoring.io.toml_lines import line_map
from danvan_scoring.model.base import FileModel, SourceFile
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Text
from danvan_scoring.model.validation import problems_of

Model = TypeVar("Model", bound=FileModel)

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_NO_DAY = Text("ngày không tồn tại", "no such date")
# What tomllib says, from the beginning of its message.
_REASONS = {
    "Cannot overwrite a value": Text("khóa bị lặp", "a key is given twice"),
    "Cannot declare": Text("bảng bị khai báo hai lần", "a table is declared twice"),
    "Cannot mutate immutable": Text("bảng bị khai báo hai lần", "a table is declared twice"),
    "Duplicate inline table key": Text("khóa bị lặp", "a key is given twice"),
    "Unclosed array": Text("danh sách thiếu dấu ]", "a list without its ]"),
    "Unclosed inline table": Text("bảng thiếu dấu }", "an inline table without its }"),
    "Expected '=' after a key": Text("thiếu dấu = sau tên khóa", "no = after the name of a key"),
    "Expected ']": Text("thiếu dấu ] ở tên bảng", "no ] after the name of a table"),
    "Expected newline": Text("thừa ký tự ở cuối dòng", "something follows at the end of the line"),
    "Invalid value": Text(
        "giá trị không đọc được (chữ phải đặt trong dấu nháy, số dùng dấu chấm thập phân)",
        "a value that cannot be read (text needs quotes, numbers a decimal point)",
    ),
    "Invalid date": _NO_DAY,
    "Unescaped '\\'": Text("dấu \\ trong chữ phải viết là \\\\", "a \\ in text is written \\\\"),
    "Unterminated string": Text("chữ thiếu dấu nháy đóng", "text without its closing quote"),
    "Illegal character": Text("ký tự không được phép", "a character that is not allowed"),
    "Expected initial character": Text("thừa dấu phẩy hoặc thiếu khóa", "a comma without a key"),
}
_OTHER = Text("không đọc được", "it cannot be read")
_QUOTED = re.compile(r'"[^"]*"')
_HABITS = (
    (
        re.compile("[“”‘’]"),
        Text('chữ đặt trong dấu nháy thẳng "…"', 'text stands between straight quotes "…"'),
    ),
    (
        re.compile(r"=\s*\d{4}-(?:(?:00|1[3-9]|[2-9]\d)-\d\d|\d\d-(?:00|3[2-9]|[4-9]\d))\b"),
        _NO_DAY,
    ),
    (
        re.compile(r"=\s*(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-(?:\d-\d{1,2}|\d\d-\d)\b)"),
        Text("ngày viết theo năm-tháng-ngày: 2025-12-01", "a day is written 2025-12-01"),
    ),
    (
        re.compile(r"=\s*-?\d+,\d+"),
        Text("số dùng dấu chấm thập phân: 1.5", "a number has a decimal point: 1.5"),
    ),
)


class Parsed(NamedTuple):
    """The tables of a TOML file, and where they stand."""

    given: dict[str, Any]
    source: SourceFile


def read_model(
    path: Path, model: type[Model], family: str, shown: str
) -> tuple[Model | None, list[Problem]]:
    """Read a file and check it against its model.

    Args:
        path: where the file is.
        model: what it should be.
        family: `RUB1` or `PLN3`, the family of its codes.
        shown: how problems and the provenance name the file.

    Returns:
        The model, its source with warnings; or None and all problems, warnings included.
    """
    parsed, problems = read_toml(path, family, shown)
    if parsed is None:
        return None, problems
    return check_model(parsed, model, family)


def read_toml(path: Path, family: str, shown: str) -> tuple[Parsed | None, list[Problem]]:
    """Read a file as TOML; return it, or None and what kept it from being read."""
    file = read_text(path, shown, family)
    if isinstance(file, Problem):
        return None, [file]
    parsed = parse_toml(file, family)
    if isinstance(parsed, Problem):
        return None, [*file.source.warnings, parsed]
    given, lines = parsed
    return Parsed(given, file.source.model_copy(update={"lines": lines})), []


def check_model(
    parsed: Parsed, model: type[Model], family: str
) -> tuple[Model | None, list[Problem]]:
    """Check what was read against its model, as `read_model` does."""
    given, source = dict(parsed.given), parsed.source
    warnings = list(source.warnings)
    # `source` is ours to fill in; written in a file it is a key like any unknown one.
    problems = []
    if given.pop("source", None) is not None:
        where = source.place("source", item="source")
        problems.append(Problem(family + "12", where, "source", {"keys": ", ".join(_keys(model))}))
    try:
        found = model.model_validate({**given, "source": source})
    except ValidationError as error:
        problems += problems_of(error, model, given, source.place, family=family)
        in_order = sorted(problems, key=lambda problem: (problem.place.file, problem.place.line))
        return None, [*warnings, *in_order]
    return (None, [*warnings, *problems]) if problems else (found, [])


def parse_toml(file: TextFile, family: str) -> tuple[dict[str, Any], dict[str, int]] | Problem:
    """Parse TOML: exact decimals, lists as tuples; and the lines, as `line_map` tells them.

    Instead of these, the one fault of its syntax.
    """
    try:
        parsed = tomllib.loads(file.text, parse_float=Decimal)
        return {key: _frozen(value) for key, value in parsed.items()}, line_map(file.text)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # Beside syntax errors: whole numbers and decimals too long to hold, nesting too deep.
        return _syntax_problem(str(error), file, family)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


def _syntax_problem(message: str, file: TextFile, family: str) -> Problem:
    lines = file.text.split("\n")
    at = _AT_LINE.search(message)
    line = int(at[1]) if at and at[1] else len(file.text.rstrip().split("\n")) if at else 0
    starts = (start for start in _REASONS if message.startswith(start))
    reason = next((_REASONS[start] for start in starts), _OTHER)
    found = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    # Habits from spreadsheets and word processors tell more than the parser's message; within
    # quotes they are text like any other.
    bare = _QUOTED.sub("", found)
    reason = next((said for habit, said in _HABITS if habit.search(bare)), reason)
    details = {"reason_vi": reason.vi, "reason_en": reason.en}
    return Problem(family + "10", Place(file=file.source.path, line=line), found, details)


def _keys(model: type[FileModel]) -> list[str]:
    fields = model.model_fields.items()
    return [info.alias or name for name, info in fields if name != "source"]
