"""`danvan new-plugin`: a distribution to begin with, which passes its own tests."""

from pathlib import Path

import click

from danvan_scoring.io.new_plugin import fault_of_name, write_plugin
from danvan_scoring.model.text import Language, Text

_NAME = Text("tên tiện ích «{}» không dùng được: {}", "«{}» cannot be the name of a plugin: {}")
_WRITTEN = Text("Đã ghi tiện ích «{}» vào {}", "Plugin «{}» is in {}")
_NEXT = Text("Tiếp theo:", "Next:")


def command(language: Language, name: str, out: Path | None) -> int:
    """Run the command; without `out` the folder has the name of the plugin.

    Raises:
        click.UsageError: the plugin cannot have this name.
        InputError: as `write_plugin` raises.
    """
    if fault := fault_of_name(name):
        raise click.UsageError(_NAME.pick(language).format(name, fault.pick(language)))
    folder = out or Path(name)
    write_plugin(name, folder)
    click.echo(_WRITTEN.pick(language).format(name, folder), err=True)
    click.echo(_NEXT.pick(language), err=True)
    for line in (
        f'pip install -e "{folder}[test]"',
        f"pytest {folder}",
        f"danvan run {folder / 'example' / 'period.toml'}",
    ):
        click.echo(f"  {line}", err=True)
    return 0
