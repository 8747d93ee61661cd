"""All questions of a period, in the order in which a council asks them."""

from collections.abc import Iterator

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.agreement import agreement_sections
from danvan_scoring.reports.answers.compare import compare_sections
from danvan_scoring.reports.answers.fairness import fairness_sections
from danvan_scoring.reports.answers.lint import lint_sections
from danvan_scoring.reports.answers.reversal import reversal_sections
from danvan_scoring.reports.answers.robustness import RobustnessSettings, robustness_sections
from danvan_scoring.reports.answers.what_if import what_if_sections
from danvan_scoring.reports.section import Section

_DOUBT = RobustnessSettings()


def whole_analysis(
    publication: Publication,
    language: Language,
    doubt: RobustnessSettings = _DOUBT,
) -> Iterator[Section]:
    """Yield every answer: the rubric, the units, the judges, and how firm all of it is.

    Args:
        publication: whose results are asked about.
        language: of the answers.
        doubt: how often, and with how much of it, the period is scored anew.
    """
    yield from lint_sections(publication, language)
    yield from fairness_sections(publication, language)
    if publication.earlier is not None:
        yield from compare_sections(publication, language)
    yield from agreement_sections(publication, language)
    yield from what_if_sections(publication, language)
    yield from robustness_sections(publication, language, doubt)
    yield from reversal_sections(publication, language)
