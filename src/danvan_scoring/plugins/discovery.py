"""Discovery: find the plugins, load them, and refuse what could change a result unseen.

Entry points are walked here rather than by pluggy, whose loader drops the second of two plugins of
one name without a word. A local module is taken only when named, never because it lies somewhere.
"""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import entry_points
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from danvan_scoring.errors import PluginError
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.plugins.hookspecs import PROJECT
from danvan_scoring.plugins.register import register
from danvan_scoring.plugins.registry import PluginInfo, Registry


@dataclass(frozen=True)
class Candidate:
    """A plugin that was found and is not loaded yet."""

    info: PluginInfo
    load: Callable[[], object]


def load_plugins(
    modules: Sequence[str | Path | ModuleType] = (),
    *,
    block: Collection[str] = (),
    discover: bool = True,
) -> Registry:
    """Load the installed plugins and the named modules.

    Args:
        modules: local modules, or paths of `.py` files.
        block: names of plugins that are left out, and not even imported.
        discover: whether to take installed plugins.

    Returns:
        What they offer, the same whatever the order in which they were found.

    Raises:
        PluginError: two plugins of one name, a plugin that cannot be imported, or one that breaks
            the contract of the hooks.
    """
    found = list(_installed()) if discover else []
    found += [_local(module) for module in modules]
    found.sort(key=lambda candidate: (candidate.info.name, candidate.info.distribution))
    names = [candidate.info.name for candidate in found]
    for name in block:
        if name not in names:
            problem = Problem("PLG410", Place(), name, suggestion=nearest(name, names))
            raise PluginError(problem, name, "", "")
    kept = [candidate for candidate in found if candidate.info.name not in block]
    for one, other in pairwise(kept):
        if one.info.name == other.info.name:
            raise other.info.fault("PLG401", one.info.name, other=one.info.distribution)
    return register([(candidate.info, _loaded(candidate)) for candidate in kept])


def _installed() -> Iterator[Candidate]:
    for entry in entry_points(group=PROJECT):
        distribution = entry.dist
        info = PluginInfo(
            name=entry.name,
            distribution=distribution.name if distribution else "",
            version=distribution.version if distribution else "",
        )
        yield Candidate(info, entry.load)


def _local(module: str | Path | ModuleType) -> Candidate:
    if isinstance(module, ModuleType):
        name = module.__name__.rpartition(".")[2]
        file = getattr(module, "__file__", None)  # modules made in memory have none
        path = Path(file) if file else None
        readable = path is not None and path.is_file()
        digest = sha256(path.read_bytes()).hexdigest() if path and readable else ""
        info = PluginInfo(name, path.name if path else name, "", digest)
        return Candidate(info, lambda: module)
    path = Path(module)
    info = PluginInfo(path.stem, path.as_posix(), "")
    try:
        source = path.read_bytes()
    except OSError:
        raise info.fault("PLG413", path.as_posix()) from None
    info = replace(info, sha256=sha256(source).hexdigest())
    return Candidate(info, lambda: _imported(path, source, info.sha256))


def _imported(path: Path, source: bytes, digest: str) -> ModuleType:
    """Run the very bytes that the digest is of: no cached bytecode, no second reading.

    The module's name carries the digest, so that it hides neither another module nor another file
    of its name.
    """
    module = ModuleType(f"danvan_local_{path.stem}_{digest[:16]}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module  # where pydantic looks up the names in annotations
    try:
        exec(compile(source, str(path), "exec"), module.__dict__)  # noqa: S102 - the user named it
    except BaseException:
        del sys.modules[module.__name__]
        raise
    return module


def _loaded(candidate: Candidate) -> object:
    try:
        return candidate.load()
    except (Exception, SystemExit) as error:  # a script taken for a plugin may exit
        raise candidate.info.fault("PLG402", f"{type(error).__name__}: {error}") from error
