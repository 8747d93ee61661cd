"""`danvan history rescore`: score what is recorded again, and compare with what came of it."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.cli.progress import stage_progress
from danvan_scoring.evaluator import Evaluator
from danvan_scoring.history.database import database
from danvan_scoring.history.numbers import differences
from danvan_scoring.history.reopening import reopen
from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.text import Language, Text

_MOST = 20


def command(
    language: Language,
    period_id: str,
    db: str,
    authority: str | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Returns:
        1 if any number differs, else 0.

    Raises:
        DanvanError: as reading the database and evaluating do.
    """
    kept = reopen(database(db), period_id, authority=authority)
    evaluator = Evaluator([*map(Path, plugins)], block=block)
    with stage_progress(language) as progress:
        found = evaluator.evaluate_together(
            kept.rubrics,
            kept.submissions,
            kept.plan,
            as_of=kept.period.as_of,
            outside_dates=kept.period.outside_dates,
            progress=progress,
        )
    told: list[str] = []
    for result in found.results:
        rubric = result.bound.rubric.id
        told += differences(result, kept.scores[rubric], kept.standings[rubric])
    rows = sum(map(len, [*kept.scores.values(), *kept.standings.values()]))
    if not told:
        same = Text(
            f"Chấm lại ra đúng kết quả đã lưu: {rows} dòng điểm và xếp hạng",
            f"Scoring again gives what is recorded: {rows} rows of points and ranks",
        )
        click.echo(same.pick(language))
        return 0
    for line in told[:_MOST]:
        click.echo(paragraph(line, "- ", "  "))
    other = Text(
        f"{len(told)} dòng khác với kết quả đã lưu (chấm bằng phiên bản {kept.library})",
        f"{len(told)} rows differ from what is recorded (scored by version {kept.library})",
    )
    click.echo(other.pick(language))
    return 1
