"""`danvan reversal`: which units would stand otherwise without one of the others."""

from collections.abc import Sequence
from pathlib import Path

from danvan_scoring.cli.answering import answer
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.model.text import Language
from danvan_scoring.reports.answers.reversal import reversal_sections


def command(language: Language, period: Path, plugins: Sequence[str], block: Sequence[str]) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading and evaluating do.
    """
    loaded = load(period, plugins, block)
    publication = publication_of(loaded, loaded.evaluate(None), plugins, block)
    answer(reversal_sections(publication, language), language)
    return 0
