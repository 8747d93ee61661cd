"""A publication (công bố kết quả): everything that the documents of a period are made from."""

from dataclasses import dataclass

from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.office import Office
from danvan_scoring.model.period import Period
from danvan_scoring.model.result import PeriodResult


@dataclass(frozen=True, eq=False)
class Earlier:
    """The period with which this one is compared (kỳ trước)."""

    title: str
    found: PeriodResult


@dataclass(frozen=True, eq=False)
class Publication:
    """What an exporter is given.

    Attributes:
        period: the period's own file.
        found: the results.
        office: the body whose documents they are.
        assessment: what the log says of forms, marks and appeals; None without a log.
        earlier: the period before, or None.
        template: the bytes of the office's own .docx, or None.
        public: whether what is made will be posted: then no note, no document that a unit named,
            no mark of a single member and no appeal may be in it.
    """

    period: Period
    found: PeriodResult
    office: Office
    assessment: Assessment | None = None
    earlier: Earlier | None = None
    template: bytes | None = None
    public: bool = False

    @property
    def is_final(self) -> bool | None:
        """Whether the scores of all units were made final; None without a log."""
        if self.assessment is None:
            return None
        return all(unit in self.assessment.final for unit in self.found.submissions.names)
