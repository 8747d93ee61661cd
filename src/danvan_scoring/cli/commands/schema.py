"""`danvan schema`: the JSON Schema of a file."""

import click

from danvan_scoring.io.schemas import MODELS, schema_text
from danvan_scoring.model.text import Language


def command(language: Language, name: str | None) -> int:  # noqa: ARG001 (as all commands)
    """Print one schema, or the names of all."""
    if name is None:
        click.echo("\n".join(MODELS))
    else:
        click.echo(schema_text(name), nl=False)
    return 0
