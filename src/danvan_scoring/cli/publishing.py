"""From a period that was scored to what its documents are made from."""

from collections.abc import Sequence

from danvan_scoring.cli.loading import Loaded, load
from danvan_scoring.errors import InputError
from danvan_scoring.io.log_tables import read_period_log
from danvan_scoring.io.office_file import read_office
from danvan_scoring.io.period_file import file_of
from danvan_scoring.model.office import office_of
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.publication import Earlier, Publication
from danvan_scoring.model.result import PeriodResult


def publication_of(
    loaded: Loaded,
    found: PeriodResult,
    plugins: Sequence[str],
    block: Sequence[str],
    *,
    public: bool = False,
) -> Publication:
    """Gather what exporters are given.

    The period before is scored anew, from its own files and as of its own day.

    Raises:
        InputError: every fault of the office's file; those of the period before.
        PluginError: a plugin of the period before cannot be loaded.
        CriterionError: as evaluating the period before does.
    """
    period = loaded.period
    office, template, problems = read_office(period)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputError(problems)
    earlier = None
    if period.previous is not None:
        before = load(file_of(period, period.previous), plugins, block)
        earlier = Earlier(before.period.title, before.evaluate(None))
    return Publication(
        period=period,
        found=found,
        office=office or office_of(loaded.rubrics[0].authority),
        assessment=None if period.log is None else read_period_log(period).assessment,
        earlier=earlier,
        template=template,
        public=public,
    )
