"""`danvan plugins`: who is at the door, and which criteria they bring."""

from collections.abc import Sequence
from pathlib import Path

import click

from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.tables import Column, table
from danvan_scoring.model.text import Language, Text


def command(language: Language, plugins: Sequence[str], block: Sequence[str]) -> int:
    """Run the command.

    Raises:
        PluginError: a plugin cannot be loaded.
    """
    registry = Evaluator([*map(Path, plugins)], block=block).registry
    owners = [
        Column(Text("Tiện ích", "Plugin").pick(language)),
        Column(Text("Gói cài đặt", "Distribution").pick(language), flexible=True),
        Column(Text("Phiên bản", "Version").pick(language)),
        Column(Text("Số cách chấm", "Criteria").pick(language), "right"),
    ]
    click.echo(
        table(
            owners,
            [[p.name, p.distribution, p.version, str(len(p.criteria))] for p in registry.plugins],
        )
    )
    criteria = [
        Column(Text("Cách chấm", "Criterion").pick(language)),
        Column(Text("Nội dung", "What it does").pick(language), flexible=True),
    ]
    rows = [
        [key, registry.criteria[key].summary.pick(language)]
        for plugin in registry.plugins
        for key in plugin.criteria
    ]
    click.echo("\n" + table(criteria, rows))
    if registry.exporters:
        exporters = [
            Column(Text("Mẫu kết xuất", "Exporter").pick(language)),
            Column(Text("Nội dung", "What it does").pick(language), flexible=True),
        ]
        offers = [[n, e.summary.pick(language)] for n, e in registry.exporters.items()]
        click.echo("\n" + table(exporters, offers))
    return 0
