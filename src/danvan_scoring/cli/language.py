"""Which language the command line speaks: known before it is parsed, so that errors speak it."""

import os
from collections.abc import Sequence

from danvan_scoring.model.text import Language

VARIABLE = "DANVAN_LANG"
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def chosen_language(arguments: Sequence[str]) -> Language:
    """Find `--lang` anywhere on the line, else the environment's choice, else Vietnamese.

    Examples:
        >>> chosen_language(["run", "period.toml", "--lang", "en"])
        'en'
    """
    asked = os.environ.get(VARIABLE, "")
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
    return "en" if asked == "en" else "vi"
