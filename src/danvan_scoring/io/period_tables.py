"""The files that a period names, as tables: CSV files, and JSON Lines in their place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from danvan_scoring.io.csv_columns import SHEETS, Sheet
from danvan_scoring.io.csv_table import read_table
from danvan_scoring.io.interchange.read import KEYS, SUFFIX, Interchange, read_interchange
from danvan_scoring.io.period_file import file_of, is_there, named
from danvan_scoring.io.table import Table
from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Rubric


@dataclass(frozen=True)
class PeriodTables:
    """What the files of a period hold.

    Attributes:
        tables: by sheet, in the order in which the period names the files.
        interchanges: the files of JSON Lines, by name.
        unreadable: the names of those that are no text at all.
        problems: what is wrong with the files as tables.
    """

    tables: dict[Sheet, list[Table]]
    interchanges: dict[str, Interchange] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def sources(self) -> Iterable[SourceFile]:
        """The files that tables were read from, each once: some give several tables."""
        found = (table.source for sheet in SHEETS for table in self.tables[sheet])
        return {source.path: source for source in found}.values()


def read_tables(period: Period, sheets: Iterable[Sheet] = tuple(SHEETS)) -> PeriodTables:
    """Read the files that a period names under the keys `sheets`."""
    found = PeriodTables({sheet: [] for sheet in SHEETS})
    for sheet in sheets:
        # A file that is named twice is a fault of the period, told when that was read.
        for name in dict.fromkeys(map(named, files_of(period, sheet))):
            if not is_there(period, name):
                continue
            if name.endswith(SUFFIX):
                table = _of_interchange(period, name, sheet, found)
            else:
                path = file_of(period, name)
                table, faults = read_table(path, name, sheet, period.csv.delimiter)
                found.problems.extend(faults)
            if table is not None:
                found.tables[sheet].append(table)
    return found


def _of_interchange(period: Period, name: str, sheet: Sheet, found: PeriodTables) -> Table | None:
    if name in found.unreadable:
        return None
    if name not in found.interchanges:
        interchange, faults = read_interchange(file_of(period, name), name)
        found.problems.extend(faults)
        if interchange is None:
            found.unreadable.add(name)
            return None
        found.interchanges[name] = interchange
        found.problems.extend(_not_this_period(period, interchange))
        found.problems.extend(_taken_by_no_key(period, name, interchange))
    table = found.interchanges[name].table(sheet)
    if sheet == "units" and table.whole and not len(table):
        found.problems.append(Problem("SUB210", Place(name)))
    return table


def _not_this_period(period: Period, interchange: Interchange) -> Iterator[Problem]:
    header, place = interchange.header, Place(interchange.source.path, 1)
    if header is None:
        return
    if header.period != period.id:
        yield Problem("INT821", place, header.period, {"period": period.id})
    if header.as_of != period.as_of.isoformat():
        yield Problem("INT823", place, header.as_of, {"wanted": period.as_of.isoformat()})


def _taken_by_no_key(period: Period, name: str, interchange: Interchange) -> Iterator[Problem]:
    """Refuse records that would be lost without a word."""
    for kind, records in interchange.records.items():
        key = KEYS[kind]
        if name not in map(named, files_of(period, key)):
            place = Place(name, records[0][0], item=kind)
            yield Problem("INT824", place, kind, {"count": len(records), "key": key})


def not_these_rubrics(
    interchanges: Mapping[str, Interchange], rubrics: Sequence[Rubric]
) -> Iterator[Problem]:
    """Yield the files that name other rubrics, or other versions, than the period does."""
    known = {(rubric.id, rubric.version): rubric.source for rubric in rubrics}
    told = ", ".join(f"{id_} {version}" for id_, version in known)
    for name, interchange in interchanges.items():
        place = Place(name, 1)
        for used in interchange.header.rubrics if interchange.header else ():
            found, key = f"{used.id} {used.version}", (used.id, used.version)
            if key not in known:
                yield Problem("INT822", place, found, {"rubrics": told})
            elif used.sha256 and (source := known[key]) and source.sha256 != used.sha256:
                yield Problem("INT823", place, used.sha256, {"wanted": source.sha256})


def files_of(period: Period, sheet: Sheet) -> tuple[str, ...]:
    """Return the files that a period names under a key."""
    if sheet == "units":
        return (period.units,)
    names: tuple[str, ...] = getattr(period, sheet)
    return names


def in_order(period: Period, problems: list[Problem]) -> list[Problem]:
    """Sort problems by file, as the period names them, then by line."""
    files = [named(name) for sheet in SHEETS for name in files_of(period, sheet)]
    position = {name: number for number, name in reversed([*enumerate(files)])}
    return sorted(
        problems,
        # Forms follow the files that the period names.
        key=lambda problem: (
            position.get(problem.place.file, len(files)),
            problem.place.file if problem.place.file not in position else "",
            problem.place.line,
        ),
    )
