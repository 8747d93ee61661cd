"""`danvan history add`: score a period and record it, with all that it was scored from."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from danvan_scoring.cli.history_text import added_text
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.progress import stage_progress
from danvan_scoring.history.add import add
from danvan_scoring.history.appending import By
from danvan_scoring.history.brought import Brought
from danvan_scoring.history.database import database
from danvan_scoring.history.log_read import read_whole_log
from danvan_scoring.model.text import Language, Text

_TOGETHER = Text("--appeal và --decision đi cùng nhau.", "--appeal and --decision go together.")


def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    language: Language,
    period: Path,
    db: str,
    author: str,
    reason: str,
    appeal: Sequence[str],
    decision: str,
    authority: str | None,
    plugins: Sequence[str],
    block: Sequence[str],
) -> int:
    """Run the command.

    Raises:
        DanvanError: as loading and evaluating do; the period is closed; the database fails.
        click.UsageError: an appeal without its decision, or a decision without an appeal.
    """
    if bool(appeal) != bool(decision):
        raise click.UsageError(_TOGETHER.pick(language))
    into = database(db)
    with into.reading():
        pass  # tell at once, not after scoring, that the database cannot be used
    loaded = load(period, plugins, block)
    with stage_progress(language) as progress:
        found = loaded.evaluate(None, progress)
    brought = Brought(
        period=loaded.period,
        found=found,
        plan=loaded.plan,
        log=read_whole_log(loaded.period),
        decisions=dict.fromkeys(appeal, decision),
        authority=authority,
    )
    added = add(into, brought, By(author, reason, datetime.now(UTC).astimezone()))
    click.echo(added_text(added, language))
    return 0
