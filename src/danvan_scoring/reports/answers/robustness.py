"""Robustness: would another judge, other weights or a faulty figure have turned the ranking?"""

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.analysis.robustness.ground import ground_of
from danvan_scoring.analysis.robustness.simulate import Simulated, simulate
from danvan_scoring.analysis.robustness.variants import Variants
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.robustness_drop import without_section
from danvan_scoring.reports.answers.robustness_judges import judges_section
from danvan_scoring.reports.answers.robustness_ranks import nobody_section, ranks_section
from danvan_scoring.reports.answers.robustness_sources import sources_section
from danvan_scoring.reports.answers.robustness_weights import weights_section
from danvan_scoring.reports.answers.robustness_words import Scale
from danvan_scoring.reports.section import Section

_DOUBT = Doubt()


@dataclass(frozen=True)
class RobustnessSettings:
    """How the question is asked.

    Attributes:
        runs: how many worlds are tried, at least one.
        seed: of all draws, not negative; the same seed gives the same answer.
        doubt: how much of marks, weights and facts is in doubt.
    """

    runs: int = 10_000
    seed: int = 2025
    doubt: Doubt = _DOUBT


def robustness_sections(
    publication: Publication,
    language: Language,
    settings: RobustnessSettings = RobustnessSettings(),
) -> Iterator[Section]:
    """Answer for every rubric and every scale of a period.

    Args:
        publication: whose results are put in doubt.
        language: of the answer.
        settings: how.

    Yields:
        Up to five sections a scale: ranks and classes; a stricter judge; other weights; what one
        criterion less would do; which doubt matters most.
    """
    results = publication.found.results
    several = len(results) > 1 or any(len(own.bound.rubric.scales) > 1 for own in results)
    for result in results:
        yield from _of_result(result, language, settings, several=several)


def _of_result(
    result: Result, language: Language, settings: RobustnessSettings, *, several: bool
) -> Iterator[Section]:
    variants = Variants(ground_of(result), settings.doubt, settings.seed)
    nobody = not any(standing.ranked.any() for standing in result.standings.values())
    simulated = Simulated(0, {}) if nobody else simulate(variants, settings.runs)
    rubric = result.bound.rubric
    for group in rubric.scales:
        title = ""
        if several:
            title = group.title if len(rubric.scales) > 1 else f"{rubric.id}: {group.title}"
        scale = Scale(
            result=result,
            group=group,
            variants=variants,
            simulated=simulated,
            language=language,
            mark=f"do-vung-{rubric.id}-{group.code}" if several else "do-vung",
            title=title,
        )
        ranked = int(result.standings[group.code].ranked.sum())
        yield ranks_section(scale) if ranked else nobody_section(scale)
        if ranked > 1:
            yield from judges_section(scale)
            yield weights_section(scale)
            yield without_section(scale)
            yield from sources_section(scale)
