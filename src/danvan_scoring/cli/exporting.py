"""Exporters of plugins: found by name, run, and held to names that can be written."""

from collections.abc import Callable, Collection, Sequence
from pathlib import PurePosixPath

from danvan_scoring.errors import InputError
from danvan_scoring.model.exporter import Exporter
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language
from danvan_scoring.plugins.registry import PluginInfo, Registry

Chosen = tuple[PluginInfo, str, type[Exporter]]


def find_exporters(
    registry: Registry, names: Sequence[str], *, public: bool = False
) -> list[Chosen]:
    """Look exporters up, before anything is computed.

    Raises:
        InputError: `SUB296`, for every name that no plugin in use offers; `SUB297`, for every
            exporter that does not know what must not be posted, where that is to be made.
    """
    known = registry.exporters
    problems = [
        Problem("SUB296", Place(), found=name, suggestion=nearest(name, known))
        for name in names
        if name not in known
    ]
    problems += [
        Problem("SUB297", Place(), found=name)
        for name in names
        if public and name in known and not known[name].public
    ]
    if problems:
        raise InputError(problems)
    return [
        (plugin, name, known[name])
        for name in dict.fromkeys(names)
        for plugin in registry.plugins
        if name in plugin.exporters
    ]


def own_exporters(registry: Registry, plugin: str, *, public: bool) -> list[str]:
    """Name the exporters of one plugin that nobody has to ask for.

    Of a public publication, those that may be posted.
    """
    own = [name for info in registry.plugins if info.name == plugin for name in info.exporters]
    found = [(name, registry.exporters[name]) for name in own]
    return [
        name
        for name, exporter in found
        if not exporter.on_request and (exporter.public or not public)
    ]


def exported(
    exporters: Sequence[Chosen],
    publication: Publication,
    language: Language,
    taken: Collection[str] = (),
    done: Callable[[str], None] = lambda _name: None,
) -> dict[str, bytes]:
    """Run the exporters and gather their files.

    Args:
        exporters: as `find_exporters` returns them.
        publication: what is exported.
        language: the language of the files.
        taken: names of files that are there already.
        done: told the name of each exporter that has been run.

    Raises:
        PluginError: `PLG491`, an exporter raised; `PLG492`, a name that leads out of the folder
            or lies too deep in it, or one that is taken.
    """
    files: dict[str, bytes] = {}
    for plugin, name, exporter in exporters:
        try:
            made = exporter().export(publication, language)
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
            raise plugin.fault("PLG491", found, exporter=name) from error
        for file, content in made.items():
            if not _can_be_written(file) or file in {*taken, *files}:
                raise plugin.fault("PLG492", file, exporter=name)
            files[file] = content
        done(name)
    return files


def _can_be_written(name: str) -> bool:
    parts = PurePosixPath(name).parts
    plain = "/".join(parts) == name and not {"..", "."} & {*parts}
    return plain and 1 <= len(parts) <= 2 and not {*r'\:*?"<>|'} & {*name}  # noqa: PLR2004
