"""`danvan robustness`: how firm ranks and classes are."""

from collections.abc import Sequence
from pathlib import Path

from danvan_scoring.analysis.robustness.doubt import Doubt
from danvan_scoring.cli.answering import answer
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.progress import stage_progress
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.robustness import RobustnessSettings, robustness_sections


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    runs: int,
    seed: int,
    judges: float,
    weights: float,
    faults: float,
    pictures: Path | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading, evaluating and writing do.
    """
    loaded = load(period, plugins, block)
    with stage_progress(language) as progress:
        found = loaded.evaluate(None, progress)
    publication = publication_of(loaded, found, plugins, block)
    doubt = Doubt(judges=judges, weights=weights, faults=faults)
    settings = RobustnessSettings(runs=runs, seed=seed, doubt=doubt)
    answer(robustness_sections(publication, language, settings), language, pictures)
    return 0
