"""`danvan serve-token`: a token for the service, told once, and its line for the file."""

import json
from datetime import date, timedelta
from typing import get_args

import click

from danvan_scoring.errors import InputError
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Language, Text
from danvan_scoring.serve.tokens import Role, digest_of, new_token

_DAYS = 365
_ONCE = Text(
    "Mã truy cập (chỉ hiện một lần; giao cho người giữ, không ghi vào tệp):",
    "The token (told only once; give it to its holder, and keep it out of the file):",
)
_LINES = Text(
    "Các dòng trên thêm vào tệp mã truy cập.", "Add the lines above to the file of tokens."
)
_UNIT_OF_UNIT = Text(
    "--unit là của vai trò unit, và vai trò unit cần có --unit.",
    "--unit is for the role unit, which needs it.",
)
_NO_ROLE = Text("không có vai trò «{}»; có: {}.", "there is no role «{}»; there are {}.")


def command(
    language: Language, role: str, name: str, unit: str | None, expires: date | None
) -> int:
    """Run the command.

    Raises:
        click.UsageError: no such role; or a unit without its code, or a code without its role.
        InputError: `SRV869` for a last day that has passed, `SRV870` for an empty name or code.
    """
    roles: tuple[str, ...] = get_args(Role)
    if role not in roles:
        raise click.UsageError(_NO_ROLE.pick(language).format(role, ", ".join(roles)))
    if (role == "unit") != (unit is not None):
        raise click.UsageError(_UNIT_OF_UNIT.pick(language))
    today = date.today()  # noqa: DTZ011 (the day of the office)
    last = expires or today + timedelta(days=_DAYS)
    given = {"--name": name, "--unit": unit}
    faults = [
        Problem("SRV870", Place(item=option))
        for option, text in given.items()
        if text is not None and not text.strip()
    ]
    if last < today:
        details = {"today_vi": f"{today:%d/%m/%Y}", "today_en": today.isoformat()}
        faults.append(Problem("SRV869", Place(item="--expires"), last.isoformat(), details))
    if faults:
        raise InputError(faults)
    token = new_token()
    # What JSON writes is a string of TOML too.
    lines = ["[[token]]", f"name = {json.dumps(name, ensure_ascii=False)}", f'role = "{role}"']
    lines += [] if unit is None else [f"unit = {json.dumps(unit, ensure_ascii=False)}"]
    lines += [f"expires = {last.isoformat()}", f'sha256 = "{digest_of(token)}"', ""]
    click.echo("\n".join(lines))
    click.echo(_LINES.pick(language), err=True)
    click.echo(_ONCE.pick(language), err=True)
    click.echo(token, err=True)
    return 0
