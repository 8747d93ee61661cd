"""`danvan fairness`: how kinds of units come out, and what rescaling did."""

from collections.abc import Sequence
from pathlib import Path

from danvan_scoring.cli.answering import answer
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.fairness import fairness_sections


def command(
    language: Language,
    period: Path,
    pictures: Path | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading, evaluating and writing pictures do.
    """
    loaded = load(period, plugins, block)
    publication = publication_of(loaded, loaded.evaluate(None), plugins, block)
    answer(fairness_sections(publication, language), language, pictures)
    return 0
