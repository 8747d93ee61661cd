"""A publication of one result, for tests of exporters."""

from danvan_scoring.model.office import office_of
from danvan_scoring.model.period import Period
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import PeriodResult, Result


def publication_of(result: Result, *, public: bool = False) -> Publication:
    """Return what an exporter is given of a result that came from no files."""
    period = Period(
        format=1,
        id="thu",
        title="Kỳ thử",
        as_of=result.provenance.as_of,
        rubric="rubric.toml",
        units="units.csv",
        submissions=("phieu.csv",),
    )
    office = office_of(result.bound.rubric.authority)
    return Publication(period, PeriodResult.of(result), office, public=public)
