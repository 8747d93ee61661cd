"""What changed since the period before: points in percent, ranks and classes, unit by unit."""

from dataclasses import dataclass
from decimal import Decimal

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.stages.ranking_list import RankedUnit, ranked_units


@dataclass(frozen=True)
class Change:
    """One unit on one scale, in both periods (thay đổi so với kỳ trước).

    Attributes:
        before: where it stood; None if it was not there.
        now: where it stands.
    """

    before: RankedUnit | None
    now: RankedUnit

    @property
    def percent(self) -> Decimal | None:
        """How many percentage points it gained; None unless it has a total in both periods."""
        if self.before is None or self.before.percent is None or self.now.percent is None:
            return None
        return self.now.percent - self.before.percent


def changes(publication: Publication) -> dict[tuple[str, str], Change]:
    """Return the changes by scale and unit; of units that are there now.

    Without a period before there are none.
    """
    if publication.earlier is None:
        return {}
    before = lines_by_key(publication.earlier.found)
    return {
        key: Change(before.get(key), now) for key, now in lines_by_key(publication.found).items()
    }


def lines_by_key(found: PeriodResult) -> dict[tuple[str, str], RankedUnit]:
    """Return where every unit of a period stands, by scale and unit."""
    return {
        (line.scale, line.unit): line for result in found.results for line in ranked_units(result)
    }
