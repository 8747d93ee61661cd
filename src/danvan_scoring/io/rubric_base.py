"""Rubrics that extend another: its tables taken over, changed and left out, line by line."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from danvan_scoring.io.toml_file import Parsed, read_toml
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Problem, nearest
from danvan_scoring.model.rubric import Removed

_OWN = ("id", "version", "title", "status", "effective_from", "effective_to", "extends", "removes")
"""What a rubric says of itself, and never takes over."""

_TABLES = tuple(info.alias or name for name, info in Removed.model_fields.items())


def read_extended(path: Path, shown: str) -> tuple[Parsed | None, list[Problem]]:
    """Read a rubric's file and, if it extends another, merge the two.

    A table with the code of one of the base changes it key by key (`params` and conditions are one
    key); others are added after the base's. Quotas, which have no code, replace the base's when
    there are any.

    Returns:
        What was read, with the lines of both files; or None, and all problems.
    """
    return _read(path, shown, ())


def _read(path: Path, shown: str, above: tuple[Path, ...]) -> tuple[Parsed | None, list[Problem]]:
    own, problems = read_toml(path, "RUB1", shown)
    if own is None or not isinstance(own.given.get("extends"), str):
        return own, problems
    name = own.given["extends"]
    where = own.source.place("extends", item="extends")
    above = (*above, path.resolve())
    if _resolved(path.parent / name) in above:
        return None, [*own.source.warnings, Problem("RUB181", where, name)]
    base, faults = _read(path.parent / name, _shown(shown, name), above)
    if base is None:
        return None, [*own.source.warnings, Problem("RUB180", where, name), *faults]
    faults = [*_unknown(own, base)]
    if faults:
        return None, [*own.source.warnings, *faults]
    return _merged(own, base), []


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, ValueError):  # no file can have such a name, which reading it will say
        return None


def _shown(shown: str, name: str) -> str:
    """Name the base as the file itself is named, without going up and down again."""
    parts: list[str] = []
    for part in (PurePosixPath(shown).parent / name).parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts).as_posix()


def _removed(own: Parsed, table: str) -> tuple[Any, ...]:
    removes = own.given.get("removes")
    codes = removes.get(table, ()) if isinstance(removes, Mapping) else ()
    return codes if isinstance(codes, tuple) else ()


def _unknown(own: Parsed, base: Parsed) -> Iterator[Problem]:
    for table in _TABLES:
        known = [_code(item) for item in _items(base, table)]
        for code in _removed(own, table):
            if code not in known:
                where = own.source.place("removes", table, item=table)
                near = nearest(str(code), known)
                yield Problem("RUB182", where, str(code), {"table": table}, near)


def _items(parsed: Parsed, table: str) -> tuple[Any, ...]:
    given = parsed.given.get(table, ())
    return given if isinstance(given, tuple) else ()


def _merged(own: Parsed, base: Parsed) -> Parsed:
    given: dict[str, Any] = {}
    # What stands where: the file, its path there and the path here; the later ones win.
    origins: list[tuple[Parsed, str, str]] = []
    by_code = [t for t in _TABLES if _items(base, t) and isinstance(own.given.get(t, ()), tuple)]
    for parsed, names in ((base, [k for k in base.given if k not in _OWN]), (own, own.given)):
        for key in names:
            if key not in by_code:
                value, earlier = parsed.given[key], given.get(key)
                if isinstance(value, Mapping) and isinstance(earlier, Mapping):
                    value = {**earlier, **value}
                given[key] = value
                origins.append((parsed, key, key))
    for table in by_code:
        items = _merged_table(own, base, table)
        given[table] = tuple(item for item, _ in items)
        for position, (_, sources) in enumerate(items):
            here = f"{table}.{position}"
            origins += [(parsed, f"{table}.{old}", here) for parsed, old in sources]
    return Parsed(given, _source(own, base, origins))


def _source(own: Parsed, base: Parsed, origins: list[tuple[Parsed, str, str]]) -> SourceFile:
    """Say of the merged tables where each of their lines stands."""
    lines: dict[str, int] = {}
    files: dict[str, str] = {}
    for parsed, old, new in origins:
        for key, line in parsed.source.lines.items():
            if key == old or key.startswith(old + "."):
                here = new + key.removeprefix(old)
                lines[here] = line
                files[here] = parsed.source.files.get(key, parsed.source.path)
    return own.source.model_copy(
        update={
            "lines": lines,
            "files": {key: file for key, file in files.items() if file != own.source.path},
            "bases": (base.source, *base.source.bases),
            "warnings": (*own.source.warnings, *base.source.warnings),
        }
    )


_Merged = list[tuple[Any, list[tuple[Parsed, int]]]]


def _merged_table(own: Parsed, base: Parsed, table: str) -> _Merged:
    """Return the items of a table, each with where its keys come from, the earlier first."""
    items = own.given.get(table, ())
    changes: dict[str, int] = {}
    for position, item in enumerate(items):
        changes.setdefault(_code(item), position)
    gone = _removed(own, table)
    found: _Merged = []
    used: set[int] = set()
    for position, item in enumerate(base.given[table]):
        code = _code(item)
        if code in gone:
            continue
        if code and code in changes:
            at = changes[code]
            used.add(at)
            found.append(({**item, **items[at]}, [(base, position), (own, at)]))
        else:
            found.append((item, [(base, position)]))
    found += [(item, [(own, at)]) for at, item in enumerate(items) if at not in used]
    return found


def _code(item: object) -> str:
    """Return the code of a table; nothing for what is no table or has none."""
    code = item.get("code") if isinstance(item, Mapping) else None
    return code if isinstance(code, str) else ""
