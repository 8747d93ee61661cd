"""What a report over many communes shows, in figures: made from results, told by pages and CSV."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Counts:
    """What is counted of a commune, a province or a period.

    Attributes:
        units: how many there are.
        silent: units that sent nothing.
        classes: units in each class, best first, then not eligible, then without class.
        owed: tasks that units owe, one for each unit and task.
        done: those of them that are done.
    """

    units: int
    silent: int
    classes: tuple[int, ...]
    owed: int
    done: int

    @classmethod
    def total(cls, parts: "Iterable[Counts]") -> "Counts":
        """Add up."""
        own = list(parts)
        return cls(
            units=sum(part.units for part in own),
            silent=sum(part.silent for part in own),
            classes=tuple(map(sum, zip(*(part.classes for part in own), strict=True))),
            owed=sum(part.owed for part in own),
            done=sum(part.done for part in own),
        )


@dataclass(frozen=True)
class Rank:
    """A place in a ranking, and whether several units have it."""

    place: int
    shared: bool

    @property
    def label(self) -> str:
        """The rank as it is written, such as `=3`."""
        return f"={self.place}" if self.shared else str(self.place)


@dataclass(frozen=True)
class UnitLine:
    """One unit; ranks are None without a total, and `of_all` where provinces are not ranked.

    Attributes:
        name: of the unit.
        commune: of its commune.
        points: its total, or None.
        state: why there is none, in words; "" with a total.
        by_points: the title of its class before conditions and quotas, or "".
        class_: that of the class that counts, or "".
        eligible: whether it may have one.
        in_commune: its rank in the commune, over all units.
        in_province: likewise in the province.
        of_all: likewise over all provinces.
    """

    name: str
    commune: str
    points: Decimal | None
    state: str
    by_points: str
    class_: str
    eligible: bool
    in_commune: Rank | None
    in_province: Rank | None
    of_all: Rank | None


def place_of(rank: Rank | None) -> tuple[bool, int]:
    """Return what units are sorted by: those without a rank last."""
    return (True, 0) if rank is None else (False, rank.place)


@dataclass(frozen=True)
class CommuneView:
    """One commune, its units by rank."""

    name: str
    counts: Counts
    units: tuple[UnitLine, ...]

    @property
    def silent(self) -> bool:
        """Whether none of its units sent anything."""
        return self.counts.silent == self.counts.units


@dataclass(frozen=True)
class TaskCount:
    """How many units of a province owe a task, and have done it; `target` is in percent."""

    code: str
    title: str
    done: int
    owed: int
    target: Decimal | None


@dataclass(frozen=True)
class ProvinceView:
    """One province in one period, its communes by name."""

    code: str
    communes: tuple[CommuneView, ...]
    tasks: tuple[TaskCount, ...]

    @property
    def counts(self) -> Counts:
        """What its communes come to together."""
        return Counts.total(commune.counts for commune in self.communes)

    @property
    def units(self) -> list[UnitLine]:
        """Its units by rank in the province, those without a total last."""
        units = [unit for commune in self.communes for unit in commune.units]
        return sorted(units, key=lambda unit: place_of(unit.in_province))


@dataclass(frozen=True)
class Scope:
    """What all pages of a period say of themselves.

    Attributes:
        period: its code.
        title: its title, or its code.
        as_of: the day of scoring, as text.
        standing: what the results are worth, if not simply those of an issued rubric.
        made_with: the rubric and the library.
        classes: titles of the classes, best first.
        decimals: of points.
        planned: whether there is a plan.
        ties: titles of what decides among equals, in order.
    """

    period: str
    title: str
    as_of: str
    standing: tuple[str, ...]
    made_with: tuple[str, ...]
    classes: tuple[str, ...]
    decimals: int
    planned: bool
    ties: tuple[str, ...]
