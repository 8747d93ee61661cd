"""Exporters of plugins: found by name, run, and held to names that can be written."""

from collections.abc import Collection, Sequence
from pathlib import PurePath

from danvan_scoring.errors import InputError
from danvan_scoring.model.exporter import Exporter
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language
from danvan_scoring.plugins.registry import PluginInfo, Registry

Chosen = tuple[PluginInfo, str, type[Exporter]]


def find_exporters(registry: Registry, names: Sequence[str]) -> list[Chosen]:
    """Look exporters up, before anything is computed.

    Raises:
        InputError: `SUB296`, for every name that no plugin in use offers.
    """
    known = registry.exporters
    problems = [
        Problem("SUB296", Place(), found=name, suggestion=nearest(name, known))
        for name in names
        if name not in known
    ]
    if problems:
        raise InputError(problems)
    return [
        (plugin, name, known[name])
        for name in names
        for plugin in registry.plugins
        if name in plugin.exporters
    ]


def exported(
    exporters: Sequence[Chosen], result: Result, language: Language, taken: Collection[str]
) -> dict[str, bytes]:
    """Run the exporters and gather their files.

    Args:
        exporters: as `find_exporters` returns them.
        result: what is exported.
        language: the language of the files.
        taken: names of files that are there already.

    Raises:
        PluginError: `PLG491`, an exporter raised; `PLG492`, a name with a path, or one that is
            taken.
    """
    files: dict[str, bytes] = {}
    for plugin, name, exporter in exporters:
        try:
            made = exporter().export(result, language)
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
            raise plugin.fault("PLG491", found, exporter=name) from error
        for file, content in made.items():
            if PurePath(file).name != file or "\\" in file or file in {*taken, *files}:
                raise plugin.fault("PLG492", file, exporter=name)
            files[file] = content
    return files
